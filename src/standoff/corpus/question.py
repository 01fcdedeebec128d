"""What is sought in a corpus, as a condition in SQL; values travel beside it, never within."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.corpus.periods import first_day, last_day

__all__ = ["Question", "plain"]

_NAMED = """
    {who} IN (SELECT id FROM actors a WHERE a.source = c.source AND (a.id = ? OR contains(
        strip_accents(lower(concat(chr(10), a.name, chr(10), array_to_string(a.aliases, chr(10)),
                                   chr(10)))), concat(chr(10), ?, chr(10)))))
"""
_SPEAKS = """
    EXISTS (SELECT 1 FROM actors p WHERE p.source = c.source AND p.id IN (c.actor, c.speaker)
            AND {named})
"""
_HAY = """concat_ws(' ', c.quote, c.content, array_to_string(
    (SELECT list(concat_ws(' ', a.name, array_to_string(a.aliases, ' '))) FROM actors a
     WHERE a.source = c.source AND a.id IN (c.actor, c.target, c.speaker)), ' '))"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is sought; each part that is given has to hold.

    Parameters
    ----------
    text
        Words that begin words of the evidence or of an actor's names. One written in capitals
        ("EU") is sought as it stands, whole.
    act, kind, plover
        Of the claim.
    actor, target
        An id or a name. An actor acts, speaks, or is spoken for.
    since, until
        A year, a month or a day, both included: of the day that a claim speaks of, or where it
        names none, of the report's publication.
    limit
        Claims to return at most; 0 for all.
    """

    text: str = ""
    act: str | None = None
    kind: str | None = None
    plover: str | None = None
    actor: str | None = None
    target: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20

    @property
    def first(self) -> date | None:
        """First day; raises ValueError where `since` is no date."""
        return first_day(self.since) if self.since else None

    @property
    def last(self) -> date | None:
        """Last day; raises ValueError where `until` is no date."""
        return last_day(self.until) if self.until else None

    def condition(self) -> tuple[str, list[Any]]:
        """Return a condition on claims `c`, and the values for its question marks."""
        parts: list[str] = []
        values: list[Any] = []
        for part, given in self._parts():
            parts.append(part)
            values.extend(given)
        return " AND ".join(parts) or "true", values

    def _parts(self) -> Iterator[tuple[str, list[Any]]]:
        for column in ("act", "kind", "plover"):
            if (value := getattr(self, column)) is not None:
                yield f"c.{column} = ?", [value]
        if self.first is not None:
            yield "c.day >= ?", [self.first]
        if self.last is not None:
            yield "c.day <= ?", [self.last]
        if self.actor is not None:
            speaks = _SPEAKS.format(named=_NAMED.format(who="p.speaks_for"))
            ways = [_NAMED.format(who=who) for who in ("c.actor", "c.speaker")]
            yield "(" + " OR ".join([*ways, speaks]) + ")", _names(self.actor) * 3
        if self.target is not None:
            yield _NAMED.format(who="c.target"), _names(self.target)
        for word in self.text.split():
            pattern, exact = _pattern(word)
            hay = _HAY if exact else f"lower(strip_accents({_HAY}))"
            yield f"regexp_matches({hay}, ?)", [pattern]


def _names(given: str) -> list[str]:
    folded = plain(given)
    return [folded.replace(" ", "_"), folded]


def plain(given: str) -> str:
    """Write a name in lower case, without accents."""
    folded = unicodedata.normalize("NFD", given.strip().lower())
    return "".join(char for char in folded if not unicodedata.combining(char))


def _pattern(word: str) -> tuple[str, bool]:
    """Return a pattern for a word, and whether capitals count in it."""
    begin, end = r"(^|[^\pL\pN])", r"($|[^\pL\pN])"
    if len(word) > 1 and word.isupper():
        return begin + re.escape(word) + end, True
    return begin + re.escape(plain(word)), False
