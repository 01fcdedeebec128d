"""The concepts beyond the usual five: SIM, and L_h and NM of two actors.

They are asked for by name (`L_1`, `L_2`, … for L_h) and are defined for known preferences only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from standoff.errors import InputError, MissingError
from standoff.graph.game import Game
from standoff.stability.limited import limited
from standoff.stability.nonmyopic import nonmyopic
from standoff.stability.simultaneous import simultaneous

__all__ = ["FURTHER", "further", "horizon_of", "refuse_undefined", "refuse_unknown", "spelled"]

FURTHER = ("SIM", "L_1", "L_2", "NM")
"""Their names, with the first two of L_h."""

_FURTHEST = 9_999
_LIMITED = re.compile(r"l_?(\d+)", re.IGNORECASE | re.ASCII)


def spelled(name: str) -> str | None:
    """Return the usual spelling of one of these concepts; None: it is none of them.

    Raises
    ------
    MissingError
        It is L_h with an h that cannot be asked for.
    """
    if name.upper() in ("SIM", "NM"):
        return name.upper()
    match = _LIMITED.fullmatch(name)
    if match is None:
        return None
    digits = match[1].lstrip("0")
    if not digits or len(digits) > len(str(_FURTHEST)):
        raise MissingError(
            f"there is no concept '{name}': L_h looks h moves ahead, from L_1 to L_{_FURTHEST}; "
            "NM is what holds however far one looks"
        )
    return f"L_{digits}"


def horizon_of(concept: str) -> int | None:
    """Return h of L_h; None: it is another concept."""
    return int(concept[2:]) if concept.startswith("L_") else None


def refuse_undefined(game: Game, concepts: Sequence[str]) -> None:
    """Refuse concepts that are not defined for a game; the usual five always are.

    Raises
    ------
    InputError
        A preference is not known, or L_h or NM is asked of other than two actors.
    """
    asked = [concept for concept in concepts if spelled(concept)]
    refuse_unknown(game, asked)
    of_two = [concept for concept in asked if concept != "SIM"]
    if of_two and len(game.players) != 2:
        _refuse_number(game, of_two)


def refuse_unknown(game: Game, concepts: Sequence[str]) -> None:
    """Refuse concepts that need known preferences where some are not.

    Raises
    ------
    InputError
        Says of whom something is not known.
    """
    unsure = [f"'{player.actor.id}'" for player in game.players if player.comparison]
    if concepts and unsure:
        raise InputError(
            f"{_listed(concepts)} {'is' if len(concepts) == 1 else 'are'} not defined where "
            f"preferences are not known, and something is not known of {_listed(unsure)}. "
            "Nash, GMR, SMR, SEQ and SSEQ are: they give an answer for each index a to d."
        )


def _refuse_number(game: Game, concepts: Sequence[str]) -> None:
    ids = [f"'{player.actor.id}'" for player in game.players]
    watching = [f"'{player.actor.id}'" for player in game.players if not player.actor.options]
    hint = ""
    if len(ids) - len(watching) == 2:
        hint = f" Without {_listed(watching)}, who cannot do anything, there would be two."
    verb = "is" if len(concepts) == 1 else "are"
    raise InputError(
        f"{_listed(concepts)} {verb} defined for two actors, and the dispute has {len(ids)}: "
        f"{_listed(ids)}.{hint}"
    )


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def further(game: Game, concept: str) -> Mapping[str, NDArray[np.bool_]]:
    """Say in which states each actor is stable under one of these concepts.

    Parameters
    ----------
    concept
        In its usual spelling; one that is defined for the game (see `refuse_undefined`).

    Returns
    -------
    mapping from actor to ndarray of bool, shape (states,)

    Raises
    ------
    SizeError
        There is too much to try or to remember.
    """
    horizon = horizon_of(concept)
    found: Sequence[NDArray[np.bool_]]
    if horizon is not None:
        found = limited(game, horizon)
    elif concept == "NM":
        found = nonmyopic(game)
    else:
        found = [simultaneous(game, number) for number in range(len(game.players))]
    ids = [player.actor.id for player in game.players]
    return MappingProxyType(dict(zip(ids, found, strict=True)))
