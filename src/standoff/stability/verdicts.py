"""Verdicts on one state, together: a tuple of them that is also a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standoff.stability.tables import Columns, Tabular, html_table, text, truth
from standoff.stability.verdict import Move, Verdict

__all__ = ["Verdicts"]


class Verdicts(tuple[Verdict, ...], Tabular):
    """What `explain` says of a state: verdicts actor by actor, concept by concept."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        head = ["actor", "concept", "state", "stable", "why"]
        rows = [
            (each.actor, each.concept, each.state, "✓" if each.stable else "–",
             "\n".join(each.sentences))
            for each in self
        ]  # fmt: skip
        return html_table("Verdicts", head, rows)

    def _columns(self) -> Columns:
        """One row for each improvement of each verdict; a verdict without any has one row."""
        rows = [row for verdict in self for row in _rows(verdict)]
        names = ("actor", "concept", "state", "improvement", "sanction", "sanctioned_at")
        columns = {name: text(row[place] for row in rows) for place, name in enumerate(names)}
        return {**columns, "stable": truth([row[-1] for row in rows])}


def _rows(verdict: Verdict) -> Iterator[tuple[Any, ...]]:
    about = (verdict.actor, verdict.concept, verdict.state)
    if not verdict.improvements:
        yield (*about, None, None, None, verdict.stable)
    for item in verdict.improvements:
        moves = item.sanction
        end = None if not moves else item.together or moves[-1].after
        yield (*about, item.move.after, _spelled(moves), end, verdict.stable)


def _spelled(moves: tuple[Move, ...] | None) -> str | None:
    """Write a sequence of moves on one line: ``serbia NYN, russia NYY``."""
    return ", ".join(f"{move.actor} {move.after}" for move in moves) if moves else None
