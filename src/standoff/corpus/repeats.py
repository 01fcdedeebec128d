"""What a reprint says again: noted at the claims of its story, and not claimed twice."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.corpus.rows import Row, printable
from standoff.reading.llm.align import find_once
from standoff.reading.records import OWN_READER, Claim
from standoff.reading.reprints import normal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["printed_again", "said_again"]

_Known = dict[tuple[str | None, ...], list[tuple[str, str | None, str | None]]]


def said_again(
    connection: DuckDBPyConnection, source: str, first: str, text: str, claims: Sequence[Claim]
) -> tuple[list[Claim], list[Row]]:
    """Part the claims of a reprint.

    Parameters
    ----------
    source, text
        Id of the reprint, and what it says.
    first
        Id of the story that it prints again.

    Returns
    -------
    list of Claim
        Those that its story, and earlier reprints of it, have not made yet.
    list of Row
        Of the table `repeats`: where it makes the others again.
    """
    text = printable(text)
    rows = connection.execute(
        "SELECT c.id, c.kind, c.act, c.quote, c.content, c.actor, c.target, c.more FROM claims c "
        "JOIN sources s ON s.id = c.source "
        "WHERE (s.id = $1 OR s.same_story_as = $1) AND s.id <> $2 ORDER BY s.number, c.number",
        [first, source],
    ).fetchall()
    known: _Known = defaultdict(list)
    for claim_id, kind, act, quote, content, actor, target, _ in rows:
        known[kind, act, normal(quote), normal(content)].append((claim_id, actor, target))
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
        best = max(same, key=lambda c: (c[1] == claim.actor) + (c[2] == claim.target))
        again.append((best[0], source, place.start, place.end))
    noted = {row[0] for row in again} | _noted(connection, source)
    # A model is not asked about words that it has read, so its claims are looked for by them.
    others = ((row[0], row[3]) for row in rows if _of_another(row[7]) and row[0] not in noted)
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


def _noted(connection: DuckDBPyConnection, source: str) -> set[str]:
    rows = connection.execute("SELECT claim FROM repeats WHERE source = ?", [source]).fetchall()
    return {row[0] for row in rows}


def _of_another(more: str) -> bool:
    """Whether standoff's own reader has not found a claim."""
    return OWN_READER not in json.loads(more)["found_by"]
