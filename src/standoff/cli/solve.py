"""``standoff solve``: where a dispute can settle."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal

__all__ = ["solve"]


@click.command(short_help="Compute which states are stable, for whom and under which concept.")
@arguments.dispute
@arguments.concepts
@arguments.as_of
@arguments.as_json
@click.option(
    "--list-limit",
    type=click.IntRange(min=0),
    default=65_536,
    show_default=True,
    metavar="N",
    help="Above so many states the JSON lists counts, and equilibria only up to 1,000.",
)
def solve(
    dispute: str,
    concepts: tuple[str, ...],
    as_of: date | None,
    as_json: bool,
    list_limit: int,
) -> None:
    """Solve a DISPUTE: a file, or the name of a case (see `standoff cases`).

    Where options become available on a day, each stretch of time is solved apart. The JSON is of
    one day: the one given with --as-of, or that of the dispute.
    """
    with terminal.working("Solving"):
        from standoff.loading import load

        model = load(dispute)
        if as_json:
            from standoff.stability.solve import solve as solve_dispute

            solution = solve_dispute(model, concepts=concepts, as_of=as_of)
            files.print_json(solution.to_dict(list_limit=list_limit))
            return
        from standoff.report.phases import in_phases, on_day

        phases = in_phases(model, concepts) if as_of is None else (on_day(model, as_of, concepts),)
    from standoff.report.summary import settling

    terminal.show(*settling(model, phases))
