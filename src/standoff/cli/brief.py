"""``standoff brief``: the page that people read."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli import arguments, files, terminal

__all__ = ["brief"]


@click.command(short_help="Write the brief: one HTML page with the answer and what it rests on.")
@arguments.dispute
@arguments.output(says="Write the page here. Without it: to stdout.")
def brief(dispute: str, output: Path | None) -> None:
    """Write the brief of a DISPUTE: a file, or the name of a case.

    One HTML file that needs no network and prints well.
    """
    if output is not None:
        files.spare(output, [dispute])
    with terminal.working("Solving, and writing the brief"):
        from standoff.dispute.checks.feasible import refuse_status_quo
        from standoff.loading import load
        from standoff.report.brief import brief as write_brief

        model = load(dispute)
        refuse_status_quo(model)
        page = write_brief(model)
    if output is None:
        click.echo(page, nl=False)
        return
    files.save(output, page)
    click.echo(f"Written: {output}")
