"""The variants that are saved beside a dispute file: listed, opened, renamed, taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from standoff.dispute.file import load
from standoff.dispute.model import Dispute
from standoff.errors import DisputeError, InputError
from standoff.files import write_beside

__all__ = ["Saved", "Shelf", "as_name"]

_NAME = re.compile(r"[\w-]{1,60}")
_OUT = ".deleted"


def as_name(written: str) -> str:
    """Return the name that somebody means: what is between words becomes a dash."""
    return "-".join(written.split())


@dataclass(frozen=True, slots=True)
class Saved:
    """A variant as it stands on the disk.

    Parameters
    ----------
    text, dispute
        None where the file cannot be used.
    problem
        Why it cannot be used, in words, or None.
    """

    name: str
    path: Path
    text: str | None
    dispute: Dispute | None
    problem: str | None = None


class Shelf:
    """The variants of a dispute file: those that stand beside it under ``FILE.NAME.yaml``.

    Parameters
    ----------
    path
        The dispute file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[str, tuple[tuple[int, int], Saved]] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of the variants, in order."""
        return tuple(sorted(self._named("")))

    def taken_out(self) -> tuple[str, ...]:
        """Return the names of the variants that were taken out and can be put back."""
        return tuple(sorted(self._named(_OUT)))

    def get(self, name: str) -> Saved:
        """Read a variant; where it has vanished or is invalid it says so."""
        path = self._place(name)
        if not _NAME.fullmatch(name):
            return Saved(name, path, None, None, f"'{name[:60]}' is no name of a variant")
        try:
            found = path.stat()
        except OSError:
            return Saved(name, path, None, None, f"{path.name} is not there (any more)")
        stamp = found.st_mtime_ns, found.st_size
        if (known := self._read.get(name)) is not None and known[0] == stamp:
            return known[1]
        read = self._fresh(name, path)
        self._read[name] = stamp, read
        return read

    def wrong(self, name: str) -> str | None:
        """Say why something cannot be the name of a new variant; None where it can."""
        if not _NAME.fullmatch(name):
            return "a variant's name has letters, digits, - and _, at most 60"
        target = self._place(name)
        return f"{target.name} is there already" if target.exists() else None

    def save(self, name: str, text: str) -> Path:
        """Save a variant under a name of its own, never over another; return where.

        Raises
        ------
        InputError
            The name is none, or taken, or the file cannot be written.
        """
        target = self._free(name)
        try:
            write_beside(target, text)
        except OSError as error:
            raise InputError(f"{target}: it cannot be written: {error.strerror}") from error
        return target

    def rename(self, name: str, to: str) -> None:
        """Give a variant another name.

        Raises
        ------
        InputError
            There is no such variant, the name is none, or taken, or the folder cannot be written.
        """
        self._move(self._place(name), self._free(to))

    def take_out(self, name: str) -> None:
        """Take a variant out; its file stays, with another ending, and can be put back.

        Raises
        ------
        InputError
            There is none, or one of that name was taken out already, or the folder cannot be
            written.
        """
        target = self._place(name, _OUT)
        if target.exists():
            raise InputError(
                f"a variant '{name}' was deleted before: put that one back, or rename this one"
            )
        self._move(self._place(name), target)

    def put_back(self, name: str) -> None:
        """Put a variant back that was taken out.

        Raises
        ------
        InputError
            There is none, or the name has been taken since, or the folder cannot be written.
        """
        self._move(self._place(name, _OUT), self._free(name))

    def _named(self, ending: str) -> Iterator[str]:
        start, end = f"{self.path.stem}.", f"{self.path.suffix}{ending}"
        for each in self.path.parent.glob(f"{escape(start)}*{escape(end)}"):
            name = each.name[len(start) : -len(end)]
            if _NAME.fullmatch(name):
                yield name

    def _place(self, name: str, ending: str = "") -> Path:
        if not _NAME.fullmatch(name):
            return self.path.with_name(f"{self.path.stem}.?{self.path.suffix}")
        return self.path.with_name(f"{self.path.stem}.{name}{self.path.suffix}{ending}")

    def _free(self, name: str) -> Path:
        if wrong := self.wrong(name):
            raise InputError(wrong)
        return self._place(name)

    def _move(self, here: Path, there: Path) -> None:
        try:
            here.rename(there)
        except FileNotFoundError:
            raise InputError(f"{here.name} is not there (any more)") from None
        except OSError as error:
            raise InputError(f"{there}: it cannot be written: {error.strerror}") from error

    @staticmethod
    def _fresh(name: str, path: Path) -> Saved:
        try:
            dispute = load(path)
            return Saved(name, path, path.read_text(encoding="utf-8-sig"), dispute)
        except (DisputeError, OSError, UnicodeDecodeError) as error:
            said = f"{path.name} cannot be used. {error}"
            return Saved(name, path, None, None, said)
