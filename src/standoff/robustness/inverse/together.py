"""The least change of several actors at once.

Under Nash, GMR and SMR an actor's stability does not depend on what others want: each actor's least
change is part of the least change of all. Under SEQ and SSEQ it does, because others sanction only
by moves that they like; so the actors' changes are tried together, and changes of actors for whom
the state is stable already may help. What every one of them needs at least is known all the same:
an actor for whom the state is stable under SEQ is stable under GMR (under SSEQ: SMR), and what that
takes does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from standoff.graph.game import Player
from standoff.robustness.inverse.arrangements import Keeping, Search, applied, as_levels
from standoff.robustness.inverse.changed import Scene, lowered, rearranged
from standoff.robustness.inverse.comparisons import Least
from standoff.robustness.inverse.outlook import Outlook
from standoff.robustness.inverse.variants import Changes, Variants

__all__ = ["JointLeast", "JointSearch", "least_together", "lower_together", "separately"]

_MOST_MIXES = 64
_MOST_TRIED = 1_000
_MOST_KEPT = 64
_MOST_WORK = 400_000_000


@dataclass(frozen=True, slots=True)
class JointLeast:
    """States that actors come to like no better, so that the state is an equilibrium."""

    changes: Mapping[int, tuple[int, ...]]
    certain: bool


@dataclass(frozen=True, slots=True)
class JointSearch:
    """Edits of all actors' statements; see `standoff.robustness.inverse.records.JointEdits`."""

    edits: int | None
    certain: bool
    at_least: int
    found: tuple[Mapping[int, Changes], ...]
    tried: int
    exhausted: bool


def lower_together(scene: Scene, needs: Mapping[int, Least], at_least: int | None) -> JointLeast:
    """Let actors like states no better until the state is an equilibrium.

    Parameters
    ----------
    needs
        What each actor for whom the state is not stable needs, by its place in the game.
    at_least
        How many changed comparisons are needed in all; None: as many as the actors need each for
        itself.
    """
    chosen: dict[int, tuple[int, ...]] = {}
    for mix in islice(product(*(need.sets for need in needs.values())), _MOST_MIXES):
        chosen = dict(zip(needs, mix, strict=True))
        if not _with_lower(scene, chosen).failing():
            break
    while failing := _with_lower(scene, chosen).failing():
        # One that likes none better of the states that it could move to stays, whatever others do.
        for number in failing:
            side = scene.sides[number]
            leaves = side.hopeful if scene.index in "ac" else side.better
            chosen[number] = tuple(sorted(leaves.target[leaves.source == scene.state].tolist()))
    count = sum(len(states) for states in chosen.values())
    least = sum(need.at_least for need in needs.values()) if at_least is None else at_least
    return JointLeast(dict(sorted(chosen.items())), certain=count == least)


def _with_lower(scene: Scene, chosen: Mapping[int, Sequence[int]]) -> Scene:
    return scene.with_players(
        {
            number: lowered(scene.game.players[number], scene.state, states)
            for number, states in chosen.items()
        }
    )


def separately(searches: Mapping[int, Search | None], most: int) -> JointSearch:
    """Join each actor's least edits, where none of them bears on another actor.

    Parameters
    ----------
    searches
        For each actor for whom the state is not stable; None where it has no statements.
    """
    each = [Search(None, (), 1, 0, complete=True) if s is None else s for s in searches.values()]
    at_least = sum(search.at_least for search in each)
    tried = sum(search.tried for search in each)
    if any(search.edits is None for search in each):
        never = any(search.edits is None and search.complete for search in each)
        return JointSearch(
            None, certain=False, at_least=at_least, found=(), tried=tried, exhausted=never
        )
    edits = sum(search.edits or 0 for search in each)
    mixes = islice(product(*(search.found for search in each)), most)
    found = tuple(dict(zip(searches, mix, strict=True)) for mix in mixes)
    return JointSearch(edits, edits == at_least, at_least, found, tried, exhausted=False)


def least_together(
    scene: Scene,
    searches: Mapping[int, Search | None],
    outlooks: Mapping[int, Outlook],
    most: int,
    go_on: Keeping,
) -> JointSearch:
    """Search the least edits in all where one actor's bear on another.

    Parameters
    ----------
    searches
        As for `separately`, each with the others as they are.
    outlooks
        For each actor that can move from the state, under GMR for SEQ and under SMR for SSEQ.
    """
    trial = _Trial(scene, outlooks, go_on)
    known = _joined(trial, searches, most)
    total = trial.at_least
    while known is None or total < known[0]:
        found = list(islice(trial.of(total), most))
        if found:
            return JointSearch(
                total, certain=True, at_least=total, found=tuple(found), tried=trial.tried,
                exhausted=False,
            )  # fmt: skip
        if trial.stopped or trial.exhausted(total):
            break
        total += 1
    if known is not None:
        return JointSearch(
            known[0], total >= known[0], min(total, known[0]), known[1], trial.tried,
            exhausted=False,
        )  # fmt: skip
    return JointSearch(
        None, certain=False, at_least=total, found=(), tried=trial.tried,
        exhausted=not trial.stopped,
    )  # fmt: skip


def _joined(
    trial: _Trial, searches: Mapping[int, Search | None], most: int
) -> tuple[int, tuple[Mapping[int, Changes], ...]] | None:
    """Try the actors' own least edits together; return how many there are, and those that do."""
    if any(search is None or search.edits is None for search in searches.values()):
        return None
    each = [search for search in searches.values() if search is not None]
    mixes = islice(product(*(search.found for search in each)), _MOST_MIXES)
    every = (dict(zip(searches, mix, strict=True)) for mix in mixes)
    found = tuple(islice((mix for mix in every if trial.holds(mix)), most))
    return (sum(search.edits or 0 for search in each), found) if found else None


class _Trial:
    """Tries combinations of changed actors, as long as it may."""

    def __init__(self, scene: Scene, outlooks: Mapping[int, Outlook], go_on: Keeping) -> None:
        self._scene = scene
        self._go_on = go_on
        self._players: dict[tuple[int, Changes], Player] = {}
        arcs = sum(len(side.moves.source) for side in scene.sides)
        self._most = min(_MOST_TRIED, max(_MOST_WORK // max(arcs * len(scene.sides), 1), 1))
        self._variants = {
            number: Variants(scene, number, outlook, go_on) for number, outlook in outlooks.items()
        }
        self.tried = 0
        self.stopped = False

    @property
    def at_least(self) -> int:
        """How many edits are needed in all, whatever the others do."""
        return max(1, sum(variants.first for variants in self._variants.values()))

    def exhausted(self, total: int) -> bool:
        """Say whether more edits than so many in all cannot do either."""
        every = self._variants.values()
        return any(v.hopeless for v in every) or total >= sum(v.last for v in every)

    def of(self, total: int) -> Iterator[Mapping[int, Changes]]:
        """Find the combinations of so many edits in all that do."""
        for split in _splits(total, [variants.first for variants in self._variants.values()]):
            each = []
            for variants, edits in zip(self._variants.values(), split, strict=True):
                each.append(variants.of(edits))
                self.stopped = self.stopped or not variants.complete(edits)
            for mix in product(*each):
                if self.tried >= self._most or not self._go_on():
                    self.stopped = True
                    return
                changes = {n: c for n, c in zip(self._variants, mix, strict=True) if c}
                if self.holds(changes):
                    yield changes

    def holds(self, changes: Mapping[int, Changes]) -> bool:
        """Say whether the state is an equilibrium with changed actors."""
        self.tried += 1
        if len(self._players) > _MOST_KEPT:
            self._players.clear()
        for number, made in changes.items():
            if (number, made) not in self._players:
                levels = applied(as_levels(self._scene.game.players[number].actor), made)
                player = rearranged(self._scene.game, number, levels)
                self._players[number, made] = player
        players = {number: self._players[number, made] for number, made in changes.items()}
        return not self._scene.with_players(players).failing()


def _splits(total: int, first: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Part a number of edits among actors, each of which needs a first few."""
    if not first:
        if total == 0:
            yield ()
        return
    for edits in range(first[0], total - sum(first[1:]) + 1):
        for rest in _splits(total - edits, first[1:]):
            yield (edits, *rest)
