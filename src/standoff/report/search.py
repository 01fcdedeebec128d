"""What a search of a corpus found, for the terminal: who, what, when, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from standoff.corpus.search import Answer, Found, Printed
from standoff.report.words import count, day

__all__ = ["findings"]

Block = Text | Padding

_QUOTED = 300


def findings(answer: Answer) -> Iterator[Block]:
    """Tell the claims that were found, newest first."""
    if not answer.found:
        yield Text("Nothing found.")
        return
    for found in answer.found:
        yield _heading(found)
        yield _indented(Text(f"“{_short(found.quote)}”"))
        yield _indented(Text(_where(found), "dim"))
    said = count(answer.total, "claim")
    if answer.total > len(answer.found):
        said = f"The first {len(answer.found)} of {said}. More of them: --limit 0"
    yield Text(f"\n{said}", "dim")


def _heading(found: Found) -> Text:
    line = Text(found.speaker or found.actor or "somebody", "bold")
    if found.actor and found.speaker not in {None, found.actor}:
        line.append(f" ({found.actor})", "not bold")
    line.append(f" · {_what(found)}", "not bold")
    if found.target:
        line.append(f" · to {found.target}", "not bold")
    if found.day:
        line.append(f" · {day(found.day)}", "not bold dim")
        line.append("" if found.dated else " (reported)", "not bold dim")
    return line


def _what(found: Found) -> str:
    said = found.act or found.kind
    if not found.polarity:
        said = f"not: {said}"
    about = [] if found.kind in {said, "stance"} else [found.kind]
    about += [] if found.modality in {"done", "reported"} else [found.modality]
    return f"{said} ({', '.join(about)})" if about else said


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rsplit(' ', 1)[0]} …"


def _where(found: Found) -> str:
    first, *again = found.printed
    said = _place(first)
    if again:
        said += f", and {count(len(again), 'reprint')}"
    return said


def _place(printed: Printed) -> str:
    place = [f"{printed.location or printed.source}:{printed.line}"]
    place += [printed.part] if printed.part else []
    place += [name for name in (printed.publisher, printed.title) if name]
    return ", ".join(place)


def _indented(text: Text) -> Block:
    return Padding(text, (0, 0, 0, 2))
