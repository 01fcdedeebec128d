"""What the language model knows of words that a person has chosen: a verb's base form and class."""

from __future__ import annotations

from standoff.evidence import Span
from standoff.reading.context import base_form
from standoff.reading.deeds import deed_of
from standoff.reading.language import Parsed, parse_passages
from standoff.reading.records import Passage

__all__ = ["base_of", "deed_in", "parsed_around"]


def parsed_around(text: str, passage: Passage, span: Span) -> Parsed | None:
    """Parse the part of a passage that some words begin in.

    Parameters
    ----------
    text
        Of the source.
    span
        Where the words stand in it.

    Raises
    ------
    MissingError
        The language model is not installed.
    """
    pieces = parse_passages([passage], text)
    return next((each for each in pieces if each.passage.start <= span.start < each.passage.end),
                None)  # fmt: skip


def base_of(parsed: Parsed, span: Span) -> str | None:
    """Return the base form of the first word of a span where that is a verb ("pay" for "pays")."""
    return base_form([t for t in parsed.tokens_in(span) if not t.is_space and not t.is_punct])


def deed_in(parsed: Parsed, span: Span, verb: str) -> tuple[str, str | None] | None:
    """Find a verb in a span.

    Parameters
    ----------
    verb
        In any of its forms.

    Returns
    -------
    tuple of str and str, or None
        Its base form and the PLOVER root class of what is done, where it has one; None where the
        verb is not in the span.
    """
    wanted = verb.casefold()
    for token in parsed.tokens_in(span):
        if token.is_alpha and wanted in {token.lemma_.casefold(), token.lower_}:
            return token.lemma_.casefold(), deed_of(token)
    return None
