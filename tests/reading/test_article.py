"""What is read from the article on the Kosovo talks, where it is at hand.

The article does not belong to the project: single words of it find the places here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from standoff.evidence import Span
from standoff.reading.dossier import Dossier
from standoff.reading.read import read
from standoff.reading.records import Claim

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "kosovo-2007-12-07.txt"

QUOTATIONS = [
    ("troika", "troika", "indirect", None, "that no … December"),
    ("kosovo_albanians", "kosovo_albanians", "indirect", None, "to declare … lapses"),
    ("nato", "nato", "indirect", (16000, "troops"), "it will … clashes"),
    ("troika", "troika", "direct", None, '"After 120 … status,"'),
    ("troika", "troika", "direct", None, '"Neither party … Kosovo,"'),
    ("united_kingdom", "united_kingdom", "indirect", None, "that the … Kosovo"),
    ("germany", "germany", "indirect", None, "that the … Kosovo"),
    ("france", "france", "indirect", None, "that the … Kosovo"),
    ("italy", "italy", "indirect", None, "that the … Kosovo"),
    ("oana_lungescu", "oana_lungescu", "indirect", None, "the letter … backing"),
    ("james_appathurai", "nato", "direct", None, '"the Nato … resolution"'),
    ("jaap_de_hoop_scheffer", "nato", "mixed", None, 'Nato would … violence"'),
    ("sergei_lavrov", "russia", "indirect", None, "Moscow's demand … Monday"),
    ("sergei_lavrov", "russia", "mixed", None, "Serbia had … status"),
    ("russia", "russia", "indirect", None, "Serbia's stance … Council"),
    ("russia", "russia", "indirect", None, "that independence … elsewhere"),
    ("eu", "eu", "indirect", None, "comments by … Kostunica"),
    ("aleksandar_simic", "aleksandar_simic", "mixed", None, "war could … failed"),
    ("wolfgang_ischinger", "eu", "direct", None, '"I do … retracted,"'),
]
"""Speaker, whose position it is, form, count, and the words in which it begins and ends."""

OTHERS = [
    ("deadline", "expire", "un", None, "reported", True, "2007-12-10", None, "a UN … December"),
    (
        "relation",
        "mediate",
        "troika",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "Mediators in … December",
    ),
    (
        "relation",
        "mediate",
        "troika",
        "serbia",
        "done",
        True,
        None,
        None,
        "Mediators in … December",
    ),
    (
        "relation",
        "mediate",
        "troika",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "to broker … deal",
    ),
    ("relation", "mediate", "troika", "serbia", "done", True, None, None, "to broker … deal"),
    (
        "stance",
        "threaten",
        "kosovo_albanians",
        None,
        "threatened",
        True,
        None,
        None,
        "to declare … lapses",
    ),
    (
        "relation",
        "belong",
        "kosovo_albanians",
        "serbia",
        "done",
        True,
        None,
        None,
        "Kosovo is … lapses",
    ),
    (
        "commitment",
        "keep",
        "nato",
        None,
        "intended",
        True,
        None,
        (16000, "troops"),
        "keep 16,000 … clashes",
    ),
    (
        "stance",
        "refuse to concede",
        "kosovo_albanians",
        None,
        "reported",
        True,
        None,
        None,
        "its position … Kosovo",
    ),
    (
        "stance",
        "refuse to concede",
        "serbia",
        None,
        "reported",
        True,
        None,
        None,
        "its position … Kosovo",
    ),
    (
        "stance",
        "support",
        "united_states",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "Kosovo's independence ambitions",
    ),
    (
        "stance",
        "support",
        "eu",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "Kosovo's independence ambitions",
    ),
    ("stance", "demand", "united_kingdom", "eu", "done", True, None, None, "the EU … Kosovo"),
    ("stance", "demand", "germany", "eu", "done", True, None, None, "the EU … Kosovo"),
    ("stance", "demand", "france", "eu", "done", True, None, None, "the EU … Kosovo"),
    ("stance", "demand", "italy", "eu", "done", True, None, None, "the EU … Kosovo"),
    (
        "stance",
        "support",
        "united_kingdom",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "stance",
        "support",
        "germany",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "stance",
        "support",
        "france",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "stance",
        "support",
        "italy",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "stance",
        "threaten",
        "nato",
        None,
        "threatened",
        True,
        None,
        None,
        "act resolutely … violence",
    ),
    (
        "stance",
        "demand",
        "russia",
        None,
        "done",
        True,
        "2007-12-10",
        None,
        "negotiations to … Monday",
    ),
    ("stance", "propose", "serbia", None, "reported", True, None, None, "a whole … status"),
    ("stance", "propose", "un", None, "done", True, None, None, "a plan … independence"),
    ("stance", "accept", "kosovo_albanians", None, "done", True, None, None, "The plan"),
    (
        "stance",
        "support",
        "russia",
        "serbia",
        "done",
        True,
        None,
        None,
        "Serbia's stance … Council",
    ),
    ("stance", "accuse", None, "nato", "done", True, None, None, "Nato"),
    ("event", "attack", None, "serbs", "done", True, "2004", None, "Serbs were attacked"),
    (
        "event",
        "die",
        None,
        None,
        "done",
        True,
        "2004",
        (19, "people"),
        "Nineteen people … violence",
    ),
    (
        "stance",
        "accuse",
        "eu",
        "aleksandar_simic",
        "done",
        True,
        None,
        None,
        "comments by … Kostunica",
    ),
    (
        "stance",
        "threaten",
        "aleksandar_simic",
        None,
        "hypothetical",
        True,
        None,
        None,
        "war could … failed",
    ),
    (
        "relation",
        "mediate",
        "eu",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "The EU's … failed",
    ),
    ("relation", "mediate", "eu", "serbia", "done", True, None, None, "The EU's … failed"),
    (
        "relation",
        "advise",
        "aleksandar_simic",
        "vojislav_kostunica",
        "done",
        True,
        None,
        None,
        "Aleksandar Simic, … aide",
    ),
    ("stance", "demand", "eu", None, "done", True, None, None, "it to … retracted"),
    (
        "relation",
        "administer",
        "un",
        "kosovo",
        "done",
        True,
        None,
        None,
        "Though technically … years",
    ),
    ("event", "drive", "nato", "serbia", "done", True, "1999", None, "Belgrade's security … 1999"),
    (
        "relation",
        "back",
        "united_states",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "Kosovo's independence ambitions",
    ),
    (
        "relation",
        "back",
        "eu",
        "kosovo_albanians",
        "done",
        True,
        None,
        None,
        "Kosovo's independence ambitions",
    ),
    (
        "relation",
        "back",
        "united_kingdom",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "relation",
        "back",
        "germany",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "relation",
        "back",
        "france",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    (
        "relation",
        "back",
        "italy",
        "kosovo_albanians",
        "reported",
        False,
        None,
        None,
        "unilateral independence … Kosovo",
    ),
    ("relation", "back", "russia", "serbia", "done", True, None, None, "Serbia's stance … Council"),
    ("relation", "member", "eu", "troika", "done", True, None, None, "EU"),
    ("relation", "member", "united_states", "troika", "done", True, None, None, "US"),
    ("relation", "member", "russia", "troika", "done", True, None, None, "Russia"),
]
"""Kind, act, actor, target, modality, polarity, day (or year), count, first and last words."""

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(),
    reason="../shared/articles, which the project may not pass on, is not here",
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read(ARTICLE)


@pytest.fixture(scope="module")
def text(dossier: Dossier) -> str:
    found = dossier.sources[0].text
    assert found is not None
    return found


def claims(dossier: Dossier, kind: str, act: str | None = None) -> list[Claim]:
    return [c for c in dossier.claims if c.kind == kind and act in (None, c.act)]


def words(text: str, claim: Claim) -> str:
    return " ".join(text[span.start : span.end] for span in claim.content)


def quotations_of(dossier: Dossier, speaker: str) -> Iterator[Claim]:
    return (c for c in claims(dossier, "quotation") if c.speaker == speaker)


def relations(dossier: Dossier, act: str) -> set[tuple[str | None, str | None]]:
    return {(c.actor, c.target) for c in claims(dossier, "relation", act) if c.polarity}


def test_the_page_says_when_and_by_whom(dossier: Dossier) -> None:
    source = dossier.sources[0]
    assert source.published is not None
    assert source.published.startswith("2007-12-07")
    assert source.publisher == "BBC News"


def test_parties_and_others_are_there(dossier: Dossier) -> None:
    known = {actor.id: actor for actor in dossier.actors}
    assert {"serbia", "kosovo_albanians", "eu", "united_states", "russia", "nato", "un"} <= set(
        known
    )
    assert known["kosovo_albanians"].kind == "group"
    assert known["serbia"].kind == "government"
    assert "Belgrade" in known["serbia"].aliases
    assert "Moscow" in known["russia"].aliases


def test_the_mediators_and_between_whom(dossier: Dossier) -> None:
    members = {a for a, body in relations(dossier, "member") if body == "troika"}
    assert members == {"eu", "united_states", "russia"}
    mediated = relations(dossier, "mediate")
    assert {("troika", "serbia"), ("troika", "kosovo_albanians")} <= mediated
    assert {target for _, target in mediated} == {"serbia", "kosovo_albanians"}


def test_backers_and_administrator(dossier: Dossier) -> None:
    backed = relations(dossier, "back")
    assert ("russia", "serbia") in backed
    assert {("united_states", "kosovo_albanians"), ("eu", "kosovo_albanians")} <= backed
    assert ("un", "kosovo") in relations(dossier, "administer")
    assert ("kosovo_albanians", "serbia") in relations(dossier, "belong")


def test_the_ministers_do_not_back_a_declaration(dossier: Dossier) -> None:
    denied = {c.actor for c in claims(dossier, "relation", "back") if not c.polarity}
    assert denied == {"united_kingdom", "germany", "france", "italy"}


def test_the_troops_that_stay(dossier: Dossier) -> None:
    (claim,) = claims(dossier, "commitment", "keep")
    assert claim.actor == "nato"
    assert claim.polarity
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.unit) == (16_000, "troops")


def test_the_deadline_is_a_date_and_the_uns(dossier: Dossier) -> None:
    found = {(c.date, c.actor) for c in claims(dossier, "deadline")}
    assert (date(2007, 12, 10), "un") in found
    assert {day for day, _ in found} == {date(2007, 12, 10)}


@pytest.mark.parametrize(
    ("speaker", "speaks_for", "keyword"),
    [
        ("troika", None, "unable"),
        ("troika", None, "Neither"),
        ("james_appathurai", "nato", "movement"),
        ("jaap_de_hoop_scheffer", "nato", "resolutely"),
        ("sergei_lavrov", "russia", "compromise"),
        ("wolfgang_ischinger", "eu", "retracted"),
        ("aleksandar_simic", None, "tool"),
    ],
)
def test_who_is_quoted_and_for_whom_they_speak(
    dossier: Dossier, text: str, speaker: str, speaks_for: str | None, keyword: str
) -> None:
    (claim,) = (c for c in quotations_of(dossier, speaker) if keyword in words(text, c))
    assert claim.form in {"direct", "mixed"}
    assert claim.actor == (speaks_for or speaker)
    record = next(a for a in dossier.actors if a.id == speaker)
    assert record.speaks_for == speaks_for


def test_the_whole_of_what_the_mediator_said(dossier: Dossier, text: str) -> None:
    (claim,) = (c for c in quotations_of(dossier, "wolfgang_ischinger") if c.form == "direct")
    assert words(text, claim).count(".") == 1
    assert text[claim.content[0].start] == '"'
    demand = next(c for c in claims(dossier, "stance", "demand") if c.actor == "eu")
    assert "retracted" in words(text, demand)


def test_the_threat_and_who_makes_it(dossier: Dossier, text: str) -> None:
    threats = [
        c
        for c in claims(dossier, "stance", "threaten")
        if c.actor == "kosovo_albanians" and "independence" in words(text, c)
    ]
    (claim,) = threats
    assert (claim.modality, claim.polarity, claim.plover) == ("threatened", True, "THREATEN")


def test_the_demand_to_go_on_talking(dossier: Dossier, text: str) -> None:
    (claim,) = (c for c in claims(dossier, "stance", "demand") if c.actor == "russia")
    assert "continue" in words(text, claim)


def test_the_plan_whose_it_is_and_who_accepts_it(dossier: Dossier, text: str) -> None:
    plans = [c for c in claims(dossier, "stance", "propose") if c.actor == "un"]
    assert [True for c in plans if "supervised" in words(text, c)] == [True]
    (accepted,) = claims(dossier, "stance", "accept")
    assert accepted.actor == "kosovo_albanians"
    assert "plan" in words(text, accepted).lower()


def test_neither_side_gives_way(dossier: Dossier) -> None:
    firm = {c.actor for c in claims(dossier, "stance", "refuse to concede")}
    assert firm == {"serbia", "kosovo_albanians"}


def test_the_remark_on_war_is_the_aides_and_not_the_governments(
    dossier: Dossier, text: str
) -> None:
    about_war = [
        c
        for c in dossier.claims
        if c.kind in {"quotation", "stance"} and re.search(r"\bwar\b", words(text, c))
    ]
    assert about_war
    assert {c.actor for c in about_war} == {"aleksandar_simic"}
    assert [c for c in claims(dossier, "stance", "threaten") if c.actor == "serbia"] == []
    advice = relations(dossier, "advise")
    assert advice == {("aleksandar_simic", "vojislav_kostunica")}


def test_the_dead_of_2004(dossier: Dossier) -> None:
    (claim,) = claims(dossier, "event", "die")
    assert claim.date is not None
    assert claim.date.year == 2004
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.unit) == (19, "people")


def bounds(text: str, claim: Claim) -> str:
    """Return the first two words and the last of what a claim says, and no more of the article."""
    said = words(text, claim).split()
    return " ".join(said) if len(said) < 4 else f"{said[0]} {said[1]} … {said[-1]}"


def count(claim: Claim) -> tuple[float, str] | None:
    return None if claim.quantity is None else (claim.quantity.value, claim.quantity.unit)


def test_all_that_is_quoted_and_nothing_else(dossier: Dossier, text: str) -> None:
    found = [
        (c.speaker, c.actor, c.form, count(c), bounds(text, c))
        for c in claims(dossier, "quotation")
    ]
    assert Counter(found) == Counter(QUOTATIONS)


def test_all_other_claims_and_nothing_else(dossier: Dossier, text: str) -> None:
    found = []
    for c in dossier.claims:
        if c.kind == "quotation":
            continue
        whole_year = c.date is not None and (c.date.month, c.date.day) == (1, 1)
        day = None if c.date is None else str(c.date)[:4] if whole_year else str(c.date)
        said = bounds(text, c)
        found.append(
            (c.kind, c.act, c.actor, c.target, c.modality, c.polarity, day, count(c), said)
        )
    assert Counter(found) == Counter(OTHERS)


def test_what_is_no_story_is_marked_as_what_it_is(dossier: Dossier, text: str) -> None:
    def kind_at(word: str, nth: int = 0) -> str | None:
        place = [match.start() for match in re.finditer(word, text)][nth]
        passage = dossier.passage_at("s1", Span(place, place + 1))
        return None if passage is None else passage.kind

    assert kind_at("BBC News") == "masthead"
    assert kind_at("Updated") == "timestamp"
    assert kind_at("KFOR") == "caption"
    assert kind_at("Western") == "subheading"
    assert kind_at("Netherlands") == "comment"
    assert kind_at("Risk") == "subheading"
    assert kind_at("Hashim") == "caption"
    assert kind_at("external") == "disclaimer"
    assert kind_at("clove") == "link"
    assert kind_at("Polunin") == "link"
    assert kind_at("Pacific") == "navigation"


def test_no_claim_is_made_from_anything_but_the_story(dossier: Dossier) -> None:
    story = [p.span for p in dossier.passages if p.kind in {"lead", "body"}]
    for claim in dossier.claims:
        for item in claim.evidence:
            assert any(item.span.within(span) for span in story), claim.id
        for span in claim.content:
            assert any(span.within(other) for other in story), claim.id
