"""The stories of a corpus, to tell by its words which of them a report prints again."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.claims import STATES_FACTS
from standoff.reading.records import Passage
from standoff.reading.reprints import SAME, share, shingles_of, story_words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Shingles", "Stories"]

Shingles = Callable[[], frozenset[str]]
"""Yields the runs of words of a story, which are asked for where others share a band with it."""

_COMPARED = 8
"""Earlier stories that one is compared with at most: those that share most bands with it."""
_REMEMBERED = 64


class Stories:
    """Finds the earlier story of a report: among those that are kept, and those that are added.

    A story is known by a number: that of its source where it is kept.

    Parameters
    ----------
    connection
        To the corpus.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._bands: dict[int, list[int]] = {}
        self._added: dict[int, Shingles] = {}
        self._words: OrderedDict[int, frozenset[str]] = OrderedDict()

    def look_up(self, bands: Iterable[int]) -> None:
        """Find out which kept stories share a band with some reports, for all of them at once.

        What was added before is by now kept, or is to be added again.
        """
        self._bands = {}
        self._added = {}
        if wanted := sorted(set(bands)):
            rows = self._connection.execute(
                "SELECT band, source FROM bands WHERE band IN (SELECT unnest(?::BIGINT[]))",
                [wanted],
            ).fetchall()
            for band, source in rows:
                self._bands.setdefault(band, []).append(int(source[1:]))

    def add(self, number: int, bands: Iterable[int], shingles: Shingles) -> None:
        """Add a story that later ones may print again."""
        for band in bands:
            self._bands.setdefault(band, []).append(number)
        self._added[number] = shingles

    def printed_before(
        self, bands: Sequence[int], shingles: Shingles
    ) -> tuple[int | None, float | None]:
        """Return the earliest of the stories that agree most with this one, and their share."""
        shared = Counter(story for band in bands for story in self._bands.get(band, ()))
        order = sorted(shared, key=lambda story: (-shared[story], story))[:_COMPARED]
        if not order:
            return None, None
        own = shingles()
        rated = [(share(own, self.shingles(story)), -story) for story in order]
        agrees, story = max(rated)
        return (-story, round(agrees, 4)) if agrees >= SAME else (None, None)

    def shingles(self, number: int) -> frozenset[str]:
        """Return the runs of words of a story."""
        if number in self._added:
            return self._added[number]()
        if number not in self._words:
            row = self._connection.execute(
                "SELECT text FROM sources WHERE number = ?", [number]
            ).fetchone()
            parts = self._connection.execute(
                "SELECT id, source, kind, start_char, end_char FROM passages WHERE source = ? "
                "AND kind IN (SELECT unnest(?)) ORDER BY number",
                [f"s{number}", sorted(STATES_FACTS)],
            ).fetchall()
            text = str(row[0]) if row else ""
            passages = [Passage(*part) for part in parts]
            self._remember(number, shingles_of(story_words(text, passages)))
        return self._words[number]

    def forget(self) -> None:
        """Forget all that was added or looked up."""
        self._bands, self._added = {}, {}
        self._words.clear()

    def _remember(self, number: int, shingles: frozenset[str]) -> None:
        self._words[number] = shingles
        while len(self._words) > _REMEMBERED:
            self._words.popitem(last=False)
