"""The answer to the inverse question: what would have to change for a state to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from standoff.dispute.model import Dispute

__all__ = [
    "FORMAT",
    "Answer",
    "Comparisons",
    "Edit",
    "Edits",
    "Exclusion",
    "JointComparisons",
    "JointEdits",
    "Need",
    "WhyNot",
]

FORMAT = "standoff.why-not/1"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an actor's preference statements.

    Parameters
    ----------
    kind
        ``drop``: the statement is left out. ``swap``: two statements of different importance
        change places.
    statements
        Paths of the one or two statements in the file (``actors.serbia.preferences[0]``), the more
        important first.
    """

    kind: Literal["drop", "swap"]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Which of an actor's comparisons with the state would have to be others.

    Parameters
    ----------
    count
        How many states the actor would have to come to like no better than the state asked about.
    least
        Whether no fewer would do. Where the search was stopped, `count` is enough, and what is
        proven is only that at least `at_least` are needed.
    at_least
        At least so many are needed.
    sets
        Sets of `count` states that would do, each spelled in Y and N; those nearest to the state
        in the actor's order come first. Some of `total` of them.
    total
        How many sets of `count` states would do; None where they were not all counted.
    """

    count: int
    least: bool
    at_least: int
    sets: tuple[tuple[str, ...], ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Edits:
    """Which of an actor's statements, dropped or swapped, would make the state stable for it.

    Parameters
    ----------
    count
        How many edits do; None where none were found.
    least
        Whether no fewer do.
    at_least
        At least so many edits are needed: all that take fewer were tried. Where `exhausted`, and
        none were found, no edits do at all.
    solutions
        Lists of `count` edits that do, to be made in their order; those that touch the less
        important statements come first. Some of `total` of them.
    total
        How many different changes of `count` edits do; None where they were not all counted.
    tried
        How many changes of the statements were tried.
    exhausted
        Whether no dropping and swapping was left to try.
    """

    count: int | None
    least: bool
    at_least: int
    solutions: tuple[tuple[Edit, ...], ...]
    total: int | None
    tried: int
    exhausted: bool


@dataclass(frozen=True, slots=True)
class Need:
    """What it takes for the state to be stable for one actor, the others as they are.

    Parameters
    ----------
    actor
        Its id.
    stable
        Whether it is stable as the model is; then nothing else is told.
    leaves
        The states for which it would leave, unsanctioned, spelled in Y and N.
    comparisons
        None where it is stable, or the actor does not hold the state possible.
    edits
        None where `comparisons` is, or its preference is a ranking.
    sentences
        The same in words.
    """

    actor: str
    stable: bool
    leaves: tuple[str, ...] = ()
    comparisons: Comparisons | None = None
    edits: Edits | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JointComparisons:
    """Changed comparisons that make the state an equilibrium, for all actors together.

    Parameters
    ----------
    count
        How many there are in all.
    least
        Whether no fewer comparisons with the state would do, whatever else changes.
    changes
        For each actor that has to change, the states that it would have to like no better.
    """

    count: int
    least: bool
    changes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class JointEdits:
    """Edits of the statements that make the state an equilibrium, for all actors together.

    Parameters
    ----------
    count
        How many edits there are in all; None where none were found.
    least, at_least
        Whether no fewer do, and how many are needed at least.
    solutions
        Each with the edits of every actor that has to change, in file order.
    tried
        How many combinations of changed actors were tried.
    exhausted
        Whether it is proven that no edits do, where none were found.
    """

    count: int | None
    least: bool
    at_least: int
    solutions: tuple[Mapping[str, tuple[Edit, ...]], ...]
    tried: int
    exhausted: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer under one concept.

    Parameters
    ----------
    concept
        With unknown preferences with its index (``SEQ_a``).
    equilibrium
        Whether the state is an equilibrium as the model is; None where one actor was asked about.
    needs
        For each actor that was asked about, in file order.
    comparisons, edits
        For all actors together; None where one was asked about, where nothing has to change, or
        where actors see the dispute differently. `edits` also where nobody has statements.
    sentences
        What holds of all together, in words.
    """

    concept: str
    equilibrium: bool | None
    needs: tuple[Need, ...]
    comparisons: JointComparisons | None = None
    edits: JointEdits | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A constraint that makes the state impossible.

    Parameters
    ----------
    element
        Its path in the file (``constraints[0]``).
    sentence
        What it says, in words.
    """

    element: str
    sentence: str


@dataclass(frozen=True, slots=True, repr=False)
class WhyNot:
    """What would have to change for a state to be an equilibrium.

    Parameters
    ----------
    dispute, as_of
        What was analysed, as it stands on which day.
    state
        Spelled in Y and N.
    concept, actor
        As they were asked about; None: all actors.
    excluded_by
        The constraints that make the state impossible. Where there are any, nothing else is told.
    answers
        One for each index that was asked about.
    interrupted
        Whether the search was stopped from outside before it had come to its end.
    """

    dispute: Dispute
    as_of: date | None
    state: str
    concept: str
    actor: str | None
    excluded_by: tuple[Exclusion, ...]
    answers: tuple[Answer, ...]
    interrupted: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.why-not/1``."""
        return {
            "format": FORMAT,
            "state": self.state,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "concept": self.concept,
            "actor": self.actor,
            "feasible": not self.excluded_by,
            "excluded_by": [asdict(exclusion) for exclusion in self.excluded_by],
            "answers": [_plain(answer) for answer in self.answers],
            "interrupted": self.interrupted,
        }

    def __repr__(self) -> str:
        """Show who would have to change what, a line for each actor."""
        lines = [f"<WhyNot {self.state} of '{self.dispute.title}' under {self.concept}"]
        lines += [f"  {exclusion.sentence}" for exclusion in self.excluded_by]
        for answer in self.answers:
            for need in answer.needs:
                lines.append(f"  {answer.concept} {need.actor}: {_in_short(need)}")
        return "\n".join(lines) + ">"


def _plain(record: Any) -> Any:
    """Turn records, at any depth, into what JSON has."""
    if hasattr(record, "__dataclass_fields__"):
        return {name: _plain(getattr(record, name)) for name in record.__dataclass_fields__}
    if isinstance(record, Mapping):
        return {key: _plain(value) for key, value in record.items()}
    return [_plain(item) for item in record] if isinstance(record, tuple) else record


def _in_short(need: Need) -> str:
    if need.comparisons is None:
        return "stable" if need.stable else "not possible, as it sees it"
    short = _counted(need.comparisons.count, "comparison")
    if need.edits is not None and need.edits.count is not None:
        short += f" or {_counted(need.edits.count, 'edit')}"
    return short


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
