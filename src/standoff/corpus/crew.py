"""Who does the reading: this process, processes of this machine, or a Dask cluster.

Each is an executor of the standard library's form; Dask brings one along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from typing import Any

from standoff.corpus.tasks import Done, Given
from standoff.corpus.work import AT_ONCE, version, work
from standoff.errors import InputError, MissingError
from standoff.version import __version__

__all__ = ["Cluster", "Crew", "LostWorkerError", "Processes", "Single"]

_ANSWERS = 10.0
"""Seconds within which a scheduler answers."""


class LostWorkerError(Exception):
    """A worker died while it read; what it was given may or may not be to blame."""


class Single:
    """Reads in this process, when the result is asked for."""

    at_once = 1
    """Tasks that can be read at the same time."""

    def __init__(self, model: str | None) -> None:
        self._model = model

    def hand_out(self, task: Sequence[Given], at_once: int = AT_ONCE) -> Callable[[], list[Done]]:
        """Give a task to be read; calling what is returned yields the result.

        Raises (when called)
        --------------------
        LostWorkerError
            The worker died.
        """
        return lambda: work(task, self._model, at_once)

    def replace(self) -> None:
        """Get new workers where the old ones are lost; what they were given is to be given anew."""

    def dismiss(self) -> None:
        """Let the workers go."""


class Processes(Single):
    """Reads in processes of this machine, each with a language model of its own.

    Parameters
    ----------
    count
        Processes.
    """

    def __init__(self, model: str | None, count: int) -> None:
        super().__init__(model)
        self.at_once = count
        self._pool = self._hire()

    def _hire(self) -> Executor:
        # Forked children would share locks and open files of this process as they happen to be.
        return ProcessPoolExecutor(self.at_once, get_context("spawn"), initializer=_settle_in)

    def hand_out(self, task: Sequence[Given], at_once: int = AT_ONCE) -> Callable[[], list[Done]]:
        """Give a task to the next process that is free."""
        try:
            future = self._pool.submit(work, task, self._model, at_once)
        except BrokenExecutor as error:
            return _broken(error)
        return lambda: _result(future, (BrokenExecutor,))

    def replace(self) -> None:
        """Start new processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._hire()

    def dismiss(self) -> None:
        """End the processes, when each is done with what it reads."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class Cluster(Single):
    """Reads on the workers of a Dask cluster, which have standoff installed.

    Parameters
    ----------
    address
        Of the scheduler (``tcp://10.0.0.1:8786``).

    Raises
    ------
    MissingError
        Dask is not installed here.
    InputError
        The scheduler does not answer, has no worker, or its workers have another standoff.
    """

    def __init__(self, model: str | None, address: str) -> None:
        super().__init__(model)
        try:
            import distributed
        except ImportError:
            raise MissingError(
                "reading on a cluster needs Dask: install `standoff[dask]`"
            ) from None
        self._lost: tuple[type[Exception], ...] = (distributed.KilledWorker,)
        try:
            self._client = distributed.Client(address, timeout=_ANSWERS, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise InputError(f"the scheduler {address} does not answer: {said}") from None
        self._pool = self._client.get_executor(pure=False)
        self._look_over(address)
        self.at_once = len(self._client.nthreads())

    def _look_over(self, address: str) -> None:
        if not self._client.nthreads():
            self.dismiss()
            raise InputError(f"the scheduler {address} has no worker: start some, then try again")
        try:
            there = str(self._pool.submit(version).result(60))
        except Exception as error:  # whatever a worker fails with, it cannot read  # noqa: BLE001
            there = f"none that works ({type(error).__name__})"
        if there != __version__:
            self.dismiss()
            raise InputError(
                f"the workers of {address} have standoff {there}, here it is {__version__}: "
                "install the same on all"
            )

    def hand_out(self, task: Sequence[Given], at_once: int = AT_ONCE) -> Callable[[], list[Done]]:
        """Give a task to the cluster, which gives it to another worker where one is lost."""
        future: Future[list[Done]] = self._pool.submit(work, task, self._model, at_once)

        def result() -> list[Done]:
            try:
                return _result(future, self._lost)
            except (CancelledError, OSError) as error:
                raise InputError(
                    "the scheduler was lost; what was read is kept: run the same command again"
                ) from error

        return result

    def dismiss(self) -> None:
        """Leave the cluster; what it was given and has not read is called off."""
        with suppress(OSError):
            self._pool.shutdown(wait=False)
            self._client.close()


Crew = Single
"""Any of them."""


def _result(future: Future[list[Done]], lost: tuple[type[Exception], ...]) -> list[Done]:
    try:
        return future.result()
    except lost as error:
        raise LostWorkerError from error


def _broken(error: Exception) -> Callable[[], list[Done]]:
    def tell() -> list[Done]:
        raise LostWorkerError from error

    return tell


def _settle_in() -> None:
    """Prepare a process: it ends with its parent, and leaves an interruption to it."""
    import os
    import signal
    import threading
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent: Any = parent_process()

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
