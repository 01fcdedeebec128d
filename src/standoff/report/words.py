"""Plain words for dates, lists, options and states: the same in the summary and in the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from standoff.dispute.model import Actor, Dispute, Option
from standoff.stability.keys import concept_of, index_of, strength_of

__all__ = [
    "Deed",
    "capital",
    "concepts_of",
    "count",
    "day",
    "deeds",
    "lead",
    "listing",
    "published",
    "taken",
]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """What one actor does, or no longer does, in a state as against another.

    Parameters
    ----------
    starts, stops
        Names of the options that it takes up, and of those that it gives up.
    """

    actor: Actor
    starts: tuple[str, ...]
    stops: tuple[str, ...]

    def __str__(self) -> str:
        """Say it: the actor's name, what it does, and what it leaves off."""
        said = [lead(name) for name in self.starts] + [f"no longer {lead(n)}" for n in self.stops]
        return f"{self.actor.name}: {listing(said)}"


def concepts_of(keys: Sequence[str]) -> str:
    """Name concepts; one that holds by all four indices needs none of them."""
    read: dict[str, list[str]] = {}
    for key in keys:
        read.setdefault(concept_of(key), []).append(index_of(key) or strength_of(key))
    return ", ".join(_read(concept, by) for concept, by in read.items())


def _read(concept: str, by: Sequence[str]) -> str:
    """Name a concept with the indices, or the form, by which it is read."""
    said = ", ".join(each for each in by if each)
    return concept if said in ("", "a, b, c, d") else f"{concept} ({said})"


def day(when: date) -> str:
    """Write a day as 10 December 2007, whatever the locale."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def published(stamp: str | None) -> str | None:
    """Write an ISO 8601 date, with its time where there is one, for people."""
    if stamp is None:
        return None
    try:
        written = day(date.fromisoformat(stamp[:10]))
    except ValueError:
        return stamp
    return f"{written}, {stamp[11:16]}" if len(stamp) >= 16 else written


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun: ``1 state``, ``1,024 states``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listing(items: Sequence[str], joint: str = "and") -> str:
    """Write ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def lead(name: str) -> str:
    """Make a name fit for the middle of a sentence, but leave names such as ``EU`` alone."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def capital(words: str) -> str:
    """Start with a capital what stands alone."""
    return words[:1].upper() + words[1:]


def taken(dispute: Dispute, state: str) -> tuple[Deed, ...]:
    """Say who takes which options in a state; actors that take none are left out."""
    return deeds(dispute, "N" * len(state), state)


def deeds(dispute: Dispute, before: str, after: str) -> tuple[Deed, ...]:
    """Say what distinguishes one state from another, actor by actor, in file order."""
    found = []
    for actor, options in _spans(dispute):
        pairs = [(option.name, before[at], after[at]) for at, option in options]
        starts = tuple(name for name, was, now in pairs if (was, now) == ("N", "Y"))
        stops = tuple(name for name, was, now in pairs if (was, now) == ("Y", "N"))
        if starts or stops:
            found.append(Deed(actor, starts, stops))
    return tuple(found)


def _spans(dispute: Dispute) -> list[tuple[Actor, list[tuple[int, Option]]]]:
    """For each actor its options with their places in a state's name."""
    spans, at = [], 0
    for actor in dispute.actors:
        spans.append((actor, list(enumerate(actor.options, at))))
        at += len(actor.options)
    return spans
