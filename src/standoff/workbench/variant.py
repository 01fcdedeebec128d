"""A dispute that is tried out beside the file: changed in memory, written only when it is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from standoff.dispute.model import Actor, Dispute, Statements
from standoff.errors import InputError
from standoff.files import write_beside
from standoff.workbench import edits

__all__ = ["Variant"]

_NAME = re.compile(r"[\w-]{1,60}")


class Variant:
    """A dispute with the changes that are tried.

    Parameters
    ----------
    text, dispute
        Of the file that it starts from.

    Attributes
    ----------
    dispute
        With the changes.
    """

    made_of: str
    dispute: Dispute

    def __init__(self, text: str, dispute: Dispute) -> None:
        self._steps: list[tuple[Any, ...]] = []
        self.start(text, dispute)

    def start(self, text: str, dispute: Dispute) -> None:
        """Start again from a file, without the changes."""
        self.made_of, self.dispute = text, dispute
        self._steps.clear()

    @property
    def changed(self) -> bool:
        """Whether anything is other than in the file."""
        return bool(self._steps)

    @property
    def key(self) -> str:
        """What tells it apart from others."""
        return f"{self.made_of}\0{self._steps!r}"

    @property
    def text(self) -> str:
        """What its file would be: that of the file, with the changes."""
        text = self.made_of
        for step, *how in self._steps:
            text = getattr(edits, step)(text, *how)
        return text

    def move_statement(self, actor: str, place: int, to: int) -> None:
        """Move a level of an actor's statements.

        Raises
        ------
        InputError
            There is none at one of the places.
        """
        levels = list(self._levels(actor, place, to))
        levels.insert(to, levels.pop(place))
        self._put(actor, levels)
        self._steps.append(("move_statement", actor, place, to))

    def drop_statement(self, actor: str, place: int) -> None:
        """Take a level of an actor's statements out.

        Raises
        ------
        InputError
            There is none at that place.
        """
        levels = list(self._levels(actor, place))
        del levels[place]
        self._put(actor, levels)
        self._steps.append(("drop_statement", actor, place))

    def drop_constraint(self, place: int) -> None:
        """Take a constraint out.

        Raises
        ------
        InputError
            There is none at that place.
        """
        constraints = list(self.dispute.constraints)
        if not 0 <= place < len(constraints):
            raise InputError(f"there is no constraint {place + 1}")
        del constraints[place]
        self.dispute = replace(self.dispute, constraints=tuple(constraints))
        self._steps.append(("drop_constraint", place))

    def set_day(self, day: date | None) -> None:
        """Set the day that the model describes."""
        self.dispute = replace(self.dispute, as_of=day)
        self._steps.append(("set_day", day))

    def save(self, path: Path, name: str) -> Path:
        """Save it beside a file, under a name of its own; return where.

        Raises
        ------
        InputError
            The name is none, or a file of that name is there already, or cannot be written.
        """
        if not _NAME.fullmatch(name):
            raise InputError(
                "a variant's name has letters, digits, _ and -, and at most 60 of them"
            )
        target = path.with_name(f"{path.stem}.{name}{path.suffix}")
        if target.exists():
            raise InputError(f"{target.name} is there already")
        try:
            write_beside(target, self.text)
        except OSError as error:
            raise InputError(f"{target}: it cannot be written: {error.strerror}") from error
        return target

    def _levels(self, actor: str, *places: int) -> tuple[Any, ...]:
        preference = self.dispute.actor(actor).preference
        if not isinstance(preference, Statements):
            raise InputError(f"'{actor}' has no statements in order")
        if any(not 0 <= place < len(preference.levels) for place in places):
            raise InputError(f"'{actor}' has {len(preference.levels)} statements")
        return preference.levels

    def _put(self, actor: str, levels: list[Any]) -> None:
        def other(each: Actor) -> Actor:
            mine = each.id == actor
            return replace(each, preference=Statements(tuple(levels))) if mine else each

        self.dispute = replace(self.dispute, actors=tuple(map(other, self.dispute.actors)))
