"""Names of organisations that the language model takes for those of places or persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook, initials
from standoff.reading.companies import short_names, words_of_companies
from standoff.reading.names import Name
from standoff.reading.roles import HONORIFICS, OFFICIALS
from standoff.reading.told_as_companies import companies_among

if TYPE_CHECKING:
    from standoff.reading.language import Parsed

__all__ = ["find_organisations", "has_title"]

_FEWEST_INITIALS = 2
"""Letters that a name for short has to have more of to be told by its initials."""


def find_organisations(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Take a name for an organisation's, in all reports, where one shows that it is.

    A company's has an owner or a manager, or is there with its legal form too ("Norrail Cargo",
    "Norrail Cargo AG"), or is told of as a company's; of another the initials stand for the full
    name ("UTD").
    """
    names = [n for p in texts for n in book.names(p.passage.id) if n.entry is None]
    several = [n for n in names if n.end - n.start > 1]
    full = {n.text: None for n in several if n.kind == "organisation"}
    companies = {word.text for parsed in texts for word in words_of_companies(parsed.doc)}
    called = {i for name in full if len(i := initials(name)) > _FEWEST_INITIALS}
    short = {name.casefold() for name in short_names(full)}
    short |= companies_among([(parsed, book.names(parsed.passage.id)) for parsed in texts])
    persons = {n.text.casefold() for n in several if n.kind == "person"} - short
    borne = {word for person in persons for word in person.split()}
    # The first word of a company's name may be a place's too ("Velden Steel AG").
    whole = {name for name in short if " " in name}
    whole_or_first = short | ({name.split()[0] for name in short} - borne)
    if not companies and not called and not short:
        return

    def is_shown(parsed: Parsed, name: Name) -> bool:
        if name.entry is not None or name.kind not in {"place", "person"}:
            return False
        if name.text in called or (name.kind == "place" and name.text in companies):
            return True
        likely = whole_or_first if name.kind == "person" else whole
        return name.text.casefold() in likely and not has_title(parsed, name)

    for parsed in texts:
        known = book.names(parsed.passage.id)
        book.enter(
            parsed.passage.id,
            [replace(n, kind="organisation") if is_shown(parsed, n) else n for n in known],
        )


def has_title(parsed: Parsed, name: Name) -> bool:
    """Whether a title stands before a name ("Mr", "General")."""
    before = parsed.doc[name.start - 1].text.casefold().rstrip(".") if name.start else ""
    return before in HONORIFICS or before in OFFICIALS
