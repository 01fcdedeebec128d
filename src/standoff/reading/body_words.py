"""What the words of a body's name say: of what sort it is, and what tells it from others.

"The Ministry of Transport" and "the Transport Ministry" are a ministry, told from others by the
same word; "the drivers' union" says less than "the Union of Train Drivers" and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from standoff.reading.gazetteer import lookup

__all__ = ["BodyWords", "body_words", "says_no_more", "telling_words", "trades"]

_EITHER_WAY = frozenset(
    """
    agency association authority brotherhood bureau department directorate federation guild ministry
    office secretariat union
    """.split()
)
"""Nouns that may stand before or behind what tells them apart, and mean the same.

"The Council of Europe" is not the European Council, nor the Bank of a town the town's bank.
"""
_BEHIND = frozenset({"of", "for"})
_SMALL = frozenset("& affair and for in of on the".split())
"""Words of a name that tell nothing: the ministry of foreign affairs is the foreign ministry."""
_SPELLINGS = {"center": "centre", "defense": "defence", "harbor": "harbour", "labor": "labour"}
_WORKER = "worker"


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The noun of a body's name and the words that tell it apart, in the singular."""

    noun: str
    telling: frozenset[str]

    def of(self, owner: str) -> BodyWords:
        """Return the words with those of whose it is."""
        return replace(self, telling=self.telling | telling_words(owner.split()))

    def says_more_than(self, other: BodyWords) -> bool:
        """Whether it is of the same sort, and told apart by further words."""
        return self.noun == other.noun and self.telling > other.telling


@lru_cache(maxsize=4096)
def body_words(name: str) -> BodyWords | None:
    """Return what a name says that means the same in another order, else None.

    Parameters
    ----------
    name
        As it is written, of several words.
    """
    words = name.casefold().split()
    behind = next((at for at, word in enumerate(words) if word in _BEHIND and at), len(words))
    noun = words[behind - 1] if words else ""
    if noun not in _EITHER_WAY:
        return None
    rest = name.split()
    telling = telling_words(_places((*rest[: behind - 1], *rest[behind:])))
    return BodyWords(noun, telling) if telling else None


def _places(words: Iterable[str]) -> Iterator[str]:
    """Yield some words, with the state for what is derived from it ("Danish")."""
    for word in words:
        known = lookup(word) if word[0].isupper() else None
        if known is not None and known.form == "demonym":
            yield from known.name.split()
        else:
            yield word


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """Return those of some words that tell a body apart, in the singular and in one spelling."""
    found: set[str] = set()
    for word in words:
        plain = _singular(word.casefold().replace("’", "'").removesuffix("'s").strip("'.,"))
        if plain.endswith(_WORKER) and plain != _WORKER:
            found |= {plain.removesuffix(_WORKER), _WORKER}
        elif plain and plain not in _SMALL:
            found.add(_SPELLINGS.get(plain, plain))
    return frozenset(found)


def says_no_more(fewer: Iterable[str], more: frozenset[str]) -> bool:
    """Whether all telling words of one are among those of another; "miners" are mine workers."""
    workers = _WORKER in more
    return all(word in more or (workers and not more.isdisjoint(trades(word))) for word in fewer)


def trades(word: str) -> tuple[str, ...]:
    """Return what those may work in who are called by a word ("miner": a mine)."""
    stem = word.removesuffix("er")
    return () if stem == word else (stem, f"{stem}e")


def _singular(word: str) -> str:
    if word.endswith("men"):
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
