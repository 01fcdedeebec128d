"""The model check: what is wrong with a dispute, before anyone believes its answer.

What needs no states is checked in any case; what needs them, where they can be enumerated. States
are looked at one by one here, also where some are merged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.dispute.checks.feasible import contradiction, forced, status_quo
from standoff.dispute.checks.finding import Finding, Material
from standoff.dispute.checks.grounds import grounds
from standoff.dispute.checks.idle import (
    idle_elsewhere,
    idle_preferences,
    idle_unknown,
    unused_strength,
)
from standoff.dispute.checks.merging import merging
from standoff.dispute.checks.movement import locked, stuck
from standoff.dispute.checks.orders import order
from standoff.dispute.checks.pictures import pictures
from standoff.dispute.checks.pledges import pledges
from standoff.dispute.checks.preferences import irrelevant, opposed
from standoff.dispute.checks.rankings import rankings
from standoff.dispute.checks.voting import bodies, decisions
from standoff.dispute.model import Actor, Dispute, Ranking
from standoff.dispute.states import enumerate_states
from standoff.errors import SizeError

__all__ = ["Finding", "check"]


def check(dispute: Dispute) -> tuple[Finding, ...]:
    """Check a dispute before anyone believes its answer.

    Returns
    -------
    tuple of Finding
        Errors first, then warnings, then notes; each in file order.
    """
    found = [*grounds(dispute), *bodies(dispute), *_solvable(dispute)]
    order_of = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda each: (order_of.index(each.level), each.place or (0, 0))))


def _solvable(dispute: Dispute) -> Iterator[Finding]:
    if not dispute.options:
        yield Finding("error", "no actor has an option: there is nothing to solve",
                      "Give an actor at least one option.", None, "actors")  # fmt: skip
        return
    apart = replace(dispute, merged=())
    try:
        material = Material(dispute, enumerate_states(apart))
    except SizeError as error:
        yield Finding("error", str(error))
        return
    if not material.states.size:
        yield contradiction(dispute)
        return
    yield from status_quo(dispute)
    yield from forced(material)
    yield from idle_elsewhere(material)
    yield from decisions(material)
    for actor in dispute.actors:
        yield from _of_actor(actor, material)
    yield from merging(material)
    yield from pledges(material)
    yield from pictures(apart)


def _of_actor(actor: Actor, material: Material) -> Iterator[Finding]:
    yield from stuck(actor, material)
    yield from locked(actor, material.dispute)
    if isinstance(actor.preference, Ranking):
        yield from rankings(actor, actor.preference, material)
    else:
        yield from idle_preferences(actor, material)
        yield from opposed(actor, material)
        yield from irrelevant(actor, material)
    yield from unused_strength(actor, material)
    if actor.unknown:
        yield from idle_unknown(actor, material, order(actor.preference, material))
