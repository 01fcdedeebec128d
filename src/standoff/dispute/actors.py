"""Reading the actors of a dispute file: their options first, then what they prefer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Actor, Option
from standoff.dispute.nodes import Mapping, Node, Scalar
from standoff.dispute.perceiving import read_perception
from standoff.dispute.preferring import read_preference, read_strong, read_unknown

__all__ = ["OpenActor", "finish_actor", "open_actors"]

_ACTOR = (
    "name", "role", "options", "preferences", "unknown", "strong", "perceives", *GROUNDS,
)  # fmt: skip
_OPTION = ("name", "irreversible", "available_from", "available_until", *GROUNDS)


@dataclass(frozen=True, slots=True)
class OpenActor:
    """An actor of which all has been read that holds no expression: those need all options.

    Parameters
    ----------
    found
        What stands under its keys.
    conditions
        By the id of an option, on what its irreversibility depends.
    """

    actor: Actor
    found: dict[str, Node]
    conditions: dict[str, Node]


def open_actors(reader: Reader, node: Node) -> list[OpenActor]:
    """Read the actors and their options."""
    opened = []
    for identifier, (key, value) in reader.named(node, "actors").items():
        what = f"actor '{identifier}'"
        found = reader.fields(value, what, _ACTOR)
        conditions: dict[str, Node] = {}
        actor = Actor(
            identifier,
            name=reader.text(found.get("name"), f"{what}: name") or identifier,
            role=reader.text(found.get("role"), f"{what}: role"),
            options=_options(reader, identifier, found.get("options"), conditions),
            grounds=reader.grounds(found, what),
            place=key.place,
        )
        opened.append(OpenActor(actor, found, conditions))
    if not opened and not reader.problems:
        reader.wrong("actors: there is none", node)
    return opened


def finish_actor(reader: Reader, opened: OpenActor) -> Actor:
    """Read what an actor prefers and perceives, now that all options and facts are known."""
    actor, found = opened.actor, opened.found
    what = f"actor '{actor.id}'"
    options = tuple(_settled(reader, actor, each, opened.conditions) for each in actor.options)
    return replace(
        actor,
        options=options,
        preference=read_preference(reader, what, found.get("preferences")),
        unknown=read_unknown(reader, what, found.get("unknown")),
        strong=read_strong(reader, what, found.get("strong")),
        perception=read_perception(reader, actor.id, found.get("perceives")),
    )


def _settled(reader: Reader, actor: Actor, option: Option, conditions: dict[str, Node]) -> Option:
    """Add to an option on what its irreversibility depends."""
    if (node := conditions.get(option.id)) is None:
        return option
    what = f"option '{actor.id}.{option.id}': irreversible: if"
    return replace(option, irreversible_if=reader.expression(node, what))


def _options(
    reader: Reader, actor: str, node: Node | None, conditions: dict[str, Node]
) -> tuple[Option, ...]:
    """Read the options of an actor; what an irreversibility depends on is put by."""
    if node is None:
        return ()
    options = []
    for identifier, (key, value) in reader.named(node, f"options of '{actor}'").items():
        what = f"option '{actor}.{identifier}'"
        blank = isinstance(value, Scalar) and value.is_nothing
        found = {} if blank else reader.fields(value, what, _OPTION)
        direction, condition = _irreversible(reader, what, found.get("irreversible"))
        if condition is not None:
            conditions[identifier] = condition
        option = Option(
            identifier,
            name=reader.text(found.get("name"), f"{what}: name") or identifier,
            irreversible=direction,
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


def _irreversible(
    reader: Reader, what: str, node: Node | None
) -> tuple[Literal["forward", "back"] | None, Node | None]:
    """Read a direction, and the condition on which it is barred."""
    if not isinstance(node, Mapping):
        return _direction(reader, what, node), None
    label = f"{what}: irreversible"
    found = reader.fields(node, label, ("direction", "if"), required=("direction",))
    return _direction(reader, what, found.get("direction")), found.get("if")


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
