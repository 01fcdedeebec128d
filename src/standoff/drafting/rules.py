"""The general rules by which a draft goes beyond what a report says, each with a name.

Nothing is invented: an element that rests on a rule names it in its assumption, and each rule can
be switched off.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from standoff.errors import InputError, nearest

__all__ = ["RULES", "Rule", "Rules", "by"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A general rule.

    Parameters
    ----------
    id
        Its name.
    says
        What is assumed, in a sentence.
    otherwise
        What is done where the rule is switched off.
    """

    id: str
    says: str
    otherwise: str


RULES = (
    Rule(
        "threat-meant",
        "A threat is taken as meant: it is carried out where its condition is met, or its demand "
        "is not, and not otherwise.",
        "whether the threat would be carried out is unknown",
    ),
    Rule(
        "threat-goal",
        "A threat without a condition is taken for what the actor is after.",
        "whether the actor wants it is unknown",
    ),
    Rule(
        "answered-unwelcome",
        "What an actor threatens to answer is taken to be unwelcome to it.",
        "what it thinks of that act is unknown",
    ),
    Rule(
        "threatened-unwelcome",
        "What one side threatens is taken to be unwelcome to the other.",
        "what the other side thinks of it is unknown",
    ),
    Rule(
        "force-unwelcome",
        "Force is taken to be unwelcome to the side against which somebody speaks of it.",
        "what that side thinks of it is unknown",
    ),
    Rule(
        "force-of-aide",
        "Force that an aide speaks of as a possibility is taken to be an option of the government.",
        "there is no such option",
    ),
    Rule(
        "unyielding",
        "Who is not willing to concede its position is taken to refuse an outsider's plan.",
        "what it thinks of the plan is unknown",
    ),
    Rule(
        "backer-shares",
        "Who backs a side is taken to be against what that side is against on the other.",
        "what the backer thinks of that is unknown",
    ),
    Rule(
        "support-is-for-act",
        "Who supports an aim is taken to support the act by which it would come about.",
        "what it thinks of the act is unknown",
    ),
    Rule(
        "promise-meant",
        "A promise or an acceptance with a condition is taken as meant, and not to go beyond its "
        "condition.",
        "whether it would be kept is unknown",
    ),
    Rule(
        "offered-wanted",
        "What an actor offers or promises to do, it is taken to be ready to do.",
        "whether it would do it is unknown",
    ),
    Rule(
        "kept-wanted",
        "What an actor does with its forces, to keep, send or withdraw them, it is taken to want.",
        "whether it wants them there is unknown",
    ),
    Rule(
        "proposer-wants",
        "Who proposes a plan is taken to want the sides to accept it.",
        "what it thinks of an acceptance is unknown",
    ),
    Rule(
        "backer-recognises",
        "Who backs a side that may declare independence is taken to be able to recognise it, and "
        "to want to once it is declared.",
        "to back that side is an option, and taken",
    ),
    Rule(
        "recognition-needs-declaration",
        "Nobody recognises an independence that is not declared.",
        "there is no such constraint",
    ),
    Rule(
        "council-vetoes",
        "A permanent member of the Security Council that takes a side's part there is taken to use "
        "its veto, and the rest of the Council to vote for what that side refuses.",
        "to back that side is an option, and taken",
    ),
    Rule(
        "council-counts",
        "What a side refuses in the Security Council is taken to be unwelcome to it, and welcome "
        "to the other side, if the Council decides it.",
        "what the sides think of the Council's decision is unknown",
    ),
    Rule(
        "members-act",
        "A body is taken to do what some members of it are reported to do.",
        "what its members do is left out",
    ),
    Rule(
        "irreversible",
        "Acts such as a declaration or a lawsuit are taken to be irreversible.",
        "every act can be undone",
    ),
    Rule(
        "no-threat-while-talking",
        "Nobody carries out a threat while negotiating over it.",
        "there is no such constraint",
    ),
    Rule(
        "exclusive-acts",
        "Nobody does two acts at once that undo one another.",
        "there is no such constraint",
    ),
    Rule(
        "not-yet",
        "What no report says is done is taken not to be done yet, and what is to go on, to be "
        "going on.",
        "there is no status quo, unless reports tell of every option",
    ),
)
"""All rules, in the order in which the documentation tells them."""


def by(ident: str, said: str) -> str:
    """Say what is assumed, and by which rule."""
    return f"{said} [rule {ident}]"


class Rules:
    """Which rules are on.

    Parameters
    ----------
    without
        Ids of the rules that are switched off.

    Raises
    ------
    InputError
        There is no rule of that name.
    """

    def __init__(self, without: Collection[str] = ()) -> None:
        known = [rule.id for rule in RULES]
        for ident in without:
            if ident not in known:
                raise InputError(
                    f"there is no rule '{ident}'.{nearest(ident, known)} `standoff draft --rules` "
                    "lists all of them"
                )
        self.off = frozenset(without)

    def on(self, ident: str) -> bool:
        """Whether a rule is on."""
        if ident not in {rule.id for rule in RULES}:
            raise KeyError(ident)
        return ident not in self.off
