"""Lines that the reports say, and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.file import loads
from standoff.evidence import verify
from standoff.report.actor_map.compose import MOST_ACTORS, actor_map
from standoff.report.actor_map.record import ActorMap
from standoff.report.actor_map.reports import reports_of

from .reported import DISPUTE, reported

TOLL = loads(DISPUTE)
ACTORS = {
    "ardonia": "government", "belmora": "government", "corvia": "government",
    "lake_council": "organisation", "anna_reed": ("person", "corvia"), "tom_hale": "person",
    "high_valley": "government",
}  # fmt: skip


def mapped(*reports: Any) -> ActorMap:
    return actor_map(TOLL, reports_of(reported(ACTORS, reports)))


def told(found: ActorMap) -> list[str]:
    return [found.sentence(line) for line in found.lines]


def test_each_relation_is_told_with_its_sentence_and_day() -> None:
    found = mapped(
        ("Corvia backs Belmora.", "2030-05-01", [
            {"actor": "corvia", "act": "back", "target": "belmora"}]),
        ("The Lake Council mediates between Ardonia and Belmora.", "2030-05-02", [
            {"actor": "lake_council", "act": "mediate", "target": "ardonia"},
            {"actor": "lake_council", "act": "mediate", "target": "belmora"}]),
        ("The Lake Council runs High Valley.", None, [
            {"actor": "lake_council", "act": "administer", "target": "high_valley"}]),
    )  # fmt: skip
    assert told(found) == [
        "Corvia backs Belmora",
        "Lake Council mediates with Ardonia",
        "Lake Council mediates with Belmora",
        "Lake Council administers High Valley",
    ]
    backs = found.lines[0]
    assert [proof.evidence.exact for proof in backs.proofs] == ["Corvia backs Belmora."]
    assert backs.days == (date(2030, 5, 1),)
    assert found.lines[-1].days == ()


def test_opposite_things_said_at_different_times_both_stay_each_with_its_day() -> None:
    found = mapped(
        ("Corvia opposes Belmora.", "2030-06-04", [
            {"kind": "stance", "actor": "corvia", "act": "oppose", "target": "belmora"}]),
        ("Corvia backs Belmora.", "2030-05-01", [
            {"actor": "corvia", "act": "back", "target": "belmora"}]),
        ("Corvia does not back Belmora.", "2030-07-01", [
            {"actor": "corvia", "act": "back", "target": "belmora", "polarity": False}]),
    )  # fmt: skip
    days = {found.sentence(line): line.days for line in found.lines}
    assert days == {
        "Corvia backs Belmora": (date(2030, 5, 1),),
        "Corvia opposes Belmora": (date(2030, 6, 4),),
        "Corvia does not back Belmora": (date(2030, 7, 1),),
    }


def test_a_stance_and_the_relation_that_follows_from_it_are_one_proof() -> None:
    found = mapped(
        ("Corvia backs Belmora.", "2030-05-01", [
            {"kind": "stance", "actor": "corvia", "act": "support", "target": "belmora"},
            {"actor": "corvia", "act": "back", "target": "belmora"}]),
    )  # fmt: skip
    assert len(found.lines) == 1
    assert [proof.claim for proof in found.lines[0].proofs] == ["c1"]


def test_who_speaks_for_an_actor_counts_as_that_actor_and_an_aide_does_not() -> None:
    found = mapped(
        ("Anna Reed accuses Ardonia.", None, [
            {"kind": "stance", "actor": "anna_reed", "act": "accuse", "target": "ardonia"}]),
        ("Tom Hale advises Anna Reed.", None, [
            {"actor": "tom_hale", "act": "advise", "target": "anna_reed"}]),
    )  # fmt: skip
    assert told(found) == ["Corvia accuses or criticises Ardonia", "Tom Hale advises Corvia"]


def test_what_would_be_on_a_condition_is_no_line() -> None:
    found = mapped(
        ("Corvia would oppose Belmora if it closed the pass.", None, [
            {"kind": "stance", "actor": "corvia", "act": "oppose", "target": "belmora",
             "modality": "hypothetical"}]),
    )  # fmt: skip
    assert found.lines == ()


def test_a_threat_is_aimed_at_whom_it_is_to_move() -> None:
    sentence = "Ardonia threatens to close the pass unless Belmora pays the toll."
    threat = {"kind": "stance", "actor": "ardonia", "act": "threaten", "words": "close the pass",
              "modality": "threatened"}  # fmt: skip
    demand = {"kind": "stance", "actor": "ardonia", "act": "demand", "target": "belmora",
              "words": "pays the toll"}  # fmt: skip
    both = mapped((sentence, None, [threat, demand]))
    assert told(both) == ["Ardonia threatens Belmora", "Ardonia demands something of Belmora"]
    assert told(mapped((sentence, None, [threat]))) == []


def test_a_threat_that_is_taken_back_is_told_apart_from_one_that_was_not_made() -> None:
    denied = {"kind": "stance", "actor": "ardonia", "act": "threaten", "target": "belmora",
              "polarity": False}  # fmt: skip
    back = {"kind": "stance", "actor": "ardonia", "act": "retract"}
    sentence = "Ardonia withdraws its threat to Belmora."
    assert told(mapped((sentence, None, [denied, back]))) == [
        "Ardonia takes back a threat against Belmora"
    ]
    assert told(mapped((sentence, None, [denied]))) == ["Ardonia does not threaten Belmora"]


def test_who_offers_to_mediate_does_not_mediate_yet() -> None:
    sentence = "The Lake Council offers to mediate with Belmora."
    offer = {"kind": "stance", "actor": "lake_council", "act": "offer", "words": "to mediate"}
    mediates = {"actor": "lake_council", "act": "mediate", "target": "belmora",
                "words": "to mediate with Belmora"}  # fmt: skip
    assert told(mapped((sentence, None, [offer, mediates]))) == [
        "Lake Council offers to mediate with Belmora"
    ]


def test_a_territory_belongs_as_the_sentence_names_it() -> None:
    found = mapped(
        ("High Valley is a province of Ardonia.", None, [
            {"actor": "corvia", "act": "belong", "target": "ardonia"}]),
    )  # fmt: skip
    assert told(found) == ["High Valley belongs to Ardonia"]


@pytest.mark.parametrize(
    ("words", "where"),
    [("keep 900 troops in High Valley", ["Corvia keeps forces in High Valley"]),
     ("keep 900 troops in High Valley's woods", []),
     ("keep 900 troops there", [])],
)  # fmt: skip
def test_forces_are_kept_where_the_words_say(words: str, where: list[str]) -> None:
    keeps = {"kind": "commitment", "actor": "corvia", "act": "keep", "words": words}
    assert told(mapped((f"Corvia says that it will {words}.", None, [keeps]))) == where


def test_harm_that_was_done_is_a_line_without_a_day_where_the_report_gives_the_year() -> None:
    harm = {"kind": "event", "actor": "ardonia", "act": "shell", "target": "belmora",
            "plover": "ASSAULT", "day": "2025-01-01"}  # fmt: skip
    found = mapped(("Ardonia shelled Belmora in 2025.", "2030-05-01", [harm]))
    assert told(found) == ["Ardonia has acted against Belmora"]
    assert found.lines[0].days == ()
    assert mapped(("It met Belmora.", None, [{**harm, "plover": "CONSULT"}])).lines == ()
    assert mapped(("It may.", None, [{**harm, "modality": "intended"}])).lines == ()


def test_a_reprint_is_no_second_proof() -> None:
    text = (
        "Corvia backs Belmora in the quarrel over the toll on the pass, its minister said after a "
        "meeting of the cabinet that had lasted until late in the night. He named no sum, but said "
        "that the road had been free for sixty years, that the treaty of the two lakes knew of no "
        "toll, and that whoever wanted to change it should come to the table and say so there."
    )
    backs = {"actor": "corvia", "act": "back", "target": "belmora"}
    found = mapped((text, "2030-05-01", [backs]), (text, "2030-05-03", [backs]))
    assert [proof.evidence.source for proof in found.lines[0].proofs] == ["s1"]


def test_a_map_of_many_keeps_whom_most_is_said_of() -> None:
    crowd = {f"town_{n}": "organisation" for n in range(40)}
    reports = [
        (f"Town {n} backs Belmora.", None, [
            {"actor": f"town_{n}", "act": "back", "target": "belmora"}])
        for n in range(40)
    ]  # fmt: skip
    reports.append(
        ("Town 39 backs Ardonia.", None, [{"actor": "town_39", "act": "back", "target": "ardonia"}])
    )
    dossier = reported({"ardonia": "government", "belmora": "government", **crowd}, reports)
    found = actor_map(TOLL, reports_of(dossier))
    assert len(found.actors) == MOST_ACTORS
    assert found.left_out == 42 - MOST_ACTORS
    assert "town_39" in {actor.id for actor in found.actors}
    ids = {actor.id for actor in found.actors}
    assert {end for line in found.lines for end in (line.start, line.end)} <= ids


_CLAIMS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["relation", "stance", "event", "commitment"]),
        "actor": st.sampled_from([None, *ACTORS]),
        "target": st.sampled_from([None, *ACTORS]),
        "act": st.sampled_from(
            ["back", "mediate", "administer", "member", "belong", "advise", "support", "oppose",
             "accuse", "threaten", "demand", "reject", "retract", "offer", "shell", "keep"]
        ),
        "plover": st.sampled_from([None, "ASSAULT", "CONSULT"]),
        "polarity": st.booleans(),
        "modality": st.sampled_from(["done", "reported", "hypothetical", "threatened"]),
    }
)  # fmt: skip
_REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["The talks in High Valley go on.", "No Ardonia, no Corvia: 12 «days»."]),
        st.sampled_from([None, "2030-05-01", "2030-05-02", "2031-01-09"]),
        st.lists(_CLAIMS, max_size=5),
    ),
    min_size=1,
    max_size=4,
)


@given(_REPORTS)
@settings(deadline=None)
def test_every_line_is_said_by_a_claim_that_stands_in_its_source(reports: Any) -> None:
    dossier = reported(ACTORS, reports)
    sources = {source.id: source for source in dossier.sources}
    claims = {claim.id: claim for claim in dossier.claims}
    found = actor_map(TOLL, reports_of(dossier))
    principals = {"anna_reed": "corvia"}
    assert len({line.id for line in found.lines}) == len(found.lines)
    for line in found.lines:
        assert line.start != line.end
        assert line.proofs
        verify([proof.evidence for proof in line.proofs], sources)
        for proof in line.proofs:
            claim = claims[proof.claim or ""]
            text = proof.source.text or ""
            assert text[proof.evidence.start : proof.evidence.end] == proof.evidence.exact
            assert claim.modality != "hypothetical"
            if claim.act not in {"belong", "advise"}:
                assert line.start == principals.get(claim.actor or "", claim.actor)
        assert list(line.days) == sorted(line.days)


@given(_REPORTS)
@settings(deadline=None)
def test_no_claim_that_somebody_backs_somebody_is_lost(reports: Any) -> None:
    dossier = reported(ACTORS, reports)
    principals = {"anna_reed": "corvia"}
    expected = set()
    for claim in dossier.claims:
        ends = [principals.get(each or "", each) for each in (claim.actor, claim.target)]
        says = (claim.kind, claim.act) in {("relation", "back"), ("stance", "support")}
        if says and None not in ends and ends[0] != ends[1] and claim.modality != "hypothetical":
            expected.add((*ends, claim.polarity))
    kinds = {"backs": True, "does not back": False}
    got = {
        (line.start, line.end, kinds[line.kind])
        for line in actor_map(TOLL, reports_of(dossier)).lines
        if line.kind in kinds
    }
    assert got == expected
