"""Changes to the text of a dispute file that leave its words and comments alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from standoff.dispute.file import loads
from standoff.dispute.model import Statements
from standoff.errors import InputError
from standoff.tracking.yaml_text import flow, round_trip, width_of, written

__all__ = ["add_commitment", "add_constraint", "add_statement", "drop_commitment",
           "drop_constraint", "drop_statement", "move_statement", "set_day",
           "set_taken"]  # fmt: skip

_REMEMBERED = 20
_WIDTHS: dict[str, int] = {}
"""The widths of the lines of the files that were changed last."""


def move_statement(text: str, actor: str, place: int, to: int) -> str:
    """Move a level of an actor's preference statements to another place.

    Parameters
    ----------
    place, to
        Counted from 0, the most important first.

    Raises
    ------
    InputError
        The actor has no statements in order, or not so many.
    """

    def move(document: Any) -> None:
        listed = _statements(document, actor, place, to)
        comment = listed.ca.items.pop(place, None)
        level = listed.pop(place)
        listed.insert(to, level)
        if comment is not None:
            listed.ca.items[to] = comment

    return _changed(text, move)


def drop_statement(text: str, actor: str, place: int) -> str:
    """Take a level of an actor's preference statements out.

    Raises
    ------
    InputError
        As `move_statement`.
    """

    def drop(document: Any) -> None:
        listed = _statements(document, actor, place)
        del listed[place]
        if not listed:
            del document["actors"][actor]["preferences"]

    return _changed(text, drop)


def add_statement(text: str, actor: str, expression: str, *, assumed: str) -> str:
    """Add a most important preference statement.

    Parameters
    ----------
    assumed
        Why: nothing is cited for it.

    Raises
    ------
    InputError
        There is no such actor, it has no statements but a ranking or weights, or it has this one.
    DisputeError
        The expression is none.
    """

    def add(document: Any) -> None:
        form = _actor(document, actor)
        listed = form.get("preferences")
        if listed is None:
            listed = form["preferences"] = []
        if not isinstance(listed, list):
            raise InputError(f"'{actor}' has a ranking or weights, and no statements in order")
        listed.insert(0, {"statement": expression, "assumed": assumed})

    made = _changed(text, add)
    now = loads(made).actor(actor).preference
    if isinstance(now, Statements):
        first, *others = (said.expression.root for level in now.levels for said in level)
        if first in others:
            raise InputError("this wish is there already: move it to where it belongs")
    return made


def set_taken(text: str, option: str, *, taken: bool) -> str:
    """Say whether an option is taken in the status quo.

    Raises
    ------
    InputError
        There is no such option.
    """
    dispute = loads(text)
    if option not in dispute.options:
        raise InputError(f"there is no option '{option}'")
    letters = zip(dispute.options, dispute.status_quo or "N" * len(dispute.options), strict=True)
    signs = {name: letter == "Y" for name, letter in letters} | {option: taken}
    names = [name for name, is_taken in signs.items() if is_taken]

    def put(document: Any) -> None:
        quo = document.get("status_quo")
        if isinstance(quo, dict):
            quo["taken"] = flow(names)
        else:
            document["status_quo"] = flow(names)

    return _changed(text, put)


def drop_constraint(text: str, place: int) -> str:
    """Take a constraint out.

    Raises
    ------
    InputError
        There are not so many.
    """
    return _dropped(text, "constraints", "constraint", place)


def add_constraint(text: str, kind: str, expression: str, *, assumed: str) -> str:
    """Add a constraint at the end.

    Parameters
    ----------
    kind
        ``always`` or ``never``.
    assumed
        Why: nothing is cited for it.

    Raises
    ------
    DisputeError
        The expression is none, or the kind.
    """
    return _added(text, "constraints", {kind: expression, "assumed": assumed})


def drop_commitment(text: str, place: int) -> str:
    """Take a commitment out.

    Raises
    ------
    InputError
        There are not so many.
    """
    return _dropped(text, "commitments", "commitment", place)


def add_commitment(text: str, actor: str, condition: str, action: str, *, assumed: str) -> str:
    """Add a commitment at the end.

    Parameters
    ----------
    condition, action
        What the actor announces to do, and when.
    assumed
        Why: nothing is cited for it.

    Raises
    ------
    DisputeError
        There is no such actor, or one of the expressions is none.
    """
    form = {"by": actor, "if": condition, "then": action, "assumed": assumed}
    return _added(text, "commitments", form)


def _dropped(text: str, key: str, called: str, place: int) -> str:
    def drop(document: Any) -> None:
        listed = document.get(key) or []
        if not 0 <= place < len(listed):
            raise InputError(f"there is no {called} {place + 1}")
        del listed[place]
        if not listed:
            del document[key]

    return _changed(text, drop)


def _added(text: str, key: str, form: dict[str, str]) -> str:
    def add(document: Any) -> None:
        if not document.get(key):
            # Beside its like, where a person would have written it.
            before = [place for place, name in enumerate(document) if name == "status_quo"]
            document.pop(key, None)
            document.insert(before[0] if before else len(document), key, [])
        document[key].append(form)

    made = _changed(text, add)
    loads(made)
    return made


def set_day(text: str, day: date | None) -> str:
    """Set the day that the model describes."""

    def put(document: Any) -> None:
        if day is None:
            document.pop("as_of", None)
        elif "as_of" in document:
            document["as_of"] = day
        else:
            document.insert(min(3, len(document)), "as_of", day)

    return _changed(text, put)


def _changed(text: str, change: Callable[[Any], None]) -> str:
    width = _width(text)
    document = round_trip(width).load(text)
    change(document)
    made = written(document, width)
    _WIDTHS[made] = width
    while len(_WIDTHS) > _REMEMBERED:
        del _WIDTHS[next(iter(_WIDTHS))]
    return made


def _width(text: str) -> int:
    """Return the width of a file's lines; to find it out takes as long as several changes."""
    if text not in _WIDTHS:
        _WIDTHS[text] = width_of(text)
    return _WIDTHS[text]


def _actor(document: Any, actor: str) -> Any:
    form = (document.get("actors") or {}).get(actor)
    if form is None:
        raise InputError(f"there is no actor '{actor}'")
    return form


def _statements(document: Any, actor: str, *places: int) -> Any:
    listed = _actor(document, actor).get("preferences")
    if not isinstance(listed, list):
        raise InputError(f"'{actor}' has no statements in order")
    if any(not 0 <= place < len(listed) for place in places):
        raise InputError(f"'{actor}' has {len(listed)} statements")
    return listed
