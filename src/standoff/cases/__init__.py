"""Disputes that ship with the package: published studies, each with its citation.

A case is a dispute file in this folder; its name is that of the file without ``.yaml``.
"""

from __future__ import annotations

from importlib.resources import files

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.errors import MissingError, nearest

__all__ = ["describe", "load_case", "names"]

_SUFFIX = ".yaml"


def names() -> tuple[str, ...]:
    """Return the names of all cases, sorted."""
    return tuple(
        sorted(
            entry.name.removesuffix(_SUFFIX)
            for entry in files(__name__).iterdir()
            if entry.name.endswith(_SUFFIX)
        )
    )


def load_case(name: str) -> Dispute:
    """Load a case.

    Raises
    ------
    MissingError
        There is no case of this name.
    """
    known = names()
    if name not in known:
        raise MissingError(f"there is no case '{name[:80]}'.{nearest(name[:80], known)}")
    file = name + _SUFFIX
    return loads((files(__name__) / file).read_text(encoding="utf-8"), file=file)


def describe(name: str) -> str:
    """Return the title of a case.

    Raises
    ------
    MissingError
        There is no case of this name.
    """
    return load_case(name).title
