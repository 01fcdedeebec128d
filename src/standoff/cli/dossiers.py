"""What is meant by a word that names a dossier, reports, or a dispute that was drafted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli import terminal
from standoff.errors import InputError, Problem

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier

__all__ = ["BESIDE", "beside", "dossier_of", "put_right"]

BESIDE = "dossier.jsonl"
"""The dossier that a dispute was drafted from, in the same folder."""

_WEB = ("http://", "https://")


def dossier_of(
    what: tuple[str, ...], model: str | None, say: terminal.Say, *, as_read: bool
) -> Dossier:
    """Load the dossier that is named or that stands beside a dispute, or read reports.

    Parameters
    ----------
    as_read
        Whether to leave out the corrections that stand beside a dossier.

    Raises
    ------
    InputError
        A dispute has no dossier beside it, or that of another.
    ReportError, DossierError, DisputeError, MissingError
        As reading and loading raise them.
    """
    from standoff.reading.dossier import load_dossier

    if len(what) == 1:
        path = Path(what[0])
        if path.suffix in {".yaml", ".yml"}:
            return put_right(_beside(path), beside(path), as_read=as_read)
        if _is_dossier(path):
            return put_right(load_dossier(path), path, as_read=as_read)
        _refuse_case(what[0])
    from standoff.cli.read import read_reports

    given = tuple(w if w == "-" or w.lower().startswith(_WEB) else Path(w) for w in what)
    return read_reports(given, model, say)


def put_right(dossier: Dossier, path: Path, *, as_read: bool) -> Dossier:
    """Return a dossier with the corrections that stand beside its file, and say so on stderr.

    Parameters
    ----------
    path
        Where the dossier stands.
    as_read
        Whether to leave them out.

    Raises
    ------
    DossierError
        They cannot be read.
    """
    from standoff.reading.corrections import applied, corrected, load_corrections
    from standoff.reading.corrections import beside as corrections_beside
    from standoff.report.words import count

    at = corrections_beside(path)
    changes = () if as_read else load_corrections(at)
    if not changes:
        return dossier
    found = applied(dossier, changes)
    are = "is" if found == 1 else "are"
    said = f"{count(found, 'correction')} from {at} {are} applied"
    if lost := len(changes) - found:
        said += f"; {count(lost, 'other finds', 'others find')} nothing to put right"
    click.echo(said, err=True)
    return corrected(dossier, changes)


def _refuse_case(word: str) -> None:
    from standoff.cases import names

    if word in names() and not Path(word).exists():
        raise InputError(
            f"the case '{word}' has no dossier: name reports, or a dispute that was drafted"
        )


def _is_dossier(path: Path) -> bool:
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as file:
        return b"standoff.dossier/" in file.read(200)


def beside(dispute: Path) -> Path:
    """Return where the dossier of a dispute file is: under its own name, or the folder's one."""
    own = dispute.with_suffix(f".{BESIDE}")
    return own if own.is_file() else dispute.with_name(BESIDE)


def _beside(dispute: Path) -> Dossier:
    """Load the dossier beside a dispute file, if it holds the dispute's sources."""
    from standoff.loading import load
    from standoff.reading.dossier import load_dossier

    model = load(dispute)
    path = beside(dispute)
    if not path.is_file():
        raise InputError(
            Problem(
                f"there is no {BESIDE} beside it, which says what was claimed when; name the "
                "dossier or the reports instead",
                str(dispute),
            )
        )
    dossier = load_dossier(path)
    held = {source.sha256 for source in dossier.sources}
    lacking = [s.id for s in model.sources.values() if s.sha256 and s.sha256 not in held]
    if lacking:
        raise InputError(
            Problem(
                f"the dossier beside it does not hold {', '.join(lacking)}; name the dossier "
                "that it was drafted from",
                str(dispute),
            )
        )
    return dossier
