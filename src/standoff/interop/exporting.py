"""From a dispute to a GMCR+ save file."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import Any

import numpy as np

from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Statement,
    Statements,
)
from standoff.dispute.states import States, enumerate_states
from standoff.errors import DisputeError, Problem, SizeError
from standoff.graph.ranks import rank
from standoff.interop.clauses import Clause, at_least, clauses

__all__ = ["save_file"]

_MOST_CLAUSES = 64
_MOST_INFEASIBLES = 1024
_MOST_LISTED = 65_536
_DIRECTIONS = {None: "both", "forward": "fwd", "back": "back"}

Form = dict[str, Any]
Conditions = list[list[Any]]


def save_file(dispute: Dispute) -> Form:
    """Write a dispute in the members of a save file.

    Raises
    ------
    DisputeError
        No state is feasible, a ranking leaves states out, or a constraint would take too many
        lists of conditions.
    SizeError
        There are too many states to number.
    """
    states = enumerate_states(dispute).unmerged
    if not states.size:
        raise DisputeError(
            Problem("no state is feasible: the constraints contradict each other", dispute.file)
        )
    options = [option for actor in dispute.actors for option in actor.options]
    actors = [_actor(dispute, actor, states) for actor in dispute.actors]
    return {
        "options": [
            {"name": option.name, "permittedDirection": _DIRECTIONS[option.irreversible]}
            for option in options
        ],
        "decisionMakers": actors,
        "infeasibles": [
            conditions
            for place, constraint in enumerate(dispute.constraints)
            for conditions in _infeasibles(dispute, place, constraint)
        ],
        "useManualPreferenceRanking": any(each["useManualPreferenceRanking"] for each in actors),
        "coalitions": [
            [place for place, actor in enumerate(dispute.actors) if actor.id in coalition.members]
            for coalition in dispute.coalitions
        ],
    }


def _actor(dispute: Dispute, actor: Actor, states: States) -> Form:
    prefix = f"{actor.id}."
    preferences = _preferences(dispute, actor)
    listed = states.size <= _MOST_LISTED
    if preferences is None and not listed:
        raise SizeError(
            f"the preferences of '{actor.id}' can be written as a ranking only, and there are "
            f"{states.size:,} states to rank; {_MOST_LISTED:,} is the most. "
            "Prioritised statements of few options each need no ranking."
        )
    return {
        "name": actor.name,
        "options": [place for place, name in enumerate(dispute.options) if name.startswith(prefix)],
        "preferences": preferences or [],
        "preferenceRanking": _ranking(dispute, actor, states) if listed else [],
        "useManualPreferenceRanking": preferences is None,
    }


def _preferences(dispute: Dispute, actor: Actor) -> list[Any] | None:
    """Write an actor's statements, or None where only a ranking can say the same."""
    if not isinstance(actor.preference, Statements):
        return None
    written: list[Any] = []
    for level in actor.preference.levels:
        formulas = _level(dispute, level)
        if formulas is None:
            return None
        written += formulas
    return written


def _level(dispute: Dispute, level: Sequence[Statement]) -> list[Any] | None:
    """Write one level of importance.

    A level that counts how many of its statements hold orders states as "at least one holds", "at
    least two hold" and so on do, one after another.
    """
    nodes = [statement.expression.root for statement in level]
    written = []
    for number in range(1, len(nodes) + 1):
        if comb(len(nodes), number) > _MOST_CLAUSES:
            return None
        found = clauses(at_least(number, nodes), most=_MOST_CLAUSES)
        if found is None:
            return None
        if not found or frozenset() in found:
            continue  # what never or always holds tells no states apart
        lists = _conditions(dispute, found)
        compound = {"compound": True, "members": lists}
        written.append(lists[0] if len(lists) == 1 else compound)
    return written


def _ranking(dispute: Dispute, actor: Actor, states: States) -> list[Any]:
    """List the numbers of the feasible states, best first."""
    ranks = rank(actor, states, file=dispute.file)
    order = np.argsort(-ranks.astype(np.int64), kind="stable")
    turns = np.flatnonzero(np.diff(ranks[order])) + 1
    tiers = (tier.tolist() for tier in np.split(order + 1, turns))
    return [tier[0] if len(tier) == 1 else tier for tier in tiers]


def _infeasibles(dispute: Dispute, place: int, constraint: Constraint) -> list[Conditions]:
    found = clauses(
        constraint.expression.root, most=_MOST_INFEASIBLES, negated=constraint.kind == "always"
    )
    if found is None:
        line, column = constraint.place or (None, None)
        raise DisputeError(
            Problem(
                f"constraints[{place}]: it would take more than {_MOST_INFEASIBLES:,} lists of "
                "conditions in a save file; several smaller constraints take fewer",
                dispute.file, line, column,
            )
        )  # fmt: skip
    return _conditions(dispute, found)


def _conditions(dispute: Dispute, found: frozenset[Clause]) -> list[Conditions]:
    index = {name: place for place, name in enumerate(dispute.options)}
    lists = [sorted((index[name], not taken) for name, taken in clause) for clause in found]
    return [[[at, "N" if no else "Y"] for at, no in each] for each in sorted(lists)]
