"""Which deadline is moved by what a report says, and to which day, over all reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from standoff.evidence import Source
from standoff.reading.dates import DateMention, Duration, find_dates, find_durations
from standoff.reading.records import Claim

__all__ = ["date_extensions", "is_settled", "moved_by"]


def date_extensions(claims: Sequence[Claim], sources: Mapping[str, Source]) -> Iterator[Claim]:
    """Yield claims, where a deadline was moved by some time with the day that this makes.

    Parameters
    ----------
    claims
        Of reports in the order in which they were published.
    sources
        Of the claims, with their texts.
    """
    order = {ident: place for place, ident in enumerate(sources)}

    def place(claim: Claim) -> tuple[int, int]:
        cited = claim.evidence[0]
        return order.get(cited.source, 0), cited.start

    dated: dict[int, Claim] = {}
    deadlines = [(at, claim) for at, claim in enumerate(claims) if claim.kind == "deadline"]
    known: list[Claim] = []
    for at, claim in sorted(deadlines, key=lambda item: place(item[1])):
        term = _term(claim, sources) if claim.act == "extend" else None
        old = None if term is None else moved_by(claim, known)
        if term is not None and old is not None and old.date is not None:
            dated[at] = replace(claim, date=term.after(old.date))
        known.append(dated.get(at, claim))
    return (dated.get(at, claim) for at, claim in enumerate(claims))


def moved_by(extension: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """Return the deadline that is moved, of some that were spoken of before in order, or None.

    It is one of the day that the extension names, else the last one of whoever moves it, else the
    last one.
    """
    counted = [
        claim
        for claim in earlier
        if claim.date is not None
        and claim.date != extension.date
        and is_settled(claim)
        and (claim.evidence != extension.evidence or _is_before(claim, extension))
    ]
    sentence = extension.evidence[0].exact or ""
    named = {(m.last.month, m.last.day) for m in _numbered(sentence, extension.date) if m.last}
    by_day = [c for c in counted if c.date and (c.date.month, c.date.day) in named]
    own = [c for c in counted if c.actor is not None and c.actor == extension.actor]
    return next(reversed(by_day or own or counted), None)


def _is_before(claim: Claim, other: Claim) -> bool:
    """Whether the words of a claim stand before those of another in one sentence."""
    ends = [span.end for span in claim.content]
    return bool(ends) and max(ends) <= min((s.start for s in other.content), default=0)


def is_settled(claim: Claim) -> bool:
    """Whether a deadline is set or moved, and not only asked for or refused."""
    return claim.polarity and claim.modality != "hypothetical"


def _numbered(sentence: str, around: date | None) -> Iterator[DateMention]:
    """Yield the days that a sentence names by their number: these need not be worked out."""
    for mention in find_dates(sentence, published=around):
        if mention.precision == "day" and any(char.isdigit() for char in mention.text):
            yield mention


def _term(claim: Claim, sources: Mapping[str, Source]) -> Duration | None:
    """Return by how long a deadline is moved, where the words say no day."""
    text = sources[claim.evidence[0].source].text or ""
    said = " ".join(text[span.start : span.end] for span in claim.content)
    if find_dates(said):
        return None
    return next((term for term in find_durations(said) if term.days >= 1), None)
