"""Strong stability: the sanctions leave an actor much worse off (Hamouda, Kilgour & Hipel 2004).

A state is strongly stable for an actor where every improvement meets a sanction to which the
actor strongly prefers the state; under SMR it must also strongly prefer it to all that it can make
of the sanction. What is stable and not strongly so is weakly stable.

How high a state has to rank to be strongly preferred to another depends on the other, and on which
`worse` the state itself satisfies. So for the states that satisfy the same ones, one value for each
sanction says it all, and the least over what the others reach is found as for GMR, SMR and SEQ.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.errors import InputError
from standoff.graph.game import Game
from standoff.graph.strength import strength
from standoff.stability.sanctions import least_reached, resists

__all__ = ["OF_STRENGTH", "refuse_strength", "strong"]

OF_STRENGTH = ("GMR", "SMR", "SEQ")
"""The concepts that have a strong and a weak form."""


def strong(game: Game, number: int, concept: str) -> NDArray[np.bool_]:
    """Say in which states an actor is strongly stable.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    concept
        GMR, SMR or SEQ.

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    player = game.players[number]
    stable: NDArray[np.bool_] = ~player.order.improves
    for part, needed in strength(player.actor, game.states, player.ranks).levels():
        if stable[part].all():
            continue
        values = player.order.greatest(needed) if concept == "SMR" else needed
        sanctions = least_reached(game, number, values, improving=concept == "SEQ")
        stable |= part & resists(game, number, sanctions)
    return stable


def refuse_strength(dispute: Dispute, keys: Sequence[str], doubt: Game | None) -> None:
    """Refuse strong and weak forms where they are not defined.

    Parameters
    ----------
    keys
        What needs the strength of preferences (``GMR_strong``, or ``GMR`` where it comes with it).
    doubt
        A game of some actor in which a comparison is not known, if there is one.

    Raises
    ------
    InputError
        No actor declares when its preference is strong, or a preference is not known.
    """
    if not keys:
        return
    declaring = [f"'{actor.id}'" for actor in dispute.actors if actor.strong]
    if not declaring:
        raise InputError(
            f"{keys[0]} asks how strong preferences are, and no actor of the dispute declares when "
            "its preference is strong ('strong')"
        )
    if doubt is not None:
        unsure = [f"'{player.actor.id}'" for player in doubt.players if player.comparison]
        raise InputError(
            "what is strongly and what is weakly stable is not defined where preferences are not "
            f"known: something is not known of {_listed(unsure)}, and {_listed(declaring)} "
            f"{'declares' if len(declaring) == 1 else 'declare'} a strong preference. Leave out "
            "the one or the other, or ask for concepts without their strong and weak forms."
        )


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
