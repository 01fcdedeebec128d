"""What the analyst knows better than the reader: claims that are wrong, and who really said it.

Corrections stand in a file of their own beside the dossier. What was read stays as it was read, and
a correction can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from standoff.errors import DossierError, Problem
from standoff.files import write_beside
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim

__all__ = ["Correction", "beside", "corrected", "correction_of", "load_corrections",
           "save_corrections"]  # fmt: skip

_FORMAT = "standoff.corrections/1"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is corrected of one claim.

    Parameters
    ----------
    sha256, part
        Of the source, as the dossier has them.
    start, end
        The characters that the claim rests on first.
    kind, act
        Of the claim.
    was
        Who the reader says it is: id of an actor, or None.
    actor
        Who it is; None where the claim as a whole is wrong.
    """

    sha256: str | None
    part: str | None
    start: int
    end: int
    kind: str
    act: str | None
    was: str | None
    actor: str | None


def correction_of(dossier: Dossier, claim: Claim, *, actor: str | None) -> Correction:
    """Return what corrects a claim.

    Parameters
    ----------
    actor
        Who it is; None: the claim is wrong.
    """
    item = claim.evidence[0]
    source = dossier.source(item.source)
    return Correction(
        source.sha256, source.part, item.start, item.end, claim.kind, claim.act, claim.actor, actor
    )


def corrected(dossier: Dossier, corrections: Sequence[Correction]) -> Dossier:
    """Return a dossier without the claims that are wrong, and with the right actors."""
    return replace(dossier, claims=tuple(_claims(dossier, corrections)))


def _claims(dossier: Dossier, corrections: Sequence[Correction]) -> Iterator[Claim]:
    known = {actor.id for actor in dossier.actors}
    by_place = {replace(each, actor=None): each for each in corrections}
    for claim in dossier.claims:
        found = by_place.get(correction_of(dossier, claim, actor=None))
        if found is None:
            yield claim
        elif found.actor in known:
            yield replace(claim, actor=found.actor)


def beside(dossier: Path) -> Path:
    """Return where the corrections of a dossier stand."""
    return dossier.with_suffix(".corrections.json")


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Read corrections; none where there is no file.

    Raises
    ------
    DossierError
        The file is broken.
    """
    if not path.exists():
        return ()
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise DossierError(Problem(f"its format is not '{_FORMAT}'", str(path)))
        return tuple(Correction(**each) for each in data["corrections"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        said = f"the corrections cannot be read: {error}"
        raise DossierError(Problem(said, str(path))) from error


def save_corrections(path: Path, corrections: Sequence[Correction]) -> None:
    """Write corrections, whole or not at all.

    Raises
    ------
    OSError
        The place cannot be written.
    """
    data = {"format": _FORMAT, "corrections": [asdict(each) for each in corrections]}
    write_beside(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
