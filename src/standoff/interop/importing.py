"""From a GMCR+ save file to a dispute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.dispute.expressions import Expression
from standoff.dispute.model import (
    Actor,
    Coalition,
    Constraint,
    Dispute,
    Option,
    Preference,
    Statement,
    Statements,
)
from standoff.dispute.syntax import Node, spell
from standoff.errors import DisputeError, Problem
from standoff.interop.loss import Loss
from standoff.interop.ranked import Ranks
from standoff.interop.save_file import Formula, SavedActor, SaveFile

__all__ = ["dispute_of"]

_LONGEST_EXPRESSION = 20_000
_LONGEST_ID = 40


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
    dispute = Dispute(title, actors, constraints=constraints, coalitions=_coalitions(saved, actors))
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


def _coalitions(saved: SaveFile, actors: Sequence[Actor]) -> tuple[Coalition, ...]:
    """Name the coalitions of several; each decision maker is one by itself anyway."""
    found: list[Coalition] = []
    taken = {actor.id for actor in actors}
    number = 0
    for members in saved.coalitions:
        if members is None or len(members) < 2:
            continue
        number += 1
        while f"coalition_{number}" in taken:
            number += 1
        ids = tuple(actors[place].id for place in sorted(members))
        found.append(Coalition(f"coalition_{number}", ids))
    return tuple(found)


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
        if coalition is None:
            yield Loss(
                f"coalitions[{place}]",
                "no list of the indices of decision makers, each once; it was not read.",
                matters=True,
            )
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
    ranks = Ranks(dispute, saved, numbers, file) if numbers else None
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
