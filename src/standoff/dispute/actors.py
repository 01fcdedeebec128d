"""Reading the actors of a dispute file: their options first, then what they prefer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from standoff.dispute.expressions import Expression
from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import (
    Actor,
    Option,
    Preference,
    Ranking,
    Statement,
    Statements,
    Unknown,
)
from standoff.dispute.nodes import Listing, Mapping, Node, Scalar
from standoff.errors import nearest

__all__ = ["OpenActor", "finish_actor", "open_actors"]

_ACTOR = ("name", "role", "options", "preferences", "unknown", *GROUNDS)
_OPTION = ("name", "irreversible", "available_from", "available_until", *GROUNDS)


@dataclass(frozen=True, slots=True)
class OpenActor:
    """An actor whose preferences have not been read yet: expressions need all options first."""

    actor: Actor
    preferences: Node | None
    unknown: Node | None


def open_actors(reader: Reader, node: Node) -> list[OpenActor]:
    """Read the actors and their options."""
    opened = []
    for identifier, (key, value) in reader.named(node, "actors").items():
        what = f"actor '{identifier}'"
        found = reader.fields(value, what, _ACTOR)
        actor = Actor(
            identifier,
            name=reader.text(found.get("name"), f"{what}: name") or identifier,
            role=reader.text(found.get("role"), f"{what}: role"),
            options=_options(reader, identifier, found.get("options")),
            grounds=reader.grounds(found, what),
            place=key.place,
        )
        opened.append(OpenActor(actor, found.get("preferences"), found.get("unknown")))
    if not opened and not reader.problems:
        reader.wrong("actors: there is none", node)
    return opened


def finish_actor(reader: Reader, opened: OpenActor) -> Actor:
    """Read what an actor prefers, now that all options are known."""
    what = f"actor '{opened.actor.id}'"
    return replace(
        opened.actor,
        preference=_preference(reader, what, opened.preferences),
        unknown=_unknowns(reader, what, opened.unknown),
    )


def _options(reader: Reader, actor: str, node: Node | None) -> tuple[Option, ...]:
    if node is None:
        return ()
    options = []
    for identifier, (key, value) in reader.named(node, f"options of '{actor}'").items():
        what = f"option '{actor}.{identifier}'"
        blank = isinstance(value, Scalar) and value.is_nothing
        found = {} if blank else reader.fields(value, what, _OPTION)
        option = Option(
            identifier,
            name=reader.text(found.get("name"), f"{what}: name") or identifier,
            irreversible=_direction(reader, what, found.get("irreversible")),
            available_from=reader.day(found.get("available_from"), f"{what}: available_from"),
            available_until=reader.day(found.get("available_until"), f"{what}: available_until"),
            grounds=reader.grounds(found, what),
            place=key.place,
        )
        start, end = option.available_from, option.available_until
        if start and end and start > end:
            reader.wrong(f"{what}: available_from {start} is after available_until {end}", key)
        options.append(option)
    return tuple(options)


def _direction(reader: Reader, what: str, node: Node | None) -> Literal["forward", "back"] | None:
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text == "forward":
        return "forward"
    if isinstance(node, Scalar) and node.text == "back":
        return "back"
    reader.wrong(
        f"{what}: irreversible is 'forward' (once taken it stays) or 'back' (once given up it is "
        "gone)",
        node,
    )
    return None


def _preference(reader: Reader, what: str, node: Node | None) -> Preference:
    if node is None:
        return Statements()
    if isinstance(node, Mapping):
        return _ranking(reader, what, node)
    levels = []
    for number, item in enumerate(reader.items(node, f"{what}: preferences"), 1):
        label = f"{what}: preference {number}"
        tied = item.items if isinstance(item, Listing) else (item,)
        if not tied:
            reader.wrong(f"{label}: a statement is expected here, not an empty list", item)
        level = tuple(found for part in tied if (found := _statement(reader, label, part)))
        if level:
            levels.append(level)
    return Statements(tuple(levels))


def _statement(reader: Reader, what: str, node: Node) -> Statement | None:
    if not isinstance(node, Mapping):
        expression = reader.expression(node, what)
        return Statement(expression, place=node.place) if expression else None
    found = reader.fields(node, what, ("statement", "name", *GROUNDS), required=("statement",))
    if "statement" not in found:
        return None
    expression = reader.expression(found["statement"], what)
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    return Statement(expression, name, grounds, node.place) if expression else None


def _ranking(reader: Reader, what: str, node: Mapping) -> Ranking:
    label = f"{what}: ranking"
    found = reader.fields(node, f"{what}: preferences", ("ranking", *GROUNDS), ("ranking",))
    tiers: list[tuple[Expression, ...]] = []
    rest: int | None = None
    for item in reader.items(found["ranking"], label) if "ranking" in found else ():
        tied = item.items if isinstance(item, Listing) else (item,)
        tier = []
        for part in tied:
            if isinstance(part, Scalar) and part.text == "rest":
                if rest is not None:
                    reader.wrong(f"{label}: 'rest' is given twice", part)
                rest = len(tiers)
            elif expression := reader.expression(part, label):
                tier.append(expression)
        tiers.append(tuple(tier))
    if "ranking" in found and not tiers:
        reader.wrong(f"{label}: it is empty", node)
    return Ranking(tuple(tiers), rest, reader.grounds(found, label), node.place)


def _unknowns(reader: Reader, what: str, node: Node | None) -> tuple[Unknown, ...]:
    if node is None:
        return ()
    items = (node,) if isinstance(node, Mapping) else reader.items(node, f"{what}: unknown")
    label = f"{what}: unknown"
    return tuple(found for item in items if (found := _unknown(reader, label, item)))


def _unknown(reader: Reader, what: str, node: Node) -> Unknown | None:
    found = reader.fields(node, what, ("between", "and", "about", *GROUNDS))
    if not found:
        return None
    grounds = reader.grounds(found, what)
    if "about" in found and "between" not in found and "and" not in found:
        return Unknown(about=_about(reader, what, found["about"]), grounds=grounds,
                       place=node.place)  # fmt: skip
    if "about" in found or "between" not in found or "and" not in found:
        reader.wrong(f"{what}: either 'between' and 'and', or 'about', is expected here", node)
        return None
    between = reader.expression(found["between"], what)
    other = reader.expression(found["and"], what)
    if between is None or other is None:
        return None
    return Unknown(between, other, grounds=grounds, place=node.place)


def _about(reader: Reader, what: str, node: Node) -> tuple[str, ...]:
    about: list[str] = []
    for item in reader.items(node, f"{what}: about"):
        name = reader.text(item, f"{what}: about")
        if name is None:
            continue
        if name not in reader.options:
            near = nearest(name[:80], reader.options)
            reader.wrong(f"{what}: there is no option '{name[:80]}'.{near}", item)
        elif name not in about:
            about.append(name)
    if not about:
        reader.wrong(f"{what}: 'about' names no option", node)
    return tuple(about)
