"""Small words within a name: "the Ministry of the Interior", "of Trade and Industry", ", Inc."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.companies import is_legal_form
from standoff.reading.gazetteer import lookup
from standoff.reading.roles import ORGANISATION_WORDS, is_person_role

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["OF_PORTFOLIOS", "PORTFOLIOS", "small_words_within"]

PORTFOLIOS = frozenset(
    """
    agriculture business climate commerce culture defence defense
    development economy education employment energy environment external finance fisheries
    foreign health home housing industry infrastructure interior justice labor labour mines
    mining oil petroleum planning science security state tourism trade transport treasury water
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
    before = doc[middle - 1].lower_
    if words[:2] == ["of", "the"] and before in OF_PORTFOLIOS and len(words) == 3:
        return 2 if words[2] in PORTFOLIOS and doc[middle + 2].text[0].isupper() else 0
    if words[:1] == ["and"] and _is_of(doc, start, middle) and _goes_on(doc, middle + 1):
        return 1
    # "Norrail Cargo, Inc."
    return int(words[:1] == [","] and len(words) > 1 and is_legal_form(doc[middle + 1].text))


def _is_of(doc: Doc, start: int, end: int) -> bool:
    """Whether a name so far is one such as "Ministry of Health"."""
    behind = [at for at in range(start + 1, end - 1) if doc[at].lower_ in {"of", "for"}]
    return len(behind) == 1 and doc[behind[0] - 1].lower_ in _OF_SEVERAL


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a second thing or trade is named ("Industry", "Social Affairs", "Midwives")."""
    end = at
    while end < len(doc) and doc[end].text[0].isupper():
        end += 1
    if end == at or is_person_role(doc[end - 1].text):
        return False
    last = doc[end - 1]
    if last.lower_ in ORGANISATION_WORDS:
        # "the Ministry of Health and Education Ministry officials"
        return False
    if last.ent_type_ == "NORP" or lookup(last.text) is not None:
        return False
    second = end - at == 1 and (last.lower_ in PORTFOLIOS or last.tag_ in {"NNS", "NNPS"})
    return second or last.lower_ in _AFFAIRS or last.lower_.endswith("workers")
