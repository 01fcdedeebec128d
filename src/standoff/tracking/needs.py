"""What a proposal needs of the file, and that it is left alone where it cannot have it."""

from __future__ import annotations

from dataclasses import replace

from standoff.dispute.model import Dispute
from standoff.dispute.syntax import facts_in
from standoff.tracking.versions import Proposal, expressions_of

__all__ = ["brought_by", "needs_of", "without_what_lacks"]

_BRINGS = frozenset({"actor", "option", "voting body"})
"""Kinds of what another change may need."""


def needs_of(each: Proposal) -> tuple[str, ...]:
    """Return the paths of the elements that have to be there for a proposal.

    An option needs its actor; all else needs the options and the voting bodies that it speaks of.
    """
    parted = (path.partition(".") for path in sorted(_spoken_of(each)))
    options = tuple(f"actors.{actor}.options.{option}" for actor, _, option in parted)
    facts = (fact for said in expressions_of(each.item) for fact in facts_in(said.root))
    bodies = tuple(f"voting.{fact}" for fact in facts)
    owner = () if each.actor is None or each.kind == "actor" else (f"actors.{each.actor}",)
    return (*options, *bodies, *owner)


def brought_by(found: tuple[Proposal, ...]) -> dict[str, Proposal]:
    """Return the proposals that bring what another may need, by the path of what they bring."""
    return {each.element: each for each in found if each.kind in _BRINGS}


def without_what_lacks(found: tuple[Proposal, ...], file: Dispute) -> tuple[Proposal, ...]:
    """Block what needs an element that neither the file has nor an open proposal brings."""
    has = _elements(file)
    while True:
        brought = brought_by(found)
        lacking = {each: lack for each in found
                   if each.blocked is None and (lack := _lack(each, has, brought))}  # fmt: skip
        if not lacking:
            return found
        # What is blocked now may have been needed in its turn.
        found = tuple(
            replace(each, blocked=lacking[each]) if each in lacking else each for each in found
        )


def _lack(each: Proposal, has: frozenset[str], brought: dict[str, Proposal]) -> str | None:
    """Return why a proposal cannot have what it needs, or None where it can."""
    for element in needs_of(each):
        needed = brought.get(element)
        if needed is not None and needed.blocked is not None:
            return f"it needs what is left alone: {needed.what}"
        if needed is None and element not in has:
            return f"it needs what the file does not have: {_called(element)}"
    return None


def _called(element: str) -> str:
    """Name an element by its path as a person would look for it."""
    kind, _, rest = element.partition(".")
    if kind == "voting":
        return f"the voting body '{rest}'"
    actor, _, option = rest.partition(".options.")
    return f"the option '{actor}.{option}'" if option else f"the actor '{actor}'"


def _elements(file: Dispute) -> frozenset[str]:
    """Return the paths of what the file has and a proposal may need."""
    return frozenset(
        (
            *(f"actors.{actor.id}" for actor in file.actors),
            *(f"actors.{a.id}.options.{o.id}" for a in file.actors for o in a.options),
            *(f"voting.{body.id}" for body in file.bodies),
            *(f"voting.{fact.id}" for fact in file.facts),
        )
    )


def _spoken_of(each: Proposal) -> frozenset[str]:
    """Return the options that a proposal is about, beside those that it enters."""
    if each.kind == "status quo":
        return frozenset({each.element.removeprefix("status_quo.")})
    return frozenset(name for said in expressions_of(each.item) for name in said.names)
