"""How far two states are apart."""

from __future__ import annotations

__all__ = ["differing"]


def differing(one: str, other: str) -> int:
    """Count the options in which two states differ, not counting those that either leaves open."""
    pairs = zip(one, other, strict=True)
    return sum(a != b and "-" not in (a, b) for a, b in pairs)
