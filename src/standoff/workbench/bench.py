"""What the pages of the workbench share: the file, the dossier, what is tried, and answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from standoff.errors import InputError
from standoff.reading.dossier import Dossier
from standoff.tracking.update import propose_correction
from standoff.workbench.answers import Answer, Answers
from standoff.workbench.corrections import (
    Change,
    corrected,
    load_corrections,
    save_corrections,
)
from standoff.workbench.desk import Desk, Page
from standoff.workbench.printing import Maker
from standoff.workbench.saved import Shelf
from standoff.workbench.variant import Variant
from standoff.workbench.works import Work, Works

__all__ = ["Bench"]

_STEPS = 400


class Bench:
    """A desk with the dossier that its dispute was drafted from, and what follows from it.

    Parameters
    ----------
    dossier
        What was read; None where there is none.
    corrections
        Where corrections of it stand; None: they are not kept.

    Attributes
    ----------
    corrections
        What the analyst has corrected and added.
    maker
        Keeps the documents that were made last.
    shelf
        The variants that are saved.
    trial
        What is tried out; the same in all windows.
    works
        The long work that is going on.
    answers
        What follows from the file and from what is tried.

    Raises
    ------
    DossierError
        The corrections cannot be read.
    """

    def __init__(
        self, desk: Desk, dossier: Dossier | None, *, corrections: Path | None = None
    ) -> None:
        self.desk = desk
        self._read = dossier
        self._corrections_at = corrections
        self.corrections = () if corrections is None else load_corrections(corrections)
        self._corrected = None if dossier is None else corrected(dossier, self.corrections)
        # Corrections before and after a step in the file, by the text before and after it.
        self._led: dict[tuple[str, str], tuple[tuple[Change, ...], tuple[Change, ...]]] = {}
        self.maker = Maker()
        self.shelf = Shelf(desk.path)
        self.trial = Variant(desk.page.text, desk.page.dispute)
        self.works = Works()
        self.answers = Answers(self.works)

    @property
    def read(self) -> Dossier | None:
        """The dossier as it was read."""
        return self._read

    @property
    def dossier(self) -> Dossier | None:
        """The dossier with what the analyst has corrected and added."""
        return self._corrected

    def correct(self, corrections: tuple[Change, ...]) -> tuple[str, ...]:
        """Put other corrections in place, and bring the dispute in line with them.

        What the analyst wrote in the file stays.

        Returns
        -------
        tuple of str
            What has changed in the dispute, in words.

        Raises
        ------
        StandoffError
            The file or the corrections cannot be written, or the file was changed meanwhile.
        """
        if self._read is None or self._corrected is None:
            raise InputError("there is no dossier whose claims could be corrected")
        revision, text = self.desk.revision, self.desk.page.text
        before, after = self.corrections, corrected(self._read, corrections)
        found = propose_correction(text, self._corrected, after, file=str(self.desk.path))
        if found.open:
            self.desk.change(found.accept(found.open), since=revision)
        try:
            self._put(corrections, after)
        except InputError:
            if found.open:
                self.desk.undo()
            raise
        if (now := self.desk.page.text) != text:
            self._led |= {(text, now): (before, corrections), (now, text): (corrections, before)}
        while len(self._led) > _STEPS:
            del self._led[next(iter(self._led))]
        return tuple(each.what for each in found.open)

    def undo(self) -> None:
        """Take the last step in the file back, with the corrections that it came from.

        Raises
        ------
        InputError
            There is no step, or a file cannot be written.
        """
        self._step(self.desk.undo, self.desk.redo)

    def redo(self) -> None:
        """Take the last undone step again, with the corrections that it came from.

        Raises
        ------
        InputError
            There is none, or a file cannot be written.
        """
        self._step(self.desk.redo, self.desk.undo)

    def _step(self, step: Callable[[], Page], back: Callable[[], Page]) -> None:
        was = self.desk.page.text
        before, after = self._led.get((was, step().text), ((), ()))
        if self._read is None or before == after or before != self.corrections:
            return
        try:
            self._put(after, corrected(self._read, after))
        except InputError:
            back()
            raise

    def _put(self, changes: tuple[Change, ...], dossier: Dossier) -> None:
        """Keep corrections, and the dossier that they make."""
        if self._corrections_at is not None:
            try:
                save_corrections(self._corrections_at, changes)
            except OSError as error:
                said = f"{self._corrections_at}: it cannot be written: {error.strerror}"
                raise InputError(said) from error
        self.corrections, self._corrected = changes, dossier
        self.desk.touch()

    def answer_of_file(self, *, checked: bool = True, last: bool = False) -> Work[Answer]:
        """Solve the file, unless that is being done; what it says no more is solved no further.

        Parameters
        ----------
        checked, last
            As in `Answers.find`.
        """
        page = self.desk.page

        def wanted() -> bool:
            return self.desk.page.text == page.text

        return self.answers.find(page.text, page.dispute, wanted, checked=checked, last=last)

    def answer_of_trial(self) -> Work[Answer]:
        """Solve the last phase of what is tried out, until something else is tried."""
        key, dispute = self.trial.key, self.trial.dispute

        def wanted() -> bool:
            return self.trial.key == key

        return self.answers.find(key, dispute, wanted, checked=False, last=True)
