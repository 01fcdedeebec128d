"""What a dispute says, item by item, so that versions of it can be laid beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from standoff.dispute.expressions import Expression
from standoff.dispute.model import (
    Actor,
    Body,
    Dispute,
    Option,
    Preference,
    Ranking,
    Statements,
    Strong,
    Unknown,
    Weights,
)
from standoff.dispute.syntax import spell
from standoff.dispute.wording import in_words, option_in_words, wish
from standoff.stability.commitment_sentences import announced

__all__ = ["KINDS", "Kind", "Said", "said_in"]

Kind = Literal[
    "day", "actor", "option", "status quo", "wish", "weight", "ranking", "unknown", "strong",
    "picture", "fact", "voting body", "constraint", "merged", "commitment", "coalition",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "day", "actor", "option", "status quo", "wish", "weight", "ranking", "unknown", "strong",
    "picture", "fact", "voting body", "constraint", "merged", "commitment", "coalition",
)  # fmt: skip
"""In the order in which they are told."""

_LONGEST = 200
"""How many characters of a ranking are told."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a dispute says, whatever it is called and rests on.

    Parameters
    ----------
    key
        Tells it apart; the same in two disputes that say the same.
    what
        In words.
    value
        ``yes``, or what two disputes may have different: the day; the place of a wish, 1 being
        the most important; a weight.
    option
        What the actor's view is not known of, where that is what is said.
    """

    kind: Kind
    actor: str | None
    key: tuple[object, ...]
    what: str
    value: str = "yes"
    option: str | None = None


def said_in(dispute: Dispute) -> tuple[Said, ...]:
    """List what a dispute says that bears on its states, moves and preferences.

    What it is called, what it rests on and its sources are left out.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    found = []
    for each in _said(dispute):
        # The same thing may be said twice.
        number = seen[each.kind, each.actor, each.key]
        seen[each.kind, each.actor, each.key] += 1
        found.append(replace(each, key=(*each.key, number)))
    return tuple(found)


def _said(dispute: Dispute) -> Iterator[Said]:
    if dispute.as_of is not None:
        what = "the day that the model describes"
        yield Said("day", None, (), what, dispute.as_of.isoformat())
    for actor in dispute.actors:
        yield Said("actor", actor.id, (), actor.name)
        for option in actor.options:
            yield _option(dispute, actor, option)
    yield from _status_quo(dispute)
    for actor in dispute.actors:
        yield from _preference(dispute, actor)
    yield from _rules(dispute)


def _option(dispute: Dispute, actor: Actor, option: Option) -> Said:
    words = [option_in_words(dispute, f"{actor.id}.{option.id}")]
    if option.available_from:
        words.append(f"from {option.available_from}")
    if option.available_until:
        words.append(f"until {option.available_until}")
    if option.irreversible:
        undone = option.irreversible == "forward"
        words.append("cannot be undone" if undone else "once given up it cannot be taken again")
    if option.irreversible_if:
        words[-1] += f" where {in_words(dispute, option.irreversible_if)}"
    days: tuple[date | None, ...] = (option.available_from, option.available_until)
    key = (option.id, *days, option.irreversible, _spelled(option.irreversible_if))
    return Said("option", actor.id, key, ", ".join(words))


def _status_quo(dispute: Dispute) -> Iterator[Said]:
    if dispute.status_quo is None:
        yield Said("status quo", None, (), "where the dispute stands is not known")
        return
    for path, letter in zip(dispute.options, dispute.status_quo, strict=True):
        if letter == "Y":
            yield Said("status quo", path.partition(".")[0], (path,),
                       f"{option_in_words(dispute, path)} is taken already")  # fmt: skip


def _preference(dispute: Dispute, actor: Actor) -> Iterator[Said]:
    match actor.preference:
        case Statements(levels):
            for place, level in enumerate(levels, 1):
                for each in level:
                    what = f"{actor.name}: {wish(dispute, actor.id, each.expression)}"
                    yield Said("wish", actor.id, (_spelled(each.expression),), what, str(place))
        case Weights(items):
            for item in items:
                expression = item.statement.expression
                what = f"{actor.name}: {wish(dispute, actor.id, expression)}"
                yield Said("weight", actor.id, (_spelled(expression),), what, str(item.weight))
        case Ranking():
            ranked = _gist(actor.preference)
            told = ranked if len(ranked) <= _LONGEST else f"{ranked[:_LONGEST]} …"
            yield Said("ranking", actor.id, (ranked,), f"{actor.name} ranks the states: {told}")
    yield from _unknown(dispute, actor)
    for strong in actor.strong:
        what = f"{actor.name}: much worse is {_strong(dispute, strong)}"
        yield Said("strong", actor.id, (strong.gap, _spelled(strong.worse)), what)
    if (picture := actor.perception) is not None:
        key = (picture.unseen, tuple(
            (view.actor, _gist(view.preference), tuple(map(_unknown_key, view.unknown)))
            for view in picture.ascribed
        ))  # fmt: skip
        yield Said("picture", actor.id, key, f"{actor.name}: {_picture(dispute, actor)}")


def _picture(dispute: Dispute, actor: Actor) -> str:
    words = []
    if actor.perception and actor.perception.unseen:
        unseen = [option_in_words(dispute, path) for path in actor.perception.unseen]
        words.append(f"does not see {', '.join(unseen)}")
    for view in actor.perception.ascribed if actor.perception else ():
        name = dispute.actor(view.actor).name
        words.append(f"ascribes to {name}: {_gist(view.preference)}")
    return "; ".join(words) or "has a picture of its own"


def _unknown(dispute: Dispute, actor: Actor) -> Iterator[Said]:
    """Yield what is not known: of options one by one, in however many lists they stand."""
    for path in dict.fromkeys(path for unknown in actor.unknown for path in unknown.about):
        what = f"not known: the view of {actor.name} on {option_in_words(dispute, path)}"
        yield Said("unknown", actor.id, (path,), what, option=path)
    for unknown in actor.unknown:
        if unknown.between is not None and unknown.other is not None:
            one, other = (in_words(dispute, each) for each in (unknown.between, unknown.other))
            what = f"not known: how {actor.name} compares where {one} with where {other}"
            yield Said("unknown", actor.id, _unknown_key(unknown), what)


def _strong(dispute: Dispute, strong: Strong) -> str:
    if strong.worse is not None:
        return f"where {in_words(dispute, strong.worse)}"
    return f"what is {strong.gap} ranks below"


def _rules(dispute: Dispute) -> Iterator[Said]:
    for fact in dispute.facts:
        what = f"“{fact.name}” if {in_words(dispute, fact.expression)}"
        yield Said("fact", None, (fact.id, _spelled(fact.expression)), what)
    for body in dispute.bodies:
        weight = sum(member.weight for member in body.members)
        what = f"“{body.name}”: {body.quota:,} of {weight:,} votes decide"
        yield Said("voting body", None, _body_key(body), what)
    for rule in dispute.constraints:
        what = f"{rule.kind}: {in_words(dispute, rule.expression)}"
        yield Said("constraint", None, (rule.kind, _spelled(rule.expression)), what)
    for merged in dispute.merged:
        what = f"counts as one state: {in_words(dispute, merged.expression)}"
        ranked = tuple(sorted(merged.ranked_as.items()))
        yield Said("merged", None, (_spelled(merged.expression), ranked), what)
    for pledge in dispute.commitments:
        key = (_spelled(pledge.condition), _spelled(pledge.action))
        yield Said("commitment", pledge.actor, key, announced(dispute, pledge))
    for coalition in dispute.coalitions:
        names = " and ".join(dispute.actor(member).name for member in coalition.members)
        yield Said("coalition", None, coalition.members, f"{names} may act together")


def _gist(preference: Preference) -> str:
    """Write a preference in one line."""
    match preference:
        case Ranking(tiers, rest):
            tied = [
                " = ".join([*map(_spelled, tier), *(["rest"] if place == rest else [])])
                for place, tier in enumerate(tiers)
            ]
            return " > ".join(tied)
        case Weights(items):
            return ", ".join(f"{item.weight} {_spelled(item.statement.expression)}"
                             for item in items)  # fmt: skip
        case Statements(levels):
            tied = [" = ".join(_spelled(each.expression) for each in level) for level in levels]
            return "; ".join(tied)


def _unknown_key(unknown: Unknown) -> tuple[object, ...]:
    return tuple(sorted(unknown.about)), _spelled(unknown.between), _spelled(unknown.other)


def _body_key(body: Body) -> tuple[object, ...]:
    members = (
        (member.id, member.weight, _spelled(member.votes),
         member.veto if isinstance(member.veto, bool) else _spelled(member.veto))
        for member in body.members
    )  # fmt: skip
    return body.id, body.quota, tuple(members)


def _spelled(expression: Expression | None) -> str:
    return "" if expression is None else spell(expression.root)
