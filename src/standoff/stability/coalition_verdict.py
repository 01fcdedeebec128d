"""Verdicts on one state for a coalition, with the moves that prove them."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.stability.verdict import Move

__all__ = ["CoalitionVerdict", "Departure"]


@dataclass(frozen=True, slots=True)
class Departure:
    """A way in which a coalition could leave a state, and what deters it.

    Parameters
    ----------
    moves
        A shortest legal sequence of its members' moves to a state that is better for each of them.
    sanction
        A shortest legal sequence of the others' moves from there to a state that deters it; None
        where there is none.
    harmed
        Ids of the members whom the sanction leaves no better off than the state that was left.
    """

    moves: tuple[Move, ...]
    sanction: tuple[Move, ...] | None
    harmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoalitionVerdict:
    """Whether a state is stable for a coalition under a concept, and why.

    Parameters
    ----------
    coalition
        Ids of its members, in file order.
    concept
        CNash, CGMR, CSMR or CSEQ.
    state
        Spelled in Y and N.
    departures
        A way to each state for which the coalition would leave. It is stable exactly when each of
        them has a sanction.
    sentences
        The same in words; at most eight departures are told.
    """

    coalition: tuple[str, ...]
    concept: str
    state: str
    stable: bool
    departures: tuple[Departure, ...]
    sentences: tuple[str, ...]
