"""The lines of a text, and the paragraphs that a hard-wrapped text spreads over several lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading.html import Block
from standoff.reading.shapes import ends_sentence

__all__ = ["Unit", "lay_out"]

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*•·–—▪►]|\(?\d{1,2}[.)])\s+\S")
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 40
_ENOUGH = 2_000


@dataclass(frozen=True, slots=True)
class Unit:
    """What the layout presents as one piece: a line, or the lines of a wrapped paragraph.

    Parameters
    ----------
    start, end
        Without the white space around it.
    text
        Its characters, with each run of white space as one space; of a unit of more than 4,000
        characters the first and last 2,000, which are enough to tell what it is.
    gap_before, gap_after
        Whether a blank line, or an end of the text, is on that side.
    block
        The block of HTML that it is, or None for plain text.
    bullet
        Whether it begins with the sign of a list.
    """

    start: int
    end: int
    text: str
    gap_before: bool
    gap_after: bool
    block: Block | None = None
    bullet: bool = False


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    indent: int
    first_word: int
    gap_before: bool


def lay_out(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Unit, ...]:
    """Cut a text into units; every character that is not white space is in exactly one.

    Lines are joined where the text is hard-wrapped: where it has lines that go on in lower case,
    and a line breaks off in a sentence or had no room for the first word of the next.

    Parameters
    ----------
    blocks
        The blocks of the page, where the text was HTML; its lines are never joined, but for those
        in ``pre``.
    """
    lines = list(_lines(text))
    by_start = {block.start: block for block in blocks}
    width = _wrap_width(text, lines) if not blocks or _preformatted(blocks) else None
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and width and _continues(text, groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    units = []
    for number, group in enumerate(groups):
        first, last = group[0], group[-1]
        after = number + 1 == len(groups) or groups[number + 1][0].gap_before
        content = " ".join(_shortened(text[first.start : last.end]).split())
        block = by_start.get(first.start - first.indent) or by_start.get(first.start)
        units.append(
            Unit(
                first.start,
                last.end,
                content,
                first.gap_before,
                after,
                block,
                bool(_BULLET.match(content)) or (block is not None and block.tag == "li"),
            )
        )
    return tuple(units)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _ENOUGH else f"{text[:_ENOUGH]} {text[-_ENOUGH:]}"


def _lines(text: str) -> Iterator[_Line]:
    position, gap = 0, True
    while position <= len(text):
        found = _BREAK.search(text, position)
        stop = found.start() if found else len(text)
        raw = text[position:stop]
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            first_word = len(stripped.split(None, 1)[0])
            yield _Line(start, start + len(stripped), indent, first_word, gap)
        gap = not stripped
        if found is None:
            return
        position = found.end()


def _preformatted(blocks: tuple[Block, ...]) -> bool:
    inside = sum(block.end - block.start for block in blocks if block.tag == "pre")
    return 2 * inside > sum(block.end - block.start for block in blocks)


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """Length of the longest line of a hard-wrapped text, None where it is not hard-wrapped."""
    total = sum(line.end - line.start for line in lines)
    long = sum(line.end - line.start for line in lines if line.end - line.start > _LONGEST_WRAP)
    if not total or long > 0.1 * total:
        return None
    broken = [
        line
        for line, following in itertools.pairwise(lines)
        if not following.gap_before
        and line.end - line.start >= _SHORTEST_WRAP
        and (text[line.end - 1].isalnum() or text[line.end - 1] in ",-–—'’")
        and text[following.start].islower()
    ]
    pairs = sum(not line.gap_before for line in lines[1:])
    if not broken or len(broken) < 0.2 * pairs:
        return None
    return max(line.end - line.start + line.indent for line in broken)


def _continues(text: str, line: _Line, following: _Line, width: int) -> bool:
    if following.gap_before or following.indent > line.indent + 1:
        return False
    if _BULLET.match(text, following.start, following.end):
        return False
    length = line.indent + line.end - line.start
    if length < 0.5 * width:
        return False
    if length + 1 + following.first_word > width - 2:
        return True
    # Text that is wrapped by hand has lines of any length, but a headline breaks off as they do.
    long = length >= 0.75 * width or text[following.start].islower()
    return long and not ends_sentence(text[line.start : line.end])
