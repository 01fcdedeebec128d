"""What the analyst says of words of a report, before a claim is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.evidence import Source, Span
from standoff.reading.dossier import Dossier
from standoff.reading.llm.align import find_all
from standoff.reading.records import ActorKind, ClaimKind, Modality
from standoff.workbench.selection import shown

__all__ = ["Saying", "first_saying", "usual_modality"]

_USUAL: dict[str, Modality] = {"threaten": "threatened", "promise": "intended"}


@dataclass(slots=True)
class Saying:
    """What the analyst says of a selection, as far as it is said.

    Parameters
    ----------
    kind
        Of the claim.
    act
        One of `ACTS`, or the verb of an event; None where the kind has none.
    actor
        Id of who says, does or wants it, or None.
    name, sort
        Of somebody whom the reports are not known to name; `name` comes before `actor`.
    target
        Id of whom it is towards, or None.
    what
        The words that say what, out of the selection; empty: all of it.
    day
        The day that it speaks of, as ISO 8601; empty: none.
    polarity
        False where the report denies it.
    modality
        As in `Claim`.
    """

    kind: ClaimKind = "stance"
    act: str | None = "demand"
    actor: str | None = None
    name: str = ""
    sort: ActorKind = "organisation"
    target: str | None = None
    what: str = ""
    day: str = ""
    polarity: bool = True
    modality: Modality = "done"


def usual_modality(kind: ClaimKind, act: str | None) -> Modality:
    """Return how such a claim is mostly meant."""
    return "reported" if kind == "quotation" else _USUAL.get(act or "", "done")


def first_saying(dossier: Dossier, source: Source, span: Span) -> Saying:
    """Return what to begin with: whom the passage names last before the end of the selection."""
    text = source.text or ""
    passage = dossier.passage_at(source.id, span)
    start = 0 if passage is None else passage.start
    found = [
        (at.end, actor.id)
        for actor in dossier.actors
        for name in (actor.name, *actor.aliases)
        for at in find_all(name, text[start : span.end])
    ]
    before = [each for each in found if start + each[0] <= span.start] or found
    actor = max(before, default=(0, None))[1]
    return Saying(actor=actor, what=shown(text[span.start : span.end]))
