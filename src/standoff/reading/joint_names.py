"""Small words within a name: "the Ministry of the Interior", "of Trade and Industry", ", Inc."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.companies import is_legal_form
from standoff.reading.gazetteer import lookup
from standoff.reading.roles import ORGANISATION_WORDS, is_person_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["OF_PORTFOLIOS", "PORTFOLIOS", "small_words_within"]

PORTFOLIOS = frozenset(
    """
    agriculture business climate commerce culture defence defense
    development economy education employment energy environment external finance fisheries food
    foreign forestry health home homeland housing industry infrastructure interior justice labor
    labour mines mining oil petroleum planning science security state tourism trade transport
    treasury water
    """.split()
)
"""What a minister or a ministry may be for."""
OF_PORTFOLIOS = frozenset({"department", "ministry", "office", "secretariat"})
"""Nouns of what a state has one of for each of these."""
_OF_SEVERAL = OF_PORTFOLIOS | frozenset(
    "association brotherhood chamber federation guild union".split()
)
"""Nouns of bodies that may be of two things or two trades."""
_AFFAIRS = frozenset({"affairs", "resources", "services", "welfare", "works"})


def small_words_within(doc: Doc, start: int, middle: int) -> int:
    """Return how many small words at `middle` lie within the name that begins at `start`."""
    words = [token.lower_ for token in doc[middle : middle + 3]]
    capitals = [token.text[0].isupper() for token in doc[middle : middle + 3]]
    if words[:2] == ["of", "the"] and capitals[2:] == [True]:
        known = doc[middle - 1].lower_ in OF_PORTFOLIOS and words[2] in PORTFOLIOS
        return 2 if known else 0
    if capitals[1:2] != [True]:
        return 0
    if words[0] == "and":
        among = _is_of(doc, start, middle) and _goes_on(doc, middle + 1)
        return int(among or _is_first_of_two(doc, start, middle))
    if words[0] == ",":
        listed = words[1] in PORTFOLIOS and words[2:] in ([","], ["and"])
        # "the Ministry of Food, Agriculture and Fisheries"; "Norrail Cargo, Inc."
        among = listed and _is_of(doc, start, middle)
        return int(among or is_legal_form(doc[middle + 1].text))
    return 0


def _is_of(doc: Doc, start: int, end: int) -> bool:
    """Whether a name so far is one such as "Ministry of Health"."""
    behind = [at for at in range(start + 1, end - 1) if doc[at].lower_ in {"of", "for"}]
    return len(behind) == 1 and doc[behind[0] - 1].lower_ in _OF_SEVERAL


def _is_first_of_two(doc: Doc, start: int, middle: int) -> bool:
    """Whether a name goes on such as "Nurses and Midwives Association"."""
    at = start + (doc[start].lower_ == "the")
    if middle - at != 1:
        return False
    if not _is_within(doc, middle) and not all(map(_is_trade, (doc[at], doc[middle + 1]))):
        return False
    end = _end_of_capitals(doc, middle + 1)
    return end - middle > 2 and doc[end - 1].lower_ in _OF_SEVERAL and lookup(doc[at].text) is None


def _is_trade(token: Token) -> bool:
    """Whether a word may be one of two that a body is for ("Nurses", "Industry")."""
    word = token.lower_
    return word in PORTFOLIOS or (word.endswith("s") and not is_person_role(word[:-1]))


def _is_within(doc: Doc, middle: int) -> bool:
    """Whether the language model takes a word and the next for parts of an organisation's name."""
    return all(
        doc[at].ent_iob_ == "I" and doc[at].ent_type_ == "ORG" for at in (middle, middle + 1)
    )


def _end_of_capitals(doc: Doc, at: int) -> int:
    while at < len(doc) and doc[at].text[0].isupper():
        at += 1
    return at


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a second thing or trade is named ("Industry", "Social Affairs", "Midwives")."""
    end = _end_of_capitals(doc, at)
    if end == at or is_person_role(doc[end - 1].text):
        return False
    last = doc[end - 1]
    if last.lower_ in ORGANISATION_WORDS:
        # "the Ministry of Health and Education Ministry officials"
        return False
    if last.ent_type_ == "NORP" or lookup(last.text) is not None:
        return False
    plain = last.lower_ in PORTFOLIOS or last.tag_ in {"NNS", "NNPS"} or _is_within(doc, at - 1)
    return (end - at == 1 and plain) or last.lower_ in _AFFAIRS or last.lower_.endswith("workers")
