"""Phrases of a report as names of options: labels, ids, and whether two are about the same thing.

Two phrases are about the same thing where the stems of their content words meet. This is a crude
test, so what rests on it is marked as assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = [
    "key_words",
    "label",
    "lower_first",
    "option_id",
    "phrase",
    "same_subject",
    "slug",
    "without_lead",
]

_STOP = frozenset(
    """
    a about after again against all also an and any are as at back be been before being between both
    but by can could did do does during each either for from further give go had has have he her his
    how if in into is it its itself make may might more must neither new no nor not now of off on
    once one only or other our out over own say set should so some such take than that the their
    them then there these they this those through to too under unless until up upon very was way we
    well were what when where whether which while who whole will with without would year series
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december deadline midnight morning afternoon evening
    day date specific several side sides parties party part begin begins began begun
    start starts started
    """.split()
)

# Words that reports use for one another. Each line is one thing.
_ALIKE = (
    "negotiate negotiation talk talks dialogue discussion",
    "proclaim declare declaration proclamation",
    "deal accord agreement pact settlement treaty",
    "troops soldiers peacekeepers",
    "war violence fighting attack hostilities assault offensive storm invade invasion advance",
    "plan proposal idea scheme",
    "strike walkout walk",
    "independent independence statehood",
    "vessel ship boat",
)

_CUT = re.compile(
    r"\s*(?:[—–;(]|\s-\s|,\s(?:which|who|where|something|raising|saying|while|as|but|and that)\b"
    r"|\b(?:after|once|when|if|unless|whether|because|while|so that|in order to|even if)\b"
    r"|\b(?:(?:at|by|for|from|in|of|on|over|through|to|under|with)\s+)?(?:which|who|whom|whose)\b)"
)
_LEAD = re.compile(
    r"^(?:to|that|will|would|it|they|he|she|shall|must|should|(?:has|have|needs?|ought)\s+to"
    r"|(?:begin|start)s?\s+to|(?:the|both|all)\s+(?:two\s+)?(?:parties|sides)\s+to)\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\s+(?:was|were|is|are|be|been|being|to be)\s+\w+(?:ed|en|n|t)$")
_TIME = re.compile(
    r"\s+(?:at midnight|at noon)?\s*(?:on|by|from|beyond|starting)\s+"
    r"(?:that (?:day|date|time)|then|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}\s\w+"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\d{1,2})(?:,?\s\d{4})?\b.*$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:my|our)\b")
_MOST_WORDS = 12
_CUT_TO = 10


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for line in _ALIKE:
        stems = [_stem(word) for word in line.split()]
        for stem in stems:
            groups.setdefault(stem, stems[0])
    return groups


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    import snowballstemmer

    stem: str = snowballstemmer.stemmer("english").stemWord(word)
    return stem


def key_words(text: str) -> frozenset[str]:
    """Stems of the content words of a phrase, one stem for words used for one another."""
    words = re.findall(r"[a-z]{3,}", text.casefold())
    stems = (_stem(word) for word in words if word not in _STOP)
    return frozenset(_groups().get(stem, stem) for stem in stems)


def same_subject(one: Iterable[str], other: Iterable[str]) -> float:
    """How far two sets of key words are about the same thing, from 0 to 1.

    The share of the smaller set that the larger one has.
    """
    a, b = frozenset(one), frozenset(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def label(text: str) -> str:
    """Make an option's name from the words of a report: the act without its when and why."""
    short = phrase(text)
    return short[:1].upper() + short[1:]


def phrase(text: str) -> str:
    """Return the act without its when and why, with its first letter as the report has it."""
    short = without_lead(text)
    if (cut := _CUT.search(short)) and cut.start() > 8:
        short = short[: cut.start()]
    timeless = _TIME.sub("", short)
    short = timeless if len(timeless.split()) > 1 else short
    short = _OURS.sub("its", _PASSIVE.sub("", short))
    if (comma := short.find(", ")) > 12:
        short = short[:comma]
    words = short.split()
    if len(words) > _MOST_WORDS:
        short = _fewer(words)
    return short.strip(" ,.;:-–—'’")


def lower_first(text: str) -> str:
    """Start a phrase with a small letter, unless it starts with an abbreviation."""
    second = text[1:2]
    return text[:1].lower() + text[1:] if second.islower() or second == " " else text


def without_lead(text: str) -> str:
    """Return a phrase without quotation marks and the words that only tie it to its sentence."""
    short = " ".join(text.replace('"', "").replace("“", "").replace("”", "").split())
    while match := _LEAD.match(short):
        short = short[match.end() :]
    return short


def _fewer(words: list[str]) -> str:
    """Cut a long phrase before the last preposition or joining word that leaves it short enough."""
    joints = frozenset(
        "to of in on for with and by from over at against before into under through".split()
    )
    places = [i for i in range(3, _CUT_TO + 1) if words[i].casefold() in joints]
    return " ".join(words[: places[-1] if places else _CUT_TO])


def slug(text: str) -> str:
    """Make the last part of an id from some words."""
    return "_".join(re.findall(r"[a-z0-9]+", text.casefold())) or "it"


def option_id(text: str, taken: Iterable[str]) -> str:
    """Make an id of an option from its name, unlike those that are taken.

    Of "Meet Tessaria's demand: a binding accord" it is the part behind the colon that counts.
    """
    demand, _, text = text.rpartition(": ")
    words = [w for w in re.findall(r"[a-z0-9]+", text.casefold()) if w not in _STOP]
    base = "_".join(words[:3]) or "act"
    if not base[0].isalpha():
        base = ("meet_" if demand else "keep_") + base
    ident, number = base, 2
    used = set(taken)
    while ident in used:
        ident, number = f"{base}_{number}", number + 1
    return ident
