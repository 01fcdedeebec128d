"""What a model found stays where its reports are read anew with further ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.dispute.file import dumps
from standoff.drafting.draft import draft
from standoff.evidence import Source
from standoff.reading.actor_book import ActorBook
from standoff.reading.context import Context
from standoff.reading.corrections import corrected
from standoff.reading.dossier import Dossier, load_dossier, save_dossier
from standoff.reading.language import Parsed
from standoff.reading.llm.joining import differences
from standoff.reading.own_claims import ANALYST, OwnClaim
from standoff.reading.read import read_more
from standoff.reading.records import OWN_READER, Claim, ReportedActor
from standoff.tracking.update import propose

MODEL = "address:played"
REPORT = """\
Evening Post
Published: 3 March 2021, 18:20 GMT

Dam talks stall as river states trade warnings

Ardonia has threatened to fill the reservoir in July without an agreement. Belmora demands a \
binding treaty.

It is high time for Ardonia to open the northern sluices, in the eyes of Belmora. Vance wants no \
part of it.

“Never”, the word in Oroville was, “and not in July”.
"""
SLUICES = "It is high time for Ardonia to open the northern sluices, in the eyes of Belmora."
FOUND = (
    {"kind": "stance", "quote": SLUICES, "act": "demand", "actor": "Belmora", "target": "Ardonia",
     "content": ["open the northern sluices"]},
    {"kind": "stance", "quote": "Vance wants no part of it.", "act": "reject", "actor": "Vance",
     "content": ["no part of it"]},
    {"kind": "stance", "quote": "Belmora demands a binding treaty.", "act": "demand",
     "actor": "Belmora", "content": ["a binding treaty"]},
    {"kind": "event", "quote": "the word in Oroville was", "act": "word", "actor": "Oroville",
     "content": ["the word in Oroville"]},
)  # fmt: skip
EARLIER = """\
Morning Star
Published: 1 March 2021

River states meet

Cyrus Vance, the foreign minister of Belmora, met his colleague from Ardonia on Monday.
"""


@pytest.fixture
def first(proposing: Callable[..., Any]) -> Dossier:
    dossier: Dossier = proposing(REPORT, *FOUND, published=None).dossier
    assert len(of_model(dossier)) == len(FOUND)
    return dossier


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    path = tmp_path / "earlier.txt"
    path.write_text(EARLIER, encoding="utf-8")
    return path


def of_model(dossier: Dossier) -> list[Claim]:
    return [claim for claim in dossier.claims if MODEL in claim.found_by]


def gist(claim: Claim) -> tuple[object, ...]:
    """What a report alone decides of a claim."""
    words = tuple(item.exact for item in claim.evidence)
    return (claim.kind, claim.act, claim.content, claim.polarity, claim.modality, claim.date,
            words, claim.found_by)  # fmt: skip


def test_with_nothing_new_the_dossier_is_the_same(first: Dossier) -> None:
    assert read_more(first, []) == (first, ())


def test_they_stay_under_their_new_ids(first: Dossier, earlier: Path, tmp_path: Path) -> None:
    more, fresh = read_more(first, [earlier])
    assert fresh == ("s1",)
    assert list(map(gist, of_model(more))) == list(map(gist, of_model(first)))
    for claim in of_model(more):
        assert {item.source for item in claim.evidence} == {"s2"}
        for item in claim.evidence:
            assert (more.source("s2").text or "")[item.start : item.end] == item.exact
    assert len({claim.id for claim in more.claims}) == len(more.claims)
    # Saving verifies the evidence, and loading that everybody who is named is there.
    save_dossier(more, tmp_path / "dossier.jsonl")
    assert load_dossier(tmp_path / "dossier.jsonl") == more


def test_who_is_who_is_told_by_the_further_report_too(first: Dossier, earlier: Path) -> None:
    more, _ = read_more(first, [earlier])
    (before,) = (c for c in of_model(first) if c.act == "reject")
    (after,) = (c for c in of_model(more) if c.act == "reject")
    assert (before.actor, after.actor) == ("vance", "belmora")
    assert "vance" not in {actor.id for actor in more.actors}


def test_where_the_readers_differ_is_still_told(first: Dossier, earlier: Path) -> None:
    more, _ = read_more(first, [earlier])
    by_id = {claim.id: claim for claim in more.claims}
    (before,), (after,) = list(differences(first.claims)), list(differences(more.claims))
    assert after.fields == before.fields == ("act", "plover", "polarity")
    assert [by_id[ident].found_by for ident in after.claims] == [(OWN_READER,), (MODEL,)]


def test_what_both_found_is_one_claim_though_the_own_reader_calls_them_otherwise_now(
    first: Dossier, earlier: Path
) -> None:
    marked = tuple(
        replace(c, found_by=(OWN_READER, MODEL)) if c.actor == "vance" and c.act == "demand" else c
        for c in first.claims
    )
    more, _ = read_more(replace(first, claims=marked), [earlier])
    (after,) = (c for c in more.claims if c.act == "demand" and "no part" in _words(more, c))
    assert (after.actor, after.found_by) == ("belmora", (OWN_READER, MODEL))


def _words(dossier: Dossier, claim: Claim) -> str:
    text = dossier.source(claim.evidence[0].source).text or ""
    return " ".join(text[span.start : span.end] for span in claim.content)


def test_somebody_whom_the_reports_name_no_more_is_kept(first: Dossier, earlier: Path) -> None:
    known = ReportedActor("the_chair", "The Chair", ("Oro",), "person", "the_board")
    board = ReportedActor("the_board", "The Board", (), "organisation")
    claims = tuple(
        replace(c, actor="the_board", speaker="the_chair") if c.kind == "event" else c
        for c in first.claims
    )
    given = replace(first, claims=claims, actors=(*first.actors, known, board))
    more, _ = read_more(given, [earlier])
    assert {known, board} <= set(more.actors)
    assert [(c.actor, c.speaker) for c in of_model(more) if c.kind == "event"] == [
        ("the_board", "the_chair")
    ]


def test_a_draft_still_cites_them_and_nothing_is_to_be_taken_out(
    first: Dossier, earlier: Path
) -> None:
    more, fresh = read_more(first, [earlier])
    text = dumps(draft(first), quotes=True)
    assert SLUICES in {item.exact for item in draft(first).evidence.values()}
    assert SLUICES in {item.exact for item in draft(more).evidence.values()}
    found = propose(text, more, fresh)
    assert found.versions is not None
    assert SLUICES in {item.exact for item in found.versions.base.evidence.values()}
    gone = [p.what for p in found.proposals if p.item is None or "longer" in p.kind]
    assert gone == []


def test_a_claim_of_the_analysts_is_no_readers(first: Dossier, earlier: Path) -> None:
    claim = replace(of_model(first)[0], found_by=(ANALYST,))
    own = OwnClaim(first.sources[0].sha256, None, claim, first.actors)
    more, _ = read_more(corrected(first, [own]), [earlier])
    assert not [c for c in more.claims if ANALYST in c.found_by]
    assert len(of_model(more)) == len(FOUND)


class Listening:
    """A second reader that notes what it is shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.visited: list[str] = []

    def prepare(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> None:
        self.shown = [text.passage.source for text in texts]

    def visit(self, context: Context) -> None:
        self.visited.append(context.source.id)

    def join(self, claims: Sequence[Claim], book: ActorBook) -> Sequence[Claim]:
        return [replace(claim, found_by=(*claim.found_by, "m")) for claim in claims]


def test_another_reader_is_shown_the_further_reports_only(first: Dossier, earlier: Path) -> None:
    second = Listening()
    more, _ = read_more(first, [earlier], second=second)
    assert set(second.shown) == set(second.visited) == {"s1"}
    assert {c.found_by for c in more.claims} == {
        (OWN_READER, "m"), (OWN_READER, "m", MODEL), (MODEL,),
    }  # fmt: skip


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_whatever_a_model_found_is_found(
    first: Dossier, earlier: Path, data: st.DataObject
) -> None:
    names = st.sampled_from([(OWN_READER,), (MODEL,), (OWN_READER, MODEL), ("a:b", MODEL)])
    kept = [claim for claim in first.claims if data.draw(st.booleans())]
    claims = tuple(replace(claim, found_by=data.draw(names)) for claim in kept)
    more, _ = read_more(replace(first, claims=claims), [earlier])
    after = {(c.kind, c.act, c.content, c.evidence[0].exact): c for c in of_model(more)}
    for claim in claims:
        if MODEL not in claim.found_by:
            continue
        now = after[claim.kind, claim.act, claim.content, claim.evidence[0].exact]
        assert set(claim.found_by) - {OWN_READER} <= set(now.found_by)
    assert len(of_model(more)) == sum(MODEL in claim.found_by for claim in claims)
    own = [c for c in more.claims if OWN_READER in c.found_by]
    alone, _ = read_more(replace(first, claims=()), [earlier])
    assert [replace(c, id="", found_by=()) for c in own] == [
        replace(c, id="", found_by=()) for c in alone.claims
    ]
