"""What several commands take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = [
    "as_json",
    "as_of",
    "as_read",
    "coalition",
    "concepts",
    "dispute",
    "dossier",
    "language_model",
    "max_options",
    "output",
    "reports",
    "without",
]

_WEB = ("http://", "https://")
_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2007-12-10", param, ctx)


class _Report(click.ParamType[Path | str]):
    """A path; ``-`` for standard input and web addresses stay text."""

    name = "report"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,  # noqa: ARG002
    ) -> Path | str:
        if isinstance(value, Path):
            return value
        told = str(value)
        return told if told == "-" or told.lower().startswith(_WEB) else Path(told)


class _Names(click.ParamType[tuple[str, ...]]):
    name = "list"

    def __init__(self, example: str) -> None:
        self._example = example

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        named = tuple(dict.fromkeys(word for word in value.replace(",", " ").split() if word))
        if not named:
            self.fail(f"name at least one {self._example}", param, ctx)
        return named


def dispute(command: _Command) -> _Command:
    """Take a dispute file or the name of a case."""
    return click.argument("dispute", metavar="DISPUTE")(command)


def dossier(command: _Command) -> _Command:
    """Take a dossier, reports, or a dispute with its dossier beside it."""
    return click.argument("what", metavar="DISPUTE|DOSSIER|REPORT...", nargs=-1, required=True)(
        command
    )


def reports(command: _Command) -> _Command:
    """Take report files, folders of them, web addresses, and ``-`` for standard input."""
    return click.argument("reports", metavar="REPORT...", nargs=-1, required=True, type=_Report())(
        command
    )


def output(
    *,
    says: str,
    required: bool = False,
    metavar: str = "FILE",
) -> Callable[[_Command], _Command]:
    """Take the place to write to."""
    return click.option(
        "-o",
        "--output",
        metavar=metavar,
        required=required,
        help=says,
        type=click.Path(path_type=Path),
    )


def as_json(command: _Command) -> _Command:
    """Take the wish for JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON only.")(command)


def as_of(command: _Command) -> _Command:
    """Take the day on which the dispute is looked at."""
    return click.option(
        "--as-of",
        type=_Day(),
        metavar="DATE",
        help="The day to solve for: options that are not available then cannot be moved.",
    )(command)


def concepts(command: _Command) -> _Command:
    """Take the solution concepts."""
    return click.option(
        "--concepts",
        type=_Names("concept, for example Nash,SEQ"),
        metavar="LIST",
        default=("Nash", "GMR", "SMR", "SEQ", "SSEQ"),
        help="Which to compute, for example Nash,SEQ. Default: Nash,GMR,SMR,SEQ,SSEQ.",
    )(command)


def coalition(command: _Command) -> _Command:
    """Take the members of a coalition, or its id in the dispute file."""
    return click.option(
        "--coalition",
        type=_Names("actor, for example serbia,russia"),
        metavar="LIST",
        help="Ask it of these actors together, for example serbia,russia, or of a coalition that "
        "the file names.",
    )(command)


def as_read(command: _Command) -> _Command:
    """Take the wish to leave the analyst's corrections out."""
    return click.option(
        "--as-read",
        is_flag=True,
        help="Leave out the corrections that stand beside the dossier.",
    )(command)


def max_options(command: _Command) -> _Command:
    """Take how many options a draft may have."""
    return click.option(
        "--max-options",
        type=click.IntRange(1, 24),
        metavar="N",
        default=12,
        show_default=True,
        help="Options that a draft has at the most; each more doubles the states.",
    )(command)


def without(command: _Command) -> _Command:
    """Take the names of general rules that a draft is made without."""
    return click.option(
        "--without",
        multiple=True,
        metavar="RULE",
        help="Draft without a general rule; `standoff draft --rules` lists them. Repeatable.",
    )(command)


def language_model(command: _Command) -> _Command:
    """Take the name of another spaCy model."""
    return click.option(
        "--model",
        metavar="NAME",
        help="An installed spaCy model to read with, in place of the one that comes along.",
    )(command)
