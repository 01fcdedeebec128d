"""Further reports on their way into a dispute: gathered, read, proposed, and taken in.

All of it lives here and in no page, so that a page can be left and come back to, and every window
shows the same. What takes long runs in a thread, which waits for a process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from typing import Literal

from standoff.drafting.draft import MOST_OPTIONS
from standoff.errors import InputError, StandoffError
from standoff.reading.dossier import Dossier
from standoff.tracking.versions import Proposal
from standoff.workbench.bench import Bench
from standoff.workbench.gathered import Gathered
from standoff.workbench.proposed import Proposed, compared
from standoff.workbench.reading import Given, Reading, Result, Step

__all__ = ["Intake"]

Stage = Literal["gathering", "reading", "proposed"]
_NOTHING = Dossier((), (), (), ())
_AT_FIRST = Step("Loading the reader", 0)
_COMPARING = Step("Comparing with the model", 1)
_CHANGED = "What it rests on has changed meanwhile, so the changes were proposed anew: look again."


class Intake:
    """Further reports for the dispute on a bench.

    Attributes
    ----------
    gathered
        What is to be read.
    stage
        ``gathering``: nothing is going on. ``reading``: it is being read and compared.
        ``proposed``: what would change waits for the analyst.
    step
        How far it has come, while it is being read.
    proposed
        What would change, when it waits.
    unticked
        Those of the open proposals that the analyst has unticked.
    max_options
        How many options the file may come to have.
    notice
        What became of it last, in words, or None.
    edition
        Grows with every change of any of these.
    """

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.gathered = Gathered(bench.desk.path, bench.holding)
        self.stage: Stage = "gathering"
        self.step = _AT_FIRST
        self.proposed: Proposed | None = None
        self.unticked: frozenset[Proposal] = frozenset()
        self.max_options = MOST_OPTIONS
        self.notice: str | None = None
        self._given: tuple[Given, ...] = ()
        self._reading: Reading | None = None
        self._lock = threading.RLock()
        self._turns = 0

    @property
    def edition(self) -> int:
        """Grows with every change of what is here."""
        return self._turns + self.gathered.edition

    def read(self) -> None:
        """Begin to read what is gathered.

        Raises
        ------
        InputError
            Nothing is gathered, or reports are being read already.
        """
        with self._lock:
            if self.stage == "reading":
                raise InputError("reports are being read already")
            if not self.gathered.items:
                raise InputError("there is no report to read: choose files, give a path, or paste "
                                 "a text")  # fmt: skip
            self._given = self.gathered.items
            self._begin(self._read)

    def stop(self) -> None:
        """Stop what is going on at once; what is gathered stays, and nothing is changed."""
        with self._lock:
            if self.stage != "reading":
                return
            if self._reading is not None:
                self._reading.stop()
            self._end("Stopped. Nothing was changed.")

    def discard(self) -> None:
        """Leave out what was read; nothing is changed."""
        with self._lock:
            if self.stage == "proposed":
                self.gathered.clear()
                self._end("The reports were left out. Nothing was changed.")

    def take_in(self, chosen: Collection[Proposal]) -> None:
        """Put some of the proposals into the file, and the reports into the dossier.

        Parameters
        ----------
        chosen
            Of those that are open; what they need comes with them. Without any the reports are
            kept, and the file stays.

        Raises
        ------
        StandoffError
            The result would be no valid dispute, a file cannot be written, or what this rests on
            has changed; it is proposed anew then. Nothing is done.
        """
        with self._lock:
            found = self.proposed
            if found is None:
                raise InputError("there is nothing to take in: read reports first")
            self.bench.desk.look()
            revision = self.bench.desk.revision
            if self.look_again():
                raise InputError(_CHANGED)
            taken = found.update.with_needs(chosen)
            text = found.update.accept(taken)
            self.bench.take_in(found.result.dossier, text, since=revision)
            self.gathered.clear()
            new = len(found.update.fresh)
            self._end(
                f"Taken in: {_count(new, 'new report')} in the dossier, "
                f"{_count(len(taken), 'change')} in the model."
                f"{' Undo takes both back.' if text != found.update.text else ''}"
            )

    def tick(self, each: Proposal, *, ticked: bool) -> None:
        """Tick or untick one proposal."""
        with self._lock:
            self.unticked = self.unticked - {each} if ticked else self.unticked | {each}

    def allow(self, max_options: int) -> None:
        """Propose anew, with another bound on the options that the file may come to have."""
        with self._lock:
            if self.proposed is not None and max_options != self.max_options:
                self.max_options = max_options
                self._begin_comparing(self.proposed)

    def look_again(self) -> bool:
        """Propose anew where the file or the dossier has changed since; say whether they have."""
        with self._lock:
            found = self.proposed
            if found is None:
                return False
            if found.base is not self.bench.read:
                self._begin(self._read, notice=_CHANGED)
                return True
            here = self.bench.desk.page.text, self.bench.corrections
            if (found.update.text, found.changes) != here:
                self._begin_comparing(found, notice=_CHANGED)
                return True
            return False

    def _begin_comparing(self, found: Proposed, notice: str | None = None) -> None:
        self._begin(lambda _: self._compare(found.result, found.base), notice)
        self.step = _COMPARING

    def _begin(self, work: Callable[[Reading], Proposed], notice: str | None = None) -> None:
        self._reading = reading = Reading()
        self.stage, self.step, self.proposed, self.notice = "reading", _AT_FIRST, None, notice
        self._turns += 1
        threading.Thread(
            target=self._run, args=(work, reading), name="reading", daemon=True
        ).start()

    def _run(self, work: Callable[[Reading], Proposed], reading: Reading) -> None:
        try:
            found = work(reading)
        except StandoffError as error:
            self._settle(reading, None, str(error))
        else:
            self._settle(reading, found, None)

    def _settle(self, reading: Reading, found: Proposed | None, wrong: str | None) -> None:
        """Show what has come of it, unless it was stopped, or something else begun."""
        with self._lock:
            if self._reading is not reading:
                return
            if found is None:
                self._end(wrong)
                return
            self._reading = None
            self.stage, self.proposed, self.unticked = "proposed", found, frozenset()
            self._turns += 1

    def _end(self, notice: str | None) -> None:
        self._reading, self.proposed = None, None
        self.stage, self.notice = "gathering", notice
        self._turns += 1

    def _read(self, reading: Reading) -> Proposed:
        base = self.bench.read

        def tell(step: Step) -> None:
            with self._lock:
                if self._reading is reading:
                    self.step = step
                    self._turns += 1

        avoid = [path.resolve() for path in (self.bench.desk.path, *self.bench.holding.files)]
        result = reading.run(self._given, base or _NOTHING, avoid=avoid, tell=tell)
        tell(_COMPARING)
        return self._compare(result, base)

    def _compare(self, result: Result, base: Dossier | None) -> Proposed:
        return compared(self.bench, result, base, self.max_options)


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
