"""What a deadline is called, also once it has been told of ("extended it", "the date was moved").

An "it" or a "date" means the deadline where nothing else that could be moved in time has been
spoken of since: not in "set a deadline; then the strike began, and it was extended".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.obligations import ACTING
from standoff.reading.roles import is_person_role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.context import Context
    from standoff.reading.records import Claim

__all__ = ["DEADLINES", "is_told_before", "told_deadline"]

DEADLINES = frozenset({"deadline", "ultimatum", "cutoff", "cut-off", "expiry"})
"""Nouns of what runs out on a day."""
_PRONOUNS = frozenset({"it", "this", "that", "which"})
_LIMITS = frozenset("date limit period term time".split())
"""What a deadline may be called once it has been told of ("the date", "the time limit")."""
_KNOWN = frozenset("its that the their this".split())
_PREDICATES = frozenset({"attr", "oprd"})
_CORE = frozenset("conj dobj nsubj nsubjpass".split()) | _PREDICATES
"""Where a noun stands that "it" may mean; one behind a preposition is seldom meant."""
_NOT_MOVED = frozenset(
    """
    answer appeal call claim concern demand explanation letter message note reason reply request
    response statement step threat warning word
    """.split()
)
"""What is said or asked, of which nobody says that it is put off by some days."""
_REACH = 3
"""Sentences before that of a word, in which what it means may stand."""


def told_deadline(context: Context, word: Token, told: Sequence[Claim]) -> Token | None:
    """Return the noun of the deadline that a word means which was told of before, or None.

    Parameters
    ----------
    word
        A pronoun, or a noun as "date" or "term".
    told
        The deadlines of the passage. One that is called by no noun ("has until Friday") is meant
        by a noun only, which is then returned itself.
    """
    noun = word.lemma_.casefold() in _LIMITS and any(c.lower_ in _KNOWN for c in word.children)
    if word.lower_ not in _PRONOUNS and not noun:
        return None
    ends = {span.end for claim in told for span in claim.content} if noun else frozenset()
    clause = set(word.head.children)
    for earlier in _before(word):
        if context.parsed.of_token(earlier).end in ends:
            return word
        if earlier.dep_ not in _CORE or earlier.tag_ != "NN" or earlier in clause:
            continue
        if earlier.lemma_.casefold() in DEADLINES:
            return earlier
        if _may_be_moved(context, earlier):
            return None
    return None


def is_told_before(context: Context, verb: Token, told: Sequence[Claim]) -> bool:
    """Whether this report or an earlier one has told of a deadline before a verb."""
    start = context.parsed.of_token(verb).start
    here = any(span.end <= start for claim in told for span in claim.content)
    return here or context.after_deadline


def _before(word: Token) -> Iterator[Token]:
    """Yield the tokens before a word, the last one first."""
    passed, start = 0, word.sent.start
    for place in range(word.i - 1, -1, -1):
        if place < start:
            passed, start = passed + 1, word.doc[place].sent.start
        if passed > _REACH:
            return
        yield word.doc[place]


def _may_be_moved(context: Context, noun: Token) -> bool:
    """Whether a noun names a thing, or what happens, that may be put off or made longer."""
    lemma = noun.lemma_.casefold()
    if noun.dep_ in _PREDICATES:
        # "called it an insult"
        return False
    nobody = not context.actors(noun) and lemma not in ACTING and not is_person_role(noun.text)
    return nobody and noun.ent_type_ not in {"DATE", "TIME"} and lemma not in _NOT_MOVED
