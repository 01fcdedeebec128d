"""What is told, at the terminal and elsewhere, of what further reports would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from standoff.dispute.model import Dispute
from standoff.errors import StandoffError
from standoff.evidence import Evidence, Source
from standoff.outlook.phases import in_phases
from standoff.report import answer
from standoff.report.words import count, published
from standoff.tracking.update import TOO_MANY, Update
from standoff.tracking.versions import Proposal

__all__ = ["Saying", "effect", "named", "proposal", "proposed", "sayings", "sign_of"]

Block = Text | Padding

_LONGEST = 160
_SIGNS = {
    "wants no longer": "−", "constraint gone": "−", "commitment gone": "−", "strong gone": "−",
    "status quo": "·", "opens": "·", "name": "·", "reading": "·", "day": "·",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that a proposal rests on.

    Parameters
    ----------
    time
        ``was`` or ``now``: whether it was known before, or is new.
    words
        Of the report, cut where they are long.
    where
        The outlet and the day.
    """

    time: str
    words: str
    where: str


def proposed(found: Update) -> Iterator[Block]:
    """Tell what is proposed, what is only told, and what was left alone."""
    yield Text(found.file.title, "bold")
    for ident in found.fresh:
        source = _sources(found)[ident]
        yield _indented(Text(named(source), "dim"))
    if not found.fresh:
        yield _indented(Text("There is no new report among these: all have been read before."))
        return
    if found.open:
        yield Text("\nProposed changes", "bold cyan")
    for number, each in enumerate(found.open, 1):
        yield from proposal(found, each, number)
    blocked = [each for each in found.proposals if each.blocked is not None]
    if blocked:
        yield Text("\nLeft alone", "bold cyan")
    for each in blocked:
        more = ": --max-options takes more" if each.blocked == TOO_MANY else ""
        yield _indented(Text.assemble(each.what, (f"  ({each.blocked}{more})", "yellow")))
        yield from _quotes(found, each.old, each.new)
    if found.news:
        yield Text("\nAlso told", "bold cyan")
    for item in found.news:
        yield _indented(Text.assemble((f"{item.kind}: ", "bold"), item.what))
        yield from _quotes(found, item.old, item.new)
    if not found.proposals and not found.news:
        yield Text("\nThe new reports change nothing in the model.")


def proposal(found: Update, each: Proposal, number: int) -> Iterator[Block]:
    """Tell one proposal with what it rested on and what is new."""
    yield _indented(Text.assemble(f"{number}. {sign_of(each)} ", (each.what, "bold")))
    yield from _quotes(found, each.old, each.new)


def effect(before: Dispute, after: Dispute) -> Iterator[Block]:
    """Tell where the dispute settles before and after."""
    yield Text("\nWhere it settles", "bold cyan")
    for name, dispute in (("now", before), ("with all of this", after)):
        yield _indented(Text(f"{name}:", "bold"))
        yield from _settling(dispute)


def _settling(dispute: Dispute) -> Iterator[Block]:
    try:
        phases = in_phases(dispute)
    except StandoffError as error:
        yield _indented(Text(str(error), "yellow"), 4)
        return
    for phase in phases:
        when = answer.period(phase) if len(phases) > 1 else None
        headline = answer.headline(dispute, phase)
        yield _indented(Text(f"{when}: {headline}" if when else headline), 4)
        told: Sequence[str] = [str(deed) for deed in answer.shared(dispute, phase)]
        if phase.best == 1:
            told = answer.told(dispute, phase.leading[0].state, phase.game.states)
        for line in told:
            yield _indented(Text(line), 6)


def sign_of(each: Proposal) -> str:
    """Return the sign of a proposal: something comes, goes, or is otherwise."""
    return _SIGNS.get(each.kind, "+")


def sayings(
    found: Update, old: Sequence[Evidence], new: Sequence[Evidence]
) -> tuple[list[Saying], int]:
    """Quote what a proposal rested on and what is new.

    Returns
    -------
    list of Saying
        At most two of each.
    int
        How many more sentences are new.
    """
    told = []
    for time, items in (("was", old[:2]), ("now", new[:2])):
        for item in items:
            source = _source_of(found, item)
            where = _outlet(source) if source else item.source
            said = " ".join((item.exact or "(withheld)").split())
            short = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"
            told.append(Saying(time, short, where))
    return told, max(0, len(new) - 2)


def _quotes(found: Update, old: Sequence[Evidence], new: Sequence[Evidence]) -> Iterator[Block]:
    told, more = sayings(found, old, new)
    for each in told:
        yield _indented(Text(f"{each.time}: “{each.words}” ({each.where})", "dim"), 6)
    if more:
        yield _indented(Text(f"and {count(more, 'more sentence')}", "dim"), 6)


def _source_of(found: Update, item: Evidence) -> Source | None:
    """Return the source that a piece of evidence is of: of the file, or of the dossier."""
    for sources in (_sources(found), found.file.sources):
        source = sources.get(item.source)
        text = None if source is None else source.text
        if source is not None and (text is None or text[item.start : item.end] == item.exact):
            return source
    return None


def _sources(found: Update) -> dict[str, Source]:
    return {source.id: source for source in found.dossier.sources}


def named(source: Source) -> str:
    """Name a report by its publisher, its title and its day, as far as they are known."""
    day = published(source.published)
    parts = [part for part in (source.publisher, source.title) if part]
    return f"{': '.join(parts) or source.location or source.id}{f' ({day})' if day else ''}"


def _outlet(source: Source) -> str:
    day = published(source.published)
    return f"{source.publisher or source.title or source.id}{f', {day}' if day else ''}"


def _indented(text: Text, by: int = 2) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
