"""What is done on one condition alone: "will sign only if Peru leaves", "not until Peru leaves".

What stands in such a clause has not happened. Of what has been done ("resumed talks only after Peru
left") the clause tells how it came about, and is no condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.denials import is_denied

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_ahead", "is_sole_condition", "sole_conditions"]

_ONLY = frozenset({"if", "when", "once", "after"})
_EXCEPT = frozenset({"unless", "until", "till"})
_AHEAD = frozenset("will wo shall would could can ca may might must should 'll ’ll 'd ’d".split())


def sole_conditions(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses on which alone something is to be done."""
    hosts = (verb, verb.head, verb.head.head) if verb.dep_ == "xcomp" else (verb,)
    for host in dict.fromkeys(hosts):
        for clause in host.children:
            if clause.dep_ in {"advcl", "conj"} and clause != verb and _is_sole(clause, verb):
                yield clause


def is_sole_condition(clause: Token) -> bool:
    """Whether a clause is the one condition on which the verb that it hangs on is to be done."""
    head = clause.head
    hosts = [head, *(c for c in head.children if c.dep_ in {"xcomp", "acomp"} and c != clause)]
    hosts += [inner for host in hosts[1:] for inner in host.children if inner.dep_ == "xcomp"]
    return clause.dep_ in {"advcl", "conj"} and any(_is_sole(clause, verb) for verb in hosts)


def _is_sole(clause: Token, verb: Token) -> bool:
    openers = (c for c in clause.children if c.dep_ == "mark" or c.tag_ == "WRB")
    opener = next((c for c in openers if c.i < clause.i), None)
    if opener is None or not is_ahead(verb):
        return False
    if opener.lower_ in _EXCEPT:
        return is_denied(verb)
    before = opener.i > 0 and opener.nbor(-1).lower_ == "only"
    only = before or any(c.lower_ == "only" and c.i < opener.i for c in verb.children)
    return opener.lower_ in _ONLY and only and (clause.dep_ == "advcl" or before)


def is_ahead(verb: Token) -> bool:
    """Whether what a verb says is to be done, or might be."""
    return any(c.dep_ == "aux" and (c.lower_ in _AHEAD or c.tag_ == "TO") for c in verb.children)
