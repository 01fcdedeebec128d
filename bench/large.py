"""Time and weigh the engine on large disputes: ``python bench/large.py [ROW …]``.

Each row runs in a process of its own, after a small dispute has been solved there, so that nothing
is compiled while the clock runs. It prints the states and actors, the seconds on the clock and of
both cores together, nanoseconds for each state and actor, and the most memory that was held.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from engine import random_dispute

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Constraint, Dispute, Option
from standoff.errors import SizeError
from standoff.stability.explain import explain
from standoff.stability.solve import solve

FOUR = ("Nash", "GMR", "SMR", "SEQ")


def full(options: int) -> Dispute:
    """Draw six actors with prioritised preferences over all options, nothing excluded."""
    return random_dispute(0, 6, options, statements=options, unknown=False)


def constrained() -> Dispute:
    """Draw 20 options of six actors, of whose combinations 138,240 are feasible."""
    dispute = full(20)
    names = dispute.options
    rules = (
        f"at_most_one({names[0]}, {names[4]}, {names[8]})",
        f"at_most_one({names[12]}, {names[16]}, {names[1]})",
        f"not ({names[5]} and {names[9]})",
        f"not ({names[13]} and {names[17]})",
        f"not ({names[2]} and {names[6]} and {names[10]} and {names[14]})",
    )
    return replace(dispute, constraints=tuple(Constraint("always", parse(rule)) for rule in rules))


def one_of_five() -> Dispute:
    """Draw 50 options: each of five actors takes one of five, twice."""
    drawn = random_dispute(0, 5, 50, statements=24, unknown=False)
    rules = []
    for actor in drawn.actors:
        names = [f"{actor.id}.{option.id}" for option in actor.options]
        rules += [f"exactly_one({', '.join(names[k : k + 5])})" for k in (0, 5)]
    return replace(drawn, constraints=tuple(Constraint("always", parse(rule)) for rule in rules))


def irreversible() -> Dispute:
    """Draw 2^20 states; one option of each of six actors is irreversible."""
    drawn = full(20)
    actors = tuple(
        replace(actor, options=(replace(actor.options[0], irreversible="forward"),
                                *actor.options[1:]))
        for actor in drawn.actors
    )  # fmt: skip
    return replace(drawn, actors=actors)


def loose(options: int) -> Dispute:
    """Make options of one actor that a constraint hardly ties."""
    names = [f"a.o{k}" for k in range(options)]
    actor = Actor("a", "A", options=tuple(Option(f"o{k}", "O") for k in range(options)))
    return Dispute("T", (actor,), constraints=(Constraint("always", parse(" or ".join(names))),))


ROWS: dict[str, tuple[Callable[[], Dispute], str]] = {
    **{f"2^{k}": (partial(full, k), "solve") for k in (16, 18, 20, 22, 24)},
    "138,240 of 2^20": (constrained, "solve"),
    "ten one-of-five": (one_of_five, "solve"),
    "2^20, irreversible": (irreversible, "solve"),
    "2^24, explained": (partial(full, 24), "explain"),
    "2^60, refused": (partial(loose, 60), "solve"),
}


def measure(row: str) -> None:
    """Measure one row and print it."""
    make, what = ROWS[row]
    warm = full(16)
    solve(warm, FOUR)
    solve(irreversible(), FOUR) if "irreversible" in row else solve(constrained(), FOUR)
    dispute = make()
    begin, used = time.perf_counter(), time.process_time()
    states = 0
    said = ""
    try:
        if what == "solve":
            states = solve(dispute, FOUR).size
        else:
            verdicts = explain(dispute, "Y" * len(dispute.options))
            said = f"{len(verdicts)} verdicts"
    except SizeError as error:
        said = str(error)
    wall, cores = time.perf_counter() - begin, time.process_time() - used
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    each = f"{wall * 1e9 / states / len(dispute.actors):6.1f} ns" if states else " " * 9
    print(
        f"{row:<19} {states:>11,} {len(dispute.actors):>3}  {wall:7.2f} s  {cores:7.2f} s  {each}  "
        f"{held:5.2f} GB  {said}",
        flush=True,
    )


def main() -> None:
    """Print the rows that are asked for, or all."""
    for row in sys.argv[1:] or ROWS:
        subprocess.run([sys.executable, __file__, "--row", row], check=True)


if __name__ == "__main__":
    measure(sys.argv[2]) if sys.argv[1:2] == ["--row"] else main()
