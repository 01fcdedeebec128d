"""Names of states in a model with other merged states."""

from __future__ import annotations

from standoff.dispute.states import States

__all__ = ["renamed"]


def renamed(states: States, before: States) -> dict[str, str]:
    """Map the names of merged states to those that they have in a model with other members.

    Parameters
    ----------
    states
        Of the model that was changed.
    before
        Of the model as it was.
    """
    if states.merging is None:
        return {}
    found = {}
    for node in states.merging.nodes.tolist():
        known = (before.find(member) for member in states.members(node))
        if (place := next((each for each in known if each is not None), None)) is not None:
            found[states.name(node)] = before.name(place)
    return found
