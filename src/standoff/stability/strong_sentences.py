"""Strong and weak verdicts in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.dispute.model import Dispute
from standoff.stability.keys import concept_of, strength_of
from standoff.stability.sentences import answers, could, sentences
from standoff.stability.verdict import Improvement

__all__ = ["strong_sentences"]


def strong_sentences(
    dispute: Dispute, actor: str, key: str, improvements: Sequence[Improvement]
) -> tuple[str, ...]:
    """Say why a state is strongly, or weakly, stable for an actor, or why it is not.

    Parameters
    ----------
    key
        ``GMR_strong``, ``SEQ_weak`` and so on.
    """
    name, concept = dispute.actor(actor).name, concept_of(key)
    weak = strength_of(key) == "weak"
    if not improvements:
        end = ", so that it stays strongly and not weakly" if weak else ""
        return (f"{name} cannot do better by moving alone{end}.",)
    if weak and not all(item.sanction for item in improvements):
        known = [False] * len(improvements)
        return sentences(dispute, actor, concept, improvements, known, known)
    if all(item.strongly for item in improvements):
        told = tuple(_much_worse(dispute, concept, item, name) for item in improvements)
        return (f"{name} is held strongly and not weakly.", *told) if weak else told
    return tuple(_weaker(dispute, (actor, concept), improvements, weak=weak))


def _weaker(
    dispute: Dispute, asked: tuple[str, str], improvements: Sequence[Improvement], *, weak: bool
) -> Iterator[str]:
    """Tell what is not met by a strong sanction and, under a weak verdict, also what is."""
    actor, concept = asked
    name = dispute.actor(actor).name
    whose = "that others would want to make" if concept == "SEQ" else "of the others"
    least = f"no moves {whose} would leave it much worse off than now"
    if concept == "SMR":
        least += ", whatever it did next"
    for item in improvements:
        if not item.strongly and not weak:
            yield f"{could(dispute, item, name)}, and {least}."
        elif not item.strongly:
            (told,) = sentences(dispute, actor, concept, [item], [False], [False])
            yield f"{told} But {least}."
        elif weak:
            yield _much_worse(dispute, concept, item, name)


def _much_worse(dispute: Dispute, concept: str, item: Improvement, name: str) -> str:
    end = f", which {name} likes much less than to stay"
    if concept == "SMR":
        end += ", and so it does all that it could make of it"
    return f"{could(dispute, item, name)}; but then {answers(dispute, concept, item)}{end}."
