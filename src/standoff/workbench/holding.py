"""What was read, and what the analyst has put right in it: held here, and kept in its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from standoff.errors import EvidenceError, InputError
from standoff.reading.corrections import (
    Change,
    corrected,
    load_corrections,
    save_corrections,
)
from standoff.reading.dossier import Dossier, save_dossier

__all__ = ["Held", "Holding"]


@dataclass(frozen=True, slots=True)
class Held:
    """A dossier and what is put right in it.

    Parameters
    ----------
    read
        As it was read; None where nothing was.
    changes
        What the analyst has corrected and added.
    """

    read: Dossier | None
    changes: tuple[Change, ...]


class Holding:
    """A dossier with its corrections, and where both are kept.

    Parameters
    ----------
    dossier
        As it was read; None where there is none.
    dossier_at, corrections_at
        Their files; None: they are not kept.

    Attributes
    ----------
    now
        What is held.
    dossier
        What was read, with what the analyst has corrected and added.

    Raises
    ------
    DossierError
        The corrections cannot be read.
    """

    def __init__(
        self, dossier: Dossier | None, *, dossier_at: Path | None, corrections_at: Path | None
    ) -> None:
        self.dossier_at = dossier_at
        self._corrections_at = corrections_at
        changes = () if corrections_at is None else load_corrections(corrections_at)
        self.now = Held(dossier, changes)
        self.dossier = None if dossier is None else corrected(dossier, changes)
        self._stamp = _stamp(dossier_at)

    @property
    def files(self) -> tuple[Path, ...]:
        """Where it is kept."""
        return tuple(each for each in (self.dossier_at, self._corrections_at) if each is not None)

    def put(self, held: Held) -> None:
        """Hold, and keep, another dossier or other corrections.

        Raises
        ------
        InputError
            A file cannot be written, or another program has changed the dossier; what is held is
            as before.
        """
        after = None if held.read is None else corrected(held.read, held.changes)
        if held.changes != self.now.changes:
            self._keep_changes(held.changes)
        try:
            if held.read is not self.now.read:
                self._keep_dossier(held.read)
        except InputError:
            if held.changes != self.now.changes:
                self._keep_changes(self.now.changes)
            raise
        self.now, self.dossier = held, after

    def _keep_changes(self, changes: tuple[Change, ...]) -> None:
        path = self._corrections_at
        if path is None:
            return
        try:
            save_corrections(path, changes)
        except OSError as error:
            raise InputError(f"{path}: it cannot be written: {error.strerror}") from error

    def _keep_dossier(self, dossier: Dossier | None) -> None:
        path = self.dossier_at
        if path is None:
            return
        if _stamp(path) != self._stamp:
            raise InputError(
                f"{path}: another program has changed the dossier since it was opened here, and it "
                "is not written over: end the workbench, and open it again"
            )
        try:
            if dossier is None:
                path.unlink(missing_ok=True)
            else:
                save_dossier(dossier, path)
        except OSError as error:
            raise InputError(f"{path}: it cannot be written: {error.strerror}") from error
        except EvidenceError as error:
            raise InputError(f"{path}: it is not written: {error}") from error
        self._stamp = _stamp(path)


def _stamp(path: Path | None) -> tuple[int, int, int] | None:
    """Return what tells whether a file is still the one that it was; None where there is none."""
    try:
        status = None if path is None else path.stat()
    except OSError:
        return None
    return None if status is None else (status.st_ino, status.st_size, status.st_mtime_ns)
