"""Numbers without gaps, by counting: what sorting would find, in time linear in the states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.expressions import Expression
from standoff.graph.compiled.kernels import counting, truths
from standoff.graph.compiled.words import program

__all__ = ["bits_of", "by_bits", "by_levels", "by_weights", "count_by_bits"]

Ints = NDArray[np.int32]

_MOST_KEYS = 1 << 26
_MOST_AT_ONCE = 64
_FEW_BITS = 22
_LARGEST = (1 << 31) - 1


def _made_dense(keys: Ints, most: int) -> int:
    """Give keys below `most` numbers without gaps, in their order and place; return how many."""
    present = np.zeros(-(-most // 64), dtype=np.uint64)
    below = np.empty(len(present), dtype=np.int32)
    counting.mark(keys, present)
    tiers = counting.count_below(present, below)
    counting.number(keys, present, below)
    return int(tiers)


def bits_of(codes: NDArray[np.uint64], places: Sequence[int]) -> tuple[Ints, int]:
    """Give states numbers by some bits, as `by_bits` does; where these are few, with gaps."""
    if len(places) > _FEW_BITS:
        return by_bits(codes, places)
    keys = np.zeros(len(codes), dtype=np.int32)
    if places:
        counting.append_bits(codes, *_runs(sorted(places)), keys)
    return keys, 1 << len(places)


def count_by_bits(codes: NDArray[np.uint64], places: Sequence[int]) -> int:
    """Count the ways in which some bits are set."""
    keys, most = bits_of(codes, places)
    present = np.zeros(-(-most // 64), dtype=np.uint64)
    counting.mark(keys, present)
    return int(counting.count_below(present, np.empty(len(present), dtype=np.int32)))


def by_bits(codes: NDArray[np.uint64], places: Sequence[int]) -> tuple[Ints, int]:
    """Give states numbers by some of their bits; those that agree in all of them get the same.

    Parameters
    ----------
    places
        The bits.

    Returns
    -------
    ndarray of int32, shape (states,)
        In the order of the codes with the other bits cleared.
    int
        How many numbers there are.
    """
    keys = np.zeros(len(codes), dtype=np.int32)
    count = 1
    left = sorted(places)
    while left:
        room = max((_MOST_KEYS // count).bit_length() - 1, 1)
        taken, left = left[-room:], left[:-room]
        low, width = _runs(taken)
        counting.append_bits(codes, low, width, keys)
        count = _made_dense(keys, count << len(taken))
    return keys, count


def _runs(places: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Part rising places into runs of neighbours, the highest run first: lowest bits, widths."""
    rising = np.array(places)
    runs = np.split(rising, np.flatnonzero(np.diff(rising) > 1) + 1)[::-1]
    return np.array([run[0] for run in runs]), np.array([len(run) for run in runs])


def by_levels(
    levels: Sequence[Sequence[Expression]], options: Sequence[str], codes: NDArray[np.uint64]
) -> Ints | None:
    """Give states numbers by how many expressions hold at each level, the first deciding first.

    Returns
    -------
    ndarray of int32, shape (states,)
        None where the numbers would be too large to count so.
    """
    keys = np.zeros(len(codes), dtype=np.int32)
    count = 1
    at = 0
    while at < len(levels):
        batch, most = _batch(levels, at, count)
        if most > _LARGEST or sum(map(len, batch)) > _MOST_AT_ONCE:
            return None
        at += len(batch)
        steps = program([each for level in batch for each in level], options)
        if steps is None:
            return None
        results = steps.results[::-1].copy()
        sizes = np.array([len(level) for level in batch])
        if (sizes == 1).all():
            truths.append_single(codes, steps.steps, results, keys)
        else:
            truths.append_truths(codes, steps.steps, results, sizes, keys)
        count = _made_dense(keys, most)
    return keys


def _batch(
    levels: Sequence[Sequence[Expression]], at: int, count: int
) -> tuple[Sequence[Sequence[Expression]], int]:
    """Take the levels that can be counted at once, one at least; return also the most keys."""
    end, most, held = at, count, 0
    while end < len(levels):
        held += len(levels[end])
        wider = most * (len(levels[end]) + 1)
        if end > at and (wider > _MOST_KEYS or held > _MOST_AT_ONCE):
            break
        end, most = end + 1, wider
    return levels[at:end], most


def by_weights(
    expressions: Sequence[Expression], weights: Sequence[int], options: Sequence[str],
    codes: NDArray[np.uint64],
) -> Ints | None:  # fmt: skip
    """Give states numbers by the sum of the weights of what holds.

    Returns
    -------
    ndarray of int32, shape (states,)
        None where the sums would be too large to count so.
    """
    if sum(map(abs, weights)) > _LARGEST // 2:
        return None
    totals = np.zeros(len(codes), dtype=np.int64)
    for some in _parts(len(weights)):
        steps = program(expressions[some], options)
        if steps is None:
            return None
        chosen = np.array(weights[some], dtype=np.int64)
        truths.weigh_truths(codes, steps.steps, steps.results, chosen, totals)
    least = int(totals.min(initial=0))
    keys = (totals - least).astype(np.int32)
    _made_dense(keys, int(keys.max(initial=0)) + 1)
    return keys


def _parts(count: int) -> Iterator[slice]:
    for first in range(0, count, _MOST_AT_ONCE):
        yield slice(first, first + _MOST_AT_ONCE)
