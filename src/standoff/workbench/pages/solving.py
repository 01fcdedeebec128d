"""What a page waits for: told on its strip, and stopped and begun anew there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from standoff.workbench.pages.working import Working
from standoff.workbench.works import Work

__all__ = ["Solving"]

Result = TypeVar("Result")

_SOON = 0.3
"""Seconds after which it is told that something is going on."""
_MOMENT, _BEAT = 0.005, 0.2
"""Seconds between looks at whether it is done: before that is told, and after."""


class Solving:
    """The strip of a page, with what the page waits for; it is drawn where it is made.

    Parameters
    ----------
    anew
        Called, and awaited, when what was stopped is to begin anew.
    said
        What is going on, as long as it goes on.
    label
        What the button says that begins it anew.
    """

    def __init__(
        self, anew: Callable[[], object], *, said: str = "Solving …", label: str = "Solve"
    ) -> None:
        self._said = said
        self._work: Work[Any] | None = None
        self._strip = Working(self._stop, anew, label=label)

    async def wait(self, work: Work[Result], *, more: bool = False) -> Result | None:
        """Wait for some work, and show how far it is once that takes a while.

        Whoever waits for something newer on the same page has the strip.

        Parameters
        ----------
        more
            Whether the page will wait for something else then, so that the strip stays.

        Returns
        -------
        None where it was stopped, or the page was left.
        """
        self._work = work
        soon = monotonic() + (0 if self._strip.going else _SOON)
        while not work.done:
            late = monotonic() >= soon
            if self._strip.left:
                return None
            if late and self._work is work:
                self._strip.show(self._said, work.doing, work.share)
            await asyncio.sleep(_BEAT if late else _MOMENT)
        return self._over(work, more=more)

    async def soon(self, work: Work[Any], patience: float = _SOON) -> bool:
        """Wait for some work a few seconds only; say whether it is done."""
        late = monotonic() + patience
        while not work.done and monotonic() < late:
            await asyncio.sleep(_MOMENT)
        return work.done

    def over(self) -> None:
        """Tell nothing any more: after all there is nothing else to wait for."""
        self._strip.hide()

    def _over(self, work: Work[Result], *, more: bool) -> Result | None:
        found = None
        try:
            found = work.result()
        finally:
            if self._work is work and not self._strip.left:
                if work.stopped and found is None:
                    self._strip.stopped("Stopped before it was done.")
                elif found is None or not more:
                    self._strip.hide()
        return found

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()
