"""Large files of JSON Lines: read line by line, so that memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from standoff.corpus.tasks import Given
from standoff.corpus.work import AT_ONCE
from standoff.errors import Problem, ReportError
from standoff.reading.formats.document import Document, FormatError
from standoff.reading.formats.records import is_records, read_record
from standoff.reading.pages import Page, stories_in
from standoff.reading.source import LIMIT, read_bytes, size_of

__all__ = ["Lines", "is_large"]

_LARGE = 1_000_000
"""Bytes from which on a file is read line by line."""
_LOOKED_AT = 1_000_000
"""Bytes that show whether a file is JSON Lines."""
_ENCODING = "utf-8"
_MARK = "\ufeff"


def is_large(path: Path) -> bool:
    """Whether a file is JSON Lines and large.

    Raises
    ------
    ReportError
        It cannot be opened.
    """
    if size_of(path) < _LARGE:
        return False
    try:
        with path.open("rb") as stream:
            begins = stream.read(_LOOKED_AT)
    except OSError:
        return False
    return is_records(begins.decode(_ENCODING, "ignore").removeprefix(_MARK))


class Lines:
    """A file of JSON Lines: gone through once to digest it, and again to read it.

    Raises
    ------
    ReportError
        A line is no report or larger than a report may be; the first such line is named. Nothing
        of it is read then.
    UnicodeDecodeError
        It is not UTF-8.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        checksum, self._size = sha256(), 0
        for number, line in self._lines():
            checksum.update(line)
            self._size += len(line)
            self._document(number, line)
        self.sha256 = checksum.hexdigest()

    def whole(self) -> Given:
        """Return the file as one that need not be read."""
        return Given(str(self._path), self.sha256, size=self._size)

    def parts(self) -> Iterator[Given]:
        """Yield its reports, some at a time; the first part has its bytes, if they are not many."""
        name = str(self._path)
        data = read_bytes(self._path, LIMIT) if self._size <= LIMIT else b""
        waiting: list[Page] = []
        first = 1
        for page in self._pages():
            if len(waiting) == AT_ONCE:
                yield Given(name, self.sha256, data, pages=tuple(waiting), first=first,
                            size=self._size, closing=False)  # fmt: skip
                first, data = first + len(waiting), b""
                waiting = []
            waiting.append(page)
        yield Given(name, self.sha256, data, pages=tuple(waiting), first=first, size=self._size)

    def _pages(self) -> Iterator[Page]:
        for number, line in self._lines():
            if document := self._document(number, line):
                yield from stories_in(document, "s1", self.sha256, str(self._path))

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        try:
            with self._path.open("rb") as stream:
                number = 1
                while line := stream.readline(LIMIT + 1):
                    if len(line) > LIMIT:
                        said = f"has more than the {LIMIT / 1e6:g} MB that a report may have"
                        raise ReportError(Problem(f"line {number} {said}", str(self._path)))
                    yield number, line
                    number += 1
        except OSError as error:
            said = f"cannot be read: {error.strerror or error}"
            raise ReportError(Problem(said, str(self._path))) from None

    def _document(self, number: int, line: bytes) -> Document | None:
        """Return the report in a line; None of a blank one."""
        text = line.decode(_ENCODING)
        text = text.removeprefix(_MARK) if number == 1 else text
        try:
            return read_record(text, number, _ENCODING) if text.strip() else None
        except FormatError as error:
            raise ReportError(Problem(str(error), str(self._path))) from None
