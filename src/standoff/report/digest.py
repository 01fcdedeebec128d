"""What a dossier holds, in a few lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.report.two_readers import two_readers
from standoff.report.words import count, published

__all__ = ["dossier_digest"]

Block = Text | Table | Padding

_ACTORS = 10


def dossier_digest(dossier: Dossier) -> Iterator[Block]:
    """Tell which sources were read, who acts in them, and what was found."""
    for source in dossier.sources:
        yield Text(source.title or source.location or source.id, "bold")
        yield _indented(Text(", ".join(_about(source, dossier)), "dim"))
    yield Text("\nWho", "bold cyan")
    yield _who(dossier)
    yield Text("\nWhat was found", "bold cyan")
    kinds = Counter(claim.kind for claim in dossier.claims)
    said = [f"{number} × {kind}" for kind, number in sorted(kinds.items())]
    yield _indented(Text(", ".join(said) or "no claims: the reports say nothing of a dispute"))
    yield from two_readers(dossier)


def _about(source: Source, dossier: Dossier) -> list[str]:
    passages = sum(passage.source == source.id for passage in dossier.passages)
    known = [source.publisher, published(source.published), source.encoding]
    return [*filter(None, known), count(passages, "passage")]


def _who(dossier: Dossier) -> Block:
    claims = Counter(claim.actor or claim.speaker for claim in dossier.claims)
    names = {actor.id: actor.name for actor in dossier.actors}
    first = {actor.id: at for at, actor in enumerate(dossier.actors)}
    order = sorted(dossier.actors, key=lambda actor: (-claims[actor.id], first[actor.id]))
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(ratio=1)
    grid.add_column(justify="right")
    for actor in order[:_ACTORS]:
        name = Text(actor.name, "bold")
        if actor.speaks_for:
            name.append(f", for {names.get(actor.speaks_for, actor.speaks_for)}", "not bold dim")
        grid.add_row("", name, count(claims[actor.id], "claim"))
    if len(order) > _ACTORS:
        grid.add_row("", Text(f"and {len(order) - _ACTORS} more", "dim"), "")
    return grid


def _indented(text: Text) -> Block:
    return Padding(text, (0, 0, 0, 2))
