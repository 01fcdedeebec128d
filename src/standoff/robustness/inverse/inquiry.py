"""The question put to each actor in its own game, and then to all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Ranking
from standoff.dispute.perceived import perceiving
from standoff.graph.game import Game, Player
from standoff.robustness.inverse.arrangements import Change, Levels, Search, first_that
from standoff.robustness.inverse.changed import Scene, lowered, rearranged
from standoff.robustness.inverse.comparisons import Least, least_changes
from standoff.robustness.inverse.outlook import (
    Outlook,
    as_levels,
    can_swap,
    dreads,
    numbered,
    outlook,
)
from standoff.robustness.inverse.records import (
    Answer,
    Comparisons,
    Edit,
    Edits,
    JointComparisons,
    JointEdits,
    Need,
)
from standoff.robustness.inverse.together import (
    applied,
    least_together,
    lower_together,
    separately,
)
from standoff.robustness.inverse.vicinity import Vicinity, vicinity
from standoff.robustness.inverse.wording import apart, sentences, together
from standoff.stability.hypergame import Sight, own_game
from standoff.stability.sides import Side, sides_of

__all__ = ["Inquiry", "Watch"]

_MOST_TRIED = 50_000
_EVERY = 64
_WITHOUT_SANCTIONS_OF_WILL = {"SEQ": "GMR", "SSEQ": "SMR"}

Changes = tuple[Change, ...]
Joint = tuple[JointComparisons | None, JointEdits | None]


class Watch:
    """Passes on what is being done, and remembers whether to stop."""

    def __init__(self, go_on: Callable[[str], bool]) -> None:
        self._go_on = go_on
        self._count = 0
        self.stopped = False

    def while_(self, doing: str) -> Callable[[], bool]:
        """Return what says, after each try, whether to go on."""

        def goes_on() -> bool:
            if self._count % _EVERY == 0 and not self.stopped:
                self.stopped = not self._go_on(doing)
            self._count += 1
            return not self.stopped

        return goes_on


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What was found for an actor for whom the state is not stable, by numbers."""

    scene: Scene
    leaves: tuple[int, ...]
    least: Least
    search: Search | None


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
        self.state = state
        self._game = game
        self._concept = concept
        self._most = most
        self._watch = watch
        self._sides: tuple[Side, ...] | None = None
        self._around: dict[tuple[int, str], Vicinity] = {}

    def answer(self, index: str, asked: str | None) -> Answer:
        """Answer under one index of unknown preference; empty where nothing is unknown.

        Parameters
        ----------
        asked
            Id of the actor asked about; None: all.
        """
        dispute = self._game.dispute
        # A change of statements may leave comparisons unknown that were not: then the strict one.
        found: dict[int, _Found] = {}
        needs = []
        for number, actor in enumerate(dispute.actors):
            if asked in (None, actor.id):
                one = self._of_actor(number, index or "a")
                if one is not None:
                    found[number] = one
                needs.append(self._need(number, one, sees=self._sees(number)))
        key = f"{self._concept}_{index}" if index else self._concept
        if asked is not None:
            return Answer(key, None, tuple(needs), None, None, ())
        settled = all(need.stable for need in needs)
        name = self._game.states.name(self.state)
        if not settled and perceiving(dispute):
            return Answer(key, settled, tuple(needs), None, None, (apart(name),))
        joint = (None, None) if settled else self._together(found)
        told = tuple(together(dispute, name, *joint))
        return Answer(key, settled, tuple(needs), *joint, told)

    def _sight(self, number: int) -> Sight:
        return own_game(self._game, number)

    def _sees(self, number: int) -> bool:
        return int(self._sight(number).seen[self.state]) >= 0

    def _scene(self, number: int, index: str) -> Scene | None:
        """Find the state in the actor's own game; None where it does not hold it possible."""
        sight = self._sight(number)
        state = int(sight.seen[self.state])
        if state < 0:
            return None
        if sight.picture is not None:
            return Scene(sight.game, sides_of(sight.game), state, self._concept, index)
        if self._sides is None:
            self._sides = sides_of(self._game)
        return Scene(self._game, self._sides, state, self._concept, index)

    def _vicinity(self, scene: Scene, number: int, concept: str) -> Vicinity:
        if (number, concept) not in self._around:
            around = vicinity(scene.sides, number, scene.state, concept)
            self._around[number, concept] = around
        return self._around[number, concept]

    def _of_actor(self, number: int, index: str) -> _Found | None:
        """Find the least changes of one actor; None where none are needed, or it sees no state."""
        scene = self._scene(number, index)
        if scene is None:
            return None
        around = self._vicinity(scene, number, self._concept)
        player = scene.game.players[number]
        left, dreaded = dreads(scene.sides[number].comparison, scene.state, index)
        open_ = around.unsanctioned(left, dreaded)
        if not len(open_):
            return None
        ranks = player.ranks.astype(np.int64)
        stretch = np.maximum(ranks - ranks[scene.state], 0)
        least = least_changes(around, left, dreaded, stretch, self._most)
        for states in least.sets:
            _confirm(scene, number, lowered(player, scene.state, states))
        search = self._search(scene, number, around)
        return _Found(scene, tuple(sorted(around.targets[open_].tolist())), least, search)

    def _search(self, scene: Scene, number: int, around: Vicinity) -> Search | None:
        """Search the least edits of an actor's statements; None where it has a ranking."""
        player = scene.game.players[number]
        actor = player.actor
        if isinstance(actor.preference, Ranking):
            return None
        view = outlook(actor, scene.game.states, around, scene.index)
        found = first_that(
            as_levels(actor),
            view.stable,
            swaps=can_swap(actor),
            most=_MOST_TRIED,
            go_on=self._watch.while_(f"Trying other statements of {actor.name}"),
        )
        found = replace(found, found=tuple(sorted(found.found, key=_touched)))
        if found.edits is None:
            found = _by_dropping(found, actor, view)
        for changes in found.found[: self._most]:
            levels = applied(as_levels(actor), changes)
            _confirm(scene, number, rearranged(scene.game, number, levels))
        return found

    def _together(self, found: Mapping[int, _Found]) -> Joint:
        """Find what does for all actors together."""
        scene = next(iter(found.values())).scene
        index = scene.index
        weaker = _WITHOUT_SANCTIONS_OF_WILL.get(self._concept)
        needs = {number: one.least for number, one in found.items()}
        searches = {number: one.search for number, one in found.items()}
        if weaker is None:
            lower = lower_together(scene, needs, None)
            joint = separately(searches, self._most)
        else:
            around = {
                number: self._vicinity(scene, number, weaker) for number in range(len(scene.sides))
            }
            lower = lower_together(scene, needs, self._needed(scene, around))
            views: dict[int, Outlook] = {
                number: outlook(player.actor, scene.game.states, around[number], index)
                for number, player in enumerate(scene.game.players)
            }
            go_on = self._watch.while_("Trying statements of several actors together")
            joint = least_together(scene, searches, views, self._most, go_on)
        ids = [player.actor.id for player in scene.game.players]
        names = self._game.states.name
        comparisons = JointComparisons(
            sum(len(states) for states in lower.changes.values()),
            lower.certain,
            {ids[n]: tuple(names(s) for s in states) for n, states in lower.changes.items()},
        )
        if not any(numbered(player.actor) for player in scene.game.players):
            return comparisons, None
        edits = JointEdits(
            joint.edits,
            joint.certain,
            joint.at_least,
            tuple(
                {ids[n]: self._edits(n, changes) for n, changes in sorted(mix.items())}
                for mix in joint.found
            ),
            joint.tried,
            joint.exhausted,
        )
        return comparisons, edits

    def _needed(self, scene: Scene, around: Mapping[int, Vicinity]) -> int:
        """Count the comparisons that have to change whatever the other actors want."""
        count = 0
        for number, place in around.items():
            left, dreaded = dreads(scene.sides[number].comparison, scene.state, scene.index)
            none = np.zeros(scene.game.states.size, dtype=np.int64)
            count += least_changes(place, left, dreaded, none, 1).at_least
        return max(count, 1)

    def _need(self, number: int, found: _Found | None, *, sees: bool) -> Need:
        actor = self._game.dispute.actors[number]
        state = self._game.states.name(self.state)
        if found is None:
            need = Need(actor.id, sees, (), None, None, ())
        else:
            names = found.scene.game.states.name
            state = names(found.scene.state)
            least = found.least
            comparisons = Comparisons(
                least.count,
                least.count == least.at_least,
                least.at_least,
                tuple(tuple(names(other) for other in group) for group in least.sets),
                least.total,
            )
            leaves = tuple(names(target) for target in found.leaves)
            edits = self._told(number, found.search)
            need = Need(
                actor.id, stable=False, leaves=leaves, comparisons=comparisons, edits=edits,
                sentences=(),
            )  # fmt: skip
        return replace(need, sentences=sentences(self._game.dispute, state, need))

    def _told(self, number: int, search: Search | None) -> Edits | None:
        if search is None:
            return None
        count = search.edits
        return Edits(
            count,
            count is not None and count == search.at_least,
            search.at_least,
            tuple(self._edits(number, changes) for changes in search.found[: self._most]),
            len(search.found) if search.complete else None,
            search.tried,
            search.complete and count is None,
        )

    def _edits(self, number: int, changes: Changes) -> tuple[Edit, ...]:
        paths = [path for path, _ in statements_of(self._game.dispute.actors[number])]
        return tuple(
            Edit(kind, tuple(paths[statement] for statement in statements))
            for kind, statements in changes
        )


def _by_dropping(search: Search, actor: Actor, view: Outlook) -> Search:
    """Find some statements whose dropping does, where the search was stopped before it found any.

    Beginning with none, statements are taken back, the most important first, as long as that does.
    """
    levels = as_levels(actor)
    if search.complete or not view.stable(()):
        return search
    kept: set[int] = set()
    for number in range(sum(map(len, levels))):
        if view.stable(_only(levels, kept | {number})):
            kept.add(number)
    dropped = [n for n in range(sum(map(len, levels))) if n not in kept]
    changes: Changes = tuple(("drop", (number,)) for number in reversed(dropped))
    return replace(search, edits=len(dropped), found=(changes,))


def _only(levels: Levels, kept: set[int]) -> Levels:
    rows = (tuple(number for number in level if number in kept) for level in levels)
    return tuple(row for row in rows if row)


def _touched(changes: Changes) -> tuple[int, ...]:
    """Order changes by the statements that they touch: the less important they are, the sooner."""
    return tuple(-number for number in sorted(n for _, numbers in changes for n in numbers))


def _confirm(scene: Scene, number: int, player: Player) -> None:
    """Judge the state again with a changed actor in the game."""
    if not scene.with_players({number: player}).stable(number):
        raise RuntimeError(
            f"the search and the engine disagree on state {scene.state} for actor {number}: "
            "this is an error in standoff, please report it"
        )
