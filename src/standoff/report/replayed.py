"""What the terminal tells of a replay: what each day brought, and where it could settle then."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from standoff.dispute.expressions import parse
from standoff.dispute.model import Dispute
from standoff.dispute.wording import wish
from standoff.evidence import Source
from standoff.outlook.phases import Phase
from standoff.report import answer
from standoff.report.words import count, day, lead, listing
from standoff.tracking.days import Day, Replay

__all__ = ["replayed"]

Block = Text | Padding

_SHARED = 4


def replayed(found: Replay) -> Iterator[Block]:
    """Tell a replay day by day."""
    sources = {source.id: source for source in found.dossier.sources}
    before: Day | None = None
    for each in found.days:
        yield from _day(each, before, sources)
        before = each
    if found.undated:
        names = listing([_named(sources[ident]) for ident in found.undated])
        yield Text(f"\nLeft out, since they have no date: {names}.", "dim")


def _day(each: Day, before: Day | None, sources: dict[str, Source]) -> Iterator[Block]:
    yield Text.assemble(("\n" + day(each.day), "bold cyan"))
    for ident in each.sources:
        again = "  (a reprint)" if ident in each.reprints else ""
        yield _indented(Text(_named(sources[ident]) + again, "dim"))
    if each.dispute is None:
        yield _indented(Text("Nobody is reported to be able to do anything yet."))
        return
    lines = list(_changes(each, before))
    for line in lines:
        yield _indented(line)
    if before is not None and not lines:
        yield _indented(Text("Nothing in the model changes."))
    yield from _answer(each, before, sources)


def _changes(each: Day, before: Day | None) -> Iterator[Text]:
    change, dispute = each.change, each.dispute
    if before is None or before.dispute is None:
        if dispute is not None:
            names = [actor.name for actor in dispute.actors]
            said = f"{count(len(dispute.options), 'option')} of {listing(names)}"
            yield Text(f"The first model: {said}.")
        return
    old = before.dispute
    new = dispute or old
    for paths, sign, words in (
        (change.came, "+", "can"),
        (change.went, "−", "no longer among the options:"),
        (change.opened, "·", "can now"),
        (change.closed, "·", "can no longer"),
        (change.taken_up, "·", "now does:"),
        (change.given_up, "·", "no longer does:"),
    ):
        for path in paths:
            yield Text(f"{sign} {_option(old if path in change.went else new, path, words)}")
    for actor, text in change.wants:
        yield Text(f"+ {_name(new, actor)} wants: {wish(new, actor, parse(text))}")
    for actor, text in change.wants_no_longer:
        known = new if _speaks_of(new, text) else old
        yield Text(f"− {_name(old, actor)} no longer wants: {wish(known, actor, parse(text))}")


def _speaks_of(dispute: Dispute, text: str) -> bool:
    return parse(text).names <= set(dispute.options)


def _option(dispute: Dispute, path: str, words: str) -> str:
    actor, _, ident = path.partition(".")
    owner = dispute.actor(actor)
    name = next(option.name for option in owner.options if option.id == ident)
    return f"{owner.name} {words} {lead(name)}"


def _name(dispute: Dispute, actor: str) -> str:
    return dispute.actor(actor).name


def _answer(each: Day, before: Day | None, sources: dict[str, Source]) -> Iterator[Block]:
    if before is not None and not each.change.answer:
        yield _indented(Text("The answer stays the same.", "dim"))
        return
    if each.dispute is None:
        return
    if before is not None:
        yield _indented(Text(f"The answer changes: {_why(each, sources)}.", "bold yellow"))
    for phase in dict.fromkeys((0, len(each.phases) - 1)):
        yield from _settles(each.dispute, each.phases[phase], alone=len(each.phases) == 1)


def _why(each: Day, sources: dict[str, Source]) -> str:
    change = each.change
    if not each.sources:
        return "a date has come"
    parts = [_named(sources[ident]) for ident in change.because]
    if change.by_date:
        parts.append("a date that has come")
    return f"by {listing(parts)}" if parts else "by the reports of the day together"


def _settles(dispute: Dispute, phase: Phase, *, alone: bool) -> Iterator[Block]:
    when = None if alone else answer.period(phase)
    headline = answer.headline(dispute, phase)
    yield _indented(Text(f"{when}: {lead(headline)}" if when else headline), 4)
    if phase.best == 1:
        told = answer.told(dispute, phase.leading[0].state, phase.game.states)
    else:
        told = tuple(str(deed) for deed in answer.shared(dispute, phase))
    for line in told[:_SHARED]:
        yield _indented(Text(line), 6)
    if len(told) > _SHARED:
        yield _indented(Text(f"and {len(told) - _SHARED} more"), 6)


def _named(source: Source) -> str:
    parts = [source.publisher, source.title]
    return ": ".join(part for part in parts if part) or source.location or source.id


def _indented(text: Text, by: int = 2) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
