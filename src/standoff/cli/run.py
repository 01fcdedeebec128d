"""``standoff run``: from the report to the answer, in one command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import arguments, asking, files, terminal
from standoff.cli.before import keep_changed
from standoff.cli.dossiers import put_right
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
@arguments.as_read
@arguments.language_model
@asking.options
def run(
    reports: tuple[Path | str, ...],
    output: Path,
    max_options: int,
    without: tuple[str, ...],
    as_read: bool,
    model: str | None,
    **asked: Any,
) -> int:
    """Read reports, draft the dispute they describe, solve it, and write the brief.

    Nothing is written before all of it is done. Corrections that were made in the workbench, and
    stand in DIR from before, are applied. A dispute.yaml that you have changed there is kept, as
    dispute.before.yaml.
    """
    files.prepare_folder(output, _RESULTS, reports)
    own = output / "dossier.jsonl"
    with terminal.working("Starting") as say:
        from standoff.reading.corrections import beside, corrected, load_corrections

        # Broken ones are refused before anything is read.
        changes = () if as_read else load_corrections(beside(own))
        second = asking.second_reader(asking.Asked(**asked), say)
        dossier = read_reports(reports, model, say, second)
        say("Drafting the dispute")
        from standoff.dispute.file import dumps
        from standoff.drafting.draft import draft

        def drafted(read: Dossier) -> Dispute:
            return draft(read, max_options=max_options, without=without)

        def before(read: Dossier) -> Iterator[str]:
            """Draft from what was read before, with what has been corrected and without."""
            for each in (read, corrected(read, changes)):
                yield dumps(drafted(each), quotes=True)

        dispute = drafted(put_right(dossier, own, as_read=as_read))
        say("Solving")
        from standoff.report.view import look

        view = look(dispute)
        say("Writing the brief")
        text = dumps(dispute, quotes=True)
        kept = keep_changed(output / "dispute.yaml", text, before)
        _write(output, dossier, view, text)
    from standoff.report.summary import summary

    unanswered = 0
    if second is not None:
        asking.tell(second.summary())
        unanswered = asking.exit_code(second.summary())
    if kept is not None:
        click.echo(
            f"what stood in {output / 'dispute.yaml'}, which may hold changes of yours, is kept as "
            f"{kept}",
            err=True,
        )
    warn_of_unrelated(dossier)
    terminal.show(*summary(view))
    click.echo(f"\nRead: {output / 'brief.html'}")
    return _complain_of_errors(view.dispute, output / "dispute.yaml") or unanswered


def _write(folder: Path, dossier: Dossier, view: View, dispute: str) -> None:
    from standoff.reading.dossier import save_dossier
    from standoff.report.brief import render

    solution = json.dumps(view.solution.to_dict(), ensure_ascii=False, indent=2)
    texts = {
        "dispute.yaml": dispute,
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
