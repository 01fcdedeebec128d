"""What the terminal tells of the ways from the status quo, and of who can block a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.padding import Padding
from rich.text import Text

from standoff.dispute.model import Dispute
from standoff.dispute.perceived import perceiving
from standoff.report import answer
from standoff.report.standing import origin
from standoff.report.words import concepts_of, count, deeds, listing
from standoff.stability.blockers import Blockers
from standoff.stability.route import Paths, Route
from standoff.stability.verdict import Move

__all__ = ["blocking", "routes"]

Block = Text | Padding
Way = Literal["moves", "improvements"]

_LISTED = 8
_REASONS = {
    "worse": "{} would be worse off",
    "alike": "{} would gain nothing",
    "unknown": "whether {} would gain is not known",
}


def routes(paths: Paths, *, by: Way | None = None) -> Iterator[Block]:
    """Tell the ways to each state.

    Parameters
    ----------
    by
        The ways that were asked for; None: by improvements where there are any, else by moves.
    """
    yield from _heading(paths.dispute, paths.start)
    for route in paths.routes[:_LISTED]:
        yield from _route(paths.dispute, route, by)
    counts = paths.counts
    if counts["states"] != 1:
        said = count(counts["states"], "equilibrium", "equilibria")
        yield Text()
        yield Text(
            f"Moves lead to {counts['moves']:,} of {said}, "
            f"improvements to {counts['improvements']:,}.",
            "dim",
        )
    for line in answer.eyes(paths.dispute):
        yield Text(line, "dim")
    if perceiving(paths.dispute):
        yield Text("The moves, and what they pay, are those of the model.", "dim")
    if len(paths.routes) > _LISTED:
        yield Text(f"The first {_LISTED} are shown. More of them: --json", "dim")


def _heading(dispute: Dispute, start: str) -> Iterator[Block]:
    yield Text(dispute.title, "bold")
    quo = ", the status quo" if start == origin(dispute) else ""
    yield Text(f"From {start}{quo}", "italic")


def _route(dispute: Dispute, route: Route, by: Way | None) -> Iterator[Block]:
    yield Text()
    held = f"  {concepts_of(route.concepts)}" if route.concepts else "  no equilibrium"
    yield Text.assemble((route.state, "bold"), (held, "dim"))
    if route.moves is None:
        yield _indented(Text("no moves lead there", "red"))
        return
    steps = route.moves if by == "moves" or route.improvements is None else route.improvements
    if not steps:
        yield _indented(Text("it is there already", "green"))
        return
    paid = steps == route.improvements
    how = "each of which pays whoever makes it" if paid else "not all of which pay"
    if len(steps) == 1:
        how = "which pays" if paid else "which does not pay"
    yield _indented(Text(f"{count(len(steps), 'move')}, {how}", "green" if paid else "yellow"))
    yield from _steps(dispute, steps)
    if route.blocked is not None:
        name = dispute.actor(route.blocked.move.actor).name
        reason = _REASONS[route.blocked.because].format(name)
        yield _indented(Text(f"blocked at move {route.blocked.step}: {reason}", "red"))


def _steps(dispute: Dispute, steps: Sequence[Move]) -> Iterator[Block]:
    for number, move in enumerate(steps, 1):
        (deed,) = deeds(dispute, *move.ends)
        yield _indented(Text.assemble(f"{number}. {deed}", (f"  {move.after}", "dim")), 4)


def blocking(found: Blockers) -> Iterator[Block]:
    """Tell who can block a state."""
    dispute = found.dispute
    yield from _heading(dispute, found.start)
    yield Text()
    if found.start == found.state:
        yield Text(f"{found.state} is where it stands: nobody has to move to get there.")
        return
    if not found.reachable:
        yield Text(f"No moves lead to {found.state}: nobody has to block it.")
        return
    one = len(found.sets) == 1
    yield Text(
        f"This can block {found.state} by not moving:" if one
        else f"Each of these can block {found.state} by not moving:",
        "bold",
    )  # fmt: skip
    for group in found.sets:
        names = listing([dispute.actor(actor).name for actor in group])
        yield _indented(Text(f"{names}, together" if len(group) > 1 else names))


def _indented(text: Text, by: int = 2) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
