"""Political parties by what their members are called: "the Liberals" are the Liberal Party."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["PartyNames", "is_party"]

_BASE = {"democratic": "democrat", "socialist": "socialist"}


def is_party(name: str) -> bool:
    """Whether a name is that of a party as it is written in full."""
    return name.casefold().endswith(" party")


def _key(words: Iterable[str]) -> tuple[str, ...]:
    lowered = (word.casefold().removesuffix("s") for word in words)
    return tuple(_BASE.get(word, word) for word in lowered)


class PartyNames:
    """The parties that the reports name in full.

    Parameters
    ----------
    names
        All names in the reports.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key = {_key(name.split()[:-1]): name for name in names if is_party(name)}

    def of_members(self, text: str, *, before: str) -> str | None:
        """Return the party whose members a name means, or None.

        Parameters
        ----------
        text
            The name: "Liberals", or "Social Democrat".
        before
            The word before it. Of one member only "a Liberal" is sure to be meant so: "Green" alone
            may be somebody's name.
        """
        if not text.endswith("s") and before.casefold() not in {"a", "an"}:
            return None
        return self._by_key.get(_key(text.split()))
