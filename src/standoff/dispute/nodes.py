"""YAML as plain nodes with their places: text, lists and mappings, and nothing else of YAML.

The nodes are built from the parser's events. Nothing is constructed from tags, nothing is
expanded from aliases, and nothing is recursive, so a hostile file costs no more than its length.
Scalars stay text: whoever expects a date or a number says so, and ``No`` is not a truth value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standoff.errors import DisputeError, Problem
from standoff.surrogates import REFUSED, has_surrogate, joined, lone_escape

if TYPE_CHECKING:
    from ruamel.yaml.events import Event

__all__ = ["Listing", "Mapping", "Node", "Scalar", "compose", "kind_of"]

_DEEPEST = 20
_MOST_EVENTS = 200_000

_DOSSIER = '"standoff.dossier/'
"""How a dossier begins: whoever gives one for a dispute is told what it is."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text.

    Parameters
    ----------
    place
        Line and column of its first character (of its opening quotation mark, where it has one).
    text
        What it reads.
    plain
        Whether it stands without quotation marks.
    inside
        Line and column of the first character of the text itself, or None where the text is
        folded, so that its characters are not where counting would put them.
    """

    place: tuple[int, int]
    text: str
    plain: bool = True
    inside: tuple[int, int] | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether it stands for no value."""
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    place: tuple[int, int]
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in file order; a key may occur twice."""

    place: tuple[int, int]
    pairs: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Listing | Mapping


def kind_of(node: Node) -> str:
    """Say in a word what a node is."""
    if isinstance(node, Scalar):
        return "nothing" if node.is_nothing else "a text"
    return "a list" if isinstance(node, Listing) else "a mapping"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet; `children` of a mapping alternate."""

    place: tuple[int, int]
    mapping: bool
    children: list[Node]


def compose(text: str, file: str | None) -> Node:
    """Read YAML.

    Raises
    ------
    DisputeError
        It is not YAML, is empty, or uses what a dispute file has no use for: tags, anchors and
        aliases, several documents, keys that are no text.
    """
    if _DOSSIER in text[:80]:
        drafting = f"standoff draft {file or 'dossier.jsonl'} -o dispute.yaml"
        told = f"this is a dossier and no dispute; `{drafting}` makes one of it"
        raise DisputeError(Problem(told, file))
    lines = text.split("\n")
    document = _Open((1, 1), mapping=False, children=[])
    stack = [document]
    for count, event in enumerate(_events(text, file)):
        name = type(event).__name__
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if said := _unwanted(event, name, count, len(stack)):
            raise _refusal(said, place, file)
        if name in ("MappingStartEvent", "SequenceStartEvent"):
            stack.append(_Open(place, mapping=name == "MappingStartEvent", children=[]))
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            node = _closed(stack.pop(), file)
            stack[-1].children.append(node)
        elif name == "ScalarEvent":
            stack[-1].children.append(_scalar(event, place, lines, _whole(event, text, file)))
        elif name == "DocumentStartEvent" and document.children:
            raise _refusal("a dispute file holds one YAML document", place, file)
    if not document.children:
        raise DisputeError(Problem("the file is empty: a dispute is expected", file))
    return document.children[0]


def _events(text: str, file: str | None) -> Iterator[Event]:
    # Imported at first use: a command that reads no file does not pay for it.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except YAMLError as error:
        raise _not_yaml(error, text, file) from None
    except (ValueError, OverflowError, AttributeError, IndexError, TypeError) as error:
        # The parser itself stumbles over some malformed escapes and directives.
        raise DisputeError(Problem(f"not YAML: {error}", file)) from None


def _not_yaml(error: Any, text: str, file: str | None) -> DisputeError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    said = " ".join(str(said).split())[:200]
    if mark is not None:
        return _refusal(f"not YAML: {said}", (mark.line + 1, mark.column + 1), file)
    position = getattr(error, "position", None)
    if isinstance(position, int):
        before = text[:position]
        place = (before.count("\n") + 1, position - before.rfind("\n"))
        return _refusal(f"not YAML: {said} ({text[position : position + 1]!r})", place, file)
    return DisputeError(Problem(f"not YAML: {said}", file))


def _refusal(message: str, place: tuple[int, int], file: str | None) -> DisputeError:
    return DisputeError(Problem(message, file, *place))


def _unwanted(event: Event, name: str, count: int, depth: int) -> str | None:
    """Say what of YAML a dispute file has no use for."""
    if name == "AliasEvent":
        return "aliases (*name) have no use here: write the value out"
    if getattr(event, "anchor", None):
        return "anchors (&name) have no use here: write the value out"
    if getattr(event, "tag", None):
        return "tags (!name) have no use here: leave the tag away"
    if count > _MOST_EVENTS:
        return f"the file has more than {_MOST_EVENTS:,} values"
    return f"nested more than {_DEEPEST} deep" if depth > _DEEPEST else None


def _closed(opened: _Open, file: str | None) -> Node:
    if not opened.mapping:
        return Listing(opened.place, tuple(opened.children))
    pairs = []
    for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise _refusal(f"{kind_of(key)} cannot be a key: keys are text", key.place, file)
        pairs.append((key, value))
    return Mapping(opened.place, tuple(pairs))


def _whole(event: Any, written: str, file: str | None) -> str:
    """Return what a scalar reads; halves of characters that are escaped have to make whole ones."""
    text = str(event.value)
    if not has_surrogate(text) or not has_surrogate(text := joined(text)):
        return text
    begin = event.start_mark.index
    found = lone_escape(written[begin : event.end_mark.index])
    at, how = found or (0, "a lone surrogate")
    before = written[: begin + at]
    place = (before.count("\n") + 1, begin + at - before.rfind("\n"))
    raise _refusal(REFUSED.format(how), place, file)


def _scalar(event: Any, place: tuple[int, int], lines: list[str], text: str) -> Scalar:
    style = event.style or ""
    line, column = place
    inside: tuple[int, int] | None = None
    if style == "|" and line < len(lines):
        inside = (line + 1, len(lines[line]) - len(lines[line].lstrip(" ")) + 1)
    elif style != ">" and event.start_mark.line == event.end_mark.line:
        inside = (line, column + len(style))
    return Scalar(place, text, not style, inside)
