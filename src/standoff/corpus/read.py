"""Read many reports into a corpus: in the order given, resumed where it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.corpus.crew import Cluster, Crew, Processes, Single
from standoff.corpus.files import Raw, given_files
from standoff.corpus.keeping import Counts, Keeper
from standoff.corpus.order import in_order
from standoff.corpus.parquet import export, is_parquet, working_file
from standoff.corpus.tables import connect, create, insert, is_corpus, transaction
from standoff.errors import InputError, Problem
from standoff.reading.language import DEFAULT_MODEL, load_language

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["SUFFIXES", "read_corpus"]

SUFFIXES = (".duckdb", ".parquet")
"""What the name of a corpus ends in: a DuckDB file, or a folder of Parquet files."""


def read_corpus(  # noqa: PLR0913 - each is a choice of its own
    paths: Iterable[str | Path | Raw],
    corpus: str | Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    keep_bytes: bool = True,
    model: str | None = None,
    progress: Callable[[Counts], None] | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Counts:
    """Read reports into a corpus, those that it does not hold yet.

    Each file is known by the digest of its bytes. The corpus is the same whoever reads; a run that
    was interrupted is taken up by the next. Memory does not grow with the number of reports.

    Parameters
    ----------
    paths
        Files, folders, web addresses (each is fetched), and pairs of a name and bytes.
    corpus
        A name that ends in ``.duckdb`` (a file) or ``.parquet`` (a folder); made where it is not
        there.
    workers
        Processes that read; 1 reads in this one. A script that asks for more keeps its own calls
        under ``if __name__ == "__main__":``, as `multiprocessing` requires.
    scheduler
        Address of a Dask scheduler whose workers read, in place of processes.
    keep_bytes
        Whether files are kept as they came, too.
    model
        A spaCy model to use in place of the one that is installed with standoff.
    progress
        Told how far reading has come, after each few reports.
    on_problem
        Told of each file and page that cannot be read; they are listed in the corpus, too.

    Returns
    -------
    Counts
        Of this run.

    Raises
    ------
    InputError
        The corpus is something else, is in use, or was read with another model; or the scheduler
        does not answer.
    MissingError
        The language model, or Dask, is not installed.
    """
    path = Path(corpus)
    if path.suffix not in SUFFIXES:
        raise InputError(
            Problem("is no name for a corpus: let it end in .duckdb or .parquet", str(path))
        )
    load_language(model)
    crew = _crew(model, workers, scheduler)
    try:
        database = _database(path, model or DEFAULT_MODEL)
        with closing(connect(database)) as connection:
            _prepare(connection, path, model or DEFAULT_MODEL)
            counts = _read(connection, paths, path, crew, keep_bytes, progress, on_problem)
            if is_parquet(path):
                export(connection, path)
    finally:
        crew.dismiss()
    return counts


def _crew(model: str | None, workers: int, scheduler: str | None) -> Crew:
    if scheduler is not None:
        return Cluster(model, scheduler)
    return Single(model) if workers == 1 else Processes(model, workers)


def _database(path: Path, model: str) -> Path:
    if not is_parquet(path):
        if path.is_dir():
            raise InputError(Problem("is a folder; a corpus is a file", str(path)))
        return path
    if path.exists() and not path.is_dir():
        raise InputError(Problem("is a file; a corpus in Parquet is a folder", str(path)))
    return working_file(path, model)


def _prepare(connection: DuckDBPyConnection, path: Path, model: str) -> None:
    """Make the tables of a new corpus; refuse a database that is none, or of another model."""
    if not connection.execute("SELECT 1 FROM duckdb_tables()").fetchone():
        create(connection, model)
        return
    if not is_corpus(connection):
        raise InputError(Problem("is a database, but not a corpus; name another file", str(path)))
    known = connection.execute("SELECT model FROM corpus").fetchone()
    if known and known[0] != model:
        raise InputError(
            Problem(f"was read with the language model {known[0]}, not {model}", str(path))
        )


def _read(
    connection: DuckDBPyConnection,
    paths: Iterable[str | Path | Raw],
    corpus: Path,
    crew: Crew,
    keep_bytes: bool,  # noqa: FBT001
    progress: Callable[[Counts], None] | None,
    on_problem: Callable[[Problem], None] | None,
) -> Counts:
    keeper = Keeper(connection, keep_bytes)

    def unopened(problem: Problem) -> None:
        row = (problem.file, None, None, None, problem.line, problem.message)
        with transaction(connection):
            connection.execute(
                "DELETE FROM problems WHERE location = ? AND nth IS NULL", [problem.file]
            )
            insert(connection, "problems", [row])
        keeper.counts.problems += 1
        if on_problem:
            on_problem(problem)

    found = given_files(paths, avoid=corpus, on_problem=unopened)
    lacking = (left for each in found if (left := keeper.lacking(each)) is not None)
    for results in in_order(lacking, crew):
        for unread in keeper.keep(results):
            if on_problem:
                on_problem(unread.problem)
        if progress:
            progress(keeper.counts)
    return keeper.counts
