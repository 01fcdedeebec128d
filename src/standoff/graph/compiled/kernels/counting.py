"""Numbers without gaps, by marking which keys occur.

States, lists and ranks are int32; there are fewer than 2^31 of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled.jit import compiled

__all__ = ["append_bits", "count_below", "mark", "number"]

Ints = NDArray[np.int32]
Words = NDArray[np.uint64]


_ONE = np.uint64(1)
_BIT_6 = np.uint64(63)


@compiled
def append_bits(codes: Words, low: Any, width: Any, keys: Ints) -> None:
    """Append some runs of a state's bits to its key: each from a lowest bit on, so many."""
    for s in range(len(codes)):
        key = np.int64(keys[s])
        for run in range(len(low)):
            mask = (_ONE << np.uint64(width[run])) - _ONE
            bits = (codes[s] >> np.uint64(low[run])) & mask
            key = (key << width[run]) | np.int64(bits)
        keys[s] = np.int32(key)


@compiled
def mark(keys: Ints, present: Words) -> None:
    """Mark which keys occur, a bit for each."""
    for s in range(len(keys)):
        present[keys[s] >> 6] |= _ONE << (np.uint64(keys[s]) & _BIT_6)


@compiled
def _held(word: np.uint64) -> np.int64:
    """Count the bits of a word."""
    word -= (word >> _ONE) & np.uint64(0x5555555555555555)
    pairs = np.uint64(0x3333333333333333)
    word = (word & pairs) + ((word >> np.uint64(2)) & pairs)
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@compiled
def count_below(present: Words, below: Ints) -> np.int64:
    """Count the keys below each word's, and all of them."""
    total = np.int64(0)
    for word in range(len(present)):
        below[word] = total
        total += _held(present[word])
    return total


@compiled
def number(keys: Ints, present: Words, below: Ints) -> None:
    """Replace each key by the number of lower ones that occur."""
    for s in range(len(keys)):
        word = keys[s] >> 6
        lower = (_ONE << (np.uint64(keys[s]) & _BIT_6)) - _ONE
        keys[s] = below[word] + _held(present[word] & lower)
