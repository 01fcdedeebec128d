"""What the analyst knows better than the reader: claims that are wrong, who really said it, more.

Corrections and claims of the analyst's own stand in a file beside the dossier. What was read stays
as it was read, and all of this can be taken back.
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
from standoff.reading.own_claims import (
    OwnClaim,
    from_dict,
    is_own,
    source_of,
    to_dict,
    with_own,
)
from standoff.reading.record_forms import BROKEN
from standoff.reading.records import Claim
from standoff.surrogates import REFUSED, lone_escape

__all__ = ["Change", "Correction", "applied", "beside", "corrected", "correction_of",
           "corrections_in", "fitting", "load_corrections", "own_claims_in",
           "save_corrections"]  # fmt: skip

_FORMAT = "standoff.corrections/2"
_FORMATS = ("standoff.corrections/1", _FORMAT)
"""The first has no claims of the analyst's."""


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


Change = Correction | OwnClaim
"""What the analyst has put right, or added."""


def corrections_in(changes: Sequence[Change]) -> tuple[Correction, ...]:
    """Return those of some changes that correct what was read."""
    return tuple(each for each in changes if isinstance(each, Correction))


def own_claims_in(changes: Sequence[Change]) -> tuple[OwnClaim, ...]:
    """Return those of some changes that are claims of the analyst's own."""
    return tuple(each for each in changes if isinstance(each, OwnClaim))


def corrected(dossier: Dossier, changes: Sequence[Change]) -> Dossier:
    """Return a dossier without the claims that are wrong, with the right actors, and with more."""
    more = with_own(dossier, own_claims_in(changes))
    return replace(more, claims=tuple(_claims(more, corrections_in(changes))))


def _claims(dossier: Dossier, corrections: Sequence[Correction]) -> Iterator[Claim]:
    known = {actor.id for actor in dossier.actors}
    by_place = {replace(each, actor=None): each for each in corrections}
    for claim in dossier.claims:
        found = None if is_own(claim) else by_place.get(correction_of(dossier, claim, actor=None))
        if found is None:
            yield claim
        elif found.actor is not None:
            # Whoever is known no more was somebody whom a claim named that was taken back.
            yield replace(claim, actor=found.actor) if found.actor in known else claim


def fitting(dossier: Dossier, changes: Sequence[Change]) -> frozenset[Correction]:
    """Return the corrections whose claim is in a dossier."""
    there = {correction_of(dossier, claim, actor=None) for claim in dossier.claims}
    return frozenset(each for each in corrections_in(changes) if replace(each, actor=None) in there)


def applied(dossier: Dossier, changes: Sequence[Change]) -> int:
    """Count the changes whose claim, or whose words, are in a dossier."""
    own = sum(source_of(dossier, each) is not None for each in own_claims_in(changes))
    return len(fitting(dossier, changes)) + own


def beside(dossier: Path) -> Path:
    """Return where the corrections of a dossier stand."""
    return dossier.with_suffix(".corrections.json")


def load_corrections(path: Path) -> tuple[Change, ...]:
    """Read corrections; none where there is no file.

    Raises
    ------
    DossierError
        The file is broken.
    """
    if not path.exists():
        return ()
    try:
        written = path.read_text(encoding="utf-8")
        if (lone := lone_escape(written)) is not None:
            raise DossierError(_half(written, *lone, str(path)))
        data: Any = json.loads(written)
        if data["format"] not in _FORMATS:
            raise DossierError(Problem(f"its format is not '{_FORMAT}'", str(path)))
        corrections = (Correction(**each) for each in data["corrections"])
        return (*corrections, *(from_dict(each) for each in data.get("claims", ())))
    except (OSError, *BROKEN) as error:
        said = f"the corrections cannot be read: {error}"
        raise DossierError(Problem(said, str(path))) from error


def _half(written: str, at: int, escape: str, name: str) -> Problem:
    """Say where half of a character stands."""
    line, start = written.count("\n", 0, at) + 1, written.rfind("\n", 0, at) + 1
    return Problem(REFUSED.format(escape), name, line, at - start + 1)


def save_corrections(path: Path, changes: Sequence[Change]) -> None:
    """Write corrections, whole or not at all.

    Raises
    ------
    OSError
        The place cannot be written.
    """
    data = {
        "format": _FORMAT,
        "corrections": [asdict(each) for each in corrections_in(changes)],
        "claims": [to_dict(each) for each in own_claims_in(changes)],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    try:
        written = text.encode("utf-8")
    except UnicodeEncodeError:
        # What was made by hand may hold lone surrogates; they can be written only escaped.
        written = json.dumps(data, indent=2).encode("ascii") + b"\n"
    write_beside(path, written)
