"""What a line looks like: the signs by which a reader tells prose from what stands around it.

Each test is about form (length, ending, case, words of one class), never about a certain page.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "capitalised_share",
    "content_words",
    "ends_sentence",
    "forget_lines",
    "function_words",
    "has_finite_verb",
    "is_attribution",
    "is_byline",
    "is_name_in_place",
    "is_quoted",
    "is_sign_off",
    "is_stamp",
    "is_timestamp",
    "is_upper",
    "lower_words",
    "word_count",
    "words",
]

# A character of Chinese or Japanese writing counts as a word: these are written without spaces.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d,.]*")
_END = re.compile(r"""(?:[.!?…:。！？]|\.\.\.)["'”’»)\]]*$""")
_TRAILER = re.compile(r"\s*(?:\[\d{1,3}\]|\([^()]{1,30}\)|[*†]|(?<=[^\d\s][.!?…])\d{1,2})$")
_FUNCTION_WORDS = (
    "a about after again against all also although among an and any are as at be because been "
    "before being between both but by can could did do does during each for from had has have "
    "he her him his how i if in into is it its just may me might more most must my no nor not "
    "of off on once one only or other our out over own she should since so some still such "
    "than that the their them then there these they this those though through to too under "
    "until up upon us very was we were what when where whether which while who whom whose why "
    "will with within without would yet you your"
)
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|shall|should"
    r"|may|might|must|won't|isn't|don't|can't|said|says|told|went|came|made|took|gave|got|saw|let"
    r"|put|kept|held|left|met|won|lost|led|ran|sent|spoke|began|became|knew|thought|wants?|fears?"
    r"|\w{3,}ed|\w{2,}(?:n't|n’t)|[A-Za-z]+['’](?:s|re|ve|ll|d)\s+(?:not|been|going))\b"
)
_STAMP_WORD = re.compile(
    r"^(?:last\s+)?(?:updated?|published|posted|modified|created|first published|filed|issued)\b",
    re.IGNORECASE,
)
_DATE_SIGN = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago)",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\bago\b|[./]\d{2,4}\b", re.IGNORECASE
)
_CLOCK_ONLY = re.compile(
    r"^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?:[ ,].{0,30})?$", re.IGNORECASE
)
_BYLINE = re.compile(
    r"^(?i:(?:(?:written|reported|posted|analysis|story|text|words)\s+)?by:?)\s+\W?[^\W\d_a-z]"
)
_BYLINE_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|staff writer|columnist|contributor|staff|bureau|agencies"
    r"|associated press|reuters|afp)\b",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^\W{0,2}(?:(?:additional |further )?(?:reporting|writing|editing|compiled|edited|reported"
    r"|written|graphics?) by\b|[\w.+-]{1,60}@[\w.-]{1,60})",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|reporting)\b"
    r"|^(?:[A-Z][\w'’.-]+ (?:and )?){1,6}reported from [^.,;]{3,60}\.$"
)
_NAME_IN_PLACE = re.compile(r"^(?:[A-Z][\w'’.-]+ ){1,3}(?:in|at) (?:[A-Z][\w'’.-]+ ?){1,3}$")
_PLACE = re.compile(
    r"^[\"'“‘]?[—–-]?\s?(?:[A-Z][\w.'’-]*|de|van|von|al|el|bin|la|of|the|and|&)"
    r"(?: (?:[A-Z][\w.'’-]*|de|van|von|al|el|bin|la|of|the|and|&)){0,5}"
    r"(?:, ?(?:[\w.'’-]+)(?: [\w.'’-]+){0,5}){1,2}$"
)
_QUOTED = re.compile(r"""^["“‘'«].*["”’'»][.,]?$""", re.DOTALL)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Words and numbers of a line as they are written."""
    return tuple(_WORD.findall(text))


def forget_lines() -> None:
    """Let go of the words of the lines of a page, which were asked for many times."""
    words.cache_clear()
    content_words.cache_clear()


def word_count(text: str) -> int:
    """Count the words of a line."""
    return len(words(text))


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Words of a line that carry matter, in lower case.

    The first five letters of a word stand for all of its forms ("agree", "agreed", "agreement").
    """
    lowered = (word.lower() for word in words(text))
    return frozenset(word[:5] for word in lowered if len(word) > 2 and word not in _FUNCTION)


def function_words(text: str) -> int:
    """Count the words of a line that only tie others together."""
    return sum(word.lower() in _FUNCTION for word in words(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and a short bracket aside."""
    return bool(_END.search(text) or _END.search(_TRAILER.sub("", text)))


def lower_words(text: str) -> int:
    """Count the words of a line that are in lower case, or in a script that has no case."""
    return sum(word[0].isalpha() and not word[0].isupper() for word in words(text))


def capitalised_share(text: str) -> float:
    """Share of a line's words that begin in upper case or are numbers."""
    found = words(text)
    return sum(not word[0].islower() for word in found) / len(found) if found else 0.0


def has_finite_verb(text: str) -> bool:
    """Whether a line has a word that is a finite verb, by its ending or by name."""
    return bool(_FINITE.search(text))


def is_quoted(text: str) -> bool:
    """Whether a line as a whole stands in quotation marks."""
    return bool(_QUOTED.match(text))


def is_timestamp(text: str) -> bool:
    """Whether a line tells when the page was published or changed, and not much else."""
    if len(text) > 120 or word_count(text) > 14:
        return False
    if _STAMP_WORD.match(text) and any(char.isdigit() for char in text):
        return True
    if _CLOCK_ONLY.match(text):
        return True
    if not _DATE_SIGN.search(text) or function_words(text) > 2 or ends_sentence(text):
        return False
    # "Talks resume on March 20" names a day; a stamp has its year, its time, or nothing else.
    return bool(_FULL.search(text)) or word_count(text) <= 3


def is_upper(text: str) -> bool:
    """Whether a line is written in capitals only."""
    return text.isupper() and word_count(text) > 1


def is_stamp(text: str) -> bool:
    """Whether a line is a stamp by its own words, and not only by naming a day."""
    return is_timestamp(text) and bool(
        _STAMP_WORD.match(text) or _CLOCK_ONLY.match(text) or word_count(text) <= 5
    )


def is_byline(text: str) -> bool:
    """Whether a line names who wrote the report."""
    count = word_count(text)
    if not 1 < count <= 16 or _ends_as_prose(text):
        return False
    if _BYLINE.match(text) and capitalised_share(text) >= 0.5:
        return True
    return count <= 8 and bool(_BYLINE_ROLE.search(text)) and capitalised_share(text) >= 0.5


def is_name_in_place(text: str) -> bool:
    """Whether a line is a name and a place, as some bylines are ("Ann Bee in Leeds")."""
    return bool(_NAME_IN_PLACE.match(text))


def is_sign_off(text: str) -> bool:
    """Whether a line below a report names who worked on it, or their address."""
    return len(text) <= 240 and bool(_SIGN_OFF.match(text) or _CONTRIBUTED.search(text))


def is_attribution(text: str) -> bool:
    """Whether a line is a name with a place or office after a comma ("A. Reader, Leeds")."""
    if not 2 <= word_count(text) <= 12 or len(text) > 90 or any(char.isdigit() for char in text):
        return False
    return bool(_PLACE.match(text)) and not ends_sentence(text)


def _ends_as_prose(text: str) -> bool:
    return bool(re.search(r"[.!?…][\"'”’»)]*$", text)) and word_count(text) > 6
