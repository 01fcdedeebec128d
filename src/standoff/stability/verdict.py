"""Verdicts on one state, with the moves that prove them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Anticipation", "Improvement", "Move", "Seen", "Verdict", "as_data"]


def as_data(record: DataclassInstance) -> dict[str, Any]:
    """Return a record as plain data; what it may say stands where it says something."""

    def stated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        silent = ("via", "strongly", "seen")
        return {key: value for key, value in pairs if key not in silent or value is not None}

    return asdict(record, dict_factory=stated)


@dataclass(frozen=True, slots=True)
class Move:
    """A unilateral move of an actor between two states, each by its name.

    Parameters
    ----------
    via
        Where one of the states is merged: the member that is left and the one that is reached,
        each spelled in Y and N; else None.
    """

    actor: str
    before: str
    after: str
    via: tuple[str, str] | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """The two feasible states between which options change, spelled in Y and N."""
        return (self.before, self.after) if self.via is None else self.via


@dataclass(frozen=True, slots=True)
class Improvement:
    """A move by which an actor would leave a state, and what deters it.

    Parameters
    ----------
    move
        The actor's own move.
    sanction
        A legal sequence of the others' moves that ends where the actor is deterred; None where
        there is none. Under SIM: moves of others from the state that the actor leaves too.
    together
        Under SIM, the state to which the move and its sanction lead, made at once.
    strongly
        Under a strong or a weak form, whether the sanction leaves the actor much worse off, so that
        False says that none does; else None.
    """

    move: Move
    sanction: tuple[Move, ...] | None
    together: str | None = None
    strongly: bool | None = None


@dataclass(frozen=True, slots=True)
class Anticipation:
    """Play as an actor anticipates it that looks some moves ahead.

    Parameters
    ----------
    horizon
        How many moves it looks ahead.
    line
        The moves that would follow each other if it made the one whose continuation it likes best;
        empty where it cannot move. It makes that move if it likes the end better than to stay.
    period
        Under NM: the same holds for an actor that looks so many moves further, and so on without
        end. None under L_h.
    """

    horizon: int
    line: tuple[Move, ...]
    period: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """How an actor that has a picture of its own sees a state.

    Parameters
    ----------
    state
        The state in the actor's own game: the name of the one in which it looks at it. None where
        it does not hold it possible.
    unseen
        The options (``actor.option``) that it does not see.
    ascribed
        Ids of the actors to which it ascribes other preferences than the model.
    """

    state: str | None
    unseen: tuple[str, ...]
    ascribed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a state is stable for an actor under a concept, and why.

    Parameters
    ----------
    actor
        Its id.
    concept
        The concept; with unknown preferences with its index (``SEQ_a``); of the strength of
        preferences with its form (``SEQ_strong``).
    state
        Spelled in Y and N.
    improvements
        All moves by which the actor would leave the state. It is stable exactly when each of them
        has a sanction; under a weak form, when also some of them has no strong one. None are listed
        under L_h and NM, and where the actor does not hold the state possible.
    sentences
        The same in words.
    anticipated
        Under L_h, what the actor anticipates. Under NM, if it is stable, what it anticipates at
        each horizon of a period; else at the first at which it leaves.
    seen
        Where the actor has a picture of its own, how it sees the state. The verdict is then one in
        its own game, and so are the moves: `state` alone is spelled as in the model.
    """

    actor: str
    concept: str
    state: str
    stable: bool
    improvements: tuple[Improvement, ...]
    sentences: tuple[str, ...]
    anticipated: tuple[Anticipation, ...] = ()
    seen: Seen | None = None
