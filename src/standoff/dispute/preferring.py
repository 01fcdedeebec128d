"""Reading what an actor of a dispute file prefers, what is unknown of it, and what is strong."""

from __future__ import annotations

from standoff.dispute.expressions import Expression
from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import (
    Grounds,
    Preference,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
    Weighted,
    Weights,
)
from standoff.dispute.nodes import Listing, Mapping, Node, Scalar

__all__ = ["read_preference", "read_strong", "read_unknown"]


def read_preference(reader: Reader, what: str, node: Node | None) -> Preference:
    """Read `preferences`: a list of statements, a ranking, or weighted statements."""
    if node is None:
        return Statements()
    if isinstance(node, Mapping):
        return _by_key(reader, what, node)
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


def read_unknown(reader: Reader, what: str, node: Node | None) -> tuple[Unknown, ...]:
    """Read `unknown`, one comparison or a list."""
    if node is None:
        return ()
    items = (node,) if isinstance(node, Mapping) else reader.items(node, f"{what}: unknown")
    label = f"{what}: unknown"
    return tuple(found for item in items if (found := _unknown(reader, label, item)))


def read_strong(reader: Reader, what: str, node: Node | None) -> tuple[Strong, ...]:
    """Read `strong`, one declaration or a list."""
    if node is None:
        return ()
    items = (node,) if isinstance(node, Mapping) else reader.items(node, f"{what}: strong")
    label = f"{what}: strong"
    return tuple(found for item in items if (found := _strong(reader, label, item)))


def _statement(reader: Reader, what: str, node: Node) -> Statement | None:
    if not isinstance(node, Mapping):
        expression = reader.expression(node, what)
        return Statement(expression, place=node.place) if expression else None
    found = reader.fields(node, what, ("statement", "name", *GROUNDS), required=("statement",))
    return _cited_statement(reader, what, node, found)


def _cited_statement(
    reader: Reader, what: str, node: Node, found: dict[str, Node]
) -> Statement | None:
    if "statement" not in found:
        return None
    expression = reader.expression(found["statement"], what)
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    return Statement(expression, name, grounds, node.place) if expression else None


def _by_key(reader: Reader, what: str, node: Mapping) -> Ranking | Weights:
    found = reader.fields(node, f"{what}: preferences", ("ranking", "weights", *GROUNDS))
    if ("ranking" in found) == ("weights" in found):
        reader.wrong(f"{what}: preferences: either 'ranking' or 'weights' is expected here", node)
        return Weights(())
    if "ranking" in found:
        return _ranking(reader, f"{what}: ranking", node, found)
    for key in GROUNDS:
        if key in found:
            reader.wrong(f"{what}: '{key}' stands with each of the weighted statements", found[key])
    items = enumerate(reader.items(found["weights"], f"{what}: weights"), 1)
    weighted = (_weighted(reader, f"{what}: weight {number}", item) for number, item in items)
    return Weights(tuple(item for item in weighted if item))


def _weighted(reader: Reader, what: str, node: Node) -> Weighted | None:
    keys = ("statement", "weight", "name", *GROUNDS)
    found = reader.fields(node, what, keys, required=("statement", "weight"))
    statement = _cited_statement(reader, what, node, found)
    weight = reader.signed(found.get("weight"), f"{what}: weight")
    return Weighted(statement, weight) if statement and weight is not None else None


def _ranking(reader: Reader, label: str, node: Mapping, found: dict[str, Node]) -> Ranking:
    tiers: list[tuple[Expression, ...]] = []
    rest: int | None = None
    for item in reader.items(found["ranking"], label):
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
    if not tiers:
        reader.wrong(f"{label}: it is empty", node)
    return Ranking(tuple(tiers), rest, reader.grounds(found, label), node.place)


def _unknown(reader: Reader, what: str, node: Node) -> Unknown | None:
    found = reader.fields(node, what, ("between", "and", "about", *GROUNDS))
    if not found:
        return None
    grounds = reader.grounds(found, what)
    if "about" in found and "between" not in found and "and" not in found:
        return _unknown_about(reader, what, node, found["about"], grounds)
    if "about" in found or "between" not in found or "and" not in found:
        reader.wrong(f"{what}: either 'between' and 'and', or 'about', is expected here", node)
        return None
    between = reader.expression(found["between"], what)
    other = reader.expression(found["and"], what)
    if between is None or other is None:
        return None
    return Unknown(between, other, grounds=grounds, place=node.place)


def _unknown_about(
    reader: Reader, what: str, node: Node, listed: Node, grounds: Grounds
) -> Unknown:
    about = reader.known_options(listed, f"{what}: about")
    if not about:
        reader.wrong(f"{what}: 'about' names no option", listed)
    return Unknown(about=about, grounds=grounds, place=node.place)


def _strong(reader: Reader, what: str, node: Node) -> Strong | None:
    found = reader.fields(node, what, ("gap", "worse", *GROUNDS))
    grounds = reader.grounds(found, what)
    if ("gap" in found) == ("worse" in found):
        if isinstance(node, Mapping):
            reader.wrong(f"{what}: either 'gap' or 'worse' is expected here", node)
        return None
    if "gap" in found:
        gap = reader.positive(found["gap"], f"{what}: gap")
        return None if gap is None else Strong(gap=gap, grounds=grounds, place=node.place)
    worse = reader.expression(found["worse"], f"{what}: worse")
    return Strong(worse=worse, grounds=grounds, place=node.place) if worse else None
