"""``standoff timeline``: who said and did what, when, and whose position moved."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.dossiers import dossier_of

__all__ = ["timeline"]


@click.command(short_help="Tell who said and did what, when, and whose position moved.")
@arguments.dossier
@click.option("--picture", metavar="FILE", type=click.Path(path_type=Path),
              help="Draw the positions over time here (SVG).")  # fmt: skip
@arguments.as_read
@arguments.as_json
@arguments.language_model
def timeline(
    what: tuple[str, ...],
    picture: Path | None,
    as_read: bool,
    as_json: bool,
    model: str | None,
) -> None:
    """Tell what was said and done day by day, and each actor's position on each option.

    Of a dossier (JSON Lines, as `read` and `run` write it), of reports, or of a DISPUTE: then the
    dossier that it was drafted from has to stand beside it, as dossier.jsonl.
    """
    if picture is not None:
        if picture.suffix != ".svg":
            raise click.UsageError("--picture draws SVG: let its name end in .svg")
        files.spare(picture, what)
    with terminal.working("Reading") as say:
        dossier = dossier_of(what, model, say, as_read=as_read)
        from standoff.tracking.timeline import timeline as tell

        found = tell(dossier)
    if picture is not None:
        from standoff.report.courses import draw_courses

        files.save(picture, draw_courses(found))
    if as_json:
        files.print_json(found.to_dict())
        return
    from standoff.report.happened import happened

    terminal.show(*happened(found))
    if picture is not None:
        click.echo(f"\nWritten: {picture}")
