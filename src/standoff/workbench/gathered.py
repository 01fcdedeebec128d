"""Reports that are gathered to be read: uploaded, named by their place, or pasted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from standoff.errors import InputError
from standoff.reading.source import LIMIT
from standoff.workbench.holding import Holding
from standoff.workbench.reading import Given, Pasted
from standoff.workbench.selection import shown

__all__ = ["MOST", "Gathered", "called"]

MOST = 10 * LIMIT
"""Bytes that wait to be read at most: they are held in memory."""
_LONGEST = 200
"""Characters of a name."""
_WEB = ("http://", "https://")


class Gathered:
    """What is to be read.

    Parameters
    ----------
    dispute
        The file whose dispute it is read for; it is no report, nor is what is held with it.

    Attributes
    ----------
    items
        In the order in which they were given.
    edition
        Grows with every change.
    """

    def __init__(self, dispute: Path, holding: Holding) -> None:
        self._dispute = dispute
        self._holding = holding
        self.items: tuple[Given, ...] = ()
        self.edition = 0

    def upload(self, name: str, data: bytes) -> None:
        """Add the bytes of a file that was uploaded; its name is a name and nothing else.

        Raises
        ------
        InputError
            It is empty or too large, or too much is waiting.
        """
        name = _plain(name.replace("\\", "/").rpartition("/")[2]) or "report without a name"
        if not data.strip():
            raise InputError(f"{name} is empty: choose the file of a report")
        if len(data) > LIMIT:
            raise InputError(
                f"{name} has {len(data) / 1e6:.1f} MB, more than the {LIMIT / 1e6:g} MB that a "
                "report may have: give the report alone"
            )
        self._add((name, data))

    def place(self, written: str) -> None:
        """Add a file or folder of this machine.

        Raises
        ------
        InputError
            There is none at this path, it is the dispute's own, or it is a web address: nothing is
            fetched.
        """
        written = written.strip()
        if not written:
            raise InputError("write the path of a file or folder")
        if written.lower().startswith(_WEB):
            raise InputError(
                "a web address is not fetched here: save the page and choose the file, paste its "
                "text, or give the address to `standoff update`"
            )
        try:
            path = Path(written).expanduser()
            path = path.resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            raise InputError(f"{shown(written)}: there is no such file or folder here") from None
        if path in {each.resolve() for each in (self._dispute, *self._holding.files)}:
            raise InputError(f"{path} is no report: the dispute is kept in it")
        if path in self.items:
            raise InputError(f"{path} is among them already")
        self._add(path)

    def paste(
        self, text: str, *, title: str = "", publisher: str = "", published: str = ""
    ) -> None:
        """Add a text.

        Parameters
        ----------
        title, publisher, published
            Empty where it is not said; `published` is a day or a time in ISO 8601.

        Raises
        ------
        InputError
            The text is blank or too long, or the day is none.
        """
        if not text.strip():
            raise InputError("the text is empty: paste the text of a report")
        if len(text) > LIMIT:
            raise InputError(f"the text has more than the {LIMIT:,} characters that a report may "
                             "have")  # fmt: skip
        day = published.strip() or None
        if day is not None:
            try:
                datetime.fromisoformat(day)
            except ValueError:
                raise InputError(
                    f"'{day}' is no day: write it as 2031-05-26, or leave it empty"
                ) from None
        self._add(Pasted(text, _plain(title) or None, _plain(publisher) or None, day))

    def remove(self, item: Given) -> None:
        """Take one out again."""
        self.items = tuple(each for each in self.items if each is not item)
        self.edition += 1

    def clear(self) -> None:
        """Take all out."""
        self.items = ()
        self.edition += 1

    def _add(self, item: Given) -> None:
        if sum(_size(each) for each in (*self.items, item)) > MOST:
            raise InputError(
                f"more than {MOST / 1e6:g} MB would be waiting: read these first, or put them into "
                "a folder and give its path"
            )
        self.items = (*self.items, item)
        self.edition += 1


def called(item: Given) -> str:
    """Say what a report is called while it waits."""
    if isinstance(item, Path):
        return f"{shown(str(item))} ({'folder' if item.is_dir() else 'file'})"
    if isinstance(item, Pasted):
        words = item.title or " ".join(item.text.split())
        return f"pasted: {shown(words if len(words) <= 60 else words[:60].rstrip() + ' …')}"
    return f"{item[0]} ({_size(item) / 1000:,.0f} kB)"


def _size(item: Given) -> int:
    if isinstance(item, Path):
        return 0
    return len(item.text) if isinstance(item, Pasted) else len(item[1])


def _plain(text: str) -> str:
    """Return a text in one line, of characters that can be shown, and not endless."""
    line = "".join(char if char.isprintable() else " " for char in shown(text))
    return " ".join(line.split())[:_LONGEST]
