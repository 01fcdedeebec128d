"""``standoff read REPORTS -o corpus.duckdb``: many reports, kept in tables."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standoff.cli import asking, files, terminal
from standoff.errors import InputError, Problem, ReportError

if TYPE_CHECKING:
    from standoff.corpus.keeping import Counts

__all__ = ["Many", "is_corpus_name", "options", "read_into"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Many:
    """What was said on the command line about reading many reports."""

    workers: int | None = None
    scheduler: str | None = None
    no_bytes: bool = False

    def refuse(self) -> None:
        """Refuse them where no corpus is written.

        Raises
        ------
        UsageError
            One of them is given.
        """
        if self != Many():
            raise click.UsageError(
                "--workers, --scheduler and --no-bytes go with a corpus: -o corpus.duckdb"
            )


def options(command: _Command) -> _Command:
    """Take how many workers read into a corpus, where they are, and whether bytes are kept."""
    for option in reversed(
        (
            click.option(
                "--workers",
                type=click.IntRange(min=1),
                metavar="N",
                help="Processes that read into a corpus. Default: 1.",
            ),
            click.option(
                "--scheduler",
                metavar="ADDRESS",
                help="Let the workers of this Dask scheduler read into a corpus.",
            ),
            click.option(
                "--no-bytes", is_flag=True, help="Keep texts in a corpus, not the files as well."
            ),
        )
    ):
        command = option(command)
    return command


def is_corpus_name(output: Path) -> bool:
    """Whether an output is to be a corpus: told by its suffix."""
    return output.suffix in {".duckdb", ".parquet"}


def read_into(
    corpus: Path,
    reports: tuple[Path | str, ...],
    many: Many,
    asked: asking.Asked,
    *,
    model: str | None,
    as_json: bool,
) -> int:
    """Read reports into a corpus; each that cannot be read is told on stderr and passed over.

    Returns
    -------
    int
        What to leave with.

    Raises
    ------
    ReportError
        Nothing can be read at all.
    InputError, MissingError
        As `standoff.corpus.read.read_corpus`.
    """
    _spare(corpus, reports)

    def tell(problem: Problem) -> None:
        click.echo(f"{problem} (skipped)", err=True)

    with terminal.working("Starting") as say:
        second = asking.second_reader(asked, say, in_corpus=True)
        say("Loading the language model")
        from standoff.corpus.read import read_corpus

        counts = read_corpus(
            _given(reports),
            corpus,
            workers=many.workers or 1,
            scheduler=many.scheduler,
            keep_bytes=not many.no_bytes,
            model=model,
            second=second,
            progress=lambda so_far: say(_progress(so_far)),
            on_problem=tell,
        )
    if second is not None:
        asking.tell(second.summary(), in_corpus=True)
    code = 0 if second is None else asking.exit_code(second.summary())
    if counts.problems and not counts.reports + counts.there + counts.again:
        raise ReportError("none of the reports can be read")
    if as_json:
        more = {} if second is None else {"second_reading": second.summary().to_dict()}
        files.print_json({**_as_data(corpus, counts), **more})
        return code
    click.echo(_said(counts))
    click.echo(f"\nWritten: {corpus}\nNext: standoff search {corpus} --act threaten")
    return code


def _spare(corpus: Path, reports: tuple[Path | str, ...]) -> None:
    """Refuse a corpus in a folder that is not there, or that is itself to be read."""
    if not corpus.parent.is_dir():
        raise InputError(Problem(f"the folder '{corpus.parent}' does not exist", str(corpus)))
    for given in reports:
        if isinstance(given, Path) and given.resolve() == corpus.resolve():
            raise InputError(Problem("is read by this command; name another corpus", str(corpus)))


def _given(reports: tuple[Path | str, ...]) -> Iterator[str | Path | tuple[str, bytes]]:
    from standoff.reading.source import LIMIT

    for report in reports:
        if report != "-":
            yield report
            continue
        data = sys.stdin.buffer.read(LIMIT + 1)
        if len(data) > LIMIT:
            said = f"is larger than the {LIMIT / 1e6:g} MB that a report may have"
            raise ReportError(Problem(said, "standard input"))
        yield "standard input", data


def _progress(counts: Counts) -> str:
    said = f"Reading: {counts.reports:,} reports, {counts.claims:,} claims"
    return f"{said}, {counts.problems:,} not readable" if counts.problems else said


def _said(counts: Counts) -> str:
    from standoff.report.words import count

    said = f"Read {count(counts.reports, 'report')} with {count(counts.claims, 'claim')}."
    if counts.reprints:
        told = "is a reprint" if counts.reprints == 1 else "are reprints"
        said += f" {counts.reprints:,} of them {told}: their claims are counted once."
    if counts.again:
        said += f" Added what the language model says of {count(counts.again, 'report')} more."
    if counts.there:
        said += f" {count(counts.there, 'file')} had been read before."
    if counts.problems:
        said += f" {counts.problems:,} could not be read; the table `problems` says why."
    return said


def _as_data(corpus: Path, counts: Counts) -> dict[str, Any]:
    return {
        "format": "standoff.corpus/1",
        "corpus": str(corpus),
        "reports": counts.reports,
        "reprints": counts.reprints,
        "claims": counts.claims,
        "there": counts.there,
        "again": counts.again,
        "problems": counts.problems,
    }
