"""Verdicts on one state, together: a tuple of them that is also a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standoff.stability.coalition_verdict import CoalitionVerdict
from standoff.stability.tables import Columns, Tabular, html_table, text, truth
from standoff.stability.verdict import Move, Verdict

__all__ = ["CoalitionVerdicts", "Verdicts"]

_HEAD = ("concept", "state", "stable", "why")


class Verdicts(tuple[Verdict, ...], Tabular):
    """What `explain` says of a state: verdicts actor by actor, concept by concept."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return html_table("Verdicts", ["actor", *_HEAD], [(v.actor, *_told(v)) for v in self])

    def _columns(self) -> Columns:
        """One row for each improvement of each verdict; a verdict without any has one row."""
        rows = [row for verdict in self for row in _rows(verdict)]
        names = ("actor", "concept", "state", "improvement", "sanction", "sanctioned_at")
        columns = {name: text(row[place] for row in rows) for place, name in enumerate(names)}
        return {**columns, "stable": truth([row[-1] for row in rows])}


class CoalitionVerdicts(tuple[CoalitionVerdict, ...], Tabular):
    """What `explain_coalition` says of a state: verdicts concept by concept."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        rows = [(", ".join(verdict.coalition), *_told(verdict)) for verdict in self]
        return html_table("Verdicts for a coalition", ["coalition", *_HEAD], rows)

    def _columns(self) -> Columns:
        """One row for each departure of each verdict; a verdict without any has one row."""
        rows = [row for verdict in self for row in _departures(verdict)]
        names = ("coalition", "concept", "state", "departure", "moves", "sanction",
                 "sanctioned_at", "harmed")  # fmt: skip
        columns = {name: text(row[place] for row in rows) for place, name in enumerate(names)}
        return {**columns, "stable": truth([row[-1] for row in rows])}


def _departures(verdict: CoalitionVerdict) -> Iterator[tuple[Any, ...]]:
    about = (", ".join(verdict.coalition), verdict.concept, verdict.state)
    if not verdict.departures:
        yield (*about, None, None, None, None, None, verdict.stable)
    for each in verdict.departures:
        end = each.sanction[-1].after if each.sanction else None
        yield (
            *about, each.moves[-1].after, _spelled(each.moves), _spelled(each.sanction), end,
            ", ".join(each.harmed) or None, verdict.stable,
        )  # fmt: skip


def _told(verdict: Verdict | CoalitionVerdict) -> tuple[str, ...]:
    mark = "✓" if verdict.stable else "–"
    return verdict.concept, verdict.state, mark, "\n".join(verdict.sentences)


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
