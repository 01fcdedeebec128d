"""Explain a verdict: the improvements of an actor, and a sanction for each that meets one.

A state is stable for an actor exactly when every improvement from it meets a sanction. So the
witness of an unstable verdict is an improvement without one, and that of a stable verdict is a
sanction for each improvement, as a sequence of moves that can be replayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from standoff.dispute.model import Dispute
from standoff.errors import MissingError, nearest
from standoff.graph.game import Game, graph
from standoff.stability.explain_further import explain_further
from standoff.stability.further import spelled
from standoff.stability.moving import move_made
from standoff.stability.sentences import sentences
from standoff.stability.sides import Side, sides_of
from standoff.stability.solve import CONCEPTS, checked
from standoff.stability.unknown import INDICES
from standoff.stability.verdict import Improvement, Move, Verdict
from standoff.stability.witness import deterrents, shortest

__all__ = ["Improvement", "Move", "Verdict", "explain", "explain_game"]


def explain(
    dispute: Dispute,
    state: str,
    *,
    actor: str | None = None,
    concept: str | None = None,
    as_of: date | None = None,
) -> tuple[Verdict, ...]:
    """Say why a state is stable or not.

    Parameters
    ----------
    state
        Spelled in Y and N, one for each option in file order.
    actor
        Id of the actor asked about; None: all.
    concept
        The concept asked about, with or without an index (``SEQ``, ``SEQ_a``), or SIM, L_1, L_2, …
        or NM; None: Nash, GMR, SMR, SEQ and SSEQ.
    as_of
        The day on which options have to be available; None: that of the dispute.

    Returns
    -------
    tuple of Verdict
        Actor by actor in file order, concept by concept, index by index.

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
        return tuple(explain_further(graph(dispute, as_of), state, other, actor))
    asked = _asked(concept)
    game = graph(dispute, as_of)
    return tuple(explain_game(game, sides_of(game), game.states.index(state), asked, actor))


def _asked(concept: str | None) -> tuple[tuple[str, ...], str]:
    """Return the concepts that are asked about, and the indices."""
    if concept is None:
        return CONCEPTS, "abcd"
    name, _, index = concept.partition("_")
    if index and spelled(name):
        raise MissingError(f"{name.upper()} has no indices: it is defined for known preferences")
    if index and index not in INDICES:
        raise MissingError(f"there is no index '{index}': the indices are a, b, c and d")
    return checked([name], beyond=True), index or "abcd"


def explain_game(
    game: Game,
    sides: tuple[Side, ...],
    state: int,
    asked: tuple[Sequence[str], str] = (CONCEPTS, "abcd"),
    actor: str | None = None,
) -> Iterator[Verdict]:
    """Explain a state of a game whose graph has been built (see `explain`)."""
    concepts, indices = asked
    uncertain = any(player.comparison for player in game.players)
    for number, player in enumerate(game.players):
        if actor not in (None, player.actor.id):
            continue
        for concept in concepts:
            for index in indices if uncertain else "d":
                key = f"{concept}_{index}" if uncertain else concept
                yield _verdict(game, sides, number, state, (concept, index, key))


def _verdict(
    game: Game, sides: tuple[Side, ...], number: int, state: int, asked: tuple[str, str, str]
) -> Verdict:
    concept, index, key = asked
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
