"""Solve a dispute: stability of every state for every actor under the concepts asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.errors import MissingError, nearest
from standoff.graph.game import Game, graph
from standoff.stability.further import FURTHER, further, refuse_undefined, spelled
from standoff.stability.gmr import gmr
from standoff.stability.nash import nash
from standoff.stability.seq import seq
from standoff.stability.sides import sides_of
from standoff.stability.smr import smr
from standoff.stability.solution import Solution
from standoff.stability.sseq import sseq
from standoff.stability.unknown import INDICES, uncertain

__all__ = ["CONCEPTS", "checked", "solve", "solve_game"]

Concept = Callable[[Game, int], NDArray[np.bool_]]

_SOLVERS: Mapping[str, Concept] = MappingProxyType(
    {"Nash": nash, "GMR": gmr, "SMR": smr, "SEQ": seq, "SSEQ": sseq}
)

CONCEPTS: tuple[str, ...] = tuple(_SOLVERS)
"""The solution concepts that are computed unless others are asked for."""


def solve(
    dispute: Dispute,
    concepts: Sequence[str] = CONCEPTS,
    *,
    as_of: date | None = None,
) -> Solution:
    """Find which states are stable for whom, and the equilibria.

    Parameters
    ----------
    concepts
        Of Nash, GMR, SMR, SEQ and SSEQ. Where an actor's preference is unknown for some pair of
        feasible states, each gives four answers, for the indices a to d (``SEQ_a`` … ``SEQ_d``).
        Where none is, also SIM and, for two actors, L_1, L_2, … and NM.
    as_of
        The day on which options have to be available; None: that of the dispute.

    Raises
    ------
    MissingError
        A concept is not known.
    DisputeError
        No state is feasible, or a ranking leaves states out.
    InputError
        A concept is not defined for the dispute.
    SizeError
        There are too many states to enumerate, or too much to try.
    """
    asked = checked(concepts, beyond=True)
    return solve_game(graph(dispute, as_of), asked)


def checked(concepts: Sequence[str], *, beyond: bool = False) -> tuple[str, ...]:
    """Return the concepts in their usual spelling, each once.

    Parameters
    ----------
    beyond
        Whether SIM, L_h and NM may be among them.

    Raises
    ------
    MissingError
        One is not known.
    """
    return tuple(dict.fromkeys(_usual(concept, beyond=beyond) for concept in concepts))


def _usual(concept: str, *, beyond: bool) -> str:
    usual = next((known for known in CONCEPTS if known.lower() == concept.lower()), None)
    other = None if usual else spelled(concept)
    if usual or (other and beyond):
        return usual or str(other)
    if other:
        raise MissingError(
            f"{other} is not told here, only by `solve` and `explain`; ask for "
            f"one of {', '.join(CONCEPTS)}"
        )
    known = (*CONCEPTS, *FURTHER) if beyond else CONCEPTS
    raise MissingError(f"there is no concept '{concept}'.{nearest(concept, known)}")


def solve_game(game: Game, concepts: Sequence[str]) -> Solution:
    """Solve a game whose graph has been built (see `solve`)."""
    refuse_undefined(game, concepts)
    if any(player.comparison for player in game.players):
        stable = _uncertain(game, concepts)
    else:
        stable = {
            concept: _certain(game, _SOLVERS[concept])
            if concept in _SOLVERS
            else further(game, concept)
            for concept in concepts
        }
    everyone = {key: _agreed(list(by.values()), game) for key, by in stable.items()}
    return Solution(
        game.dispute, game.day, game.states, MappingProxyType(stable), MappingProxyType(everyone)
    )


Stable = Mapping[str, NDArray[np.bool_]]


def _certain(game: Game, solver: Concept) -> Stable:
    return MappingProxyType(
        {player.actor.id: solver(game, number) for number, player in enumerate(game.players)}
    )


def _uncertain(game: Game, concepts: Sequence[str]) -> dict[str, Stable]:
    sides = sides_of(game)
    stable: dict[str, Stable] = {}
    for concept in concepts:
        found = [uncertain(sides, number, concept) for number in range(len(sides))]
        for index in INDICES:
            by_actor = zip(game.players, found, strict=True)
            stable[f"{concept}_{index}"] = MappingProxyType(
                {player.actor.id: verdicts[index] for player, verdicts in by_actor}
            )
    return stable


def _agreed(arrays: list[NDArray[np.bool_]], game: Game) -> NDArray[np.bool_]:
    agreed = np.ones(game.states.size, dtype=np.bool_)
    for array in arrays:
        agreed &= array
    return agreed
