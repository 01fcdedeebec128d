"""``standoff paths``: which equilibria can be reached from where the dispute stands, and how."""

from __future__ import annotations

from datetime import date
from typing import Literal

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.states import spell

__all__ = ["paths"]


@click.command(short_help="Say which equilibria can be reached from the status quo, and how.")
@arguments.dispute
@click.option("--from", "start", metavar="STATE", default="status-quo", show_default=True,
              help="Where to begin: a string of Y and N.")  # fmt: skip
@click.option("--to", metavar="STATE", help="Ways to this state only, equilibrium or not.")
@click.option("--moves", "by", flag_value="moves",
              help="Only what moves lead to, by whomever and at whatever cost.")  # fmt: skip
@click.option("--improvements", "by", flag_value="improvements",
              help="Only what moves lead to that each pay whoever makes them.")  # fmt: skip
@arguments.concepts
@arguments.as_of
@arguments.as_json
def paths(
    dispute: str,
    start: str,
    to: str | None,
    by: Literal["moves", "improvements"] | None,
    concepts: tuple[str, ...],
    as_of: date | None,
    as_json: bool,
) -> None:
    """Find the shortest ways from the status quo of a DISPUTE to its equilibria.

    No actor moves twice in a row. Where a way by moves alone leads to a state and none by
    improvements, the first move that its mover would not make is named.
    """
    with terminal.working("Solving"):
        from standoff.loading import load
        from standoff.stability.paths import paths as find_paths

        model = load(dispute)
        analysis = find_paths(
            model,
            start=spell(model, start),
            to=None if to is None else spell(model, to),
            by=by,
            concepts=concepts,
            as_of=as_of,
        )
    if as_json:
        files.print_json(analysis.to_dict())
        return
    from standoff.report.routes import routes

    terminal.show(*routes(analysis, by=by))
