"""Whether to go on searching."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Watch"]

_EVERY = 64


class Watch:
    """Passes on what is being done, and remembers whether to stop.

    Parameters
    ----------
    go_on
        Called with what is being done, after every so many tries; False: to stop.

    Attributes
    ----------
    stopped
        Whether it was said to stop.
    """

    def __init__(self, go_on: Callable[[str], bool]) -> None:
        self._go_on = go_on
        self._count = 0
        self.stopped = False

    def while_(self, doing: str) -> Callable[[], bool]:
        """Return what says, at each try, whether to go on."""

        def goes_on() -> bool:
            if self._count % _EVERY == 0 and not self.stopped:
                self.stopped = not self._go_on(doing)
            self._count += 1
            return not self.stopped

        return goes_on
