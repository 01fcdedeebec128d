"""Ask OR-Tools CP-SAT whether clauses can hold, within a time limit and interruptibly."""

from __future__ import annotations

import time
from threading import Thread
from typing import Any

from standoff.errors import SizeError
from standoff.stability.single.clauses import Clauses

__all__ = ["Asker", "Holding", "OutOfTimeError"]

_MOST = 1 << 60


class OutOfTimeError(Exception):
    """The time that there was for an answer is over; never shown to a user."""


class Holding:
    """Which literals hold in an answer."""

    __slots__ = ("_values",)

    def __init__(self, values: list[bool]) -> None:
        self._values = values

    def __getitem__(self, literal: int) -> bool:
        """Say whether a literal holds."""
        return self._values[abs(literal) - 1] == (literal > 0)


class Asker:
    """Asks, and keeps the time.

    Parameters
    ----------
    until
        The `time.monotonic()` at which an answer comes too late.

    Attributes
    ----------
    asked
        How many questions have been put to the solver.
    """

    def __init__(self, until: float) -> None:
        self.until = until
        self.asked = 0

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.until - time.monotonic()

    def ask(self, clauses: Clauses) -> Holding | None:
        """Find an assignment under which all clauses hold; None where there is none.

        Raises
        ------
        OutOfTimeError
            It is not known whether there is one.
        SizeError
            A weight is larger than the solver can count with.
        """
        if self.left <= 0:
            raise OutOfTimeError
        from ortools.sat.python import cp_model

        self.asked += 1
        model, variables = _model(clauses)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1  # so that the same question has the same answer
        solver.parameters.random_seed = 1
        solver.parameters.catch_sigint_signal = False
        solver.parameters.max_time_in_seconds = max(self.left, 0.001)
        status = _run(solver, model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Holding([bool(solver.boolean_value(each)) for each in variables])
        if status == cp_model.INFEASIBLE:
            return None
        raise OutOfTimeError


def _model(clauses: Clauses) -> tuple[Any, list[Any]]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    variables = [model.new_bool_var("") for _ in range(clauses.size)]
    opposites = [each.negated() for each in variables]

    def literal(number: int) -> Any:
        return variables[number - 1] if number > 0 else opposites[-number - 1]

    model.add_bool_or(variables[0])
    for clause in clauses.clauses:
        model.add_bool_or([literal(each) for each in clause])
    for each in clauses.sums:
        weights = [weight for weight, _ in each.terms]
        if sum(weights) > _MOST:
            raise SizeError(
                f"weights that add up to {sum(weights):,} are more than the solver counts with "
                f"({_MOST:,}); take smaller ones, or statements in order of importance"
            )
        total = cp_model.LinearExpr.weighted_sum([literal(one) for _, one in each.terms], weights)
        model.add(total >= each.needed).only_enforce_if(literal(each.literal))
        model.add(total <= each.needed - 1).only_enforce_if(literal(-each.literal))
    return model, variables


def _run(solver: Any, model: Any) -> Any:
    """Solve beside the main thread, which so hears an interruption at once."""
    status: list[Any] = []
    thread = Thread(target=lambda: status.append(solver.solve(model)), daemon=True)
    thread.start()
    try:
        thread.join()
    finally:
        # A search that has not begun yet does not hear that it is to stop: say it until it does.
        while thread.is_alive():
            solver.stop_search()
            thread.join(0.1)
    return status[0]
