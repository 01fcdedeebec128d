"""``standoff solve --state``: one state of a dispute, or an equilibrium among those that fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from standoff.cli import files, terminal
from standoff.cli.states import spell

__all__ = ["solve_one"]

_SECONDS = 60.0


def solve_one(
    dispute: str,
    state: str,
    concepts: Sequence[str] | None,
    time_limit: float | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Ask the solver and print what it says."""
    with terminal.working("Solving"):
        from standoff.loading import load
        from standoff.stability.single.solving import SINGLE, solve_state

        model = load(dispute)
        named = state.lower().replace("_", "-") == "status-quo"
        solution = solve_state(
            model,
            spell(model, state) if named else state,
            concepts or SINGLE,
            as_of=as_of,
            time_limit=_SECONDS if time_limit is None else time_limit,
        )
    if as_json:
        files.print_json(solution.to_dict())
        return
    from standoff.report.single import single

    terminal.show(*single(solution))
