"""The fewest edits of an actor's statements for which a state is stable for it."""

from __future__ import annotations

from dataclasses import replace

from standoff.dispute.model import Actor, Ranking
from standoff.robustness.inverse.arrangements import (
    Change,
    Keeping,
    Levels,
    Search,
    applied,
    as_levels,
    can_swap,
    first_that,
)
from standoff.robustness.inverse.changed import Scene, rearranged
from standoff.robustness.inverse.outlook import Outlook, outlook
from standoff.robustness.inverse.vicinity import Vicinity

__all__ = ["least_edits"]

_MOST_TRIED = 50_000


def least_edits(
    scene: Scene, number: int, around: Vicinity, *, most: int, go_on: Keeping
) -> Search | None:
    """Search the least edits of an actor's statements; None where it has a ranking.

    Parameters
    ----------
    number
        The actor, by its place in the game; the state is not stable for it.
    around
        The surroundings of the state.
    most
        How many of the changes that do are put into the game and judged again.
    """
    actor = scene.game.players[number].actor
    if isinstance(actor.preference, Ranking):
        return None
    origin = as_levels(actor)
    view = outlook(actor, scene.game.states, around, scene.index)
    found = first_that(origin, view.stable, swaps=can_swap(actor), most=_MOST_TRIED, go_on=go_on)
    found = replace(found, found=tuple(sorted(found.found, key=_touched)))
    if found.edits is None:
        found = _by_dropping(found, actor, view)
    for changes in found.found[:most]:
        player = rearranged(scene.game, number, applied(origin, changes))
        scene.confirm({number: player}, number)
    return found


def _by_dropping(search: Search, actor: Actor, view: Outlook) -> Search:
    """Find some statements whose dropping does, where the search was stopped before it found any.

    Beginning with none, statements are taken back, the most important first, as long as that does.
    """
    levels = as_levels(actor)
    if search.complete or not view.stable(()):
        return search
    kept: set[int] = set()
    for number in range(sum(map(len, levels))):
        if view.stable(_only(levels, kept | {number})):
            kept.add(number)
    dropped = [n for n in range(sum(map(len, levels))) if n not in kept]
    changes: tuple[Change, ...] = tuple(("drop", (number,)) for number in reversed(dropped))
    return replace(search, edits=len(dropped), found=(changes,))


def _only(levels: Levels, kept: set[int]) -> Levels:
    rows = (tuple(number for number in level if number in kept) for level in levels)
    return tuple(row for row in rows if row)


def _touched(changes: tuple[Change, ...]) -> tuple[int, ...]:
    """Order changes by the statements that they touch: the less important they are, the sooner."""
    return tuple(-number for number in sorted(n for _, numbers in changes for n in numbers))
