"""Names in headings whose capitals tell nothing: "TRANSPORT MINISTRY REJECTS OFFER".

Where all words, or all longer ones, begin with a capital, a name is told by the text below, which
has it too, or by the list of states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from standoff.reading.gazetteer import longest_entry
from standoff.reading.names import Name
from standoff.reading.roles import ORGANISATION_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from standoff.reading.language import Parsed

__all__ = ["HEADINGS", "names_in_headings"]

HEADINGS = frozenset({"headline", "subheading"})
_SHORT = 4
"""Letters of the longest words that may be small in a heading in capitals."""
_FEWEST = 3
"""Words of which a heading has to have this many to show how it is written."""

_Forms = dict[str, dict[tuple[str, ...], Name]]


def names_in_headings(
    texts: Sequence[Parsed], names: Sequence[Sequence[Name]]
) -> Iterator[Sequence[Name]]:
    """Yield the names of each passage anew: in a heading in capitals those that the text has.

    Parameters
    ----------
    texts, names
        All parsed passages, and the names found in each.
    """
    both = list(zip(texts, names, strict=True))
    for _, report in groupby(both, lambda each: each[0].passage.source):
        passages = list(report)
        forms: _Forms | None = None
        for parsed, found in passages:
            if parsed.passage.kind not in HEADINGS or not _is_in_capitals(parsed.doc):
                yield found
                continue
            if forms is None:
                forms = _forms(passages)
            yield sorted(_in_capitals(parsed.doc, found, forms), key=lambda name: name.start)


def _is_in_capitals(doc: Doc) -> bool:
    words = [token.text for token in doc if token.is_alpha]
    telling = [word for word in words if len(word) > _SHORT or word.isupper()]
    return len(telling) >= _FEWEST and all(word[0].isupper() for word in telling)


def _forms(passages: Sequence[tuple[Parsed, Sequence[Name]]]) -> _Forms:
    """Return the names of the text below, each by its words in lower case, by the first of them."""
    forms: _Forms = defaultdict(dict)
    for parsed, names in passages:
        if parsed.passage.kind in HEADINGS:
            continue
        for name in names:
            words = tuple(token.lower_ for token in parsed.doc[name.start : name.end])
            forms[words[0]].setdefault(words, name)
    return forms


def _in_capitals(doc: Doc, found: Sequence[Name], forms: _Forms) -> Iterator[Name]:
    """Yield the names of the text and those that are plain without it, the longest first."""
    lower = [token.lower_ for token in doc]
    surnames = {words[-1] for each in forms.values() for words in each if len(words) > 1}
    names = [name for name in found if _is_plain(name, surnames)]
    for start, word in enumerate(lower):
        for words, name in forms.get(word, {}).items():
            end = start + len(words)
            if tuple(lower[start:end]) == words:
                names.append(replace(name, start=start, end=end))
    taken: set[int] = set()
    for name in sorted(names, key=lambda each: each.start - each.end):
        if taken.isdisjoint(range(name.start, name.end)):
            taken |= set(range(name.start, name.end))
            yield name


def _is_plain(name: Name, surnames: Collection[str]) -> bool:
    """Whether a name is one whatever its capitals say ("SERBIA", "UNITED NATIONS MISSION").

    "Hillary Clinton" is where the text has no other full name with that surname; "Derelict Obama"
    may be an adjective and a name.
    """
    if name.entry is not None:
        return True
    *words, last = name.text.split()
    if name.kind == "person":
        return not name.text.isupper() and last.casefold() not in surnames
    known = longest_entry(words, 0)
    return known is not None and known[0] == len(words) and last.casefold() in ORGANISATION_WORDS
