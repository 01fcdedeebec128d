"""Explain a verdict: the improvements of an actor, and a sanction for each that meets one.

A state is stable for an actor exactly when every improvement from it meets a sanction. So the
witness of an unstable verdict is an improvement without one, and that of a stable verdict is a
sanction for each improvement, as a sequence of moves that can be replayed. Where an actor has a
picture of its own, both are those of the game that it sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

import numpy as np

from standoff.dispute.model import Dispute
from standoff.dispute.perceived import perceiving
from standoff.errors import MissingError, nearest
from standoff.graph.game import Game, graph
from standoff.stability.explain_further import explain_further
from standoff.stability.explain_listed import Listed, along_lists
from standoff.stability.explain_perceived import as_seen
from standoff.stability.explain_strong import strong_verdict
from standoff.stability.further import refuse_undefined, spelled
from standoff.stability.hypergame import Sight, doubtful, own_game
from standoff.stability.keys import STRENGTHS, concept_of, index_of, strength_of
from standoff.stability.moving import move_made
from standoff.stability.sentences import sentences
from standoff.stability.sides import Side, sides_of
from standoff.stability.solve import CONCEPTS, checked, keys_of
from standoff.stability.unknown import INDICES
from standoff.stability.verdict import Improvement, Move, Verdict
from standoff.stability.verdicts import Verdicts
from standoff.stability.witness import deterrents, shortest

__all__ = ["Improvement", "Move", "Verdict", "explain", "explain_game"]


def explain(
    dispute: Dispute,
    state: str,
    *,
    actor: str | None = None,
    concept: str | None = None,
    as_of: date | None = None,
) -> Verdicts:
    """Say why a state is stable or not.

    Parameters
    ----------
    state
        Spelled in Y and N, one for each option in file order.
    actor
        Id of the actor asked about; None: all.
    concept
        The concept asked about, with or without an index (``SEQ``, ``SEQ_a``) or a form
        (``SEQ_strong``), or SIM, L_1, L_2, … or NM; None: Nash, GMR, SMR, SEQ and SSEQ.
    as_of
        The day on which options have to be available; None: that of the dispute.

    Returns
    -------
    Verdicts
        A tuple of them, also to be had as a table: actor by actor in file order, concept by
        concept, index by index or form by form.

    Raises
    ------
    MissingError
        The state is not feasible, or the actor, concept or index is not known.
    DisputeError, InputError, SizeError
        As `solve` raises them.
    """
    known = [each.id for each in dispute.actors]
    if actor is not None and actor not in known:
        raise MissingError(f"there is no actor '{actor}'.{nearest(actor, known)}")
    other = None if concept is None else spelled(concept)
    if other:
        return Verdicts(_further(graph(dispute, as_of), state, other, actor))
    asked = _asked(concept)
    game = graph(dispute, as_of)
    return Verdicts(explain_game(game, game.states.index(state), asked, actor))


def _asked(concept: str | None) -> tuple[tuple[str, ...], str]:
    """Return the concepts that are asked about, and the indices."""
    if concept is None:
        return CONCEPTS, "abcd"
    name, _, index = concept.partition("_")
    if index.lower() in STRENGTHS:
        return checked([concept], beyond=True), ""
    if index and spelled(name):
        raise MissingError(f"{name.upper()} has no indices: it is defined for known preferences")
    if index and index not in INDICES:
        raise MissingError(f"there is no index '{index}': the indices are a, b, c and d")
    return checked([name], beyond=True), index or "abcd"


def explain_game(
    game: Game,
    state: int,
    asked: tuple[Sequence[str], str] = (CONCEPTS, "abcd"),
    actor: str | None = None,
) -> Iterator[Verdict]:
    """Explain a state of a game whose graph has been built (see `explain`)."""
    concepts, indices = asked
    keys = keys_of(game.dispute, concepts, doubtful(game))
    shared: tuple[Side, ...] | None = None
    for number, player in enumerate(game.players):
        if actor not in (None, player.actor.id):
            continue
        sight = own_game(game, number)
        listed = Listed(sight.game, number) if along_lists(sight.game, keys) else None
        if listed is not None:
            sides: tuple[Side, ...] = ()
        elif sight.picture is not None:
            sides = sides_of(sight.game)
        else:
            sides = shared = shared or sides_of(game)
        for key in keys:
            if index_of(key) not in ("", *indices):
                continue
            explained = (
                partial(_verdict, sight.game, sides, number, key)
                if listed is None
                else partial(listed.verdict, key)
            )
            yield as_seen(game, sight, state, key, explained)


def _further(game: Game, state: str, concept: str, actor: str | None) -> Iterator[Verdict]:
    """Explain a state under SIM, L_h or NM, each actor's verdict in its own game."""
    refuse_undefined(doubtful(game) or game, [concept])
    if not perceiving(game.dispute):
        yield from explain_further(game, state, concept, actor)
        return
    here = game.states.index(state)
    for number, player in enumerate(game.players):
        if actor in (None, player.actor.id):
            sight = own_game(game, number)
            yield as_seen(game, sight, here, concept, partial(_one, sight, concept))


def _one(sight: Sight, concept: str, state: int) -> Verdict:
    own = sight.game
    (found,) = explain_further(
        own, own.states.name(state), concept, own.players[sight.number].actor.id
    )
    return found


def _verdict(game: Game, sides: tuple[Side, ...], number: int, key: str, state: int) -> Verdict:
    if strength_of(key):
        return strong_verdict(game, sides, number, state, key)
    concept, index = concept_of(key), index_of(key) or "d"
    side = sides[number]
    leaves = side.hopeful if index in "ac" else side.better
    targets = leaves.target[leaves.source == state]
    credible = concept in ("SEQ", "SSEQ")
    goal = deterrents(side, state, symmetric=concept in ("SMR", "SSEQ"), index=index)
    others = [place for place in range(len(sides)) if place != number]
    movers = [sides[place].hopeful if credible else sides[place].moves for place in others]
    improvements, hoped, feared = [], [], []
    here = np.array([state])
    for target in targets.tolist():
        steps = None if concept == "Nash" else shortest(movers, target, goal)
        sanction = tuple(move_made(game, others[who], *ends) for who, *ends in steps or ())
        improvements.append(Improvement(move_made(game, number, state, target), sanction or None))
        hoped.append(bool(side.comparison.unknown(here, np.array([target]))[0]))
        end = np.array([steps[-1][2] if steps else target])
        feared.append(bool(side.comparison.unknown(here, end)[0]))
    actor = game.players[number].actor.id
    return Verdict(
        actor, key, game.states.name(state), all(item.sanction for item in improvements),
        tuple(improvements),
        sentences(game.dispute, actor, concept, improvements, hoped, feared),
    )  # fmt: skip
