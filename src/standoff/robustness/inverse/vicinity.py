"""All that the stability of one state can depend on, for one actor.

Under Nash, GMR, SMR, SEQ and SSEQ an actor's preference decides on a state s only by how it
compares other states with s: those that it reaches from s, those that the others reach from there,
and those that it could answer with. Where the others can go does not depend on it. So the graph is
searched once, and any number of other preferences of the actor are then judged by set operations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.errors import SizeError
from standoff.graph.arcs import Arcs
from standoff.stability.reach import follow
from standoff.stability.sides import Side

__all__ = ["Vicinity", "vicinity"]

_COLUMNS = 1024
_MOST = 1 << 28

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Vicinity:
    """The surroundings of a state as an actor has to look at them.

    Parameters
    ----------
    state
        The state.
    targets
        Shape (targets,): what the actor reaches from it in one move.
    led_to
        Shape (targets, states): what the others reach from each target by one or more moves that
        the concept counts as sanctions.
    answers
        The actor's moves where the concept lets it answer sanctions; else None.
    """

    state: int
    targets: Indices
    led_to: Flags
    answers: Arcs | None

    @property
    def relevant(self) -> Flags:
        """The state, and those whose comparison with it may matter; shape (states,)."""
        found = np.asarray(self.led_to.any(axis=0))
        if self.answers is not None:
            answered = found.copy()
            answered[self.answers.target[found[self.answers.source]]] = True
            found = answered
        found[self.targets] = found[self.state] = True
        return found

    def harmless(self, dreaded: Flags) -> Flags:
        """Say which states sanction, where no state that is `dreaded` does; shape (states,).

        Parameters
        ----------
        dreaded
            Shape (states,): the states that the actor would have to like no better than the state.
        """
        if self.answers is None:
            return ~dreaded
        ways_out = self.answers.joined(dreaded, np.logical_or, 0)
        return np.asarray(~dreaded & ~ways_out)

    def unsanctioned(self, left: Flags, dreaded: Flags) -> Indices:
        """Find the targets for which the actor leaves; empty where the state is stable.

        Parameters
        ----------
        left
            Shape (states,): the states for which the actor would leave if nothing followed.
        dreaded
            See `harmless`.

        Returns
        -------
        ndarray of int64, shape (unsanctioned targets,): places in `targets`
        """
        met = (self.led_to & self.harmless(dreaded)).any(axis=1)
        return np.flatnonzero(left[self.targets] & ~met)


def vicinity(sides: tuple[Side, ...], number: int, state: int, concept: str) -> Vicinity:
    """Search the surroundings of a state.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    concept
        Nash, GMR, SMR, SEQ or SSEQ, without an index.

    Raises
    ------
    SizeError
        The actor has too many moves from the state for so many states.
    """
    moves = sides[number].moves
    targets = moves.target[moves.source == state]
    if len(targets) * moves.size > _MOST:
        raise SizeError(
            f"an actor has {len(targets):,} moves from the state, in a model of {moves.size:,} "
            "states; that is too much to look at. Fewer options of that actor make it smaller."
        )
    led_to = np.zeros((len(targets), moves.size), dtype=np.bool_)
    if concept != "Nash" and len(sides) > 1:
        credible = concept in ("SEQ", "SSEQ")
        others = [side for place, side in enumerate(sides) if place != number]
        movers = [_reversed(side.hopeful if credible else side.moves) for side in others]
        for start in range(0, len(targets), _COLUMNS):
            led_to[start : start + _COLUMNS] = _led_to(movers, targets[start : start + _COLUMNS])
    return Vicinity(state, targets, led_to, moves if concept in ("SMR", "SSEQ") else None)


def _reversed(arcs: Arcs) -> Arcs:
    order = np.argsort(arcs.target, kind="stable")
    return Arcs(arcs.target[order], arcs.source[order], arcs.size)


def _led_to(backwards: list[Arcs], starts: Indices) -> Flags:
    """Say what legal sequences lead to from each start: one bit a start, handed on along arcs."""
    size = backwards[0].size
    bits = np.zeros((size, -(-len(starts) // 64)), dtype=np.uint64)
    place = np.arange(len(starts))
    np.bitwise_or.at(bits, (starts, place >> 6), np.uint64(1) << (place & 63).astype(np.uint64))
    found = follow(backwards, bits, np.bitwise_or, 0)
    return np.array(
        [(found[:, at >> 6] >> np.uint64(at & 63) & np.uint64(1)).astype(np.bool_) for at in place]
    )
