"""What asking a model came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from standoff.reading.llm.costs import Usage

__all__ = ["Summary", "Tally"]

_LISTED = 1_000
"""Passages without an answer that are held by name; of a corpus there may be any number."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What asking a model came to.

    Parameters
    ----------
    reader
        ``PROVIDER:MODEL``, as in `Claim.found_by`.
    passages, sent, kept
        Passages that state facts; how many of them were sent and answered; how many had an answer
        that was kept.
    same
        How many were not asked about, for the model has read their words in a report before.
    usage, price
        Tokens that this run took, and US dollars, None where the price is not known.
    accepted
        Claims that the passages bear out.
    refused
        Proposals that they do not, by reason.
    unanswered
        How many passages have no answer.
    failed
        The first thousand of these, each as "SOURCE, characters A to B", and why.
    unkept
        Why answers could not be kept, or None.
    declined
        Whether nothing was sent because `agree` said so.
    """

    reader: str
    passages: int
    sent: int
    kept: int
    same: int
    usage: Usage
    price: Decimal | None
    accepted: int
    refused: Mapping[str, int]
    unanswered: int
    failed: tuple[tuple[str, str], ...]
    unkept: str | None
    declined: bool

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "reader": self.reader,
            "passages": self.passages,
            "sent": self.sent,
            "kept": self.kept,
            "same": self.same,
            "tokens": {"read": self.usage.read, "written": self.usage.written},
            "price_usd": None if self.price is None else float(self.price),
            "accepted": self.accepted,
            "refused": dict(self.refused),
            "unanswered": self.unanswered,
            "failed": [{"passage": place, "reason": reason} for place, reason in self.failed],
        }


@dataclass(slots=True)
class Tally:
    """The same while it is counted."""

    passages: int = 0
    sent: int = 0
    same: int = 0
    usage: Usage = field(default_factory=Usage)
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    unkept: str | None = None
    declined: bool = False

    def fail(self, place: str, reason: str) -> None:
        """Note a passage that has no answer."""
        self.unanswered += 1
        if len(self.failed) < _LISTED:
            self.failed.append((place, reason))

    def check(self, accepted: int, refused: Iterable[str]) -> None:
        """Note what became of the claims of some passages."""
        self.accepted += accepted
        self.refused.update(refused)

    def summary(self, reader: str, price: Decimal | None) -> Summary:
        """Return what it has come to."""
        return Summary(
            reader=reader,
            passages=self.passages,
            sent=self.sent,
            kept=self.passages - self.same - self.sent - self.unanswered,
            same=self.same,
            usage=self.usage,
            price=price,
            accepted=self.accepted,
            refused=dict(self.refused),
            unanswered=self.unanswered,
            failed=tuple(self.failed),
            unkept=self.unkept,
            declined=self.declined,
        )
