"""Explain a state for a coalition: where it could go together, and what others could do then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.graph.game import Game, graph
from standoff.stability.coalition import COALITIONAL, Coalition, coalition_of
from standoff.stability.coalition_sentences import coalition_sentences
from standoff.stability.coalition_verdict import CoalitionVerdict, Departure
from standoff.stability.coalitions import checked_coalition, checked_concepts
from standoff.stability.further import refuse_unknown
from standoff.stability.hypergame import refuse_pictures
from standoff.stability.moving import moves_made
from standoff.stability.tree import Tree
from standoff.stability.verdicts import CoalitionVerdicts

__all__ = ["CoalitionVerdict", "Departure", "explain_coalition"]


def explain_coalition(
    dispute: Dispute,
    state: str,
    coalition: Sequence[str],
    *,
    concept: str | None = None,
    as_of: date | None = None,
) -> CoalitionVerdicts:
    """Say why a state is stable for a coalition or not.

    Parameters
    ----------
    state
        Spelled in Y and N.
    coalition
        Ids of its members, or the id of a coalition that the dispute names.
    concept
        CNash, CGMR, CSMR or CSEQ; None: all four.

    Returns
    -------
    CoalitionVerdicts
        A tuple of them, concept by concept, also to be had as a table.

    Raises
    ------
    MissingError
        The state is not feasible, or a member or the concept is not known.
    DisputeError, InputError, SizeError
        As `solve_coalition` raises them.
    """
    members = checked_coalition(dispute, coalition)
    asked = checked_concepts(COALITIONAL if concept is None else [concept])
    refuse_pictures(dispute, "what a coalition leaves")
    game = graph(dispute, as_of)
    refuse_unknown(game, asked)
    question = _Question(game, members, coalition_of(game, members), game.states.index(state))
    return CoalitionVerdicts(_verdict(question, each) for each in asked)


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    game: Game
    members: tuple[int, ...]
    coalition: Coalition
    state: int

    @property
    def others(self) -> tuple[int, ...]:
        return tuple(n for n in range(len(self.game.players)) if n not in self.members)

    @property
    def gains(self) -> NDArray[np.bool_]:
        """Which states are better than this one for every member."""
        ranks = self.coalition.ranks
        better = ranks > ranks[:, self.state][:, None]
        return np.asarray(better.all(axis=0), dtype=np.bool_)


def _verdict(question: _Question, concept: str) -> CoalitionVerdict:
    departures = tuple(_departures(question, concept))
    dispute = question.game.dispute
    ids = tuple(dispute.actors[place].id for place in question.members)
    return CoalitionVerdict(
        ids,
        concept,
        question.game.states.name(question.state),
        all(item.sanction for item in departures),
        departures,
        coalition_sentences(dispute, ids, concept, departures),
    )


def _departures(question: _Question, concept: str) -> Iterator[Departure]:
    """List where the coalition could go, by the fewest moves, the nearest first."""
    game, coalition = question.game, question.coalition
    own = coalition.members.tree(question.state, improving=False)
    goal = _sanctions(question, concept)
    targets = np.flatnonzero(own.reached & question.gains)
    for target in targets[np.argsort(own.distance[targets], kind="stable")].tolist():
        moves = moves_made(game, question.members, own.path(target) or ())
        if concept == "CNash":
            yield Departure(moves, None)
            continue
        tree = coalition.others.tree(target, improving=concept == "CSEQ")
        end = _nearest(tree, goal)
        if end is None:
            yield Departure(moves, None)
        else:
            answer = moves_made(game, question.others, tree.path(end) or ())
            yield Departure(moves, answer, _harmed(question, end))


def _sanctions(question: _Question, concept: str) -> NDArray[np.bool_]:
    """Say which states deter the coalition: shape (states,)."""
    gains = question.gains
    if concept == "CSMR":
        bits = gains.astype(np.uint64)[:, None]
        gains = question.coalition.members.joined(bits)[:, 0] != 0
    return ~gains


def _nearest(tree: Tree, goal: NDArray[np.bool_]) -> int | None:
    found = np.flatnonzero(tree.reached & goal)
    return int(found[np.argmin(tree.distance[found])]) if len(found) else None


def _harmed(question: _Question, state: int) -> tuple[str, ...]:
    ranks = question.coalition.ranks
    actors = question.game.dispute.actors
    return tuple(
        actors[place].id
        for place, own in zip(question.members, ranks, strict=True)
        if own[state] <= own[question.state]
    )
