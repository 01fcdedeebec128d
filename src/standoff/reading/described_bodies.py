"""Bodies with a name that are described by some of its words: "the train drivers' union".

All words of the description are among those of the name, and of one name only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook
from standoff.reading.body_words import BodyWords, body_words, says_no_more, telling_words, trades
from standoff.reading.descriptions import fits
from standoff.reading.roles import BODIES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["DescribedBodies"]

_NOUNS = BODIES | {"union"}
_SINGULAR = frozenset({"NN", "NNP"})
_MOST = 8
"""Tokens before a noun that may tell which body it is."""
_OTHERS = frozenset({"DT", "PDT", "PRP$", "CD", "WP$"})
"""What stands before one that is not known yet, or is not told by its name ("their union")."""
_WHOSE = frozenset({"at", "for", "from", "in", "of"})


class DescribedBodies:
    """Finds whom a description means that has words of a body's name.

    Parameters
    ----------
    book
        With the full names of all reports.
    """

    def __init__(self, book: ActorBook) -> None:
        self._book = book
        self._found: dict[tuple[str, str, frozenset[str]], str | None] = {}
        self._with_word: dict[str, dict[str, list[str]]] = {}
        self._named: dict[BodyWords, set[str]] = defaultdict(set)
        for actor in book.ids():
            words = body_words(book.name(actor)) if book.kind(actor) == "organisation" else None
            if words is not None:
                self._named[words].add(actor)

    def named(self, parsed: Parsed, noun: Token) -> str | None:
        """Return the body that a description means, or None where it is not plain.

        Parameters
        ----------
        parsed, noun
            The passage, and the noun that is described more closely ("union").
        """
        word = noun.lower_
        if word not in _NOUNS or noun.tag_ not in _SINGULAR:
            return None
        told = telling_words(_told(noun)) - {word}
        if not told:
            return None
        key = parsed.passage.source, word, told
        if key not in self._found:
            self._found[key] = self._of(*key)
        return self._found[key]

    def _of(self, report: str, noun: str, told: frozenset[str]) -> str | None:
        """Return the only one of a report; else the one that some report names with all words."""
        book = self._book
        names = {
            actor: telling_words(book.name(actor).split()) - {noun}
            for actor in self._sharing(report, told)
            if fits(book, actor, noun)
        }
        found = [actor for actor, name in names.items() if says_no_more(told, name)]
        if len(found) > 1:
            found = [actor for actor in found if names[actor] == told]
        elif not found:
            found = list(self._named.get(BodyWords(noun, told), ()))
        return found[0] if len(found) == 1 else None

    def _sharing(self, report: str, told: frozenset[str]) -> Sequence[str]:
        """Return those named in a report who have the rarest word of a description."""
        if report not in self._with_word:
            found = self._with_word[report] = defaultdict(list)
            for actor in self._book.standings(report):
                for word in telling_words(self._book.name(actor).split()):
                    found[word].append(actor)
        with_word = self._with_word[report]
        sharing = (
            [a for w in (word, *trades(word)) for a in with_word.get(w, ())] for word in told
        )
        return min(sharing, key=len)


def _told(noun: Token) -> list[str]:
    """Return the words that tell a body apart where it is taken for known, else nothing.

    It has "the" before it, or is somebody's who is named, as "Harwick's port authority" is.
    """
    doc = noun.doc
    start = noun.left_edge.i
    before = [token for token in doc[start : noun.i] if not token.is_punct]
    if not before or len(before) > _MOST:
        return []
    owned = before[0].pos_ == "PROPN" and any(token.tag_ == "POS" for token in before)
    if before[0].lower_ != "the" and not owned:
        return []
    rest = before if owned else before[1:]
    if any(token.tag_ in _OTHERS for token in rest):
        return []
    words = [token.text for token in rest if token.tag_ != "POS"]
    return words + _behind(noun)


def _behind(noun: Token) -> list[str]:
    """Return the words behind a noun that say of what or where it is."""
    found: list[str] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.i > noun.i and child.lower_ in _WHOSE:
            for whose in child.children:
                phrase = noun.doc[child.i + 1 : whose.i + 1]
                found += [token.text for token in phrase if token.lower_ != "the"]
                found += [joined.text for joined in whose.conjuncts]
    return found
