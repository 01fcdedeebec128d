"""``standoff draft``: from a dossier to a dispute."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli import arguments, files, terminal

__all__ = ["draft"]


@click.command(short_help="Draft a dispute from a dossier, each element cited.")
@click.argument("dossier", type=click.Path(path_type=Path))
@arguments.output(says="Write the dispute here (YAML). Without it: to stdout.")
def draft(dossier: Path, output: Path | None) -> None:
    """Draft a dispute from a DOSSIER that `read` wrote.

    What the reports do not tell stays unknown, or is assumed and says so.
    """
    if output is not None:
        files.spare(output, [dossier])
    with terminal.working("Drafting the dispute"):
        from standoff.dispute.file import dumps
        from standoff.drafting.draft import draft as draft_dispute
        from standoff.reading.dossier import load_dossier

        text = dumps(draft_dispute(load_dossier(dossier)))
    if output is None:
        click.echo(text, nl=False)
        return
    files.save(output, text)
    click.echo(f"Written: {output}\nNext: standoff check {output}; standoff solve {output}")
