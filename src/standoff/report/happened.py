"""What the terminal tells of a timeline: what was said and done day by day, then the positions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.report.words import day
from standoff.tracking.courses import Course, Entry, Timeline

__all__ = ["act_in_words", "happened", "outlet"]

Block = Text | Table | Padding

_LONGEST = 90
_ACTS = {
    "accuse": "accuses", "appeal": "appeals for", "concede": "concedes", "deny": "denies",
    "offer": "offers", "propose": "proposes", "refuse to concede": "will not concede",
    "retract": "takes back", "warn": "warns of", "keep": "keeps", "deploy": "deploys",
    "withdraw": "withdraws", "back": "backs", "demand": "demands", "promise": "promises",
    "reject": "rejects", "threaten": "threatens", "oppose": "opposes", "support": "supports",
    "accept": "accepts", "prefer": "prefers",
}  # fmt: skip
_NOT = {
    "back": "does not back",
    "threaten": "does not threaten",
    "accept": "does not accept",
    "support": "does not support",
}


def act_in_words(act: str | None, *, polarity: bool = True) -> str:
    """Say an act in the present tense ("demands"), or that it is not done."""
    if act is None:
        return "acts"
    if polarity:
        return _ACTS.get(act, act)
    return _NOT.get(act, f"does not {act}")


def happened(found: Timeline) -> Iterator[Block]:
    """Tell a timeline."""
    yield _heading("What was said and done")
    if not found.entries:
        yield _indented(Text("The reports tell of nobody who says or does anything.", "dim"))
    for when, entries in groupby(_with_deadlines(found), key=lambda pair: pair[0]):
        yield _indented(Text("no date" if when is None else day(when), "bold"))
        yield Padding(_entries(found, [entry for _, entry in entries]), (0, 0, 0, 4))
    yield _heading("Positions")
    if not found.courses:
        yield _indented(Text("Nobody takes a stand on anything that somebody could do.", "dim"))
    for course in found.courses:
        yield from _course(found, course)


def _with_deadlines(found: Timeline) -> list[tuple[date | None, Entry | str]]:
    """Return the entries with the deadlines among them, by day."""
    told: list[tuple[date | None, Entry | str]] = [(entry.day, entry) for entry in found.entries]
    for when, claims in found.deadlines:
        setters = dict.fromkeys(found.names[c.actor] for c in claims if c.actor)
        of = f", set by {', '.join(setters)}" if setters else ""
        told.append((when, f"a deadline ends{of}"))
    return sorted(told, key=lambda pair: (pair[0] is None, pair[0] or date.max))


def _entries(found: Timeline, entries: list[Entry | str]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=12, max_width=20)
    grid.add_column(ratio=1)
    grid.add_column(style="dim", max_width=24)
    for entry in entries:
        if isinstance(entry, str):
            grid.add_row("", Text(entry, "yellow"), "")
            continue
        who = found.names.get(entry.actor or "", "somebody")
        grid.add_row(Text(who, "bold"), Text(_said(found, entry)), Text(_where(found, entry)))
    return grid


def _said(found: Timeline, entry: Entry) -> str:
    words = _short(entry.words)
    if entry.modality == "hypothetical" and entry.kind == "event":
        return f"only spoken of: {words}"
    if entry.kind == "event":
        return words if entry.polarity else f"did not: {words}"
    target = found.names.get(entry.target or "")
    act = act_in_words(entry.act, polarity=entry.polarity)
    if entry.modality == "hypothetical":
        act = "speaks of"
    towards = f" ({target})" if target and target not in words else ""
    return f"{act}{towards}: {words}"


def _where(found: Timeline, entry: Entry) -> str:
    own = outlet(found, entry.evidence.source)
    return f"{own}, reprinted {len(entry.again)} ×" if entry.again else own


def outlet(found: Timeline, source: str) -> str:
    """Name a source by its publisher, its title or its place."""
    record = found.source(source)
    return record.publisher or record.title or record.location or source


def _course(found: Timeline, course: Course) -> Iterator[Block]:
    who, owner = found.names[course.actor], found.names[course.owner]
    own = "" if course.actor == course.owner else f"{owner}: "
    head = Text.assemble((f"{who}", "bold cyan"), f" on “{own}{course.name}”")
    if course.changes:
        often = "once" if course.changes == 1 else f"{course.changes} times"
        head.append(f"  changed {often}", "bold yellow")
    yield _indented(head)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=16)
    grid.add_column(min_width=9)
    grid.add_column(ratio=1)
    grid.add_column(style="dim", max_width=24)
    for turn in course.turns:
        sign = Text("for", "green") if turn.sign > 0 else Text("against", "red")
        if turn.changed:
            sign.append(" ←", "bold yellow")
        grid.add_row(
            "no date" if turn.day is None else day(turn.day),
            sign,
            f"{act_in_words(turn.act)}: {_short(turn.words)}",
            outlet(found, turn.evidence.source),
        )
    yield Padding(grid, (0, 0, 0, 4))


def _short(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _heading(text: str) -> Block:
    return Text(f"\n{text}", "bold cyan")


def _indented(text: Text) -> Block:
    return Padding(text, (0, 0, 0, 2), expand=False)
