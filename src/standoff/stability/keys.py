"""The keys under which verdicts are kept: a concept, and what it is read with.

``SEQ`` alone; ``SEQ_a`` … ``SEQ_d`` where preferences are not known; ``SEQ_strong`` and
``SEQ_weak`` where some are strong. In ``L_2`` the number belongs to the concept.
"""

from __future__ import annotations

__all__ = ["STRENGTHS", "concept_of", "index_of", "strength_of"]

STRENGTHS = ("strong", "weak")


def concept_of(key: str) -> str:
    """Return the concept of a key."""
    return key.partition("_")[0] if index_of(key) or strength_of(key) else key


def index_of(key: str) -> str:
    """Return the index of unknown preference, a to d; empty where a key has none."""
    index = key.partition("_")[2]
    return index if index in ("a", "b", "c", "d") else ""


def strength_of(key: str) -> str:
    """Return ``strong`` or ``weak``; empty where a key is neither."""
    strength = key.partition("_")[2]
    return strength if strength in STRENGTHS else ""
