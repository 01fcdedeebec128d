"""What can be said of commitments: where they apply, and where keeping them is credible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Commitment, Dispute
from standoff.dispute.states import States
from standoff.stability.tables import (
    Column,
    Columns,
    Tabular,
    coded,
    html_table,
    refuse_if_many,
    truth,
)
from standoff.stability.verdict import Move

__all__ = ["FORMAT", "KINDS", "Answer", "Commitments", "Credibility", "Deed", "Standing"]

FORMAT = "standoff.commitments/1"

KINDS = (
    "applies",
    "kept",
    "possible",
    "credible",
    "perhaps_credible",
    "sequentially_credible",
    "perhaps_sequentially_credible",
)
"""The sets of states that are told of each commitment."""

_SHOWN = ("applies", "possible", "credible", "sequentially_credible")

Answer = Literal["yes", "perhaps", "no"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A move by which an actor does what it announced.

    Parameters
    ----------
    move
        The actor's move.
    gain
        Whether the actor is ``better``, ``worse`` or ``alike`` after it, or that is ``unknown``.
    sanction
        A shortest legal sequence of the others' improvements from there to a state that the actor
        likes no better than the one it left; None where there is none, and where it does not gain.
    certain
        Whether the sanction is one whatever is unknown (True where there is none).
    """

    move: Move
    gain: Literal["better", "worse", "alike", "unknown"]
    sanction: tuple[Move, ...] | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment at one state.

    Parameters
    ----------
    state
        Spelled in Y and N.
    status
        ``applies``: its condition holds, and what was announced is not done. ``kept``: it is done.
        ``idle``: the condition does not hold.
    credible, sequentially_credible
        ``no`` where it does not apply.
    deeds
        The moves that would keep it; none where it is not possible, or does not apply.
    sentences
        The same in words.
    """

    state: str
    status: Literal["applies", "kept", "idle"]
    credible: Answer
    sequentially_credible: Answer
    deeds: tuple[Deed, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Credibility:
    """One commitment: where it applies, and where it is credible.

    Parameters
    ----------
    commitment
        What was announced.
    where
        For each of `KINDS` an array of shape (states,), dtype bool. ``applies``: the condition
        holds, and what was announced is not done; ``kept``: both hold. Those that follow are parts
        of ``applies``: keeping it is ``possible``; is ``credible``, or ``perhaps_credible`` where
        that hangs on what is unknown; and the same for ``sequentially_credible``.
    here
        The commitment at the state that was asked about; None where none was.
    examples
        At most four states where it applies, one of each kind that occurs: sequentially credible,
        credible and spoiled, possible and not credible, not possible.
    summary
        A sentence.
    """

    commitment: Commitment
    where: Mapping[str, NDArray[np.bool_]]
    here: Standing | None
    examples: tuple[Standing, ...]
    summary: str

    @property
    def empty(self) -> bool:
        """Whether it can be kept somewhere and is credible nowhere, whatever is unknown."""
        credible = self.where["credible"] | self.where["perhaps_credible"]
        return bool(self.where["possible"].any()) and not bool(credible.any())

    @property
    def counts(self) -> dict[str, int]:
        """In how many states it applies, is kept, possible, credible …, by kind."""
        return {kind: int(self.where[kind].sum()) for kind in KINDS}


@dataclass(frozen=True, slots=True, eq=False)
class Commitments(Tabular):
    """Which commitments are credible, in which states.

    Parameters
    ----------
    dispute, as_of
        What was analysed, as it stands on which day.
    states
        The feasible states.
    at
        The state that was asked about, spelled in Y and N, or None.
    items
        In the order of the file.
    """

    dispute: Dispute
    as_of: date | None
    states: States
    at: str | None
    items: tuple[Credibility, ...]

    def named(self, index: int, kind: str) -> tuple[str, ...]:
        """Spell the states of one kind (see `Credibility.where`) of one commitment."""
        return tuple(self.states.names(np.flatnonzero(self.items[index].where[kind])))

    def to_dict(self, list_limit: int = 65_536) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.commitments/1``.

        Parameters
        ----------
        list_limit
            Above this number of states, only how many there are of each kind is told.
        """
        listed = self.states.size <= list_limit
        return {
            "format": FORMAT,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "at": self.at,
            "states": self.states.size,
            "commitments": [
                _form(item, self if listed else None, number)
                for number, item in enumerate(self.items)
            ],
        }

    def __repr__(self) -> str:
        """Show what is said of each."""
        lines = [f"<Commitments in '{self.dispute.title}', {self.states.size:,} states"]
        lines += [f"  {item.summary}" for item in self.items]
        return "\n".join(lines) + ">"

    def _repr_html_(self) -> str:
        head = ["commitment", "applies", "possible", "credible", "sequentially credible"]
        rows = [
            (
                _said(item.commitment),
                *(f"{count:,}" for kind, count in item.counts.items() if kind in _SHOWN),
            )
            for item in self.items
        ]
        note = f"Counted in {self.states.size:,} states."
        return html_table(f"Commitments in {self.dispute.title}", head, rows, note)

    def _columns(self) -> Columns:
        """One row for each commitment and state, in this order."""
        size, count = self.states.size, len(self.items)
        refuse_if_many(size * count)
        ids = list(dict.fromkeys(item.commitment.actor for item in self.items))
        whose = np.array([ids.index(item.commitment.actor) for item in self.items], dtype=np.int64)
        columns = {
            "commitment": Column("whole", np.repeat(np.arange(1, count + 1), size)),
            "actor": coded(ids, np.repeat(whose, size)),
            "state": coded(self.states.names(), np.tile(np.arange(size), count)),
        }
        for kind in KINDS:
            parts = [item.where[kind] for item in self.items]
            columns[kind] = truth(np.concatenate(parts) if parts else [])
        return columns


def _said(commitment: Commitment) -> str:
    said = f"{commitment.actor}: if {commitment.condition}, then {commitment.action}"
    return f"{commitment.name}\n{said}" if commitment.name else said


def _form(item: Credibility, listing: Commitments | None, number: int) -> dict[str, Any]:
    commitment = item.commitment
    form: dict[str, Any] = {
        "actor": commitment.actor,
        "if": str(commitment.condition),
        "then": str(commitment.action),
        "name": commitment.name,
        "empty": item.empty,
        "summary": item.summary,
        "counts": item.counts,
        "at": None if item.here is None else asdict(item.here),
        "examples": [asdict(each) for each in item.examples],
    }
    if listing is not None:
        form["where"] = {kind: list(listing.named(number, kind)) for kind in KINDS}
    return form
