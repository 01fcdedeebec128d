"""What the terminal tells of what to ask next."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from standoff.report import answer
from standoff.report.words import capital, count, day
from standoff.robustness.inquiry import Effect, Inquiry, Question

__all__ = ["asked"]

Block = Text | Padding

_EFFECTS = 2
_LINES = 3


def asked(found: Inquiry, *, most: int = 10) -> Iterator[Block]:
    """Tell the questions, those that matter most first.

    Parameters
    ----------
    most
        How many are told.
    """
    on = f" on {day(found.as_of)}" if found.as_of else ""
    yield Text(found.dispute.title, "bold")
    yield Text(f"What to ask next, for the equilibria under {found.concept}{on}", "italic")
    yield Text(_how(found), "dim")
    if found.interrupted:
        yield Text("Interrupted: this was found so far.", "yellow")
    if not found.questions:
        yield Text("\nNo question and no assumption changes the equilibria.")
    for number, question in enumerate(found.questions[:most], 1):
        yield Text.assemble(f"\n{number}. ", (question.text, "bold"))
        yield _indented(Text(_weight(question)), 3)
        for effect in question.effects[:_EFFECTS]:
            yield from _effect(found, question, effect)
    if len(found.questions) > most:
        yield Text(f"\nand {len(found.questions) - most} more: --most, --json", "dim")
    if found.idle:
        said = count(found.idle, "other question or assumption", "other questions and assumptions")
        yield Text(f"\n{said} changed nothing.", "dim")


def _how(found: Inquiry) -> str:
    if not found.open:
        return "No preference of an actor that can move is left open; each assumption was tried."
    assumptions = len(found.questions) + found.idle - found.open
    questions = f"{count(found.open, 'open question')} (and {count(assumptions, 'assumption')})"
    if found.exact:
        return f"All {found.ways:,} ways to answer {questions} were gone through."
    return (
        f"{questions}: {count(found.ways, 'way')} to answer them drawn "
        "at random, each answer as likely as the other."
    )


def _weight(question: Question) -> str:
    states = f"{question.moved:.1f}".removesuffix(".0")
    moved = f"{states} {'state' if states == '1' else 'states'}"
    if question.error:
        often = f"in {question.matters:.0%} (± {question.error:.0%}) of the ways to answer the rest"
    elif question.matters == 1:
        often = "however the rest is answered"
    else:
        often = f"in {question.matters:.0%} of the ways to answer the rest"
    return f"Changes the equilibria {often}; {moved} on average."


def _effect(found: Inquiry, question: Question, effect: Effect) -> Iterator[Block]:
    first, second = (capital(words) for words in question.answers)
    shares = f"{first}: {effect.first:.0%}. {second}: {effect.second:.0%}."
    yield _indented(Text.assemble((effect.state, "bold"), f" settles  {shares}"), 3)
    told = answer.told(found.dispute, effect.state)
    for line in told[:_LINES]:
        yield _indented(Text(line, "dim"), 5)
    if len(told) > _LINES:
        yield _indented(Text(f"and {len(told) - _LINES} more", "dim"), 5)


def _indented(text: Text, by: int) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
