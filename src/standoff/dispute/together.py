"""Reading what actors of a dispute file have announced, and who may act together."""

from __future__ import annotations

from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Coalition, Commitment
from standoff.dispute.nodes import Mapping, Node, Scalar
from standoff.errors import nearest

__all__ = ["read_coalitions", "read_commitments"]

_COMMITMENT = ("by", "if", "then", "name", *GROUNDS)


def read_commitments(reader: Reader, node: Node | None) -> tuple[Commitment, ...]:
    """Read `commitments`."""
    if node is None:
        return ()
    items = enumerate(reader.items(node, "commitments"), 1)
    return tuple(found for n, item in items if (found := _commitment(reader, n, item)))


def read_coalitions(reader: Reader, node: Node | None) -> tuple[Coalition, ...]:
    """Read `coalitions`."""
    if node is None:
        return ()
    named = reader.named(node, "coalitions")
    return tuple(
        found for each, pair in named.items() if (found := _coalition(reader, each, *pair))
    )


def _commitment(reader: Reader, number: int, node: Node) -> Commitment | None:
    what = f"commitment {number}"
    found = reader.fields(node, what, _COMMITMENT, required=("by", "if", "then"))
    by = reader.text(found.get("by"), f"{what}: by")
    if by is not None and by not in reader.actors:
        near = nearest(by[:80], reader.actors)
        reader.wrong(f"{what}: by: there is no actor '{by[:80]}'.{near}", found["by"])
    condition = reader.expression(found["if"], f"{what}: if") if "if" in found else None
    action = reader.expression(found["then"], f"{what}: then") if "then" in found else None
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    if by is None or condition is None or action is None:
        return None
    others = sorted(option for option in action.names if option.partition(".")[0] != by)
    if others and by in reader.actors:
        reader.wrong(
            f"{what}: then: it says what '{by}' does, and {', '.join(others)} "
            f"{'is' if len(others) == 1 else 'are'} not in its hands",
            found["then"],
        )
    return Commitment(by, condition, action, name, grounds, node.place)


def _coalition(reader: Reader, identifier: str, key: Scalar, node: Node) -> Coalition | None:
    what = f"coalition '{identifier}'"
    if identifier in reader.actors:
        reader.wrong(f"{what}: an actor has this id: another is needed", key)
    found = reader.fields(node, what, ("members", "name", *GROUNDS), required=("members",))
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    if "members" not in found:
        return None
    listed = found["members"]
    members = reader.known_actors(listed, f"{what}: members")
    if not members and not isinstance(listed, Mapping):
        reader.wrong(f"{what}: it has no known member", listed)
    _refuse_twice(reader, f"{what}: members", listed)
    ordered = tuple(actor for actor in reader.actors if actor in members)
    return Coalition(identifier, ordered, name, grounds, key.place)


def _refuse_twice(reader: Reader, what: str, node: Node) -> None:
    seen: set[str] = set()
    for item in () if isinstance(node, Scalar | Mapping) else node.items:
        if isinstance(item, Scalar):
            if item.text in seen:
                reader.wrong(f"{what}: '{item.text[:80]}' is named twice", item)
            seen.add(item.text)
