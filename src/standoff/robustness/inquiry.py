"""What asking what to find out next yields: questions, and what each answer would do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from standoff.dispute.model import Dispute

__all__ = ["Answered", "Effect", "Inquiry", "Question"]

FORMAT = "standoff.ask/1"


@dataclass(frozen=True, slots=True)
class Effect:
    """How an answer changes how often a state is an equilibrium.

    Parameters
    ----------
    state
        Spelled in Y and N.
    first, second
        The share of the ways to answer the other questions, 0 to 1, in which it is one: with the
        first answer and with the second.
    """

    state: str
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer may change the equilibria.

    Parameters
    ----------
    kind
        ``unknown``: a comparison that the model leaves open. ``assumption``: something that it
        assumes.
    element
        Path of the element in the file.
    actor
        Id of the actor that it is about, or None.
    text
        To be put to a person.
    answers
        The two answers, in words.
    matters
        In which share of the ways to answer the other questions this answer changes the equilibria.
    error
        The standard error of `matters`, by the share with one case of each kind added; 0 where all
        ways were gone through.
    moved
        How many states change on average.
    effects
        The states for which the answer makes most difference.
    """

    kind: Literal["unknown", "assumption"]
    element: str
    actor: str | None
    text: str
    answers: tuple[str, str]
    matters: float
    error: float
    moved: float
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A state that is an equilibrium in some share of the ways to answer all open questions."""

    state: str
    share: float


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What to ask next about a dispute.

    Parameters
    ----------
    dispute, as_of, concept
        What was analysed, as it stands on which day, under which concept.
    questions
        Those that matter most first; those that never mattered are left out.
    idle
        How many questions changed nothing in any way that was tried.
    open
        How many comparisons are not known, of actors that can move.
    exact
        Whether all ways to answer them were gone through, or some drawn at random.
    ways
        How many there were.
    settled
        The states that are equilibria most often, at most 20.
    interrupted
        Whether it was stopped before all that were asked for had been tried.
    """

    dispute: Dispute
    as_of: date | None
    concept: str
    questions: tuple[Question, ...]
    idle: int
    open: int
    exact: bool
    ways: int
    settled: tuple[Answered, ...]
    interrupted: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return it in the form ``standoff.ask/1``, ready for JSON."""
        return {
            "format": FORMAT,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "concept": self.concept,
            "exact": self.exact,
            "ways": self.ways,
            "open": self.open,
            "idle": self.idle,
            "interrupted": self.interrupted,
            "questions": [
                {**asdict(each), "answers": list(each.answers),
                 "effects": [asdict(effect) for effect in each.effects]}
                for each in self.questions
            ],
            "settled": [asdict(each) for each in self.settled],
        }  # fmt: skip
