"""Names in headings whose capitals tell nothing: "TRANSPORT MINISTRY REJECTS OFFER".

Where all words, or all longer ones, begin with a capital, a name is told by the text below, which
has it too, or by the list of states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from standoff.reading.names import Name

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
    taken: set[int] = set()
    lower = [token.lower_ for token in doc]
    for start in range(len(lower)):
        for words, name in sorted(forms.get(lower[start], {}).items(), key=lambda f: -len(f[0])):
            end = start + len(words)
            if start not in taken and tuple(lower[start:end]) == words:
                taken |= set(range(start, end))
                yield replace(name, start=start, end=end)
                break
    for name in found:
        known = name.entry is not None or (name.kind == "person" and not name.text.isupper())
        if known and not taken & set(range(name.start, name.end)):
            yield name
