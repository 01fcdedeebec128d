"""Versions of a dispute laid side by side: what differs in them, and where each can settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.dispute.model import Dispute
from standoff.errors import InputError, StandoffError
from standoff.outlook.grades import Grade
from standoff.outlook.phases import Phase, in_phases
from standoff.outlook.settled import settled
from standoff.outlook.traits import KINDS, Kind, Said, said_in
from standoff.outlook.wishes import moved

__all__ = [
    "FORMAT",
    "Comparison",
    "Place",
    "Stretch",
    "Trait",
    "Version",
    "compare",
    "traits",
    "version",
]

FORMAT = "standoff.compare/1"
_LISTED = 200
_Key = tuple[Kind, str | None, tuple[object, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """One of the disputes that are compared.

    Parameters
    ----------
    name
        How it is called beside the others.
    phases
        Where it can settle, in order of time; none where it cannot be solved.
    refused
        Why it cannot be solved, in words, or None.
    """

    name: str
    dispute: Dispute
    phases: tuple[Phase, ...]
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that at least one of the versions says.

    Parameters
    ----------
    kind
        See `standoff.outlook.traits.KINDS`.
    actor
        Id of the actor that it is about, or None.
    what
        In words.
    values
        For each version None where it does not say this; else ``yes``, the day, the place of a
        wish among its actor's (1 is the most important), or a weight.
    differs
        Whether the versions differ in it. Wishes that all have in the same order do not, whatever
        their places.
    option
        What the actor's view is not known of, where that is what is said.
    """

    kind: Kind
    actor: str | None
    what: str
    values: tuple[str | None, ...]
    differs: bool
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A state in which at least one of the versions can settle.

    Parameters
    ----------
    state
        Spelled in Y and N by the options of the comparison.
    grades
        What holds it in each version, on the most cautious reading of what is unknown; None where
        the version cannot settle there.
    """

    state: str
    grades: tuple[Grade | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A stretch of time in which none of the versions changes.

    Parameters
    ----------
    start, end
        Its first day, and that of the next one; None where there is no such bound.
    phases
        For each version its phase then; None where it has none (yet, or because it cannot be
        solved): such a version is left out of what follows.
    totals
        In how many states each can settle; None where it has no phase then.
    everywhere
        In how many of them all can.
    differing
        In how many not all can, or they are held otherwise.
    places
        The states, first those in which the versions differ; at most 200.
    """

    start: date | None
    end: date | None
    phases: tuple[Phase | None, ...]
    totals: tuple[int | None, ...]
    everywhere: int
    differing: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Versions of a dispute side by side.

    Parameters
    ----------
    versions
        In the order in which they were named.
    options
        The options of all of them: what spells the states. One that a version does not have counts
        as not taken in it.
    traits
        What they say, by kind, in the order of the first version that says it.
    stretches
        Where they can settle, in order of time; none where none of them can be solved.
    """

    versions: tuple[Version, ...]
    options: tuple[str, ...]
    traits: tuple[Trait, ...]
    stretches: tuple[Stretch, ...]

    @property
    def differences(self) -> tuple[Trait, ...]:
        """What the versions differ in."""
        return tuple(each for each in self.traits if each.differs)

    def to_dict(self) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.compare/1``."""
        return {
            "format": FORMAT,
            "options": list(self.options),
            "versions": [
                {
                    "name": each.name,
                    "title": each.dispute.title,
                    "as_of": _iso(each.dispute.as_of),
                    "states": each.phases[-1].game.states.size if each.phases else None,
                    "refused": each.refused,
                }
                for each in self.versions
            ],
            "traits": [
                {"kind": each.kind, "actor": each.actor, "what": each.what,
                 "values": list(each.values), "differs": each.differs}
                for each in self.traits
            ],
            "stretches": [
                {
                    "start": _iso(each.start), "end": _iso(each.end), "totals": list(each.totals),
                    "everywhere": each.everywhere, "differing": each.differing,
                    "states": [
                        {"state": place.state, "grades": [_word(grade) for grade in place.grades]}
                        for place in each.places
                    ],
                }
                for each in self.stretches
            ],
        }  # fmt: skip


def version(name: str, dispute: Dispute) -> Version:
    """Solve a dispute, to be compared; where it cannot be solved the version says why."""
    try:
        return Version(name, dispute, in_phases(dispute))
    except StandoffError as error:
        return Version(name, dispute, (), str(error))


def compare(versions: Sequence[Version]) -> Comparison:
    """Lay versions of a dispute side by side.

    Raises
    ------
    InputError
        There are fewer than two, or two have the same name.
    """
    if len(versions) < 2:
        raise InputError("a comparison takes two versions or more")
    names = [each.name for each in versions]
    twice = [f"'{name}'" for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise InputError(f"named twice among the versions: {', '.join(twice)}; name each once")
    options = tuple(dict.fromkeys(path for each in versions for path in each.dispute.options))
    said = traits([each.dispute for each in versions])
    return Comparison(tuple(versions), options, said, tuple(_stretches(versions, options)))


def traits(disputes: Sequence[Dispute]) -> tuple[Trait, ...]:
    """Lay what disputes say side by side, without solving them."""
    return tuple(_traits([said_in(each) for each in disputes]))


def _traits(said: Sequence[tuple[Said, ...]]) -> Iterator[Trait]:
    by_key: list[dict[_Key, Said]] = [
        {(each.kind, each.actor, each.key): each for each in one} for one in said
    ]
    every = dict.fromkeys(key for one in by_key for key in one)
    actors = list(dict.fromkeys(actor for _, actor, _ in every if actor is not None))
    ordered = sorted(every, key=lambda key: (
        KINDS.index(key[0]), actors.index(key[1]) if key[1] is not None else -1
    ))  # fmt: skip
    out_of_order = {
        key
        for actor in actors
        for other in by_key[1:]
        for key in moved(_places(by_key[0], actor), _places(other, actor))
    }
    for key in ordered:
        found = [one.get(key) for one in by_key]
        values = tuple(None if each is None else each.value for each in found)
        if key[0] == "wish":
            differs = None in values or key in out_of_order
        else:
            differs = len(set(values)) > 1
        first = next(each for each in found if each is not None)
        yield Trait(key[0], key[1], first.what, values, differs, first.option)


def _places(said: dict[_Key, Said], actor: str) -> dict[_Key, int]:
    return {
        key: int(each.value)
        for key, each in said.items()
        if each.kind == "wish" and each.actor == actor
    }


def _stretches(versions: Sequence[Version], options: tuple[str, ...]) -> Iterator[Stretch]:
    # What has no first day comes before every day.
    days = sorted({phase.start or date.min for each in versions for phase in each.phases})
    for start, end in zip(days, [*days[1:], None], strict=False):
        phases = tuple(_in_force(each, start) for each in versions)
        found = [{} if phase is None else settled(phase, options) for phase in phases]
        every = dict.fromkeys(state for one in found for state in one)
        places = [Place(state, tuple(one.get(state) for one in found)) for state in every]
        # A version that cannot be solved, or has not begun, says nothing of any state.
        known = [place for place, phase in enumerate(phases) if phase is not None]
        differing = [p for p in places if len({p.grades[place] for place in known}) > 1]
        apart = {each.state for each in differing}
        alike = [each for each in places if each.state not in apart]
        yield Stretch(
            None if start == date.min else start,
            end,
            phases,
            tuple(
                None if phase is None else len(one)
                for phase, one in zip(phases, found, strict=True)
            ),
            sum(all(p.grades[place] is not None for place in known) for p in places),
            len(differing),
            (*differing, *alike)[:_LISTED],
        )


def _in_force(version: Version, day: date) -> Phase | None:
    begun = [phase for phase in version.phases if (phase.start or date.min) <= day]
    return begun[-1] if begun else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _word(grade: Grade | None) -> str | None:
    return None if grade is None else grade.name.lower()
