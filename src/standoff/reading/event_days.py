"""On which day something happened: the day must be that of the deed, and not of a thing it names.

"Signed the 2019 agreement" happened in no year that it tells, and in "threatened to leave unless
they paid by 1 November" that is the day of the paying.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["date_of_deed", "date_of_sentence"]

_OF_A_NAME = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_OTHER_CLAUSE = frozenset({"acl", "advcl", "ccomp", "conj", "csubj", "parataxis", "pcomp", "relcl"})
_TIMES = frozenset(
    "autumn beginning end evening fall half middle month morning night spring start summer week "
    "weekend winter year".split()
)
_WHEN = frozenset({"after", "at", "before", "by", "during", "in", "on", "since", "until"})
_MEANWHILE = frozenset({"as", "when", "while"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def date_of_sentence(context: Context, tokens: Sequence[Token]) -> DateMention | None:
    """Return the first date among the words of a sentence that is not part of a name."""
    return next((d for d, root in _dates(context, tokens) if not _is_of_a_thing(root)), None)


def date_of_deed(context: Context, verb: Token, sentence: DateMention | None) -> DateMention | None:
    """Return the date of what a verb tells: its own, or that of the clauses that it stands in.

    Parameters
    ----------
    sentence
        The first date of its sentence.
    """
    for mention, root in _dates(context, list(verb.subtree)):
        if not _is_of_a_thing(root) and _belongs(root, verb):
            return mention
    if sentence is None:
        return None
    above = {verb.i, *(token.i for token in verb.ancestors)}
    return sentence if _clause_of(_root(context, sentence)).i in above else None


def _dates(context: Context, tokens: Sequence[Token]) -> list[tuple[DateMention, Token]]:
    if not tokens or not context.dates:
        return []
    there = {token.i for token in tokens}
    known = ((d, _root(context, d)) for d in context.dates if d.first is not None)
    # Where and when a story was filed is none of its words: it is blank there.
    return [(d, root) for d, root in known if root.i in there and not root.is_space]


def _root(context: Context, mention: DateMention) -> Token:
    """Return the word of a date that hangs on what is not part of it."""
    tokens = context.parsed.tokens_in(mention.span)
    within = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in within or t.head == t), tokens[0])


def _is_of_a_thing(root: Token) -> bool:
    """Whether a date tells which thing is meant ("the 2019 accord", "the accord of 2019").

    In "In 2019 rebels rose" the parser gives the year to the rebels; and what happened "in a 2002
    strike", said at the start, happened in that year.
    """
    if root.dep_ in _OF_A_NAME and root.head.pos_ in {"NOUN", "PROPN"}:
        before = root.nbor(-1) if root.i else root
        when = root.head.head
        fronted = root.head.dep_ == "pobj" and when.dep_ == "prep" and when.i < when.head.i
        return not (before.lower_ in _WHEN or (fronted and when.lower_ in _WHEN))
    prep = root.head
    thing = prep.head
    of = root.dep_ == "pobj" and prep.lower_ == "of" and thing.pos_ in {"NOUN", "PROPN"}
    return of and thing.lemma_.casefold() not in _TIMES


def _belongs(root: Token, verb: Token) -> bool:
    """Whether a date below a verb is not that of another clause below it."""
    for token in (root, *root.ancestors):
        if token == verb:
            return True
        other = token.dep_ in _OTHER_CLAUSE and token.pos_ in {"VERB", "AUX"}
        if other and not _is_of_the_same_day(token):
            return False
    return False


def _is_of_the_same_day(clause: Token) -> bool:
    """Whether a clause tells what was done beside another ("and wounded three", "when it fell")."""
    if clause.dep_ == "conj":
        return not any(c.dep_ in _SUBJECTS for c in clause.children)
    return any(c.lower_ in _MEANWHILE and c.i < clause.i for c in clause.children)


def _clause_of(token: Token) -> Token:
    """Return the verb of the clause that a word stands in."""
    while token.head != token and not (token.pos_ in {"VERB", "AUX"} and token.dep_ != "aux"):
        token = token.head
    return token
