"""How a page is built: which element holds most of its prose, which are teasers, which are boxes.

Elements are known by the lines that they hold, so that a page of any size and depth is looked
through once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

__all__ = [
    "FRAMES",
    "HEADINGS",
    "SHORTEST_PROSE",
    "Element",
    "Line",
    "boxes",
    "main_element",
    "prose_of",
    "teasers",
]

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
"""Tags of headings."""
FRAMES = frozenset(
    ["article", "aside", "center", "div", "dl", "figure", "main", "section", "table"]
)
"""Tags of elements that pages are built of."""

SHORTEST_PROSE = 40
"""Characters of the shortest line that counts as prose."""
_MOST_LINKED = 0.5
_MAIN = 0.6
_LEAST_MAIN = 120
_GROWTH = 2
_LINK = 0.8
_SHORTEST_TITLE = 20
_LONGEST_TEASER = 400
_MOST_LINES = 6
_LONGEST_BOX = 600
_LONGEST_HEAD = 60
_LONGEST_ASIDE = 300
_LEAST_PARAGRAPHS = 4
_MOST_PARAGRAPHS = 0.5
_OWN_FORM = frozenset(["blockquote", "dd", "dt", "li", "pre", "td", "th"])


@dataclass(slots=True)
class Element:
    """An element of the page by the lines from `first` on, up to `stop`, that it holds.

    Its path is a number for the frames around it, by their tags and classes, and its frame one for
    the innermost of them; a paragraph has those of the frame that it stands in.
    """

    tag: str
    first: int
    stop: int
    parent: int
    path: int
    frame: int


@dataclass(slots=True)
class Line:
    """A line of the page's text, the innermost element that it stands in, and its links."""

    start: int
    end: int
    linked: float
    article: int
    element: int

    @property
    def length(self) -> int:
        """Its characters."""
        return self.end - self.start


def prose_of(line: Line) -> int:
    """Return how many characters of prose a line has, by its length and its share of links."""
    return line.length if line.length >= SHORTEST_PROSE and line.linked < _MOST_LINKED else 0


def main_element(
    elements: Sequence[Element],
    lines: Sequence[Line],
    prose: Sequence[int],
    headline: int | None = None,
) -> range:
    """Find the smallest element that holds most of the page's prose.

    Where one within it holds the headline and a story, it is that: found by going outward from the
    headline, past the first prose, for as long as each step brings twice as much.

    Parameters
    ----------
    prose
        Characters of prose of each line; 0 for what is told to be no part of the story.
    headline
        The innermost element around the page's headline.

    Returns
    -------
    range
        Its lines; none where there is no such element but the whole page, or it is mostly links.
    """
    sums = [0, *accumulate(prose)]
    if sums[-1] < _LEAST_MAIN:
        return range(0)
    least = _MAIN * sums[-1]
    holding = (item for item in elements if sums[item.stop] - sums[item.first] >= least)
    best = min(holding, key=lambda item: item.stop - item.first, default=None)
    if best is not None and headline is not None:
        story = _around_headline(elements, sums, headline)
        if best.first <= story.first and story.stop <= best.stop:
            best = story
    if best is None or best.stop - best.first >= len(lines) or _is_of_links(best, lines):
        return range(0)
    return range(best.first, best.stop)


def _is_of_links(item: Element, lines: Sequence[Line]) -> bool:
    inside = lines[item.first : item.stop]
    linked = sum(line.linked * line.length for line in inside)
    return linked > _MOST_LINKED * sum(line.length for line in inside)


def _around_headline(elements: Sequence[Element], sums: Sequence[int], number: int) -> Element:
    best, most = elements[number], 0
    while number >= 0:
        item = elements[number]
        held = sums[item.stop] - sums[item.first]
        if most < _LEAST_MAIN or held >= _GROWTH * most:
            best, most = item, held
        number = item.parent
    return best


def teasers(elements: Sequence[Element], lines: Sequence[Line]) -> list[Element]:
    """Find the elements that tell of other pages: side by side, each a link with a few words.

    A single one is none: a paragraph of the story may stand in an element with a link.
    """
    sizes = [0, *accumulate(line.length for line in lines)]
    found = [item for item in elements if _is_teaser(item, sizes, lines)]
    beside = Counter(item.parent for item in found)
    return [item for item in found if beside[item.parent] > 1]


def _is_teaser(item: Element, sizes: Sequence[int], lines: Sequence[Line]) -> bool:
    if not 2 <= item.stop - item.first <= _MOST_LINES or item.tag in ("ul", "ol"):
        return False
    if sizes[item.stop] - sizes[item.first] > _LONGEST_TEASER:
        return False
    # A title that is a link comes first, but for a word of what it is about.
    titled = (
        number
        for number in range(item.first, min(item.stop - 1, item.first + 2))
        if lines[number].linked > _LINK and lines[number].length >= _SHORTEST_TITLE
    )
    title = next(titled, None)
    return title is not None and sizes[title] - sizes[item.first] < _SHORTEST_TITLE


def boxes(
    elements: Sequence[Element], lines: Sequence[Line], prose: Sequence[int]
) -> Iterator[range]:
    """Find what is set into the story or put below it, by the elements that its paragraphs are in.

    Where most of the prose has one path, a short element off that path is a box if it has a head or
    a link, and a caption, a quote that is set apart or a promotion if it has neither.
    """
    held: Counter[int] = Counter()
    paragraphs: Counter[int] = Counter()
    for line, count in zip(lines, prose, strict=True):
        path = elements[line.element].path
        held[path] += count
        paragraphs[path] += count > 0
    ((path, most),) = held.most_common(1) or [(-1, 0)]
    if paragraphs[path] < _LEAST_PARAGRAPHS or most < _MOST_PARAGRAPHS * sum(prose):
        return
    story = [n for n, line in enumerate(lines) if prose[n] and elements[line.element].path == path]
    known = _above(elements, lines[story[0]].element)
    frame = elements[lines[story[0]].element].frame
    sizes = [0, *accumulate(line.length for line in lines)]
    for item in elements:
        if item.first < story[0] or item.path in known or elements[item.parent].path not in known:
            continue
        size = sizes[item.stop] - sizes[item.first]
        inside = range(item.first, item.stop)
        if any(prose[n] and elements[lines[n].element].frame == frame for n in inside):
            continue  # the frame of the story's paragraphs stands in another one here
        if size <= _LONGEST_BOX and _is_box(elements, lines[item.first : item.stop], size):
            yield inside


def _above(elements: Sequence[Element], number: int) -> frozenset[int]:
    found = set()
    while number >= 0:
        found.add(elements[number].path)
        number = elements[number].parent
    return frozenset(found)


def _is_box(elements: Sequence[Element], inside: Sequence[Line], size: int) -> bool:
    tags = [elements[line.element].tag for line in inside]
    linked = any(line.linked > _LINK for line in inside)
    if len(inside) > 1 and (linked or (inside[0].length < _LONGEST_HEAD and tags[0] != "h2")):
        return True
    if not inside or any(tag in _OWN_FORM or tag in HEADINGS for tag in tags):
        return False
    return SHORTEST_PROSE <= size <= _LONGEST_ASIDE  # less may be a heading
