"""What the pages of the workbench share: the file, the dossier, and answers that are at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standoff.dispute.check import check
from standoff.dispute.checks.finding import Finding
from standoff.dispute.model import Dispute
from standoff.errors import InputError, StandoffError
from standoff.outlook.phases import Phase, in_phases
from standoff.reading.dossier import Dossier
from standoff.tracking.update import propose_correction
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

__all__ = ["Answer", "Bench"]

_KEPT = 12
_STEPS = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows from a dispute, or why nothing does.

    Parameters
    ----------
    phases
        In order of time; none where it cannot be solved.
    findings
        Of the model check.
    refused
        Why it cannot be solved, in words, or None.
    """

    dispute: Dispute
    phases: tuple[Phase, ...]
    findings: tuple[Finding, ...]
    refused: str | None


class Bench:
    """A desk with the dossier that its dispute was drafted from, and answers that are kept.

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
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, Answer] = OrderedDict()

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

    def answer(
        self, text: str, dispute: Dispute, *, checked: bool = True, last: bool = False
    ) -> Answer:
        """Solve a dispute, unless it has been solved already.

        Parameters
        ----------
        text
            Of its file: what tells it apart.
        checked
            Whether to run the model check as well.
        last
            Whether the last phase is enough; one that was solved whole does as well.
        """
        key = f"last\0{text}" if last else text
        with self._lock:
            for known in dict.fromkeys((text, key)):
                if known in self._answers:
                    self._answers.move_to_end(known)
                    return self._answers[known]
        found = _solved(dispute, checked=checked, last=last)
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return found


def _solved(dispute: Dispute, *, checked: bool, last: bool) -> Answer:
    findings = check(dispute) if checked else ()
    try:
        return Answer(dispute, in_phases(dispute, last=last), findings, None)
    except StandoffError as error:
        return Answer(dispute, (), findings, str(error))
