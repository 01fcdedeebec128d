"""A dispute as it would be had somebody not said something: what rests on that alone is gone.

What is not known stays unknown: a preference that nobody else reports becomes an open comparison,
and an option that nobody else speaks of stays as it stands in the status quo.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from typing import Literal

from standoff.dispute.elements import elements, statements_of
from standoff.dispute.expressions import Expression
from standoff.dispute.model import (
    Actor,
    Ascribed,
    Constraint,
    Dispute,
    Grounds,
    Ranking,
    Statements,
    Unknown,
    Weights,
)
from standoff.dispute.syntax import Node as Syntax

__all__ = ["elements_on", "without"]

_HELD = "Nobody else speaks of it"
_OPEN = "Nobody else tells what is preferred here."


def elements_on(dispute: Dispute, evidence: Collection[str]) -> tuple[str, ...]:
    """Return the paths of the elements that rest on some evidence and on no other.

    Parameters
    ----------
    evidence
        Ids of evidence. An element of which a part only is gone rests on the rest.
    """
    return tuple(element.path for element in elements(dispute) if _gone(element.grounds, evidence))


def without(dispute: Dispute, evidence: Collection[str]) -> Dispute:
    """Return a dispute as it would be without some evidence.

    Preference statements, rankings, constraints and pictures that rest on nothing else are left
    out. Of an option that an actor's statements do not speak of any more, the
    actor's view is unknown. An option that nothing else speaks of, neither on its own account nor
    in another element, stays as it is in the status quo. What was only assumed stays assumed, and
    who the actors are, what can be undone, what a derived fact means, who votes where, and the
    status quo stay as they are. The states are spelled as before.

    Parameters
    ----------
    evidence
        Ids of evidence.
    """
    gone = frozenset(evidence)
    held = tuple(_held(dispute, gone))
    return replace(
        dispute,
        actors=tuple(_actor(actor, gone) for actor in dispute.actors),
        constraints=(
            *(each for each in dispute.constraints if not _gone(each.grounds, gone)),
            *held,
        ),
    )


def _gone(grounds: Grounds, gone: Collection[str]) -> bool:
    return bool(grounds.because) and all(ident in gone for ident in grounds.because)


def _actor(actor: Actor, gone: frozenset[str]) -> Actor:
    kept = _preference(actor.preference, gone)
    known = {name for unknown in actor.unknown for name in unknown.about}
    silent = _named(actor) - _named(replace(actor, preference=kept)) - known
    opened = (Unknown(about=tuple(sorted(silent)), grounds=Grounds(assumed=_OPEN)),)
    seen = actor.perception
    if seen is not None and _gone(seen.grounds, gone):
        seen = None
    if seen is not None:
        ascribed = tuple(_ascribed(each, gone) for each in seen.ascribed)
        seen = replace(seen, ascribed=ascribed)
    return replace(
        actor,
        preference=kept,
        unknown=(*actor.unknown, *(opened if silent else ())),
        strong=tuple(each for each in actor.strong if not _gone(each.grounds, gone)),
        perception=seen,
    )


def _ascribed(ascribed: Ascribed, gone: frozenset[str]) -> Ascribed:
    return replace(ascribed, preference=_preference(ascribed.preference, gone))


def _preference(
    preference: Statements | Ranking | Weights, gone: frozenset[str]
) -> Statements | Ranking | Weights:
    if isinstance(preference, Ranking):
        return Statements() if _gone(preference.grounds, gone) else preference
    if isinstance(preference, Weights):
        items = tuple(w for w in preference.items if not _gone(w.statement.grounds, gone))
        return Weights(items) if items else Statements()
    levels = (
        tuple(each for each in level if not _gone(each.grounds, gone))
        for level in preference.levels
    )
    return Statements(tuple(level for level in levels if level))


def _named(actor: Actor) -> frozenset[str]:
    """Return the options that an actor's preference speaks of."""
    if isinstance(actor.preference, Ranking):
        return frozenset(
            name for tier in actor.preference.tiers for each in tier for name in each.names
        )
    return frozenset(name for _, each in statements_of(actor) for name in each.expression.names)


def _held(dispute: Dispute, gone: frozenset[str]) -> Iterator[Constraint]:
    """Hold the options that nothing else speaks of where they are."""
    told = _told_by_others(dispute, gone)
    origin = dispute.status_quo or ""
    paths = ((actor.id, option) for actor in dispute.actors for option in actor.options)
    for place, (actor, option) in enumerate(paths):
        path = f"{actor}.{option.id}"
        if place < len(origin) and _gone(option.grounds, gone) and path not in told:
            kind: Literal["always", "never"] = "always" if origin[place] == "Y" else "never"
            expression = Expression(path, Syntax("name", name=path))
            yield Constraint(kind, expression, _HELD, Grounds(assumed=_HELD + "."))


def _told_by_others(dispute: Dispute, gone: frozenset[str]) -> frozenset[str]:
    """Return the options that elements with other evidence speak of."""
    cited = ((e.grounds, e.item) for e in elements(dispute))
    spoken = (
        _names_in(item)
        for grounds, item in cited
        if grounds.because and not _gone(grounds, gone) and item is not None
    )
    return frozenset(chain.from_iterable(spoken))


def _names_in(item: object) -> frozenset[str]:
    found: set[str] = set()
    for part in ("expression", "condition", "action", "between", "other", "worse"):
        expression = getattr(item, part, None)
        if isinstance(expression, Expression):
            found |= expression.names
    if isinstance(item, Ranking):
        found |= {name for tier in item.tiers for each in tier for name in each.names}
    return frozenset(found)
