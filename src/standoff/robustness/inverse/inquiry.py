"""The question put to each actor in its own game, and then to all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from standoff.dispute.perceived import perceiving
from standoff.errors import InputError, SizeError
from standoff.graph.game import Game
from standoff.robustness.inverse.arrangements import applied, as_levels, numbered
from standoff.robustness.inverse.changed import Scene, lowered, rearranged
from standoff.robustness.inverse.comparisons import least_changes
from standoff.robustness.inverse.outlook import dreads, outlook
from standoff.robustness.inverse.records import Answer, JointComparisons, JointEdits, Need
from standoff.robustness.inverse.statements import least_edits
from standoff.robustness.inverse.telling import Found, comparisons_of_all, edits_of_all, need
from standoff.robustness.inverse.together import (
    JointSearch,
    least_together,
    lower_together,
    separately,
)
from standoff.robustness.inverse.vicinity import Vicinity, vicinity
from standoff.robustness.inverse.watch import Watch
from standoff.robustness.inverse.wording import apart, sentences, together
from standoff.stability.hypergame import Sight, own_game
from standoff.stability.sides import Side, sides_of

__all__ = ["Inquiry"]

_WHATEVER_OTHERS_WANT = {"SEQ": "GMR", "SSEQ": "SMR"}

Joint = tuple[JointComparisons | None, JointEdits | None]


class Inquiry:
    """The question about one state under one concept.

    Parameters
    ----------
    state
        The state, by its place in the game.
    most
        How many changes of each sort to list at most.
    """

    def __init__(self, game: Game, state: int, concept: str, most: int, watch: Watch) -> None:
        self._game = game
        self._state = state
        self._concept = concept
        self._most = most
        self._watch = watch
        self._sights: dict[int, Sight] = {}
        self._sides: dict[int, tuple[Side, ...]] = {}
        self._around: dict[tuple[int, str], Vicinity] = {}
        self._found: dict[tuple[int, str], Found | None] = {}

    def answer(self, index: str, asked: str | None) -> Answer:
        """Answer under one index of unknown preference; empty where nothing is unknown.

        Parameters
        ----------
        asked
            Id of the actor asked about; None: all.
        """
        dispute, name = self._game.dispute, self._game.states.name(self._state)
        found: dict[int, Found] = {}
        needs = []
        for number, actor in enumerate(dispute.actors):
            if asked in (None, actor.id):
                # A change may leave unknown what was known: that is read the strict way.
                needs.append(self._of_actor(number, index or "a", found))
        key = f"{self._concept}_{index}" if index else self._concept
        if asked is not None:
            return Answer(key, None, tuple(needs))
        if all(each.stable for each in needs):
            return Answer(key, equilibrium=True, needs=tuple(needs))
        if perceiving(dispute):
            return Answer(key, equilibrium=False, needs=tuple(needs), sentences=(apart(name),))
        joint = self._of_all(found, index or "a")
        told = tuple(together(dispute, name, *joint))
        comparisons, edits = joint
        return Answer(
            key, equilibrium=False, needs=tuple(needs), comparisons=comparisons, edits=edits,
            sentences=told,
        )  # fmt: skip

    def _of_actor(self, number: int, index: str, found: dict[int, Found]) -> Need:
        """Tell what one actor needs; where that is anything, note it among what was found."""
        dispute, actor = self._game.dispute, self._game.dispute.actors[number]
        scene = self._scene(number, index)
        one = None
        if scene is not None:
            # Where nothing is unknown of the actor, all indices say the same.
            key = number, index if actor.unknown else ""
            if key not in self._found:
                self._found[key] = self._least(scene, number)
            one = self._found[key]
        if one is not None:
            found[number] = one
            return need(dispute, actor, one, self._most)
        told = Need(actor.id, stable=scene is not None)
        said = sentences(dispute, self._game.states.name(self._state), told)
        return Need(actor.id, stable=scene is not None, sentences=said)

    def _scene(self, number: int, index: str) -> Scene | None:
        """Find the state in the actor's own game; None where it does not hold it possible.

        Raises
        ------
        InputError
            The actor tells the members of a merged state apart: there is no one state to ask about.
        """
        if number not in self._sights:
            self._sights[number] = own_game(self._game, number)
        sight = self._sights[number]
        looks = set(sight.members(self._game.states, self._state))
        if sight.picture is None:
            looks = {self._state}
        if -1 in looks:
            return None
        if len(looks) > 1:
            actor, name = self._game.dispute.actors[number], self._game.states.name(self._state)
            raise InputError(
                f"what would make {name} stable for '{actor.id}' cannot be told: it counts as one "
                f"state, and in the picture of '{actor.id}' its members are several"
            )
        (state,) = looks
        own = -1 if sight.picture is None else number
        if own not in self._sides:
            self._sides[own] = _listed(sight.game)
        return Scene(sight.game, self._sides[own], state, self._concept, index)

    def _vicinity(self, scene: Scene, number: int, concept: str) -> Vicinity:
        if (number, concept) not in self._around:
            around = vicinity(scene.sides, number, scene.state, concept)
            self._around[number, concept] = around
        return self._around[number, concept]

    def _least(self, scene: Scene, number: int) -> Found | None:
        """Find the least changes of one actor; None where the state is stable for it."""
        around = self._vicinity(scene, number, self._concept)
        player = scene.game.players[number]
        left, dreaded = dreads(scene.sides[number].comparison, scene.state, scene.index)
        leaves = around.targets[around.unsanctioned(left, dreaded)]
        if not len(leaves):
            return None
        ranks = player.ranks.astype(np.int64)
        stretch = np.maximum(ranks - ranks[scene.state], 0)
        least = least_changes(around, left, dreaded, stretch, self._most)
        for states in least.sets:
            scene.confirm({number: lowered(player, scene.state, states)}, number)
        go_on = self._watch.while_(f"Trying other statements of {player.actor.name}")
        search = least_edits(scene, number, around, most=self._most, go_on=go_on)
        return Found(scene, tuple(sorted(leaves.tolist())), least, search)

    def _of_all(self, found: Mapping[int, Found], index: str) -> Joint:
        """Find what does for all actors together."""
        scene = replace(next(iter(found.values())).scene, index=index)
        needs = {number: one.least for number, one in found.items()}
        searches = {number: one.search for number, one in found.items()}
        weaker = _WHATEVER_OTHERS_WANT.get(self._concept)
        if weaker is None:
            lower = lower_together(scene, needs, None)
            joint = separately(searches, self._most)
            _confirm(scene, joint)
        else:
            players = range(len(scene.sides))
            around = {number: self._vicinity(scene, number, weaker) for number in players}
            lower = lower_together(scene, needs, _needed(scene, around))
            views = {
                number: outlook(
                    scene.game.players[number].actor, scene.game.states, place, scene.index
                )
                for number, place in around.items()
            }
            go_on = self._watch.while_("Trying statements of several actors together")
            joint = least_together(scene, searches, views, self._most, go_on)
        actors = self._game.dispute.actors
        comparisons = comparisons_of_all(actors, self._game.states, lower)
        if not any(numbered(actor) for actor in actors):
            return comparisons, None
        return comparisons, edits_of_all(actors, joint)


def _listed(game: Game) -> tuple[Side, ...]:
    try:
        return sides_of(game)
    except SizeError:
        raise SizeError(
            "to find what would have to change, the moves of each actor are listed one by one, and "
            f"in this model of {game.states.size:,} states one actor has too many of them. Fewer "
            "options of that actor, or constraints among them, make it smaller."
        ) from None


def _confirm(scene: Scene, joint: JointSearch) -> None:
    """Judge the state again for all actors, with each of the changes made."""
    for mix in joint.found:
        players = {}
        for number, changes in mix.items():
            levels = applied(as_levels(scene.game.players[number].actor), changes)
            players[number] = rearranged(scene.game, number, levels)
        scene.confirm(players, *range(len(scene.sides)))


def _needed(scene: Scene, around: Mapping[int, Vicinity]) -> int:
    """Count the comparisons with the state that have to change whatever the other actors want.

    It may be none: others may come to sanction by what they think of other states.
    """
    count = 0
    nothing = np.zeros(scene.game.states.size, dtype=np.int64)
    for number, place in around.items():
        left, dreaded = dreads(scene.sides[number].comparison, scene.state, scene.index)
        count += least_changes(place, left, dreaded, nothing, 1).at_least
    return count
