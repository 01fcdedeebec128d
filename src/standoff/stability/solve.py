"""Solve a dispute: stability of every state for every actor under the concepts asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.errors import MissingError, nearest
from standoff.graph.compiled import each
from standoff.graph.game import Game, graph
from standoff.progress import Part, Tell
from standoff.stability.further import FURTHER, further, refuse_undefined, spelled
from standoff.stability.gmr import gmr
from standoff.stability.hypergame import Sight, doubtful, own_game
from standoff.stability.keys import STRENGTHS, concept_of, strength_of
from standoff.stability.nash import nash
from standoff.stability.seq import seq
from standoff.stability.sides import sides_of
from standoff.stability.smr import smr
from standoff.stability.solution import Solution
from standoff.stability.sseq import sseq
from standoff.stability.strong import OF_STRENGTH, refuse_strength, strong
from standoff.stability.unknown import INDICES, uncertain

__all__ = ["CONCEPTS", "checked", "keys_of", "solve", "solve_game"]

Concept = Callable[[Game, int], NDArray[np.bool_]]

_SOLVERS: Mapping[str, Concept] = MappingProxyType(
    {"Nash": nash, "GMR": gmr, "SMR": smr, "SEQ": seq, "SSEQ": sseq}
)

CONCEPTS: tuple[str, ...] = tuple(_SOLVERS)
"""The solution concepts that are computed unless others are asked for."""

_LONG: Mapping[str, int] = MappingProxyType({"Nash": 1, "GMR": 4, "SMR": 10, "SEQ": 4, "SSEQ": 30})
"""How long concepts take beside one another where something is unknown, for large models."""

_NAMES = (*CONCEPTS, *(f"{concept}_{each}" for concept in OF_STRENGTH for each in STRENGTHS))


def solve(
    dispute: Dispute,
    concepts: Sequence[str] = CONCEPTS,
    *,
    as_of: date | None = None,
    progress: Tell | None = None,
) -> Solution:
    """Find which states are stable for whom, and the equilibria.

    Parameters
    ----------
    concepts
        Of Nash, GMR, SMR, SEQ and SSEQ. Where an actor's preference is unknown for some pair of
        feasible states, each gives four answers, for the indices a to d (``SEQ_a`` … ``SEQ_d``).
        Where none is, also SIM and, for two actors, L_1, L_2, … and NM. Where an actor declares
        when its preference is strong, GMR, SMR and SEQ come with ``GMR_strong``, ``GMR_weak`` and
        so on, which may be asked for by name, too.
    as_of
        The day on which options have to be available; None: that of the dispute.
    progress
        Told what is being done and the share of the whole that is done, from 0 to 1. It may raise
        (`Stopped`) to stop; of a model of 65,536 states it is told several times a second.

    Raises
    ------
    MissingError
        A concept is not known.
    DisputeError
        No state is feasible, or a ranking leaves states out.
    InputError
        A concept is not defined for the dispute.
    SizeError
        There are too many states to enumerate, or too much to try.
    """
    asked = checked(concepts, beyond=True)
    building, solving = Part(progress).split((("", 1), ("", 3)))
    with building:
        game = graph(dispute, as_of, progress=building.tell)
    with solving:
        return solve_game(game, asked, progress=solving.tell)


def checked(concepts: Sequence[str], *, beyond: bool = False) -> tuple[str, ...]:
    """Return the concepts in their usual spelling, each once.

    Parameters
    ----------
    beyond
        Whether SIM, L_h and NM may be among them.

    Raises
    ------
    MissingError
        One is not known.
    """
    return tuple(dict.fromkeys(_usual(concept, beyond=beyond) for concept in concepts))


def _usual(concept: str, *, beyond: bool) -> str:
    usual = next((known for known in _NAMES if known.lower() == concept.lower()), None)
    other = None if usual in CONCEPTS else usual or spelled(concept)
    if other is None and usual:
        return usual
    if other and beyond:
        return other
    if other:
        raise MissingError(
            f"{other} is not told here, only by `solve` and `explain`; ask for "
            f"one of {', '.join(CONCEPTS)}"
        )
    known = (*_NAMES, *FURTHER) if beyond else CONCEPTS
    raise MissingError(f"there is no concept '{concept}'.{nearest(concept, known)}")


def keys_of(dispute: Dispute, concepts: Sequence[str], doubt: Game | None) -> tuple[str, ...]:
    """List the keys of the verdicts that concepts give.

    Parameters
    ----------
    concepts
        In their usual spelling.
    doubt
        A game of some actor in which a comparison is not known, if there is one.

    Raises
    ------
    InputError
        Strong and weak forms are not defined for the dispute.
    """
    declared = any(actor.strong for actor in dispute.actors)
    refuse_strength(dispute, [c for c in concepts if strength_of(c)], doubt)
    if doubt is not None:
        return tuple(f"{concept}_{index}" for concept in concepts for index in INDICES)
    keys: list[str] = []
    for concept in concepts:
        keys.append(concept)
        if declared and concept in OF_STRENGTH:
            keys += [f"{concept}_{each}" for each in STRENGTHS]
    return tuple(dict.fromkeys(keys))


def solve_game(game: Game, concepts: Sequence[str], *, progress: Tell | None = None) -> Solution:
    """Solve a game whose graph has been built (see `solve`).

    Where actors have pictures of their own, each is solved for in the game that it sees.
    """
    whole = Part(progress, "Finding who stays where")
    whole.look()
    doubt = doubtful(game)
    refuse_undefined(doubt or game, concepts)
    keys = keys_of(game.dispute, concepts, doubt)
    shared: Shared = {}
    parts = whole.split((player.actor.name, 1) for player in game.players)

    def of(number: int) -> Stable:
        with parts[number] as part:
            sight = own_game(game, number)
            known = shared if sight.picture is None else {}
            if doubt:
                verdicts = _uncertain(sight, concepts, known, part)
            else:
                verdicts = _certain(sight, keys, known, part)
            return {key: sight.back(game.states, stable) for key, stable in verdicts.items()}

    # What all actors share is found by the first who needs it, so then they come one by one.
    apart = 0 if doubt or any(spelled(concept) for concept in concepts) else game.states.size
    by_actor = each(of, range(len(game.players)), states=apart)
    ids = [player.actor.id for player in game.players]
    # What a key builds on is there too, asked for or not: a weak form needs its concept.
    built = by_actor[0] if by_actor else keys
    found = {key: {who: by[key] for who, by in zip(ids, by_actor, strict=True)} for key in built}
    everyone = {key: _agreed(list(by.values()), game) for key, by in found.items()}
    for key in keys:
        if strength_of(key) == "weak":
            name = concept_of(key)
            everyone[key] = everyone[name] & ~everyone[f"{name}_strong"]
    return Solution(
        game.dispute,
        game.day,
        game.states,
        MappingProxyType({key: MappingProxyType(found[key]) for key in keys}),
        MappingProxyType({key: everyone[key] for key in keys}),
    )


Stable = dict[str, NDArray[np.bool_]]

Shared = dict[str, Any]
"""What has been found of a game once and serves all actors that see it."""


def _certain(sight: Sight, keys: Sequence[str], shared: Shared, part: Part) -> Stable:
    """Say where an actor is stable, by key; what a key builds on is there too."""
    found: Stable = {}
    for number, key in enumerate(keys):
        part.reach(number / len(keys))
        name = concept_of(key)
        if name not in found:
            found[name] = _plain(sight, name, shared)
        if strength_of(key) and (sure := f"{name}_strong") not in found:
            found[sure] = strong(sight.game, sight.number, name)
        if strength_of(key) == "weak":
            found[key] = found[name] & ~found[f"{name}_strong"]
    return found


def _plain(sight: Sight, concept: str, shared: Shared) -> NDArray[np.bool_]:
    if concept in _SOLVERS:
        return _SOLVERS[concept](sight.game, sight.number)
    if concept not in shared:
        shared[concept] = further(sight.game, concept)
    stable: NDArray[np.bool_] = shared[concept][sight.game.players[sight.number].actor.id]
    return stable


def _uncertain(sight: Sight, concepts: Sequence[str], shared: Shared, part: Part) -> Stable:
    if "sides" not in shared:
        shared["sides"] = sides_of(sight.game, part)
    found: Stable = {}
    parts = part.split((concept, _LONG[concept]) for concept in concepts)
    for concept, this in zip(concepts, parts, strict=True):
        with this:
            verdicts = uncertain(shared["sides"], sight.number, concept, this)
        found.update({f"{concept}_{index}": verdicts[index] for index in INDICES})
    return found


def _agreed(arrays: list[NDArray[np.bool_]], game: Game) -> NDArray[np.bool_]:
    agreed = np.ones(game.states.size, dtype=np.bool_)
    for array in arrays:
        agreed &= array
    return agreed
