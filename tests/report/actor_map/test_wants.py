"""What actors want, and how that moved over time."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.cases import load_case
from standoff.dispute.model import Dispute
from standoff.drafting.draft import draft
from standoff.evidence import verify
from standoff.reading.dossier import Dossier
from standoff.reading.read import read
from standoff.report.actor_map.compose import actor_map
from standoff.report.actor_map.record import ActorMap
from standoff.report.actor_map.reports import reports_of

SLUICES = Path(__file__).parents[2] / "data" / "sluices"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read(sorted(SLUICES.glob("*.txt")))


@pytest.fixture(scope="module")
def dispute(dossier: Dossier) -> Dispute:
    return draft(dossier)


@pytest.fixture(scope="module")
def found(dispute: Dispute, dossier: Dossier) -> ActorMap:
    return actor_map(dispute, reports_of(dossier))


def test_a_wish_is_told_with_how_it_moved(found: ActorMap) -> None:
    wishes = {each.words: each for each in found.actor("velden").wants}
    course = wishes["To accept the River Commission's proposal"].course
    assert [(str(each.proof.day), each.act, each.sign, each.changed) for each in course] == [
        ("2021-03-02", "reject", -1, False),
        ("2021-03-10", "accept", 1, True),
    ]


def test_wishes_come_as_the_model_has_them(found: ActorMap, dispute: Dispute) -> None:
    for actor in dispute.actors:
        own = [each for each in found.actor(actor.id).wants if each.modelled]
        levels = getattr(actor.preference, "levels", ())
        assert len(own) == sum(len(level) for level in levels)
        assert all(each.proofs or each.assumed for each in own)


def test_what_is_cited_stands_in_the_reports(found: ActorMap, dossier: Dossier) -> None:
    sources = {source.id: source for source in dossier.sources}
    claims = {claim.id for claim in dossier.claims}
    for actor in found.actors:
        for each in actor.wants:
            proofs = [*each.proofs, *(turned.proof for turned in each.course)]
            verify([proof.evidence for proof in proofs], sources)
            assert {proof.claim for proof in proofs} <= claims


def test_without_reports_the_wishes_of_the_file_are_told(dispute: Dispute) -> None:
    found = actor_map(dispute)
    assert [each.words for each in found.actor("tarnia").wants]
    assert all(not each.course for actor in found.actors for each in actor.wants)


def test_a_ranking_is_told_from_best_to_worst() -> None:
    ranked = [
        actor
        for name in ("cuba", "chicken", "prisoners-dilemma", "elmira", "syria-iraq")
        for actor in actor_map(load_case(name)).actors
        if any(each.words.startswith("States in this order: ") for each in actor.wants)
    ]
    assert ranked
    assert all(" › " in actor.wants[0].words for actor in ranked)
