"""Expressions in words: options by their names and owners, for questions to a person."""

from __future__ import annotations

from standoff.dispute.expressions import Expression
from standoff.dispute.model import Dispute
from standoff.dispute.syntax import Node

__all__ = ["in_words", "option_in_words"]


def option_in_words(dispute: Dispute, name: str, *, asked: str | None = None) -> str:
    """Name an option and its owner: “Recognise Kosovo” (European Union).

    Parameters
    ----------
    name
        ``actor.option``.
    asked
        Id of the actor that the question is about; its own options need no owner.
    """
    owner, _, identifier = name.partition(".")
    actor = dispute.actor(owner)
    option = next(each for each in actor.options if each.id == identifier)
    return f"“{option.name}”" + (f" ({actor.name})" if owner != asked else "")


def in_words(dispute: Dispute, expression: Expression, *, asked: str | None = None) -> str:
    """Read an expression out (see `option_in_words`)."""
    return _said(dispute, expression.root, asked)


def _said(dispute: Dispute, node: Node, asked: str | None) -> str:
    if node.operator == "name":
        return option_in_words(dispute, node.name, asked=asked)
    parts = [_said(dispute, part, asked) for part in node.parts]
    inner = [f"({said})" if len(part.parts) > 1 else said
             for said, part in zip(parts, node.parts, strict=True)]  # fmt: skip
    match node.operator:
        case "not":
            return f"not {inner[0]}"
        case "exactly_one":
            return f"exactly one of {', '.join(inner)}"
        case "at_most_one":
            return f"at most one of {', '.join(inner)}"
        case "if":
            return f"{inner[0]} if {inner[1]}"
        case "iff":
            return f"{inner[0]} exactly when {inner[1]}"
        case "and" | "or":
            return f" {node.operator} ".join(inner)
        case _:
            return "anything" if node.operator == "true" else "nothing"
