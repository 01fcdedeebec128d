"""Solve a dispute for coalitions: for one that is named, or for all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.errors import InputError, MissingError, SizeError, nearest
from standoff.graph.game import Game, graph
from standoff.stability.coalition import (
    COALITIONAL,
    Coalition,
    coalition_of,
    coalition_stable,
    columns_of,
)
from standoff.stability.coalition_solution import CoalitionSolution
from standoff.stability.further import refuse_unknown
from standoff.stability.gmr import gmr
from standoff.stability.hypergame import refuse_pictures
from standoff.stability.nash import nash
from standoff.stability.seq import seq
from standoff.stability.smr import smr

__all__ = ["checked_coalition", "checked_concepts", "solve_coalition", "solve_universal"]

_MOST_BITS = 1 << 33
_MOST_COALITIONS = (1 << 10) - 1

_OF_ONE = MappingProxyType({"CNash": nash, "CGMR": gmr, "CSMR": smr, "CSEQ": seq})
"""What the concepts are for a coalition of one."""


def solve_coalition(
    dispute: Dispute,
    coalition: Sequence[str],
    concepts: Sequence[str] = COALITIONAL,
    *,
    as_of: date | None = None,
) -> CoalitionSolution:
    """Find which states are stable for a coalition.

    Parameters
    ----------
    coalition
        Ids of its members, in any order, or the id of a coalition that the dispute names. A
        coalition of one gives what Nash, GMR, SMR and SEQ give.
    concepts
        Of CNash, CGMR, CSMR and CSEQ. The sanctions of CSEQ are improvements of the others one by
        one, and not of them as a coalition.
    as_of
        The day on which options have to be available; None: that of the dispute.

    Raises
    ------
    MissingError
        A member or a concept is not known.
    DisputeError
        No state is feasible, or a ranking leaves states out.
    InputError
        The coalition is empty, a preference is not known, or actors see the dispute differently.
    SizeError
        There are too many states to enumerate, or to compare for the coalition.
    """
    members = checked_coalition(dispute, coalition)
    asked = checked_concepts(concepts)
    refuse_pictures(dispute, "what a coalition leaves")
    game = graph(dispute, as_of)
    refuse_unknown(game, asked)
    found = coalition_of(game, members)
    everywhere = np.ones(game.states.size, dtype=np.bool_)
    _refuse_large(game, max((_width(found, each, everywhere) for each in asked), default=0))
    stable = {concept: coalition_stable(found, concept) for concept in asked}
    ids = tuple(dispute.actors[place].id for place in members)
    return CoalitionSolution(dispute, game.day, game.states, ids, MappingProxyType(stable))


def solve_universal(
    dispute: Dispute, concepts: Sequence[str] = COALITIONAL, *, as_of: date | None = None
) -> CoalitionSolution:
    """Find which states are stable for every nonempty coalition.

    Actors without options need not be tried as members: who joins without moving adds one more that
    has to gain, and can only keep a coalition from leaving.

    Parameters
    ----------
    concepts, as_of
        As in `solve_coalition`.

    Raises
    ------
    MissingError, DisputeError, InputError, SizeError
        As `solve_coalition`; also where there are too many coalitions.
    """
    asked = checked_concepts(concepts)
    refuse_pictures(dispute, "what a coalition leaves")
    game = graph(dispute, as_of)
    refuse_unknown(game, asked)
    able = [place for place, player in enumerate(game.players) if player.actor.options]
    _refuse_many(able)
    stable = {concept: _alone(game, concept, able) for concept in asked}
    # What an actor leaves alone need not be asked of more.
    larger = [m for size in range(2, len(able) + 1) for m in combinations(able, size)]
    _refuse_large(
        game,
        sum(
            _width(coalition, concept, stable[concept])
            for coalition in (coalition_of(game, members) for members in larger)
            for concept in asked
        ),
    )
    for members in larger:
        coalition = coalition_of(game, members)
        for concept in asked:
            stable[concept] = coalition_stable(coalition, concept, stable[concept])
    return CoalitionSolution(dispute, game.day, game.states, None, MappingProxyType(stable))


def checked_coalition(dispute: Dispute, coalition: Sequence[str]) -> tuple[int, ...]:
    """Return the places of a coalition's members, in file order.

    Parameters
    ----------
    coalition
        Ids of actors, or of coalitions that the dispute names, which stand for their members.

    Raises
    ------
    MissingError
        One is not known.
    InputError
        There is none.
    """
    known = [actor.id for actor in dispute.actors]
    named = {each.id: each.members for each in dispute.coalitions}
    members: set[str] = set()
    for member in coalition:
        if member not in known and member not in named:
            kind = "actor or coalition" if named else "actor"
            raise MissingError(f"there is no {kind} '{member}'.{nearest(member, [*known, *named])}")
        members.update(named.get(member, (member,)))
    if not coalition:
        raise InputError("a coalition has at least one member; name some of " + ", ".join(known))
    return tuple(place for place, actor in enumerate(known) if actor in members)


def checked_concepts(concepts: Sequence[str]) -> tuple[str, ...]:
    """Return concepts for coalitions in their usual spelling, each once.

    Raises
    ------
    MissingError
        One is not known.
    """
    usual = {concept.lower(): concept for concept in COALITIONAL}
    for concept in concepts:
        if concept.lower() not in usual:
            raise MissingError(
                f"there is no concept '{concept}' for coalitions.{nearest(concept, COALITIONAL)}"
            )
    return tuple(dict.fromkeys(usual[concept.lower()] for concept in concepts))


def _alone(game: Game, concept: str, able: Sequence[int]) -> NDArray[np.bool_]:
    """Say which states no actor leaves alone."""
    stays = np.ones(game.states.size, dtype=np.bool_)
    for place in able:
        stays &= _OF_ONE[concept](game, place)
    return stays


def _width(coalition: Coalition, concept: str, among: NDArray[np.bool_]) -> int:
    return columns_of(coalition, concept, np.flatnonzero(among)).width


def _refuse_many(able: Sequence[int]) -> None:
    count = 2 ** len(able) - 1
    if count > _MOST_COALITIONS:
        raise SizeError(
            f"{len(able)} actors form {count:,} coalitions, and {_MOST_COALITIONS:,} are the "
            "most. Name one with --coalition, or leave actors out."
        )


def _refuse_large(game: Game, columns: int) -> None:
    bits = columns * game.states.size
    if bits > _MOST_BITS:
        raise SizeError(
            f"coalitions are too large to compare: {game.states.size:,} states with {columns:,} "
            f"levels of preference are {bits:,} comparisons, and {_MOST_BITS:,} are the most. "
            "Fewer options, or tighter constraints, make it smaller."
        )
