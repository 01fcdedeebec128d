"""What the terminal tells of one state, or of those that fit a pattern, as the solver found it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from rich.padding import Padding
from rich.text import Text

from standoff.report import answer
from standoff.report.words import concepts_of, day
from standoff.stability.single.record import SingleAnswer, SingleSolution, SingleVerdict

__all__ = ["single"]

Block = Text | Padding

_Item = TypeVar("_Item", SingleAnswer, SingleVerdict)
_Told = TypeVar("_Told", bound=Hashable)

_SAID = {True: ("stable", "green"), False: ("not stable", "red"), None: ("undecided", "yellow")}


def single(solution: SingleSolution) -> Iterator[Block]:
    """Tell for each concept whether there is an equilibrium, then why, state by state."""
    yield Text(solution.dispute.title, "bold")
    if solution.dispute.question:
        yield Text(solution.dispute.question, "italic")
    when = f" on {day(solution.as_of)}" if solution.as_of else ""
    if solution.state is None:
        yield Text(f"\nOf the states that fit {solution.asked}{when}", "bold cyan")
    else:
        yield Text(f"\n{solution.state}{when}", "bold cyan")
        for line in answer.told(solution.dispute, solution.state):
            yield _indented(Text(line))
    held = partial(_held, only=solution.state is not None)
    for keys, said in _alike(solution.answers, held):
        yield _indented(Text.assemble((f"{concepts_of(keys)}: ", "bold"), said))
    for state in dict.fromkeys(each.state for each in solution.answers if each.state):
        yield from _state(solution, state)


def _held(found: SingleAnswer, *, only: bool) -> str:
    if found.undecided is not None:
        return f"undecided whether any is an equilibrium: {found.undecided}"
    if found.state is None:
        return "none is an equilibrium"
    said = {True: "an equilibrium", False: "no equilibrium", None: "undecided"}[found.stable]
    return said if only else f"{found.state} is {said}"


def _state(solution: SingleSolution, state: str) -> Iterator[Block]:
    if solution.state is None:
        yield Text(f"\n{state}", "bold cyan")
        for line in answer.told(solution.dispute, state):
            yield _indented(Text(line))
    verdicts = [one for each in solution.answers if each.state == state for one in each.verdicts]
    for actor in solution.dispute.actors:
        yield Text(f"\n{actor.name}", "bold cyan")
        yield from _actor([each for each in verdicts if each.actor == actor.id])


def _actor(verdicts: Sequence[SingleVerdict]) -> Iterator[Block]:
    if verdicts[0].seen is not None:
        yield _indented(Text(verdicts[0].sentences[0], "italic"))

    def told(verdict: SingleVerdict) -> tuple[bool | None, tuple[str, ...]]:
        return verdict.stable, verdict.sentences[verdict.seen is not None :]

    for keys, (stable, sentences) in _alike(verdicts, told):
        yield _indented(Text.assemble((f"{concepts_of(keys)}: ", "bold"), _SAID[stable]))
        for sentence in sentences:
            yield _indented(Text(sentence), 4)


def _alike(
    items: Sequence[_Item], told: Callable[[_Item], _Told]
) -> Iterator[tuple[list[str], _Told]]:
    """Put the concepts together of which the same is told."""
    alike: dict[_Told, list[str]] = {}
    for item in items:
        alike.setdefault(told(item), []).append(item.concept)
    for said, keys in alike.items():
        yield keys, said


def _indented(text: Text, by: int = 2) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
