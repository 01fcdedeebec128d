"""Time SIM, L_h, NM and coalitions on random disputes: ``python bench/further.py``.

Prints a line for each: states, actors, what was asked, seconds. One run each; what is refused as
too large is said.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from engine import random_dispute

from standoff.errors import SizeError
from standoff.stability.coalition import COALITIONAL
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.solve import solve


def told(label: str, work: Callable[[], object]) -> None:
    """Time some work once and print what it took."""
    start = time.perf_counter()
    try:
        work()
    except SizeError as error:
        print(f"{label}  refused: {error}")
        return
    print(f"{label}  {time.perf_counter() - start:8.2f} s", flush=True)


def main() -> None:
    """Print the lines."""
    for options in (12, 16, 20):
        two = random_dispute(0, 2, options, statements=12, unknown=False)
        for concept in ("L_3", "NM"):
            told(f"{2**options:>9,} states, 2 actors, {concept:<9}", partial(solve, two, [concept]))
    for actors, options in ((4, 12), (5, 15), (4, 16)):
        several = random_dispute(0, actors, options, statements=12, unknown=False)
        head = f"{2**options:>9,} states, {actors} actors"
        told(f"{head}, SIM      ", partial(solve, several, ["SIM"]))
        for concept in COALITIONAL:
            pair = partial(solve_coalition, several, ("a0", "a1"), [concept])
            told(f"{head}, {concept:<5} pair", pair)
            told(f"{head}, {concept:<5} all ", partial(solve_universal, several, [concept]))


if __name__ == "__main__":
    main()
