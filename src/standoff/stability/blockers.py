"""Who can block a state: without whose moves it cannot be reached.

A set of actors blocks a state if no legal sequence of the others' moves leads to it from where the
dispute stands. Blocking sets are those that meet every set of actors who can bring the state about
(they are its hitting sets, or transversals); the minimal ones are found by size. A candidate that
misses a set known to reach the state is passed over without a search, and so is one that holds a
blocking set; each search thus finds a new set of either kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np

from standoff.dispute.model import Dispute
from standoff.errors import SizeError
from standoff.graph.game import Game, graph
from standoff.graph.moves import available
from standoff.stability.movers import movers_of
from standoff.stability.paths import started
from standoff.stability.tables import Columns, Tabular, html_table, text, whole

__all__ = ["FORMAT", "Blockers", "who_blocks"]

FORMAT = "standoff.blockers/1"

_MOST_MOVERS = 20

Group = frozenset[int]


@dataclass(frozen=True, slots=True)
class Blockers(Tabular):
    """Who can block a state.

    Parameters
    ----------
    dispute, as_of
        What was analysed, as it stands on which day.
    start, state
        From where to where, spelled in Y and N.
    sets
        The minimal blocking sets, smallest first, each with the ids of its actors in file order.
        None at all where the state is the start; one empty set where nobody has to block it,
        because no moves lead there.
    reachable
        Whether any moves lead there.
    """

    dispute: Dispute
    as_of: date | None
    start: str
    state: str
    sets: tuple[tuple[str, ...], ...]
    reachable: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.blockers/1``."""
        return {
            "format": FORMAT,
            "from": self.start,
            "state": self.state,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "reachable": self.reachable,
            "sets": [list(group) for group in self.sets],
        }

    def _repr_html_(self) -> str:
        names = [", ".join(self.dispute.actor(each).name for each in group) for group in self.sets]
        rows = [(name or "nobody: no moves lead there",) for name in names]
        caption = f"Who can block {self.state} from {self.start} in {self.dispute.title}"
        return html_table(caption, ["each of these, together"], rows)

    def _columns(self) -> Columns:
        """One row for each member of each set."""
        rows = [(n, actor) for n, group in enumerate(self.sets, 1) for actor in group]
        return {"set": whole(n for n, _ in rows), "actor": text(actor for _, actor in rows)}


def who_blocks(
    dispute: Dispute, state: str, *, start: str | None = None, as_of: date | None = None
) -> Blockers:
    """Find the minimal sets of actors without whose moves a state cannot be reached.

    Parameters
    ----------
    state
        Spelled in Y and N.
    start
        From where; None: the status quo.
    as_of
        The day on which options have to be available; None: that of the dispute.

    Raises
    ------
    MissingError
        A state is not there, or no start is given and no status quo known.
    DisputeError
        As `solve` raises it.
    SizeError
        There are too many states to enumerate, or more than 20 actors who can move.
    """
    if not dispute.constraints:  # then whoever has an option can move, and no state need be listed
        day = as_of or dispute.as_of
        able = [any(available(option, day) for option in actor.options) for actor in dispute.actors]
        _refuse_if_many(sum(able))
    game = graph(dispute, as_of)
    goal, begin = game.states.index(state), started(game, start)
    movers = [
        number for number, player in enumerate(game.players)
        if (np.bincount(player.moves.of_list) > 1).any()
    ]  # fmt: skip
    _refuse_if_many(len(movers))
    found = _minimal(game, begin, goal, movers)
    ids = [actor.id for actor in dispute.actors]
    return Blockers(
        dispute,
        game.day,
        game.states.name(begin),
        game.states.name(goal),
        tuple(tuple(ids[number] for number in sorted(group)) for group in found),
        frozenset() not in found,
    )


def _refuse_if_many(movers: int) -> None:
    if movers > _MOST_MOVERS:
        raise SizeError(
            f"{movers} actors can move, which gives {1 << movers:,} sets of actors; "
            f"{_MOST_MOVERS} actors ({1 << _MOST_MOVERS:,} sets) are the most"
        )


def _minimal(game: Game, begin: int, goal: int, movers: list[int]) -> list[Group]:
    blocking: list[Group] = []
    reaching: list[Group] = []
    for size in range(len(movers) + 1):
        for candidate in map(frozenset, combinations(movers, size)):
            if any(group <= candidate for group in blocking):
                continue
            if any(not group & candidate for group in reaching):
                continue
            others = [number for number in movers if number not in candidate]
            used = _used(game, begin, goal, others)
            if used is None:
                blocking.append(candidate)
            else:
                reaching.append(used)
    return blocking


def _used(game: Game, begin: int, goal: int, movers: list[int]) -> Group | None:
    """Return who moves on a shortest sequence by these actors, or None where there is none."""
    path = movers_of(game, movers).tree(begin, improving=False).path(goal)
    return None if path is None else frozenset(movers[step[0]] for step in path)
