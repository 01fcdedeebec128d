"""What follows from disputes: found once for all pages, and kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from standoff.dispute.check import check
from standoff.dispute.checks.finding import Finding
from standoff.dispute.model import Dispute
from standoff.errors import StandoffError, Stopped
from standoff.outlook.phases import Phase, in_phases
from standoff.progress import Part, Tell
from standoff.workbench.works import Work, Works

__all__ = ["Answer", "Answers"]

_KEPT = 12
_Key = tuple[str, bool, bool]


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


class Answers:
    """Answers that are kept, and those that are being found.

    Parameters
    ----------
    works
        Where they are found.
    """

    def __init__(self, works: Works) -> None:
        self._works = works
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, Answer] = OrderedDict()

    def known(self, text: str, *, checked: bool = True, last: bool = False) -> Answer | None:
        """Return an answer that is there already (see `find`), or None."""
        with self._lock:
            for key in _good_enough(text, checked=checked, last=last):
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
        return None

    def find(
        self,
        text: str,
        dispute: Dispute,
        wanted: Callable[[], bool],
        *,
        checked: bool = True,
        last: bool = False,
    ) -> Work[Answer]:
        """Solve a dispute, unless it is being solved already.

        Parameters
        ----------
        text
            Of its file: what tells it apart.
        wanted
            As in `Work`.
        checked
            Whether to run the model check as well.
        last
            Whether the last phase is enough; one that was solved whole does as well.
        """
        for key in _good_enough(text, checked=checked, last=last):
            if (going := self._works.joined(key, wanted)) is not None:
                return going
        key = text, checked, last

        def solve(tell: Tell) -> Answer:
            found = self.known(text, checked=checked, last=last)
            return found or self._keep(key, _solved(dispute, tell, checked=checked, last=last))

        return self._works.begin(key, solve, wanted)

    def _keep(self, key: _Key, answer: Answer) -> Answer:
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return answer


def _good_enough(text: str, *, checked: bool, last: bool) -> list[_Key]:
    """List what tells all that is asked, most telling first."""
    return [
        (text, checks, one)
        for one in ((False, True) if last else (False,))
        for checks in ((True,) if checked else (True, False))
    ]


def _solved(dispute: Dispute, tell: Tell, *, checked: bool, last: bool) -> Answer:
    checking, solving = Part(tell).split((("Checking the model", 1 if checked else 0), ("", 40)))
    with checking:
        findings = check(dispute) if checked else ()
    try:
        with solving:
            phases = in_phases(dispute, last=last, progress=solving.tell)
    except Stopped:
        raise
    except StandoffError as error:
        return Answer(dispute, (), findings, str(error))
    return Answer(dispute, phases, findings, None)
