"""The actors with their options and aims, and what each rests on, as the brief sets them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.dispute.elements import statements_of
from standoff.dispute.model import (
    Actor,
    Ascribed,
    Dispute,
    Grounds,
    Ranking,
    Statement,
    Statements,
    Strong,
    Weighted,
    Weights,
)
from standoff.dispute.perceived import judges_by, picture_of
from standoff.dispute.wording import in_words, wish
from standoff.report.quotes import Citation, Quotes
from standoff.report.words import capital, count, day, lead

__all__ = ["Item", "Party", "item", "party", "tiers_in_words"]


@dataclass(frozen=True, slots=True)
class Item:
    """An option, an aim or an open comparison, with what it rests on."""

    text: str
    notes: tuple[str, ...]
    cited: list[Citation]
    assumed: str | None
    taken: bool | None = None
    formal: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor with its options and aims."""

    name: str
    role: str | None
    cited: list[Citation]
    assumed: str | None
    options: tuple[Item, ...]
    aims: tuple[tuple[Item, ...], ...]
    ranked: Item | None
    unknown: tuple[Item, ...]
    strong: tuple[Item, ...] = ()
    picture: Item | None = None
    weighed: tuple[Item, ...] = ()


def party(actor: Actor, dispute: Dispute, quotes: Quotes) -> Party:
    """Set out an actor."""
    cited = quotes.cite(actor.grounds.because)
    options = tuple(_option(actor, dispute, quotes))
    aims: tuple[tuple[Item, ...], ...] = ()
    weighed: tuple[Item, ...] = ()
    ranked = None
    if isinstance(actor.preference, Statements):
        aims = tuple(
            tuple(_aim(statement, actor, dispute, quotes) for statement in level)
            for level in actor.preference.levels
        )
    elif isinstance(actor.preference, Weights):
        weighed = tuple(_weighed(each, actor, dispute, quotes) for each in actor.preference.items)
    else:
        tiers = tiers_in_words(actor.preference)
        ranked = item(f"From best to worst: {tiers}", actor.preference.grounds, quotes)
    unknown = tuple(
        item(_unknown(u.about, u.between, u.other, dispute), u.grounds, quotes)
        for u in actor.unknown
    )
    return Party(
        actor.name, actor.role, cited, actor.grounds.assumed, options, aims, ranked, unknown,
        tuple(item(_much_worse(each, dispute, actor.id), each.grounds, quotes)
              for each in actor.strong),
        _picture(actor, dispute, quotes), weighed,
    )  # fmt: skip


def _much_worse(strong: Strong, dispute: Dispute, actor: str) -> str:
    if strong.worse is not None:
        said = in_words(dispute, strong.worse, asked=actor)
        return f"Any worse state in which this holds, where it did not: {said}"
    return f"A state that ranks {count(strong.gap or 1, 'rank')} lower, or more"


def _picture(actor: Actor, dispute: Dispute, quotes: Quotes) -> Item | None:
    """Set out the picture of its own that an actor judges by."""
    picture = picture_of(actor)
    if picture is None:
        return None
    notes = [
        f"In its picture {dispute.actor(each.actor).name} {_wanting(each, dispute)}"
        for each in picture.ascribed
    ]
    return item(judges_by(dispute, actor), picture.grounds, quotes, notes=notes)


def _wanting(ascribed: Ascribed, dispute: Dispute) -> str:
    """Say what an actor is taken to want, most important first."""
    preference = ascribed.preference
    if isinstance(preference, Ranking):
        return f"ranks from best to worst: {tiers_in_words(preference)}"
    items = statements_of(replace(dispute.actor(ascribed.actor), preference=preference))
    wants = [each.name or wish(dispute, ascribed.actor, each.expression) for _, each in items]
    partly = "; the rest is partly not known to it" if ascribed.unknown else ""
    return f"wants: {'; '.join(wants) or 'nothing'}{partly}"


def tiers_in_words(ranking: Ranking) -> str:
    """Write a ranking's tiers from best to worst."""
    return " › ".join(
        " = ".join(expression.text for expression in tier) or "the rest" for tier in ranking.tiers
    )


def _aim(statement: Statement, actor: Actor, dispute: Dispute, quotes: Quotes) -> Item:
    said = statement.name or capital(wish(dispute, actor.id, statement.expression))
    return item(said, statement.grounds, quotes, formal=statement.expression.text)


def _weighed(each: Weighted, actor: Actor, dispute: Dispute, quotes: Quotes) -> Item:
    statement = each.statement
    said = statement.name or capital(in_words(dispute, statement.expression, asked=actor.id))
    sign = "−" if each.weight < 0 else "+"
    return item(
        f"{sign}{abs(each.weight):,}  {said}", statement.grounds, quotes,
        formal=statement.expression.text,
    )  # fmt: skip


def _option(actor: Actor, dispute: Dispute, quotes: Quotes) -> Iterable[Item]:
    places = {name: at for at, name in enumerate(dispute.options)}
    for option in actor.options:
        notes = []
        where = option.irreversible_if
        barred = f", where this holds: {in_words(dispute, where, asked=actor.id)}" if where else ""
        if option.irreversible == "forward":
            notes.append(f"cannot be undone{barred}")
        if option.irreversible == "back":
            notes.append(f"once given up, cannot be taken up again{barred}")
        if option.available_from is not None:
            notes.append(f"from {day(option.available_from)}")
        if option.available_until is not None:
            notes.append(f"until {day(option.available_until)}")
        at = places[f"{actor.id}.{option.id}"]
        now = None if dispute.status_quo is None else dispute.status_quo[at] == "Y"
        yield item(option.name, option.grounds, quotes, notes=notes, taken=now)


def item(
    text: str,
    grounds: Grounds,
    quotes: Quotes,
    *,
    notes: Sequence[str] = (),
    taken: bool | None = None,
    formal: str | None = None,
) -> Item:
    """Set out one element with what it rests on."""
    cited = quotes.cite(grounds.because)
    return Item(text, tuple(notes), cited, grounds.assumed, taken, formal)


def _unknown(about: Sequence[str], between: object, other: object, dispute: Dispute) -> str:
    if not about:
        return f"Whether it prefers “{between}” or “{other}”"
    names = _option_names(dispute)
    return "What it thinks of this: " + "; ".join(names.get(name, name) for name in about)


def _option_names(dispute: Dispute) -> Mapping[str, str]:
    return {
        f"{actor.id}.{option.id}": f"{actor.name}: {lead(option.name)}"
        for actor in dispute.actors
        for option in actor.options
    }
