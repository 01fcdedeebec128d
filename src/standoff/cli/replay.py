"""``standoff replay``: the model and the answer after each day of the reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.dossiers import dossier_of

__all__ = ["replay"]


@click.command(short_help="Tell how the model and the answer changed, day by day.")
@arguments.dossier
@arguments.output(says="Write the model of each day here, as YYYY-MM-DD.yaml.", metavar="DIR")
@arguments.max_options
@arguments.without
@arguments.as_read
@arguments.as_json
@arguments.language_model
def replay(
    what: tuple[str, ...],
    output: Path | None,
    max_options: int,
    without: tuple[str, ...],
    as_read: bool,
    as_json: bool,
    model: str | None,
) -> None:
    """Draft and solve a dispute anew after each day of its reports.

    Of a folder of dated reports, of a dossier, or of a DISPUTE with its dossier beside it. Where
    the answer changes, the reports without which it would not are named.
    """
    with terminal.working("Reading") as say:
        dossier = dossier_of(what, model, say, as_read=as_read)
        from standoff.tracking.replay import replay as play

        def progress(day: date, done: int, of: int) -> None:
            say(f"Drafting and solving {day.isoformat()} ({done + 1} of {of})")

        found = play(dossier, max_options=max_options, without=without, progress=progress)
        if output is not None:
            from standoff.dispute.file import dumps

            models = {
                f"{each.day.isoformat()}.yaml": dumps(each.dispute)
                for each in found.days
                if each.dispute is not None
            }
            files.prepare_folder(output, models, what)
            with files.writing(output):
                output.mkdir(parents=True, exist_ok=True)
            for name, text in models.items():
                files.save(output / name, text)
    if as_json:
        files.print_json(found.to_dict())
        return
    from standoff.report.replayed import replayed

    terminal.show(*replayed(found))
    if output is not None:
        click.echo(f"\nWritten: {output}")
