"""What can go wrong, as one tree.

::

    StandoffError
    ├── InputError            something the user gave cannot be used; `problems` lists all of it
    │   ├── ReportError       a report cannot be read (missing, empty, binary, too large)
    │   ├── DossierError      a dossier file is broken or its evidence does not match its sources
    │   ├── DisputeError      a dispute file is broken
    │   └── ExpressionError   a boolean expression does not parse or names what is not there
    ├── EvidenceError         quoted text is not at its offsets
    ├── SizeError             a model is too large to enumerate
    ├── MissingError          a name (case, state, actor, concept, language model) is not known
    └── Stopped               whoever waited for long work wants it no more

Messages are for the person who has to act: what is wrong, where, and what would be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "DisputeError",
    "DossierError",
    "EvidenceError",
    "ExpressionError",
    "InputError",
    "MissingError",
    "Problem",
    "ReportError",
    "SizeError",
    "StandoffError",
    "Stopped",
    "nearest",
]


class StandoffError(Exception):
    """Root of everything that standoff raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in something the user gave.

    Parameters
    ----------
    message
        What is wrong and, where it is known, what would be right. One sentence or two.
    file
        The file as the user named it, or None for text that came from no file.
    line, column
        Counted from 1, or None where the whole file is meant.
    """

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


class InputError(StandoffError):
    """Something the user gave cannot be used.

    Attributes
    ----------
    problems
        All that was found, in the order of the file.
    """

    def __init__(self, problems: Sequence[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        if isinstance(problems, Problem):
            problems = (problems,)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ReportError(InputError):
    """A report cannot be read."""


class DossierError(InputError):
    """A dossier file is broken, or its evidence does not match its sources."""


class DisputeError(InputError):
    """A dispute file is broken."""


class ExpressionError(InputError):
    """A boolean expression does not parse, or names what is not there."""


class EvidenceError(StandoffError):
    """Quoted text is not at its offsets."""


class SizeError(StandoffError):
    """A model is too large to enumerate."""


class MissingError(StandoffError):
    """A name is not known."""


class Stopped(StandoffError):  # noqa: N818 - nothing is wrong
    """Long work was stopped on the way, by whoever was told how far it is."""


def nearest(name: str, known: Sequence[str]) -> str:
    """Say which known name was probably meant.

    Parameters
    ----------
    name
        What the user wrote.
    known
        What would have been right.

    Returns
    -------
    str
        " Did you mean 'x'?" with a leading space, or, where nothing is near, the list of what is
        known (up to twelve), or an empty string where nothing is.
    """
    if close := get_close_matches(name, known, n=1, cutoff=0.6):
        return f" Did you mean '{close[0]}'?"
    if not known:
        return ""
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return f" Known: {listed}."
