"""``standoff solve``: where a dispute can settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from standoff.cli import arguments, files, terminal
from standoff.cli.single import solve_one

if TYPE_CHECKING:
    from standoff.dispute.model import Dispute
    from standoff.stability.coalition_solution import CoalitionSolution
    from standoff.stability.solution import Solution

    Solver = Callable[[Dispute, date | None], Solution | CoalitionSolution]

__all__ = ["solve"]


@click.command(short_help="Compute which states are stable, for whom and under which concept.")
@arguments.dispute
@arguments.concepts
@arguments.coalition
@click.option("--universal", is_flag=True, help="Ask it of every coalition at once.")
@click.option("--state", metavar="PATTERN", help="Ask it of one state, or of those that fit, "
              "without listing the states: Nash, GMR and SMR.")  # fmt: skip
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
              help="With --state, how long to look for an answer. Default: 60.")  # fmt: skip
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
    coalition: tuple[str, ...] | None,
    universal: bool,
    state: str | None,
    time_limit: float | None,
    as_of: date | None,
    as_json: bool,
    list_limit: int,
) -> None:
    """Solve a DISPUTE: a file, or the name of a case (see `standoff cases`).

    Where options become available on a day, each stretch of time is solved apart. The JSON is of
    one day: the one given with --as-of, or that of the dispute.

    Beside the usual concepts there are SIM and, for two actors, L_1, L_2, ... and NM. Coalitions
    have CNash, CGMR, CSMR and CSEQ. Where preferences may be strong, GMR_strong and GMR_weak (also
    for SMR and SEQ) can be asked for alone.

    With --state a constraint solver is asked, for disputes too large to list: PATTERN is a state, a
    pattern such as Y-N-, an expression, or `status-quo`. Where several states fit, an equilibrium
    is looked for among them.
    """
    if coalition and universal:
        raise click.UsageError("--coalition names one, and --universal means all: take one of them")
    named = click.get_current_context().get_parameter_source("concepts")
    asked = None if named is ParameterSource.DEFAULT else concepts
    if state is not None:
        if coalition or universal:
            raise click.UsageError("--state asks it of every actor alone, not of coalitions")
        solve_one(dispute, state, asked, time_limit, as_of, as_json)
        return
    if time_limit is not None:
        raise click.UsageError("--time-limit is for --state")
    with terminal.working("Solving") as say:
        from standoff.dispute.checks.feasible import refuse_status_quo
        from standoff.loading import load

        def told(doing: str, share: float) -> None:
            say(f"{doing} ({share:.0%})")

        model = load(dispute)
        refuse_status_quo(model)
        solver = _solver(coalition, asked, universal=universal)
        if as_json:
            files.print_json(solver(model, as_of).to_dict(list_limit=list_limit))
            return
        if coalition or universal or _beyond(asked):
            from standoff.dispute.calendar import phases as turning_days
            from standoff.report.settled import settled

            days = turning_days(model) if as_of is None else (as_of,)
            blocks = list(settled(model, days, [solver(model, day) for day in days]))
        else:
            from standoff.outlook.phases import in_phases, on_day
            from standoff.report.summary import settling

            phases = (
                in_phases(model, concepts, progress=told)
                if as_of is None
                else (on_day(model, as_of, concepts),)
            )
            blocks = list(settling(model, phases))
    terminal.show(*blocks)


def _beyond(concepts: Sequence[str] | None) -> bool:
    """Say whether concepts are asked for whose equilibria are not graded by what holds them."""
    from standoff.stability.further import spelled
    from standoff.stability.keys import strength_of

    return any(spelled(each) or strength_of(each.lower()) for each in concepts or ())


def _solver(
    coalition: Sequence[str] | None, concepts: Sequence[str] | None, *, universal: bool
) -> Solver:
    """Return what solves a dispute as of a day for what was asked."""
    from standoff.stability.coalition import COALITIONAL
    from standoff.stability.coalitions import solve_coalition, solve_universal
    from standoff.stability.solve import CONCEPTS
    from standoff.stability.solve import solve as solve_dispute

    if coalition:
        members = coalition
        return lambda model, day: solve_coalition(
            model, members, concepts or COALITIONAL, as_of=day
        )
    if universal:
        return lambda model, day: solve_universal(model, concepts or COALITIONAL, as_of=day)
    return lambda model, day: solve_dispute(model, concepts or CONCEPTS, as_of=day)
