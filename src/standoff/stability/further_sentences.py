"""Verdicts under SIM, L_h and NM in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.dispute.model import Actor
from standoff.graph.game import Game
from standoff.stability.sentences import doing
from standoff.stability.verdict import Anticipation, Improvement, Move

__all__ = ["anticipating", "meeting"]


def meeting(game: Game, actor: Actor, improvements: Sequence[Improvement]) -> tuple[str, ...]:
    """Say what others may do at the moment in which an actor moves."""
    dispute = game.dispute
    if not improvements:
        return (f"{actor.name} cannot do better by moving alone.",)
    stable = all(item.together is not None for item in improvements)
    told = []
    for item in improvements:
        could = f"{actor.name} could do better by {doing(dispute, item.move)}"
        if item.together is None:
            told.append(
                f"{could}, and nothing that others would gain by at the same moment would leave "
                "it no better off than now."
            )
        elif stable:
            others = " and ".join(
                f"{dispute.actor(move.actor).name} gains by {doing(dispute, move)}"
                for move in item.sanction or ()
            )
            end = game.states.said(item.together)
            told.append(
                f"{could}; but {others}, and if they move at the same moment it ends at {end}, "
                f"which {actor.name} likes no better than to stay."
            )
    return tuple(told)


def anticipating(
    game: Game, actor: Actor, anticipated: Sequence[Anticipation], *, stable: bool
) -> tuple[str, ...]:
    """Say how an actor expects play to go on."""
    lines: dict[tuple[Move, ...], list[int]] = {}
    for each in anticipated:
        lines.setdefault(each.line, []).append(each.horizon)
    told = [
        _expects(game, actor, line, horizons, stable=stable) for line, horizons in lines.items()
    ]
    return (*_ahead(actor, anticipated, stable=stable), *told)


def _ahead(actor: Actor, anticipated: Sequence[Anticipation], *, stable: bool) -> Iterator[str]:
    """Say, under NM, for which horizons the verdict stands."""
    first = anticipated[0]
    if first.period is None or not first.line:
        return
    far = _moves(first.horizon)
    if stable:
        yield f"{actor.name} stays however far it looks, from {far} ahead on."
    elif first.period == 1:
        yield f"{actor.name} leaves however far it looks, from {far} ahead on."
    else:
        further = ", ".join(str(first.period * times) for times in (1, 2, 3))
        yield (
            f"{actor.name} leaves when it looks {far} ahead, and again when it looks {further}, … "
            "moves further."
        )


def _expects(
    game: Game,
    actor: Actor,
    line: tuple[Move, ...],
    horizons: Sequence[int],
    *,
    stable: bool,
) -> str:
    if not line:
        return f"{actor.name} cannot move."
    dispute = game.dispute
    on = ", then ".join(
        f"{dispute.actor(move.actor).name} {'' if number else 'would go on '}"
        f"by {doing(dispute, move)}"
        for number, move in enumerate(line[1:])
    )
    likes = "no better than to stay" if stable else "better than to stay"
    return (
        f"Looking {_moves(*horizons)} ahead: if {actor.name} began by "
        f"{doing(dispute, line[0])}, {on + ', and ' if on else ''}play would end at "
        f"{game.states.said(line[-1].after)}, which {actor.name} likes {likes}."
    )


def _moves(*numbers: int) -> str:
    if numbers == (1,):
        return "1 move"
    return f"{' or '.join(str(number) for number in numbers)} moves"
