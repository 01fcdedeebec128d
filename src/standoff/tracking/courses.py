"""What a timeline holds: what was said and done, and the courses of the actors' positions."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from standoff.evidence import Evidence, Source

__all__ = ["Course", "Entry", "Timeline", "Turn"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said or done.

    Parameters
    ----------
    day
        When: the day of an event where the report gives it, else that of the report; None where
        neither is known, or where the report gives the month or the year alone.
    claim
        Its id in the dossier.
    kind, act, modality
        As of the claim; a negative one (`polarity` False) says that it was not done.
    words
        The words of the report that say what.
    evidence
        The sentence, with its place in the source.
    again
        Ids of the sources that print the same story again.
    """

    day: date | None
    claim: str
    kind: str
    actor: str | None
    act: str | None
    target: str | None
    polarity: bool
    modality: str
    words: str
    evidence: Evidence
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim by which an actor takes a stand on an option.

    Parameters
    ----------
    day
        When it was first printed.
    sign
        1 for the option, -1 against it.
    changed
        Whether the actor had said the opposite before.
    """

    day: date | None
    claim: str
    act: str
    sign: int
    changed: bool
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Course:
    """How an actor's position on an option moved.

    Parameters
    ----------
    actor
        Whose position it is.
    option, name, owner
        The option as a draft would have it: its path and name, and whose it is.
    turns
        In the order of time.
    """

    actor: str
    option: str
    name: str
    owner: str
    turns: tuple[Turn, ...]

    @property
    def changes(self) -> int:
        """How often the actor changed its mind."""
        return sum(turn.changed for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A dossier told in the order of time.

    Parameters
    ----------
    sources
        In the order of publication, without their texts.
    names
        Names of the actors by id.
    entries
        By day; those without a day come last.
    courses
        Those that changed come first, then those with most turns.
    deadlines
        Days that somebody has set, in order, each with the claims that say so.
    """

    sources: tuple[Source, ...]
    names: dict[str, str]
    entries: tuple[Entry, ...]
    courses: tuple[Course, ...]
    deadlines: tuple[tuple[date, tuple[Entry, ...]], ...]

    def source(self, ident: str) -> Source:
        """Return the source with this id."""
        return next(source for source in self.sources if source.id == ident)

    def to_dict(self) -> dict[str, Any]:
        """Return it in the form ``standoff.timeline/1``, ready for JSON."""
        told = ("id", "title", "publisher", "published", "sha256", "location")
        return {
            "format": "standoff.timeline/1",
            "sources": [{key: getattr(source, key) for key in told} for source in self.sources],
            "actors": self.names,
            "entries": [_plain(asdict(entry)) for entry in self.entries],
            "courses": [{**_plain(asdict(each)), "changes": each.changes} for each in self.courses],
            "deadlines": [
                {"day": day.isoformat(), "claims": [entry.claim for entry in entries]}
                for day, entries in self.deadlines
            ],
        }


def _plain(value: Any) -> Any:
    """Write days as ISO 8601, and evidence by its place and words."""
    if isinstance(value, dict):
        kept = {"source", "start", "end", "exact"} if "exact" in value else value
        return {key: _plain(item) for key, item in value.items() if key in kept}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
