"""What each line of a page is: its roles by name, by the build of the page, and by its account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.reading.html_account import told_apart
from standoff.reading.html_frame import (
    HEADINGS,
    Element,
    Line,
    boxes,
    main_element,
    prose_of,
    teasers,
)
from standoff.reading.html_roles import APART, PARTS, RoleSpans

__all__ = ["Block", "blocks_of"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page's text, without its line end.

    Parameters
    ----------
    start, end
        Its characters in the text.
    tag
        The innermost block element that it stands in (``p``, ``h2``, ``li``, ``figcaption``, ...).
    roles
        What the elements around it are, by their tags (``nav``, ``footer``, ``figure``, ...) and by
        the names that the page gives them (``caption``, ``byline``, ``promotion``, ``share``, ...).
    linked
        Share of its characters that are the text of links, 0 to 1.
    article
        Which of the page's articles it stands in, counted from 1, by the outermost ``article``
        element around it; 0 for none.
    main
        Whether it stands in the element that holds most of the page's prose; None where there is no
        such element but the whole page.
    """

    start: int
    end: int
    tag: str
    roles: frozenset[str] = frozenset()
    linked: float = 0.0
    article: int = 0
    main: bool | None = None


def blocks_of(
    text: str, lines: Sequence[Line], elements: Sequence[Element], roles: RoleSpans, body: str
) -> tuple[Block, ...]:
    """Tell of each line what is known when the whole page has been read.

    Parameters
    ----------
    elements
        In the order in which they open.
    roles
        Which lines the elements that are named for a role hold; what is found here is added.
    body
        The page's own account of its story, or nothing.
    """
    tags = [elements[line.element].tag for line in lines]
    titles = [number for number, tag in enumerate(tags) if tag == "h1"]

    def named() -> list[frozenset[str]]:
        return list(roles.of_lines(lines, titles))

    def prose(here: Sequence[frozenset[str]]) -> list[int]:
        return [
            0 if own & (APART | PARTS) or tag in HEADINGS else prose_of(line)
            for line, own, tag in zip(lines, here, tags, strict=True)
        ]

    for item in teasers(elements, lines):
        roles.add(item.first, item.stop, ("promotion",))
    if told := told_apart(body, [text[line.start : line.end] for line in lines]):
        story, apart = told
        roles.clear(story)
        for number in apart:
            roles.add(number, number + 1, ("aside",))
    else:
        for box in boxes(elements, lines, prose(named())):
            roles.add(box.start, box.stop, ("aside",))
    here = named()
    headline = lines[titles[0]].element if titles else None
    main = main_element(elements, lines, prose(here), headline)
    return tuple(
        Block(
            line.start,
            line.end,
            tag,
            own,
            line.linked,
            line.article,
            number in main if main else None,
        )
        for number, (line, tag, own) in enumerate(zip(lines, tags, here, strict=True))
    )
