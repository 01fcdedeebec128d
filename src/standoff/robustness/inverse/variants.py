"""The other arrangements of an actor that may be part of what does for all actors together."""

from __future__ import annotations

from standoff.graph.ranks import rank
from standoff.robustness.inverse.arrangements import (
    Change,
    Keeping,
    Levels,
    arranged,
    as_levels,
    by_edits,
    can_swap,
)
from standoff.robustness.inverse.changed import Scene
from standoff.robustness.inverse.outlook import Outlook

__all__ = ["Changes", "Variants"]

_MOST_VARIANTS = 20_000
_MOST_WORK = 400_000_000

Changes = tuple[Change, ...]


class Variants:
    """An actor's arrangements that may do, by the number of edits; those that rank alike once."""

    def __init__(self, scene: Scene, number: int, outlook: Outlook, go_on: Keeping) -> None:
        self._actor = scene.game.players[number].actor
        self._states = scene.game.states
        self._outlook = outlook
        self._go_on = go_on
        origin = as_levels(self._actor)
        self._listed = by_edits(origin, swaps=can_swap(self._actor))
        self._ahead: tuple[Changes, Levels] | None = ((), origin)
        self._by_count: list[list[Changes]] = []
        self._seen: set[bytes] = set()
        work = self._states.held_size * max(sum(map(len, origin)), 1)
        self._left = min(_MOST_VARIANTS, max(_MOST_WORK // work, 1))
        self._cut: int | None = None
        self.first = 0
        while not self.of(self.first) and self._ahead is not None:
            self.first += 1

    @property
    def last(self) -> int:
        """The most edits that there are, or one more than have been listed."""
        return len(self._by_count) - (self._ahead is None)

    @property
    def hopeless(self) -> bool:
        """Whether no edits do, whatever the others do."""
        return self._ahead is None and self._cut is None and not any(self._by_count)

    def complete(self, edits: int) -> bool:
        """Say whether all the arrangements by so many edits have been listed."""
        return self._cut is None or edits < self._cut

    def of(self, edits: int) -> list[Changes]:
        """Return the arrangements by so many edits that may do."""
        while len(self._by_count) <= edits and self._ahead is not None:
            self._list(len(self._by_count))
        return self._by_count[edits] if edits < len(self._by_count) else []

    def _list(self, edits: int) -> None:
        found: list[Changes] = []
        while self._ahead is not None and len(self._ahead[0]) == edits:
            changes, levels = self._ahead
            if self._outlook.stable(levels) and self._fresh(levels):
                found.append(changes)
            self._ahead = next(self._listed, None)
            self._left -= 1
            if self._ahead is not None and (self._left <= 0 or not self._go_on()):
                self._cut = len(self._ahead[0])
                self._ahead = None
        self._by_count.append(found)

    def _fresh(self, levels: Levels) -> bool:
        ranks = rank(arranged(self._actor, levels), self._states).tobytes()
        fresh = ranks not in self._seen
        self._seen.add(ranks)
        return fresh
