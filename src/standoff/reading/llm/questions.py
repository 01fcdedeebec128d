"""What a model is asked about a report: one question for each passage that states facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.evidence import Source
from standoff.reading.claims import STATES_FACTS
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.kept import key_of
from standoff.reading.llm.prompt import INSTRUCTIONS, PROMPT_VERSION, question
from standoff.reading.records import Passage
from standoff.surrogates import replaced

__all__ = ["Question", "questions_about"]


@dataclass(frozen=True, slots=True)
class Question:
    """A passage that a model is asked about.

    Parameters
    ----------
    passage
        Its id.
    place
        Where it stands, for people.
    text
        What the model is shown.
    key
        Of the answer: the same for the same question to the same model.
    """

    passage: str
    place: str
    text: str
    key: str

    @property
    def size(self) -> int:
        """Characters that are sent, with the instructions."""
        return len(self.text) + len(INSTRUCTIONS)


def questions_about(
    endpoint: Endpoint, passages: Iterable[tuple[Source, Passage]]
) -> Iterator[Question]:
    """Yield a question for each passage that states facts.

    Parameters
    ----------
    passages
        Each with its source, in order, in the pieces in which they are parsed.
    """
    before: tuple[str, str] = ("", "")
    for source, passage in passages:
        if passage.kind not in STATES_FACTS:
            continue
        # A lone surrogate cannot be sent; a replacement keeps the offsets.
        own = replaced((source.text or "")[passage.start : passage.end])
        text = replaced(question(source, before[1] if before[0] == source.id else "", own))
        before = (source.id, own)
        key = key_of(endpoint.name, endpoint.address or "", PROMPT_VERSION, INSTRUCTIONS, text)
        place = f"{source.location or source.id}, characters {passage.start} to {passage.end}"
        yield Question(passage.id, place, text, key)
