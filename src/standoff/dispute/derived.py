"""Reading the derived facts and the voting bodies of a dispute file.

Both give names that stand in expressions, and they may name each other in any order; so all ids
are read first, and each is defined after those that it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from standoff.dispute.bodies import decision_of, expressions_in, read_body
from standoff.dispute.expressions import LONGEST
from standoff.dispute.facts import KEYWORDS, refuse_large
from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.grammar import UnreadableError, tree
from standoff.dispute.model import Body, Fact
from standoff.dispute.nodes import Mapping, Node, Scalar
from standoff.dispute.syntax import Node as Tree
from standoff.dispute.syntax import mentioned

__all__ = ["read_derived"]

_MOST_CIRCLES = 20
_TOLD = 12

_FACT = ("name", "expression", *GROUNDS)

Declared = dict[str, tuple[Scalar, Node]]
"""By id, the key and what stands under it."""


def read_derived(
    reader: Reader, facts: Node | None, voting: Node | None
) -> tuple[tuple[Fact, ...], tuple[Body, ...]]:
    """Read `facts` and `voting`, and let the reader's expressions name them from now on.

    Names that rest on themselves are refused, and then read as always holding, so that whoever
    names them is not blamed too.
    """
    stated = _declared(reader, "facts", facts)
    bodies = _declared(reader, "voting", voting)
    for identifier in bodies.keys() & stated.keys():
        reader.wrong(f"voting: '{identifier}' is a derived fact already",
                     bodies.pop(identifier)[0])  # fmt: skip
    reader.facts = {identifier: Tree("true") for identifier in (*stated, *bodies)}
    found_facts: dict[str, Fact] = {}
    found_bodies: dict[str, Body] = {}
    for identifier in _in_order(reader, stated, bodies):
        if identifier in stated:
            fact = _fact(reader, identifier, *stated[identifier])
            if fact is not None:
                found_facts[identifier] = fact
                reader.facts[identifier] = fact.expression.root
            continue
        body = read_body(reader, identifier, *bodies[identifier])
        if body is not None:
            found_bodies[identifier] = body
            reader.facts[identifier] = _decided(reader, body, bodies[identifier][0])
    return (
        tuple(found_facts[each] for each in stated if each in found_facts),
        tuple(found_bodies[each] for each in bodies if each in found_bodies),
    )


def _declared(reader: Reader, what: str, node: Node | None) -> Declared:
    found = {} if node is None else reader.named(node, what)
    for identifier, (key, _) in list(found.items()):
        if identifier in KEYWORDS or set(identifier) <= {"Y", "N"}:
            has = "is a word of the grammar" if identifier in KEYWORDS else "would read as a state"
            reader.wrong(f"{what}: '{identifier}' cannot be an id: it {has}", key)
            del found[identifier]
    return found


def _in_order(reader: Reader, facts: Declared, bodies: Declared) -> list[str]:
    """Order the ids so that each comes after all that it names; note those in circles."""
    everything = facts | bodies
    texts = {each: _expressions_in(value) for each, (_, value) in facts.items()}
    texts |= {each: expressions_in(value) for each, (_, value) in bodies.items()}
    names = {
        each: {name for text in found for name in _named(text) if name in everything}
        for each, found in texts.items()
    }
    apart: list[str] = []
    for _ in range(_MOST_CIRCLES):
        try:
            return [*TopologicalSorter(names).static_order(), *apart]
        except CycleError as error:
            # It lists a name after each that names it, and the first again at the end.
            circle = list(reversed(error.args[1]))
            reader.wrong(_in_circle(circle), everything[circle[0]][0])
            apart += circle[1:]
            names = {each: others.difference(circle)
                     for each, others in names.items() if each not in circle}  # fmt: skip
    return [*names, *apart]


def _in_circle(circle: list[str]) -> str:
    if len(circle) == 2:
        return f"the derived fact '{circle[0]}' rests on itself"
    told = circle if len(circle) <= _TOLD else [*circle[: _TOLD - 1], "…", circle[-1]]
    return f"derived facts rest on each other in a circle: {' → '.join(told)}"


def _expressions_in(value: Node) -> Iterator[str]:
    """List the text of the expression that defines a fact, whatever else is wrong with it."""
    if isinstance(value, Scalar):
        yield value.text
    elif isinstance(value, Mapping):
        for key, item in value.pairs:
            if key.text == "expression" and isinstance(item, Scalar):
                yield item.text


def _named(text: str) -> set[str]:
    try:
        return mentioned(tree(text)) if len(text) <= LONGEST else set()
    except UnreadableError:
        return set()


def _fact(reader: Reader, identifier: str, key: Scalar, value: Node) -> Fact | None:
    what = f"fact '{identifier}'"
    if isinstance(value, Scalar):
        expression = reader.expression(value, what)
        return Fact(identifier, identifier, expression, place=key.place) if expression else None
    found = reader.fields(value, what, _FACT, required=("expression",))
    name = reader.text(found.get("name"), f"{what}: name") or identifier
    grounds = reader.grounds(found, what)
    if "expression" not in found:
        return None
    expression = reader.expression(found["expression"], what)
    return Fact(identifier, name, expression, grounds, key.place) if expression else None


def _decided(reader: Reader, body: Body, key: Scalar) -> Tree:
    definition = decision_of(body)
    try:
        refuse_large(definition)
    except UnreadableError as error:
        reader.wrong(f"voting: '{body.id}': {error}", key)
        return Tree("true")
    return definition
