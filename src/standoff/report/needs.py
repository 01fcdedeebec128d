"""What the terminal tells of what would have to change for a state to be an equilibrium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from standoff.report.words import concepts_of, day
from standoff.robustness.inverse.records import Answer, WhyNot

__all__ = ["needs"]

Block = Text | Padding

_INDICES = (
    "Under a an actor may leave for what it might prefer and only a sure loss holds it back; "
    "d is the reverse."
)


def needs(found: WhyNot) -> Iterator[Block]:
    """Tell it, actor by actor, and then of all together."""
    yield Text(found.dispute.title, "bold")
    on = f" on {day(found.as_of)}" if found.as_of else ""
    if found.excluded_by:
        yield Text(f"\n{found.state} is not feasible:", "bold")
        for exclusion in found.excluded_by:
            yield _indented(Text(exclusion.sentence))
        return
    yield Text(f"What would make {found.state} an equilibrium{on}", "italic")
    for answers in _alike(found.answers):
        concepts = concepts_of([answer.concept for answer in answers])
        yield from _answer(found, answers[0], concepts)
    if any("_" in answer.concept for answer in found.answers):
        yield Text(f"\n{_INDICES}", "dim")
    if found.interrupted:
        yield Text("\nInterrupted: this was found so far.", "yellow")


def _alike(answers: Sequence[Answer]) -> Iterator[list[Answer]]:
    """Group answers that are the same under several indices."""
    groups: list[list[Answer]] = []
    for answer in answers:
        same = [group for group in groups if _content(group[0]) == _content(answer)]
        if same:
            same[0].append(answer)
        else:
            groups.append([answer])
    yield from groups


def _content(answer: Answer) -> tuple[object, ...]:
    return answer.equilibrium, answer.needs, answer.comparisons, answer.edits


def _answer(found: WhyNot, answer: Answer, concepts: str) -> Iterator[Block]:
    if answer.equilibrium:
        yield Text.assemble((f"\n{concepts}", "bold cyan"))
        yield _indented(Text(f"{found.state} is an equilibrium as it is.", "green"))
        return
    names = {actor.id: actor.name for actor in found.dispute.actors}
    for need in answer.needs:
        yield Text(f"\n{names[need.actor]}", "bold cyan")
        said = ("stable as it is", "green") if need.stable else ("not stable", "red")
        yield _indented(Text.assemble((f"{concepts}: ", "bold"), said))
        if not need.stable:
            for sentence in need.sentences:
                yield _indented(Text(sentence), 4)
    if answer.sentences:
        yield Text("\nAll together", "bold cyan")
        for sentence in answer.sentences:
            yield _indented(Text(sentence))


def _indented(text: Text, by: int = 2) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
