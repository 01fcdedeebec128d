"""Stability where some comparisons are not known: four indices (Li, Hipel, Kilgour & Fang 2004).

With U the unknown relation and i the actor, a state s is left by improvements and by moves to
unknown states (indices a, c) or by improvements alone (b, d). A state s2 sanctions if s ≽ s2
(a, b), or if s ≽ s2 or s2 U s (c, d). Of an actor's answers s3 to a sanction, one escapes if s3 ≻ s
or s3 U s (a, b), or if s3 ≻ s (c, d). Sequential sanctions move to better or unknown states
throughout.

Two ways lead to the verdicts. Where what is unknown is unknown only among states that rank alike,
the least rank reached decides almost everything (`_by_ranks`); what it leaves open under a and b is
whether the state's own cell is reached. In general, each cell asks which states sanction it, as one
column of bits, and the columns are followed through the moves (`_by_columns`).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.ranks import Ranks
from standoff.progress import NOBODY, Part
from standoff.stability.columns import Bits, bit, blocks, met, packed
from standoff.stability.reach import follow
from standoff.stability.sides import Side

__all__ = ["INDICES", "deterred", "uncertain"]

INDICES = ("a", "b", "c", "d")

Stable = NDArray[np.bool_]
Indices = NDArray[np.int64]


def uncertain(
    sides: tuple[Side, ...], number: int, concept: str, part: Part = NOBODY
) -> Mapping[str, Stable]:
    """Say where an actor is stable under each of the four indices.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    concept
        Nash, GMR, SMR, SEQ or SSEQ.
    part
        Of the work; it gets on with each block of columns, and is looked at between steps.

    Returns
    -------
    mapping from index (a to d) to ndarray of bool, shape (states,)
    """
    leaves = sides[number].hopeful
    sure, maybe = deterred(sides, number, concept, part, exact=False)
    known = sides[number].comparison.better(leaves.source, leaves.target)
    return {
        "a": _staying(leaves, sure),
        "b": _staying(leaves, sure | ~known),
        "c": _staying(leaves, maybe),
        "d": _staying(leaves, maybe | ~known),
    }


def deterred(
    sides: tuple[Side, ...],
    number: int,
    concept: str,
    part: Part = NOBODY,
    *,
    exact: bool = True,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say which hopeful moves of an actor are sanctioned: as a and b have it, and as c and d do.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    concept
        Nash, GMR, SMR, SEQ or SSEQ. Under Nash none is.
    part
        As in `uncertain`.
    exact
        Whether to tell of each move. Else what a and b have of moves from states that are unstable
        anyway is left at False, which is quicker.

    Returns
    -------
    two ndarrays of bool, shape (hopeful moves,)
    """
    side = sides[number]
    if concept == "Nash":
        nothing = np.zeros(len(side.hopeful.source), dtype=np.bool_)
        return nothing, nothing
    credible = concept in ("SEQ", "SSEQ")
    others = [other for place, other in enumerate(sides) if place != number]
    movers = [other.hopeful if credible else other.moves for other in others]
    symmetric = concept in ("SMR", "SSEQ")
    if not side.comparison.tiered:
        return _by_columns(side, movers, part, symmetric=symmetric)
    parted = all(each.plain for each in sides)
    plain = parted and (not credible or all(other.transitive for other in others))
    return _by_ranks(
        side, movers, part, symmetric=symmetric, plain=plain, parted=parted, exact=exact
    )


def _staying(leaves: Arcs, deterred: NDArray[np.bool_]) -> Stable:
    """Say which states no undeterred arc leaves."""
    stable: Stable = np.bincount(leaves.source[~deterred], minlength=leaves.size) == 0
    return stable


def _by_ranks(
    side: Side,
    movers: list[Arcs],
    part: Part,
    *,
    symmetric: bool,
    plain: bool,
    parted: bool,
    exact: bool,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say which hopeful moves are sanctioned: as a and b have it, and as c and d have it.

    Parameters
    ----------
    plain
        Whether the movers' sequences reach what plain reachability does.
    parted
        Whether everybody's moves change the mover's own options only.
    exact
        As in `deterred`.
    """
    leaves = side.hopeful
    ranks = side.comparison.ranks
    values = ranks
    if symmetric:
        answers = side.moves.joined(ranks, np.maximum, 0)
        values = np.maximum(ranks, answers)
    least = follow(movers, values, np.minimum, len(ranks), part)[leaves.target]
    own = ranks[leaves.source]
    sure = least < own
    maybe = least <= own
    level = least == own
    if int(side.comparison.cell.max()) == int(ranks.max()):
        return maybe, maybe
    if not exact:
        # A state that an improvement leaves undeterred is unstable whatever its own cell says.
        known = side.comparison.better(leaves.source, leaves.target)
        settled = ~_staying(leaves, maybe | ~known)
        level &= ~settled[leaves.source]
    if parted and not symmetric:
        # The others cannot undo what the actor's own move changed of what is unknown of it.
        about = side.comparison.about
        level &= about[leaves.source] == about[leaves.target]
    asked = np.flatnonzero(level)
    cells = side.comparison.cell
    labels = _answered(side, values) if symmetric else cells
    sure[asked] = met(
        movers, labels, leaves.target[asked], cells[leaves.source[asked]], part, plain=plain
    )
    return sure, maybe


def _answered(side: Side, values: Ranks) -> Indices:
    """Label each state with the cell of the best that the actor can make of it, if it is one.

    Where the best states that the actor has from there (staying included) lie in several cells, no
    cell is safe from an escape, and the label is -1.
    """
    comparison = side.comparison
    cells = comparison.cell
    nothing = len(cells)
    best = comparison.ranks[side.moves.target] == values[side.moves.source]
    here = comparison.ranks == values
    top = side.moves.where(best)
    least = top.joined(cells, np.minimum, nothing)
    most = top.joined(cells, np.maximum, 0)
    least = np.where(here, np.minimum(least, cells), least)
    most = np.where(here, np.maximum(most, cells), most)
    return np.where(least == most, least, -1)


def _by_columns(
    side: Side, movers: list[Arcs], part: Part, *, symmetric: bool
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say the same as `_by_ranks`, for any unknown relation."""
    leaves = side.hopeful
    cells = side.comparison.cell
    representative = np.unique(cells, return_index=True)[1]
    sure = np.zeros(len(leaves.source), dtype=np.bool_)
    maybe = sure.copy()
    asking_cell = cells[leaves.source]
    for columns in blocks(np.unique(asking_cell), part):
        asking = np.flatnonzero(np.isin(asking_cell, columns))
        place = np.searchsorted(columns, asking_cell[asking])
        surely, perhaps = _sanctions(side, representative[columns], part, symmetric=symmetric)
        for verdict, bits in ((sure, surely), (maybe, perhaps)):
            found = follow(movers, bits, np.bitwise_or, 0, part)
            verdict[asking] = (found[leaves.target[asking], place >> 6] & bit(place)) != 0
    return sure, maybe


def _sanctions(side: Side, asking: Indices, part: Part, *, symmetric: bool) -> tuple[Bits, Bits]:
    """Say which states sanction each asking state: as a and b have it, as c and d have it.

    Returns
    -------
    two ndarrays of uint64, shape (states, words): a bit for each asking state
    """
    comparison = side.comparison
    every = np.arange(len(comparison.ranks))[:, None]
    unknown = comparison.unknown(asking[None, :], every)
    part.look()
    higher = comparison.ranks[every] > comparison.ranks[asking[None, :]]
    sure, maybe = packed(~higher & ~unknown), packed(~higher | unknown)
    if symmetric:
        part.look()
        moves = side.moves
        hopeful, better = packed(higher | unknown), packed(higher & ~unknown)
        part.look()
        sure &= ~moves.joined(hopeful, np.bitwise_or, 0)
        maybe &= ~moves.joined(better, np.bitwise_or, 0)
    return sure, maybe
