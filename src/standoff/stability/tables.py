"""Results as tables: for polars, for pandas, and for notebooks.

Both libraries are optional and imported when a table is asked for. The HTML is small and holds no
style sheet, script or link; every text in it is escaped, since names come from files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.states import States
from standoff.errors import MissingError, SizeError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = [
    "Column",
    "Columns",
    "Tabular",
    "coded",
    "html_table",
    "refuse_if_many",
    "settled_table",
    "text",
    "truth",
    "whole",
]

_MOST_ROWS = 50_000_000
_SHOWN = 20


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a table.

    Parameters
    ----------
    kind
        ``text`` and ``whole`` (numbers) may hold None; ``truth`` may not.
    values
        One value for each row; with `labels`, which of these it is.
    labels
        Texts that occur often, each once.
    """

    kind: Literal["text", "whole", "truth"]
    values: Sequence[Any] | NDArray[Any]
    labels: Sequence[str] | None = None


Columns = Mapping[str, Column]


def text(values: Iterable[str | None]) -> Column:
    """Make a column of texts."""
    return Column("text", list(values))


def whole(values: Iterable[int | None]) -> Column:
    """Make a column of whole numbers."""
    return Column("whole", list(values))


def truth(values: NDArray[np.bool_] | Sequence[bool]) -> Column:
    """Make a column of truth values."""
    return Column("truth", np.asarray(values, dtype=np.bool_))


def coded(labels: Sequence[str], codes: NDArray[np.int64]) -> Column:
    """Make a column of texts of which each occurs often."""
    return Column("text", codes, labels)


class Tabular:
    """What has a table: `_columns` says which."""

    __slots__ = ()

    def _columns(self) -> Columns:
        raise NotImplementedError

    def to_polars(self) -> pl.DataFrame:
        """Return the table as a polars data frame (see the page on results).

        Raises
        ------
        MissingError
            polars is not installed.
        SizeError
            It would have more than 50 million rows.
        """
        library: Any = _library("polars")
        columns = self._columns()
        made: pl.DataFrame = library.DataFrame(
            [_to_polars(library, name, each) for name, each in columns.items()]
        )
        return made

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a pandas data frame (see the page on results).

        Raises
        ------
        MissingError
            pandas is not installed.
        SizeError
            It would have more than 50 million rows.
        """
        library: Any = _library("pandas")
        columns = self._columns()
        return library.DataFrame(
            {name: _to_pandas(library, each) for name, each in columns.items()}
        )


def refuse_if_many(rows: int) -> None:
    """Refuse a table that would be too long to hold.

    Raises
    ------
    SizeError
        Says how many rows it would have.
    """
    if rows > _MOST_ROWS:
        raise SizeError(
            f"the table would have {rows:,} rows; {_MOST_ROWS:,} are the most. Solve for fewer "
            "concepts, or take the arrays of the result."
        )


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise MissingError(
            f"{name} is not installed; it comes along with 'standoff[{name}]'"
        ) from None


def _to_polars(library: Any, name: str, column: Column) -> Any:
    if column.labels is not None:
        return library.Series(name, column.labels, dtype=library.String).gather(column.values)
    kinds = {"text": library.String, "whole": library.Int64, "truth": library.Boolean}
    return library.Series(name, column.values, dtype=kinds[column.kind])


def _to_pandas(library: Any, column: Column) -> Any:
    if column.labels is not None:
        return library.Categorical.from_codes(column.values, categories=column.labels)
    kinds = {"text": "string", "whole": "Int64", "truth": "bool"}
    return library.array(column.values, dtype=kinds[column.kind])


def html_table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], note: str = ""
) -> str:
    """Write a small table for a notebook.

    Parameters
    ----------
    head
        What the columns hold.
    rows
        Texts, one for each column; a line break in one is kept.
    note
        What stands below it.
    """
    lines = [f"<table><caption>{escape(caption)}</caption>", f"<thead>{_row('th', head)}</thead>"]
    lines += ["<tbody>", *(_row("td", row) for row in rows), "</tbody></table>"]
    if note:
        lines.append(f"<p>{escape(note)}</p>")
    return f"<div>{''.join(lines)}</div>"


def settled_table(caption: str, states: States, held: Mapping[str, NDArray[np.bool_]]) -> str:
    """Write the states that some concepts hold of, with a mark for each concept.

    Parameters
    ----------
    held
        For each concept an array of shape (states,).
    """
    every = np.zeros(states.size, dtype=np.bool_)
    for array in held.values():
        every |= array
    found = np.flatnonzero(every)
    shown = found[:_SHOWN]
    rows = [
        (name, *("✓" if array[at] else "–" for array in held.values()))
        for name, at in zip(states.names(shown), shown.tolist(), strict=True)
    ]
    more = f"{len(found) - len(shown):,} more are not shown. " if len(found) > _SHOWN else ""
    return html_table(caption, ["state", *held], rows, f"{more}{states.size:,} states in all.")


def _row(tag: str, cells: Sequence[str]) -> str:
    inner = "".join(f"<{tag}>{'<br>'.join(escape(cell).split(chr(10)))}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"
