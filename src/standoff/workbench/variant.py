"""A dispute that is tried out beside the file: changed in memory, written only when it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

from standoff.dispute.bodies import decision_of
from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import (
    Actor,
    Commitment,
    Constraint,
    Dispute,
    Grounds,
    Statement,
    Statements,
)
from standoff.errors import InputError
from standoff.workbench import edits

__all__ = ["Variant", "read_as"]

_WHY = "Tried in the workbench."
_Step = tuple[Any, ...]
_Was = tuple[str, Dispute, tuple[_Step, ...], str | None]


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
    revision
        Grows by one with every change.
    opened
        Name of the saved variant that it starts from; None: it starts from the file.
    """

    made_of: str
    dispute: Dispute
    opened: str | None

    def __init__(self, text: str, dispute: Dispute) -> None:
        self.revision = 0
        self._before: list[_Was] = []
        self._begin(text, dispute, None)

    def _begin(self, text: str, dispute: Dispute, opened: str | None) -> None:
        self.made_of, self.dispute, self.opened = text, dispute, opened
        self._steps: tuple[_Step, ...] = ()
        self.revision += 1

    def start(self, text: str, dispute: Dispute) -> None:
        """Start again from the file, without the changes."""
        self._before.clear()
        self._begin(text, dispute, None)

    def open(self, name: str, text: str, dispute: Dispute) -> None:
        """Go on from a saved variant; what was tried before can be taken back."""
        self._remember()
        self._begin(text, dispute, name)

    @property
    def changed(self) -> bool:
        """Whether anything may be other than in the file."""
        return bool(self._steps) or self.opened is not None

    @property
    def can_take_back(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def key(self) -> str:
        """What tells it apart from others; unchanged it is the text that it starts from."""
        return f"{self.made_of}\0{self._steps!r}" if self._steps else self.made_of

    @property
    def text(self) -> str:
        """What its file would be: that of the file, with the changes."""
        text = self.made_of
        for step, *how in self._steps:
            why = {"assumed": _WHY} if step.startswith("add_") else {}
            text = getattr(edits, step)(text, *how, **why)
        return text

    def take_back(self) -> None:
        """Take the last change back.

        Raises
        ------
        InputError
            There is none.
        """
        if not self._before:
            raise InputError("there is no change to take back")
        self.made_of, self.dispute, self._steps, self.opened = self._before.pop()
        self.revision += 1

    def move_statement(self, actor: str, place: int, to: int) -> None:
        """Move a level of an actor's statements.

        Raises
        ------
        InputError
            There is none at one of the places.
        """
        levels = list(self._levels(actor, place, to))
        levels.insert(to, levels.pop(place))
        self._put(self._with_levels(actor, levels), "move_statement", actor, place, to)

    def drop_statement(self, actor: str, place: int) -> None:
        """Take a level of an actor's statements out.

        Raises
        ------
        InputError
            There is none at that place.
        """
        levels = list(self._levels(actor, place))
        del levels[place]
        self._put(self._with_levels(actor, levels), "drop_statement", actor, place)

    def add_statement(self, actor: str, expression: str) -> None:
        """Add a most important statement.

        Raises
        ------
        InputError
            The actor has no statements in order, or it has this one.
        ExpressionError
            The expression is none.
        """
        said = Statement(read_as(self.dispute, expression), grounds=Grounds(assumed=_WHY))
        known = self._levels(actor)
        if any(each.expression.root == said.expression.root for level in known for each in level):
            raise InputError("this wish is there already: move it to where it belongs")
        levels = [(said,), *known]
        self._put(self._with_levels(actor, levels), "add_statement", actor, expression)

    def drop_constraint(self, place: int) -> None:
        """Take a constraint out.

        Raises
        ------
        InputError
            There is none at that place.
        """
        rest = _without(self.dispute.constraints, place, "constraint")
        self._put(replace(self.dispute, constraints=rest), "drop_constraint", place)

    def add_constraint(self, kind: str, expression: str) -> None:
        """Add a constraint.

        Raises
        ------
        InputError
            The kind is neither ``always`` nor ``never``.
        ExpressionError
            The expression is none.
        """
        kinds: dict[str, Literal["always", "never"]] = {"always": "always", "never": "never"}
        if kind not in kinds:
            raise InputError(f"a constraint says always or never, and not '{kind}'")
        read = read_as(self.dispute, expression)
        said = Constraint(kinds[kind], read, grounds=Grounds(assumed=_WHY))
        every = (*self.dispute.constraints, said)
        self._put(replace(self.dispute, constraints=every), "add_constraint", kind, expression)

    def drop_commitment(self, place: int) -> None:
        """Take a commitment out.

        Raises
        ------
        InputError
            There is none at that place.
        """
        rest = _without(self.dispute.commitments, place, "commitment")
        self._put(replace(self.dispute, commitments=rest), "drop_commitment", place)

    def add_commitment(self, actor: str, condition: str, action: str) -> None:
        """Let an actor announce something.

        Raises
        ------
        InputError
            There is no such actor, or the action is not its own.
        ExpressionError
            One of the expressions is none.
        """
        if actor not in {each.id for each in self.dispute.actors}:
            raise InputError(f"there is no actor '{actor}'")
        when, deed = (read_as(self.dispute, each) for each in (condition, action))
        if any(not name.startswith(f"{actor}.") for name in deed.names):
            name = self.dispute.actor(actor).name
            raise InputError(f"{name} can announce only what it does with options of its own")
        said = Commitment(actor, when, deed, grounds=Grounds(assumed=_WHY))
        every = (*self.dispute.commitments, said)
        made = replace(self.dispute, commitments=every)
        self._put(made, "add_commitment", actor, condition, action)

    def set_day(self, day: date | None) -> None:
        """Set the day that the model describes."""
        self._put(replace(self.dispute, as_of=day), "set_day", day)

    def _levels(self, actor: str, *places: int) -> tuple[Any, ...]:
        preference = self.dispute.actor(actor).preference
        if not isinstance(preference, Statements):
            raise InputError(f"'{actor}' has no statements in order")
        if any(not 0 <= place < len(preference.levels) for place in places):
            raise InputError(f"'{actor}' has {len(preference.levels)} statements")
        return preference.levels

    def _with_levels(self, actor: str, levels: list[Any]) -> Dispute:
        def other(each: Actor) -> Actor:
            mine = each.id == actor
            return replace(each, preference=Statements(tuple(levels))) if mine else each

        return replace(self.dispute, actors=tuple(map(other, self.dispute.actors)))

    def _put(self, dispute: Dispute, *step: Any) -> None:
        self._remember()
        self.dispute = dispute
        self._steps = (*self._steps, step)
        self.revision += 1

    def _remember(self) -> None:
        self._before.append((self.made_of, self.dispute, self._steps, self.opened))


def read_as(dispute: Dispute, expression: str) -> Expression:
    """Read an expression over the options and derived facts of a dispute.

    Raises
    ------
    ExpressionError
        It is none.
    """
    facts = {body.id: decision_of(body) for body in dispute.bodies}
    facts |= {fact.id: fact.expression.root for fact in dispute.facts}
    return parse(expression, options=dispute.options, facts=facts)


def _without(items: tuple[Any, ...], place: int, called: str) -> tuple[Any, ...]:
    if not 0 <= place < len(items):
        raise InputError(f"there is no {called} {place + 1}")
    return (*items[:place], *items[place + 1 :])
