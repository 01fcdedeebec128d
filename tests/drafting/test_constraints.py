"""Constraints of a draft."""

from __future__ import annotations

from standoff.drafting.draft import draft
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text


def test_no_constraint_ties_one_actor_to_another(avaria: Dossier) -> None:
    """Such a tie could lock an actor into a state that it would leave."""
    for constraint in draft(avaria).constraints:
        owners = {name.partition(".")[0] for name in constraint.expression.names}
        assert len(owners) == 1, constraint.expression.text


def test_nobody_carries_out_a_threat_while_negotiating_and_that_is_assumed(avaria: Dossier) -> None:
    found = {c.expression.text: c for c in draft(avaria).constraints}
    assert found["avaria.close_canal and avaria.negotiate"].grounds.assumed


def test_recognition_needs_what_is_recognised_where_that_cannot_be_undone() -> None:
    text = (
        "Mediators of Norway met Kosovo and Serbia. Kosovo has threatened to declare independence. "
        "Serbia rejects independence for Kosovo. The United States backs Kosovo."
    )
    dossier = read_text(text, published="2007-12-07")
    found = {f"{c.kind}: {c.expression.text}": c for c in draft(dossier).constraints}
    needs = "always: kosovo.declare_independence if united_states.recognise_independence"
    assert "[rule recognition-needs-declaration]" in (found[needs].grounds.assumed or "")
    assert found[needs].grounds.because
    undoable = draft(dossier, without=["irreversible"])
    assert not [c for c in undoable.constraints if c.kind == "always"]


def test_acts_that_undo_one_another_are_not_done_at_once() -> None:
    text = (
        "Mediators of Norway met Peru and Chile. Peru keeps 300 troops at the bridge. Peru has "
        "promised to withdraw its troops from the bridge. Chile threatened to close the port."
    )
    dossier = read_text(text, published="2031-05-07")
    (kept,) = draft(dossier).constraints
    assert (kept.kind, kept.expression.text) == (
        "never", "peru.keep_troops and peru.withdraw_troops_bridge",
    )  # fmt: skip
    assert "[rule exclusive-acts]" in (kept.grounds.assumed or "")
    assert not draft(dossier, without=["exclusive-acts"]).constraints
