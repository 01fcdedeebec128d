"""``standoff run``: from the report to the answer, in one command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import arguments, asking, files, terminal
from standoff.cli.draft import warn_of_unrelated
from standoff.cli.failure import MODEL_ERRORS
from standoff.cli.read import read_reports

if TYPE_CHECKING:
    from standoff.dispute.model import Dispute
    from standoff.reading.dossier import Dossier
    from standoff.report.view import View

__all__ = ["run"]

_RESULTS = ("dossier.jsonl", "dispute.yaml", "solution.json", "brief.html")


@click.command(short_help="Do it all: read, draft, solve, and write the brief.")
@arguments.reports
@arguments.output(
    says="Write dossier.jsonl, dispute.yaml, solution.json and brief.html here.",
    required=True,
    metavar="DIR",
)
@arguments.max_options
@arguments.without
@arguments.language_model
@asking.options
def run(
    reports: tuple[Path | str, ...],
    output: Path,
    max_options: int,
    without: tuple[str, ...],
    model: str | None,
    **asked: Any,
) -> int:
    """Read reports, draft the dispute they describe, solve it, and write the brief.

    Nothing is written before all of it is done.
    """
    files.prepare_folder(output, _RESULTS, reports)
    with terminal.working("Starting") as say:
        second = asking.second_reader(asking.Asked(**asked), say)
        dossier = read_reports(reports, model, say, second)
        say("Drafting the dispute")
        from standoff.drafting.draft import draft

        dispute = draft(dossier, max_options=max_options, without=without)
        say("Solving")
        from standoff.report.view import look

        view = look(dispute)
        say("Writing the brief")
        _write(output, dossier, view)
    from standoff.report.summary import summary

    unanswered = 0
    if second is not None:
        asking.tell(second.summary())
        unanswered = asking.exit_code(second.summary())
    warn_of_unrelated(dossier)
    terminal.show(*summary(view))
    click.echo(f"\nRead: {output / 'brief.html'}")
    return _complain_of_errors(view.dispute, output / "dispute.yaml") or unanswered


def _write(folder: Path, dossier: Dossier, view: View) -> None:
    from standoff.dispute.file import dumps
    from standoff.reading.dossier import save_dossier
    from standoff.report.brief import render

    solution = json.dumps(view.solution.to_dict(), ensure_ascii=False, indent=2)
    texts = {
        "dispute.yaml": dumps(view.dispute, quotes=True),
        "solution.json": solution + "\n",
        "brief.html": render(view),
    }
    with files.writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with files.writing(folder / "dossier.jsonl"):
        save_dossier(dossier, folder / "dossier.jsonl")
    for name, text in texts.items():
        files.save(folder / name, text)


def _complain_of_errors(dispute: Dispute, file: Path) -> int:
    """Say on stderr what makes the draft's answer worthless, if anything does."""
    from standoff.dispute.check import check

    errors = [finding for finding in check(dispute) if finding.level == "error"]
    for finding in errors:
        click.echo(f"{file}: error: {finding.message}", err=True)
    return MODEL_ERRORS if errors else 0
