"""Solving in phases tells how far it is, and is stopped by whoever is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Dispute,
    Option,
    Perception,
    Statement,
    Statements,
    Unknown,
)
from standoff.errors import Stopped
from standoff.graph import compiled
from standoff.graph.game import graph
from standoff.outlook.departures import Departures
from standoff.outlook.phases import Phase, in_phases
from standoff.progress import Part
from standoff.stability import columns
from standoff.stability.solve import CONCEPTS, solve

Told = list[tuple[str, float]]


def doubtful(dispute: Dispute, unknown: Unknown) -> Dispute:
    first, *others = dispute.actors
    return replace(dispute, actors=(replace(first, unknown=(unknown,)), *others))


def dated(dispute: Dispute) -> Dispute:
    first, *others = dispute.actors
    option, *more = first.options
    later = replace(option, available_from=date(2031, 5, 1))
    return replace(dispute, actors=(replace(first, options=(later, *more)), *others))


CUBA = load_case("cuba")
OPTIONS = CUBA.options
BETWEEN = Unknown(between=parse(OPTIONS[0]), other=parse(OPTIONS[-1]))
DISPUTES = {
    "known": CUBA,
    "two phases": dated(CUBA),
    "unknown about options": doubtful(CUBA, Unknown(about=OPTIONS[-1:])),
    "unknown between states": doubtful(CUBA, BETWEEN),
    "seen differently": replace(
        CUBA,
        actors=(
            replace(CUBA.actors[0], perception=Perception(unseen=OPTIONS[-1:])),
            CUBA.actors[1],
        ),
    ),
}


def same(one: tuple[Phase, ...], other: tuple[Phase, ...]) -> bool:
    return all(
        here.resting == there.resting
        and here.solution.equilibria.keys() == there.solution.equilibria.keys()
        and all(
            np.array_equal(holds, there.solution.equilibria[key])
            for key, holds in here.solution.equilibria.items()
        )
        for here, there in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("name", DISPUTES)
@pytest.mark.parametrize("last", [False, True])
def test_it_tells_a_growing_share_and_finds_the_same(name: str, *, last: bool) -> None:
    told: Told = []
    found = in_phases(
        DISPUTES[name], last=last, progress=lambda doing, share: told.append((doing, share))
    )
    assert same(found, in_phases(DISPUTES[name], last=last))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == pytest.approx(1)
    assert len(set(shares)) > 5
    doings = {doing for doing, _ in told}
    for actor in CUBA.actors:
        assert any(actor.name in doing for doing in doings)
    assert any(doing.startswith("Phase 2 of 2") for doing in doings) == (name == "two phases")


@pytest.mark.parametrize("name", DISPUTES)
def test_it_is_stopped_wherever_it_is(name: str) -> None:
    told: Told = []
    in_phases(DISPUTES[name], progress=lambda doing, share: told.append((doing, share)))
    for number in range(len(told)):
        calls = 0

        def stop(doing: str, share: float, number: int = number) -> None:
            nonlocal calls
            calls += 1
            if calls > number:
                raise Stopped(f"{doing} {share}")

        with pytest.raises(Stopped):
            in_phases(DISPUTES[name], progress=stop)
        assert calls == number + 1
    assert same(in_phases(DISPUTES[name]), in_phases(DISPUTES[name], progress=lambda *_: None))


def many_ties() -> Dispute:
    """Two actors of whom little is known, so that many states ask."""
    actors = []
    for who, other in (("a", "b"), ("b", "a")):
        options = tuple(Option(f"o{number}", f"Do {number}") for number in range(3))
        wish = Statements(((Statement(parse(f"{other}.o0")),),))
        about = tuple(f"{each}.o{number}" for each in "ab" for number in (1, 2))
        actors.append(Actor(who, who.upper(), None, options, wish, (Unknown(about=about),)))
    return Dispute("Ties", tuple(actors))


@pytest.mark.parametrize(
    "dispute", [many_ties(), DISPUTES["unknown between states"]], ids=["about", "between"]
)
def test_each_block_of_questions_gets_on(monkeypatch: pytest.MonkeyPatch, dispute: Dispute) -> None:
    whole: Told = []
    usual = solve(dispute, ("SMR",), progress=lambda *each: whole.append(each))
    monkeypatch.setattr(columns, "_AT_ONCE", 1)
    blocks: Told = []
    found = solve(dispute, ("SMR",), progress=lambda *each: blocks.append(each))
    assert len({share for _, share in blocks}) > len({share for _, share in whole})
    assert all(np.array_equal(found.equilibria[key], usual.equilibria[key])
               for key in usual.equilibria)  # fmt: skip


def test_actors_that_are_solved_for_at_the_same_time_are_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compiled, "_FROM_STATES", 1)
    shares: list[float] = []

    def stop(doing: str, share: float) -> None:
        shares.append(share)
        if "Finding" in doing and share > 0.5:
            raise Stopped(doing)

    with pytest.raises(Stopped):
        solve(CUBA, CONCEPTS, progress=stop)
    assert shares == sorted(shares)


@pytest.mark.parametrize("name", DISPUTES)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_departures_tell_how_far_they_are(name: str, concept: str) -> None:
    game = graph(DISPUTES[name])
    told: Told = []
    found = Departures(game, concept, Part(lambda doing, share: told.append((doing, share))))
    usual = Departures(game, concept)
    assert [found.all_from(state) for state in range(game.states.size)] == [
        usual.all_from(state) for state in range(game.states.size)
    ]
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)

    def stop(doing: str, share: float) -> None:
        raise Stopped(f"{doing} {share}")

    with pytest.raises(Stopped):
        Departures(game, concept, Part(stop)).all_from(0)
