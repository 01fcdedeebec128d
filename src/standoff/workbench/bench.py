"""What the pages of the workbench share: the file, the dossier, and answers that are at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
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
    Correction,
    corrected,
    load_corrections,
    save_corrections,
)
from standoff.workbench.desk import Desk

__all__ = ["Answer", "Bench"]

_KEPT = 12


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
        What the analyst has corrected.

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
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    @property
    def read(self) -> Dossier | None:
        """The dossier as it was read."""
        return self._read

    @property
    def dossier(self) -> Dossier | None:
        """The dossier with the corrections."""
        return None if self._read is None else corrected(self._read, self.corrections)

    def correct(self, corrections: tuple[Correction, ...]) -> tuple[str, ...]:
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
        if self._read is None:
            raise InputError("there is no dossier whose claims could be corrected")
        revision, text = self.desk.revision, self.desk.page.text
        before, after = (corrected(self._read, each) for each in (self.corrections, corrections))
        found = propose_correction(text, before, after, file=str(self.desk.path))
        if found.open:
            self.desk.change(found.accept(found.open), since=revision)
        self.corrections = corrections
        if self._corrections_at is not None:
            try:
                save_corrections(self._corrections_at, corrections)
            except OSError as error:
                said = f"{self._corrections_at}: it cannot be written: {error.strerror}"
                raise InputError(said) from error
        self.desk.touch()
        return tuple(each.what for each in found.open)

    def answer(self, text: str, dispute: Dispute, *, checked: bool = True) -> Answer:
        """Solve a dispute, unless it has been solved already.

        Parameters
        ----------
        text
            Of its file: what tells it apart.
        checked
            Whether to run the model check as well.
        """
        with self._lock:
            if text in self._answers:
                self._answers.move_to_end(text)
                return self._answers[text]
        found = _solved(dispute, checked=checked)
        with self._lock:
            self._answers[text] = found
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return found


def _solved(dispute: Dispute, *, checked: bool) -> Answer:
    findings = check(dispute) if checked else ()
    try:
        return Answer(dispute, in_phases(dispute), findings, None)
    except StandoffError as error:
        return Answer(dispute, (), findings, str(error))
