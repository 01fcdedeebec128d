"""States as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.errors import MissingError

if TYPE_CHECKING:
    from standoff.dispute.model import Dispute

__all__ = ["spell"]


def spell(model: Dispute, state: str) -> str:
    """Spell a state in capitals; ``status-quo`` stands for the one that the dispute names.

    Raises
    ------
    MissingError
        It names none.
    DisputeError
        The one that it names cannot be.
    """
    if state.lower().replace("_", "-") != "status-quo":
        return state.upper()
    if model.status_quo is None:
        raise MissingError("the dispute does not say what its status quo is; spell the state")
    from standoff.dispute.checks.feasible import refuse_status_quo

    refuse_status_quo(model)
    return model.status_quo
