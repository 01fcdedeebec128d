"""What a second reader beside standoff's own has to do, as a language model does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from standoff.evidence import Source
from standoff.reading.actor_book import ActorBook
from standoff.reading.context import Context
from standoff.reading.language import Parsed
from standoff.reading.records import Claim

__all__ = ["SecondReader"]


class SecondReader(Protocol):
    """Reads the same passages again; whatever goes wrong with it, it raises nothing."""

    def prepare(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> None:
        """Take notice of all parsed passages, before claims are made of any."""

    def visit(self, context: Context) -> None:
        """Find claims in a passage; the last visit to it counts."""

    def join(self, claims: Sequence[Claim], book: ActorBook) -> Sequence[Claim]:
        """Return standoff's own claims with those of this reader.

        Whoever is named in one is in the book, or is entered.
        """
