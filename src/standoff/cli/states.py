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
    """
    if state.lower().replace("_", "-") != "status-quo":
        return state.upper()
    if model.status_quo is None:
        raise MissingError("the dispute does not say what its status quo is; spell the state")
    return model.status_quo
