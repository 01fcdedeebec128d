"""How far long work has got: told while it goes on to whoever waits, who may stop it.

Work is parted, and its parts again. A part that gets on adds to what is done of the whole, also
where several go on beside one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from types import TracebackType
from typing import Self

__all__ = ["NOBODY", "Part", "Tell"]

Tell = Callable[[str, float], None]
"""Called with what is being done, in words, and with the share of the whole that is done, from 0 to
1, which never falls. It may raise (`standoff.errors.Stopped`) to stop the work."""


class _Whole:
    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lock = Lock()
        self._done = 0.0

    def add(self, share: float, doing: str) -> None:
        with self._lock:
            self._done = min(self._done + share, 1.0)
            self._tell(doing, self._done)


class Part:
    """A part of some work, or all of it. Left as a context, it is done, unless by an exception.

    Parameters
    ----------
    tell
        Told how far the whole is; None: nobody is.
    doing
        What is being done, in words.
    """

    __slots__ = ("_doing", "_done", "_share", "_whole")

    def __init__(self, tell: Tell | None, doing: str = "") -> None:
        self._whole = None if tell is None else _Whole(tell)
        self._share = 1.0
        self._done = 0.0
        self._doing = doing

    def look(self) -> None:
        """Say that it goes on, so that it can be stopped here."""
        if self._whole is not None:
            self._whole.add(0.0, self._doing)

    def reach(self, share: float) -> None:
        """Say how much of it is done, from 0 to 1."""
        if self._whole is not None:
            more = max(share - self._done, 0.0)
            self._done += more
            self._whole.add(more * self._share, self._doing)

    def tell(self, doing: str, share: float) -> None:
        """Pass on what work told that is this part: it is a `Tell`."""
        if self._whole is not None:
            more = max(share - self._done, 0.0)
            self._done += more
            self._whole.add(more * self._share, _joined(self._doing, doing))

    def split(self, parts: Iterable[tuple[str, float]]) -> tuple[Part, ...]:
        """Part what is left of it.

        Parameters
        ----------
        parts
            For each what is done in it, in words, and how long it takes beside the others.
        """
        named = tuple(parts)
        if self._whole is None:
            return (self,) * len(named)
        total = sum(weight for _, weight in named) or 1.0
        left = self._share * (1.0 - self._done)
        self._done = 1.0
        return tuple(
            self._part(_joined(self._doing, doing), left * weight / total)
            for doing, weight in named
        )

    def _part(self, doing: str, share: float) -> Part:
        part = Part(None, doing)
        part._whole, part._share = self._whole, share
        return part

    def __enter__(self) -> Self:
        self.look()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.reach(1.0)


def _joined(whole: str, part: str) -> str:
    return f"{whole}: {part}" if whole and part else whole or part


NOBODY = Part(None)
"""A part of which nobody is told."""
