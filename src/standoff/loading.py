"""A dispute by its file or by the name of a case that ships with the package."""

from __future__ import annotations

from pathlib import Path

from standoff.at_hand import verify_at_hand
from standoff.cases import load_case, names
from standoff.dispute.file import load as load_file
from standoff.dispute.model import Dispute
from standoff.errors import MissingError, nearest

__all__ = ["load"]


def load(path_or_case: str | Path) -> Dispute:
    """Load a dispute.

    Parameters
    ----------
    path_or_case
        A dispute file, or the name of a case (see `standoff.cases.names`). A bare word is first
        taken as a case; ``./word`` is always a file.

    Returns
    -------
    Dispute

    Raises
    ------
    DisputeError
        The file is missing or broken, or it quotes what a source that is at hand does not say;
        the error lists every problem with its place.
    MissingError
        A bare word is neither a case nor a file.
    """
    word = str(path_or_case)
    if isinstance(path_or_case, Path) or not _is_bare(word):
        return _load_file(Path(path_or_case))
    known = names()
    if word in known:
        return load_case(word)
    if Path(word).exists():
        return _load_file(Path(word))
    raise MissingError(f"there is no case and no file '{word}'.{nearest(word, known)}")


def _load_file(path: Path) -> Dispute:
    dispute = load_file(path)
    verify_at_hand(dispute)
    return dispute


def _is_bare(word: str) -> bool:
    return bool(word) and "/" not in word and "\\" not in word and not Path(word).suffix
