"""A dispute file as text that keeps its comments, and the small parts of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from io import StringIO
from typing import Any

from standoff.dispute.expressions import parse
from standoff.dispute.file import dumps
from standoff.dispute.model import Dispute
from standoff.dispute.syntax import spell
from standoff.errors import ExpressionError

__all__ = [
    "block",
    "flow",
    "form_of",
    "fresh_id",
    "is_idle",
    "names_in",
    "round_trip",
    "spelled",
    "statements_in",
    "tied",
    "width_of",
    "written",
]

_WIDTHS = (100, 80, 120, 4096)
"""Line widths that are tried, so that lines which are not changed are not broken anew."""


def round_trip(width: int) -> Any:
    """Return what reads and writes YAML with its comments, in lines of some width."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = width
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    return yaml


def written(document: Any, width: int) -> str:
    """Return the text of a document that `round_trip` has read."""
    stream = StringIO()
    round_trip(width).dump(document, stream)
    return stream.getvalue()


def width_of(text: str) -> int:
    """Choose the width with which the lines of a file stay as they are, as far as they can."""

    def moved(width: int) -> int:
        stream = StringIO()
        round_trip(width).dump(round_trip(width).load(text), stream)
        lines = difflib.unified_diff(text.splitlines(), stream.getvalue().splitlines(), n=0)
        return sum(1 for _ in lines)

    return min(_WIDTHS, key=moved)


def form_of(dispute: Dispute) -> Any:
    """Return a dispute as plain lists and mappings, as its file would have it."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(dumps(dispute))


def block(value: Any) -> Any:
    """Return plain data as what can be written beside commented data."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, CommentedSeq | CommentedMap):
        return value
    if isinstance(value, dict):
        return CommentedMap((key, block(item)) for key, item in value.items())
    if isinstance(value, list):
        return CommentedSeq(block(item) for item in value)
    return value


def flow(items: list[str]) -> Any:
    """Return a list that is written in one line: [a, b]."""
    from ruamel.yaml.comments import CommentedSeq

    found = CommentedSeq(items)
    found.fa.set_flow_style()
    return found


def fresh_id(letter: str, known: Any) -> str:
    """Return the first id (e1, e2, …) that is not known."""
    number = 1
    while f"{letter}{number}" in known:
        number += 1
    return f"{letter}{number}"


def tied(level: Any) -> list[Any]:
    """Return the statements of a level: one, or several that are as important."""
    return list(level) if isinstance(level, list) else [level]


def statements_in(actor: Any) -> Iterator[Any]:
    """Yield the statements of an actor; none where it has a ranking or weights."""
    listed = actor.get("preferences")
    for level in listed if isinstance(listed, list) else ():
        yield from tied(level)


def spelled(form: Any) -> str | None:
    """Write the expression of a statement or constraint in one way; None where there is none."""
    text = form.get("statement") if isinstance(form, dict) else form
    try:
        return spell(parse(str(text)).root)
    except ExpressionError:
        return None


def names_in(form: Any) -> frozenset[str]:
    """Return the options that a statement mentions."""
    text = form.get("statement") if isinstance(form, dict) else form
    try:
        return parse(str(text)).names
    except ExpressionError:
        return frozenset()


def is_idle(unknown: Any) -> bool:
    """Whether something unknown has come to be about nothing."""
    return isinstance(unknown, dict) and "about" in unknown and not unknown["about"]
