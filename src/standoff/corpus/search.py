"""Claims of a corpus that answer a question, newest first, each with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from standoff.corpus.parquet import has_tables, open_views
from standoff.corpus.question import Question, plain
from standoff.corpus.tables import connect, is_corpus
from standoff.errors import InputError, MissingError, Problem, nearest
from standoff.reading.acts import PLOVER
from standoff.reading.records import ClaimKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["FORMAT", "Answer", "Found", "Printed", "open_corpus", "search"]

FORMAT = "standoff.search/1"


@dataclass(frozen=True, slots=True)
class Printed:
    """A source that states a claim, and where in it.

    Parameters
    ----------
    start, end
        Characters of the source's text.
    line
        In its text, from 1.
    """

    source: str
    location: str | None
    part: str | None
    address: str | None
    title: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that answers the question.

    Parameters
    ----------
    actor, target
        Names, or None; `actor_id` and `target_id` are their ids.
    day
        The day that it speaks of (`dated`), or else of the report's publication.
    quote
        The words that it rests on.
    printed
        First where the claim was found first, then its reprints.
    """

    claim: str
    kind: str
    actor_id: str | None
    actor: str | None
    act: str | None
    plover: str | None
    target_id: str | None
    target: str | None
    speaker: str | None
    polarity: bool
    modality: str
    day: date | None
    dated: bool
    content: str
    quote: str
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a corpus answers to a question.

    Parameters
    ----------
    found
        Newest first; of one day in the order of the corpus.
    total
        Claims that answer it, of which `found` holds as many as were asked for.
    """

    question: Question
    corpus: str
    found: tuple[Found, ...]
    total: int

    def to_dict(self) -> dict[str, Any]:
        """Return the answer in the form ``standoff.search/1``, ready for JSON."""
        return {
            "format": FORMAT,
            "corpus": self.corpus,
            "question": {k: v for k, v in asdict(self.question).items() if v not in (None, "")},
            "total": self.total,
            "found": [
                {**asdict(item), "day": item.day.isoformat() if item.day else None,
                 "printed": [asdict(place) for place in item.printed]}
                for item in self.found
            ],
        }  # fmt: skip


def open_corpus(corpus: str | Path) -> DuckDBPyConnection:
    """Open a corpus for reading: a DuckDB file, or a folder of Parquet files.

    Raises
    ------
    InputError
        There is none, or it is something else.
    """
    path = Path(corpus)
    made = "`standoff read REPORTS -o corpus.duckdb` makes one"
    if not path.exists():
        raise InputError(Problem(f"does not exist; {made}", str(path)))
    if path.is_dir() and not has_tables(path):
        raise InputError(Problem(f"is a folder without the tables of a corpus; {made}", str(path)))
    if path.is_file() and not _is_database(path):
        what = "is a dossier, not a corpus" if _is_dossier(path) else "is not a corpus"
        raise InputError(Problem(f"{what}; {made}", str(path)))
    connection = open_views(path) if path.is_dir() else connect(path, read_only=True)
    if not is_corpus(connection):
        connection.close()
        raise InputError(Problem(f"is a database, but not a corpus; {made}", str(path)))
    return connection


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def _is_dossier(path: Path) -> bool:
    with path.open("rb") as file:
        return b'"standoff.dossier/' in file.read(200)


def search(corpus: str | Path, question: Question) -> Answer:
    """Find the claims that answer a question.

    A story that was printed several times is found once, with all its sources.

    Raises
    ------
    InputError
        There is no such corpus, or a date is none.
    MissingError
        No claim can have this act, kind or class, or the corpus has no such actor.
    """
    with closing(open_corpus(corpus)) as connection:
        _check(connection, question)
        condition, values = question.condition()
        total = connection.execute(
            f"SELECT count(*) FROM claims c WHERE {condition}",  # noqa: S608 - values stand apart
            values,
        ).fetchall()[0][0]
        limit = f"LIMIT {int(question.limit)}" if question.limit else ""
        # What is shown is put together for the claims that are shown only.
        ids = connection.execute(
            f"SELECT c.id FROM claims c JOIN sources s ON s.id = c.source "  # noqa: S608
            f"WHERE {condition} {_ORDER} {limit}",
            values,
        ).fetchall()
        rows = connection.execute(
            f"{_SELECT} WHERE c.id IN (SELECT unnest(?::VARCHAR[])) {_ORDER}",
            [[row[0] for row in ids]],
        ).fetchall()
        again = _reprints(connection, [row[0] for row in rows])
        found = tuple(_found(row, again.get(row[0], ())) for row in rows)
    return Answer(question, str(corpus), found, int(total))


_ORDER = "ORDER BY c.day DESC NULLS LAST, s.number, c.number"
_PRINTED = """s.id, s.location, s.part, s.address, s.title, s.publisher, s.published"""
_NAME = "(SELECT any_value(a.name) FROM actors a WHERE a.source = c.source AND a.id = {})"
_SELECT = f"""
SELECT c.id, c.kind, c.actor, {_NAME.format("c.actor")}, c.act, c.plover,
    c.target, {_NAME.format("c.target")}, {_NAME.format("c.speaker")},
    c.polarity, c.modality, c.day, c.date IS NOT NULL, c.content, c.quote,
    {_PRINTED}, c.start_char, c.end_char,
    1 + c.start_char - length(replace(substring(s.text, 1, c.start_char), chr(10), ''))
FROM claims c JOIN sources s ON s.id = c.source
"""  # noqa: S608 - all of it our own
_AGAIN = f"""
SELECT r.claim, {_PRINTED}, r.start_char, r.end_char,
    1 + r.start_char - length(replace(substring(s.text, 1, r.start_char), chr(10), ''))
FROM repeats r JOIN sources s ON s.id = r.source
WHERE r.claim IN (SELECT unnest(?::VARCHAR[])) ORDER BY s.number, r.start_char
"""  # noqa: S608


def _found(row: Sequence[Any], again: Sequence[Printed]) -> Found:
    return Found(*(*row[:15], (Printed(*row[15:]), *again)))


def _reprints(
    connection: DuckDBPyConnection, claims: Sequence[str]
) -> dict[str, tuple[Printed, ...]]:
    """Return where claims were printed again, one place a source."""
    found: dict[str, dict[str, Printed]] = {}
    for claim, *place in connection.execute(_AGAIN, [list(claims)]).fetchall():
        found.setdefault(claim, {}).setdefault(place[0], Printed(*place))
    return {claim: tuple(places.values()) for claim, places in found.items()}


def _check(connection: DuckDBPyConnection, question: Question) -> None:
    """Refuse what cannot be found, with what was probably meant."""
    try:
        _ = question.first, question.last
    except ValueError as error:
        raise InputError(str(error)) from None
    if question.limit < 0:
        raise InputError(f"a limit of {question.limit} makes no sense; 0 shows all")
    used = {column: _values(connection, column) for column in ("act", "plover")}
    for column, value, known in (
        ("kind of claim", question.kind, list(get_args(ClaimKind))),
        ("act", question.act, list(dict.fromkeys([*used["act"], *sorted(PLOVER)]))),
        ("PLOVER class", question.plover, list(dict.fromkeys([*used["plover"], *_CLASSES]))),
    ):
        if value is not None and value not in known:
            raise MissingError(f"there is no {column} '{value}'.{nearest(value, known)}")
    for name in (question.actor, question.target):
        if name is not None:
            _check_actor(connection, name)


_CLASSES = tuple(
    """
    AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
    MOBILIZE COERCE ASSAULT
    """.split()
)


def _values(connection: DuckDBPyConnection, column: str) -> list[str]:
    """Return what stands in a column, the most frequent first."""
    rows = connection.execute(
        f"SELECT {column} FROM claims WHERE {column} IS NOT NULL "  # noqa: S608 - our own
        f"GROUP BY {column} ORDER BY count(*) DESC, {column}"
    ).fetchall()
    return [row[0] for row in rows]


def _check_actor(connection: DuckDBPyConnection, name: str) -> None:
    rows = connection.execute(
        "SELECT DISTINCT name FROM (SELECT name FROM actors UNION ALL SELECT id FROM actors "
        "UNION ALL SELECT unnest(aliases) FROM actors)"
    ).fetchall()
    known = sorted(row[0] for row in rows)
    if plain(name) not in {plain(each) for each in known}:
        raise MissingError(f"no report names an actor '{name}'.{nearest(name, known)}")
