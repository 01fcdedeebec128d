"""Ask what would have to change for a state to be an equilibrium."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from standoff.dispute.model import Dispute
from standoff.errors import MissingError, nearest
from standoff.graph.game import graph
from standoff.robustness.inverse.inquiry import Inquiry
from standoff.robustness.inverse.records import Exclusion, WhyNot
from standoff.robustness.inverse.watch import Watch
from standoff.robustness.inverse.wording import exclusions
from standoff.stability.hypergame import doubtful
from standoff.stability.solve import checked
from standoff.stability.unknown import INDICES

__all__ = ["excluded_by", "why_not"]

_USUAL = "SEQ"


def why_not(
    dispute: Dispute,
    state: str,
    *,
    concept: str = _USUAL,
    actor: str | None = None,
    most: int = 5,
    as_of: date | None = None,
    go_on: Callable[[str], bool] = lambda _: True,
) -> WhyNot:
    """Find the least change of preferences under which a state is an equilibrium.

    For each actor for whom the state is not stable: the fewest comparisons with the state that
    would have to be others, and the fewest statements to drop or to swap, the other actors as they
    are; then what does for all actors together. Everything that is claimed to do is put into the
    game and judged again. What is claimed to be least is so because everything smaller was tried;
    where the search was stopped before, the answer says how far it went.

    Parameters
    ----------
    state
        Spelled in Y and N, one for each option in file order.
    concept
        Nash, GMR, SMR, SEQ or SSEQ. Where comparisons are unknown it is asked under the indices a
        and d, unless one is given (``SEQ_a``).
    actor
        Id of the actor asked about; None: all.
    most
        How many least changes of each sort to list at most.
    as_of
        The day on which options have to be available; None: that of the dispute.
    go_on
        Called time and again with what is being done; where it returns False the search stops, and
        what was found so far is returned.

    Raises
    ------
    MissingError
        The state, the actor, the concept or the index is not known.
    DisputeError
        No state is feasible, or a ranking leaves states out.
    InputError
        An actor's picture tells the members of a merged state apart, and it is asked about.
    SizeError
        There are too many states to enumerate, or too many moves to list.
    """
    name, _, index = concept.partition("_")
    if index and index not in INDICES:
        raise MissingError(f"there is no index '{index}': the indices are a, b, c and d")
    usual = checked([name])[0]
    known = [each.id for each in dispute.actors]
    if actor is not None and actor not in known:
        raise MissingError(f"there is no actor '{actor}'.{nearest(actor, known)}")
    asked = f"{usual}_{index}" if index else usual
    day = as_of or dispute.as_of
    if excluded := excluded_by(dispute, state):
        return WhyNot(dispute, day, state, asked, actor, excluded, ())
    watch = Watch(go_on)
    game = graph(dispute, as_of)
    place = game.states.index(state)
    inquiry = Inquiry(game, place, usual, most, watch)
    indices = ((index,) if index else ("a", "d")) if doubtful(game) else ("",)
    answers = tuple(inquiry.answer(each, actor) for each in indices)
    return WhyNot(
        dispute, game.day, game.states.name(place), asked, actor, (), answers,
        watch.stopped,
    )  # fmt: skip


def excluded_by(dispute: Dispute, state: str) -> tuple[Exclusion, ...]:
    """Say which constraints exclude a state that is spelled in Y and N."""
    return exclusions(dispute, _broken(dispute, state))


def _broken(dispute: Dispute, state: str) -> list[int]:
    """List the constraints that exclude a state, by number."""
    if len(state) != len(dispute.options) or not set(state) <= {"Y", "N"}:
        return []
    taken = {
        name: np.array([letter == "Y"]) for name, letter in zip(dispute.options, state, strict=True)
    }
    return [
        number
        for number, item in enumerate(dispute.constraints)
        if bool(item.expression.evaluate(taken).all()) != (item.kind == "always")
    ]
