"""Where results go: never over an input, and whole or not at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from standoff.errors import InputError, Problem
from standoff.files import write_beside

__all__ = ["prepare_folder", "print_json", "reading", "save", "spare", "writing"]


def spare(output: Path, inputs: Iterable[str | Path]) -> None:
    """Refuse an output that is one of the inputs, a folder, or in a folder that is not there.

    Raises
    ------
    InputError
        Before anything is read or computed.
    """
    if output.is_dir():
        raise InputError(Problem("is a folder; name a file to write", str(output)))
    if not output.parent.is_dir():
        raise InputError(Problem(f"the folder '{output.parent}' does not exist", str(output)))
    for given in inputs:
        if _same(output, Path(given)):
            raise InputError(
                Problem(
                    "is read by this command and would be overwritten; name another file",
                    str(output),
                )
            )


def prepare_folder(folder: Path, names: Iterable[str], inputs: Iterable[str | Path]) -> None:
    """Refuse a folder for results that cannot be one, or whose files this command reads.

    Raises
    ------
    InputError
        It is a file, it lies inside a folder that is read, or an input would be overwritten.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(Problem("is a file; name a folder for the results", str(folder)))
    given = [Path(item) for item in inputs]
    for item in given:
        if item.is_dir() and folder.resolve().is_relative_to(item.resolve()):
            raise InputError(
                Problem(
                    f"lies inside '{item}', which is read; name a folder outside of it", str(folder)
                )
            )
    if folder.is_dir():
        for name in names:
            spare(folder / name, given)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Name the file that cannot be read.

    Raises
    ------
    InputError
        In place of an OSError.
    """
    with _named(path, "read"):
        yield


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the result that cannot be written, not the temporary file beside it.

    Raises
    ------
    InputError
        In place of an OSError.
    """
    with _named(path, "written"):
        yield


@contextmanager
def _named(path: Path, done: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(Problem(f"cannot be {done}: {reason}", str(path))) from None


def save(path: Path, content: str | bytes) -> None:
    """Write a result whole or not at all.

    Raises
    ------
    InputError
        It cannot be written there.
    """
    with writing(path):
        write_beside(path, content)


def print_json(data: Mapping[str, Any]) -> None:
    """Print JSON, and nothing else, on stdout; escaped where stdout cannot write a character."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    click.echo(text)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
