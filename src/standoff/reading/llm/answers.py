"""The form of a model's answer, and what becomes of one that has another."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = ["MOST_CLAIMS", "PLOVER_CLASSES", "Answer", "Proposal", "parse"]

MOST_CLAIMS = 60
"""More claims than this are not made by one passage."""

_LONGEST = 400_000
"""Characters of an answer; what is longer is not looked at."""

_Words = Annotated[str, Field(max_length=6_000)]

PLOVER_CLASSES = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Proposal(BaseModel):
    """One claim as a model proposes it: words of the passage, and names of known kinds.

    Every field of words has to stand in the passage; no field is an offset or a number, for models
    count badly.
    """

    model_config = ConfigDict(strict=True, frozen=True)

    kind: Literal["quotation", "stance", "commitment", "deadline", "event", "relation"]
    quote: Annotated[_Words, Field(description="the sentence or sentences that say so, verbatim")]
    actor: Annotated[_Words | None, Field(description="who acts, in words of the passage")] = None
    act: Annotated[str | None, Field(max_length=60)] = None
    plover: PLOVER_CLASSES | None = None
    target: Annotated[_Words | None, Field(description="towards whom, in words of it")] = None
    content: Annotated[
        tuple[_Words, ...], Field(strict=False, max_length=12, description="what, verbatim")
    ] = ()
    date: Annotated[_Words | None, Field(description="the words that say when")] = None
    quantity: Annotated[_Words | None, Field(description="the words that say how many")] = None
    polarity: Annotated[bool, Field(description="false where the report denies it")] = True
    modality: Literal["done", "intended", "threatened", "hypothetical", "reported"] = "done"
    cue: Annotated[_Words | None, Field(description="of a quotation: the word of saying")] = None


class Answer(BaseModel):
    """All claims of a passage."""

    claims: list[Proposal]


def parse(text: str) -> tuple[tuple[Proposal, ...], tuple[str, ...]] | str:
    """Take an answer apart.

    Returns
    -------
    tuple of tuple, or str
        The claims of the right form, and a reason for each that is not; or why the whole cannot be
        read.
    """
    if len(text) > _LONGEST:
        return f"the answer is longer than {_LONGEST:,} characters"
    found = _json_of(text)
    if isinstance(found, dict):
        found = found.get("claims")
    if not isinstance(found, list):
        return "the answer is not JSON with a list of claims"
    proposals: list[Proposal] = []
    refused: list[str] = []
    for item in found[:MOST_CLAIMS]:
        try:
            proposals.append(Proposal.model_validate(item))
        except ValidationError as error:
            refused.append(_reason(error))
    refused += [f"more than {MOST_CLAIMS} claims of one passage"] * (len(found) - MOST_CLAIMS)
    return tuple(proposals), tuple(refused)


def _json_of(text: str) -> Any:
    """Return what a text says in JSON, also where words or a fence stand around it."""
    inner = text[text.find("{") : text.rfind("}") + 1]
    for candidate in (text, inner):
        try:
            return json.loads(candidate)
        except (ValueError, RecursionError):
            continue
    return None


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = str(first["loc"][0]) if first["loc"] else "claim"
    # A name that the schema does not have would bring words of the answer into our messages.
    known = place if place in Proposal.model_fields else "claim"
    return f"not in the schema ({known})"
