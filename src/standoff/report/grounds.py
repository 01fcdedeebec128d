"""What the elements of a model rest on: evidence, an assumption, both or neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.dispute.elements import Element, Item, elements
from standoff.dispute.model import (
    Actor,
    Body,
    Coalition,
    Commitment,
    Constraint,
    Dispute,
    Fact,
    Grounds,
    Member,
    Merged,
    Option,
    Perception,
    Ranking,
    Statement,
    Strong,
    Unknown,
)
from standoff.dispute.wording import wish
from standoff.report.words import lead, listing

__all__ = ["Tally", "assumptions", "tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many elements rest on what. One that is both cited and assumed counts as assumed."""

    cited: int
    assumed: int
    bare: int


def tally(dispute: Dispute) -> Tally:
    """Count what the elements of a dispute rest on."""
    found = [element.grounds for element in elements(dispute)]
    assumed = sum(grounds.assumed is not None for grounds in found)
    cited = sum(bool(grounds.because) and grounds.assumed is None for grounds in found)
    return Tally(cited, assumed, len(found) - cited - assumed)


def assumptions(dispute: Dispute) -> Iterator[tuple[str, str, str]]:
    """List the assumed elements: path (as hinges name it), what it says in words, and why."""
    names = {actor.id: actor.name for actor in dispute.actors}
    for element in elements(dispute):
        if isinstance(element.item, Member) and element.item.grounds == Grounds():
            continue  # it rests on what its body rests on, which is listed
        if element.grounds.assumed is not None:
            what = _in_words(dispute, element, names.get(element.actor or "", ""))
            yield element.path, what, element.grounds.assumed


def _in_words(dispute: Dispute, element: Element, name: str) -> str:
    item = element.item
    if isinstance(item, Actor):
        return f"{name} is an actor" if item.role is None else f"{name}: {item.role}"
    if isinstance(item, Option):
        return f"{name} can {lead(item.name)}"
    if isinstance(item, Statement):
        wanted = item.name or wish(dispute, element.actor or "", item.expression)
        return f"{name} wants: {wanted}"
    if isinstance(item, Ranking):
        return f"How {name} ranks the states"
    if isinstance(item, Unknown):
        return f"What {name} would prefer is partly not known"
    if isinstance(item, Strong):
        return f"What {name} likes much less"
    if isinstance(item, Perception):
        return f"What {name} sees of the dispute"
    if isinstance(item, Constraint):
        return item.name or f"{item.kind} {item.expression.text}"
    return _of_rules(dispute, item)


def _of_rules(dispute: Dispute, item: Item) -> str:
    if isinstance(item, Fact):
        return f"What is meant by “{item.name}”"
    if isinstance(item, Body):
        return f"How this is decided: {item.name}"
    if isinstance(item, Member):
        return f"How {item.name or item.id} votes"
    if isinstance(item, Merged):
        return f"What counts as one state: {item.name or item.expression.text}"
    if isinstance(item, Commitment):
        return f"{dispute.actor(item.actor).name} has announced: {item.name or item.action.text}"
    if isinstance(item, Coalition):
        names = [dispute.actor(each).name for each in item.members]
        return f"{listing(names)} may act together"
    return "How things stand now"
