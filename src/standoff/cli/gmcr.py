"""``standoff import`` and ``standoff export``: GMCR+ save files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.failure import complain
from standoff.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standoff.interop.loss import Loss

__all__ = ["export_", "import_"]


@click.command("import", short_help="Make a dispute of a GMCR+ save file.")
@click.argument("file", metavar="FILE.gmcr", type=click.Path(path_type=Path))
@arguments.output(says="Write the dispute here (YAML). Without it: to stdout.")
def import_(file: Path, output: Path | None) -> None:
    """Make a dispute of a GMCR+ save file.

    What of it a dispute file cannot hold is said on stderr, item by item.
    """
    if output is not None:
        files.spare(output, [file])
    with terminal.working("Reading the save file"):
        from standoff.dispute.file import dumps
        from standoff.interop.gmcr import load_gmcr

        found = load_gmcr(file)
        text = dumps(found.dispute)
    _finish(text, output, str(file), found.losses)
    if output is not None:
        click.echo(f"Next: standoff check {output}; standoff solve {output}")


@click.command("export", short_help="Write a dispute as a GMCR+ save file.")
@arguments.dispute
@arguments.output(says="Write the save file here (.gmcr). Without it: to stdout.")
def export_(dispute: str, output: Path | None) -> None:
    """Write a DISPUTE (a file, or the name of a case) as a GMCR+ save file.

    What of it a save file cannot hold is said on stderr, item by item.
    """
    if output is not None:
        files.spare(output, [dispute])
    with terminal.working("Writing the save file"):
        from standoff.interop.gmcr import to_gmcr
        from standoff.loading import load

        found = to_gmcr(load(dispute))
    _finish(found.text, output, dispute, found.losses)


def _finish(text: str, output: Path | None, source: str, losses: Iterable[Loss]) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        files.save(output, text)
        click.echo(f"Written: {output}")
    said = [Problem(f"not carried over: {loss}", source) for loss in losses]
    if said:
        complain(InputError(said))
