"""Views that are not known in some versions of a dispute and are in others, told together.

A draft says of each actor of which options its view is not known. An option that one version has
and another has not would be as many differences as there are actors: they are told in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from standoff.dispute.wording import option_in_words
from standoff.outlook.comparison import Comparison, Trait
from standoff.report.words import listing

__all__ = ["together"]

_NAMED = 3
_Values = tuple[str | None, ...]


def together(found: Comparison, traits: Sequence[Trait]) -> tuple[Trait, ...]:
    """Tell views that are not known in the same versions together, after all else.

    Parameters
    ----------
    traits
        Those of the comparison that are to be told, in order.
    """
    asked: dict[_Values, list[Trait]] = defaultdict(list)
    for each in traits:
        if each.option is not None:
            asked[each.values].append(each)
    told = [trait for values, own in asked.items() for trait in _told(found, values, own)]
    return (*(each for each in traits if each.option is None), *told)


def _told(found: Comparison, values: _Values, own: list[Trait]) -> Iterable[Trait]:
    """Take again and again the actor, or the option, of which most is left."""
    left = {(each.actor or "", each.option or ""): each for each in own}
    while left:
        groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for actor, option in left:
            groups[actor, ""].append((actor, option))
            groups["", option].append((actor, option))
        (actor, _), pairs = max(groups.items(), key=lambda item: len(item[1]))
        first = left[pairs[0]]
        if len(pairs) == 1:
            yield first
        else:
            who = _short([_actor(found, each) for each, _ in pairs], "actors")
            thing = _short([_option(found, option) for _, option in pairs], "options")
            what = f"not known: the views of {who} on {thing}"
            if actor:
                what = f"not known: the view of {_actor(found, actor)} on {thing}"
            yield Trait("unknown", actor or None, what, values, first.differs)
        for pair in pairs:
            del left[pair]


def _short(names: Sequence[str], things: str) -> str:
    apart = tuple(dict.fromkeys(names))
    return listing(apart) if len(apart) <= _NAMED else f"{len(apart)} {things}"


def _actor(found: Comparison, ident: str) -> str:
    return next(
        actor.name
        for version in found.versions
        for actor in version.dispute.actors
        if actor.id == ident
    )


def _option(found: Comparison, path: str) -> str:
    return next(
        option_in_words(version.dispute, path)
        for version in found.versions
        if path in version.dispute.options
    )
