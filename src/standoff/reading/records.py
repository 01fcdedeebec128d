"""What was reported, as frozen records: passages, actors and claims, each tied to its source.

A dossier is what reading yields and drafting starts from. Offsets count Unicode characters of the
source's decoded text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.evidence import Evidence, Span

__all__ = [
    "OWN_READER",
    "ActorKind",
    "Claim",
    "ClaimKind",
    "Modality",
    "Passage",
    "PassageKind",
    "Quantity",
    "ReportedActor",
]

PassageKind = Literal[
    "masthead",
    "timestamp",
    "headline",
    "byline",
    "lead",
    "body",
    "subheading",
    "caption",
    "pull_quote",
    "comment",
    "link",
    "navigation",
    "disclaimer",
]
"""Only headline, lead and body state facts as the publisher's own."""

ActorKind = Literal["government", "organisation", "group", "person", "armed_force", "body"]

ClaimKind = Literal["quotation", "stance", "commitment", "deadline", "event", "relation"]

OWN_READER = "standoff"
"""Name of the reader that comes along, in `Claim.found_by`."""

Modality = Literal["done", "intended", "threatened", "hypothetical", "reported"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source that is of one kind; `id` is unique in its dossier (``p1``)."""

    id: str
    source: str
    kind: PassageKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its range in the source's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ReportedActor:
    """Somebody who acts or speaks in the reports.

    Parameters
    ----------
    id
        Unique in the dossier, lower case (``serbia``, ``sergei_lavrov``).
    aliases
        Other names that the reports use for it, in order of appearance.
    speaks_for
        Id of the actor whose position a person states, or None. An aide speaks for nobody unless
        the report says so.
    wikidata
        Its item in Wikidata ("Q403"), of a state or an international body that is known here.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    speaks_for: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count and what it counts (16,000, "troops"), with the characters that say so."""

    value: float
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a report says somebody said, did, wants or is bound by.

    Parameters
    ----------
    actor, target
        Ids of actors, or None. The target of a quotation is whom it is said to.
    act
        The act of a stance (demand, offer, accept, ...), or a short verb for the other kinds
        (``keep``, ``expire``, ``attack``, ``back``).
    plover
        Its PLOVER root class, or None.
    content
        The spans that say what; several where a quotation is interrupted.
    date
        The day (or first day of the range) that it speaks of, resolved against the publication.
    polarity
        False where the report denies it.
    modality
        ``reported`` where somebody other than the publisher says so.
    evidence
        What it rests on; never empty.
    speaker, speaker_span, cue, form
        Of a quotation only.
    quantity
        A count that belongs to it (troops, dead), or None.
    found_by
        The readers that found it: standoff's own, a language model (``PROVIDER:MODEL``), or both.
    base
        The base form of the first word of the content where that is a verb ("drop" for "drops"),
        or None. It is kept in the dossier's file only.
    """

    id: str
    kind: ClaimKind
    actor: str | None
    act: str | None
    plover: str | None
    target: str | None
    content: tuple[Span, ...]
    date: date | None
    polarity: bool
    modality: Modality
    evidence: tuple[Evidence, ...]
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    form: Literal["direct", "indirect", "mixed"] | None = None
    quantity: Quantity | None = None
    base: str | None = None
    found_by: tuple[str, ...] = (OWN_READER,)
