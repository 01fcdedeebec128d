"""What an actor likes better, as literals about two points."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.dispute.expressions import Expression
from standoff.dispute.model import Actor, Ranking, Statements, Weights
from standoff.stability.single.clauses import FALSE, TRUE
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
    preference = actor.preference
    if isinstance(preference, Ranking):
        return _above(preference, one, other)
    found = FALSE
    levels = list(zip(_levels(preference, one), _levels(preference, other), strict=True))
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


def unranked(ranking: Ranking, point: Point) -> int:
    """Return a literal that holds exactly where a ranking names a state nowhere."""
    return -point.clauses.some(point.holds(each) for tier in ranking.tiers for each in tier)


def _levels(preference: Statements | Weights, point: Point) -> list[Level]:
    if isinstance(preference, Weights):
        weighted = [(each.weight, each.statement) for each in preference.items]
        return [[(weight, point.holds(each.expression)) for weight, each in weighted]]
    return [[(1, point.holds(each.expression)) for each in level] for level in preference.levels]


def _above(ranking: Ranking, one: Point, other: Point) -> int:
    """Return a literal that holds exactly where a state is in a tier above another's.

    That is so where for some tier one state is in it or above it, and the other is not.
    """
    clauses = one.clauses
    mine = yours = FALSE
    ways = []
    for number, tier in enumerate(ranking.tiers):
        rest = number == ranking.rest
        mine = clauses.some([mine, *_named(ranking, one, tier, rest=rest)])
        yours = clauses.some([yours, *_named(ranking, other, tier, rest=rest)])
        ways.append(clauses.every([mine, -yours]))
        if TRUE in (mine, yours):  # then no tier below says anything new
            break
    return clauses.some(ways)


def _named(
    ranking: Ranking, point: Point, tier: tuple[Expression, ...], *, rest: bool
) -> list[int]:
    return [*map(point.holds, tier), *([unranked(ranking, point)] if rest else [])]


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
        return self._hopes(here, there, hopeful=self.index in ("a", "c"))

    def escapes(self, here: Point, there: Point) -> int:
        """Hold where a state that it can go on to is a way out for the actor."""
        return self._hopes(here, there, hopeful=self.index in ("a", "b"))

    def deters(self, here: Point, there: Point) -> int:
        """Hold where a state to which the others bring it is one that deters the actor."""
        return -self._hopes(here, there, hopeful=self.index in ("a", "b"))

    def _hopes(self, here: Point, there: Point, *, hopeful: bool) -> int:
        clauses = here.clauses
        higher, doubt = better(self.actor, there, here), unknown(self.actor, there, here)
        if hopeful:
            return clauses.some([higher, doubt])
        return clauses.every([higher, -doubt])
