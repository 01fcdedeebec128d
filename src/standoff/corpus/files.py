"""The files of a corpus, one after another: opened, digested, and never all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from standoff.corpus.lines import Lines, is_large
from standoff.corpus.tasks import Given
from standoff.errors import Problem, ReportError
from standoff.reading.fetching import fetch_bytes, is_address
from standoff.reading.source import LIMIT, Raw, read_bytes, walk

__all__ = ["Raw", "fetched", "given_files"]

OnProblem = Callable[[Problem], None]
IsDone = Callable[[str], bool]


def fetched(
    paths: Iterable[str | Path | Raw], *, on_problem: OnProblem
) -> list[str | Path | Raw | Given]:
    """Return paths with what is at their web addresses, so that none is fetched twice."""
    found: list[str | Path | Raw | Given] = []
    for path in paths:
        if isinstance(path, str) and is_address(path):
            found.extend(_tried(path, Path(), on_problem, lambda _: False))
        else:
            found.append(path)
    return found


def given_files(
    paths: Iterable[str | Path | Raw | Given],
    *,
    avoid: Path,
    on_problem: OnProblem,
    is_done: IsDone = lambda _: False,
) -> Iterator[Given]:
    """Yield all files under paths, in the order given, folders sorted; large ones in parts.

    Parameters
    ----------
    avoid
        The corpus that is written: not a report, though it may lie in a folder of them.
    on_problem
        Told of each file that cannot be opened, and of folders without any.
    is_done
        Whether nothing of the file with this digest is lacking: then it is not cut into parts.
    """
    for path in paths:
        if isinstance(path, Given):
            yield path
        elif isinstance(path, tuple):
            name, data = path
            yield Given(name, sha256(data).hexdigest(), data)
        else:
            yield from _tried(path, avoid, on_problem, is_done)


def _tried(
    path: str | Path, avoid: Path, on_problem: OnProblem, is_done: IsDone
) -> Iterator[Given]:
    try:
        yield from _under(path, avoid, on_problem, is_done)
    except ReportError as error:
        for problem in error.problems:
            on_problem(problem)
    except (OSError, ValueError) as error:
        on_problem(Problem(f"cannot be listed: {_reason(error)}", str(path)))


def _under(
    path: str | Path, avoid: Path, on_problem: OnProblem, is_done: IsDone
) -> Iterator[Given]:
    if isinstance(path, str) and is_address(path):
        data, final, now = fetch_bytes(path, limit=LIMIT)
        yield Given(path, sha256(data).hexdigest(), data, final, now)
        return
    path = Path(path)
    if not path.is_dir():
        yield from _opened(path, is_done)
        return
    empty = True

    def unlisted(folder: Path, error: OSError) -> None:
        on_problem(Problem(f"cannot be listed: {_reason(error)}", str(folder)))

    for file in walk(path, on_error=unlisted):
        if _is_of(file, avoid):
            continue
        empty = False
        try:
            yield from _opened(file, is_done)
        except ReportError as error:
            for problem in error.problems:
                on_problem(problem)
    if empty:
        on_problem(Problem("is a folder without a report in it", str(path)))


def _opened(path: Path, is_done: IsDone) -> Iterator[Given]:
    if is_large(path):
        # In another encoding it is read whole, or refused as too large.
        with suppress(UnicodeDecodeError):
            lines = Lines(path)
            yield from (lines.whole(),) if is_done(lines.sha256) else lines.parts()
            return
    data = read_bytes(path, LIMIT)
    yield Given(str(path), sha256(data).hexdigest(), data)


def _is_of(file: Path, corpus: Path) -> bool:
    """Whether a file is the corpus, one that DuckDB keeps beside it, or in its folder."""
    if file.name.startswith(corpus.name):
        return file.parent.resolve() == corpus.parent.resolve()
    return corpus.suffix == ".parquet" and file.parent.resolve() == corpus.resolve()


def _reason(error: OSError | ValueError) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return f"{said[:1].lower()}{said[1:]}"
