"""What a reprint says again: noted at the claims of its story, and not claimed twice."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from standoff.corpus.rows import Row
from standoff.corpus.tables import TABLES
from standoff.reading.llm.align import find_once
from standoff.reading.records import OWN_READER, Claim
from standoff.reading.reprints import normal
from standoff.surrogates import replaced

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Known", "known_claims", "noted_claims", "printed_again", "said_again"]

_CLAIMS = list(TABLES["claims"])
_ID, _STORY = (list(TABLES["sources"]).index(name) for name in ("id", "same_story_as"))


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that a story or one of its reprints has made."""

    id: str
    kind: str
    act: str | None
    quote: str
    content: str
    actor: str | None
    target: str | None
    more: str


_SHOWN = [field.name for field in fields(Known)]


def known_claims(
    connection: DuckDBPyConnection, source: str, first: str, waiting: Mapping[str, list[Row]]
) -> list[Known]:
    """Return what a story and its reprints have claimed, in the order in which they were read.

    Parameters
    ----------
    source
        A reprint that is left out.
    waiting
        Rows by table that are not in the corpus yet.
    """
    held = [row for row in waiting["sources"] if first in (row[_ID], row[_STORY])]
    rows = []
    if all(row[_ID] != first for row in held):
        rows = connection.execute(
            f"SELECT {', '.join(f'c.{name}' for name in _SHOWN)} FROM claims c "  # noqa: S608
            "JOIN sources s ON s.id = c.source WHERE (s.id = $1 OR s.same_story_as = $1) "
            "AND s.id <> $2 ORDER BY s.number, c.number",
            [first, source],
        ).fetchall()
    theirs = {row[_ID] for row in held} - {source}
    rows += [
        tuple(row[_CLAIMS.index(name)] for name in _SHOWN)
        for row in waiting["claims"]
        if row[_CLAIMS.index("source")] in theirs
    ]
    return [Known(*row) for row in rows]


def noted_claims(connection: DuckDBPyConnection, source: str) -> frozenset[str]:
    """Return the claims that a reprint is known to make again."""
    rows = connection.execute("SELECT claim FROM repeats WHERE source = ?", [source]).fetchall()
    return frozenset(row[0] for row in rows)


def said_again(
    story: Sequence[Known],
    noted: frozenset[str],
    source: str,
    text: str,
    claims: Sequence[Claim],
) -> tuple[list[Claim], list[Row]]:
    """Part the claims of a reprint.

    Parameters
    ----------
    story
        What its story, and earlier reprints of it, have claimed.
    noted
        What it is known to make again.
    source, text
        Id of the reprint, and what it says.

    Returns
    -------
    list of Claim
        Those that have not been made yet.
    list of Row
        Of the table `repeats`: where it makes the others again.
    """
    text = replaced(text)
    known: dict[tuple[str | None, ...], list[Known]] = defaultdict(list)
    for made in story:
        known[made.kind, made.act, normal(made.quote), normal(made.content)].append(made)
    new: list[Claim] = []
    again: list[Row] = []
    for claim in claims:
        place = claim.evidence[0]
        said = " ".join(text[span.start : span.end] for span in claim.content)
        quote = text[place.start : place.end]
        same = known.get((claim.kind, claim.act, normal(quote), normal(said)))
        if not same:
            new.append(claim)
            continue
        best = max(same, key=lambda c: (c.actor == claim.actor) + (c.target == claim.target))
        again.append((best.id, source, place.start, place.end))
    noted |= {row[0] for row in again}
    # A model is not asked about words that it has read, so its claims are looked for by them.
    others = ((c.id, c.quote) for c in story if _is_of_another(c) and c.id not in noted)
    again += [(claim, source, *place) for claim, *place in printed_again(text, others)]
    return new, again


def printed_again(text: str, claims: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, int]]:
    """Yield which claims a text makes again: those whose evidence stands there at one place.

    Parameters
    ----------
    claims
        Each its id and the words that it rests on.
    """
    for claim, quote in claims:
        place = find_once(quote, text)
        if not isinstance(place, int):
            yield claim, place.start, place.end


def _is_of_another(claim: Known) -> bool:
    """Whether standoff's own reader has not found a claim."""
    return OWN_READER not in json.loads(claim.more)["found_by"]
