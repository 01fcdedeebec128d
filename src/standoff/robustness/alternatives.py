"""What could be otherwise in a model: its assumptions dropped or reversed, its gaps filled.

What only others report of an actor counts with the assumptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.elements import elements, statements_of
from standoff.dispute.expressions import Expression
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Option,
    Perception,
    Preference,
    Statement,
    Statements,
    Unknown,
    Weights,
)
from standoff.dispute.states import States
from standoff.dispute.syntax import Node as Syntax
from standoff.dispute.wording import called, in_words, option_in_words, wish
from standoff.graph.game import Game, Player, player_of
from standoff.graph.ranks import Ranks, rank

__all__ = ["Alternative", "Change", "Resolution", "alternatives"]

Change = Callable[[Game], Player] | Dispute
"""What is put in an actor's place, on the same states; or another dispute, with other states."""

Resolution = Callable[[Ranks, States], Ranks]
"""How an answer to an open question changes the order in which an actor prefers the states."""


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """Something that could be otherwise.

    Parameters
    ----------
    changes
        For an assumption what may hold in its stead: the first that makes a difference counts.
        For an unknown the two ways in which it may be resolved.
    wishes
        Whether it is about what the actor prefers, and not about what it can do.
    resolutions
        Of an unknown: what each of the two answers makes of the actor's ranks.
    """

    kind: Literal["assumption", "unknown"]
    element: str
    actor: str | None
    question: str
    changes: tuple[Change, ...]
    wishes: bool = True
    resolutions: tuple[Resolution, ...] = ()


def alternatives(dispute: Dispute) -> Iterator[Alternative]:
    """List all that could be otherwise, in file order."""
    for element in elements(dispute):
        item = element.item
        if isinstance(item, Unknown) and element.actor:
            yield from _unknowns(dispute, dispute.actor(element.actor), item, element.path)
        elif element.grounds.assumed is None and element.grounds.certainty != "reported":
            continue
        elif isinstance(item, Statement) and element.actor:
            yield _statement(dispute, dispute.actor(element.actor), item, element.path)
        elif isinstance(item, Option) and item.irreversible and element.actor:
            yield _irreversible(dispute.actor(element.actor), item, element.path)
        elif isinstance(item, Perception) and element.actor:
            yield _picture(dispute, dispute.actor(element.actor), element.path)
        elif isinstance(item, Constraint):
            yield _constraint(dispute, item, element.path)


def _statement(dispute: Dispute, actor: Actor, item: Statement, path: str) -> Alternative:
    opposite = replace(item, expression=item.expression.negated())
    wanted = f"“{item.name}”" if item.name else wish(dispute, actor.id, item.expression)
    question = f"Is this certainly the wish of {actor.name}: {wanted}?"
    return Alternative(
        "assumption",
        path,
        actor.id,
        question,
        (_preferring(actor, path, ()), _preferring(actor, path, (opposite,))),
    )


def _preferring(actor: Actor, path: str, instead: tuple[Statement, ...]) -> Change:
    """Put other statements in the place of one of an actor's."""
    other = replace(actor, preference=_other_preference(actor, path, instead))
    return lambda game: _player(game, other, rank(other, game.states, file=game.dispute.file))


def _other_preference(actor: Actor, path: str, instead: tuple[Statement, ...]) -> Preference:
    paths = iter([where for where, _ in statements_of(actor)])
    preference = actor.preference
    if isinstance(preference, Weights):
        items = [
            replace(item, statement=each)
            for item in preference.items
            for each in (instead if next(paths) == path else (item.statement,))
        ]
        return Weights(tuple(items))
    levels = []
    for level in preference.levels if isinstance(preference, Statements) else ():
        kept = [(instead if next(paths) == path else (each,)) for each in level]
        levels.append(tuple(each for part in kept for each in part))
    return Statements(tuple(level for level in levels if level))


def _irreversible(actor: Actor, item: Option, path: str) -> Alternative:
    options = tuple(
        replace(each, irreversible=None) if each.id == item.id else each for each in actor.options
    )
    question = f"Having given up “{item.name}”, could {actor.name} take it up again?"
    if item.irreversible == "forward":
        question = f"Having taken “{item.name}”, could {actor.name} take it back?"
    return Alternative(
        "assumption",
        path,
        actor.id,
        question,
        (partial(_undoing, actor=actor.id, options=options),),
        wishes=False,
    )


def _undoing(game: Game, actor: str, options: tuple[Option, ...]) -> Player:
    """Give an actor other options, with the preference that it has in a game."""
    player = next(player for player in game.players if player.actor.id == actor)
    return _player(game, replace(player.actor, options=options), player.ranks)


def _picture(dispute: Dispute, actor: Actor, path: str) -> Alternative:
    """Let an actor see the dispute as the model has it."""
    actors = tuple(
        replace(each, perception=None) if each.id == actor.id else each for each in dispute.actors
    )
    question = f"Is it certain that {actor.name} sees the dispute as the model says it does?"
    change = replace(dispute, actors=actors)
    return Alternative("assumption", path, actor.id, question, (change,))


def _constraint(dispute: Dispute, item: Constraint, path: str) -> Alternative:
    asked = "Must this always hold" if item.kind == "always" else "Can this never be"
    question = f"{asked}: {in_words(dispute, item.expression)}?"
    if item.name:
        question = f"Is it certain that this holds: “{called(dispute, item)}”?"
    kept = tuple(each for each in dispute.constraints if each is not item)
    return Alternative("assumption", path, None, question, (replace(dispute, constraints=kept),))


def _unknowns(dispute: Dispute, actor: Actor, item: Unknown, path: str) -> Iterator[Alternative]:
    for name in item.about:
        known = replace(actor, unknown=_without(actor, name))
        verb = "choose" if name.startswith(f"{actor.id}.") else "see"
        said = f"{verb} {option_in_words(dispute, name, asked=actor.id)}"
        yield Alternative(
            "unknown",
            path,
            actor.id,
            f"Would {actor.name} rather {said}, or not?",
            *_ways(known, *(partial(_wanting, name=name, wanted=w) for w in (True, False))),
        )
    if item.between is not None and item.other is not None:
        known = replace(actor, unknown=tuple(each for each in actor.unknown if each is not item))
        one, other = item.between, item.other
        yield Alternative(
            "unknown",
            path,
            actor.id,
            f"Which would {actor.name} rather see: {in_words(dispute, one, asked=actor.id)}, or "
            f"{in_words(dispute, other, asked=actor.id)}?",
            *_ways(
                known,
                partial(_favouring, one=one, other=other),
                partial(_favouring, one=other, other=one),
            ),
        )


def _ways(
    known: Actor, one: Resolution, other: Resolution
) -> tuple[tuple[Change, ...], bool, tuple[Resolution, ...]]:
    """Return the two answers to a question about what an actor prefers, as an alternative has them.

    `known` is the actor of whom it is not asked any more.
    """
    both = (one, other)
    return tuple(partial(_resolved, known=known, by=each) for each in both), True, both


def _resolved(game: Game, known: Actor, by: Resolution) -> Player:
    return _player(game, known, by(_ranks(game, known), game.states))


def _wanting(ranks: Ranks, states: States, *, name: str, wanted: bool) -> Ranks:
    """Add a least important statement for or against an option."""
    option = Expression(name, Syntax("name", name=name))
    holds = states.holds(option if wanted else option.negated())
    return _dense(ranks.astype(np.int64) * 2 + holds)


def _favouring(ranks: Ranks, states: States, *, one: Expression, other: Expression) -> Ranks:
    """Add a most important statement for one set of states and against another."""
    grade = states.holds(one).astype(np.int64) - states.holds(other)
    return _dense(grade * (int(ranks.max(initial=0)) + 1) + ranks.astype(np.int64))


def _without(actor: Actor, name: str) -> tuple[Unknown, ...]:
    """Take an option out of all that is unknown of an actor."""
    left = []
    for unknown in actor.unknown:
        about = tuple(each for each in unknown.about if each != name)
        if about or unknown.between is not None:
            left.append(replace(unknown, about=about))
    return tuple(left)


def _ranks(game: Game, actor: Actor) -> Ranks:
    return next(player.ranks for player in game.players if player.actor.id == actor.id)


def _player(game: Game, actor: Actor, ranks: Ranks) -> Player:
    return player_of(actor, ranks, game.dispute, game.states, game.day)


def _dense(keys: NDArray[np.int64]) -> Ranks:
    return np.unique(keys, return_inverse=True)[1].astype(np.int32)
