"""Reading which states of a dispute file are feasible, and which of them count as one."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from standoff.dispute.expressions import Expression
from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Constraint, Merged
from standoff.dispute.nodes import Mapping, Node
from standoff.errors import nearest

__all__ = ["read_constraints", "read_merged"]


def read_constraints(reader: Reader, node: Node | None) -> tuple[Constraint, ...]:
    """Read `constraints`."""
    if node is None:
        return ()
    items = enumerate(reader.items(node, "constraints"), 1)
    return tuple(found for n, item in items if (found := _constraint(reader, n, item)))


def read_merged(reader: Reader, node: Node | None) -> tuple[Merged, ...]:
    """Read `merged`, one expression or a list."""
    if node is None:
        return ()
    items = (node,) if isinstance(node, Mapping) else reader.items(node, "merged")
    return tuple(found for n, item in enumerate(items, 1) if (found := _merged(reader, n, item)))


def _constraint(reader: Reader, number: int, node: Node) -> Constraint | None:
    what = f"constraint {number}"
    found = reader.fields(node, what, ("always", "never", "name", *GROUNDS))
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    if ("always" in found) == ("never" in found):
        if isinstance(node, Mapping):
            reader.wrong(f"{what}: either 'always' or 'never' is expected here", node)
        return None
    if "always" in found:
        expression = reader.expression(found["always"], what)
        return Constraint("always", expression, name, grounds, node.place) if expression else None
    expression = reader.expression(found["never"], what)
    return Constraint("never", expression, name, grounds, node.place) if expression else None


def _merged(reader: Reader, number: int, node: Node) -> Merged | None:
    what = f"merged state {number}"
    found = reader.fields(node, what, ("states", "name", "ranked_as", *GROUNDS), ("states",))
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    expression = reader.expression(found["states"], what) if "states" in found else None
    ranked_as = _ranked_as(reader, f"{what}: ranked_as", found.get("ranked_as"), expression)
    if expression is None:
        return None
    return Merged(expression, name, MappingProxyType(ranked_as), grounds, node.place)


def _ranked_as(
    reader: Reader, what: str, node: Node | None, expression: Expression | None
) -> dict[str, str]:
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        state = _member(reader, what, node, expression)
        return dict.fromkeys(reader.actors, state) if state else {}
    states = {}
    for actor, (key, value) in reader.named(node, what).items():
        if actor not in reader.actors:
            reader.wrong(f"{what}: there is no actor '{actor}'.{nearest(actor, reader.actors)}",
                         key)  # fmt: skip
        elif state := _member(reader, f"{what}: '{actor}'", value, expression):
            states[actor] = state
    return {actor: states[actor] for actor in reader.actors if actor in states}


def _member(reader: Reader, what: str, node: Node, expression: Expression | None) -> str | None:
    """Read a state that satisfies the expression of the merged state."""
    state = reader.state(node, what)
    if state is None or expression is None:
        return None
    letters = zip(reader.options, state, strict=True)
    taken = {name: np.array([letter == "Y"]) for name, letter in letters}
    if not expression.evaluate(taken).all():
        reader.wrong(f"{what}: {state} is no member: it does not satisfy '{expression}'", node)
        return None
    return state
