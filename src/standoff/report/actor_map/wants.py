"""What an actor wants, and what it has said and done about it in the order of the reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Dispute, Ranking
from standoff.dispute.wording import option_in_words, wish
from standoff.evidence import Source
from standoff.report.actor_map.record import Proof, Turned, Wanted
from standoff.report.parties import tiers_in_words
from standoff.report.words import capital
from standoff.tracking.courses import Course

__all__ = ["stands_of", "wants_of"]


def wants_of(
    dispute: Dispute,
    actor: Actor,
    proofs: Mapping[str, Proof],
    courses: Sequence[Course],
    sources: Mapping[str, Source],
) -> tuple[Wanted, ...]:
    """Return what an actor of a dispute wants, then what else it has taken a stand on.

    Parameters
    ----------
    proofs
        The evidence of the file by its id.
    courses
        Of this actor.
    sources
        Those of the dossier, by id.
    """
    by_option = {course.option: course for course in courses}
    found, told = [], set()
    for _, statement in statements_of(actor):
        about = [by_option[name] for name in statement.expression.names if name in by_option]
        told |= {course.option for course in about}
        cited = tuple(proofs[i] for i in statement.grounds.because if i in proofs)
        words = capital(wish(dispute, actor.id, statement.expression))
        course = tuple(turn for each in about for turn in _turns(dispute, each, sources))
        found.append(Wanted(words, cited, statement.grounds.assumed, course))
    if isinstance(actor.preference, Ranking):
        grounds = actor.preference.grounds
        cited = tuple(proofs[i] for i in grounds.because if i in proofs)
        words = f"States in this order: {tiers_in_words(actor.preference)}"
        found.append(Wanted(words, cited, grounds.assumed, ()))
    rest = [course for course in courses if course.option not in told]
    return (*found, *stands_of(dispute, rest, sources))


def stands_of(
    dispute: Dispute, courses: Sequence[Course], sources: Mapping[str, Source]
) -> tuple[Wanted, ...]:
    """Return what the reports tell of an actor's stands, beyond the wishes of the model."""
    return tuple(
        Wanted(
            _named(dispute, course), (), None, tuple(_turns(dispute, course, sources)),
            modelled=False,
        )
        for course in courses
    )  # fmt: skip


def _named(dispute: Dispute, course: Course) -> str:
    if course.option in dispute.options:
        return option_in_words(dispute, course.option, asked=course.actor)
    return f"“{course.name}”"


def _turns(dispute: Dispute, course: Course, sources: Mapping[str, Source]) -> list[Turned]:
    return [
        Turned(
            _named(dispute, course),
            turn.act,
            turn.sign,
            turn.changed,
            turn.words,
            Proof(turn.evidence, sources[turn.evidence.source], turn.day, turn.claim),
        )
        for turn in course.turns
    ]
