"""What is found of one state, or of the states that fit a pattern, by the solver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.dispute.model import Dispute
from standoff.stability.tables import Columns, Tabular, html_table, text
from standoff.stability.verdict import Improvement, Seen, as_data

__all__ = ["FORMAT", "SingleAnswer", "SingleSolution", "SingleVerdict"]

FORMAT = "standoff.single/1"

_SAID = {True: "yes", False: "no", None: "undecided"}


@dataclass(frozen=True, slots=True)
class SingleVerdict:
    """Whether a state is stable for an actor under a concept, and why.

    Parameters
    ----------
    actor
        Its id.
    concept
        Nash, GMR or SMR; where preferences are not known with an index (``GMR_a``).
    state
        Spelled in Y and N.
    stable
        None: undecided.
    improvements
        The improvements that were looked at, each with its sanction or None. Where `stable`, any
        other improvement is met by the same moves as one of these.
    sentences
        The same in words.
    undecided
        What was tried, where it is undecided; else None.
    seen
        Where the actor has a picture of its own, how it sees the state (see `Verdict`).
    """

    actor: str
    concept: str
    state: str
    stable: bool | None
    improvements: tuple[Improvement, ...]
    sentences: tuple[str, ...]
    undecided: str | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class SingleAnswer:
    """Whether there is an equilibrium of a concept among the states asked about.

    Parameters
    ----------
    stable
        Whether `state`, the one that was asked about, or that was found among several, is stable
        for every actor; False with no state: none of those asked about is; None: undecided.
    verdicts
        On `state`, actor by actor.
    undecided
        What was tried, where no state was found and it is not known whether there is one.
    """

    concept: str
    stable: bool | None
    state: str | None
    verdicts: tuple[SingleVerdict, ...]
    undecided: str | None = None


@dataclass(frozen=True, slots=True)
class SingleSolution(Tabular):
    """What the solver says of a state, or of the states that fit a pattern.

    Parameters
    ----------
    dispute, as_of
        What was solved, as it stands on which day.
    asked
        The state, the pattern or the expression.
    state
        The one feasible state that fits it; None where several do.
    answers
        One for each concept.
    """

    dispute: Dispute
    as_of: date | None
    asked: str
    state: str | None
    answers: tuple[SingleAnswer, ...]

    def answer(self, concept: str) -> SingleAnswer:
        """Return the answer for a concept.

        Raises
        ------
        KeyError
            It was not asked for.
        """
        for each in self.answers:
            if each.concept == concept:
                return each
        raise KeyError(concept)

    def to_dict(self) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.single/1``."""
        return {
            "format": FORMAT,
            "options": list(self.dispute.options),
            "actors": [actor.id for actor in self.dispute.actors],
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "asked": self.asked,
            "state": self.state,
            "concepts": [as_data(each) for each in self.answers],
        }

    def _repr_html_(self) -> str:
        names = {actor.id: actor.name for actor in self.dispute.actors}
        rows = [
            (each.concept, one.state, names[one.actor], _SAID[one.stable],
             "\n".join(one.sentences))
            for each in self.answers for one in each.verdicts
        ]  # fmt: skip
        rows += [
            (each.concept, "–", "everyone", _SAID[each.stable], each.undecided or "")
            for each in self.answers if not each.verdicts
        ]  # fmt: skip
        head = ["concept", "state", "for", "stable", "why"]
        return html_table(f"{self.asked} in {self.dispute.title}", head, rows)

    def _columns(self) -> Columns:
        """One row for each verdict; an answer without a state has one row."""
        rows = list(self._rows())
        names = ("concept", "state", "actor", "stable", "undecided")
        return {name: text(row[place] for row in rows) for place, name in enumerate(names)}

    def _rows(self) -> Iterator[tuple[str | None, ...]]:
        for each in self.answers:
            for one in each.verdicts:
                yield each.concept, each.state, one.actor, _SAID[one.stable], one.undecided
            if not each.verdicts:
                yield each.concept, None, None, _SAID[each.stable], each.undecided
