"""Why a state holds, or does not, told actor by actor."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.dispute.model import Dispute
from standoff.outlook.grades import Grade
from standoff.outlook.phases import Phase
from standoff.report.answer import period, told
from standoff.report.labels import Labels
from standoff.report.words import listing
from standoff.stability.explain import Verdict, explain
from standoff.stability.keys import index_of, strength_of

__all__ = ["Why", "why"]

_CONCEPTS = {Grade.FIRM: "Nash", Grade.CREDIBLE: "SEQ", Grade.THREAT: "GMR"}
_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons for one state in one phase.

    Parameters
    ----------
    stable
        Whether the dispute can settle there.
    content
        The actors that have no better move, in one sentence; empty where that is not the point.
    reasons
        For each other actor its sentences.
    """

    label: str
    told: tuple[str, ...]
    period: str | None
    concept: str
    stable: bool
    content: str
    reasons: tuple[tuple[str, ...], ...]


def why(dispute: Dispute, phase: Phase, state: str, labels: Labels) -> Why:
    """Explain a state under the concept that tells most about it.

    Where preferences are unknown, a state in which the dispute can settle is explained on the
    most cautious reading (index a), and one in which it cannot on the most lenient (index d).
    """
    resting = next((item for item in phase.resting if item.state == state), None)
    concept = "SEQ" if resting is None else _CONCEPTS[resting.possible]
    verdicts = explain(dispute, state, concept=concept, as_of=phase.start)
    chosen = _read(verdicts, "d" if resting is None else "a")
    if resting is None:
        content = ""
        moving = [verdict for verdict in chosen if not verdict.stable]
    else:
        content = _content(dispute, chosen)
        moving = [verdict for verdict in chosen if verdict.improvements]
    return Why(
        labels[state],
        told(dispute, state, phase.game.states),
        period(phase),
        concept,
        resting is not None,
        content,
        tuple(_shortened(verdict.sentences) for verdict in moving),
    )


def _read(verdicts: tuple[Verdict, ...], index: str) -> list[Verdict]:
    """Keep one verdict for each actor: the one by this index where there are several."""
    plain = [v for v in verdicts if not strength_of(v.concept)]
    return [v for v in plain if index_of(v.concept) in ("", index)]


def _content(dispute: Dispute, verdicts: list[Verdict]) -> str:
    names = [dispute.actor(v.actor).name for v in verdicts if not v.improvements]
    if not names:
        return ""
    if len(names) == len(verdicts) > 1:
        return "None of the actors can do better by moving alone."
    return f"{listing(names)} cannot do better by moving alone."


def _shortened(sentences: tuple[str, ...]) -> tuple[str, ...]:
    hidden = len(sentences) - _SENTENCES
    if hidden <= 1:
        return sentences
    return (*sentences[:_SENTENCES], f"So it is with {hidden} more moves.")
