"""A dispute file that was changed by hand, kept where another draft is to take its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.cli import files
from standoff.cli.dossiers import beside
from standoff.errors import StandoffError

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier

__all__ = ["keep_changed"]


def keep_changed(
    dispute: Path, new: str, drafts: Callable[[Dossier], Iterable[str]]
) -> Path | None:
    """Keep what stands in a dispute file as a variant of it, if that may be anybody's work.

    What can be drafted again from the dossier beside it is not: it is left to be overwritten.

    Parameters
    ----------
    new
        What is to be written there.
    drafts
        Drafts texts of a dispute file as the new one was drafted.

    Returns
    -------
    Path or None
        Where it is kept, beside its place: ``dispute.before.yaml``, or a number more.

    Raises
    ------
    InputError
        It cannot be read, or the copy cannot be written.
    """
    with files.reading(dispute):
        old = dispute.read_bytes() if dispute.exists() else None
    if old is None or old in {new.encode(), *_drafted_again(dispute, drafts)}:
        return None
    place, there = next(_free(dispute, old))
    if there is None:
        files.save(place, old)
    return place


def _free(dispute: Path, old: bytes) -> Iterator[tuple[Path, bytes | None]]:
    """Yield places that hold nothing, or the same."""
    for number in count(1):
        name = "before" if number == 1 else f"before-{number}"
        place = dispute.with_suffix(f".{name}{dispute.suffix}")
        with files.reading(place):
            there = place.read_bytes() if place.exists() else None
        if there in {None, old}:
            yield place, there


def _drafted_again(dispute: Path, drafts: Callable[[Dossier], Iterable[str]]) -> tuple[bytes, ...]:
    from standoff.reading.dossier import load_dossier

    try:
        return tuple(text.encode() for text in drafts(load_dossier(beside(dispute))))
    except StandoffError:
        return ()
