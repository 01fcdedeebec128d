"""From a string or files to a dossier: any string is read, and every claim rests on its words."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import Problem, ReportError
from standoff.evidence import Span
from standoff.reading import claims
from standoff.reading.dossier import Dossier, load_dossier, save_dossier
from standoff.reading.page import Page
from standoff.reading.read import read, read_each, read_passages, read_text
from standoff.reading.records import Passage
from standoff.reading.source import source_from_text
from standoff.surrogates import replaced

Reader = Callable[..., Any]

reading = sys.modules[read.__module__]

PAGE = """The Belmark Post
Home | World | Sport
Wednesday, 5 March 2031, 10:00 GMT
Strait talks end without a deal
Brazilian sailors on the quay in Belmark
Talks between Peru and Brazil have failed, three days before a UN deadline on 8 March.

Peru has threatened to close the strait unless Brazil withdraws its ships. “We will not wait,” \
said its foreign minister, Ada Storm.

Brazil rejected the demand and said it would keep 300 sailors in the bay.

COMMENTS
I demand that Peru close the strait today.
Otto F., Harbour Street

MORE STORIES
Chile threatens to leave the cup
© 2031 The Belmark Post. All rights reserved.
"""

PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "Peru demanded that Brazil leave by Friday.", "“We will stay,” Ada Storm said",
            '"', "”", "'", "said", ":", "\ud800", "\x00", "😀", "e\u0301", "\u202eقالت", "\r\n",
            "\t", "\n\n", "He said it.", "According to", "if", "unless", "— X", "12,000 troops",
            "Mr.", "the EU, the US and Russia", "between", "a" * 200, ". . .", "1.", "until",
        ]
    ),
)  # fmt: skip


def check(dossier: Dossier) -> None:
    """Every span lies in the text, and every claim rests on words of the story."""
    texts = {source.id: source.text or "" for source in dossier.sources}
    story = [p for p in dossier.passages if p.kind in {"lead", "body"}]
    known = {actor.id for actor in dossier.actors}
    for claim in dossier.claims:
        assert claim.evidence
        size = len(texts[claim.evidence[0].source])
        spans = [*claim.content, *(s for s in (claim.speaker_span, claim.cue) if s)]
        if claim.quantity is not None:
            spans.append(claim.quantity.span)
        assert all(0 <= span.start < span.end <= size for span in spans)
        for item in claim.evidence:
            assert item.exact == texts[item.source][item.start : item.end]
            assert any(item.span.overlaps(p.span) for p in story if p.source == item.source)
        assert {claim.actor, claim.target, claim.speaker} - {None} <= known
    assert [c.id for c in dossier.claims] == [f"c{n}" for n in range(1, len(dossier.claims) + 1)]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", "\n", "", "\r\n\r\n"]))
def test_any_string_is_read(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    dossier = read_text(text, published="2031-03-05")
    check(dossier)
    assert dossier.sources[0].text == replaced(text)
    assert text.strip() or not dossier.passages


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from([" ", "", "\t"]))
def test_any_paragraph_is_read_and_comes_back(pieces: list[str], joint: str) -> None:
    text = "x" + joint.join(pieces)
    source = source_from_text(text, published="2031-03-05")
    dossier = read_passages(source, [Passage("p1", "s1", "body", 0, len(text))])
    check(dossier)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.jsonl"
        save_dossier(dossier, path)
        assert load_dossier(path) == dossier


def test_a_page_is_read_for_its_story_only() -> None:
    dossier = read_text(PAGE)
    check(dossier)
    kinds = {p.kind for p in dossier.passages}
    assert {"masthead", "navigation", "headline", "comment", "link", "disclaimer"} <= kinds
    assert dossier.sources[0].published == "2031-03-05T10:00:00+00:00"
    demands = [c for c in dossier.claims if c.act == "demand" and c.kind == "stance"]
    assert [(c.actor, c.target) for c in demands] == [("peru", "brazil")]
    assert "chile" not in {a.id for a in dossier.actors}
    assert {c.date for c in dossier.claims if c.kind == "deadline"} == {date(2031, 3, 8)}


@pytest.mark.parametrize("published", ["2031-03-05", "2031-03-05T10:00:00+00:00", date(2031, 3, 5)])
def test_the_day_of_publication_may_be_given(published: Any) -> None:
    text = "Peru said on Wednesday in Lima that it wants a reply from Brazil by Friday this week."
    claims = read_text(text, published=published).claims
    assert [c.date for c in claims if c.kind == "deadline"] == [date(2031, 3, 7)]


@pytest.mark.parametrize("published", ["yesterday", "2031-13-01", ""])
def test_a_day_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ReportError, match="is not a date; write it as 2007-12-07"):
        read_text("Peru left.", published=published)


def test_ids_are_unique_over_several_reports(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    steps: list[tuple[str, int, int]] = []
    dossier = read(tmp_path, progress=lambda *step: steps.append(step))
    check(dossier)
    assert [s.id for s in dossier.sources] == ["s1", "s2"]
    assert len({p.id for p in dossier.passages}) == len(dossier.passages)
    assert {item.source for c in dossier.claims for item in c.evidence} == {"s1", "s2"}
    assert {step[0] for step in steps} == {"Opening reports", "Parsing", "Reading claims"}
    assert all(0 <= done <= total for _, done, total in steps)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Home | World | Sport\nShare\n", "nothing to read"),
        (
            "Der Rat trat am Freitag zusammen und schickte beiden Seiten einen Brief. " * 5,
            "English",
        ),
    ],
)
def test_pages_without_a_story_are_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "bad.txt").write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=message) as error:
        read(tmp_path / "bad.txt")
    assert error.value.problems[0].file == str(tmp_path / "bad.txt")


def test_a_bad_report_need_not_stop_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.txt").write_text("", encoding="utf-8")
    with pytest.raises(ReportError):
        read(tmp_path)
    problems: list[Problem] = []
    dossier = read(tmp_path, on_problem=problems.append)
    assert len(dossier.sources) == 1
    assert [Path(problem.file or "").name for problem in problems] == ["bad.txt"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError):
        read([tmp_path])
    with pytest.raises(ReportError, match="no report to read"):
        read([])


def test_given_passages_are_read_as_given() -> None:
    text = "Peru demanded a truce.\nBrazil demanded a truce."
    passages = [Passage("p1", "s1", "comment", 0, 22), Passage("p2", "s1", "lead", 23, 47)]
    dossier = read_passages(source_from_text(text), passages)
    assert {c.actor for c in dossier.claims} == {"brazil"}
    assert dossier.passages == tuple(passages)


def test_what_is_said_twice_in_the_same_words_is_claimed_once(report: Reader) -> None:
    read = report("Nato said it would keep 500 soldiers in the valley.")
    assert read.claims("stance", "promise") == []
    keys = [(c.kind, c.act, c.actor, c.content, c.target) for c in read.dossier.claims]
    assert len(keys) == len(set(keys))


def test_names_in_captions_tell_who_is_who() -> None:
    text = "Ada Storm, Peru's foreign minister\nStorm said the talks had failed."
    passages = [Passage("p1", "s1", "caption", 0, 34), Passage("p2", "s1", "body", 35, 67)]
    (claim,) = read_passages(source_from_text(text), passages).claims
    assert (claim.speaker, claim.actor) == ("ada_storm", "peru")
    assert claim.evidence[0].span.within(Span(35, 67))


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_time_grows_with_length(joint: str) -> None:
    """Twice the text takes about twice the time, in paragraphs and on one endless line."""
    story = PAGE.split("\n")[5:10]
    unit = joint.join(line for line in story if line)

    def spent(size: int) -> float:
        text = joint.join(unit for _ in range(size // len(unit)))
        began = time.process_time()
        read_text(text, published="2031-03-05")
        return time.process_time() - began

    spent(2_000)
    assert spent(40_000) < 5 * spent(20_000) + 2


def test_both_sides_of_one_report_are_not_those_of_another(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text(
        "Talks between Serbia and Croatia have stalled over the border, the envoy said on Monday."
    )
    second = tmp_path / "b.txt"
    second.write_text(
        "Bolivia threatened to shut the pipeline unless Argentina pays its arrears in full. "
        "Argentina rejected the demand. Peru is mediating between the two governments."
    )
    dossier = read([first, second])
    mediated = {(c.actor, c.target) for c in dossier.claims if c.act == "mediate"}
    assert ("peru", "serbia") not in mediated
    assert ("peru", "croatia") not in mediated
    theirs = {c.actor for c in dossier.claims if c.evidence[0].source == "s2"}
    assert not theirs & {"serbia", "croatia"}


REPORTS = [
    "Peru threatened to close the canal by 10 June. Chile demands a treaty.",
    "Home | World | Sport\nShare\n",
    (
        'Talks between Omara and Veld failed. "We will go on," the foreign minister of Veld said. '
        "The parties meet again on Monday."
    ),
    (
        "Nach dem Ende der Verhandlungen droht die Regierung damit, den Hafen zu sperren, und die "
        "Nachbarn haben ihrerseits angekündigt, dass sie darauf antworten werden."
    ),
    "Chile rejected the plan. Both sides blame each other, and mediators met them apart.",
]


def _pages(texts: list[str]) -> list[Page]:
    return [Page(source_from_text(text)) for text in texts]


def test_reports_read_together_read_as_each_alone() -> None:
    together = read_each(_pages(REPORTS))
    assert [type(found) for found in together] == [
        Dossier, ReportError, Dossier, ReportError, Dossier,
    ]  # fmt: skip
    for page, found in zip(_pages(REPORTS), together, strict=True):
        if isinstance(found, Dossier):
            assert found == read([page])
            assert found.claims
        else:
            with pytest.raises(ReportError, match=re.escape(str(found))):
                read([page])
    assert read_each([]) == []


@pytest.mark.parametrize("at_fault", ["collect_actors", "open_page", "parse_together"])
def test_a_fault_in_one_report_touches_no_other(
    monkeypatch: pytest.MonkeyPatch, at_fault: str
) -> None:
    sound = getattr(reading, at_fault)
    calls = iter(range(9))

    def faulty(*given: Any, **rest: Any) -> Any:
        if next(calls) == 0:
            raise RecursionError("too deep")
        return sound(*given, **rest)

    alone = [read([page]) for page in _pages(REPORTS[::4])]
    monkeypatch.setattr(reading, at_fault, faulty)
    first, second = read_each(_pages(REPORTS[::4]))
    if at_fault == "parse_together":
        # What cannot be parsed together is parsed apart.
        assert first == alone[0]
    else:
        assert isinstance(first, RecursionError)
    assert second == alone[1]


def test_knowing_the_sides_rereads_only_what_speaks_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # No passage names the two sides together: the claims tell that they are Peru and Chile.
    text = (
        "Peru threatened to close the canal by 10 June.\n\n"
        "Chile demands a treaty and threatened to stop the talks.\n\n"
        "Norway mediates. Both sides promised to go on.\n\n"
        "It offered a new plan."
    )
    read_passages_of: list[str] = []
    sound = claims.find_events

    def noted(context: Any) -> Any:
        read_passages_of.append(context.parsed.doc.text.split()[0])
        return sound(context)

    monkeypatch.setattr(claims, "find_events", noted)
    found = read_text(text).claims
    assert read_passages_of == ["Peru", "Chile", "Norway", "It", "Norway", "It"]
    names = {a.id: a.name for a in read_text(text).actors}
    assert {names[c.actor or ""] for c in found if c.act == "promise"} == {"Peru", "Chile"}
