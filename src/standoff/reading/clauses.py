"""What a clause says of its verb.

Denied or not, done or only intended, on what condition, and which words are its complement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.acts import NOUN_ACTS, TELLING, WANTING, act_of_verb
from standoff.reading.cues import is_cue, is_speech
from standoff.reading.denials import is_denied
from standoff.reading.joined_verbs import is_told_as_fact
from standoff.reading.language import sentences_of, text_of, tokens_between
from standoff.reading.only_if import is_sole_condition
from standoff.reading.provisos import is_hoped, is_proviso
from standoff.reading.records import Modality
from standoff.reading.weighed import is_left_open, is_ruled_out, is_weighed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "complement",
    "condition",
    "extent",
    "infinitive",
    "is_asked_for",
    "is_conditional",
    "is_denied",
    "is_in_condition",
    "is_subjunctive",
    "is_wanted",
    "modality_of",
    "particles",
    "reported_aside",
    "sentence_extent",
    "without_finite_conjuncts",
]

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_POSSIBLE = frozenset({"would", "could", "may", "might", "can", "should", "must", "'d"})
_ANNOUNCING = frozenset("agree decide decline offer pledge promise refuse threaten vow".split())
_ASKING_FOR = frozenset("appeal ask beg call plead press push".split())
_ASKED_THINGS = frozenset("question favour favor help leave permission time".split())
_IF = frozenset({"if", "unless", "whether", "provided"})


def particles(verb: Token) -> frozenset[str]:
    """Particles, prepositions and adverbs that hang on a verb, in lower case."""
    kinds = {"prt", "prep", "advmod", "dobj"}
    found = {
        child.lower_
        for child in verb.children
        # "called the minister on Friday" calls on nobody.
        if child.dep_ in kinds and not any(c.ent_type_ in {"DATE", "TIME"} for c in child.children)
    }
    if verb.lemma_.casefold() in _ASKING_FOR and any(is_asked_for(c) for c in verb.children):
        # In "called for the road to be opened" the preposition hangs on the clause.
        found.add("for")
    return frozenset(found)


def modality_of(verb: Token) -> Modality:
    """Whether what a verb says is done, intended or hypothetical."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if _in_condition(verb) or is_hoped(verb) or is_weighed(verb) or is_left_open(verb):
        return "hypothetical"
    if auxiliaries & _FUTURE or ("would" in auxiliaries and _is_backshifted(verb)):
        return "intended"
    if auxiliaries & _POSSIBLE:
        return "hypothetical"
    if (verb.dep_ in {"xcomp", "acl"} and "to" in auxiliaries) or is_ruled_out(verb):
        return "intended"
    joined = verb.dep_ == "conj" and not auxiliaries and verb.head.pos_ in {"VERB", "AUX"}
    if joined and not is_told_as_fact(verb):
        return modality_of(verb.head)
    return "done"


def _is_backshifted(verb: Token) -> bool:
    """Whether "would" is the "will" of what somebody said in the past ("said it would stay")."""
    for clause in (verb, *verb.ancestors):
        if clause.dep_ == "ccomp":
            return is_speech(clause.head.lemma_.casefold()) and clause.head.tag_ in {"VBD", "VBN"}
        if clause.dep_ not in {"conj", "xcomp"}:
            break
    return False


def _in_condition(verb: Token) -> bool:
    for clause in (verb, *verb.ancestors):
        if is_sole_condition(clause) or is_proviso(clause):
            return True
        if any(child.dep_ == "mark" and child.lower_ in _IF for child in clause.children):
            return clause.dep_ == "advcl" or clause == verb
        if clause.dep_ not in {"conj", "xcomp", "aux"}:
            break
    return False


def is_conditional(verb: Token) -> bool:
    """Whether an "if", an "unless" or a "whether or not" hangs on a verb."""
    return any(condition(verb))


def condition(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the conditions that hang on a verb."""
    for child in verb.children:
        if child.dep_ in {"advcl", "ccomp"} and any(
            grandchild.dep_ == "mark" and grandchild.lower_ in _IF for grandchild in child.children
        ):
            yield child
        elif child.dep_ in {"conj", "xcomp"} or _is_purpose(child):
            # In "would send ships to escort ours if" the condition is that of the sending.
            yield from condition(child)
    yield from _adjacent_condition(verb)


def _is_purpose(clause: Token) -> bool:
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    return to and clause.dep_ == "advcl"


def _adjacent_condition(verb: Token) -> Iterator[Token]:
    """Yield a condition that stands right behind a verb's phrase but hangs on a later verb.

    In "would walk out if they did not yield - a threat that could ..." the parser gives the
    condition to the last clause.
    """
    following = verb.right_edge.i + 1
    if following >= len(verb.doc):
        return
    mark = verb.doc[following]
    clause = mark.head
    conditional = mark.dep_ == "mark" and mark.lower_ in _IF and clause.dep_ == "advcl"
    if conditional and mark.sent == verb.sent and clause.head.i > mark.i:
        yield clause


def infinitive(verb: Token) -> Token | None:
    """Return the infinitive that a verb governs ("threatened to close"), or None.

    Where a day stands between the two ("threatened on Monday to close") the parser takes the
    infinitive for a purpose; verbs that announce have no purpose beside what they announce.
    """
    governed = [child for child in verb.children if child.dep_ == "xcomp"]
    if not governed and verb.lemma_.casefold() in _ASKING_FOR:
        governed = [c for c in verb.children if is_asked_for(c)]
    if not governed and _is_told(verb):
        governed = [c for c in verb.children if c.i > verb.i and _is_purpose(c)][:1]
    if not governed and verb.lemma_.casefold() in _ANNOUNCING:
        governed = [
            child
            for child in verb.children
            if child.dep_ == "advcl"
            and child.i > verb.i
            and any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
        ]
    return governed[0] if governed else None


def _is_told(verb: Token) -> bool:
    """Whether somebody is asked or told something ("asked a court on Friday to stop it")."""
    told = (c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i)
    asks = verb.lemma_.casefold() in TELLING
    return asks and any(t.lemma_.casefold() not in _ASKED_THINGS for t in told)


def is_asked_for(verb: Token) -> bool:
    """Whether a verb is what somebody asks for ("asked for the troops to be withdrawn")."""
    if verb.dep_ not in {"advcl", "pcomp"} or verb.head.lemma_.casefold() not in _ASKING_FOR:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "aux"}}
    return marks >= {"for", "to"}


def is_wanted(verb: Token) -> bool:
    """Whether a finite verb says what somebody is to do ("demanded that it withdraw its offer")."""
    if verb.head.pos_ == "NOUN" and verb.dep_ in {"acl", "ccomp", "relcl"}:
        # "its demand that X leave", "its call for the road to be opened"
        to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
        return NOUN_ACTS.get(verb.head.lemma_.casefold()) in WANTING and (
            to or is_subjunctive(verb)
        )
    kinds = {child.dep_ for child in verb.children}
    # "wanted the road closed"
    bare = verb.tag_ == "VBN" and not kinds & {"aux", "auxpass"}
    if verb.dep_ != "ccomp" or not (bare or is_subjunctive(verb)):
        return False
    return act_of_verb(verb.head.lemma_.casefold(), particles(verb.head)) in WANTING


def is_subjunctive(verb: Token) -> bool:
    """Whether a verb is in the form of what is to be done ("that it leave", "that it be freed")."""
    if any(c.dep_ == "aux" for c in verb.children):
        return False
    # Behind a plural name ("that Meridian Terminals accept") it looks like the present tense.
    plain = verb.tag_ in {"VB", "VBP"}
    return plain or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children)


def is_in_condition(verb: Token) -> bool:
    """Whether a verb stands in an "if" or an "unless"."""
    return _in_condition(verb)


def complement(verb: Token) -> list[Token]:
    """Return the tokens that say what a verb is about, in order; empty where nothing does.

    The clause or infinitive that it governs comes before its object, and that before what its
    preposition governs.
    """
    if (apart := infinitive(verb)) is not None and apart.dep_ == "advcl":
        said = without_finite_conjuncts(apart.subtree)
        return _trim(t for t in said if not (t.dep_ == "mark" and t.head == apart))
    if asked := _asked_thing(verb):
        return asked
    for dependencies in ({"xcomp", "ccomp"}, {"dobj", "attr", "oprd", "nsubjpass"}, {"prep"}):
        # "agree to the plan provided Peru left": on what condition is not what.
        found = [c for c in verb.children if c.dep_ in dependencies and not is_proviso(c)]
        if dependencies == {"prep"}:
            # "after talks, insists on a toll"
            found = [c for c in found if c.i > verb.i] or found
            found = [c for c in found if c.lower_ not in {"in", "at", "by", "during"}]
            found = [g for c in found for g in c.children if g.dep_ in {"pobj", "pcomp"}]
            found = [g for g in found if g.ent_type_ not in {"DATE", "TIME"}]
        if found:
            tokens = {t for token in found for t in token.subtree}
            if dependencies == {"xcomp", "ccomp"}:
                tokens |= _object_of_infinitive(verb)
            return _trim(without_finite_conjuncts(tokens))
    return []


def _asked_thing(verb: Token) -> list[Token]:
    """Return the thing in "asked Peru for an answer": what is asked for comes behind who is."""
    told = any(c.dep_ in {"dobj", "dative"} for c in verb.children)
    if not told or verb.lemma_.casefold() not in _ASKING_FOR or infinitive(verb) is not None:
        return []
    things = [
        g
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "for"
        for g in c.children
        if g.dep_ == "pobj" and g.ent_type_ not in {"DATE", "TIME"}
    ]
    return _trim(t for thing in things for t in thing.subtree)


def without_finite_conjuncts(tokens: Iterable[Token]) -> set[Token]:
    """Leave out a finite verb that the parser has joined to an infinitive.

    In "would ask the court to stop the work and would close its border" closing is no part of what
    the court is asked, nor is "threatens to close the border and demands a toll" one threat.
    """
    kept = set(tokens)
    for token in tuple(kept):
        modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)
        if (modal or is_told_as_fact(token)) and token.dep_ == "conj" and token.head in kept:
            infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.head.children)
            if infinitive:
                kept -= set(token.subtree)
                kept -= {c for c in token.head.children if c.dep_ == "cc" and c.i < token.i}
    return kept


def reported_aside(tokens: Iterable[Token]) -> set[Token]:
    """Return what somebody named in a phrase said ("comments by X, who said that ...").

    It is no part of what the phrase is about for whoever criticises the comments.
    """
    return {
        inner
        for token in tokens
        if token.dep_ == "relcl" and is_cue(token.lemma_.casefold())
        for inner in token.subtree
    }


def _object_of_infinitive(verb: Token) -> set[Token]:
    """Return the object that an infinitive is told to ("urged the parties to accept").

    Who is promised something does not do it.
    """
    if act_of_verb(verb.lemma_.casefold(), particles(verb)) in {"offer", "promise", "threaten"}:
        return set()
    return {
        token
        for child in verb.children
        if child.dep_ in {"dobj", "dative"} and child.i > verb.i
        for token in child.subtree
    }


def _trim(tokens: Iterable[Token]) -> list[Token]:
    ordered = sorted(tokens, key=lambda token: token.i)
    while ordered and (ordered[0].is_punct or ordered[0].is_space):
        ordered.pop(0)
    while ordered and (ordered[-1].is_punct or ordered[-1].is_space):
        ordered.pop()
    return ordered


def extent(tokens: Iterable[Token]) -> tuple[int, int]:
    """First and last character of some tokens, as a half-open range of the passage."""
    ordered = list(tokens)
    return (
        min(token.idx for token in ordered),
        max(token.idx + len(token.text) for token in ordered),
    )


def sentence_extent(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Characters of the sentences that hold a range of characters of the passage."""
    first, last = start, end
    if held := tokens_between(doc, start, end):
        begins, ends = sentences_of(doc)
        first = min(first, begins[bisect_right(begins, held[0].idx) - 1])
        last = max(last, ends[bisect_right(begins, held[-1].idx) - 1])
    text = text_of(doc)[first:last]
    return first + len(text) - len(text.lstrip()), last - (len(text) - len(text.rstrip()))
