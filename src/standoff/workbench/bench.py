"""What the pages of the workbench share: the file, the dossier, and answers that are at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from standoff.dispute.check import check
from standoff.dispute.checks.finding import Finding
from standoff.dispute.model import Dispute
from standoff.errors import StandoffError
from standoff.outlook.phases import Phase, in_phases
from standoff.reading.dossier import Dossier
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
    """

    def __init__(self, desk: Desk, dossier: Dossier | None) -> None:
        self.desk = desk
        self.dossier = dossier
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, Answer] = OrderedDict()

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
