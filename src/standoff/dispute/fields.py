"""Reading typed values out of YAML nodes, collecting everything that is wrong on the way.

Each function returns a value of the type that was asked for, or None after noting a problem; so
reading goes on, and the person who wrote the file learns of all its faults at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast, get_args

from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import Certainty, Grounds
from standoff.dispute.nodes import Listing, Mapping, Node, Scalar, kind_of
from standoff.dispute.syntax import Node as Tree
from standoff.errors import ExpressionError, Problem, nearest

__all__ = ["GROUNDS", "Reader"]

GROUNDS = ("because", "assumed", "certainty")
"""The keys that any element may have."""

_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_LABEL = re.compile(r"\w[\w.:#/-]*")
_LONGEST_ID = 100


@dataclass(slots=True)
class Reader:
    """What is known while a file is read, and what has been found wrong with it.

    Parameters
    ----------
    file
        As the user named it.
    problems
        All that was found so far.
    actors
        Ids of all actors, once they are known.
    options
        Names of all options, once they are known.
    facts
        Definitions of the derived facts that expressions may name, once they are known.
    evidence
        Ids of all evidence, once they are known.
    """

    file: str | None
    problems: list[Problem] = field(default_factory=list)
    actors: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    facts: dict[str, Tree] = field(default_factory=dict)
    evidence: frozenset[str] = frozenset()

    def wrong(self, message: str, node: Node) -> None:
        """Note a problem at a node."""
        self.problems.append(Problem(message, self.file, *node.place))

    def fields(
        self, node: Node, what: str, known: Sequence[str], required: Sequence[str] = ()
    ) -> dict[str, Node]:
        """Read a mapping with fixed keys; keys without a value are left out."""
        if not isinstance(node, Mapping):
            self.wrong(f"{what}: a mapping is expected here, not {kind_of(node)}", node)
            return {}
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.text not in known:
                message = f"{what}: there is no key '{key.text[:80]}' here."
                self.wrong(message + nearest(key.text[:80], known), key)
            elif key.text in found:
                self.wrong(f"{what}: '{key.text}' is given twice", key)
            elif not (isinstance(value, Scalar) and value.is_nothing):
                found[key.text] = value
        for name in required:
            if name not in found:
                self.wrong(f"{what}: '{name}' is missing", node)
        return found

    def named(
        self, node: Node, what: str, *, labels: bool = False
    ) -> dict[str, tuple[Scalar, Node]]:
        """Read a mapping whose keys are ids that the analyst chose."""
        if not isinstance(node, Mapping):
            self.wrong(f"{what}: a mapping from ids is expected here, not {kind_of(node)}", node)
            return {}
        form = _LABEL if labels else _IDENTIFIER
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            if len(key.text) > _LONGEST_ID or not form.fullmatch(key.text):
                self.wrong(
                    f"{what}: '{key.text[:80]}' cannot be an id: letters, digits and _ are used, "
                    "and a letter begins",
                    key,
                )
            elif key.text in found:
                self.wrong(f"{what}: the id '{key.text}' is given twice", key)
            else:
                found[key.text] = (key, value)
        return found

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """Read a list; a single text counts as a list of one."""
        if isinstance(node, Listing):
            return node.items
        if isinstance(node, Scalar) and not node.is_nothing:
            return (node,)
        self.wrong(f"{what}: a list is expected here, not {kind_of(node)}", node)
        return ()

    def text(self, node: Node | None, what: str) -> str | None:
        """Read a text that is not empty."""
        if node is None:
            return None
        if not isinstance(node, Scalar) or not node.text.strip():
            found = "an empty text" if isinstance(node, Scalar) else kind_of(node)
            self.wrong(f"{what}: a text is expected here, not {found}", node)
            return None
        return node.text

    def raw(self, node: Node | None, what: str) -> str | None:
        """Read a text that may be empty or blank."""
        if node is None or isinstance(node, Scalar):
            return node.text if node else None
        self.wrong(f"{what}: a text is expected here, not {kind_of(node)}", node)
        return None

    def number(self, node: Node | None, what: str) -> int | None:
        """Read a whole number that is not negative."""
        if node is None:
            return None
        if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{1,15}", node.text):
            return int(node.text)
        self.wrong(f"{what}: a whole number is expected here", node)
        return None

    def positive(self, node: Node | None, what: str) -> int | None:
        """Read a whole number that is at least 1."""
        found = self.number(node, what)
        if found == 0 and node is not None:
            self.wrong(f"{what}: it is at least 1", node)
            return None
        return found

    def signed(self, node: Node | None, what: str) -> int | None:
        """Read a whole number that may be negative."""
        if node is None:
            return None
        if isinstance(node, Scalar) and re.fullmatch(r"[+-]?[0-9]{1,15}", node.text):
            return int(node.text)
        self.wrong(f"{what}: a whole number is expected here", node)
        return None

    def known_options(self, node: Node, what: str) -> tuple[str, ...]:
        """Read names of options, each taken once."""
        return self._known(node, what, self.options, "option")

    def known_actors(self, node: Node, what: str) -> tuple[str, ...]:
        """Read ids of actors, each taken once."""
        return self._known(node, what, self.actors, "actor")

    def _known(self, node: Node, what: str, known: tuple[str, ...], kind: str) -> tuple[str, ...]:
        found: list[str] = []
        for item in self.items(node, what):
            name = self.text(item, what)
            if name is None:
                continue
            if name not in known:
                near = nearest(name[:80], known)
                self.wrong(f"{what}: there is no {kind} '{name[:80]}'.{near}", item)
            elif name not in found:
                found.append(name)
        return tuple(found)

    def state(self, node: Node, what: str) -> str | None:
        """Read a state that is spelled in full."""
        text = self.text(node, what)
        if text is None:
            return None
        if len(text) == len(self.options) and set(text) <= {"Y", "N"}:
            return text
        self.wrong(
            f"{what}: '{text[:80]}' names no state: a state has a Y or an N for each of the "
            f"{len(self.options)} options ({', '.join(self.options[:12])})",
            node,
        )
        return None

    def day(self, node: Node | None, what: str) -> date | None:
        """Read a date."""
        if node is None:
            return None
        if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError as error:
                self.wrong(f"{what}: '{node.text}' is no date: {error}", node)
                return None
        self.wrong(f"{what}: a date is expected here, such as 2007-12-10", node)
        return None

    def moment(self, node: Node | None, what: str) -> str | None:
        """Read a date, or a date and time, and keep it as it is written."""
        text = self.text(node, what)
        if text is None or node is None:
            return None
        try:
            datetime.fromisoformat(text)
        except ValueError:
            self.wrong(f"{what}: '{text[:40]}' is no ISO 8601 date, or date and time", node)
            return None
        return text

    def expression(self, node: Node, what: str) -> Expression | None:
        """Read a boolean expression or a pattern."""
        if not isinstance(node, Scalar):
            self.wrong(f"{what}: an expression is expected here, not {kind_of(node)}", node)
            return None
        try:
            return parse(
                node.text, place=node.inside or node.place, file=self.file, options=self.options,
                facts=self.facts,
            )  # fmt: skip
        except ExpressionError as error:
            for problem in error.problems:
                # In a folded text, counting characters does not find the place.
                place = (problem.line, problem.column) if node.inside else node.place
                self.problems.append(Problem(f"{what}: {problem.message}", self.file, *place))
            return None

    def grounds(self, found: dict[str, Node], what: str) -> Grounds:
        """Read `because` and `assumed`; evidence that is not there is refused."""
        because: list[str] = []
        if (node := found.get("because")) is not None:
            for item in self.items(node, f"{what}: because"):
                label = self.text(item, f"{what}: because")
                if label is None:
                    continue
                if label not in self.evidence:
                    near = nearest(label[:80], sorted(self.evidence))
                    self.wrong(f"{what}: there is no evidence '{label[:80]}'.{near}", item)
                elif label in because:
                    self.wrong(f"{what}: '{label}' is cited twice", item)
                else:
                    because.append(label)
        assumed = self.text(found.get("assumed"), f"{what}: assumed")
        return Grounds(tuple(because), assumed, self._certainty(found.get("certainty"), what))

    def _certainty(self, node: Node | None, what: str) -> Certainty | None:
        if node is None:
            return None
        written = self.text(node, f"{what}: certainty")
        for known in get_args(Certainty):
            if written == known:
                return cast("Certainty", known)
        if written is not None:
            self.wrong(f"{what}: certainty is stated, reported or inferred", node)
        return None
