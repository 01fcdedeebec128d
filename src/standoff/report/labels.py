"""Short names for the states that a brief speaks of."""

from __future__ import annotations

__all__ = ["Labels"]


class Labels:
    """Names states SQ (the status quo), A, B, … Z, AA, … in the order in which they come up."""

    def __init__(self, status_quo: str | None) -> None:
        self._names: dict[str, str] = {} if status_quo is None else {status_quo: "SQ"}
        self._next = 0

    def __getitem__(self, state: str) -> str:
        """Return the name of a state; it gets one if it has none."""
        if state not in self._names:
            self._names[state] = _letters(self._next)
            self._next += 1
        return self._names[state]

    def known(self, state: str) -> str | None:
        """Return the name of a state that has come up already, or None."""
        return self._names.get(state)


def _letters(number: int) -> str:
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
