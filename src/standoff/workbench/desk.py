"""A dispute file that is open: saved at once, undone and redone, and watched for other writers.

Nothing here knows of pages. Everything is done under one lock, so that several pages and the
watcher may work on the same desk.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.errors import DisputeError, InputError, Problem
from standoff.files import write_beside

__all__ = ["Desk", "Page"]

_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The file as it stands on the desk.

    Parameters
    ----------
    text
        Of the file.
    dispute
        What it says.
    """

    text: str
    dispute: Dispute


class Desk:
    """A dispute file with the steps that led to it.

    Parameters
    ----------
    path
        The file; it has to be a valid dispute.

    Attributes
    ----------
    revision
        Grows by one with every change, whoever made it.
    edition
        Grows by one with every change of what is on the desk: not where the file has become
        invalid, and the desk is as it was.
    problems
        What is wrong with the file on the disk, where another program has made it invalid; what is
        on the desk is then the last that was valid.
    notice
        What another program has done to the file last, in words, or None.

    Raises
    ------
    DisputeError
        The file is missing or broken.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        text = _read(path)
        self._page = Page(text, loads(text, file=str(path)))
        self._on_disk = text
        self._before: list[str] = []
        self._after: list[str] = []
        self.revision = 0
        self.edition = 0
        self.problems: tuple[Problem, ...] = ()
        self.notice: str | None = None

    @property
    def page(self) -> Page:
        """What is on the desk now."""
        with self._lock:
            return self._page

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._after)

    def change(self, text: str, *, since: int | None = None) -> Page:
        """Put another text in place of the file, at once and whole.

        Parameters
        ----------
        since
            The revision that the change was made on; None: the latest. If the file has changed
            since, nothing is done.

        Raises
        ------
        DisputeError
            The text is no valid dispute; nothing is written.
        InputError
            The file was changed meanwhile, here or by another program, or cannot be written; what
            stands there is untouched.
        """
        with self._lock:
            self.look()
            if since is not None and since != self.revision:
                raise InputError("the file was changed meanwhile: look at it, and then try again")
            if self.problems:
                raise InputError(
                    "another program has left the file invalid: mend it there, or undo its change "
                    "here first"
                )
            return self._put(text, step=True)

    def undo(self) -> Page:
        """Take the last step back, whoever made it.

        Raises
        ------
        InputError
            There is no step, or the file cannot be written.
        """
        with self._lock:
            self.look()
            if self.problems:
                # What another program has broken is not what is on the desk: write that again.
                return self._put(self._page.text, step=False)
            if not self._before:
                raise InputError("there is nothing to undo")
            text = self._before.pop()
            self._after.append(self._page.text)
            return self._put(text, step=False)

    def redo(self) -> Page:
        """Take the last undone step again.

        Raises
        ------
        InputError
            There is none, or the file cannot be written.
        """
        with self._lock:
            self.look()
            if not self._after:
                raise InputError("there is nothing to redo")
            text = self._after.pop()
            self._before.append(self._page.text)
            return self._put(text, step=False)

    def touch(self) -> None:
        """Let pages be drawn anew, though the file has not changed."""
        with self._lock:
            self._turn()

    def _turn(self) -> None:
        self.revision += 1
        self.edition += 1

    def look(self) -> bool:
        """Notice what another program has done to the file; say whether it has done anything.

        A valid file is taken over, and can be undone like any other change. An invalid one is not:
        `problems` says what is wrong with it.
        """
        with self._lock:
            try:
                text = _read(self.path)
            except DisputeError as error:
                return self._refuse(None, error)
            if text == self._on_disk:
                return False
            try:
                dispute = loads(text, file=str(self.path))
            except DisputeError as error:
                return self._refuse(text, error)
            self._on_disk = text
            self.problems = ()
            if text == self._page.text:
                self.notice = "The file is as it was."
            else:
                self._step(self._page.text)
                self._page = Page(text, dispute)
                self.notice = "Another program has changed the file; this is what it says now."
            self._turn()
            return True

    def _refuse(self, text: str | None, error: DisputeError) -> bool:
        if text == self._on_disk and self.problems:
            return False
        if text is None and self.problems == tuple(error.problems):
            return False
        self._on_disk = text if text is not None else self._on_disk
        self.problems = tuple(error.problems)
        self.notice = "Another program has made the file invalid. What you see is as it was before."
        self.revision += 1
        return True

    def _put(self, text: str, *, step: bool) -> Page:
        page = Page(text, loads(text, file=str(self.path)))
        try:
            write_beside(self.path, text)
        except OSError as error:
            raise InputError(f"{self.path}: it cannot be written: {error.strerror}") from error
        if step and text != self._page.text:
            self._step(self._page.text)
        self._page, self._on_disk = page, text
        self.problems, self.notice = (), None
        self._turn()
        return page

    def _step(self, text: str) -> None:
        self._before.append(text)
        del self._before[:-_MOST_STEPS]
        self._after.clear()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
        raise DisputeError(Problem(f"it cannot be read: {why}", str(path))) from error
