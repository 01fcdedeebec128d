"""Actors that can never move, and actors that a constraint holds where they would leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from standoff.dispute.checks.feasible import cited
from standoff.dispute.checks.finding import Finding, Material
from standoff.dispute.checks.orders import order
from standoff.dispute.model import Actor, Dispute, Option, Ranking
from standoff.dispute.states import States, code_of

__all__ = ["locked", "stuck"]

_MOST_OPTIONS = 16
_SOME = 4096


def stuck(actor: Actor, material: Material) -> Iterator[Finding]:
    """Find an actor that has no move from any state."""
    states = material.states
    others = states.codes & ~material.own(actor.id)
    some = others[:_SOME]
    if len(np.unique(some)) < len(some) or len(np.unique(others)) < states.size:
        return
    why = "the constraints leave it no move" if actor.options else "it has no options"
    yield Finding("note", f"'{actor.id}' can never move: {why}", "", actor.place,
                  f"actors.{actor.id}")  # fmt: skip


def locked(actor: Actor, dispute: Dispute) -> Iterator[Finding]:
    """Find an actor that only a constraint over others' options too keeps at the status quo.

    At the status quo it has no feasible move that it gains by, and it has one as soon as the
    constraints that tie its options to those of others are left away. The model then says that it
    stays, and not that it wants to.
    """
    tying = [
        place
        for place, constraint in enumerate(dispute.constraints)
        if len({name.partition(".")[0] for name in constraint.expression.names}) > 1
        and any(name.startswith(f"{actor.id}.") for name in constraint.expression.names)
    ]
    if not tying or dispute.status_quo is None or len(actor.options) > _MOST_OPTIONS:
        return
    material = Material(dispute, States(dispute.options, _flips(actor, dispute)))
    here = int(np.flatnonzero(material.states.codes == code_of(dispute.status_quo))[0])
    allowed = _allowed(material, range(len(dispute.constraints)))
    if not allowed[here]:
        return
    ranks = order(actor.preference, material)
    gains = ranks > ranks[here]
    if isinstance(actor.preference, Ranking):
        gains &= _ranked(actor.preference, material)
    rest = [place for place in range(len(dispute.constraints)) if place not in tying]
    barred = gains & _allowed(material, rest)
    if not barred.any() or (gains & allowed).any():
        return
    best = int(np.flatnonzero(barred)[np.argmax(ranks[barred])])
    broken = [place for place in tying if not _allowed(material, [place])[best]]
    yield Finding(
        "warning",
        f"'{actor.id}' would gain by leaving the status quo for {material.states.name(best)}, and "
        f"is held there by {cited(dispute.constraints, broken)}, which others' options are part of",
        "Where the actor could do it, say by preferences what it thinks of it, and not by a "
        "constraint that it cannot.",
        dispute.constraints[broken[0]].place,
        f"constraints[{broken[0]}]",
    )


def _flips(actor: Actor, dispute: Dispute) -> np.ndarray:
    """List, rising, the codes that the actor's options make of the status quo, feasible or not."""
    origin = code_of(str(dispute.status_quo))
    codes = np.array([origin], dtype=np.uint64)
    own = [(f"{actor.id}.{option.id}", option) for option in actor.options]
    for name, option in own:
        bit = 1 << dispute.options.index(name)
        if not _kept(option, taken=bool(origin & bit), dispute=dispute):
            codes = np.concatenate([codes, codes ^ np.uint64(bit)])
    return np.sort(codes)


def _kept(option: Option, *, taken: bool, dispute: Dispute) -> bool:
    """Whether an irreversible option cannot be flipped at the status quo."""
    if option.irreversible is None or taken != (option.irreversible == "forward"):
        return False
    if option.irreversible_if is None:
        return True
    letters = zip(dispute.options, str(dispute.status_quo), strict=True)
    held = option.irreversible_if.evaluate({n: np.array(letter == "Y") for n, letter in letters})
    return bool(held.all())


def _allowed(material: Material, places: Sequence[int]) -> np.ndarray:
    allowed = np.ones(material.states.size, dtype=np.bool_)
    for place in places:
        constraint = material.dispute.constraints[place]
        allowed &= material.holds(constraint.expression) == (constraint.kind == "always")
    return allowed


def _ranked(ranking: Ranking, material: Material) -> np.ndarray:
    """Say which states a tier names: what falls to the rest, or is infeasible, is not meant."""
    found = np.zeros(material.states.size, dtype=np.bool_)
    for tier in ranking.tiers:
        for expression in tier:
            found |= material.holds(expression)
    return found
