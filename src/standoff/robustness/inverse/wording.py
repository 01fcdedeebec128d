"""What would have to change, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Dispute
from standoff.dispute.wording import in_words, option_in_words, wish
from standoff.robustness.inverse.records import (
    Comparisons,
    Edit,
    Edits,
    Exclusion,
    JointComparisons,
    JointEdits,
    Need,
)

__all__ = ["apart", "edit_in_words", "exclusions", "sentences", "together"]

_SHOWN = 3


def exclusions(dispute: Dispute, broken: Sequence[int]) -> tuple[Exclusion, ...]:
    """Say which constraints exclude a state."""
    told = []
    for number in broken:
        item = dispute.constraints[number]
        what = "that always holds" if item.kind == "always" else "that never holds"
        said = f"{in_words(dispute, item.expression)}: {what} in the model"
        if item.name:
            said += f" (“{item.name}”)"
        told.append(Exclusion(f"constraints[{number}]", f"{said}."))
    return tuple(told)


def sentences(dispute: Dispute, state: str, need: Need) -> tuple[str, ...]:
    """Say what it takes for a state to be stable for one actor."""
    actor = dispute.actor(need.actor)
    if need.stable:
        return (f"{state} is stable for {actor.name} as it is.",)
    if need.comparisons is None:
        return (_impossible(actor, state),)
    name = _States(dispute, actor, state)
    told = [f"{actor.name} would leave {state} for {_or([name(each) for each in need.leaves])}."]
    told += _comparisons(actor, state, need.comparisons, name)
    if need.edits is None:
        told.append(f"The preference of {actor.name} is a ranking: it has no statements to change.")
    else:
        told += _edits(dispute, actor, need.edits)
    return tuple(told)


def _impossible(actor: Actor, state: str) -> str:
    return (
        f"{actor.name} does not hold {state} possible, as it sees the dispute: no change of its "
        "preference makes it stable."
    )


class _States:
    """Names states; what is done in one is said where it is first named."""

    def __init__(self, dispute: Dispute, actor: Actor, state: str) -> None:
        self._dispute, self._actor, self._state = dispute, actor, state
        self._named: set[str] = set()

    def __call__(self, other: str) -> str:
        if other in self._named:
            return other
        self._named.add(other)
        return f"{other} ({_difference(self._dispute, self._actor, self._state, other)})"


def _comparisons(actor: Actor, state: str, found: Comparisons, name: _States) -> Iterator[str]:
    groups = [_and([name(other) for other in group]) for group in found.sets]
    yield f"{actor.name} would have to like {groups[0]} no better than {state}."
    for group in groups[1:]:
        yield f"Or {group}."
    if found.total is None:
        yield "Or others: they were not all counted."
    elif found.total > len(groups):
        yield f"Or one of {found.total - len(groups):,} others."
    if not found.least:
        yield _not_searched(found.at_least, found.count, "comparisons")


def _edits(dispute: Dispute, actor: Actor, found: Edits) -> Iterator[str]:
    if found.count is None:
        yield _nothing_found(f"the statements of {actor.name}", found)
        return
    ways = [
        _and([edit_in_words(dispute, actor, edit) for edit in solution])
        for solution in found.solutions
    ]
    yield f"Of its statements, {ways[0]}."
    for way in ways[1:]:
        yield f"Or {way}."
    if found.total is not None and found.total > len(ways):
        yield f"Or one of {found.total - len(ways):,} other changes of as many edits."
    if not found.least:
        yield _not_searched(found.at_least, found.count, "edits")


def _nothing_found(whose: str, found: Edits | JointEdits) -> str:
    if found.exhausted:
        return f"No dropping or swapping of {whose} does."
    if found.at_least == 1:
        return f"{found.tried:,} edits of {whose} were tried and none does; it was not searched on."
    fewer = "no single edit does" if found.at_least == 2 else f"no {found.at_least - 1} edits do"
    return f"Of {whose}, {fewer}; it was not searched on ({found.tried:,} were tried)."


def _not_searched(at_least: int, count: int, what: str) -> str:
    open_ = f"hether fewer than these {count} {what} do was not searched to the end."
    return f"W{open_}" if at_least == 1 else f"At least {at_least} {what} are needed; w{open_}"


def apart(state: str) -> str:
    """Say that it is not asked what does for all actors together."""
    return (
        "Each actor is asked in the dispute as it sees it. What makes "
        f"{state} an equilibrium for all of them together is not told."
    )


def together(
    dispute: Dispute,
    state: str,
    comparisons: JointComparisons | None,
    edits: JointEdits | None,
) -> Iterator[str]:
    """Say what it takes for a state to be an equilibrium."""
    if comparisons is not None:
        yield _all_lowered(dispute, state, comparisons)
    if edits is None:
        return
    if edits.count is None:
        yield _nothing_found("the statements of all actors", edits)
        return
    counted = _counted(edits.count, "edit")
    first, *others = [_whose(dispute, solution) for solution in edits.solutions]
    yield f"With {counted} of statements it is an equilibrium: {first}."
    if len(edits.solutions[0]) > 1:  # of a single actor, the others were told already
        yield from (f"Or {other}." for other in others)
    if not edits.least:
        yield _not_searched(edits.at_least, edits.count, "edits")


def _all_lowered(dispute: Dispute, state: str, found: JointComparisons) -> str:
    parts = [
        f"{_and(states)} no better for {dispute.actor(actor).name}"
        for actor, states in found.changes.items()
    ]
    told = f"{state} is an equilibrium with {_and(parts)}"
    return f"{told}; fewer changed comparisons do not do." if found.least else f"{told}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _whose(dispute: Dispute, solution: Mapping[str, Sequence[Edit]]) -> str:
    parts = []
    for actor_id, made in solution.items():
        actor = dispute.actor(actor_id)
        said = _and([edit_in_words(dispute, actor, edit) for edit in made])
        parts.append(f"{said} ({actor.name})")
    return _and(parts)


def edit_in_words(dispute: Dispute, actor: Actor, edit: Edit) -> str:
    """Say what an edit does with an actor's statements."""
    named = dict(statements_of(actor))
    said = []
    for path in edit.statements:
        statement = named[path]
        said.append(f"“{statement.name or wish(dispute, actor.id, statement.expression)}”")
    return f"drop {said[0]}" if edit.kind == "drop" else f"swap {said[0]} with {said[1]}"


def _difference(dispute: Dispute, actor: Actor, state: str, other: str) -> str:
    """Say which options are taken, and which are not, in another state than in the state."""
    letters = list(zip(dispute.options, state, other, strict=True))
    taken = [name for name, before, after in letters if before != "Y" and after == "Y"]
    dropped = [name for name, before, after in letters if before != "N" and after == "N"]
    parts = []
    for word, names in (("with", taken), ("without", dropped)):
        if names:
            said = [option_in_words(dispute, name, asked=actor.id) for name in names]
            parts.append(f"{word} {_and(said)}")
    return ", ".join(parts) or "another"


def _and(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _or(items: Sequence[str]) -> str:
    if len(items) > _SHOWN:
        items = [*items[:_SHOWN], f"{len(items) - _SHOWN:,} more"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"
