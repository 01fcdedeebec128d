"""What holds for all actors as the brief sets it out: facts, bodies, constraints and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.dispute.model import Body, Dispute, Fact, Member, Merged
from standoff.dispute.wording import in_words
from standoff.report.parties import Item, item
from standoff.report.quotes import Quotes
from standoff.report.words import capital, count, listing
from standoff.stability.commitment_sentences import announced

__all__ = ["Section", "rules"]


@dataclass(frozen=True, slots=True)
class Section:
    """Elements of one kind, under a title with a remark beside it."""

    title: str
    aside: str
    items: tuple[Item, ...]


def rules(dispute: Dispute, quotes: Quotes, *, states: int) -> tuple[Section, ...]:
    """Set out what a dispute says beside its actors, in the order of the file.

    Parameters
    ----------
    quotes
        Hands out the citations, in the order of the brief.
    states
        How many states are feasible.
    """
    return tuple(section for section in _sections(dispute, quotes, states) if section.items)


def _sections(dispute: Dispute, quotes: Quotes, states: int) -> Iterator[Section]:
    facts = tuple(_fact(dispute, fact, quotes) for fact in dispute.facts)
    yield Section("What follows", "nobody does it; it holds where the rest has it so", facts)
    for body in dispute.bodies:
        yield _body(dispute, body, quotes)
    bounds = tuple(_constraints(dispute, quotes))
    remain = f"{count(len(bounds), 'constraint')}; {count(states, 'state')} remain possible"
    yield Section("What cannot be", remain, bounds)
    merged = tuple(_merged(dispute, each, quotes) for each in dispute.merged)
    yield Section("What counts as one state", "whatever else differs in it", merged)
    pledges = tuple(
        item(
            each.name or announced(dispute, each), each.grounds, quotes,
            notes=(announced(dispute, each),) if each.name else (),
        )
        for each in dispute.commitments
    )  # fmt: skip
    yield Section("What was announced", "whether it would be done is another question", pledges)
    coalitions = tuple(
        item(
            each.name or each.id, each.grounds, quotes,
            notes=(listing([dispute.actor(member).name for member in each.members]),),
        )
        for each in dispute.coalitions
    )  # fmt: skip
    yield Section("Who may act together", "asked about with --coalition", coalitions)


def _fact(dispute: Dispute, fact: Fact, quotes: Quotes) -> Item:
    meaning = (f"if {in_words(dispute, fact.expression)}",)
    return item(capital(fact.name), fact.grounds, quotes, notes=meaning,
                formal=f"{fact.id}: {fact.expression.text}")  # fmt: skip


def _body(dispute: Dispute, body: Body, quotes: Quotes) -> Section:
    weight = sum(member.weight for member in body.members)
    rule = item(
        f"{capital(body.name)}: {body.quota:,} of {weight:,} votes decide", body.grounds, quotes
    )
    alike: dict[object, list[Member]] = {}
    for member in body.members:
        veto = member.veto if isinstance(member.veto, bool) else member.veto.text
        kind = (member.weight, member.votes.text, veto, member.grounds)
        alike.setdefault(kind, []).append(member)
    members = (_members(dispute, group, quotes) for group in alike.values())
    return Section("Who votes", f"its decision is named {body.id}", (rule, *members))


def _members(dispute: Dispute, group: Sequence[Member], quotes: Quotes) -> Item:
    """Set out the members of a body that vote alike, with as much weight, for the same reason."""
    member = group[0]
    notes = [count(member.weight, "vote") + (" each" if len(group) > 1 else "")]
    votes = member.votes.root.operator
    if votes in ("true", "false"):
        notes.append("always for it" if votes == "true" else "never for it")
    else:
        notes.append(f"for it if {in_words(dispute, member.votes)}")
    if member.veto is True:
        notes.append("nothing is adopted without it")
    elif member.veto is not False:
        notes.append(f"a veto if {in_words(dispute, member.veto)}")
    names = listing([each.name or each.id for each in group])
    return item(names, member.grounds, quotes, notes=notes)


def _constraints(dispute: Dispute, quotes: Quotes) -> Iterator[Item]:
    for constraint in dispute.constraints:
        formal = f"{constraint.kind} {constraint.expression.text}"
        named = constraint.name is not None
        yield item(
            constraint.name or formal, constraint.grounds, quotes, formal=formal if named else None
        )


def _merged(dispute: Dispute, merged: Merged, quotes: Quotes) -> Item:
    said = in_words(dispute, merged.expression)
    notes = [f"every state in which this holds: {said}"] if merged.name else []
    states: dict[str, list[str]] = {}
    for actor, state in merged.ranked_as.items():
        states.setdefault(state, []).append(dispute.actor(actor).name)
    for state, names in states.items():
        everybody = len(names) == len(dispute.actors)
        notes.append(f"ranked as {state}" + ("" if everybody else f" by {listing(names)}"))
    text = merged.name or f"Every state in which this holds: {said}"
    return item(capital(text), merged.grounds, quotes, notes=notes,
                formal=merged.expression.text)  # fmt: skip
