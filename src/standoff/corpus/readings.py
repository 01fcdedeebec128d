"""What a second reader adds to reports: which it has read, and its claims where they came later."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.corpus.repeats import printed_again
from standoff.corpus.rows import Row, actor_row, claim_row
from standoff.corpus.tables import insert
from standoff.corpus.tasks import Answers, Report
from standoff.reading.records import OWN_READER, Claim
from standoff.surrogates import replaced

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["add_claims", "reading_row", "to_read_again"]


def reading_row(source: str, answers: Answers, report: Report, *, is_reprint: bool) -> Row:
    """Write how a second reader has read a report."""
    # Were it taken for a reprint, and is none, its words have not been read.
    lacking = answers.unanswered + (0 if is_reprint else answers.same)
    same = answers.same if is_reprint else 0
    return (
        source, answers.reader, answers.passages, len(answers.texts), same, lacking,
        answers.reason, report.accepted, len(report.refused),
    )  # fmt: skip


def to_read_again(
    connection: DuckDBPyConnection, sha256: str, reader: str, first: int, last: int
) -> frozenset[int]:
    """Return the reports of a part of a file that a reader has not read, or not all of them."""
    rows = connection.execute(
        "SELECT s.nth FROM sources s "
        "LEFT JOIN readings r ON r.source = s.id AND r.reader = ? "
        "WHERE s.sha256 = ? AND s.nth BETWEEN ? AND ? "
        "AND (r.source IS NULL OR r.unanswered > 0)",
        [reader, sha256, first, last],
    ).fetchall()
    return frozenset(int(row[0]) for row in rows)


def add_claims(
    connection: DuckDBPyConnection,
    source: str,
    report: Report,
    reader: str,
    new: Callable[[list[Claim]], list[Claim]],
) -> int:
    """Add the claims of a second reader to a report that is kept; return how many are new.

    What it said of the report before is replaced. Claims of others stay as they are, but for who
    found them.

    Parameters
    ----------
    source
        Id of the report's source.
    new
        Returns those of the reader's claims that the story has not made yet.
    """
    _forget(connection, source, reader)
    both = [claim for claim in report.claims if {OWN_READER, reader} <= set(claim.found_by)]
    _note(connection, source, both, reader)
    alone = [claim for claim in report.claims if OWN_READER not in claim.found_by]
    found = connection.execute(
        "SELECT max(number) FROM claims WHERE source = ?", [source]
    ).fetchone()
    last = max(len(report.claims) - len(alone), (found and found[0]) or 0)
    numbered = [replace(claim, id=f"c{number}") for number, claim in enumerate(alone, last + 1)]
    passages = {passage.id: passage for passage in report.passages}
    kept = new(numbered)
    insert(
        connection,
        "claims",
        [claim_row(source, int(claim.id[1:]), claim, report, passages) for claim in kept],
    )
    _add_actors(connection, source, report)
    quotes = [(f"{source}.{claim.id}", _words(report, claim)) for claim in kept]
    for ident, text in _reprints(connection, source):
        places = printed_again(text, quotes)
        insert(connection, "repeats", [(claim, ident, *place) for claim, *place in places])
    connection.execute("DELETE FROM readings WHERE source = ? AND reader = ?", [source, reader])
    return len(kept)


def _words(report: Report, claim: Claim) -> str:
    """Return the first words that a claim rests on."""
    place = claim.evidence[0]
    return replaced((report.source.text or "")[place.start : place.end])


def _forget(connection: DuckDBPyConnection, source: str, reader: str) -> None:
    """Delete the claims of a source that a reader alone has found."""
    alone = "SELECT id FROM claims WHERE source = ? AND (more->>'$.found_by') = ?"
    said = [source, json.dumps([reader])]
    connection.execute(f"DELETE FROM repeats WHERE claim IN ({alone})", said)  # noqa: S608
    connection.execute(f"DELETE FROM claims WHERE id IN ({alone})", said)  # noqa: S608


def _note(
    connection: DuckDBPyConnection, source: str, claims: Sequence[Claim], reader: str
) -> None:
    """Note at kept claims that a reader has found them, too."""
    ids = [f"{source}.{claim.id}" for claim in claims]
    rows = connection.execute(
        "SELECT id, more FROM claims WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids]
    ).fetchall()
    for ident, more in rows:
        known = json.loads(more)
        known["found_by"] = list(dict.fromkeys([*known["found_by"], reader]))
        connection.execute("UPDATE claims SET more = ? WHERE id = ?", [json.dumps(known), ident])


def _add_actors(connection: DuckDBPyConnection, source: str, report: Report) -> None:
    rows = connection.execute("SELECT id FROM actors WHERE source = ?", [source]).fetchall()
    known = {row[0] for row in rows}
    fresh = [actor_row(source, actor) for actor in report.actors if actor.id not in known]
    insert(connection, "actors", fresh)


def _reprints(connection: DuckDBPyConnection, source: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT id, text FROM sources WHERE same_story_as = ? ORDER BY number", [source]
    ).fetchall()
    return [(row[0], row[1]) for row in rows]
