"""Where a dispute stands, and what its merged states are called."""

from __future__ import annotations

from standoff.dispute.model import Dispute
from standoff.dispute.states import States, enumerate_states

__all__ = ["named", "origin", "title"]


def named(dispute: Dispute, state: str, states: States | None = None) -> str:
    """Name the state of the graph that a state counts as: itself, unless it is merged with others.

    Parameters
    ----------
    states
        Those of the dispute, where they are at hand.
    """
    if not dispute.merged:
        return state
    states = states or enumerate_states(dispute)
    found = states.find(state)
    return state if found is None else states.name(found)


def origin(dispute: Dispute, states: States | None = None) -> str | None:
    """Name the state of the graph in which a dispute stands, if it says so (see `named`)."""
    return None if dispute.status_quo is None else named(dispute, dispute.status_quo, states)


def title(dispute: Dispute, state: str, states: States | None = None) -> str | None:
    """Return what the analyst calls a merged state, by its name or that of a member."""
    if not dispute.merged:
        return None
    states = states or enumerate_states(dispute)
    found = states.find(state)
    return None if found is None else states.title(found)
