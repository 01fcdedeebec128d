"""What is meant by a word that names a dossier, reports, or a dispute that was drafted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.cli import terminal
from standoff.errors import InputError, Problem

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier

__all__ = ["BESIDE", "beside", "dossier_of"]

BESIDE = "dossier.jsonl"
"""The dossier that a dispute was drafted from, in the same folder."""

_WEB = ("http://", "https://")


def dossier_of(what: tuple[str, ...], model: str | None, say: terminal.Say) -> Dossier:
    """Load the dossier that is named or that stands beside a dispute, or read reports.

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
            return _beside(path)
        if _is_dossier(path):
            return load_dossier(path)
        _refuse_case(what[0])
    from standoff.cli.read import read_reports

    given = tuple(w if w == "-" or w.lower().startswith(_WEB) else Path(w) for w in what)
    return read_reports(given, model, say)


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
