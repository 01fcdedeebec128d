"""The grammar of boolean expressions, and what to say where a text does not follow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from standoff.dispute.syntax import Node, Operator

if TYPE_CHECKING:
    from lark import Lark
    from lark.exceptions import UnexpectedInput

__all__ = ["DEEPEST", "UnreadableError", "tree"]

DEEPEST = 100
"""How deep an expression may be nested: trees are walked by recursion."""

_GRAMMAR = r"""
?start: implication
?implication: equivalence | equivalence _IF equivalence -> if
?equivalence: disjunction | disjunction _IFF disjunction -> iff
?disjunction: conjunction | conjunction (_OR conjunction)+ -> or
?conjunction: negation | negation (_AND negation)+ -> and
?negation: atom | _NOT negation -> not
?atom: "(" implication ")" | _TRUE -> true | _FALSE -> false | NAME -> name
     | _EXACTLY "(" implication ("," implication)* ")" -> exactly_one
     | _AT_MOST "(" implication ("," implication)* ")" -> at_most_one
_IF.2: /if(?![\w.])/
_IFF.2: /iff(?![\w.])/
_OR.2: /or(?![\w.])/
_AND.2: /and(?![\w.])/
_NOT.2: /not(?![\w.])/
_TRUE.2: /true(?![\w.])/
_FALSE.2: /false(?![\w.])/
_EXACTLY.2: /exactly_one(?![\w.])/
_AT_MOST.2: /at_most_one(?![\w.])/
NAME: /[^\W\d]\w*(\.[^\W\d]\w*)?/
%ignore /[ \t\r\n]+/
"""

_OPERATORS: tuple[Operator, ...] = (
    "name", "true", "false", "not", "and", "or", "if", "iff", "exactly_one", "at_most_one",
)  # fmt: skip


class UnreadableError(Exception):
    """A text is no expression.

    Attributes
    ----------
    offset
        Where in the text it stops making sense, in characters.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class _Grown:
    """A tree with its depth, kept while it grows so that no deep tree is ever walked."""

    depth: int
    node: Node


def tree(text: str) -> Node:
    """Parse a text.

    Raises
    ------
    UnreadableError
        It does not follow the grammar, or is nested too deep.
    """
    from lark.exceptions import UnexpectedInput

    try:
        grown: Any = _parser().parse(text)
    except UnexpectedInput as error:
        raise _explained(error, text) from None
    node: Node = grown.node
    return node


@cache
def _parser() -> Lark:
    # Imported and built at first use: a command that reads no expression does not pay for it.
    from lark import Lark, Transformer

    builders: dict[str, Any] = {name: staticmethod(_builder(name)) for name in _OPERATORS}
    transformer: Any = type("Build", (Transformer,), builders)()
    return Lark(_GRAMMAR, parser="lalr", transformer=transformer)


def _builder(operator: Operator) -> Callable[[list[Any]], _Grown]:
    def build(children: list[Any]) -> _Grown:
        if operator == "name":
            return _Grown(1, Node("name", name=str(children[0])))
        depth = 1 + max((child.depth for child in children), default=0)
        if depth > DEEPEST:
            raise UnreadableError(f"the expression is nested more than {DEEPEST} deep", 0)
        return _Grown(depth, Node(operator, tuple(child.node for child in children)))

    return build


def _explained(error: UnexpectedInput, text: str) -> UnreadableError:
    if not text.strip():
        return UnreadableError("an expression is expected here, and there is none", 0)
    ended = getattr(getattr(error, "token", None), "type", "") == "$END"
    offset: Any = error.pos_in_stream
    word = None if ended else re.match(r"[\w.]+|\S", text[offset:])
    if not word:
        hint = ""
        if text.count("(") > text.count(")"):
            hint = ": a parenthesis is open (within { } or [ ], quote what has a comma)"
        return UnreadableError(f"the expression breaks off{hint}", len(text.rstrip()))
    return UnreadableError(_complaint(word.group()), offset)


def _complaint(found: str) -> str:
    if found in ("if", "iff"):
        return (
            f"'{found}' cannot stand here: where '{found}' follows another 'if' or 'iff', "
            "parentheses say which is meant"
        )
    if found.lower() in _OPERATORS and found != found.lower():
        return f"'{found}' is written in lower case: '{found.lower()}'"
    if found in _OPERATORS:
        return f"'{found}' cannot stand here"
    if re.fullmatch(r"[^\W\d]\w*", found):
        return f"'{found}' is no option: an option is named actor.option"
    return f"'{found}' cannot stand here"
