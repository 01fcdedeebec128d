"""Power in weighted voting: Shapley–Shubik, Banzhaf, and who can block, in exact fractions.

A body has members with weights, a quota, and members with a veto. A coalition wins if its weight
is at least the quota and every member with a veto is in it. A member *swings* a coalition that
wins with it and loses without it.

Swings are counted by generating functions (Mann & Shapley 1962 for Shapley–Shubik, Brams & Affuso
1976 for Banzhaf): the polynomial whose coefficient of x^w y^k is the number of sets of k members
with the weight w is multiplied up member by member, so that no coalition is ever listed. Members
with the same weight and the same right of veto are counted once.

Sources: Shapley & Shubik (1954); Banzhaf (1965); Felsenthal & Machover, *The Measurement of Voting
Power* (1998).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from math import factorial

from standoff.errors import InputError, Problem, SizeError, nearest

__all__ = ["banzhaf", "minimal_blocking_sets", "shapley_shubik"]

_MOST_TERMS = 2_000_000
_MOST_SETS = 100_000

Counts = dict[tuple[int, int], int]
"""How many sets there are, by how many members and what weight they have."""


def shapley_shubik(
    weights: Mapping[str, int], quota: int, *, vetoes: Collection[str] = ()
) -> dict[str, Fraction]:
    """Compute the Shapley–Shubik index: how often, over all orders, each member is the pivot.

    Parameters
    ----------
    weights
        Whole numbers that are not negative, by member.
    quota
        The least weight that wins; at least 1.
    vetoes
        Members without whom nothing is adopted.

    Returns
    -------
    dict from member to Fraction
        In the order of `weights`; the sum is 1.

    Raises
    ------
    InputError
        The numbers are no voting body, or no coalition wins.
    SizeError
        There are too many different weights of coalitions to count.
    """
    body = _checked(weights, quota, vetoes)
    orders = factorial(len(weights))

    def share(swings: dict[int, int]) -> Fraction:
        after = len(weights) - 1
        arranged = (
            count * factorial(size) * factorial(after - size) for size, count in swings.items()
        )
        return Fraction(sum(arranged), orders)

    found = {member: share(swings) for member, swings in _swings(*body).items()}
    return {member: found[member] for member in weights}


def banzhaf(
    weights: Mapping[str, int], quota: int, *, vetoes: Collection[str] = ()
) -> dict[str, Fraction]:
    """Compute the normalised Banzhaf index: each member's share of all swings.

    Parameters, result and errors are those of `shapley_shubik`.
    """
    body = _checked(weights, quota, vetoes)
    totals = {member: sum(swings.values()) for member, swings in _swings(*body).items()}
    everything = sum(totals.values())
    return {member: Fraction(totals[member], everything) for member in weights}


def minimal_blocking_sets(
    weights: Mapping[str, int], quota: int, *, vetoes: Collection[str] = ()
) -> tuple[frozenset[str], ...]:
    """List the minimal sets of members without whom no coalition wins.

    Parameters are those of `shapley_shubik`.

    Returns
    -------
    tuple of frozenset
        Smallest first, then in the order of `weights`. One empty set where no coalition wins.

    Raises
    ------
    InputError
        The numbers are no voting body.
    SizeError
        There are more than 100,000 such sets.
    """
    _checked(weights, quota, vetoes, winnable=False)
    spare = sum(weights.values()) - quota
    if spare < 0:
        return (frozenset(),)
    ranked = [(member, weight) for member, weight in weights.items() if member not in set(vetoes)]
    ranked.sort(key=lambda item: -item[1])
    found = [frozenset({member}) for member in weights if member in set(vetoes)]
    for members in _crossing(ranked, spare):
        if len(found) == _MOST_SETS:
            raise SizeError(
                f"more than {_MOST_SETS:,} minimal sets of {len(weights)} members can block; "
                "they are too many to list"
            )
        found.append(members)
    place = {member: number for number, member in enumerate(weights)}
    return tuple(sorted(found, key=lambda group: (len(group), sorted(place[m] for m in group))))


def _checked(
    weights: Mapping[str, int], quota: int, vetoes: Collection[str], *, winnable: bool = True
) -> tuple[Mapping[str, int], int, frozenset[str]]:
    """Refuse what is no voting body; says all that is wrong."""
    problems = [
        f"the weight of '{member}' is a whole number and not negative, not {weight!r}"
        for member, weight in weights.items()
        if not _is_whole(weight) or weight < 0
    ]
    if not weights:
        problems.append("a voting body has at least one member")
    if not _is_whole(quota) or quota < 1:
        problems.append(f"the quota is a whole number and at least 1, not {quota!r}")
    problems += [
        f"'{member}' has a veto and is no member.{nearest(member, list(weights))}"
        for member in vetoes
        if member not in weights
    ]
    if not problems and winnable and (total := sum(weights.values())) < quota:
        problems.append(f"no coalition wins: all weights together are {total}, the quota {quota}")
    if problems:
        raise InputError([Problem(message) for message in problems])
    return weights, quota, frozenset(vetoes)


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _swings(
    weights: Mapping[str, int], quota: int, vetoes: frozenset[str]
) -> dict[str, dict[int, int]]:
    """Count the coalitions that each member swings, by how many others are in them."""
    known: dict[tuple[int, bool], dict[int, int]] = {}
    found = {}
    for member, weight in weights.items():
        kind = (weight, member in vetoes)
        if kind not in known:
            known[kind] = _swings_of(member, weights, quota, vetoes)
        found[member] = known[kind]
    return found


def _swings_of(
    member: str, weights: Mapping[str, int], quota: int, vetoes: frozenset[str]
) -> dict[int, int]:
    # Without all the others who have a veto nothing is adopted: only the free ones are chosen.
    forced = vetoes - {member}
    base = sum(weights[each] for each in forced)
    free = [weight for each, weight in weights.items() if each not in forced and each != member]
    swings: dict[int, int] = {}
    for (size, weight), count in _sets(free, quota).items():
        others = base + weight
        loses_without = member in vetoes or others < quota
        if loses_without and others + weights[member] >= quota:
            swings[size + len(forced)] = swings.get(size + len(forced), 0) + count
    return swings


def _sets(weights: list[int], most: int) -> Counts:
    """Multiply up the polynomial; sets of at least the weight `most` are counted together."""
    counts: Counts = {(0, 0): 1}
    for weight in weights:
        grown = dict(counts)
        for (size, total), count in counts.items():
            key = size + 1, min(total + weight, most)
            grown[key] = grown.get(key, 0) + count
        if len(grown) > _MOST_TERMS:
            raise SizeError(
                f"the coalitions have more than {_MOST_TERMS:,} different sizes and weights; "
                "smaller weights in the same proportion have fewer"
            )
        counts = grown
    return counts


def _crossing(ranked: list[tuple[str, int]], spare: int) -> Iterator[frozenset[str]]:
    """List the minimal sets that weigh more than what can be spared.

    Members are taken from heavy to light, and a set ends with the member whose weight crosses the
    line. It is minimal: without that lightest member, and so without any other, it does not.
    """
    left = [0] * (len(ranked) + 1)
    for place in range(len(ranked) - 1, -1, -1):
        left[place] = left[place + 1] + ranked[place][1]
    todo: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    while todo:
        place, weight, chosen = todo.pop()
        if weight + left[place] <= spare:
            continue
        member, own = ranked[place]
        todo.append((place + 1, weight, chosen))
        if weight + own > spare:
            yield frozenset((*chosen, member))
        else:
            todo.append((place + 1, weight + own, (*chosen, member)))
