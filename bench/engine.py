"""Time the engine on random disputes: ``python bench/engine.py``.

Prints a table: states, actors, seconds to build the graph, and to solve each concept and all five.
The figures are the best of three runs in a process of their own kind: nothing is kept between runs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option, Statement, Statements, Unknown
from standoff.graph.game import graph
from standoff.robustness.hinges import hinges
from standoff.stability.solve import CONCEPTS, solve

RUNS = 3


def random_dispute(
    seed: int, actors: int, options: int, *, statements: int, unknown: bool
) -> Dispute:
    """Draw a dispute whose options are spread evenly over its actors."""
    draw = random.Random(seed)  # noqa: S311
    names = [f"a{k % actors}.o{k // actors}" for k in range(options)]
    shapes = (
        "{0}",
        "not {0}",
        "{0} and {1}",
        "{0} or not {1}",
        "{0} iff {1}",
        "{0} if {1} and {2}",
    )
    made = []
    for number in range(actors):
        texts = [draw.choice(shapes).format(*draw.sample(names, 3)) for _ in range(statements)]
        told = {name for text in texts for name in parse(text).names}
        gap = tuple(name for name in names if name not in told) if unknown else ()
        made.append(
            Actor(
                f"a{number}",
                f"Actor {number}",
                options=tuple(
                    Option(name.partition(".")[2], name)
                    for name in names
                    if name.startswith(f"a{number}.")
                ),
                preference=Statements(tuple((Statement(parse(text)),) for text in texts)),
                unknown=(Unknown(about=gap),) if gap else (),
            )
        )
    return Dispute("bench", tuple(made))


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes, the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def row(actors: int, options: int, statements: int, *, unknown: bool) -> str:
    """Time one size, over three random disputes; report the slowest."""
    disputes = [
        random_dispute(seed, actors, options, statements=statements, unknown=unknown)
        for seed in range(3)
    ]
    cells = [max(timed(lambda d=each: graph(d)) for each in disputes)]
    questions = (*((concept,) for concept in CONCEPTS), CONCEPTS)
    cells += [
        max(timed(lambda d=each, c=asked: solve(d, c)) for each in disputes) for asked in questions
    ]
    label = "a-d" if unknown else ""
    return f"{2**options:>9,} {actors:>6} {label:>8} " + " ".join(f"{c:>7.3f}" for c in cells)


def main() -> None:
    """Print the table."""
    heads = ("graph", *CONCEPTS, "all")
    print(f"{'states':>9} {'actors':>6} {'unknown':>8} " + " ".join(f"{h:>7}" for h in heads))
    for actors, options in ((3, 8), (5, 12), (5, 16), (5, 18)):
        print(row(actors, options, 18, unknown=False))
    for actors, options in ((5, 8), (8, 12), (8, 14)):
        print(row(actors, options, 2, unknown=True))
    dispute = random_dispute(0, 8, 12, statements=2, unknown=True)
    print(f"hinges of 4,096 states, 8 actors, unknown: {timed(lambda: hinges(dispute)):.2f} s")


if __name__ == "__main__":
    main()
