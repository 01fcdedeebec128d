"""Time `solve_state` on random disputes of 40 to 120 options: ``python bench/single.py``.

Prints a line for each: options, actors, statements of each actor, what is asked, seconds (the
slowest of three disputes), and how much stayed undecided. Three kinds of dispute: without
constraints; with options in groups of which at most one is taken, some irreversible, and clauses
that bind actors to each other; and the first with as many statements as options.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace
from typing import Literal

from engine import random_dispute

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Constraint, Dispute
from standoff.stability.single.solving import SINGLE, solve_state

ACTORS = 6
LIMIT = 60.0


def bound(dispute: Dispute, seed: int) -> Dispute:
    """Put constraints on a dispute, within actors and between them, and make options last."""
    draw = random.Random(seed)  # noqa: S311
    names = dispute.options
    constraints = []
    for actor in dispute.actors:
        own = [f"{actor.id}.{option.id}" for option in actor.options]
        for at in range(0, len(own) - 2, 3):
            text = f"at_most_one({', '.join(own[at : at + 3])})"
            constraints.append(Constraint("always", parse(text)))
    for _ in range(len(names) // 2):
        one, other, third = draw.sample(names, 3)
        constraints.append(Constraint("never", parse(f"{one} and {other} and not {third}")))
    actors = tuple(_lasting(actor, draw) for actor in dispute.actors)
    return replace(dispute, actors=actors, constraints=tuple(constraints))


def _lasting(actor: Actor, draw: random.Random) -> Actor:
    ways: tuple[Literal["forward", "back"] | None, ...] = (None, None, None, "forward", "back")
    options = tuple(replace(each, irreversible=draw.choice(ways)) for each in actor.options)
    return replace(actor, options=options)


def told(label: str, disputes: list[Dispute], state: str) -> None:
    """Time a question, asked of several disputes."""
    slowest, undecided, stable = 0.0, 0, 0
    for dispute in disputes:
        start = time.perf_counter()
        solution = solve_state(dispute, state, time_limit=LIMIT)
        slowest = max(slowest, time.perf_counter() - start)
        for answer in solution.answers:
            verdicts = answer.verdicts or (answer,)
            undecided += sum(each.stable is None for each in verdicts)
            stable += sum(each.stable is True for each in verdicts)
    print(f"{label}  {slowest:7.2f} s  {stable:>3} stable, {undecided} undecided", flush=True)


def main() -> None:
    """Print the lines."""
    for options in (40, 60, 80, 120):
        for kind, statements in (("free", 20), ("bound", 20), ("free", options)):
            disputes = [
                random_dispute(seed, ACTORS, options, statements=statements, unknown=False)
                for seed in range(3)
            ]
            if kind == "bound":
                disputes = [bound(each, seed) for seed, each in enumerate(disputes)]
            head = f"{options:>4} options, {ACTORS} actors, {statements:>3} statements, {kind:<5}"
            told(f"{head}, one state ", disputes, "N" * options)
            told(f"{head}, any state ", disputes, "true")
    print(f"concepts: {', '.join(SINGLE)}, for every actor")


if __name__ == "__main__":
    main()
