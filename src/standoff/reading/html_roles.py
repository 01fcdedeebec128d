"""What the elements of a page are, by their tags and by the names that authors give them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from standoff.reading.html_frame import Line, prose_of

__all__ = ["APART", "PARTS", "RoleSpans", "roles_of"]

APART = frozenset(
    {"promotion", "share", "notice", "comments", "nav", "footer", "form", "aside", "bio"}
)
"""Roles of what stands around a story or is set into it, and is no part of it."""
PARTS = frozenset({"pull_quote", "figcaption", "caption", "byline", "time", "address"})
"""Roles of what belongs to a story without being its text."""

_ROLE_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "time",
    ]
)
# Names that authors give to parts of a page, each with the role it tells of.
_ROLE_NAMES: tuple[tuple[str, str], ...] = (
    (
        r"\w*caption(?:s|-text)?|\w*credits?|(?:img|image|photo|pic(?:ture)?|media)-?caps?",
        "caption",
    ),
    (r"comments?(?:-?(?:list|area|form))?|disqus\w*|replies", "comments"),
    (
        (
            r"related|promos?|promotion|teasers?|recommend\w*|trending|popular|mostread|newsletter|readmore"
            r"|sidebar|advert\w*|ads?|sponsored|outbrain|taboola|(?:see|read|also)-(?:also|read|next)"
            r"|donat\w*|contributions?|polls?|sign-?up|cta|widget-area|widget_\w+|right-rail"
        ),
        "promotion",
    ),
    (r"(?:fact|info)-?(?:box|file)(?:es|s)?", "aside"),
    (r"bios?|biography|author-(?:box|info|description|profile|card)|about-author", "bio"),
    (r"bylines?|authors?|by", "byline"),
    (r"stand-?first|deck|dek|strapline|sub-?title|sub-?headline|summary", "standfirst"),
    (r"nav\w*|menus?|breadcrumbs?|toolbar|pagination|skip|tags|topics", "nav"),
    (r"footer|copyright|legal", "footer"),
    (r"shar(?:e|ing)\w*|social|addthis\w*", "share"),
    (r"cookies?|consent|gdpr|paywall-(?:offer|prompt|message|banner|overlay|modal)", "notice"),
    (r"corrections?|disclaimer|editors?-note|foot-?notes?", "notice"),
    (r"pull[-_]?quotes?", "pull_quote"),
    (r"timestamps?|datelines?|dates?|datetime|published|updated", "time"),
)
_ROLES = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{names})(?=[\s_-]|$)"), role) for names, role in _ROLE_NAMES
)
_ROLE_FREE = frozenset(["html", "body", "article", "main"])
# "has-sidebar" and "tag-comments" tell of what a page has or is about, not of what the element is.
_MODIFIER = re.compile(
    r"(?:^|(?<=\s))(?:has|no|with|without|tag|category|type|format|status)[-_]\S+"
)
_NAMED_BY = ("class", "id", "itemprop", "data-component", "data-testid")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEAST_PROSE = 300
_MOST = 0.7
_MOST_COMMENTS = 0.95
_MUCH = 0.3


def roles_of(tag: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the roles that an element's tag and names tell of."""
    found = {tag} if tag in _ROLE_TAGS else set()
    if role := {"navigation": "nav", "contentinfo": "footer", "complementary": "aside"}.get(
        attributes.get("role", "")
    ):
        found.add(role)
    if tag not in _ROLE_FREE:
        names = " ".join(filter(None, map(attributes.get, _NAMED_BY)))[:400]
        if names:
            found.update(_named_roles(names))
    return tuple(found)


@lru_cache(maxsize=4096)
def _named_roles(names: str) -> tuple[str, ...]:
    """Roles that an element's class and id tell of; pages repeat a few names many times."""
    names = _MODIFIER.sub("", _HUMP.sub("-", names).lower())
    names = names.replace("most-read", "mostread")
    return tuple(role for pattern, role in _ROLES if pattern.search(names))


class RoleSpans:
    """Which lines the elements that have roles hold.

    A name is not believed of an element that holds the page's text: a form around the whole page,
    or a frame that is named for the sidebar beside it, says nothing of the story.
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, tuple[str, ...]]] = []
        self._cleared: set[int] = set()

    def add(self, first: int, stop: int, roles: tuple[str, ...]) -> None:
        """Note that the lines from `first` on, up to `stop`, stand in an element with roles."""
        if first < stop:
            self._spans.append((first, stop, roles))

    def clear(self, lines: set[int]) -> None:
        """Note that no name that sets apart is true of these lines."""
        self._cleared = lines

    def of_lines(self, lines: Sequence[Line], headings: Sequence[int]) -> Iterator[frozenset[str]]:
        """Tell the roles of each line.

        Parameters
        ----------
        headings
            The lines that are headings of the first rank, in order.
        """
        prose = [0, *accumulate(map(prose_of, lines))]
        begun: dict[int, list[tuple[str, ...]]] = {}
        ended: dict[int, list[tuple[str, ...]]] = {}
        for first, stop, roles in self._spans:
            share = (prose[stop] - prose[first]) / prose[-1] if prose[-1] >= _LEAST_PROSE else 0.0
            headed = bisect_left(headings, first) < bisect_left(headings, stop)
            believed = tuple(role for role in roles if _is_believed(role, share, headed=headed))
            begun.setdefault(first, []).append(believed)
            ended.setdefault(stop, []).append(believed)
        open_roles: Counter[str] = Counter()
        here: frozenset[str] = frozenset()
        for number in range(len(lines)):
            if number in begun or number in ended:
                for roles in begun.get(number, ()):
                    open_roles.update(roles)
                for roles in ended.get(number, ()):
                    open_roles.subtract(roles)
                here = frozenset(role for role, count in open_roles.items() if count)
            yield here - APART if number in self._cleared else here


def _is_believed(role: str, share: float, *, headed: bool) -> bool:
    if role == "comments":
        return share <= _MOST_COMMENTS
    return share <= _MUCH or (share <= _MOST and not headed)
