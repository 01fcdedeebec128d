"""The summary for the terminal: who, what each can do and wants, where it settles, what next.

Everything is text in a few weights, without boxes, so that it reads the same in colour, without,
and through a pipe. What comes from a file is put in as plain text, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.dispute.model import Actor, Dispute, Statements
from standoff.dispute.wording import wish
from standoff.outlook.phases import Phase
from standoff.report import answer
from standoff.report.standing import origin
from standoff.report.table import CONCEPTS, mark
from standoff.report.view import View
from standoff.report.words import concepts_of, day, lead
from standoff.stability.explain import Verdict
from standoff.stability.keys import concept_of, index_of

__all__ = ["explanation", "settling", "summary"]

Block = Text | Table | Padding

_SPELLED = "A state is spelled Y or N for each option, in the order of the file."
_INDICES = (
    "a to d read what is not known: under a an actor may leave for what it might prefer and only a "
    "sure loss holds it back; d is the reverse; b and c lie between."
)
_AIMS = 2
_OPTIONS = 4
_RESTING = 3
_ASK = 3
_LISTED = 8
_GRADE = {"firm": "green", "credible": "blue", "threat": "yellow", "none": "magenta"}


def summary(view: View) -> Iterator[Block]:
    """Tell a dispute in the order: the question, who, where it settles, what it hangs on."""
    dispute = view.dispute
    yield from _title(dispute)
    yield _heading("Who can do what, and wants what")
    yield _actors(dispute)
    yield _heading("Where it can settle")
    for phase in view.phases:
        yield from _settling(dispute, phase)
    yield _indented(Text(_SPELLED, "dim"))
    yield from _readings(dispute, view.phases)
    yield _heading("What the answer hangs on")
    for sentence in answer.sureness(view):
        yield _indented(Text(sentence))
    if view.hinges:
        yield _indented(Text("Ask this next:", "bold"))
        yield _numbered(hinge.question for hinge in view.hinges[:_ASK])


def settling(dispute: Dispute, phases: Sequence[Phase]) -> Iterator[Block]:
    """Tell where a dispute settles, with its equilibria as a table."""
    yield from _title(dispute)
    for phase in phases:
        when = answer.period(phase)
        yield _heading(f"Where it can settle{', ' + lead(when) if when else ''}")
        yield from _settling(dispute, phase, dated=False)
        if not phase.total:
            continue
        listed = [item.state for item in phase.resting[:_LISTED]]
        yield Text()
        yield _equilibria(phase, listed)
        notes = list(_unlisted(phase, len(listed)))
        if phase.unreached:
            notes.append(f"Left out: {phase.unreached:,} that the status quo does not lead to.")
        if notes:
            yield _indented(Text(f"{' '.join(notes)} All of them: --json", "dim"))
    told = list(_readings(dispute, phases))
    if told:
        yield Text()
        yield from told


def _unlisted(phase: Phase, listed: int) -> Iterator[str]:
    """Count the equilibria that the table has no room for: held as well as the best, or not."""
    alike = phase.best - min(listed, phase.best)
    less = phase.total - listed - alike
    if alike:
        yield f"{alike:,} more {'is' if alike == 1 else 'are'} held as well as the best."
    if less:
        yield f"{less:,} more {'is' if less == 1 else 'are'} held less well."


def explanation(
    dispute: Dispute, state: str, verdicts: Sequence[Verdict], *, when: date | None = None
) -> Iterator[Block]:
    """Tell why a state is stable or not, actor by actor.

    Parameters
    ----------
    when
        The day that the verdicts are for, or None where options are open at all times.
    """
    on = f" on {day(when)}" if when else ""
    yield Text.assemble((state, "bold"), on)
    for line in answer.told(dispute, state):
        yield _indented(Text(line))
    names = {actor.id: actor.name for actor in dispute.actors}
    indexed = False
    for actor in dict.fromkeys(verdict.actor for verdict in verdicts):
        yield _heading(names[actor])
        own = [verdict for verdict in verdicts if verdict.actor == actor]
        if own[0].seen is not None:
            yield _indented(Text(own[0].sentences[0], "italic"))
        alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for said, verdict in _rated(own):
            skipped = 0 if verdict.seen is None else 1
            alike.setdefault((said, verdict.sentences[skipped:]), []).append(verdict.concept)
        for (said, sentences), concepts in alike.items():
            style = "red" if said.startswith("not") else "green"
            by = concepts_of(concepts)
            # Where all four readings agree, none is named.
            indexed = indexed or ("(" in by and any(map(index_of, concepts)))
            yield _indented(Text.assemble((f"{by}: ", "bold"), (said, style)))
            for sentence in sentences:
                yield _indented(Text(sentence), 4)
    if indexed:
        yield Text(f"\n{_INDICES}", "dim")


def _rated(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, Verdict]]:
    """Say of each concept whether it holds; one that comes with its forms is told once."""
    by = {verdict.concept: verdict for verdict in verdicts}
    for verdict in verdicts:
        said = "stable" if verdict.stable else "not stable"
        concept = concept_of(verdict.concept)
        strong, weak = by.get(f"{concept}_strong"), by.get(f"{concept}_weak")
        if concept not in by or strong is None or weak is None:
            yield said, verdict
        elif verdict.concept == concept:
            told = strong if strong.stable else weak if weak.stable else verdict
            form = ", strongly" if strong.stable else ", weakly" if weak.stable else ""
            yield f"{said}{form}", replace(told, concept=concept)


def _readings(dispute: Dispute, phases: Sequence[Phase]) -> Iterator[Block]:
    """Say how the verdicts are to be read: through whose eyes, and what strongly means."""
    for line in (*answer.eyes(dispute), answer.in_strength(phases)):
        if line:
            yield _indented(Text(line, "dim"))


def _title(dispute: Dispute) -> Iterator[Block]:
    yield Text(dispute.title, "bold")
    if dispute.question:
        yield Text(dispute.question, "italic")


def _heading(words: str) -> Block:
    return Text(f"\n{words}", "bold cyan")


def _indented(text: Text, by: int = 2) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)


def _numbered(lines: Iterable[str]) -> Block:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(justify="right")
    grid.add_column(ratio=1)
    for number, line in enumerate(lines, 1):
        grid.add_row("", f"{number}.", Text(line))
    return grid


def _actors(dispute: Dispute) -> Block:
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(width=2)
    grid.add_column(ratio=2)
    grid.add_column(ratio=4)
    grid.add_column(ratio=4)
    for actor in dispute.actors:
        can = [lead(option.name) for option in actor.options]
        name = Text.assemble((actor.name, "bold"), (f"\n{actor.role}" if actor.role else "", "dim"))
        grid.add_row("", name, _some("can", can, _OPTIONS), _wants(dispute, actor))
    return grid


def _wants(dispute: Dispute, actor: Actor) -> Text:
    if not isinstance(actor.preference, Statements):
        return Text("wants: ranks the states", "dim")
    aims = [
        statement.name or wish(dispute, actor.id, statement.expression)
        for level in actor.preference.levels
        for statement in level
    ]
    return _some("wants", aims, _AIMS)


def _some(verb: str, items: Sequence[str], limit: int) -> Text:
    if not items:
        return Text(f"{verb}: nothing reported", "dim")
    said = Text(f"{verb}: ", "dim")
    said.append("; ".join(items[:limit]), "not dim")
    if len(items) > limit:
        said.append(f"; {len(items) - limit} more", "dim")
    return said


def _settling(dispute: Dispute, phase: Phase, *, dated: bool = True) -> Iterator[Block]:
    when = answer.period(phase) if dated else None
    line = Text(f"{when}: " if when else "", "bold")
    line.append(lead(answer.headline(dispute, phase)) if when else answer.headline(dispute, phase))
    yield _indented(line)
    for deed in answer.shared(dispute, phase):
        yield _indented(Text(str(deed)), 6)
    if phase.total:
        yield _indented(Text(answer.holding(phase), "dim"), 4)
    if varying := answer.common(dispute, phase.pattern).varying if phase.best > 1 else ():
        hidden = len(varying) - _OPTIONS
        more = f"; and {hidden} more" if hidden > 0 else ""
        yield _indented(Text(f"They differ in: {'; '.join(varying[:_OPTIONS])}{more}", "dim"), 4)
    for resting in phase.leading[:_RESTING]:
        style = _GRADE[resting.grade.name.lower()]
        named = Text.assemble((resting.state, "bold"), "  ", (answer.held_by(resting), style))
        if resting.led and origin(dispute, phase.game.states) not in (None, resting.state):
            named.append("; moves that pay lead there", "dim")
        yield _indented(named, 4)
        for told in answer.told(dispute, resting.state, phase.game.states):
            yield _indented(Text(told), 6)
    hidden = phase.best - min(_RESTING, phase.best)
    if hidden:
        yield _indented(Text(f"and {hidden:,} more that are held as well"), 4)


def _equilibria(phase: Phase, states: Sequence[str]) -> Block:
    asked = {concept_of(key) for key in phase.solution.concepts}
    shown = [concept for concept in CONCEPTS if concept in asked]
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column()
    for _ in shown:
        grid.add_column(justify="center")
    grid.add_row("", Text("state", "dim"), *(Text(concept, "dim") for concept in shown))
    for number, state in enumerate(states):
        if 0 < number == phase.best:
            grid.add_row("", Text("held less well", "dim"), *("" for _ in shown))
        at = phase.solution.index(state)
        grid.add_row("", state, *(mark(phase.solution, concept, at) for concept in shown))
    return grid
