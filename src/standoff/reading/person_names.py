"""The full name of each person whom the reports name with and without a middle name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["PersonNames", "is_surname"]

_PARTICLES = frozenset("al bin da de del den der di du la le ten ter van von zu".split())


def is_surname(name: str) -> bool:
    """Whether a name of several words is only a surname ("De Santos")."""
    return all(word.casefold() in _PARTICLES for word in name.split()[:-1])


class PersonNames:
    """The names of persons in the reports.

    Parameters
    ----------
    names
        Those of several words.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._written: dict[str, str] = {}
        self._middles: dict[tuple[str, str], dict[tuple[str, ...], str]] = defaultdict(dict)
        for name in names:
            folded = name.casefold()
            if folded not in self._written or self._written[folded].isupper():
                self._written[folded] = name
            first, middle, last = _parts(name)
            if middle:
                self._middles[first, last].setdefault(middle, folded)

    def full(self, name: str) -> str:
        """Return the name with the middle names that the only one of that name has.

        "John Kettering" is John F. Kettering where no John P. Kettering is named; "John F." and
        "John Francis" are one.
        """
        first, middle, last = _parts(name)
        same = {m: n for m, n in self._middles[first, last].items() if _may_be_one(middle, m)}
        longest = max(same, key=lambda m: sum(map(len, m)), default=())
        if not all(_may_be_one(other, longest) for other in same):
            return self._written[name.casefold()]
        return self._written[same.get(longest, name.casefold())]


def _parts(name: str) -> tuple[str, tuple[str, ...], str]:
    """Return first name, middle names and surname with its particles."""
    words = name.casefold().replace(".", "").split()
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return words[0], tuple(words[1:start]), " ".join(words[start:])


def _may_be_one(middle: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two may be the middle names of one person: one has none, or the initials agree."""
    if not middle or not other:
        return True
    alike = zip(middle, other, strict=False)
    return len(middle) == len(other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in alike
    )
