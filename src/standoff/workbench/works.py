"""Long work beside the loop of the pages: shared by all who wait for it, and stopped on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from standoff.errors import Stopped
from standoff.progress import Tell

__all__ = ["Work", "Works"]

Result = TypeVar("Result")
Wanted = Callable[[], bool]


class Work(Generic[Result]):
    """Something that is found out in a thread of its own.

    Parameters
    ----------
    run
        Finds it out; it tells how far it is, and lets through what that raises.
    wanted
        Whether somebody still wants it; asked time and again. What nobody wants is stopped.

    Attributes
    ----------
    doing, share
        What is being done now, in words, and the share of the whole that is done, from 0 to 1.
    """

    def __init__(self, run: Callable[[Tell], Result], wanted: Wanted) -> None:
        self.doing = ""
        self.share = 0.0
        self._wanted = [wanted]
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._given_up = False
        self._found: Future[Result | None] = Future()
        # It must not keep the server from ending.
        threading.Thread(target=self._do, args=(run,), daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether `result` would not wait."""
        return self._found.done()

    @property
    def stopped(self) -> bool:
        """Whether somebody has asked for it to stop."""
        return self._stop.is_set()

    def result(self) -> Result | None:
        """Wait for what was found out; None where it was stopped.

        Raises
        ------
        StandoffError
            What it came to in place of a result.
        """
        return self._found.result()

    def stop(self) -> None:
        """Let it stop, for all who wait for it."""
        self._stop.set()

    def join(self, wanted: Wanted) -> bool:
        """Want it too; False where it is being stopped, so that it has to be begun anew."""
        with self._lock:
            if self._given_up or self.stopped:
                return False
            self._wanted.append(wanted)
            return True

    def _do(self, run: Callable[[Tell], Result]) -> None:
        try:
            self._found.set_result(run(self._told))
        except Stopped:
            self._found.set_result(None)
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            self._found.set_exception(error)

    def _told(self, doing: str, share: float) -> None:
        if self.done:
            return
        with self._lock:
            if self.stopped or not any(wanted() for wanted in self._wanted):
                self._given_up = True
                raise Stopped("it is wanted no more")
        self.doing, self.share = doing, share


class Works:
    """What is going on, by what it is to find out: nothing is found out twice at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._going: dict[Hashable, Work[Any]] = {}

    def joined(self, key: Hashable, wanted: Wanted) -> Work[Any] | None:
        """Want what is going on, if it is."""
        with self._lock:
            return self._known(key, wanted)

    def begin(
        self, key: Hashable, run: Callable[[Tell], Result], wanted: Wanted = lambda: True
    ) -> Work[Result]:
        """Begin some work, unless it is going on already: then want that.

        Parameters
        ----------
        key
            What tells it apart.
        run, wanted
            As in `Work`.
        """
        with self._lock:
            if (known := self._known(key, wanted)) is not None:
                return known
            self._going = {at: work for at, work in self._going.items() if not work.done}
            made = self._going[key] = Work(run, wanted)
            return made

    def _known(self, key: Hashable, wanted: Wanted) -> Work[Any] | None:
        known = self._going.get(key)
        return known if known is not None and not known.done and known.join(wanted) else None
