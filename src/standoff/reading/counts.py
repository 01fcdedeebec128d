"""How many, and of what: troops, people, seats, money; with the characters that say so.

A number counts only with the noun that it counts; those of dates, clock times, ages, durations and
names ("Resolution 1244") have none. The unit is the head of the noun phrase after the number, in
its written form but in lower case: "16,000 Nato-led troops" has the unit ``troops``.
"""

from __future__ import annotations

import re

from standoff.evidence import Span
from standoff.reading.numerals import FIGURES, NUMBER_WORDS, value_of
from standoff.reading.records import Quantity

__all__ = ["find_counts"]

_NUMBER = re.compile(
    rf"(?<![\w$£€¥.,/:#+-])(?P<money>(?:us|a|c|nz)?[$£€¥]\s?)?(?P<n>{FIGURES}|{NUMBER_WORDS})(?![\w/:]|[.,]\d)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?<!\w)(?P<sign>(?:US|A|C|NZ)?[$£€¥])\s?(?P<n>{FIGURES})(?![\w/]|[.,]\d)", re.IGNORECASE
)
_PERCENT = re.compile(r"\s?%|[ -]per ?cent(?:age points)?\b", re.IGNORECASE)
_TOKEN = re.compile(r"[ -](?P<word>(?:[^\W\d_]|['’.-](?=[^\W\d_]))+)")
_ANY_NOUN_WORDS = (
    "people troops men women children police dead personnel staff peacekeepers cattle "
    "civilians youth aircraft crew others"
)
_ANY_NOUN = frozenset(_ANY_NOUN_WORDS.split())
_ONE_WORDS = (
    "person man woman child soldier civilian policeman policewoman officer peacekeeper "
    "protester demonstrator fighter rebel militant boy girl student worker journalist hostage "
    "prisoner"
)
_ONE = frozenset(_ONE_WORDS.split())
_CASUALTY = re.compile(
    r" (?:(?:were|was|have been|had been|are|of them|more|others) ){0,2}"
    r"(?P<word>dead|killed|wounded|injured|missing|died|hurt|arrested|detained|displaced)\b",
    re.IGNORECASE,
)
_CASUALTY_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es|ed|ing)|claim(?:ed|ing) the lives of"
    r"|death toll (?:to|of|at|is|was)(?: at least)?)"
    r" (?:at least |some |about |nearly |up to |more than )?$",
    re.IGNORECASE,
)
_TIME_WORDS = (
    "second seconds minute minutes hour hours day days week weeks fortnight month months year "
    "years decade decades century centuries times o'clock am pm a.m p.m gmt bst"
)
_TIME = frozenset(_TIME_WORDS.split())
_NO_NOUN_WORDS = (
    "is was has this his its us as does thus always perhaps across besides unless versus "
    "towards sometimes afterwards and or of in on at to for from with by the a an that which "
    "who were are had have been be will would could should may might must said says told "
    "while when after before but than not no so if since until during between against over "
    "under into per january february march april may june july august september october "
    "november december"
)
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:resolutions?|article|no\.?|number|chapter|section|page|route|highway|flight|channel"
    r"|aged?|age of|room|unit|group of|the|top|class|paragraph|protocol|under-) $",
    re.IGNORECASE,
)
_OF_TWO = re.compile(
    r"the two (?:capitals|countries|governments|neighbours|neighbors|camps|nations|parties|sides"
    r"|states|rivals)\b",
    re.IGNORECASE,
)
"""Both sides, who are not counted by that."""
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|early|late|mid|year)[ -]$", re.IGNORECASE
)
_REACH = 5


def find_counts(text: str, start: int = 0) -> tuple[Quantity, ...]:
    """Find the counts of a text.

    Parameters
    ----------
    text
        Any string.
    start
        Added to all offsets: where the text begins in its source.

    Returns
    -------
    tuple of Quantity
        In the order of the text. The span runs from the number to its unit. The unit of a number
        of dead, wounded or missing without a noun is ``people``, of a share ``percent``, of money
        its sign (``$``).
    """
    found: list[Quantity] = []
    for match in _MONEY.finditer(text):
        if (value := value_of(match["n"])) is not None:
            span = Span(start + match.start(), start + match.end())
            found.append(Quantity(value, match["sign"].upper(), span))
    for match in _NUMBER.finditer(text):
        if match["money"]:
            continue
        if (quantity := _quantity(text, match, start)) is not None:
            found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _quantity(text: str, match: re.Match[str], start: int) -> Quantity | None:
    value = value_of(match["n"])
    if value is None:
        return None
    if percent := _PERCENT.match(text, match.end()):
        return Quantity(value, "percent", Span(start + match.start(), start + percent.end()))
    before = text[max(0, match.start() - 40) : match.start()]
    if _is_name_or_year(match["n"], before) or _OF_TWO.match(text, max(0, match.start() - 4)):
        return None
    unit = _noun(text, match.end(), value)
    if unit is None:
        unit = _casualties(text, match.end(), before)
    if unit is None:
        return None
    name, end = unit
    return Quantity(value, name, Span(start + match.start(), start + end))


def _is_name_or_year(number: str, before: str) -> bool:
    known = _NAMED_BY_NUMBER.search(before)
    if known and not (known[0].lower() in ("the ", "top ", "group of ") and len(number) > 1):
        return True
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", number) and _YEAR_BEFORE.search(before))


def _noun(text: str, position: int, value: float) -> tuple[str, int] | None:
    """Return the head noun after a number, in lower case, and where it ends."""
    best: tuple[str, int] | None = None
    for _ in range(_REACH):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        raw, word = token["word"], token["word"].lower()
        position = token.end()
        if word in _TIME or (best is None and text[token.start()] == "-" and value != 1):
            # "120 days" lasts, "a 27-nation bloc" and "two-thirds" count nothing here
            return best if word not in _TIME else None
        if word in _NO_NOUN:
            break
        plural = _is_plural(word) if value != 1 else word in _ONE
        if plural and (
            raw[0].islower() or raw.lower() in _ANY_NOUN or not _is_name_part(text, position)
        ):
            best = (word, position)
        elif best is not None:
            break
    return best


def _is_plural(word: str) -> bool:
    if word in _ANY_NOUN:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _is_name_part(text: str, position: int) -> bool:
    """Whether a word in upper case goes on: "United Nations staff" counts staff."""
    following = _TOKEN.match(text, position)
    return following is not None and _is_plural(following["word"].lower())


def _casualties(text: str, position: int, before: str) -> tuple[str, int] | None:
    if casualty := _CASUALTY.match(text, position):
        return "people", casualty.end()
    if _CASUALTY_BEFORE.search(before) and not re.match(r"[ -]\w", text[position : position + 2]):
        return "people", position
    return None
