"""What reports that were read would change in a dispute."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading.corrections import Change, Correction, corrected, fitting
from standoff.reading.dossier import Dossier
from standoff.reading.printings import first_printings
from standoff.tracking.update import Update, propose
from standoff.workbench.bench import Bench
from standoff.workbench.reading import Result

__all__ = ["Proposed", "compared"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was read, and what it would change.

    Parameters
    ----------
    result
        Of reading.
    update
        Made of the file, and of all reports with what the analyst has put right in them.
    same_story
        Of new reports that print the same story as another: its id, by theirs.
    base
        The dossier before; None where there was none.
    changes
        What the analyst had put right when this was proposed.
    lost
        Corrections among these that no longer find their claim, now that all is read anew.
    """

    result: Result
    update: Update
    same_story: dict[str, str]
    base: Dossier | None
    changes: tuple[Change, ...]
    lost: tuple[Correction, ...]


def compared(bench: Bench, result: Result, base: Dossier | None, max_options: int) -> Proposed:
    """Compare what was read with the dispute on a bench, and with what the analyst has put right.

    Parameters
    ----------
    base
        The dossier before; None where there was none.
    max_options
        How many options the file may come to have.

    Raises
    ------
    DisputeError
        The file is broken.
    """
    changes = bench.corrections
    together = corrected(result.dossier, changes)
    found = propose(
        bench.desk.page.text,
        together,
        result.fresh,
        file=str(bench.desk.path),
        max_options=max_options,
    )
    fits = fitting(result.dossier, changes)
    lost = () if base is None else tuple(fitting(base, changes) - fits)
    return Proposed(result, found, _same_story(result), base, changes, lost)


def _same_story(result: Result) -> dict[str, str]:
    found: dict[str, str] = {}
    for again, first in first_printings(result.dossier).items():
        if again in result.fresh:
            found[again] = first
        elif first in result.fresh:
            # The new one was printed before, or at the same time.
            found.setdefault(first, again)
    return found
