"""Why a state holds, or does not, told actor by actor."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.dispute.model import Dispute
from standoff.report.answer import period, told
from standoff.report.labels import Labels
from standoff.report.view import Grade, Phase
from standoff.report.words import listing
from standoff.stability.explain import Verdict, explain

__all__ = ["Why", "why"]

_CONCEPTS = {Grade.FIRM: "Nash", Grade.CREDIBLE: "SEQ", Grade.THREAT: "GMR"}


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons for one state in one phase.

    Parameters
    ----------
    content
        The actors that have no better move, in one sentence; empty where there are none.
    reasons
        For each other actor its name and sentences.
    """

    label: str
    told: tuple[str, ...]
    period: str | None
    concept: str
    stable: bool
    content: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


def why(dispute: Dispute, phase: Phase, state: str, labels: Labels) -> Why:
    """Explain a state under the concept that tells most about it."""
    resting = next((item for item in phase.resting if item.state == state), None)
    grade = Grade.CREDIBLE if resting is None else resting.possible
    concept = _CONCEPTS[grade]
    verdicts = _strictest(explain(dispute, state, concept=concept, as_of=phase.start))
    names = {actor.id: actor.name for actor in dispute.actors}
    still = [names[verdict.actor] for verdict in verdicts if not verdict.improvements]
    return Why(
        labels[state],
        told(dispute, state),
        period(phase),
        concept,
        resting is not None,
        _content(still, len(verdicts)),
        tuple((names[v.actor], v.sentences) for v in verdicts if v.improvements),
    )


def _strictest(verdicts: tuple[Verdict, ...]) -> list[Verdict]:
    """Keep one verdict for each actor: where preferences are unknown, the one by index a."""
    first: dict[str, Verdict] = {}
    for verdict in verdicts:
        first.setdefault(verdict.actor, verdict)
    return list(first.values())


def _content(names: list[str], of: int) -> str:
    if not names:
        return ""
    if len(names) == of and of > 1:
        return "None of the actors can do better by moving alone."
    return f"{listing(names)} cannot do better by moving alone."
