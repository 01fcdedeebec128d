"""What equilibria rest on: what is left of them without a claim, or without a whole source."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from standoff.dispute.model import Dispute

__all__ = ["Foundations", "Pillar", "Resting", "Withdrawal"]

FORMAT = "standoff.rests/1"

Left = Literal["stands", "in doubt", "falls"]
"""What is left of an equilibrium: it stands as it did; it only may be one; it is none."""


@dataclass(frozen=True, slots=True)
class Pillar:
    """Something that was said, once or in several places, on which an equilibrium rests.

    Parameters
    ----------
    evidence
        The ids of all that says it.
    elements
        Paths of the elements that rest on it and on nothing else.
    left
        What is left of the equilibrium without it.
    """

    evidence: tuple[str, ...]
    elements: tuple[str, ...]
    left: Left


@dataclass(frozen=True, slots=True)
class Resting:
    """An equilibrium and what it rests on.

    Parameters
    ----------
    state
        Spelled in Y and N.
    certain
        Whether it is one whatever the unknown comparisons are.
    pillars
        What it would not stand without as it does, the weightiest first. Empty: nothing by itself
        bears it.
    without
        For the id of each source what is left of it without the source.
    """

    state: str
    certain: bool
    pillars: tuple[Pillar, ...]
    without: dict[str, Left]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What one source bears.

    Parameters
    ----------
    source
        Its id.
    elements
        Paths of the elements that rest on it alone.
    stand, doubtful, fall
        How many of the equilibria stand without it as they do, only may be one, and are none.
    new
        States that are, or may be, equilibria only without it, the nearest to the status quo
        first.
    """

    source: str
    elements: tuple[str, ...]
    stand: int
    doubtful: int
    fall: int
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foundations:
    """What the equilibria of a dispute rest on.

    Parameters
    ----------
    as_of
        The day, or None for a dispute without dates.
    equilibria
        Certain ones first; of those the nearest to the status quo.
    sources
        In the order of the file; those that no element cites are left out.
    interrupted
        Whether it was stopped before all was tried.
    """

    dispute: Dispute
    concept: str
    as_of: date | None
    equilibria: tuple[Resting, ...]
    sources: tuple[Withdrawal, ...]
    interrupted: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the result as JSON has it (``standoff.rests/1``)."""
        pillars = [p for each in self.equilibria for p in each.pillars]
        cited = {ident for pillar in pillars for ident in pillar.evidence}
        return {
            "format": FORMAT,
            "title": self.dispute.title,
            "concept": self.concept,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "options": [f"{a.id}.{o.id}" for a in self.dispute.actors for o in a.options],
            "equilibria": [asdict(each) for each in self.equilibria],
            "sources": [asdict(each) for each in self.sources],
            "evidence": {
                ident: {"source": item.source, "start": item.start, "end": item.end,
                        "exact": item.exact}
                for ident, item in self.dispute.evidence.items()
                if ident in cited
            },
            "interrupted": self.interrupted,
        }  # fmt: skip
