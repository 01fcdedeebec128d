"""What the place of the outcomes shows: as its address asks, computed beside the page's loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from standoff.errors import StandoffError
from standoff.graph.game import Game
from standoff.outlook.departures import Departures
from standoff.outlook.phases import Phase
from standoff.outlook.reach import place
from standoff.outlook.state_graph import Way, state_graph
from standoff.progress import Part, Tell
from standoff.report.labels import Labels, labels_of
from standoff.report.state_chart import StateChart
from standoff.stability.explain import Verdict, explain, explain_game
from standoff.stability.further import FURTHER
from standoff.stability.hypergame import doubtful
from standoff.stability.keys import concept_of
from standoff.stability.solve import CONCEPTS, solve_game
from standoff.stability.strong import OF_STRENGTH
from standoff.workbench.answers import Answer

__all__ = ["Asked", "View", "concepts_for", "explained", "replies_under", "viewed"]

_LEADING = 12
_FURTHER = 1 << 13
"""Above so many states SIM, L_h and NM take longer than somebody waits who only looks."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for.

    Parameters
    ----------
    state
        A state, spelled; empty: the one where the graph begins.
    actor
        An actor's id; empty: all.
    phase
        Which stretch of time, counted from 0; negative: the last.
    opened
        Numbers of moves of which more states are to be shown, with dots between.
    """

    state: str = ""
    actor: str = ""
    concept: str = "SEQ"
    way: str = "best"
    phase: int = -1
    opened: str = ""

    def address(self, here: str, **changes: Any) -> str:
        """Return the address that asks for it, or for something else beside."""
        given, usual = asdict(replace(self, **changes)), asdict(Asked())
        said = {name: value for name, value in given.items() if value != usual[name]}
        return f"{here}?{urlencode(said)}" if said else here

    @property
    def layers(self) -> tuple[int, ...]:
        """The numbers of moves in `opened`."""
        return tuple(int(part) for part in self.opened.split(".") if part.isdecimal())


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is shown.

    Parameters
    ----------
    asked
        As it was understood: what there is none of is replaced by what is usual.
    chosen
        The chosen state by its number; None where it is none.
    spelled
        The chosen state, spelled as it was asked for.
    """

    answer: Answer
    asked: Asked
    phase: Phase
    labels: Labels
    drawn: StateChart
    chosen: int | None
    spelled: str

    @property
    def game(self) -> Game:
        """The game of the phase."""
        return self.phase.game

    @property
    def phase_number(self) -> int:
        """The place of the phase among all."""
        return next(at for at, each in enumerate(self.answer.phases) if each is self.phase)

    def choosing(self, state: str) -> View | None:
        """Return the same with another state chosen; None where it has to be drawn anew."""
        found = self.game.states.find(state)
        if found is not None and found not in self.drawn.chart.boxes:
            return None
        return replace(self, asked=replace(self.asked, state=state), chosen=found, spelled=state)


def viewed(answer: Answer, asked: Asked, tell: Tell | None = None) -> View:
    """Compute what is shown of an answer that has phases.

    Parameters
    ----------
    tell
        Told how far it is.
    """
    settling, following = Part(tell, "The graph of states and moves").split((("", 1), ("", 9)))
    last = len(answer.phases) - 1
    phase = answer.phases[asked.phase if 0 <= asked.phase < last else last]
    asked = _understood(answer, phase, asked, last)
    game = phase.game
    labels = labels_of(answer.dispute, answer.phases)
    leading = [game.states.index(each.state) for each in phase.leading[:_LEADING]]
    origin = place(game, answer.dispute.status_quo)
    start = origin if origin is not None else leading[0] if leading else 0
    spelled = asked.state or game.states.name(start)
    chosen = game.states.find(spelled)
    with settling:
        settles = _settling(phase, asked.concept, settling.tell)
    with following:
        departures = Departures(game, replies_under(asked.concept), following)
        way: Way = next(each for each in get_args(Way) if each == asked.way)
        graph = state_graph(
            departures, start, settles[0] | settles[1], way=way,
            wanted=[*([] if chosen is None else [chosen]), *leading], opened=asked.layers,
        )  # fmt: skip
    drawn = StateChart.of(phase, labels, departures, graph, settles)
    return View(answer, asked, phase, labels, drawn, chosen, spelled)


def _understood(answer: Answer, phase: Phase, asked: Asked, last: int) -> Asked:
    known = [actor.id for actor in answer.dispute.actors]
    return replace(
        asked,
        actor=asked.actor if asked.actor in known else "",
        concept=asked.concept if asked.concept in concepts_for(phase) else Asked().concept,
        way=asked.way if asked.way in get_args(Way) else Asked().way,
        phase=asked.phase if 0 <= asked.phase < last else -1,
    )


def concepts_for(phase: Phase) -> tuple[str, ...]:
    """List the concepts that are defined for the game of a phase, and do not take too long."""
    dispute, found = phase.game.dispute, list(CONCEPTS)
    if doubtful(phase.game) is not None:
        return tuple(found)
    if any(actor.strong for actor in dispute.actors):
        found += [f"{each}_strong" for each in OF_STRENGTH]
    if phase.game.states.size > _FURTHER:
        return tuple(found)
    return (*found, *(FURTHER if len(phase.game.players) == 2 else FURTHER[:1]))


def replies_under(concept: str) -> str:
    """Return the concept by which arrows tell what deters: a usual one."""
    usual = concept_of(concept)
    return usual if usual in CONCEPTS else "SEQ"


def _settling(phase: Phase, concept: str, tell: Tell) -> tuple[Flags, Flags]:
    """Say where every actor stays, on the most cautious and on the most lenient reading."""
    held = phase.solution.equilibria
    if concept not in held and concept_of(concept) in CONCEPTS and f"{concept}_a" in held:
        return held[f"{concept}_a"], held[f"{concept}_d"]
    if concept not in held:
        held = solve_game(phase.game, (concept,), progress=tell).equilibria
    return held[concept], held[concept]


def explained(view: View) -> Sequence[Verdict] | str:
    """Say why the actors that are asked about stay in the chosen state, or leave it."""
    if view.chosen is None:
        return ()
    concept, actor = view.asked.concept, view.asked.actor or None
    try:
        if concept in CONCEPTS:
            return tuple(explain_game(view.game, view.chosen, ((concept,), "abcd"), actor))
        name = view.phase.solution.state(view.chosen)
        return explain(view.answer.dispute, name, actor=actor, concept=concept, as_of=view.game.day)
    except StandoffError as error:
        return str(error)
