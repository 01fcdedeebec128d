"""A second reader whose answers are at hand: checks them, and asks nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standoff.evidence import Source
from standoff.reading.actor_book import ActorBook
from standoff.reading.context import Context
from standoff.reading.language import Parsed
from standoff.reading.llm.answers import Proposal, parse
from standoff.reading.llm.checking import Refused, check
from standoff.reading.llm.joining import join_claims
from standoff.reading.records import Claim

__all__ = ["CheckedReader"]

_NOTHING = '{"claims": []}'


class CheckedReader:
    """Keeps of what a model proposes what the passages bear out.

    Parameters
    ----------
    name
        How claims name the reader.
    answers
        Of the model, by passage. May be added to until the passages are visited.
    """

    def __init__(self, name: str, answers: Mapping[str, str]) -> None:
        self.name = name
        self._answers = answers
        # By passage, for the last visit to one counts.
        self._claims: dict[str, list[Claim]] = {}
        self._refused: dict[str, list[str]] = {}

    def prepare(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> None:
        """Do nothing: all answers are there."""

    def visit(self, context: Context) -> None:
        """Check what the model proposes for a passage."""
        passage = context.parsed.passage.id
        claims = self._claims[passage] = []
        refused = self._refused[passage] = []
        parsed = parse(self._answers.get(passage, _NOTHING))
        # What cannot be taken apart was neither taken nor kept.
        proposals, misformed = ((), ()) if isinstance(parsed, str) else parsed
        refused.extend(misformed)
        for proposal in proposals:
            claims.extend(self._checked(context, proposal, refused))

    def join(self, claims: Sequence[Claim], book: ActorBook) -> Sequence[Claim]:  # noqa: ARG002
        """Join the model's claims to standoff's own."""
        return join_claims(claims, (c for found in self._claims.values() for c in found))

    @property
    def accepted(self) -> int:
        """How many claims the passages bear out."""
        return sum(map(len, self._claims.values()))

    @property
    def refused(self) -> tuple[str, ...]:
        """Why each of the others is refused."""
        return tuple(reason for found in self._refused.values() for reason in found)

    def _checked(
        self, context: Context, proposal: Proposal, refused: list[str]
    ) -> tuple[Claim, ...]:
        try:
            return check(context, proposal, self.name)
        except Refused as reason:
            refused.append(str(reason))
            return ()
