"""What the terminal tells of the claims and sources on which equilibria rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from standoff.dispute.elements import Element, elements
from standoff.dispute.model import Actor, Dispute, Option, Statement
from standoff.dispute.wording import wish
from standoff.report import answer
from standoff.report.quotes import origin
from standoff.report.words import capital, count, day, lead, listing
from standoff.robustness.foundations import Foundations, Pillar, Resting, Withdrawal

__all__ = ["labels_of", "rested"]

Block = Text | Padding

_LINES = 4
_LONGEST = 160
_ELEMENTS = 3
_PILLARS = 6


def rested(found: Foundations, *, most: int = 5) -> Iterator[Block]:
    """Tell what is left without each source, and for each equilibrium what it rests on.

    Parameters
    ----------
    most
        How many equilibria are told of.
    """
    on = f" on {day(found.as_of)}" if found.as_of else ""
    yield Text(found.dispute.title, "bold")
    yield Text(f"What the equilibria under {found.concept}{on} rest on", "italic")
    if found.interrupted:
        yield Text("Interrupted: this was found so far.", "yellow")
    if not found.equilibria:
        yield Text("\nThere are no equilibria.")
    if found.sources:
        yield Text("\nWithout one source", "bold")
    for source in found.sources:
        yield from _source(found, source)
    labels = labels_of(found.dispute)
    if found.equilibria:
        yield Text("\nWithout what was said", "bold")
    for number, each in enumerate(found.equilibria[:most], 1):
        yield from _equilibrium(found.dispute, labels, number, each)
    if len(found.equilibria) > most:
        yield Text(f"\nand {len(found.equilibria) - most} more: --most, --json", "dim")


def _source(found: Foundations, source: Withdrawal) -> Iterator[Block]:
    named = _named(found.dispute, source.source)
    yield _indented(Text.assemble((named, "bold")), 2)
    if not source.elements:
        yield _indented(Text("Nothing rests on it alone."), 4)
        return
    said = [
        f"{number} {verb}"
        for number, verb in (
            (source.stand, "as before"),
            (source.doubtful, "in doubt"),
            (source.fall, "gone"),
        )
        if number
    ]
    bears = count(len(source.elements), "element rests", "elements rest")
    all_of = count(len(found.equilibria), "equilibrium", "equilibria")
    more = f"; {len(source.new)} new" if source.new else ""
    yield _indented(Text(f"{bears} on it alone. Of {all_of} without it: {listing(said)}{more}."), 4)


def _equilibrium(
    dispute: Dispute, labels: dict[str, str], number: int, each: Resting
) -> Iterator[Block]:
    sure = (
        "whatever the unknown comparisons are" if each.certain else "for some unknown comparisons"
    )
    yield Text.assemble(f"\n{number}. ", (each.state, "bold"), f"  an equilibrium {sure}")
    told = answer.told(dispute, each.state)
    for line in told[:_LINES]:
        yield _indented(Text(line, "dim"), 3)
    if len(told) > _LINES:
        yield _indented(Text(f"and {len(told) - _LINES} more", "dim"), 3)
    if not each.pillars:
        yield _indented(Text("Stands without any one thing that was said."), 3)
    for pillar in each.pillars[:_PILLARS]:
        yield from _pillar(dispute, labels, pillar)
    if len(each.pillars) > _PILLARS:
        more = count(len(each.pillars) - _PILLARS, "other thing", "other things")
        yield _indented(Text(f"and {more} that it rests on: --json", "dim"), 3)


def _pillar(dispute: Dispute, labels: dict[str, str], pillar: Pillar) -> Iterator[Block]:
    items = [dispute.evidence[ident] for ident in pillar.evidence]
    quoted = [" ".join(item.exact.split()) for item in items if item.exact]
    said_by = listing(list(dict.fromkeys(item.source for item in items)))
    words = "what is said there" if not quoted else f"“{_shortened(quoted[0])}”"
    more = f" and {count(len(quoted) - 1, 'like passage', 'like passages')}" * (len(quoted) > 1)
    yield _indented(Text(f"{capital(pillar.left)} without {words}{more} ({said_by})"), 3)
    carried = [label for path, label in labels.items() if path in pillar.elements]
    yield _indented(Text(f"which bears: {_first(carried)}", "dim"), 5)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _first(carried: Sequence[str]) -> str:
    more = len(carried) - _ELEMENTS
    return "; ".join([*carried[:_ELEMENTS], *([f"{more} more"] if more > 0 else [])])


def labels_of(dispute: Dispute) -> dict[str, str]:
    """Call all elements what a reader would, by their paths; who the actors are comes last."""
    everything = sorted(elements(dispute), key=lambda each: isinstance(each.item, Actor))
    return {each.path: _label(dispute, each) for each in everything}


def _label(dispute: Dispute, element: Element) -> str:
    """Call an element what a reader of the answer would call it."""
    if element.actor is None:
        return element.label
    name = dispute.actor(element.actor).name
    if isinstance(element.item, Statement):
        return f"the wish of {name}: {wish(dispute, element.actor, element.item.expression)}"
    if isinstance(element.item, Option):
        return f"the option of {name} to {lead(element.item.name)}"
    return f"{name} as an actor" if isinstance(element.item, Actor) else element.label


def _named(dispute: Dispute, ident: str) -> str:
    source = dispute.sources[ident]
    title = f": {source.title}" if source.title else ""
    return f"{ident} ({origin(source)}){title}"


def _indented(text: Text, by: int) -> Block:
    return Padding(text, (0, 0, 0, by), expand=False)
