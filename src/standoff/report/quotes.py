"""The sentences that an element rests on, numbered in the order of the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.dispute.model import Dispute
from standoff.evidence import Evidence, Source
from standoff.report.words import published

__all__ = ["Citation", "Quotes", "origin"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of evidence where the brief cites it.

    Parameters
    ----------
    number
        Its number in the brief.
    first
        Whether it is cited here for the first time, and so quoted in full.
    origin
        Publisher and day of the source, for people.
    """

    number: int
    first: bool
    evidence: Evidence
    source: Source
    origin: str

    @property
    def before(self) -> str:
        """The text before the quotation, opened by an ellipsis where it is cut."""
        return f"…{self.evidence.prefix}" if self.evidence.prefix else ""

    @property
    def after(self) -> str:
        """The text after it, closed by an ellipsis where a sentence does not end with it."""
        text = self.evidence.suffix
        return text if not text or text.rstrip().endswith((".", "!", "?")) else f"{text}…"

    @property
    def withheld(self) -> bool:
        """Whether the quoted text may not be passed on."""
        return self.evidence.exact is None


class Quotes:
    """Hands out citations and remembers which evidence has been quoted already."""

    def __init__(self, dispute: Dispute) -> None:
        self._dispute = dispute
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Sequence[str]) -> list[Citation]:
        """Cite evidence by its ids; quotations come before what is withheld."""
        known = [key for key in ids if key in self._dispute.evidence]
        known.sort(key=lambda key: self._dispute.evidence[key].exact is None)
        return [self._cite(key) for key in known]

    @property
    def cited(self) -> tuple[Citation, ...]:
        """All that was cited, in the order of the numbers."""
        return tuple(self._cite(key) for key in tuple(self._numbers))

    def _cite(self, key: str) -> Citation:
        first = key not in self._numbers
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        evidence = self._dispute.evidence[key]
        source = self._dispute.sources.get(evidence.source, Source(evidence.source))
        return Citation(number, first, evidence, source, origin(source))


def origin(source: Source) -> str:
    """Name a source in a few words."""
    day = published(source.published and source.published[:10])
    named = [part for part in (source.publisher, day) if part]
    return ", ".join(named) or source.title or source.id
