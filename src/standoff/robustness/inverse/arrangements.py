"""Other arrangements of an actor's statements, by the number of edits that lead to them.

An edit drops a statement, or lets two statements of different importance change places. Weighted
statements can only be dropped. Arrangements are tried breadth first and each once, so what is
found after so many edits is not found after fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Change", "Levels", "Search", "by_edits", "first_that", "neighbours"]

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
