"""Verdicts in words: who could move, and what would follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.dispute.model import Dispute
from standoff.stability.verdict import Improvement, Move

__all__ = ["answers", "could", "doing", "sentences"]


def sentences(
    dispute: Dispute,
    actor: str,
    concept: str,
    improvements: Sequence[Improvement],
    hoped: Sequence[bool],
    feared: Sequence[bool],
) -> tuple[str, ...]:
    """Say why a state is stable for an actor, or why it is not.

    Parameters
    ----------
    concept
        Without its index.
    hoped
        For each improvement whether it is not known that the actor would be better off.
    feared
        For each improvement whether it is not known that the sanction leaves it no better off.
    """
    name = _name(dispute, actor)
    if not improvements:
        return (f"{name} cannot do better by moving alone.",)
    stable = all(item.sanction is not None for item in improvements)
    told = []
    for item, hope, fear in zip(improvements, hoped, feared, strict=True):
        if item.sanction is None:
            told.append(_unsanctioned(dispute, concept, item, name, hope=hope))
        elif stable:
            told.append(_sanctioned(dispute, concept, item, name, hope=hope, fear=fear))
    return tuple(told)


def _unsanctioned(
    dispute: Dispute, concept: str, item: Improvement, name: str, *, hope: bool
) -> str:
    begin = could(dispute, item, name, hope=hope)
    if concept == "Nash":
        return f"{begin}."
    whose = "that others would want to make" if concept in ("SEQ", "SSEQ") else "of the others"
    end = "leave it no better off than now"
    if concept in ("SMR", "SSEQ"):
        end += " with no way out"
    return f"{begin}, and no moves {whose} would {end}."


def _sanctioned(
    dispute: Dispute, concept: str, item: Improvement, name: str, *, hope: bool, fear: bool
) -> str:
    begin = could(dispute, item, name, hope=hope)
    likes = "may like" if fear else "likes"
    end = f", which {name} {likes} no better than to stay"
    if concept in ("SMR", "SSEQ"):
        end += ", and it has no way out of that"
    return f"{begin}; but then {answers(dispute, concept, item)}{end}."


def answers(dispute: Dispute, concept: str, item: Improvement) -> str:
    """Say by which moves others meet an improvement."""
    verb = "would" if concept in ("SEQ", "SSEQ") else "could"
    return ", then ".join(
        f"{_name(dispute, move.actor)} {verb} answer by {doing(dispute, move)}"
        for move in item.sanction or ()
    )


def could(dispute: Dispute, item: Improvement, name: str, *, hope: bool = False) -> str:
    """Say what an actor could do; with `hope`, that it is not known whether it would gain."""
    move = doing(dispute, item.move)
    if hope:
        return f"{name} might do better by {move} (whether it would is not known)"
    return f"{name} could do better by {move}"


def doing(dispute: Dispute, move: Move) -> str:
    """Say which options a move takes and which it drops."""
    names = [option.name for actor in dispute.actors for option in actor.options]
    letters = list(zip(names, *move.ends, strict=True))
    taken = [f"“{name}”" for name, before, after in letters if (before, after) == ("N", "Y")]
    dropped = [f"“{name}”" for name, before, after in letters if (before, after) == ("Y", "N")]
    return " and ".join(_parts(taken, dropped))


def _parts(taken: list[str], dropped: list[str]) -> Iterator[str]:
    if taken:
        yield f"taking {_listed(taken)}"
    if dropped:
        yield f"dropping {_listed(dropped)}"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _name(dispute: Dispute, actor: str) -> str:
    return dispute.actor(actor).name
