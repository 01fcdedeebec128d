"""What the map of the actors holds: actors, lines between them, and what each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.evidence import Evidence, Source
from standoff.report.words import capital

__all__ = ["ActorMap", "Line", "MapActor", "Proof", "Tone", "Turned", "Wanted"]

Tone = Literal["with", "against", "asks", "between", "over", "part"]
"""For somebody; against; asking or answering; mediating; administering or guarding; part of."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence that something on the map rests on.

    Parameters
    ----------
    evidence
        Its place in the source, and its words.
    day
        When it happened where the report gives the day, else when it was first printed; None where
        neither is known.
    claim
        Id of the claim in the dossier; None where the dispute file cites it.
    reported
        Whether the report gives it as said by somebody else.
    """

    evidence: Evidence
    source: Source
    day: date | None
    claim: str | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one actor does to another.

    Parameters
    ----------
    start, end
        Ids of the actors.
    kind
        What it does, in a word or two that go with the line ("backs").
    told
        The same to be read between the two names; ``{}`` stands for the other ("demands something
        of {}").
    proofs
        What says so, in the order of time; empty where it is assumed.
    assumed
        Why the analyst assumed it, or None.
    role
        The role in the dispute file that says so; what it rests on is then what the actor rests on.
        None where the reports say it.
    """

    start: str
    end: str
    kind: str
    told: str
    tone: Tone
    proofs: tuple[Proof, ...]
    assumed: str | None = None
    role: str | None = None

    @property
    def id(self) -> str:
        """What tells it apart from the other lines."""
        return f"{self.start}.{self.kind.replace(' ', '-')}.{self.end}"

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it was said or done, each once."""
        return tuple(dict.fromkeys(proof.day for proof in self.proofs if proof.day))


@dataclass(frozen=True, slots=True)
class Turned:
    """What an actor said or did for an option (sign 1) or against it (-1).

    Parameters
    ----------
    about
        The option, in words.
    changed
        Whether it had said the opposite in an earlier report.
    """

    about: str
    act: str
    sign: int
    changed: bool
    words: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that an actor wants, or takes a stand on.

    Parameters
    ----------
    words
        What, in plain words.
    proofs, assumed
        What the wish rests on; both are empty where it is no wish of the model.
    course
        What the actor has said and done about it, in the order of the reports.
    modelled
        Whether the model has it as a wish; otherwise the reports alone tell of it.
    """

    words: str
    proofs: tuple[Proof, ...]
    assumed: str | None
    course: tuple[Turned, ...]
    modelled: bool = True


@dataclass(frozen=True, slots=True)
class MapActor:
    """An actor on the map.

    Parameters
    ----------
    party
        Whether it is a side of the dispute.
    modelled
        Whether the dispute has it as an actor; otherwise the reports alone name it.
    wants
        Most important first; then what it has taken a stand on besides.
    """

    id: str
    name: str
    role: str | None
    party: bool
    modelled: bool
    wants: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMap:
    """The actors of a dispute and the lines between them.

    Parameters
    ----------
    actors
        The parties first, then in the order of the file, then those whom the reports alone name.
    lines
        By actor.
    left_out
        How many actors that only the reports name are left out, to keep the map readable.
    """

    actors: tuple[MapActor, ...]
    lines: tuple[Line, ...]
    left_out: int = 0

    def actor(self, ident: str) -> MapActor:
        """Return the actor with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        for actor in self.actors:
            if actor.id == ident:
                return actor
        raise KeyError(ident)

    def line(self, ident: str) -> Line | None:
        """Return the line with this id, or None."""
        return next((line for line in self.lines if line.id == ident), None)

    def sentence(self, line: Line) -> str:
        """Say a line: "Russia backs Serbia"."""
        start, end = self.actor(line.start).name, self.actor(line.end).name
        return capital(f"{start} {line.told.replace('{}', end)}")
