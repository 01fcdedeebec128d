"""Constraints of a draft."""

from __future__ import annotations

from standoff.drafting.draft import draft
from standoff.reading.dossier import Dossier


def test_no_constraint_ties_one_actor_to_another(avaria: Dossier) -> None:
    """Such a tie could lock an actor into a state that it would leave."""
    for constraint in draft(avaria).constraints:
        owners = {name.partition(".")[0] for name in constraint.expression.names}
        assert len(owners) == 1, constraint.expression.text


def test_nobody_carries_out_a_threat_while_negotiating_and_that_is_assumed(avaria: Dossier) -> None:
    found = {c.expression.text: c for c in draft(avaria).constraints}
    assert found["avaria.close_canal and avaria.negotiate"].grounds.assumed
