"""What the answer hangs on: the assumptions and gaps that change where a dispute can settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from standoff.dispute.calendar import phases
from standoff.dispute.model import Dispute
from standoff.dispute.perceived import perceiving
from standoff.errors import DisputeError, MissingError, SizeError
from standoff.graph.game import Game, graph
from standoff.robustness.alternatives import Alternative, Change, alternatives
from standoff.robustness.baseline import Baseline, Standing, baseline
from standoff.robustness.renaming import renamed
from standoff.stability.solve import checked
from standoff.stability.unknown import INDICES

__all__ = ["Hinge", "hinges"]

_USUAL = "SEQ"
_MOST_WORK = 60_000_000


@dataclass(frozen=True, slots=True)
class Hinge:
    """An assumption or a gap that the answer hangs on.

    Parameters
    ----------
    kind
        ``assumption``: something that the model assumes. ``unknown``: a comparison that it leaves
        open.
    element
        Path of the element in the file (``actors.serbia.preferences[0]``).
    actor
        Id of the actor that it is about, or None.
    question
        What to ask next, in words.
    appears, disappears
        States, spelled in Y and N, that come to stand better, or worse: for an assumption, where it
        does not hold rather than holds; for an unknown, where the answer is the first that the
        question names rather than the second. Those that change most come first, and of them the
        nearest to the status quo.
    """

    kind: Literal["assumption", "unknown"]
    element: str
    actor: str | None
    question: str
    appears: tuple[str, ...]
    disappears: tuple[str, ...]


def hinges(dispute: Dispute, *, concept: str | None = None) -> tuple[Hinge, ...]:
    """Find what the answer hangs on, most decisive first.

    Each assumed preference statement is dropped and, where that changes nothing, reversed; each
    assumed constraint, irreversibility and perception is dropped; each unknown comparison is
    resolved in both ways (for an option, by a least important statement for or against it; for two
    sets of states, by a most important statement for one or the other). What changes the equilibria
    in the last phase of the dispute, when all that is dated has begun or ended, is a hinge; the
    more states change their standing, the more decisive it is.

    Parameters
    ----------
    concept
        The concept under which equilibria are compared, with or without an index (``SEQ``,
        ``SEQ_b``); None: SEQ. Without an index a state's standing has three grades: an equilibrium
        whatever the unknown comparisons are (index a), one that may be (index d), and none.

    Raises
    ------
    MissingError
        The concept is not known.
    SizeError
        The model is too large, or has too many assumptions, to try them all.
    DisputeError
        As `standoff.solve` raises it.
    """
    name, _, index = (concept or _USUAL).partition("_")
    if index and index not in INDICES:
        raise MissingError(f"there is no index '{index}': the indices are a, b, c and d")
    usual = checked([name])[0]
    asked = list(alternatives(dispute))
    game = graph(dispute, phases(dispute)[-1])
    _refuse_if_long(game, asked)
    base = baseline(game, usual, index)
    found: list[tuple[int, int, Hinge]] = []
    for alternative in asked:
        before, after = _compared(alternative, base, index)
        up, down, weight = _difference(before, after, dispute.status_quo)
        if weight:
            hinge = Hinge(alternative.kind, alternative.element, alternative.actor,
                          alternative.question, up, down)  # fmt: skip
            found.append((-weight, len(found), hinge))
    return tuple(hinge for _, _, hinge in sorted(found, key=lambda each: each[:2]))


def _refuse_if_long(game: Game, asked: Sequence[Alternative]) -> None:
    # Most changes concern one actor; the work for it is a few passes over states and actors.
    tries = sum(len(alternative.changes) for alternative in asked)
    tries *= 1 + len(perceiving(game.dispute))
    if game.states.size * len(game.players) * tries > _MOST_WORK:
        raise SizeError(
            f"trying {tries} alternatives on {game.states.size:,} states with "
            f"{len(game.players)} actors would take too long; nothing was tried. Constraints "
            "that leave fewer states, or fewer assumptions, make it possible."
        )


def _compared(alternative: Alternative, base: Baseline, index: str) -> tuple[Standing, Standing]:
    """Return what stands before and after, or if the one answer holds and if the other does."""
    if alternative.kind == "unknown":
        yes, no = (_stands(alternative, change, base, index) for change in alternative.changes)
        return no, yes
    before = base.standing
    after = before
    for change in alternative.changes:
        after = _stands(alternative, change, base, index)
        if after != before:
            break
    return before, after


def _stands(alternative: Alternative, change: Change, base: Baseline, index: str) -> Standing:
    if isinstance(change, Dispute):
        try:
            other = baseline(graph(change, base.game.day), base.concept, index)
        except (DisputeError, SizeError):
            # A ranking that leaves out the states which the constraint kept out, or too many of
            # them: nothing can be said about the model without it.
            return base.standing
        names = renamed(other.game.states, base.game.states)
        return {names.get(state, state): grade for state, grade in other.standing.items()}
    actors = [player.actor.id for player in base.game.players]
    number = actors.index(alternative.actor or "")
    return base.changed(number, change, wishes=alternative.wishes)


def _difference(
    before: Standing, after: Standing, origin: str | None
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return the states that stand better, those that stand worse, and by how much in all.

    States that change most come first; of those, the ones nearest to the status quo.
    """
    steps = sorted(
        (-abs(step), _distance(state, origin), state, step)
        for state in before.keys() | after.keys()
        if (step := after.get(state, 0) - before.get(state, 0))
    )
    up = tuple(state for _, _, state, step in steps if step > 0)
    down = tuple(state for _, _, state, step in steps if step < 0)
    return up, down, -sum(weight for weight, *_ in steps)


def _distance(state: str, origin: str | None) -> int:
    pairs = zip(state, origin or state, strict=True)
    return sum(a not in (b, "-") for a, b in pairs)
