"""What a GMCR+ save file says, as frozen records (see `standoff.interop.gmcr`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Condition", "Formula", "SaveFile", "SavedActor", "SavedOption"]

Condition = tuple[int, bool]
"""The index of an option, and whether it is taken."""

Formula = tuple[tuple[Condition, ...], ...]
"""Lists of conditions that hold together; at least one of the lists has to."""


@dataclass(frozen=True, slots=True)
class SavedOption:
    """An option: `irreversible` is as in `standoff.dispute.model.Option`."""

    name: str
    irreversible: Literal["forward", "back"] | None


@dataclass(frozen=True, slots=True)
class SavedActor:
    """A decision maker.

    Parameters
    ----------
    options
        Indices of the options that it controls.
    preferences
        What it would rather have hold, most important first.
    ranking
        State numbers, best first; each entry holds those that tie.
    manual
        Whether the ranking counts, and not the preferences; None where the file does not say.
    """

    name: str
    options: tuple[int, ...]
    preferences: tuple[Formula, ...]
    ranking: tuple[tuple[int, ...], ...]
    manual: bool | None


@dataclass(frozen=True, slots=True)
class SaveFile:
    """A whole file.

    Parameters
    ----------
    infeasibles
        What must not hold.
    coalitions
        Indices of the decision makers of each; None where the file has something else.
    unread
        Paths of the members that the format does not name, without indices, each once.
    """

    options: tuple[SavedOption, ...]
    actors: tuple[SavedActor, ...]
    infeasibles: tuple[Formula, ...]
    coalitions: tuple[tuple[int, ...] | None, ...]
    unread: tuple[str, ...]
