"""What was judged of an actor and a state, as a verdict: with moves by name, and in sentences."""

from __future__ import annotations

from standoff.dispute.perceived import judges_by, seen_as
from standoff.stability.explain_perceived import impossible
from standoff.stability.sentences import sentences
from standoff.stability.single.clauses import TRUE, Clauses
from standoff.stability.single.judging import Judged
from standoff.stability.single.liking import unknown
from standoff.stability.single.record import SingleVerdict
from standoff.stability.single.views import View
from standoff.stability.verdict import Improvement, Move, Seen

__all__ = ["told"]


def told(view: View, state: str, key: str, judged: Judged) -> SingleVerdict:
    """Tell a verdict on a state of the model."""
    actor, dispute = view.actor, view.board.dispute
    own = view.seen(state)
    seen = None
    lead: tuple[str, ...] = ()
    if view.picture is not None:
        ascribed = tuple(each.actor for each in view.picture.ascribed)
        seen = Seen(own, view.picture.unseen, ascribed)
        other = own if own not in (None, state) else None
        lead = (judges_by(view.model, view.model.actor(actor.id), other),)
    if own is None:
        unseen = seen_as(dispute, view.picture.unseen if view.picture else (), state)
        why = (*lead, impossible(actor.name, unseen))
        return SingleVerdict(actor.id, key, state, stable=False, improvements=(), sentences=why,
                             seen=seen)  # fmt: skip
    improvements = tuple(_improvement(view, own, pair) for pair in judged.improvements)
    if judged.stable is None:
        said: tuple[str, ...] = (f"Whether {actor.name} would stay is undecided: {judged.open}.",)
    else:
        hoped = [_unsure(view, own, item.move.after) for item in improvements]
        feared = [_unsure(view, own, _end(item)) for item in improvements]
        concept = key.partition("_")[0]
        said = sentences(dispute, actor.id, concept, improvements, hoped, feared)
        if judged.more:
            said += (f"One of these answers meets whatever else {actor.name} could do better by.",)
    return SingleVerdict(
        actor.id, key, state, judged.stable, improvements, (*lead, *said), judged.open, seen
    )


def _improvement(
    view: View, own: str, pair: tuple[str, tuple[tuple[int, str, str], ...] | None]
) -> Improvement:
    there, steps = pair
    ids = [actor.id for actor in view.board.dispute.actors]
    sanction = tuple(Move(ids[who], before, after) for who, before, after in steps or ())
    return Improvement(Move(view.actor.id, own, there), sanction or None)


def _end(item: Improvement) -> str:
    return item.sanction[-1].after if item.sanction else item.move.after


def _unsure(view: View, one: str, other: str) -> bool:
    clauses = Clauses()
    points = [view.board.at(clauses, each) for each in (one, other)]
    return unknown(view.actor, *points) == TRUE
