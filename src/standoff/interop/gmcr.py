"""GMCR+ save files (``.gmcr``), in and out.

A save file is one JSON object:

``options``
    Each with `name` and `permittedDirection` (``both``, ``fwd`` or ``back``).
``decisionMakers``
    Each with `name`; `options`, the indices of its own; `preferences`, most important first, each
    a list of conditions ``[option, "Y" or "N"]`` that hold together or
    ``{"compound": true, "members": [...]}`` with several such lists, of which at least one has to
    hold; `preferenceRanking`, state numbers from 1, best first, ties as a list.
``useManualPreferenceRanking``
    Whether the rankings count and not the preferences. Read for the whole file and for each
    decision maker, whose own word goes first; written in both places.
``infeasibles``
    Conditions that must not all hold, in the forms of `preferences`.
``coalitions``
    Each a list of indices of decision makers. Those of several become coalitions of the dispute.

States are numbered in order of their value, the first option being the lowest bit. Numbers are
written as counting feasible states alone; how they are read says `standoff.interop.numbering`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from standoff.dispute.model import Dispute
from standoff.errors import DisputeError, Problem
from standoff.interop.exporting import save_file
from standoff.interop.importing import dispute_of
from standoff.interop.left_out import losses_of
from standoff.interop.loss import Loss, ordered
from standoff.interop.saved import read_save_file

__all__ = ["Exported", "Imported", "Loss", "from_gmcr", "load_gmcr", "to_gmcr"]

_MOST_BYTES = 20 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """A dispute that was read from a save file, and what of the file it leaves out."""

    dispute: Dispute
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of a save file, and what of the dispute it leaves out."""

    text: str
    losses: tuple[Loss, ...]


def load_gmcr(path: str | Path) -> Imported:
    """Read a GMCR+ save file.

    Raises
    ------
    DisputeError
        The file cannot be read or is broken; lists what is wrong.
    SizeError
        Its rankings count states that are too many to enumerate.
    """
    file = str(path)
    try:
        if (size := Path(path).stat().st_size) > _MOST_BYTES:
            raise DisputeError(
                Problem(f"too large for a save file: {size / 2**20:.0f} MB, and "
                        f"{_MOST_BYTES >> 20} MB is the most", file)
            )  # fmt: skip
        text = Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise DisputeError(Problem("there is no such file", file)) from None
    except UnicodeDecodeError:
        raise DisputeError(Problem("not a save file: it is not UTF-8 text", file)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DisputeError(Problem(f"cannot be read: {reason}", file)) from None
    return from_gmcr(text, file=file)


def from_gmcr(text: str, *, file: str | None = None) -> Imported:
    """Read a dispute from the text of a GMCR+ save file.

    Parameters
    ----------
    file
        How errors name it; the title of the dispute is made of it.

    Raises
    ------
    DisputeError
        It is broken; lists what is wrong.
    SizeError
        Its rankings count states that are too many to enumerate.
    """
    saved = read_save_file(text, file)
    title = " ".join(Path(file).stem.split()) if file else ""
    dispute, losses = dispute_of(saved, title=title or "A model from GMCR+", file=file)
    return Imported(dispute, ordered(losses))


def to_gmcr(dispute: Dispute) -> Exported:
    """Write a dispute as a GMCR+ save file.

    Statements become preferences and tie levels the thresholds that order states alike; what
    conditions cannot say in short becomes a ranking by hand.

    Raises
    ------
    DisputeError
        No state is feasible, a ranking leaves states out, or a constraint is too involved.
    SizeError
        There are too many states to enumerate or to rank.
    """
    text = json.dumps(save_file(dispute), ensure_ascii=False, indent=1) + "\n"
    return Exported(text, ordered(losses_of(dispute)))
