"""``standoff commitments``: which threats and promises are credible, and where."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.states import spell

__all__ = ["commitments"]


@click.command(short_help="Say which threats and promises are credible, and where.")
@arguments.dispute
@click.option("--at", metavar="STATE", help="A state to look at. Default: the status quo.")
@arguments.as_of
@arguments.as_json
def commitments(dispute: str, at: str | None, as_of: date | None, as_json: bool) -> None:
    """Say where the commitments of a DISPUTE are credible.

    One is credible at a state where keeping it pays whoever made it, and sequentially credible
    where the answers that others would want to make do not undo that.
    """
    with terminal.working("Solving"):
        from standoff.loading import load
        from standoff.stability.commitments import commitments as find_commitments

        model = load(dispute)
        found = find_commitments(model, at=None if at is None else spell(model, at), as_of=as_of)
    if as_json:
        files.print_json(found.to_dict())
        return
    from standoff.report.commitments import credibility

    terminal.show(*credibility(found))
