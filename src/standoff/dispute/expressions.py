"""Boolean expressions over options: parsed once, evaluated over arrays of states.

The grammar, from what binds loosest to what binds tightest::

    A if B          B → A               (not in chains: parentheses say which is meant)
    A iff B         both or neither     (not in chains)
    A or B
    A and B
    not A
    (A)   actor.option   true   false   exactly_one(A, B, …)   at_most_one(A, B, …)

so ``a.x or b.y if not c.z and d.w`` reads ``(a.x or b.y) if ((not c.z) and d.w)``. The name of a
derived fact, which has no dot, may stand wherever an option may. A pattern such
as ``Y-N`` (one letter for each option in file order, ``-`` for either) may stand in place of a
whole expression where the order of the options is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.facts import put_in
from standoff.dispute.grammar import UnreadableError, tree
from standoff.dispute.syntax import Node, evaluate, mentioned, spell
from standoff.errors import ExpressionError, Problem, nearest

__all__ = ["LONGEST", "Expression", "parse"]

LONGEST = 20_000
"""How many characters of an expression are read."""

_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)?")
_NO_FACTS: Mapping[str, Node] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Expression:
    """A boolean expression over options.

    Parameters
    ----------
    text
        As it was written.
    root
        Its syntax tree.
    """

    text: str
    root: Node

    @property
    def names(self) -> frozenset[str]:
        """The options (``actor.option``) that it mentions, also by way of derived facts."""
        return frozenset(mentioned(self.root))

    def evaluate(self, columns: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """Say for each state whether the expression holds.

        Parameters
        ----------
        columns
            For each option an array of shape (states,), dtype bool: whether it is taken.

        Returns
        -------
        ndarray of bool, shape (states,)
            Of shape () where `columns` is empty: nothing then says how many states there are.
        """
        found = evaluate(self.root, columns)
        if found.ndim == 0 and (some := next(iter(columns.values()), None)) is not None:
            return np.full(some.shape, bool(found))
        return found

    def negated(self) -> Expression:
        """Return the expression that holds exactly where this one does not."""
        if self.root.operator == "not":
            inner = self.root.parts[0]
            return Expression(spell(inner), inner)
        root = Node("not", (self.root,))
        return Expression(spell(root), root)

    def __str__(self) -> str:
        """Return its text."""
        return self.text


def parse(
    text: str,
    *,
    place: tuple[int, int] | None = None,
    file: str | None = None,
    options: Sequence[str] | None = None,
    facts: Mapping[str, Node] = _NO_FACTS,
) -> Expression:
    """Parse an expression.

    Parameters
    ----------
    text
        What the analyst wrote.
    place
        Line and column of its first character in the dispute file; errors count from there.
    file
        The dispute file, for errors.
    options
        The names of all options in the order that spells the states. Where it is given, names
        that are not among them are refused and patterns of Y, N and - are accepted.
    facts
        The definitions of the derived facts that may be named.

    Raises
    ------
    ExpressionError
        It does not parse, or names options that are not there (all of them are listed).
    """

    def problem(message: str, offset: int) -> Problem:
        line, column = _place(text, offset, place)
        return Problem(message, file, line, column)

    if len(text) > LONGEST:
        message = f"the expression has {len(text):,} characters; at most {LONGEST:,} are read"
        raise ExpressionError(problem(message, 0))
    stripped = text.strip()
    try:
        if options is not None and re.fullmatch(r"[YN-]+", stripped):
            return _pattern(stripped, options)
        written = tree(text)
        wrong = _unknown_names(text, mentioned(written), options, facts)
        if wrong:
            raise ExpressionError([problem(message, offset) for offset, message in wrong])
        expression = Expression(stripped, put_in(written, facts))
    except UnreadableError as error:
        raise ExpressionError(problem(str(error), error.offset)) from None
    return expression


def _unknown_names(
    text: str, names: set[str], options: Sequence[str] | None, facts: Mapping[str, Node]
) -> list[tuple[int, str]]:
    """List the names that stand for nothing, each with its offset and what to say of it."""

    def said(name: str) -> str:
        if "." in name or facts:
            what = "option" if "." in name else "derived fact"
            return f"there is no {what} '{name}'.{nearest(name, (*(options or ()), *facts))}"
        return f"'{name}' is no option: an option is named actor.option"

    def stands(name: str) -> bool:
        return name in facts or ("." in name and (options is None or name in options))

    wrong = {name for name in names if not stands(name)}
    places = [(found.start(), found.group()) for found in _NAME.finditer(text)]
    return [(offset, said(name)) for offset, name in places if name in wrong]


def _pattern(letters: str, options: Sequence[str]) -> Expression:
    if len(letters) != len(options):
        raise UnreadableError(
            f"the pattern '{letters[:80]}' has {len(letters)} letters, and there are "
            f"{len(options)} options ({', '.join(options[:12])})",
            0,
        )
    literals = tuple(
        Node("name", name=name) if letter == "Y" else Node("not", (Node("name", name=name),))
        for letter, name in zip(letters, options, strict=True)
        if letter != "-"
    )
    if not literals:
        return Expression(letters, Node("true"))
    return Expression(letters, literals[0] if len(literals) == 1 else Node("and", literals))


def _place(text: str, offset: int, place: tuple[int, int] | None) -> tuple[int | None, int | None]:
    """Translate an offset in the text into a line and a column of the file."""
    if place is None:
        return None, offset + 1
    before = text[:offset]
    lines = before.count("\n")
    if not lines:
        return place[0], place[1] + offset
    return place[0] + lines, place[1] + offset - before.rindex("\n") - 1
