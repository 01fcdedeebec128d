"""The model check: what is impossible, idle, unused or uncited in a dispute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.elements import elements, statements_of
from standoff.dispute.expressions import Expression
from standoff.dispute.model import Actor, Constraint, Dispute, Place, Ranking
from standoff.dispute.states import States, enumerate_states
from standoff.dispute.tiers import tier_of, unranked
from standoff.errors import SizeError

__all__ = ["Finding", "check"]

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the model check found.

    Parameters
    ----------
    level
        ``error``: the model cannot be solved, or its answer means nothing. ``warning``: it can,
        but an element does not do what it seems to. ``note``: worth knowing.
    message
        What was found.
    remedy
        What would mend it; empty where nothing needs to be.
    place
        Line and column in the dispute file, where they are known.
    element
        Path of the element (``actors.serbia.preferences[0]``), or None for the whole dispute.
    """

    level: Literal["error", "warning", "note"]
    message: str
    remedy: str = ""
    place: Place | None = None
    element: str | None = None


def check(dispute: Dispute) -> tuple[Finding, ...]:
    """Check a dispute before anyone believes its answer.

    Returns
    -------
    tuple of Finding
        Errors first, then warnings, then notes; each in file order.
    """
    found = [*_cited(dispute), *_solvable(dispute)]
    order = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda each: (order.index(each.level), each.place or (0, 0))))


def _cited(dispute: Dispute) -> Iterator[Finding]:
    used: set[str] = set()
    for element in elements(dispute):
        used.update(element.grounds.because)
        if not element.grounds.because and element.grounds.assumed is None:
            yield Finding(
                "warning",
                f"{element.label} has neither evidence nor an assumption",
                "Cite evidence with 'because:', or say with 'assumed:' why it is assumed.",
                element.place,
                element.path,
            )
    for label in dispute.evidence:
        if label not in used:
            yield Finding("note", f"evidence '{label}' is cited by no element", "",
                          None, f"evidence.{label}")  # fmt: skip
    needed = {item.source for item in dispute.evidence.values()}
    for label in dispute.sources:
        if label not in needed:
            yield Finding("note", f"no evidence points into the source '{label}'", "",
                          None, f"sources.{label}")  # fmt: skip


def _solvable(dispute: Dispute) -> Iterator[Finding]:
    if not dispute.options:
        yield Finding("error", "no actor has an option: there is nothing to solve",
                      "Give an actor at least one option.", None, "actors")  # fmt: skip
        return
    try:
        states = enumerate_states(dispute)
    except SizeError as error:
        yield Finding("error", str(error))
        return
    if not states.size:
        yield _contradiction(dispute)
        return
    yield from _status_quo(dispute)
    yield from _options(dispute, states)
    for actor in dispute.actors:
        yield from _movement(actor, dispute, states)
        yield from _preference(actor, states)
        yield from _unknown(actor, states)


def _contradiction(dispute: Dispute) -> Finding:
    """Name the first constraint that leaves nothing of what those before it allow."""
    guilty = len(dispute.constraints) - 1
    for count in range(1, len(dispute.constraints)):
        try:
            left = enumerate_states(replace(dispute, constraints=dispute.constraints[:count])).size
        except SizeError:
            continue
        if not left:
            guilty = count - 1
            break
    constraint = dispute.constraints[guilty]
    against = "contradicts those before it" if guilty else "excludes every state"
    return Finding(
        "error",
        f"no state is feasible: {_named(constraint)} {against}",
        "Weaken or remove one of them.",
        constraint.place,
        f"constraints[{guilty}]",
    )


def _named(constraint: Constraint) -> str:
    return f"the constraint '{constraint.kind}: {constraint.expression}'"


def _status_quo(dispute: Dispute) -> Iterator[Finding]:
    if dispute.status_quo is None:
        yield Finding("note", "the status quo is not given, so nothing is said of ways from it",
                      "", None, "status_quo")  # fmt: skip
        return
    letters = zip(dispute.options, dispute.status_quo, strict=True)
    taken = {name: np.array([letter == "Y"]) for name, letter in letters}
    for number, constraint in enumerate(dispute.constraints):
        holds = bool(constraint.expression.evaluate(taken).all())
        if holds == (constraint.kind == "never"):
            yield Finding(
                "error",
                f"the status quo {dispute.status_quo} is not feasible: it breaks "
                f"{_named(constraint)}",
                "Change the status quo, or the constraint.",
                dispute.status_quo_place or constraint.place,
                f"constraints[{number}]",
            )


def _options(dispute: Dispute, states: States) -> Iterator[Finding]:
    for actor in dispute.actors:
        for option in actor.options:
            name = f"{actor.id}.{option.id}"
            taken = states.columns[name]
            if taken.all() or not taken.any():
                never = "never" if not taken.any() else "always"
                yield Finding(
                    "warning",
                    f"the constraints leave no choice: '{name}' is {never} taken",
                    "Remove the option, or weaken the constraint that decides it.",
                    option.place,
                    f"actors.{actor.id}.options.{option.id}",
                )


def _movement(actor: Actor, dispute: Dispute, states: States) -> Iterator[Finding]:
    own = sum(
        1 << place
        for place, name in enumerate(dispute.options)
        if name.partition(".")[0] == actor.id
    )
    if len(np.unique(states.codes & ~np.uint64(own))) < states.size:
        return
    why = "the constraints leave it no move" if actor.options else "it has no options"
    yield Finding("note", f"'{actor.id}' can never move: {why}", "", actor.place,
                  f"actors.{actor.id}")  # fmt: skip


def _preference(actor: Actor, states: States) -> Iterator[Finding]:
    path = f"actors.{actor.id}.preferences"
    if isinstance(actor.preference, Ranking):
        yield from _ranking(actor, actor.preference, states, path)
        return
    if not any(True for _ in statements_of(actor)):
        yield Finding("note", f"'{actor.id}' ranks all states alike: it has no preferences", "",
                      actor.place, path)  # fmt: skip
    for where, statement in statements_of(actor):
        holds = _holds(statement.expression, states)
        if holds.all() or not holds.any():
            never = "in no" if not holds.any() else "in every"
            yield Finding(
                "warning",
                f"'{statement.expression}' holds {never} feasible state, so it tells none apart",
                "Remove the statement, or look for a mistake in it or in the constraints.",
                statement.place,
                where,
            )


def _ranking(actor: Actor, ranking: Ranking, states: States, path: str) -> Iterator[Finding]:
    missing = unranked(ranking, states)
    if len(missing):
        some = ", ".join(states.names(missing[:_NAMED]))
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        yield Finding(
            "error",
            f"the ranking of '{actor.id}' leaves out {len(missing)} feasible "
            f"state{'s' * (len(missing) > 1)}: {some}{more}",
            "Add them, or end the ranking with 'rest'.",
            ranking.place,
            path,
        )
    used = set(tier_of(ranking, states).tolist())
    for number, tier in enumerate(ranking.tiers):
        if number not in used:
            texts = ", ".join(str(expression) for expression in tier) or "rest"
            yield Finding(
                "warning",
                f"tier {number + 1} of the ranking of '{actor.id}' ({texts}) holds no feasible "
                "state that a better tier does not hold",
                "Remove it, or look for a mistake in it.",
                ranking.place,
                f"{path}.ranking[{number}]",
            )


def _unknown(actor: Actor, states: States) -> Iterator[Finding]:
    for number, unknown in enumerate(actor.unknown):
        for expression in (unknown.between, unknown.other):
            if expression is not None and not _holds(expression, states).any():
                yield Finding(
                    "warning",
                    f"'{expression}' holds in no feasible state, so nothing is unknown here",
                    "Remove it, or look for a mistake in it or in the constraints.",
                    unknown.place,
                    f"actors.{actor.id}.unknown[{number}]",
                )


def _holds(expression: Expression, states: States) -> NDArray[np.bool_]:
    return np.broadcast_to(expression.evaluate(states.columns), (states.size,))
