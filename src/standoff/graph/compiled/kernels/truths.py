"""Where expressions hold, 64 states at a time (see `standoff.graph.compiled.words`).

States, lists and ranks are int32; there are fewer than 2^31 of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled.jit import compiled
from standoff.graph.compiled.words import AND, NOT, OR

__all__ = ["append_single", "append_truths", "weigh_truths"]

Ints = NDArray[np.int32]
Words = NDArray[np.uint64]


_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_ONE = np.uint64(1)
_ZERO = np.uint64(0)


@compiled
def _turn(block: Words) -> None:
    """Turn a block of 64 words: bit k of word j becomes bit j of word k."""
    width = 32
    mask = np.uint64(0x00000000FFFFFFFF)
    while width:
        shift = np.uint64(width)
        for base in range(0, 64, 2 * width):
            for k in range(base, base + width):
                moved = ((block[k] >> shift) ^ block[k + width]) & mask
                block[k] ^= moved << shift
                block[k + width] ^= moved
        width >>= 1
        mask ^= mask << np.uint64(width)


@compiled
def _truths(
    codes: Words, first: int, steps: NDArray[np.int64], results: Any, registers: Words, block: Words
) -> None:
    """Find for 64 states from `first` on, a word for each, which expressions hold."""
    count = min(64, len(codes) - first)
    for k in range(64):
        block[k] = codes[first + k] if k < count else _ZERO
    _turn(block)
    for k in range(64):
        registers[k] = block[k]
    registers[64] = _ALL
    registers[65] = _ZERO
    for at in range(len(steps)):
        one, other = registers[steps[at, 1]], registers[steps[at, 2]]
        if steps[at, 0] == AND:
            found = one & other
        elif steps[at, 0] == OR:
            found = one | other
        elif steps[at, 0] == NOT:
            found = ~one
        else:
            found = one ^ other
        registers[66 + at] = found
    for k in range(64):
        block[k] = registers[results[k]] if k < len(results) else _ZERO
    _turn(block)


@compiled
def append_truths(
    codes: Words, steps: NDArray[np.int64], results: Any, sizes: NDArray[np.int64], keys: Ints
) -> None:
    """Append to each state's key how many expressions hold at each of some levels.

    Parameters
    ----------
    results
        The registers of the expressions, last first; at most 64.
    sizes
        How many of them each level has.
    """
    registers = np.empty(66 + len(steps), dtype=np.uint64)
    block = np.empty(64, dtype=np.uint64)
    for first in range(0, len(codes), 64):
        _truths(codes, first, steps, results, registers, block)
        for k in range(min(64, len(codes) - first)):
            key = np.int64(keys[first + k])
            left = len(results)
            for level in range(len(sizes)):
                held = np.int64(0)
                for _ in range(sizes[level]):
                    left -= 1
                    held += np.int64((block[k] >> np.uint64(left)) & _ONE)
                key = key * (sizes[level] + 1) + held
            keys[first + k] = np.int32(key)


@compiled
def append_single(codes: Words, steps: NDArray[np.int64], results: Any, keys: Ints) -> None:
    """Do as `append_truths` where each level has one expression."""
    registers = np.empty(66 + len(steps), dtype=np.uint64)
    block = np.empty(64, dtype=np.uint64)
    width = len(results)
    for first in range(0, len(codes), 64):
        _truths(codes, first, steps, results, registers, block)
        for k in range(min(64, len(codes) - first)):
            keys[first + k] = np.int32((np.int64(keys[first + k]) << width) | np.int64(block[k]))


@compiled
def weigh_truths(
    codes: Words, steps: NDArray[np.int64], results: Any, weights: NDArray[np.int64],
    totals: NDArray[np.int64],
) -> None:  # fmt: skip
    """Add the weights of the expressions that hold to each state's total; at most 64."""
    registers = np.empty(66 + len(steps), dtype=np.uint64)
    block = np.empty(64, dtype=np.uint64)
    for first in range(0, len(codes), 64):
        _truths(codes, first, steps, results, registers, block)
        for k in range(min(64, len(codes) - first)):
            for place in range(len(results)):
                if (block[k] >> np.uint64(place)) & _ONE:
                    totals[first + k] += weights[place]
