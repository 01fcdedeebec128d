"""An answer beside another, as one piece of HTML.

It is drawn anew with each change, so it has to be quick. Whatever comes from a dispute is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from standoff.outlook.comparison import Trait
from standoff.outlook.phases import Phase, Resting
from standoff.outlook.settled import Told, told_apart
from standoff.report import answer as words
from standoff.report.compared import says
from standoff.report.words import count
from standoff.workbench.answers import Answer

__all__ = ["NOT_SOLVED", "SOLVING", "answer_beside", "differing"]

SOLVING = '<p class="note">Solving …</p>'
NOT_SOLVED = '<p class="note">Not solved.</p>'
_SHOWN = 6


def answer_beside(answer: Answer, other: Answer | None, *, heading: str, revision: int = 0) -> str:
    """Tell where a dispute can settle in the last phase, with what is otherwise than in another.

    Parameters
    ----------
    other
        The answer before; None: nothing is set off.
    revision
        Of what was solved; it stands in the piece, so that it can be seen whether it is up to date.
    """
    return "".join(
        [
            f'<div data-revision="{revision}"><h2>{escape(heading)}</h2>',
            _line("problem", answer.refused) if answer.refused else "",
            *(piece for phase in answer.phases[-1:] for piece in _phase(answer, phase, other)),
            "</div>",
        ]
    )


def differing(traits: Sequence[Trait]) -> str:
    """List what is otherwise than in the file."""
    found = [each for each in traits if each.differs]
    if not found:
        return '<p class="note">Nothing is otherwise than in the file.</p>'
    rows = "".join(f"<li>{escape(each.what)} <em>({_turn(each)})</em></li>" for each in found)
    return f"<h2>Otherwise than in the file</h2><ul>{rows}</ul>"


def _turn(trait: Trait) -> str:
    was, now = (says(trait, place) for place in range(2))
    if not was:
        return "new" if trait.kind != "day" else f"now {now}"
    if not now:
        return "taken out" if trait.kind != "day" else f"was {was}"
    return f"{was}, now {now}"


def _phase(answer: Answer, phase: Phase, other: Answer | None) -> Iterator[str]:
    told = told_apart(phase, other.phases[-1]) if other is not None and other.phases else None
    heading = words.period(phase) or "As things stand"
    yield f"<h3>{escape(heading)}</h3>"
    yield _line("headline", words.headline(answer.dispute, phase))
    if told is not None:
        yield _line("told sum", _sum(told))
    common = words.common(answer.dispute, phase.pattern) if phase.best > 1 else None
    for deed in common.shared if common else ():
        yield _line("told", str(deed))
    leading = phase.leading[:_SHOWN]
    for resting in leading:
        yield _state(answer, phase, resting, common, told)
    if phase.best > len(leading):
        yield _line("note", f"and {phase.best - len(leading):,} more")
    less = [each for each in phase.resting if each.grade > phase.resting[0].grade][:_SHOWN]
    less = [each for each in less if each not in phase.leading]
    if less:
        more = count(phase.total - phase.best, "more is", "more are")
        inside = "".join(_state(answer, phase, each, None, told) for each in less)
        yield f"<details><summary>{more} held less well</summary>{inside}</details>"
    if told is not None:
        yield from _apart(answer, phase, told, {each.state for each in (*leading, *less)})


def _sum(told: Told) -> str:
    if not told.new and not told.gone:
        return "It can settle in the same states as in the file."
    return f"Against the file {len(told.new):,} new and {len(told.gone):,} no longer."


def _apart(answer: Answer, phase: Phase, told: Told, shown: set[str]) -> Iterator[str]:
    """List what is new and has not been told of, and what is gone."""
    order = {each.state: place for place, each in enumerate(phase.resting)}
    new = sorted(told.new - shown, key=lambda state: (order.get(state, len(order)), state))
    if new:
        more = count(len(new), "more is new", "more are new")
        yield f"<details><summary>{more}</summary>{_listed(answer, phase, new, 'new')}</details>"
    if told.gone:
        yield _listed(answer, phase, told.gone, "gone")


def _listed(answer: Answer, phase: Phase, states: Sequence[str], kind: str) -> str:
    inside = "".join(
        f'<div class="state {kind}"><span class="code">{escape(state)}</span> '
        f'<span class="grade">{_ARE[kind]}</span>{_told(answer, phase, state)}</div>'
        for state in states[:_SHOWN]
    )
    rest = len(states) - _SHOWN
    return inside + (_line("note", f"and {rest:,} more: {_ARE[kind]}") if rest > 0 else "")


_ARE = {"new": "new", "gone": "no longer"}


def _state(
    answer: Answer,
    phase: Phase,
    resting: Resting,
    common: words.Common | None,
    told: Told | None,
) -> str:
    new = told is not None and resting.state in told.new
    lines = words.besides(answer.dispute, resting.state, common, phase.game.states)
    return (
        f'<div class="state{" new" if new else ""}"><span class="code">{escape(resting.state)}'
        f'</span> <span class="grade">{escape(words.held_by(resting))}{" · new" if new else ""}'
        f"</span>{''.join(_line('told', line) for line in lines)}</div>"
    )


def _told(answer: Answer, phase: Phase, state: str) -> str:
    states = phase.game.states if len(state) == len(phase.game.states.options) else None
    if states is None:
        return ""
    lines = words.told(answer.dispute, state, states)
    return "".join(_line("told", line) for line in lines)


def _line(kind: str, words: str) -> str:
    return f'<div class="{kind}">{escape(words)}</div>'
