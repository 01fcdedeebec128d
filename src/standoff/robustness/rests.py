"""On which claims and sources each equilibrium rests: what remains where they are taken away.

All that an element of the model cites is taken away, for each element in turn, and each source
with all that it says; the dispute is solved anew. (In sensitivity analysis, one at a time; in
argumentation, the evidence without which a conclusion does not follow.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from standoff.dispute.calendar import phases
from standoff.dispute.elements import elements
from standoff.dispute.model import Dispute
from standoff.errors import DisputeError, SizeError
from standoff.graph.game import Game, graph
from standoff.robustness.baseline import Standing, baseline
from standoff.robustness.foundations import Foundations, Left, Pillar, Resting, Withdrawal
from standoff.robustness.renaming import renamed
from standoff.robustness.without import elements_on, without
from standoff.stability.solve import checked

__all__ = ["rests"]

_MOST_WORK = 60_000_000
"""States × actors × what is taken away."""
_CERTAIN = 2

Said = tuple[str, ...]
"""Ids of all evidence for something."""


def rests(
    dispute: Dispute,
    *,
    concept: str = "SEQ",
    as_of: date | None = None,
    go_on: Callable[[str], bool] | None = None,
) -> Foundations:
    """Say on which claims each equilibrium rests, and what is left of it without each source.

    What rests on that evidence alone is taken out of the model: a preference that nobody else
    reports becomes unknown, and an option that nobody else speaks of stays as it is. The
    equilibrium rests on the evidence if it then is one no longer, or no longer whatever the unknown
    comparisons are. What two reports say is taken away together, and told of once.

    Parameters
    ----------
    concept
        Nash, GMR, SMR, SEQ or SSEQ.
    as_of
        The day; None: the last phase of the dispute, when all that is dated has begun or ended.
    go_on
        Told what is being done; returns False to stop. What was found by then is told.

    Raises
    ------
    MissingError
        The concept is not known.
    SizeError
        The model is too large to try all that it cites.
    DisputeError
        As `standoff.solve` raises it.
    """
    usual = checked([concept])[0]
    game = graph(dispute, as_of or phases(dispute)[-1])
    said = _cited(dispute)
    pieces = {ident for each in said for ident in each}
    sources = [each for each in dispute.sources if _of(dispute, pieces, each)]
    _refuse_if_long(game, len(said) + len(sources))
    search = _Search(game, usual)
    tried: dict[Said, Standing] = {}
    gone: dict[str, Standing] = {}
    steps = len(said) + len(sources)

    def goes_on() -> bool:
        number = len(tried) + len(gone) + 1
        return go_on is None or go_on(f"Taking claims away ({number} of {steps})")

    for source in sources:
        if goes_on():
            gone[source] = search.left(_of(dispute, pieces, source))
    for each in said:
        if goes_on():
            tried[each] = search.left(each)
    found = tuple(_resting(dispute, search.before, state, tried, gone) for state in search.order)
    withdrawn = tuple(
        _withdrawn(search, source, _of(dispute, pieces, source), after)
        for source, after in gone.items()
    )
    done = len(tried) + len(gone)
    return Foundations(dispute, usual, game.day, found, withdrawn, interrupted=done < steps)


def _cited(dispute: Dispute) -> tuple[Said, ...]:
    """Return what elements cite, each for itself, in the order of the file."""
    places = {ident: place for place, ident in enumerate(dispute.evidence)}
    found = {
        tuple(sorted(set(element.grounds.because), key=places.__getitem__))
        for element in elements(dispute)
        if element.grounds.because
    }
    return tuple(sorted(found, key=lambda each: [places[ident] for ident in each]))


def _of(dispute: Dispute, pieces: Collection[str], source: str) -> tuple[str, ...]:
    return tuple(
        ident
        for ident, item in dispute.evidence.items()
        if ident in pieces and item.source == source
    )


def _refuse_if_long(game: Game, tries: int) -> None:
    if game.states.size * len(game.players) * tries > _MOST_WORK:
        raise SizeError(
            f"taking away {tries} claims and sources one by one from a model of "
            f"{game.states.size:,} states with {len(game.players)} actors would take too long; "
            "nothing was tried. Constraints that leave fewer states make it possible."
        )


class _Search:
    """A game, what stands in it, and what would stand without some evidence."""

    def __init__(self, game: Game, concept: str) -> None:
        self.game = game
        self.concept = concept
        self.before = baseline(game, concept, "").standing
        self.order = tuple(self.nearest(self.before, by=self.before))
        self._known: dict[tuple[str, ...], Standing] = {}

    def nearest(self, states: Collection[str], *, by: Standing) -> Iterator[str]:
        """Yield states that stand best first; of those, the nearest to the status quo."""
        origin = self.game.dispute.status_quo or ""

        def key(state: str) -> tuple[int, int, str]:
            distance = sum(a != b for a, b in zip(state, origin, strict=False))
            return -by[state], distance, state

        return iter(sorted(states, key=key))

    def left(self, evidence: tuple[str, ...]) -> Standing:
        """Return what stands without some evidence."""
        dispute = self.game.dispute
        bears = elements_on(dispute, evidence)
        if not bears:
            return self.before
        if bears not in self._known:
            self._known[bears] = self._solved(without(dispute, evidence))
        return self._known[bears]

    def _solved(self, other: Dispute) -> Standing:
        try:
            found = baseline(graph(other, self.game.day), self.concept, "")
        except (DisputeError, SizeError):
            # Without a constraint, a ranking may leave out states, or there may be too many.
            return self.before
        names = renamed(found.game.states, self.game.states)
        return {names.get(state, state): grade for state, grade in found.standing.items()}


def _left(before: int, after: int) -> Left:
    if after >= before:
        return "stands"
    return "in doubt" if after else "falls"


def _resting(
    dispute: Dispute,
    before: Standing,
    state: str,
    tried: dict[Said, Standing],
    gone: dict[str, Standing],
) -> Resting:
    shaken = {
        said: left
        for said, after in tried.items()
        if (left := _left(before[state], after.get(state, 0))) != "stands"
    }
    # What two things bear is told of the smaller one.
    pillars = [
        Pillar(said, elements_on(dispute, said), left)
        for said, left in shaken.items()
        if not any(set(less) < set(said) and shaken[less] == left for less in shaken)
    ]
    pillars.sort(key=lambda pillar: pillar.left != "falls")
    return Resting(
        state,
        before[state] == _CERTAIN,
        tuple(pillars),
        {name: _left(before[state], after.get(state, 0)) for name, after in gone.items()},
    )


def _withdrawn(
    search: _Search, source: str, evidence: tuple[str, ...], after: Standing
) -> Withdrawal:
    left = [_left(grade, after.get(state, 0)) for state, grade in search.before.items()]
    new = [state for state in after if state not in search.before]
    return Withdrawal(
        source,
        elements_on(search.game.dispute, evidence),
        left.count("stands"),
        left.count("in doubt"),
        left.count("falls"),
        tuple(search.nearest(new, by=after)),
    )
