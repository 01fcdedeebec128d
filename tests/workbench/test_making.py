"""Claims of the analyst's own: what may be said of a selection, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InputError
from standoff.evidence import Source, Span, verify
from standoff.reading.dossier import Dossier
from standoff.reading.own_claims import ANALYST, OwnClaim, with_own
from standoff.reading.read import read_text
from standoff.workbench.making import made
from standoff.workbench.saying import Saying, first_saying, usual_modality

TEXT = (
    "Peru and Chile talk 😀\r\n\r\n"
    "Mediators of Norway met Peru and Chile. Chile threatened to close the northern port.\r\n\r\n"
    "Peru would see that Chile reopens the old mine. Its minister, Ana Ruiz, said of Peru and of "
    'Chile: "The mine feeds Peru."\r\n'
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_text(TEXT, published="2031-05-03")


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def make(dossier: Dossier, words: str, **said: object) -> OwnClaim:
    return made(dossier, dossier.sources[0], span_of(words), Saying(**said))  # type: ignore[arg-type]


def test_a_demand_has_what_a_claim_that_was_read_has(dossier: Dossier) -> None:
    own = make(dossier, "Chile reopens the old mine", actor="peru", target="chile",
               what="reopens the old mine")  # fmt: skip
    claim = own.claim
    assert (claim.kind, claim.act, claim.plover) == ("stance", "demand", "REQUEST")
    assert (claim.actor, claim.target, claim.base) == ("peru", "chile", "reopen")
    assert (claim.polarity, claim.modality, claim.found_by) == (True, "done", (ANALYST,))
    assert [TEXT[s.start : s.end] for s in claim.content] == ["reopens the old mine"]
    assert [e.exact for e in claim.evidence] == ["Chile reopens the old mine"]
    assert {actor.id for actor in own.actors} == {"peru", "chile"}


def test_a_person_acts_for_whom_it_speaks_and_a_quotation_is_its_own(dossier: Dossier) -> None:
    ruiz = next(actor for actor in dossier.actors if actor.name == "Ana Ruiz")
    assert ruiz.speaks_for == "peru"
    said = make(dossier, '"The mine feeds Peru."', kind="quotation", actor=ruiz.id).claim
    assert (said.actor, said.speaker, said.act, said.form) == ("peru", ruiz.id, None, "direct")
    told = make(dossier, "the old mine", kind="quotation", actor=ruiz.id).claim
    assert told.form == "indirect"
    assert make(dossier, "the old mine", actor=ruiz.id).claim.actor == "peru"


def test_an_event_has_the_verb_of_the_report_or_one_of_the_analyst(dossier: Dossier) -> None:
    event = make(dossier, "Chile reopens the old mine", kind="event", act="Reopens", actor="chile")
    assert event.claim.act == "reopen"
    other = make(dossier, "the old mine", kind="event", act="seize", actor="chile")
    assert other.claim.act == "seize"


def test_somebody_new_is_named_and_somebody_known_is_found_by_name(dossier: Dossier) -> None:
    own = make(dossier, "the old mine", name=" Miners' Guild ", sort="group", actor="peru")
    assert own.claim.actor == "miners_guild"
    assert [(a.name, a.kind) for a in own.actors] == [("Miners' Guild", "group")]
    assert make(dossier, "the old mine", name="CHILE").claim.actor == "chile"
    # Another of which only the id would be the same.
    again = with_own(dossier, (own,))
    assert make(again, "the old mine", name="Miners Guild!").claim.actor == "miners_guild_2"


@pytest.mark.parametrize(
    ("words", "said", "told"),
    [
        ("the old mine", {}, "say who it is"),
        ("the old mine", {"actor": "nobody"}, "no actor 'nobody'"),
        ("the old mine", {"actor": "peru", "target": "peru"}, "towards themselves"),
        ("the old mine", {"actor": "peru", "act": "sing"}, "choose an act of a stance"),
        ("the old mine", {"actor": "peru", "kind": "relation", "act": "back"}, "towards"),
        ("the old mine", {"actor": "peru", "kind": "event", "act": " "}, "in a verb"),
        ("the old mine", {"kind": "deadline"}, "needs its day"),
        ("the old mine", {"actor": "peru", "day": "soon"}, "'soon' is no day"),
        ("the old mine", {"actor": "peru", "what": "the new mine"}, "not in the selection"),
        ('Peru and of Chile: "The mine feeds Peru', {"actor": "chile", "what": "Peru"}, "2 times"),
        ("northern port.\r\n\r\nPeru", {"actor": "peru"}, "2 passages are selected"),
        ("talk 😀\r\n\r\nMediators", {"actor": "peru", "kind": "quotation"}, "2 passages"),
    ],
)
def test_what_cannot_be_is_told(
    dossier: Dossier, words: str, said: dict[str, object], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        make(dossier, words, **said)


def test_a_quotation_may_run_on_from_paragraph_to_paragraph(dossier: Dossier) -> None:
    words = "northern port.\r\n\r\nPeru would"
    own = make(dossier, words, kind="quotation", actor="peru", modality="reported")
    assert own.claim.evidence[0].exact == words


def test_a_deadline_has_its_day_and_needs_nobody(dossier: Dossier) -> None:
    claim = make(dossier, "the old mine", kind="deadline", act=None, day="2031-06-01").claim
    assert (claim.act, claim.date, claim.actor) == ("expire", date(2031, 6, 1), None)


def test_the_same_is_not_made_twice(dossier: Dossier) -> None:
    own = make(dossier, "the old mine", actor="peru")
    with pytest.raises(InputError, match="already"):
        make(with_own(dossier, (own,)), "the old mine", actor="peru")


def test_it_begins_with_whom_the_passage_names_before(dossier: Dossier) -> None:
    source = dossier.sources[0]
    assert first_saying(dossier, source, span_of("reopens the old mine")).actor == "chile"
    assert first_saying(dossier, source, span_of("would see")).actor == "peru"
    assert first_saying(dossier, source, span_of("Peru would")).actor == "peru"
    assert first_saying(dossier, source, span_of("Mediators")).actor is None
    assert usual_modality("stance", "threaten") == "threatened"
    assert usual_modality("stance", "demand") == "done"
    assert usual_modality("quotation", None) == "reported"


def test_words_are_found_whatever_line_ends_a_field_has(dossier: Dossier) -> None:
    words = "northern port.\r\n\r\nPeru would"
    said = {"kind": "quotation", "actor": "peru", "what": "northern port.\n\nPeru would"}
    claim = make(dossier, words, **said).claim
    assert claim.content == (span_of(words),)


PIECES = st.sampled_from(["Peru ", "😀", "e\u0301", "\r\n", "\t", "\x00", "mine ", "\ud83d", "."])


@given(st.lists(PIECES, max_size=4), st.lists(PIECES, min_size=1, max_size=4), st.text(max_size=3))
def test_the_quoted_text_stands_at_its_characters(
    before: list[str], within: list[str], after: str
) -> None:
    start, words = len("".join(before)), "".join(within)
    source = Source("s1", text="".join([*before, *within]) + after)
    span = Span(start, start + len(words))
    bare = Dossier((source,), (), (), ())
    own = made(bare, source, span, Saying(name="Peru"))
    verify(own.claim.evidence, {"s1": source})
    assert own.claim.content == (span,)
    assert with_own(bare, (own,)).claims[0].evidence[0].exact == words
