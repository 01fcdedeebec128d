"""From a GMCR+ save file to a dispute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Option,
    Preference,
    Ranking,
    Statement,
    Statements,
)
from standoff.dispute.states import States, enumerate_states, spell_code
from standoff.dispute.syntax import Node, spell
from standoff.errors import DisputeError, Problem
from standoff.interop.loss import Loss
from standoff.interop.numbering import Numbering, in_other_order, numbering_of, places_in
from standoff.interop.saved import Formula, SavedActor, SaveFile

__all__ = ["dispute_of"]

_LONGEST_EXPRESSION = 20_000
_LONGEST_ID = 40
_MOST_RANKED = 100_000


def dispute_of(saved: SaveFile, *, title: str, file: str | None) -> tuple[Dispute, list[Loss]]:
    """Build the dispute that a save file describes, and say what of it is left out.

    Raises
    ------
    DisputeError
        A formula is too long for a dispute file, or a ranking names states that are not there.
    SizeError
        A ranking counts states that are too many to enumerate.
    """
    names = _names(saved)
    order = [index for actor in saved.actors for index in actor.options]
    actors = tuple(_actor(saved, number, names) for number in range(len(saved.actors)))
    constraints = tuple(
        Constraint("never", _expression(formula, names, f"infeasibles[{place}]", file))
        for place, formula in enumerate(saved.infeasibles)
    )
    dispute = Dispute(title, actors, constraints=constraints)
    losses = [*_losses(saved, moved=order != sorted(order))]
    dispute, ranked = _preferring(dispute, saved, names, file)
    return dispute, losses + ranked


def _names(saved: SaveFile) -> dict[int, str]:
    """Name the options (``actor.option``), by their indices in the file."""
    names = {}
    actors = _ids([actor.name for actor in saved.actors], "actor")
    for identifier, actor in zip(actors, saved.actors, strict=True):
        options = _ids([saved.options[index].name for index in actor.options], "option")
        for index, option in zip(actor.options, options, strict=True):
            names[index] = f"{identifier}.{option}"
    return names


def _ids(names: Sequence[str], otherwise: str) -> list[str]:
    """Make ids of names: letters, digits and _, a letter first, each once."""
    found: list[str] = []
    for name in names:
        base = re.sub(r"\W+", "_", name.lower()).strip("_")[:_LONGEST_ID].strip("_")
        if not re.fullmatch(r"[^\W\d]\w*", base):
            base = f"{otherwise}_{base}".rstrip("_")
        number, unique = 1, base
        while unique in found:
            number += 1
            unique = f"{base}_{number}"
        found.append(unique)
    return found


def _actor(saved: SaveFile, number: int, names: dict[int, str]) -> Actor:
    actor = saved.actors[number]
    identifier = _ids([each.name for each in saved.actors], "actor")[number]
    options = tuple(
        Option(
            names[index].partition(".")[2],
            saved.options[index].name or f"Option {index + 1}",
            saved.options[index].irreversible,
        )
        for index in actor.options
    )
    return Actor(identifier, actor.name or f"Actor {number + 1}", options=options)


def _expression(formula: Formula, names: dict[int, str], path: str, file: str | None) -> Expression:
    members = [
        _joined("and", [_literal(names[index], taken=taken) for index, taken in clause])
        for clause in formula
    ]
    root = _joined("or", members)
    text = spell(root)
    if len(text) > _LONGEST_EXPRESSION:
        raise DisputeError(
            Problem(f"{path}: {len(text):,} characters as an expression; "
                    f"{_LONGEST_EXPRESSION:,} is the most in a dispute file", file)
        )  # fmt: skip
    return Expression(text, root)


def _joined(operator: str, parts: list[Node]) -> Node:
    if len(parts) == 1:
        return parts[0]
    return Node("and" if operator == "and" else "or", tuple(parts))


def _literal(name: str, *, taken: bool) -> Node:
    node = Node("name", name=name)
    return node if taken else Node("not", (node,))


def _losses(saved: SaveFile, *, moved: bool) -> Iterator[Loss]:
    if moved:
        yield Loss("options", "states are spelled actor by actor, not in the order of the file.")
    for place, coalition in enumerate(saved.coalitions):
        if isinstance(coalition, list) and len(coalition) > 1:
            yield Loss(f"coalitions[{place}]", "a dispute file holds no coalitions.", matters=True)
    for path in saved.unread:
        yield Loss(path, "the description of the format does not name it; it was not read.")


def _preferring(
    dispute: Dispute, saved: SaveFile, names: dict[int, str], file: str | None
) -> tuple[Dispute, list[Loss]]:
    """Give the actors of a dispute their preferences."""
    manual = [_is_manual(actor) for actor in saved.actors]
    numbers = [
        number
        for actor, by_hand in zip(saved.actors, manual, strict=True)
        if by_hand
        for tier in actor.ranking
        for number in tier
    ]
    ranks = _Ranks(dispute, saved, numbers, file) if numbers else None
    actors, losses = [], []
    for number, actor in enumerate(saved.actors):
        path = f"decisionMakers[{number}]"
        preference: Preference
        if ranks is not None and manual[number]:
            preference, left = ranks.of(actor, path)
            losses += left
        else:
            preference = Statements(
                tuple(
                    (Statement(_expression(each, names, f"{path}.preferences[{place}]", file)),)
                    for place, each in enumerate(actor.preferences)
                )
            )
        losses += _choice(actor, path, by_hand=manual[number])
        actors.append(replace(dispute.actors[number], preference=preference))
    return replace(dispute, actors=tuple(actors)), losses


def _is_manual(actor: SavedActor) -> bool:
    """Say whether an actor's ranking counts, and not its preferences."""
    if actor.manual is None:
        return bool(actor.ranking) and not actor.preferences
    return actor.manual and bool(actor.ranking)


def _choice(actor: SavedActor, path: str, *, by_hand: bool) -> Iterator[Loss]:
    """Say what is left out because a file says the same thing twice."""
    if by_hand and actor.preferences:
        yield Loss(f"{path}.preferences", "the ranking by hand stands in their place.")
    if actor.manual and not actor.ranking and actor.preferences:
        yield Loss(
            f"{path}.useManualPreferenceRanking",
            "there is no ranking; the preferences were taken.",
            matters=True,
        )
    if actor.manual is None and actor.ranking and actor.preferences:
        yield Loss(
            f"{path}.preferenceRanking",
            "the file does not say which counts; the preferences were taken.",
            matters=True,
        )


class _Ranks:
    """Translates rankings of state numbers into rankings of states."""

    def __init__(
        self, dispute: Dispute, saved: SaveFile, numbers: Sequence[int], file: str | None
    ) -> None:
        if len(numbers) > _MOST_RANKED:
            raise DisputeError(
                Problem(f"preferenceRanking: {len(numbers):,} states are ranked in all; "
                        f"{_MOST_RANKED:,} is the most in a dispute file", file)
            )  # fmt: skip
        states: States = enumerate_states(dispute)
        order = [index for actor in saved.actors for index in actor.options]
        self._places = places_in(order)
        self._order = order
        self._options = dispute.options
        codes = in_other_order(states, self._places)
        found = numbering_of(codes, numbers, len(order))
        if found is None:
            raise DisputeError(
                Problem(f"preferenceRanking: there is no state {max(numbers)}; the file has "
                        f"{1 << len(order):,} states, {states.size:,} of them feasible", file)
            )  # fmt: skip
        self._numbering: Numbering = found

    def of(self, actor: SavedActor, path: str) -> tuple[Ranking, list[Loss]]:
        """Translate the ranking of an actor; feasible states that it does not name come last."""
        tiers: list[tuple[Expression, ...]] = []
        outside, named = 0, 0
        for tier in actor.ranking:
            codes = [self._numbering.code(number) for number in tier]
            feasible = [code for code in codes if code is not None]
            outside += len(codes) - len(feasible)
            named += len(feasible)
            if feasible:
                tiers.append(tuple(self._pattern(code) for code in feasible))
        missing = len(self._numbering.codes) - named
        losses = list(_incomplete(f"{path}.preferenceRanking", outside, missing, self._numbering))
        if not missing:
            return Ranking(tuple(tiers)), losses
        return Ranking((*tiers, ()), rest=len(tiers)), losses

    def _pattern(self, code: int) -> Expression:
        letters = spell_code(code, len(self._order))
        text = "".join(letters[index] for index in self._order)
        return parse(text, options=self._options)


def _incomplete(path: str, outside: int, missing: int, numbering: Numbering) -> Iterator[Loss]:
    if outside:
        yield Loss(path, f"{outside:,} of the states that it names are infeasible.")
    if not missing:
        return
    size = len(numbering.codes)
    counted = "feasible states" if numbering.feasible else "all states"
    yield Loss(
        path,
        f"{missing:,} of {size:,} feasible states are not named; they were ranked alike, last. "
        f"Numbers were read as counting {counted}.",
        matters=True,
    )
