"""From numbers to names: what was found, as the records that are handed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Dispute
from standoff.dispute.states import States
from standoff.robustness.inverse.arrangements import Change, Search
from standoff.robustness.inverse.changed import Scene
from standoff.robustness.inverse.comparisons import Least
from standoff.robustness.inverse.records import (
    Comparisons,
    Edit,
    Edits,
    JointComparisons,
    JointEdits,
    Need,
)
from standoff.robustness.inverse.together import JointLeast, JointSearch
from standoff.robustness.inverse.wording import sentences

__all__ = ["Found", "comparisons_of_all", "edits_of_all", "need"]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found for an actor for whom the state is not stable, by numbers.

    Parameters
    ----------
    scene
        The state in the actor's own game.
    leaves
        The states for which the actor leaves it.
    least
        The fewest comparisons.
    search
        The fewest edits; None where it has no statements.
    """

    scene: Scene
    leaves: tuple[int, ...]
    least: Least
    search: Search | None


def need(dispute: Dispute, actor: Actor, found: Found, most: int) -> Need:
    """Tell what was found for one actor."""
    names = found.scene.game.states.name
    least, search = found.least, found.search
    comparisons = Comparisons(
        least.count,
        least.count == least.at_least,
        least.at_least,
        tuple(tuple(names(other) for other in group) for group in least.sets),
        least.total,
    )
    told = Need(
        actor.id,
        stable=False,
        leaves=tuple(names(target) for target in found.leaves),
        comparisons=comparisons,
        edits=None if search is None else _edits(actor, search, most),
        sentences=(),
    )
    return replace(told, sentences=sentences(dispute, names(found.scene.state), told))


def _edits(actor: Actor, search: Search, most: int) -> Edits:
    count = search.edits
    return Edits(
        count,
        count is not None and count == search.at_least,
        search.at_least,
        tuple(_named(actor, changes) for changes in search.found[:most]),
        len(search.found) if search.complete else None,
        search.tried,
        search.complete and count is None,
    )


def comparisons_of_all(
    actors: Sequence[Actor], states: States, found: JointLeast
) -> JointComparisons:
    """Tell which comparisons do for all actors together."""
    changes = {
        actors[number].id: tuple(states.name(other) for other in others)
        for number, others in found.changes.items()
    }
    return JointComparisons(sum(map(len, changes.values())), found.certain, changes)


def edits_of_all(actors: Sequence[Actor], found: JointSearch) -> JointEdits:
    """Tell which edits do for all actors together."""
    solutions = tuple(_by_actor(actors, mix) for mix in found.found)
    return JointEdits(
        found.edits, found.certain, found.at_least, solutions, found.tried, found.exhausted
    )


def _by_actor(
    actors: Sequence[Actor], mix: Mapping[int, Sequence[Change]]
) -> Mapping[str, tuple[Edit, ...]]:
    return {actors[n].id: _named(actors[n], changes) for n, changes in sorted(mix.items())}


def _named(actor: Actor, changes: Sequence[Change]) -> tuple[Edit, ...]:
    paths = [path for path, _ in statements_of(actor)]
    return tuple(Edit(kind, tuple(paths[n] for n in numbers)) for kind, numbers in changes)
