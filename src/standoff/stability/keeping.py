"""Keeping a commitment: the moves by which an actor does what it announced, and what they bring.

A commitment "if C, then D" of actor i applies at a feasible state s where C holds and D does not.
To do D is a legal move of i alone to a state t where D holds. Of these moves only those count that
flip an inclusion-minimal set of i's options, so that D is done and nothing beyond what D and the
constraints need: a gain from something else is no reason to believe the announcement.

A move is *spoiled* where the others, from t, each by moves that improve things for whoever makes
them and no one twice in a row, reach a state that i likes no better than s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.comparison import Comparison
from standoff.graph.game import Game, apart
from standoff.stability.keeping_known import doing, is_known, least_answered
from standoff.stability.reach import follow
from standoff.stability.sides import Side

__all__ = ["BETTER", "UNKNOWN", "Keeping", "answers", "keeping", "minimal", "spoilers"]

BETTER, UNKNOWN, NO_GAIN = 2, 1, 0

_COLUMNS = 256

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Keeping:
    """The moves that do what a commitment says, from all states where it applies.

    Parameters
    ----------
    arcs
        The moves.
    gain
        Shape (arcs,), dtype int8: 2 where the actor is known to be better off, 1 where that is not
        known, 0 where it is not.
    spoiled
        Shape (arcs,): the others are known to have an answer that spoils it.
    perhaps_spoiled
        Shape (arcs,): they have one, if what is unknown is counted against it.
    """

    arcs: Arcs
    gain: NDArray[np.int8]
    spoiled: Flags
    perhaps_spoiled: Flags

    def somewhere(self, arcs: Flags) -> Flags:
        """Say which states one of these arcs leaves; shape (states,)."""
        found = np.zeros(self.arcs.size, dtype=np.bool_)
        found[self.arcs.source[arcs]] = True
        return found


def keeping(game: Game, sides: Sequence[Side], number: int, applies: Flags, done: Flags) -> Keeping:
    """Find the moves that do what an actor announced.

    Parameters
    ----------
    sides
        Of the game; not needed where all is known (see `standoff.stability.keeping_known`).
    number
        The actor, by its place in the game.
    applies, done
        Shape (states,): where the commitment applies, and where what was announced is done.
    """
    if is_known(game):
        return _known(game, number, applies, done)
    side = sides[number]
    arcs = _doing(game, number, side, applies, done)
    better = side.comparison.better(arcs.source, arcs.target)
    unknown = side.comparison.unknown(arcs.source, arcs.target)
    gain = np.where(better, BETTER, np.where(unknown, UNKNOWN, NO_GAIN)).astype(np.int8)
    known, hopeful = answers(sides, number)
    spoiled = _spoiled(side, known, arcs, surely=True)
    if _exact(side.comparison) and all(map(_alike, known, hopeful)):
        return Keeping(arcs, gain, spoiled, spoiled)
    return Keeping(arcs, gain, spoiled, _spoiled(side, hopeful, arcs, surely=False))


def _known(game: Game, number: int, applies: Flags, done: Flags) -> Keeping:
    codes, ranks = game.states.codes, game.players[number].ranks
    parts = [
        arcs.where(minimal(arcs.source, codes[arcs.source] ^ codes[arcs.target]))
        for arcs in doing(game, number, applies, done)
    ]
    source = np.concatenate([part.source for part in parts])
    target = np.concatenate([part.target for part in parts])
    gain = np.where(ranks[target] > ranks[source], BETTER, NO_GAIN).astype(np.int8)
    spoiled = np.asarray(least_answered(game, number)[target] <= ranks[source])
    return Keeping(Arcs(source, target, game.states.size), gain, spoiled, spoiled)


def _doing(game: Game, number: int, side: Side, applies: Flags, done: Flags) -> Arcs:
    """List the moves that do what was announced and flip no more than that takes."""
    moves, codes, merging = side.moves, game.states.codes, game.states.merging
    if merging is None:
        arcs = moves.where(applies[moves.source] & done[moves.target])
        return arcs.where(minimal(arcs.source, codes[arcs.source] ^ codes[arcs.target]))
    # Several moves may lead from members of one state to members of another.
    single = apart(game).players[number].each_move
    source, target = merging.node[single.source], merging.node[single.target]
    does = applies[source] & done[target]
    source, target = source[does], target[does]
    flips = merging.codes[single.source[does]] ^ merging.codes[single.target[does]]
    least = minimal(source, flips)
    pairs = np.unique(source[least] * moves.size + target[least])
    return Arcs(pairs // moves.size, pairs % moves.size, moves.size)


def answers(sides: Sequence[Side], number: int) -> tuple[list[Arcs], list[Arcs]]:
    """Return the others' moves that are known to improve things for them, and those that may."""
    others = [side for place, side in enumerate(sides) if place != number]
    return [side.better for side in others], [side.hopeful for side in others]


def minimal(source: NDArray[np.int64], flips: NDArray[np.uint64]) -> Flags:
    """Say which moves flip a set of options that holds no other move's set from the same state.

    Parameters
    ----------
    source, flips
        Shape (moves,): where each leaves from, and what it flips, one bit an option.
    """
    left = np.lexsort((flips, source))
    kept = np.zeros(len(source), dtype=np.bool_)
    # A set that holds another is the greater number. So of what is left at each state the least is
    # minimal; what holds it goes, and so on.
    while len(left):
        states, first = np.unique(source[left], return_index=True)
        least = left[first]
        held = flips[least][np.searchsorted(states, source[left])]
        kept[left[flips[left] == held]] = True
        left = left[flips[left] & held != held]
    return kept


def spoilers(side: Side, states: NDArray[np.int64], *, surely: bool) -> Flags:
    """Say which states an actor likes no better than each of some states.

    Parameters
    ----------
    surely
        Count only what is known; else all that is not known to be better.

    Returns
    -------
    ndarray of bool, shape (all states, some states)
    """
    every = np.arange(side.moves.size)[:, None]
    here = states[None, :]
    found = ~side.comparison.better(here, every)
    return found & ~side.comparison.unknown(here, every) if surely else found


def _exact(comparison: Comparison) -> bool:
    """Whether nothing is unknown, so that ranks alone decide."""
    return comparison.tiered and int(comparison.cell.max()) == int(comparison.ranks.max())


def _alike(known: Arcs, hopeful: Arcs) -> bool:
    return len(known.source) == len(hopeful.source)


def _spoiled(side: Side, movers: Sequence[Arcs], arcs: Arcs, *, surely: bool) -> Flags:
    if _exact(side.comparison):
        ranks = side.comparison.ranks
        least = follow(movers, ranks, np.minimum, len(ranks))
        return np.asarray(least[arcs.target] <= ranks[arcs.source])
    cells = side.comparison.cell
    found = np.zeros(len(arcs.source), dtype=np.bool_)
    asked, first = np.unique(cells[arcs.source], return_index=True)
    column = np.searchsorted(asked, cells[arcs.source])
    for start in range(0, len(asked), _COLUMNS):
        some = arcs.source[first[start : start + _COLUMNS]]
        reached = follow(movers, spoilers(side, some, surely=surely), np.logical_or, 0)
        here = (column >= start) & (column < start + _COLUMNS)
        found[here] = reached[arcs.target[here], column[here] - start]
    return found
