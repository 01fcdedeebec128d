"""Who decides in the voting bodies of a dispute: power indices, and who can block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeVar

from standoff.dispute.model import Body, Dispute
from standoff.dispute.voting import banzhaf, minimal_blocking_sets, shapley_shubik
from standoff.errors import InputError, SizeError

__all__ = ["Power", "as_data", "voting_power"]

_Found = TypeVar("_Found")
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Power:
    """Who decides in a voting body.

    Parameters
    ----------
    body
        The body that was asked about.
    vetoes
        Ids of the members that were counted as having a veto. One whose veto depends on something
        is among them: power is of the rules, before it is known how things stand.
    shapley_shubik, banzhaf
        By member id; None where they cannot be told.
    blocking
        The minimal sets of members without whom nothing is adopted, smallest first; None where
        they are too many to list.
    notes
        Why something was not told, and what was taken how.
    """

    body: Body
    vetoes: tuple[str, ...]
    shapley_shubik: Mapping[str, Fraction] | None
    banzhaf: Mapping[str, Fraction] | None
    blocking: tuple[frozenset[str], ...] | None
    notes: tuple[str, ...]

    @property
    def weight(self) -> int:
        """All weights together."""
        return sum(member.weight for member in self.body.members)


def voting_power(dispute: Dispute) -> tuple[Power, ...]:
    """Say who decides in each voting body of a dispute.

    Returns
    -------
    tuple of Power
        In file order. What is too large to compute is left out and said in the notes.
    """
    return tuple(_power(body) for body in dispute.bodies)


def as_data(dispute: Dispute, powers: tuple[Power, ...]) -> dict[str, Any]:
    """Return ``standoff.voting/1``."""
    return {
        "format": "standoff.voting/1",
        "title": dispute.title,
        "bodies": [_as_data(power) for power in powers],
    }


def _power(body: Body) -> Power:
    weights = {member.id: member.weight for member in body.members}
    vetoes = tuple(member.id for member in body.members if member.veto is not False)
    notes: list[str] = []
    depends = [m.name or m.id for m in body.members if not isinstance(m.veto, bool)]
    if depends:
        notes.append(
            f"{', '.join(depends)}: the veto depends on something in the model; here it counts as "
            "a veto."
        )

    def tried(ask: Callable[[], _Found]) -> _Found | None:
        try:
            return ask()
        except InputError as error:
            said = [f"{problem.message[:1].upper()}{problem.message[1:]}."
                    for problem in error.problems]  # fmt: skip
        except SizeError as error:
            said = [f"{str(error)[:1].upper()}{str(error)[1:]}."]
        notes.extend(each for each in said if each not in notes)
        return None

    first = tried(lambda: shapley_shubik(weights, body.quota, vetoes=vetoes))
    second = None if first is None else tried(lambda: banzhaf(weights, body.quota, vetoes=vetoes))
    sets = tried(lambda: minimal_blocking_sets(weights, body.quota, vetoes=vetoes))
    return Power(
        body, vetoes, None if first is None else MappingProxyType(first),
        None if second is None else MappingProxyType(second), sets, tuple(notes),
    )  # fmt: skip


def _as_data(power: Power) -> dict[str, Any]:
    body = power.body
    return {
        "id": body.id,
        "name": body.name,
        "quota": body.quota,
        "weight": power.weight,
        "members": [
            {
                "id": member.id,
                "name": member.name or member.id,
                "weight": member.weight,
                "votes": member.votes.text,
                "veto": member.veto if isinstance(member.veto, bool) else member.veto.text,
                "shapley_shubik": _share(power.shapley_shubik, member.id),
                "banzhaf": _share(power.banzhaf, member.id),
            }
            for member in body.members
        ],
        "minimal_blocking_sets": None if power.blocking is None else [
            [member.id for member in body.members if member.id in group]
            for group in power.blocking
        ],
        "notes": list(power.notes),
    }  # fmt: skip


def _share(shares: Mapping[str, Fraction] | None, member: str) -> dict[str, Any] | None:
    if shares is None:
        return None
    share = shares[member]
    return {"fraction": str(share), "decimal": round(float(share), _DIGITS)}
