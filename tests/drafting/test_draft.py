"""The drafted dispute: cited or assumed throughout, checked, solved, and never half-made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.dispute.check import check
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Dispute, Grounds, Statements
from standoff.drafting.draft import MOST_OPTIONS, draft
from standoff.errors import DossierError
from standoff.evidence import verify
from standoff.reading.dossier import Dossier
from standoff.reading.read import read
from standoff.stability.solve import solve

DEMO = Path(__file__).parents[2] / "src" / "standoff" / "demo" / "kosovo-talks.txt"


@pytest.fixture(scope="module")
def demo() -> Dossier:
    return read(DEMO)


def all_grounds(dispute: Dispute) -> Iterator[tuple[str, Grounds]]:
    for actor in dispute.actors:
        yield actor.id, actor.grounds
        for option in actor.options:
            yield f"{actor.id}.{option.id}", option.grounds
        assert isinstance(actor.preference, Statements)
        for level in actor.preference.levels:
            for statement in level:
                yield statement.expression.text, statement.grounds
        for unknown in actor.unknown:
            yield "unknown", unknown.grounds
    for constraint in dispute.constraints:
        yield constraint.expression.text, constraint.grounds
    yield "status quo", dispute.status_quo_grounds


def test_every_element_rests_on_evidence_or_says_what_is_assumed(demo: Dossier) -> None:
    for element, grounds in all_grounds(draft(demo)):
        assert grounds.because or grounds.assumed, element


def test_its_evidence_stands_in_the_report_with_the_text_around_it(demo: Dossier) -> None:
    dispute = draft(demo)
    verify(dispute.evidence.values(), {source.id: source for source in demo.sources})
    cited = {e for _, grounds in all_grounds(dispute) for e in grounds.because}
    assert cited == set(dispute.evidence)
    assert all(item.exact for item in dispute.evidence.values())


def test_its_sources_are_named_and_travel_without_their_text(demo: Dossier) -> None:
    source = draft(demo).sources["s1"]
    assert source.sha256 == demo.sources[0].sha256
    assert source.text is None


def test_what_an_actor_is_not_reported_to_think_of_is_unknown(demo: Dossier) -> None:
    dispute = draft(demo)
    for actor in dispute.actors:
        assert isinstance(actor.preference, Statements)
        spoken = {
            name
            for level in actor.preference.levels
            for statement in level
            for name in statement.expression.names
        }
        silent = {name for unknown in actor.unknown for name in unknown.about}
        assert silent == set(dispute.options) - spoken


def test_the_draft_survives_its_file_passes_the_check_and_solves(demo: Dossier) -> None:
    dispute = draft(demo)
    again = loads(dumps(dispute))
    assert again == replace(dispute, file=again.file)
    assert [f for f in check(again) if f.level == "error"] == []
    solution = solve(again)
    assert solution.size > 100
    assert solution.equilibria["SEQ_d"].any()


def test_the_demo_has_what_the_report_is_about(demo: Dossier) -> None:
    dispute = draft(demo)
    names = {
        f"{actor.name}: {option.name}": option
        for actor in dispute.actors
        for option in actor.options
    }
    declare = names["Kosovo Albanians: Proclaim independence on their own"]
    assert declare.available_from == date(2007, 12, 10)
    assert declare.irreversible == "forward"
    assert "NATO: Keep 16,000 soldiers in the province" in names
    assert "Serbia: Accept the UN's proposal" in names
    assert "Serbia: Go on negotiating" in names
    assert dispute.as_of == date(2007, 12, 10)
    assert dispute.question is not None
    assert "10 December 2007" in dispute.question
    roles = {actor.name: actor.role or "" for actor in dispute.actors}
    assert roles["Serbia"].startswith("party")
    assert roles["Kosovo Albanians"].startswith("party")
    assert "mediator" in roles["EU"]
    assert "mediator" in roles["United States"]
    assert "backs Serbia" in roles["Russia"]
    assert "guarantor" in roles["NATO"]
    assert "administrator" in roles["UN"]


def test_the_aides_remark_is_no_position_of_serbia(demo: Dossier) -> None:
    dispute = draft(demo)
    serbia = dispute.actor("serbia")
    force = next(option for option in serbia.options if option.id == "use_force")
    assert "Simic" in (force.grounds.assumed or "")
    assert any("serbia.use_force" in unknown.about for unknown in serbia.unknown)


def test_a_dossier_without_anything_to_do_is_refused_in_words(
    build: Callable[..., Dossier],
) -> None:
    quiet = build("Avaria met Belmark. ", {"avaria": "government"}, [])
    with pytest.raises(DossierError, match="nobody threatens"):
        draft(quiet)


def test_a_large_dossier_keeps_the_most_telling_options_and_says_what_it_left_out(
    avaria_with: Callable[..., Dossier],
) -> None:
    crops = [
        "barley",
        "cotton",
        "flax",
        "hemp",
        "maize",
        "millet",
        "oats",
        "rye",
        "sorghum",
        "wheat",
    ]
    more = avaria_with(
        "".join(f"Avaria threatened to tax {crop}. " for crop in crops),
        [
            {"act": "threaten", "actor": "avaria", "modality": "threatened", "words": f"tax {crop}"}
            for crop in crops
        ],
    )
    dispute = draft(more)
    assert len(dispute.options) == MOST_OPTIONS
    assert any(note.startswith("Left out") for note in dispute.notes)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_part_of_a_dossier_drafts_to_a_valid_model_or_is_refused(
    demo: Dossier, data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from([claim.id for claim in demo.claims])))
    part = replace(demo, claims=tuple(claim for claim in demo.claims if claim.id in kept))
    try:
        dispute = draft(part)
    except DossierError:
        # Refused: then there is indeed nothing that anybody threatens, proposes or keeps up.
        acts = {claim.act for claim in part.claims if claim.polarity and claim.actor}
        assert not acts & {"threaten", "keep"}
        return
    again = loads(dumps(dispute))
    assert [f for f in check(again) if f.level == "error"] == []
    for element, grounds in all_grounds(again):
        assert grounds.because or grounds.assumed, element
