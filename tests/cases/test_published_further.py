"""The published results under further concepts, and for coalitions."""

from __future__ import annotations

import pytest

from standoff.cases import load_case
from standoff.stability.coalitions import solve_coalition
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.solve import solve

CC, CD, DC, DD = "NN", "NY", "YN", "YY"


def test_non_myopic_stability_of_the_prisoners_dilemma():
    assert set(solve(load_case("prisoners-dilemma"), ["NM"]).settled("NM")) == {CC, DD}


@pytest.mark.parametrize("horizon", range(1, 13))
def test_limited_moves_in_chicken(horizon):
    expected = {1: {CD, DC}, 2: set()}.get(horizon, {CC})
    concept = f"L_{horizon}"
    assert set(solve(load_case("chicken"), [concept]).settled(concept)) == expected


def test_non_myopic_stability_of_chicken():
    assert set(solve(load_case("chicken"), ["NM"]).settled("NM")) == {CC}


def test_the_ministry_and_uniroyal_together_leave_the_seventh_state_for_the_tenth():
    elmira = load_case("elmira")
    names = solve(elmira, ["Nash"]).states.names()
    together = solve_coalition(elmira, ["ministry", "uniroyal"], ["CNash"])
    assert names[6] not in together.settled("CNash")
    (verdict,) = explain_coalition(elmira, names[6], ["ministry", "uniroyal"], concept="CNash")
    assert [departure.moves[-1].after for departure in verdict.departures] == [names[9]]
