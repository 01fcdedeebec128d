"""The full name of each body that the reports name in several ways.

"The Transport Ministry" is the Ministry of Transport, and "the Foreign Ministry" that of the state
whose it is said to be. What fits two bodies is neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from standoff.reading.body_words import BodyWords, body_words, telling_words
from standoff.reading.headings import HEADINGS
from standoff.reading.joint_names import OF_PORTFOLIOS, PORTFOLIOS

if TYPE_CHECKING:
    from standoff.reading.language import Parsed
    from standoff.reading.names import Name

__all__ = ["BodyNames"]

_FORMS = {"limited": "ltd", "incorporated": "inc", "corporation": "corp"}
_PORTFOLIOS = telling_words(PORTFOLIOS) | frozenset(
    "family national public regional rural social welfare youth".split()
)


class BodyNames:
    """The names of bodies in the reports, by what their words say.

    Parameters
    ----------
    reports
        All parsed passages, with the names found in each of them, in order.
    """

    def __init__(self, reports: Iterable[tuple[Parsed, Sequence[Name]]]) -> None:
        self._written: dict[str, str] = {}
        self._with_word: dict[str, dict[str, None]] = defaultdict(dict)
        self._said: dict[BodyWords, str] = {}
        self._said_with: dict[tuple[str, str], dict[BodyWords, None]] = defaultdict(dict)
        self._texts_of: dict[str, set[str]] = defaultdict(set)
        self._said_in: dict[str, dict[BodyWords, int]] = defaultdict(dict)
        for parsed, names in reports:
            for at, name in enumerate(names):
                if name.kind == "organisation" and name.entry is None and name.end - name.start > 1:
                    self._note(parsed, names, at)

    def _note(self, parsed: Parsed, names: Sequence[Name], at: int) -> None:
        text = names[at].text
        folded = _fold(text)
        self._texts_of[parsed.passage.source].add(folded)
        if folded not in self._written or self._written[folded].isupper():
            self._written[folded] = text
        for word in folded.split():
            self._with_word[word][folded] = None
        if whole := _whole(parsed, names, at):
            if parsed.passage.kind not in HEADINGS:
                here = self._said_in[parsed.passage.source]
                here.setdefault(whole, len(here))
            self._said.setdefault(whole, folded)
            for word in whole.telling:
                self._said_with[whole.noun, word][whole] = None

    def full(self, parsed: Parsed, names: Sequence[Name], at: int) -> str:
        """Return the full name of a body.

        Parameters
        ----------
        parsed, names, at
            Where it is named: the passage, the names in it, and which of them it is.
        """
        text = names[at].text
        whole = _whole(parsed, names, at)
        if whole is None:
            return self._longest(parsed.passage.source, _fold(text))
        more = self._more(parsed, names, at, whole)
        return self._named(whole if more is None else more)

    def _named(self, whole: BodyWords) -> str:
        """Return the name of a body, with whose it is where there are others of that name."""
        name = self._written[self._said[whole]]
        bare = body_words(name)
        if bare is None or bare == whole:
            return name
        if bare not in self._said and len(_fullest(self._all_more(bare))) < 2:
            return name
        return f"{name} of {' '.join(sorted(whole.telling - bare.telling)).title()}"

    def _all_more(self, words: BodyWords) -> list[BodyWords]:
        sharing = (self._said_with[words.noun, word] for word in words.telling)
        return [w for w in min(sharing, key=len, default={}) if w.says_more_than(words)]

    def _more(
        self, parsed: Parsed, names: Sequence[Name], at: int, words: BodyWords
    ) -> BodyWords | None:
        """Return the one body whose name says more: of the passage, the report, or of any."""
        found = self._all_more(words)
        if not found:
            return None
        before = {_whole(parsed, names, earlier) for earlier in range(at)}
        near = [each for each in found if each in before]
        here = self._said_in[parsed.passage.source]
        own = [each for each in found if each in here]
        fullest = _fullest(near or own or found)
        if len(fullest) != 1 or _may_be_anothers(words, fullest[0], here):
            return None
        return fullest[0]

    def _longest(self, report: str, text: str) -> str:
        """Return the one longer name of which this is a run of words ("Local 40"), or itself."""
        words = text.split()
        longer = [
            other
            for other in self._with_word.get(words[0] if words else "", ())
            if len(other.split()) > len(words) and f" {text} " in f" {other} "
        ]
        own = [other for other in longer if other in self._texts_of[report]]
        among = list(_outermost(own or longer))
        return self._written[among[0] if len(among) == 1 else text]


def _fold(name: str) -> str:
    """Return a name without capitals and commas, and with its legal form as it is mostly given."""
    *words, last = name.casefold().replace(",", "").split()
    plain = last.rstrip(".")
    return " ".join((*words, _FORMS.get(plain, plain)))


def _may_be_anothers(bare: BodyWords, full: BodyWords, order: Mapping[BodyWords, int]) -> bool:
    """Whether a ministry that is first called so alone may be another than one that is somebody's.

    "The Foreign Ministry" of the first paragraph need not be Peru's, which is named in the third.
    """
    owned = bare.noun in OF_PORTFOLIOS and bool(full.telling - bare.telling - _PORTFOLIOS)
    return owned and bare in order and order[bare] < order.get(full, -1)


def _fullest(found: Sequence[BodyWords]) -> list[BodyWords]:
    """Return those of some that no other of them says more than."""
    return [each for each in found if not any(other.says_more_than(each) for other in found)]


def _outermost(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if not any(other != text and f" {text} " in f" {other} " for other in texts):
            yield text


def _whole(parsed: Parsed, names: Sequence[Name], at: int) -> BodyWords | None:
    words = body_words(names[at].text)
    return None if words is None else words.of(_owner(parsed, names, at))


def _owner(parsed: Parsed, names: Sequence[Name], at: int) -> str:
    """Return whose a body is said to be beside its name ("Peru's Foreign Ministry"), or nothing."""
    name = names[at]
    if at:
        before = names[at - 1]
        between = parsed.doc[before.end : name.start]
        demonym = not between and before.kind == "people"
        if demonym or (len(between) == 1 and between[0].tag_ == "POS"):
            return before.text if before.entry is None else before.entry.name
    if at + 1 < len(names):
        behind = names[at + 1]
        between = parsed.doc[name.end : behind.start]
        word = between[0].lower_ if len(between) == 1 else ""
        if word == "of" or (word == "in" and behind.kind == "place"):
            return behind.text if behind.entry is None else behind.entry.name
    return ""
