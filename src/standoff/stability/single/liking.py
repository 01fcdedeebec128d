"""What an actor likes better, as literals about two points."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.dispute.model import Actor, Ranking, Statements
from standoff.stability.single.clauses import FALSE
from standoff.stability.single.points import Point

__all__ = ["Liking", "better", "unknown", "unranked"]

Level = list[tuple[int, int]]


def better(actor: Actor, one: Point, other: Point) -> int:
    """Return a literal that holds exactly where an actor ranks one state above the other.

    Level by level, the most important first: the state that reaches more there ranks above, and
    where both reach the same the next level decides. No level is given a weight against the
    others, so that there may be any number of them.
    """
    clauses = one.clauses
    found = FALSE
    levels = list(zip(_levels(actor, one), _levels(actor, other), strict=True))
    for mine, yours in reversed(levels):
        gap = [*mine, *((-weight, literal) for weight, literal in yours)]
        reaches_more, as_much = clauses.reach(gap, 1), clauses.reach(gap, 0)
        found = clauses.some([reaches_more, clauses.every([as_much, found])])
    return found


def unknown(actor: Actor, one: Point, other: Point) -> int:
    """Return a literal that holds exactly where the comparison of two states is not known."""
    if not actor.unknown:
        return FALSE
    clauses = one.clauses
    ways = []
    for each in actor.unknown:
        if each.between is not None and each.other is not None:
            for first, second in ((one, other), (other, one)):
                ways.append(clauses.every([first.holds(each.between), second.holds(each.other)]))
    about = {name for each in actor.unknown for name in each.about}
    if about:
        alike = [-better(actor, one, other), -better(actor, other, one)]
        differs = [-clauses.same(one.taken[name], other.taken[name]) for name in sorted(about)]
        ways.append(clauses.every([*alike, clauses.some(differs)]))
    return clauses.every([clauses.some(ways), one.differs(other)])


def unranked(actor: Actor, point: Point) -> int:
    """Return a literal that holds exactly where an actor's ranking leaves a state out."""
    ranking = actor.preference
    if not isinstance(ranking, Ranking) or ranking.rest is not None:
        return FALSE
    return -point.clauses.some(point.holds(each) for tier in ranking.tiers for each in tier)


def _levels(actor: Actor, point: Point) -> list[Level]:
    preference = actor.preference
    if isinstance(preference, Statements):
        return [[(1, point.holds(each.expression)) for each in level]
                for level in preference.levels]  # fmt: skip
    if isinstance(preference, Ranking):
        return _tiers(preference, point)
    return [[(item.weight, point.holds(item.statement.expression)) for item in preference.items]]


def _tiers(ranking: Ranking, point: Point) -> list[Level]:
    """Return for each tier whether the state belongs to it or to one above."""
    clauses = point.clauses
    named = [clauses.some(point.holds(each) for each in tier) for tier in ranking.tiers]
    left = FALSE if ranking.rest is None else -clauses.some(named)
    levels: list[Level] = []
    above = FALSE
    for number, tier in enumerate(named):
        above = clauses.some([above, tier, left if number == ranking.rest else FALSE])
        levels.append([(1, above)])
    return levels


@dataclass(frozen=True, slots=True)
class Liking:
    """How an actor's preference counts under an index of unknown preference.

    Parameters
    ----------
    index
        a to d (see `standoff.stability.unknown`); where nothing is unknown they are alike.
    """

    actor: Actor
    index: str = "d"

    def leaves(self, here: Point, there: Point) -> int:
        """Hold where the actor would leave a state for another."""
        return self._hopes(here, there, hopeful=self.index in "ac")

    def escapes(self, here: Point, there: Point) -> int:
        """Hold where a state that it can go on to is a way out for the actor."""
        return self._hopes(here, there, hopeful=self.index in "ab")

    def deters(self, here: Point, there: Point) -> int:
        """Hold where a state to which the others bring it is one that deters the actor."""
        return -self._hopes(here, there, hopeful=self.index in "ab")

    def _hopes(self, here: Point, there: Point, *, hopeful: bool) -> int:
        clauses = here.clauses
        higher, doubt = better(self.actor, there, here), unknown(self.actor, there, here)
        if hopeful:
            return clauses.some([higher, doubt])
        return clauses.every([higher, -doubt])
