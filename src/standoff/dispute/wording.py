"""Expressions in words: options by their names and owners, and what an actor wants."""

from __future__ import annotations

from standoff.dispute.expressions import Expression
from standoff.dispute.model import Constraint, Dispute
from standoff.dispute.syntax import Node

__all__ = ["called", "in_words", "option_in_words", "wish"]


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


def wish(dispute: Dispute, actor: str, expression: Expression) -> str:
    """Say what an actor wants, to follow "wants": "Serbia not to use force".

    What the expression says is told from it and not from a label, so that the two cannot differ.

    Parameters
    ----------
    actor
        Id of the actor that wants it; its own options need no owner.
    """
    return _wish(dispute, actor, expression.root)


def _wish(dispute: Dispute, actor: str, node: Node) -> str:
    if node.operator == "name":
        return _deed(dispute, actor, node.name, "to")
    if node.operator == "not" and node.parts[0].operator == "name":
        return _deed(dispute, actor, node.parts[0].name, "not to")
    if node.operator in {"and", "or"}:
        return f" {node.operator} ".join(_wish(dispute, actor, part) for part in node.parts)
    if node.operator in {"if", "iff"}:
        act, condition = node.parts
        if node.operator == "iff" and condition.operator == "not":
            joint, condition = "unless", condition.parts[0]
        else:
            joint = "if" if node.operator == "if" else "if and only if"
        return f"{_wish(dispute, actor, act)} {joint} {_said(dispute, condition, actor)}"
    return _said(dispute, node, actor)


def _deed(dispute: Dispute, actor: str, name: str, particle: str) -> str:
    owner, _, identifier = name.partition(".")
    option = next(each for each in dispute.actor(owner).options if each.id == identifier)
    act = option.name
    # "EU" and "NATO" keep their capitals in the middle of a sentence.
    act = act[:1].lower() + act[1:] if act[1:2].islower() else act
    said = f"{particle} {act}"
    return said if owner == actor else f"{dispute.actor(owner).name} {said}"


def in_words(dispute: Dispute, expression: Expression, *, asked: str | None = None) -> str:
    """Read an expression out (see `option_in_words`)."""
    return _said(dispute, expression.root, asked)


def called(dispute: Dispute, constraint: Constraint) -> str:
    """Name a constraint, by what it says where it has no name or one that others have, too."""
    said = f"{constraint.kind}: {in_words(dispute, constraint.expression)}"
    if not constraint.name:
        return said
    alone = sum(each.name == constraint.name for each in dispute.constraints) == 1
    return constraint.name if alone else f"{constraint.name} ({said})"


def _said(dispute: Dispute, node: Node, asked: str | None) -> str:
    if node.operator == "name":
        return option_in_words(dispute, node.name, asked=asked)
    if node.operator == "fact":
        return f"“{_fact_name(dispute, node.name)}”"
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
        case "weighs":
            return f"enough of: {', '.join(inner)}"
        case _:
            return "anything" if node.operator == "true" else "nothing"


def _fact_name(dispute: Dispute, identifier: str) -> str:
    named = {fact.id: fact.name for fact in dispute.facts}
    named.update({body.id: body.name for body in dispute.bodies})
    return named.get(identifier, identifier)
