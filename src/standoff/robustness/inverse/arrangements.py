"""Other arrangements of an actor's statements, by the number of edits that lead to them.

An edit drops a statement, or lets two statements of different importance change places. Weighted
statements can only be dropped. Arrangements are tried breadth first and each once, so what is
found after so many edits is not found after fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from standoff.dispute.model import Actor, Ranking, Statement, Statements, Weighted, Weights

__all__ = [
    "Change",
    "Keeping",
    "Levels",
    "Search",
    "applied",
    "arranged",
    "as_levels",
    "by_edits",
    "can_swap",
    "first_that",
    "neighbours",
    "numbered",
]

Levels = tuple[tuple[int, ...], ...]
"""Statements by number, most important level first; a level in rising order, none empty."""

Change = tuple[Literal["drop", "swap"], tuple[int, ...]]
"""One edit: what is done with which statements."""

Keeping = Callable[[], bool]
"""Says whether to go on."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to.

    Parameters
    ----------
    edits
        The number of edits of the arrangements that were found; None where none were.
    found
        For each the edits that lead to it.
    at_least
        All arrangements by fewer edits were tried.
    tried
        How many arrangements were tried.
    complete
        Whether all by `edits` edits were tried; or, where none were found, all that there are.
    """

    edits: int | None
    found: tuple[tuple[Change, ...], ...]
    at_least: int
    tried: int
    complete: bool


def numbered(actor: Actor) -> tuple[Statement | Weighted, ...]:
    """List what can be arranged of an actor's preference; nothing where it is a ranking."""
    if isinstance(actor.preference, Weights):
        return actor.preference.items
    if isinstance(actor.preference, Statements):
        return tuple(each for level in actor.preference.levels for each in level)
    return ()


def as_levels(actor: Actor) -> Levels:
    """Return the arrangement that the model has; weighted statements are all in one level."""
    if isinstance(actor.preference, Weights):
        return (tuple(range(len(actor.preference.items))),) if actor.preference.items else ()
    levels, count = [], 0
    for level in actor.preference.levels if isinstance(actor.preference, Statements) else ():
        levels.append(tuple(range(count, count + len(level))))
        count += len(level)
    return tuple(level for level in levels if level)


def can_swap(actor: Actor) -> bool:
    """Say whether an actor's statements have places that they can change."""
    return isinstance(actor.preference, Statements)


def arranged(actor: Actor, levels: Levels) -> Actor:
    """Return the actor with its statements arranged otherwise."""
    if isinstance(actor.preference, Ranking):
        return actor
    if isinstance(actor.preference, Weights):
        items = actor.preference.items
        kept = tuple(items[number] for level in levels for number in level)
        return replace(actor, preference=Weights(kept))
    statements = [each for each in numbered(actor) if isinstance(each, Statement)]
    preference = Statements(tuple(tuple(statements[n] for n in level) for level in levels))
    return replace(actor, preference=preference)


def applied(levels: Levels, changes: Sequence[Change]) -> Levels:
    """Make edits."""
    rows = [list(level) for level in levels]
    for kind, numbers in changes:
        places = {n: (r, row.index(n)) for r, row in enumerate(rows) for n in row}
        if kind == "drop":
            row, at = places[numbers[0]]
            del rows[row][at]
            continue
        (row, at), (other_row, other_at) = places[numbers[0]], places[numbers[1]]
        rows[row][at], rows[other_row][other_at] = numbers[1], numbers[0]
    return tuple(tuple(sorted(row)) for row in rows if row)


def neighbours(levels: Levels, *, swaps: bool) -> Iterator[tuple[Change, Levels]]:
    """List the arrangements by one edit: first the least important statements are touched."""
    for low in range(len(levels) - 1, -1, -1):
        for one in levels[low]:
            left = tuple(each for each in levels[low] if each != one)
            kept = (left,) if left else ()
            yield ("drop", (one,)), (*levels[:low], *kept, *levels[low + 1 :])
            for high in range(low - 1, -1, -1) if swaps else ():
                for other in levels[high]:
                    yield ("swap", (other, one)), _swapped(levels, high, low, other, one)


def _swapped(levels: Levels, high: int, low: int, other: int, one: int) -> Levels:
    upper = tuple(sorted((one, *(each for each in levels[high] if each != other))))
    lower = tuple(sorted((other, *(each for each in levels[low] if each != one))))
    return (*levels[:high], upper, *levels[high + 1 : low], lower, *levels[low + 1 :])


def by_edits(origin: Levels, *, swaps: bool) -> Iterator[tuple[tuple[Change, ...], Levels]]:
    """List all other arrangements with the edits that lead to them, those by the fewest first."""
    seen = {origin}
    layer: list[tuple[tuple[Change, ...], Levels]] = [((), origin)]
    while layer:
        following = []
        for changes, levels in layer:
            for change, other in neighbours(levels, swaps=swaps):
                if other not in seen:
                    seen.add(other)
                    following.append(((*changes, change), other))
                    yield following[-1]
        layer = following


def first_that(
    origin: Levels,
    holds: Callable[[Levels], bool],
    *,
    swaps: bool,
    most: int,
    go_on: Keeping,
) -> Search:
    """Find the arrangements for which something holds that the fewest edits lead to.

    Parameters
    ----------
    holds
        What is looked for; not true of the origin.
    swaps
        Whether statements may change places.
    most
        How many arrangements to try at most.
    """
    found: list[tuple[Change, ...]] = []
    edits, tried = 1, 0
    for changes, levels in by_edits(origin, swaps=swaps):
        if found and len(changes) > edits:
            break
        edits = len(changes)
        if tried >= most or not go_on():
            return Search(edits if found else None, tuple(found), edits, tried, complete=False)
        tried += 1
        if holds(levels):
            found.append(changes)
    return Search(edits if found else None, tuple(found), edits, tried, complete=True)
