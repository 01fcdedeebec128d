"""Read many reports into a corpus: in the order given, resumed where it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.corpus.crew import Cluster, Crew, Processes, Single
from standoff.corpus.files import Raw, fetched, given_files
from standoff.corpus.keeping import Counts, Keeper
from standoff.corpus.order import Result, in_order, in_tasks
from standoff.corpus.parquet import export, is_parquet, working_file
from standoff.corpus.room import AMPLE, SCANT, limit
from standoff.corpus.tables import complete, connect, create, insert, is_corpus, transaction
from standoff.corpus.tasks import Given
from standoff.errors import InputError, Problem
from standoff.reading.language import DEFAULT_MODEL, load_language

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from standoff.reading.llm.reader import ModelReader

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
    second: ModelReader | None = None,
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
    second
        A language model that is asked about each report, from this process alone. What the corpus
        has and it has not read, is read again for its claims.
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
            reader = None if second is None else second.clerk.endpoint.name
            keeper = Keeper(connection, keep_bytes, reader)
            run = _Run(keeper, crew, path, progress, on_problem)
            limit(connection, SCANT)
            counts = run.read(paths) if second is None else run.read_with(second, paths)
            if is_parquet(path):
                limit(connection, AMPLE)
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
    complete(connection)
    known = connection.execute("SELECT model FROM corpus").fetchone()
    if known and known[0] != model:
        raise InputError(
            Problem(f"was read with the language model {known[0]}, not {model}", str(path))
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """Reads files into a corpus that is open."""

    keeper: Keeper
    crew: Crew
    corpus: Path
    progress: Callable[[Counts], None] | None
    on_problem: Callable[[Problem], None] | None

    def read(self, paths: Iterable[str | Path | Raw | Given]) -> Counts:
        """Read what is lacking."""
        self._keep(in_order(self._lacking(paths), self.crew), lambda _: None)
        return self.keeper.counts

    def read_with(self, second: ModelReader, paths: Iterable[str | Path | Raw]) -> Counts:
        """Read what is lacking, also to a language model, if that may be asked."""
        from standoff.corpus.asking import Asker

        once = fetched(paths, on_problem=self._unopened)
        asker = Asker(self.keeper.connection, second)
        lots = in_tasks(self._files(once, lambda _: None))
        looked_up = (each for lot in lots for each in self.keeper.looked_up(lot))
        if not asker.agrees(each for each in looked_up if each is not None):
            self.keeper.reader = None
            return self.read(once)
        lacking = asker.ask(self._lacking(once))
        self._keep(in_order(lacking, self.crew), asker.kept)
        return self.keeper.counts

    def _files(
        self, paths: Iterable[str | Path | Raw | Given], on_problem: Callable[[Problem], None]
    ) -> Iterator[Given]:
        done = self.keeper.is_done
        return given_files(paths, avoid=self.corpus, on_problem=on_problem, is_done=done)

    def _lacking(self, paths: Iterable[str | Path | Raw | Given]) -> Iterator[Given]:
        lots = in_tasks(self._files(paths, self._unopened))
        return (each for lot in lots for each in self.keeper.lacking(lot))

    def _keep(self, found: Iterable[list[Result]], on_kept: Callable[[list[Result]], None]) -> None:
        for results in found:
            for unread in self.keeper.keep(results):
                self._tell(unread.problem)
            on_kept(results)
            if self.progress:
                self.progress(self.keeper.counts)

    def _unopened(self, problem: Problem) -> None:
        connection = self.keeper.connection
        row = (problem.file, None, None, None, problem.line, problem.message)
        with transaction(connection):
            connection.execute(
                "DELETE FROM problems WHERE location = ? AND nth IS NULL", [problem.file]
            )
            insert(connection, "problems", [row])
        self.keeper.counts.problems += 1
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        if self.on_problem:
            self.on_problem(problem)
