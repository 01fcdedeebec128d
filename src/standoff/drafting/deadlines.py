"""Deadlines as they stand: one that was moved counts by the day to which it was moved last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from standoff.drafting.material import Material
from standoff.reading.moved_deadlines import is_settled, moved_by
from standoff.reading.records import Claim

__all__ = ["Deadlines", "counts"]


class Deadlines:
    """What reports say of the days by which something has to happen.

    Parameters
    ----------
    material
        What was read.

    Attributes
    ----------
    main
        The day that the reports speak of most, and the claims that say so: the one that sets it,
        and those that have moved it. None without one. Of days named as often, the one with
        somebody who set it comes first.
    """

    def __init__(self, material: Material) -> None:
        self._moves = tuple(_moves(material))
        self.main = self._main(material)

    def moved(self, day: date) -> tuple[date, tuple[Claim, ...]]:
        """Return the day to which a deadline was moved, itself if it was not, and what says so.

        Who speaks of the old day later on means the same deadline.
        """
        by: list[Claim] = []
        for old, extension in self._moves:
            if old == day and extension.date is not None:
                day = extension.date
                by.append(extension)
        return day, tuple(by)

    def _main(self, material: Material) -> tuple[date, tuple[Claim, ...]] | None:
        found = [
            (*self.moved(claim.date), claim)
            for claim in material.of_kind("deadline")
            if claim.date is not None and counts(claim)
        ]
        if not found:
            return None
        named = Counter(day for day, _, _ in found)
        day, by, claim = max(found, key=lambda each: (named[each[0]], each[2].actor is not None))
        return day, (claim, *by)


def counts(claim: Claim) -> bool:
    """Whether a deadline is one: not denied, and not only asked to be moved to."""
    return claim.polarity and (claim.act != "extend" or is_settled(claim))


def _moves(material: Material) -> Iterator[tuple[date, Claim]]:
    """Yield the days of deadlines that were moved, each with what moved it, in order of time."""
    places = {source.id: place for place, source in enumerate(material.dossier.sources)}

    def place(claim: Claim) -> tuple[int, int]:
        return places[claim.evidence[0].source], claim.evidence[0].start

    told = sorted(material.of_kind("deadline"), key=place)
    for extension in told:
        if extension.act != "extend" or extension.date is None or not is_settled(extension):
            continue
        source, start = place(extension)
        earlier = [
            claim
            for claim in told
            if not material.is_later(claim, extension)
            and not (place(claim)[0] == source and place(claim)[1] > start)
        ]
        old = moved_by(extension, earlier)
        if old is not None and old.date is not None:
            yield old.date, extension
