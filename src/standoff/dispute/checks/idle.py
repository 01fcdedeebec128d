"""Expressions that hold in every feasible state or in none, and so say nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.checks.finding import Finding, Material, nowhere
from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Unknown

__all__ = ["idle_elsewhere", "idle_preferences", "idle_unknown", "unused_strength"]

Ranks = NDArray[np.int64]

_LOOK = "Remove it, or look for a mistake in it or in the constraints."


def idle_preferences(actor: Actor, material: Material) -> Iterator[Finding]:
    """Find statements of an actor that tell no states apart, and strength that holds nowhere."""
    if not any(True for _ in statements_of(actor)):
        yield Finding("note", f"'{actor.id}' ranks all states alike: it has no preferences", "",
                      actor.place, f"actors.{actor.id}.preferences")  # fmt: skip
    for where, statement in statements_of(actor):
        if (how := nowhere(material.holds(statement.expression))) is not None:
            yield Finding(
                "warning",
                f"'{statement.expression}' holds {how} feasible state, so it tells none apart",
                "Remove the statement, or look for a mistake in it or in the constraints.",
                statement.place,
                where,
            )
    for number, strong in enumerate(actor.strong):
        if strong.worse is None:
            continue
        if (how := nowhere(material.holds(strong.worse))) is not None:
            yield Finding(
                "warning",
                f"'{strong.worse}' holds {how} feasible state, so nothing is strongly worse by it",
                _LOOK,
                strong.place,
                f"actors.{actor.id}.strong[{number}]",
            )


def unused_strength(actor: Actor, material: Material) -> Iterator[Finding]:
    """Find strong preferences that the answer leaves out, since others are not known."""
    unsure = [each.id for each in material.dispute.actors if each.unknown]
    for number, strong in enumerate(actor.strong if unsure else ()):
        yield Finding(
            "note",
            f"what is strong is left out of the answer while preferences are not known: of "
            f"{', '.join(unsure)}",
            "",
            strong.place,
            f"actors.{actor.id}.strong[{number}]",
        )


def idle_unknown(actor: Actor, material: Material, ranks: Ranks) -> Iterator[Finding]:
    """Find unknown comparisons that concern no pair of states.

    Parameters
    ----------
    ranks
        Shape (states,): how the actor ranks the states.
    """
    for number, unknown in enumerate(actor.unknown):
        if (said := _void(unknown, material, ranks)) is not None:
            yield Finding("warning", f"{said}, so nothing is unknown here", _LOOK, unknown.place,
                          f"actors.{actor.id}.unknown[{number}]")  # fmt: skip


def _void(unknown: Unknown, material: Material, ranks: Ranks) -> str | None:
    held = []
    for expression in (unknown.between, unknown.other):
        if expression is None:
            continue
        held.append(material.holds(expression))
        if not held[-1].any():
            return f"'{expression}' holds in no feasible state"
    if held and all(each.sum() == 1 for each in held) and (held[0] == held[-1]).all():
        return f"'{unknown.between}' and '{unknown.other}' hold in the same one state"
    if unknown.about:
        options = enumerate(material.states.options)
        mask = np.uint64(sum(1 << place for place, name in options if name in unknown.about))
        seen = np.unique(material.states.codes & mask, return_inverse=True)[1].astype(np.int64)
        tiers = int(ranks.max(initial=0)) + 1
        if len(np.unique(seen * tiers + ranks)) == tiers:
            return f"no two states that it ranks alike differ in {', '.join(unknown.about)}"
    return None


def idle_elsewhere(material: Material) -> Iterator[Finding]:
    """Find derived facts, decisions, conditions and commitments that hold everywhere or nowhere."""
    dispute = material.dispute
    for fact in dispute.facts:
        if (how := nowhere(material.holds(fact.expression))) is not None:
            yield Finding("warning", f"the derived fact '{fact.id}' holds {how} feasible state",
                          _LOOK, fact.place, f"facts.{fact.id}")  # fmt: skip
    for actor in dispute.actors:
        for option in actor.options:
            condition = option.irreversible_if
            if condition is None or (how := nowhere(material.holds(condition))) is None:
                continue
            does = "is never" if how == "in no" else "is always"
            yield Finding(
                "warning",
                f"'{condition}' holds {how} feasible state, so '{actor.id}.{option.id}' {does} "
                "irreversible",
                "Leave the condition away, or look for a mistake in it or in the constraints.",
                option.place,
                f"actors.{actor.id}.options.{option.id}",
            )
    for number in range(len(dispute.commitments)):
        yield from _commitment(number, material)


def _commitment(number: int, material: Material) -> Iterator[Finding]:
    commitment = material.dispute.commitments[number]
    condition, action = material.holds(commitment.condition), material.holds(commitment.action)
    if not condition.any():
        said = f"the commitment never applies: '{commitment.condition}' holds in no feasible state"
    elif not action.any():
        said = f"the commitment cannot be kept: '{commitment.action}' holds in no feasible state"
    elif not (condition & ~action).any():
        said = (
            f"the commitment never applies: '{commitment.action}' holds wherever "
            f"'{commitment.condition}' does"
        )
    else:
        return
    yield Finding("warning", said, _LOOK, commitment.place, f"commitments[{number}]")
