"""``standoff read``: from reports to a dossier."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import arguments, asking, corpus, files, terminal
from standoff.errors import Problem, ReportError

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier
    from standoff.reading.second import SecondReader
    from standoff.reading.source import Page

__all__ = ["read", "read_reports"]

STANDARD_INPUT = "standard input"


@click.command(short_help="Read reports: who said, did, wants and threatens what.")
@arguments.reports
@arguments.output(
    says="Write the dossier here (JSON Lines, with the text of the sources); a name that ends in "
    ".duckdb or .parquet is a corpus, which the reports are added to.",
)
@corpus.options
@arguments.as_json
@arguments.language_model
@asking.options
def read(
    reports: tuple[Path | str, ...],
    output: Path | None,
    as_json: bool,
    model: str | None,
    workers: int | None,
    scheduler: str | None,
    no_bytes: bool,
    **asked: Any,
) -> int:
    """Read reports: files, folders of them, web addresses, or - for standard input.

    Plain text, HTML, PDF, Word, e-mail, RSS and Atom feeds, WARC and JSON Lines are read. Every
    claim that is found points to its characters in the source.
    """
    many = corpus.Many(workers, scheduler, no_bytes)
    if output is not None and corpus.is_corpus_name(output):
        options = asking.Asked(**asked)
        return corpus.read_into(output, reports, many, options, model=model, as_json=as_json)
    many.refuse()
    if output is not None:
        files.spare(output, reports)
    with terminal.working("Starting") as say:
        second = asking.second_reader(asking.Asked(**asked), say)
        dossier = read_reports(reports, model, say, second)
    if second is not None:
        asking.tell(second.summary())
    code = 0 if second is None else asking.exit_code(second.summary())
    if output is not None:
        from standoff.reading.dossier import save_dossier

        with files.writing(output):
            save_dossier(dossier, output)
    if as_json:
        more = {} if second is None else {"second_reading": asking.told(second.summary(), dossier)}
        files.print_json({**dossier.to_dict(), **more})
        return code
    from standoff.report.digest import dossier_digest

    terminal.show(*dossier_digest(dossier))
    if output is not None:
        click.echo(f"\nWritten: {output}\nNext: standoff draft {output} -o dispute.yaml")
    return code


def read_reports(
    reports: tuple[Path | str, ...],
    model: str | None,
    say: terminal.Say,
    second: SecondReader | None = None,
) -> Dossier:
    """Read reports and tell which one is being read.

    A file in a folder that cannot be read is told on stderr and passed over; one that was named
    itself, or that is all there is, stops the command.

    Raises
    ------
    ReportError
        Some report cannot be read; all problems are listed.
    MissingError
        The language model is not installed.
    """
    say("Loading the language model")
    from standoff.reading.read import read as read_paths

    def progress(doing: str, done: int, of: int) -> None:
        say(f"{doing} ({min(done + 1, of)} of {of})" if of > 1 else doing)

    skipped: list[Problem] = []
    given = [page for each in reports for page in _given(each)]
    dossier = read_paths(
        given, model=model, progress=progress, on_problem=skipped.append, second=second
    )
    if {problem.file for problem in skipped} & {str(path) for path in reports}:
        raise ReportError(skipped)
    for problem in skipped:
        click.echo(f"{problem} (skipped)", err=True)
    return dossier


def _given(report: Path | str) -> Iterator[Path | str | Page]:
    if report != "-":
        yield report
        return
    from standoff.reading.source import LIMIT, pages_of

    data = sys.stdin.buffer.read(LIMIT + 1)
    if len(data) > LIMIT:
        said = f"is larger than the {LIMIT / 1e6:g} MB that a report may have"
        raise ReportError(Problem(said, STANDARD_INPUT))
    yield from pages_of(data, STANDARD_INPUT)
