"""Names in a passage: where they are and what kind of thing they name.

A name is a run of capitalised words, cut where a title ends or a possessive begins. The kind comes
from the gazetteer, from the words around it (a title, an apposition, an organisation's last word)
and only then from the language model, which takes some people for organisations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from standoff.reading.companies import is_legal_form
from standoff.reading.gazetteer import Entry, longest_entry
from standoff.reading.joint_names import PORTFOLIOS, small_words_within
from standoff.reading.roles import (
    COLLECTIVES,
    FORCES,
    HONORIFICS,
    OFFICIALS,
    ORGANISATION_WORDS,
    is_person_role,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Name", "NameKind", "find_names"]

NameKind = Literal["person", "organisation", "place", "people"]

_LINKS = frozenset({"of", "for", "de", "da", "del", "der", "den", "van", "von", "la", "al", "bin"})
_LEAD_INS = frozenset(
    "downstream fellow nearby neighboring neighbouring rival upstream while although but".split()
)
_RANKS = PORTFOLIOS | frozenset(
    "acting assistant chief deputy first former prime regional senior special under vice".split()
)
_PLACES = frozenset("emirate island islands kingdom province republic sultanate territory".split())
_OWNERS = ORGANISATION_WORDS | _PLACES
_ELECTED = frozenset({"mep", "mp", "msp"})
"""What stands before a name as a title or behind it ("Rita Coles MP")."""
_TITLES = HONORIFICS | _ELECTED
_BEFORE_NAMES = _TITLES | _LINKS
_STATES = frozenset("emirate kingdom republic sultanate".split())
_FEATURES = frozenset(
    """
    airport bank banks basin bay bridge canal channel coast dam delta desert field fields gulf
    harbour harbor hills island islands lake mountain mountains oilfield pass peninsula pipeline
    plain plateau port railway reservoir ridge river road sea shore strait valley
    """.split()
)
_PLURALS = frozenset("children men women people fishermen policemen workmen seamen".split())
_NOT_NAMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec gmt i mr mrs ms english christmas easter ramadan
    """.split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens `start` to `end` of a parsed passage, and what it names.

    `entry` is what the gazetteer says, where it knows the name.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    entry: Entry | None = None


def find_names(doc: Doc) -> list[Name]:
    """Find the names in a parsed passage, in order and without overlap."""
    names: list[Name] = []
    for first, end in _runs(doc):
        start = first
        while start < end and _is_lead_in(doc[start], end - start):
            start += 1
        if start < end:
            names.extend(_cut(doc, start, end))
    return [name for name in names if not _is_feature(doc, name)]


def _is_feature(doc: Doc, name: Name) -> bool:
    """Whether a name that nobody knows is that of a piece of land or water ("the Keld canal")."""
    if name.entry is not None or name.kind == "person" or name.end >= len(doc):
        return False
    noun = doc[name.end]
    return noun.lower_ in _FEATURES and noun.dep_ != "compound"


def _is_lead_in(token: Token, length: int) -> bool:
    """Whether a capitalised word only opens the sentence ("The", "Downstream Tessaria")."""
    if token.lower_ in {"the", "a", "an"}:
        return True
    if length == 1 or not token.is_sent_start or longest_entry([token.text], 0) is not None:
        return False
    return token.lower_ in _LEAD_INS or token.pos_ in {"ADJ", "ADV", "DET", "ADP"}


def _is_name_word(token: Token) -> bool:
    text = token.text
    if not text[:1].isupper() or text.casefold().rstrip(".") in _NOT_NAMES:
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP", "LOC"}:
        return True
    # At the start of a sentence a capital says nothing; elsewhere it marks a name or a demonym.
    return not token.is_sent_start and token.pos_ in {"ADJ", "NOUN"} and token.i > 0


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(doc):
        if not _is_name_word(doc[index]):
            index += 1
            continue
        end = index + 1
        while end < len(doc):
            if _is_name_word(doc[end]):
                end += 1
            elif _joins(doc, end):
                end += 2
            elif small := small_words_within(doc, index, end):
                end += small + 1
            elif doc[end].like_num and doc[end].is_digit and doc[end - 1].ent_type_ != "DATE":
                end += 1
                break
            else:
                break
        yield index, end
        index = end


def _joins(doc: Doc, middle: int) -> bool:
    """Whether a small word or hyphen joins the name words on its two sides."""
    if middle + 1 >= len(doc) or not _is_name_word(doc[middle + 1]):
        return False
    token, before = doc[middle], doc[middle - 1]
    if token.tag_ == "POS":
        # "the Miners' Union"; "Belmark's Council" are two names.
        plural = before.text.endswith("s") and token.text in {"'", "’"}
        known = longest_entry([before.text], 0) is not None
        body = doc[middle + 1].text.casefold() in ORGANISATION_WORDS
        return body and not known and (plural or before.lower_ in _PLURALS)
    if token.text in {"-", "&"}:
        return (not token.whitespace_ and not before.whitespace_) or token.text == "&"
    if token.text.casefold() not in _LINKS:
        return False
    if token.text.casefold() in {"of", "for"}:
        return before.text.casefold() in _OWNERS
    return True


def _cut(doc: Doc, start: int, end: int) -> Iterator[Name]:
    """Cut a run of name words into names: known names in front, titles, then the name proper."""
    index = start
    state = doc[start].lower_ in _STATES or doc[start].lower_ == "government"
    if end - start > 2 and state and doc[start + 1].lower_ == "of":
        # "the Republic of Karsia" is Karsia, and the noun that acts is the republic.
        named, *others = _cut(doc, start + 2, end)
        unknown = named.entry is None and named.kind != "people"
        yield replace(named, start=start, kind="place" if unknown else named.kind)
        yield from others
        return
    while index < end:
        words = [doc[i].text for i in range(index, end)]
        if _whole_is_organisation(doc, index, end):
            break
        found = longest_entry(words, 0)
        if found and not _within_person(doc, index, index + found[0]):
            length, entry = found
            if entry.form == "demonym" and (other := _other_people(doc, index + length, end)):
                # "Turkish Cypriots" are neither Turkey nor Cyprus.
                yield Name(index, other, _text(doc, index, other), "people")
                index = other
                continue
            kind: NameKind = "organisation" if entry.form == "body" else "place"
            if entry.form == "demonym":
                kind = "people"
            yield Name(index, index + length, _text(doc, index, index + length), kind, entry)
            index += length
            continue
        title = _last_title(doc, index, end)
        if title is not None and title + 1 < end:
            # "Tamber Islands Prime Minister Ada Storm" names the islands too.
            owner = title
            while owner > index and _is_of_title(doc[owner - 1]):
                owner -= 1
            # The party or the town of an MP is nobody who acts.
            if owner > index and doc[title].lower_ not in _ELECTED:
                yield from _unknown(doc, index, owner)
            index = title + 1
            yield _person_or_rest(doc, index, end)
            return
        later = _next_known(doc, index, end)
        if later is None:
            break
        yield from _unknown(doc, index, later)
        index = later
    if index < end:
        yield from _unknown(doc, index, end)


def _other_people(doc: Doc, index: int, end: int) -> int | None:
    """Return where a second demonym of a people ends ("Turkish Cypriots"), or None."""
    found = longest_entry([doc[i].text for i in range(index, end)], 0) if index < end else None
    return index + found[0] if found is not None and found[1].form == "demonym" else None


def _is_of_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return token.is_punct or word in _RANKS or word in OFFICIALS or word in HONORIFICS


def _next_known(doc: Doc, index: int, end: int) -> int | None:
    """Where a name that the gazetteer knows begins later in the run ("Leska Orvania" has none)."""
    if doc[index].ent_type_ == "PERSON" and _same_entity(doc, index, end):
        return None
    for later in range(index + 1, end):
        if longest_entry([doc[i].text for i in range(later, end)], 0):
            return later
    return None


def _same_entity(doc: Doc, start: int, end: int) -> bool:
    return all(doc[i].ent_iob_ == "I" for i in range(start + 1, end))


def _whole_is_organisation(doc: Doc, start: int, end: int) -> bool:
    if end - start > 2 and _is_body_of(doc[start]) and doc[start + 1].lower_ == "of":
        # "the Bank of Belmark", but not "the Government of Belmark"
        return True
    if end - start < 2 or doc[end - 1].text.casefold() not in ORGANISATION_WORDS:
        return False
    found = longest_entry([doc[i].text for i in range(start, end)], 0)
    return found is None or found[0] < end - start


def _is_body_of(token: Token) -> bool:
    word = token.text.casefold()
    return word in ORGANISATION_WORDS and word not in COLLECTIVES and word not in FORCES


def _within_person(doc: Doc, start: int, end: int) -> bool:
    if any(doc[i].ent_type_ != "PERSON" for i in range(start, end)):
        return False
    return end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"


def _last_title(doc: Doc, start: int, end: int) -> int | None:
    for i in range(end - 1, start - 1, -1):
        word = doc[i].text.casefold().rstrip(".")
        if word in _TITLES or word in OFFICIALS:
            return i
    return None


def _person_or_rest(doc: Doc, start: int, end: int) -> Name:
    return Name(start, end, _text(doc, start, end), "person")


def _unknown(doc: Doc, start: int, end: int) -> Iterator[Name]:
    if end - start > 2 and doc[end - 1].lower_ in _ELECTED:
        yield Name(start, end, _text(doc, start, end - 1), "person")
        return
    if end - start < 3 and _is_unnamed_member(doc[end - 1]):
        yield Name(start, end, _text(doc, start, end), "person")
        return
    while end > start and doc[end - 1].text.casefold() in _BEFORE_NAMES:
        end -= 1
    title = _last_title(doc, start, end)
    if all(doc[i].lower_ in _RANKS for i in range(start, end)):
        # "Prime minister Storm", "Foreign ministry officials"
        return
    if title is not None and title == end - 1:
        # A title without a name ("the Prime Minister") names nobody.
        return
    of = end < len(doc) and doc[end].lower_ == "of"
    if end - start == 1 and of and doc[start].lower_ in COLLECTIVES:
        # "the Government of Belmark": whose it is stands beside it.
        return
    if end > start:
        yield Name(start, end, _text(doc, start, end), _guess(doc, start, end))


def _is_unnamed_member(token: Token) -> bool:
    """Whether an MP acts whom nobody names, and who is known by that alone."""
    named = any(child.dep_ == "appos" for child in token.children)
    return token.lower_ in _ELECTED and token.dep_ in {"nsubj", "nsubjpass"} and not named


def _guess(doc: Doc, start: int, end: int) -> NameKind:
    if doc[end - 1].text.casefold() in ORGANISATION_WORDS or doc[end - 1].is_digit:
        return "organisation"
    if end - start > 1 and is_legal_form(doc[end - 1].text):
        return "organisation"
    if _described_as_person(doc, start, end):
        return "person"
    if end - start > 1 and _introduced_as_person(doc, start, end):
        return "person"
    labels = [doc[i].ent_type_ for i in range(start, end)]
    if "PERSON" in labels:
        return "person"
    if labels[-1] == "NORP" or (end - start == 1 and doc[start].pos_ == "ADJ"):
        return "people"
    if labels[-1] in {"GPE", "LOC", "FAC"} or doc[end - 1].lower_ in _PLACES:
        return "place"
    return "organisation"


def _described_as_person(doc: Doc, start: int, end: int) -> bool:
    head = doc[end - 1]
    beside = [child for child in head.children if child.dep_ in {"compound", "appos", "nmod"}]
    if head.dep_ == "appos":
        beside.append(head.head)
    return any(is_person_role(token.text) for token in beside if not start <= token.i < end)


def _introduced_as_person(doc: Doc, start: int, end: int) -> bool:
    """Whether "who" or a title set off by commas shows that a name is a person's."""
    after = [token.lower_ for token in doc[end : end + 2]]
    if after and (after[0] == "who" or (after[0] == "," and after[-1] in {"who", "whose"})):
        return True
    if start < 2 or doc[start - 1].text != ",":
        return False
    # "The mayor of Belmark, Ada Storm,": the title opens the phrase before the comma.
    phrase: list[Token] = []
    for index in range(start - 2, max(-1, start - 9), -1):
        if doc[index].is_punct or doc[index].pos_ in {"VERB", "AUX"}:
            break
        phrase.append(doc[index])
    closed = end == len(doc) or doc[end].is_punct
    return closed and any(is_person_role(token.text) for token in phrase)


def _text(doc: Doc, start: int, end: int) -> str:
    text: str = doc[start:end].text
    return text
