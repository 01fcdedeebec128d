"""What the terminal tells of versions of a dispute that are laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.outlook.comparison import Comparison, Place, Stretch, Trait
from standoff.outlook.grades import Grade
from standoff.report.answer import BADGES
from standoff.report.open_questions import together
from standoff.report.words import count, day, lead, listing

__all__ = ["compared", "held", "holds_in", "same", "says", "when"]

Block = Text | Padding | Table

_NOUNS = {
    "day": "day", "actor": "actor", "option": "option", "status quo": "thing done already",
    "wish": "wish", "weight": "weighted wish", "ranking": "ranking", "unknown": "unknown view",
    "strong": "strong preference", "picture": "picture of the dispute", "fact": "derived fact",
    "voting body": "voting body", "constraint": "constraint", "merged": "merged state",
    "commitment": "commitment", "coalition": "coalition",
}  # fmt: skip
_PLURALS = {"thing done already": "things done already", "wish": "wishes",
            "weighted wish": "weighted wishes", "voting body": "voting bodies",
            "picture of the dispute": "pictures of the dispute"}  # fmt: skip


def compared(found: Comparison, *, most: int = 12, whole: bool = False) -> Iterator[Block]:
    """Tell what differs in versions of a dispute, and where each can settle.

    Parameters
    ----------
    most
        How many states are told of in each stretch of time.
    whole
        Whether each view that is not known is told by itself, and what is the same in all, too.
    """
    yield Text(found.versions[0].dispute.title, "bold")
    for each in found.versions:
        if each.refused:
            yield Text(f"{each.name} cannot be solved: {each.refused}", "red")
    yield Text("\nWhat differs", "bold")
    if found.differences:
        told = found.differences if whole else together(found, found.differences)
        yield _indented(_traits(found, told))
    else:
        yield _indented(Text("Nothing that bears on the answer."))
    if whole:
        yield Text("\nThe same in all", "bold")
        yield _indented(_traits(found, [each for each in found.traits if not each.differs]))
    else:
        yield _indented(Text(f"The same in all: {same(found)} (--all lists them).", "dim"))
    for stretch in found.stretches:
        yield from _stretch(found, stretch, most)


def same(found: Comparison) -> str:
    """Count what the versions have in common, kind by kind."""
    kinds: dict[str, int] = {}
    for each in found.traits:
        if not each.differs:
            kinds[each.kind] = kinds.get(each.kind, 0) + 1
    said = [count(number, noun, _PLURALS.get(noun)) for kind, number in kinds.items()
            for noun in [_NOUNS[kind]]]  # fmt: skip
    return listing(said) or "nothing"


def says(trait: Trait, place: int) -> str:
    """Say what a version has of a trait, in a word; empty where it has it not."""
    value = trait.values[place]
    if value is None:
        return ""
    if trait.kind == "wish":
        return f"no. {value}"
    return value


def when(stretch: Stretch) -> str:
    """Say when a stretch of time is."""
    if stretch.start is None:
        return "As things stand" if stretch.end is None else f"Until {day(stretch.end)}"
    begins = f"From {day(stretch.start)}"
    return begins if stretch.end is None else f"{begins} until {day(stretch.end)}"


def held(grade: Grade | None) -> str:
    """Say how a version holds a state; empty where it does not."""
    return "" if grade is None else BADGES[grade]


def holds_in(stretch: Stretch) -> str:
    """Say in how many states all versions can settle, and in how many they differ."""
    if not any(stretch.totals):
        return "None of them settles anywhere."
    if not stretch.differing:
        return f"They settle alike: in {count(stretch.everywhere, 'state')}."
    return (
        f"All can settle in {count(stretch.everywhere, 'state')}; in "
        f"{count(stretch.differing, 'state')} they differ."
    )


def _traits(found: Comparison, traits: Sequence[Trait]) -> Table:
    table = _table(found, "")
    for trait in traits:
        table.add_row(trait.what, *(says(trait, n) or "–" for n in range(len(found.versions))))
    return table


def _stretch(found: Comparison, stretch: Stretch, most: int) -> Iterator[Block]:
    yield Text(f"\nWhere it can settle, {lead(when(stretch))}", "bold")
    yield _indented(Text(holds_in(stretch)))
    table = _table(found, "state")
    numbers = ("–" if total is None else f"{total:,}" for total in stretch.totals)
    table.add_row("how many", *numbers)
    for number, place in enumerate(stretch.places[:most]):
        table.add_row(*_row(place), style="" if number < stretch.differing else "dim")
    yield _indented(table)
    if len(stretch.places) > most:
        yield _indented(Text("and more: --most, --json", "dim"))


def _row(place: Place) -> tuple[str, ...]:
    return (place.state, *(held(grade) or "–" for grade in place.grades))


def _table(found: Comparison, first: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(Text(first), overflow="fold")
    for each in found.versions:
        table.add_column(Text(each.name), overflow="fold")
    return table


def _indented(what: Text | Table) -> Padding:
    return Padding(what, (0, 0, 0, 2), expand=False)
