"""Verdicts on one state, with the moves that prove them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Improvement", "Move", "Verdict"]


@dataclass(frozen=True, slots=True)
class Move:
    """A unilateral move of an actor between two states, each spelled in Y and N."""

    actor: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Improvement:
    """A move by which an actor would leave a state, and what deters it.

    Parameters
    ----------
    move
        The actor's own move.
    sanction
        A legal sequence of the others' moves that ends where the actor is deterred; None where
        there is none.
    """

    move: Move
    sanction: tuple[Move, ...] | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a state is stable for an actor under a concept, and why.

    Parameters
    ----------
    actor
        Its id.
    concept
        The concept; with unknown preferences with its index (``SEQ_a``).
    state
        Spelled in Y and N.
    improvements
        All moves by which the actor would leave the state. It is stable exactly when each of them
        has a sanction.
    sentences
        The same in words.
    """

    actor: str
    concept: str
    state: str
    stable: bool
    improvements: tuple[Improvement, ...]
    sentences: tuple[str, ...]
