"""``standoff who-blocks``: without whose moves a state cannot be reached."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.states import spell

__all__ = ["who_blocks"]


@click.command("who-blocks", short_help="Say without whose moves a state cannot be reached.")
@arguments.dispute
@click.argument("state")
@click.option("--from", "start", metavar="STATE", default="status-quo", show_default=True,
              help="Where to begin: a string of Y and N.")  # fmt: skip
@arguments.as_of
@arguments.as_json
def who_blocks(dispute: str, state: str, start: str, as_of: date | None, as_json: bool) -> None:
    """Find the smallest groups that can block a STATE of a DISPUTE by not moving.

    STATE is a string of Y and N, one for each option in the order of the file.
    """
    with terminal.working("Searching"):
        from standoff.loading import load
        from standoff.stability.blockers import who_blocks as find_blockers

        model = load(dispute)
        found = find_blockers(model, spell(model, state), start=spell(model, start), as_of=as_of)
    if as_json:
        files.print_json(found.to_dict())
        return
    from standoff.report.routes import blocking

    terminal.show(*blocking(found))
