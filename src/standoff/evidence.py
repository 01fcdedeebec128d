"""Sources and the evidence that points into them.

An annotation is a position (character offsets) and the quoted text, as in the W3C Web Annotation
data model (TextPositionSelector and TextQuoteSelector). One whose quoted text is not at its
offsets is refused. Where a text may not be passed on, the quotation can be withheld: its SHA-256
stands in its place and still proves what was cited to whoever holds the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from standoff.errors import EvidenceError

__all__ = ["Evidence", "Source", "Span", "digest", "verify"]


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 form, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode characters, `start` counted from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether every character of this span is one of the other's."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it came.

    Parameters
    ----------
    id
        Short name, unique in its dossier or dispute (``s1``).
    title, publisher
        As the report gives them, or None.
    published
        ISO 8601 date or date and time, with the zone where the report names one; None if unknown.
    sha256
        Of the bytes as they came.
    location
        The path or address as the user gave it, or None.
    text
        The decoded text that offsets count in; None where a model travels without its sources.
        For HTML this is the text of the page with its markup taken away, one block a line.
    encoding
        How the bytes were decoded.
    form
        What it was (``HTML``, ``PDF``, ``e-mail, HTML``), or None where nobody kept it.
    part
        Which part of a file that holds several reports ("entry 3"); `sha256` is the file's.
    address
        Where it was published on the web, as it says itself or as it was fetched.
    language
        As it declares itself (``en-GB``).
    retrieved
        When it was fetched from its address (ISO 8601, UTC).
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    sha256: str | None = None
    location: str | None = None
    text: str | None = None
    encoding: str | None = None
    form: str | None = None
    part: str | None = None
    address: str | None = None
    language: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of a source that something rests on.

    Parameters
    ----------
    source
        Id of the source.
    start, end
        Half-open range of Unicode characters of the source's text.
    exact
        The quoted text, or None where it is withheld.
    sha256
        `digest` of the quoted text, where it is withheld.
    prefix, suffix
        The text around the quotation, so that a reader sees it in its passage where the source is
        not at hand. Empty where it is not given.
    """

    source: str
    start: int
    end: int
    exact: str | None = None
    sha256: str | None = None
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """The range without its source."""
        return Span(self.start, self.end)

    @classmethod
    def cite(cls, source: Source, start: int, end: int) -> Evidence:
        """Quote characters `start` to `end` of a source whose text is at hand.

        Raises
        ------
        EvidenceError
            The source has no text here, or the range is empty or outside of it.
        """
        if source.text is None:
            raise EvidenceError(
                f"source '{source.id}': its text is not at hand, so it cannot be quoted"
            )
        if not 0 <= start < end <= len(source.text):
            raise EvidenceError(
                f"source '{source.id}': characters {start} to {end} are not in its text "
                f"of {len(source.text)} characters"
            )
        return cls(source.id, start, end, source.text[start:end])


def verify(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> None:
    """Refuse evidence whose quoted text is not at its offsets.

    Evidence into a source whose text is not at hand is checked for its form only.

    Raises
    ------
    EvidenceError
        With every misaligned annotation, one a line.
    """
    wrong = [problem for item in evidence if (problem := _misalignment(item, sources))]
    if wrong:
        raise EvidenceError("\n".join(wrong))


def _misalignment(item: Evidence, sources: Mapping[str, Source]) -> str | None:
    where = f"evidence at {item.source}:{item.start}–{item.end}"
    source = sources.get(item.source)
    if source is None:
        return f"{where}: there is no source '{item.source}'"
    if not 0 <= item.start < item.end:
        return f"{where}: the range is empty or negative"
    if item.exact is None and item.sha256 is None:
        return f"{where}: neither the quoted text nor its digest is given"
    if item.exact is not None and len(item.exact) != item.end - item.start:
        given, asked = len(item.exact), item.end - item.start
        return f"{where}: the quoted text has {given} characters, the range {asked}"
    if source.text is None:
        return None
    found = source.text[item.start : item.end]
    if item.exact is not None and found != item.exact:
        return f"{where}: the source reads {found!r}, the quotation {item.exact!r}"
    if item.sha256 is not None and digest(found) != item.sha256:
        return f"{where}: the source reads {found!r}, which is not the text whose digest is given"
    before = source.text[max(0, item.start - len(item.prefix)) : item.start]
    after = source.text[item.end : item.end + len(item.suffix)]
    if before != item.prefix or after != item.suffix:
        return f"{where}: the text around the quotation is not what the source reads there"
    return None
