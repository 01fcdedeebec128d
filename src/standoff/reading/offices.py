"""Those who hold an office and are not named: "the governor", "the Public Ombudsman"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook
from standoff.reading.groups import acts
from standoff.reading.names import Name
from standoff.reading.roles import OFFICES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["enter_offices"]


def enter_offices(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Enter who acts under an office alone; where one person bears its title, it is that one."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    unnamed: list[tuple[Parsed, Token]] = []
    for parsed in texts:
        for token in parsed.tokens:
            if token.lower_ not in OFFICES or book.at(parsed.passage.id, token.i) is not None:
                continue
            named = set(_named_beside(book, parsed, token))
            bearers[parsed.passage.source, token.lower_] |= named
            if not named and _is_of_nobody(book, parsed, token):
                unnamed.append((parsed, token))
    acting = {
        (parsed.passage.source, token.lower_)
        for parsed, token in unnamed
        if acts(token) and not bearers[parsed.passage.source, token.lower_]
    }
    for parsed, token in unnamed:
        office = parsed.passage.source, token.lower_
        known = bearers[office]
        if office in acting or len(known) == 1:
            actor = next(iter(known)) if known else book.add(_label(token), "person")
            book.place(parsed.passage.id, Name(token.i, token.i + 1, token.text, "people"), actor)


def _named_beside(book: ActorBook, parsed: Parsed, title: Token) -> Iterator[str]:
    """Yield the persons whose title it is ("Mayor Jane Roe", "Jane Roe, the mayor")."""
    doc = parsed.doc
    beside = [doc[title.i + 1]] if title.i + 1 < len(doc) else []
    beside += [child for child in title.children if child.dep_ == "appos"]
    if title.dep_ == "appos":
        beside.append(title.head)
    for word in beside:
        actor = book.at(parsed.passage.id, word.i)
        if actor is not None and book.kind(actor) == "person":
            yield actor


def _is_of_nobody(book: ActorBook, parsed: Parsed, title: Token) -> bool:
    """Whether it is "the governor", and not one of a place or a body that is named."""
    definite = any(child.dep_ == "det" and child.lower_ == "the" for child in title.children)
    around = [w for child in title.children for w in (child, *child.children)]
    return definite and all(book.name_at(parsed.passage.id, word.i) is None for word in around)


def _label(title: Token) -> str:
    """Return an office with what tells it from others ("Public Ombudsman", "police chief")."""
    telling = [c.i for c in title.children if c.dep_ in {"compound", "amod"} and c.i < title.i]
    text: str = title.doc[min(telling, default=title.i) : title.i + 1].text
    return text
