"""What the pages of the workbench share: the file, the dossier, what is tried, and answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from standoff.errors import InputError
from standoff.reading.corrections import Change, corrected
from standoff.reading.dossier import Dossier
from standoff.tracking.update import propose_correction
from standoff.workbench.answers import Answer, Answers
from standoff.workbench.desk import Desk, Page
from standoff.workbench.holding import Held, Holding
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
    dossier_at
        Where it stands, or will stand when there is one; None: it is not kept.
    corrections
        Where corrections of it stand; None: they are not kept.

    Attributes
    ----------
    holding
        What was read and corrected.
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
        self,
        desk: Desk,
        dossier: Dossier | None,
        *,
        dossier_at: Path | None = None,
        corrections: Path | None = None,
    ) -> None:
        self.desk = desk
        self.holding = Holding(dossier, dossier_at=dossier_at, corrections_at=corrections)
        # What is held before and after a step in the file, by the text before and after it.
        self._led: dict[tuple[str, str], tuple[Held, Held]] = {}
        self.maker = Maker()
        self.shelf = Shelf(desk.path)
        self.trial = Variant(desk.page.text, desk.page.dispute)
        self.works = Works()
        self.answers = Answers(self.works)

    @property
    def read(self) -> Dossier | None:
        """The dossier as it was read."""
        return self.holding.now.read

    @property
    def corrections(self) -> tuple[Change, ...]:
        """What the analyst has corrected and added."""
        return self.holding.now.changes

    @property
    def dossier(self) -> Dossier | None:
        """The dossier with what the analyst has corrected and added."""
        return self.holding.dossier

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
        if self.read is None or self.dossier is None:
            raise InputError("there is no dossier whose claims could be corrected")
        revision, text = self.desk.revision, self.desk.page.text
        after = corrected(self.read, corrections)
        found = propose_correction(text, self.dossier, after, file=str(self.desk.path))
        self._go_to(found.accept(found.open), Held(self.read, corrections), since=revision)
        return tuple(each.what for each in found.open)

    def take_in(self, dossier: Dossier, text: str, *, since: int) -> None:
        """Put another dossier in place, and with it another text of the file, as one step.

        Parameters
        ----------
        dossier
            As it was read.
        text
            Of the file; the same as now where nothing changes in it.
        since
            The revision of the desk that all of this was made on.

        Raises
        ------
        StandoffError
            A file cannot be written, or was changed meanwhile; nothing is done then.
        """
        self._go_to(text, Held(dossier, self.corrections), since=since)

    def _go_to(self, text: str, after: Held, *, since: int) -> None:
        """Change the file, and what is held with it; where either cannot be done, neither is."""
        was, before = self.desk.page.text, self.holding.now
        if text != was:
            self.desk.change(text, since=since)
        try:
            self.holding.put(after)
        except InputError:
            if text != was:
                self.desk.undo()
            raise
        self.desk.touch()
        if text != was:
            self._led |= {(was, text): (before, after), (text, was): (after, before)}
        while len(self._led) > _STEPS:
            del self._led[next(iter(self._led))]

    def undo(self) -> None:
        """Take the last step in the file back, with the corrections and reports it came from.

        Raises
        ------
        InputError
            There is no step, or a file cannot be written.
        """
        self._step(self.desk.undo, self.desk.redo)

    def redo(self) -> None:
        """Take the last undone step again, with the corrections and reports it came from.

        Raises
        ------
        InputError
            There is none, or a file cannot be written.
        """
        self._step(self.desk.redo, self.desk.undo)

    def _step(self, step: Callable[[], Page], back: Callable[[], Page]) -> None:
        was, now = self.desk.page.text, self.holding.now
        before, after = self._led.get((was, step().text), (now, now))
        # What was changed since by itself, and not by that step, stays.
        read = after.read if now.read is before.read else now.read
        changes = after.changes if now.changes == before.changes else now.changes
        if read is now.read and changes == now.changes:
            return
        try:
            self.holding.put(Held(read, changes))
        except InputError:
            back()
            raise
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
