"""Solve a dispute for coalitions: for one that is named, or for all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType

import numpy as np

from standoff.dispute.model import Dispute
from standoff.errors import InputError, MissingError, SizeError, nearest
from standoff.graph.game import Game, graph
from standoff.stability.coalition import COALITIONAL, Coalition, coalition_of, coalition_stable
from standoff.stability.coalition_solution import CoalitionSolution
from standoff.stability.further import refuse_unknown

__all__ = ["checked_coalition", "checked_concepts", "solve_coalition", "solve_universal"]

_MOST_BITS = 1 << 33
_MOST_COALITIONS = (1 << 10) - 1


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
        Ids of its members, in any order. A coalition of one gives what Nash, GMR, SMR and SEQ give.
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
        The coalition is empty, or a preference is not known.
    SizeError
        There are too many states to enumerate, or to compare for the coalition.
    """
    members = checked_coalition(dispute, coalition)
    asked = checked_concepts(concepts)
    game = graph(dispute, as_of)
    refuse_unknown(game, asked)
    found = coalition_of(game, members)
    _refuse_large(game, [found])
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
    game = graph(dispute, as_of)
    refuse_unknown(game, asked)
    _refuse_many(game)
    _refuse_large(game, _every(game))
    stable = {concept: np.ones(game.states.size, dtype=np.bool_) for concept in asked}
    for coalition in _every(game):
        for concept in asked:
            stable[concept] &= coalition_stable(coalition, concept)
    return CoalitionSolution(dispute, game.day, game.states, None, MappingProxyType(stable))


def checked_coalition(dispute: Dispute, coalition: Sequence[str]) -> tuple[int, ...]:
    """Return the places of a coalition's members, in file order.

    Raises
    ------
    MissingError
        One is not known.
    InputError
        There is none.
    """
    known = [actor.id for actor in dispute.actors]
    for member in coalition:
        if member not in known:
            raise MissingError(f"there is no actor '{member}'.{nearest(member, known)}")
    if not coalition:
        raise InputError("a coalition has at least one member; name some of " + ", ".join(known))
    return tuple(place for place, actor in enumerate(known) if actor in coalition)


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


def _every(game: Game) -> Iterator[Coalition]:
    """Set every nonempty coalition of actors with options against the others."""
    able = [place for place, player in enumerate(game.players) if player.actor.options]
    for size in range(1, len(able) + 1):
        for members in combinations(able, size):
            yield coalition_of(game, members)


def _refuse_many(game: Game) -> None:
    able = sum(bool(player.actor.options) for player in game.players)
    if 2**able - 1 > _MOST_COALITIONS:
        raise SizeError(
            f"{able} actors form {2**able - 1:,} coalitions, and {_MOST_COALITIONS:,} are the "
            "most. Name one with --coalition, or leave actors out."
        )


def _refuse_large(game: Game, coalitions: Iterable[Coalition]) -> None:
    bits = sum(len(coalition.levels) * game.states.size for coalition in coalitions)
    if bits > _MOST_BITS:
        raise SizeError(
            f"coalitions are too large to compare: {game.states.size:,} states would be compared "
            f"with the levels of preference of their members {bits:,} times, and {_MOST_BITS:,} "
            "are the most. Fewer options, or tighter constraints, make it smaller."
        )
