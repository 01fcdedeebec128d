"""SIM, L_h and NM: against their definitions, in print, and where they are not defined."""

from __future__ import annotations

import numpy as np
import pytest
from brute_further import FurtherBrute
from hypothesis import HealthCheck, assume, given, settings
from toy_games import dispute_of, spelled, toys

from standoff.cases import load_case
from standoff.dispute.model import Actor, Dispute, Option
from standoff.errors import InputError, MissingError
from standoff.graph.game import graph
from standoff.stability import foresight, further, simultaneous
from standoff.stability.solve import CONCEPTS, solve

SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def states_where(solution, concept, i):
    stable = solution.stable[concept][f"a{i}"]
    return {solution.state(k) for k in range(solution.size) if stable[k]}


@given(toys(most_options=6, most_actors=4))
@SETTINGS
def test_sim_is_that_of_the_definition(toy):
    brute = FurtherBrute(toy)
    assume(brute.states)
    solution = solve(dispute_of(toy), ("SIM",))
    assert solution.concepts == ("SIM",)
    for i in brute.players:
        expected = {spelled(s) for s in brute.states if brute.sim(i, s)}
        assert states_where(solution, "SIM", i) == expected


@given(toys(most_options=6, most_actors=4))
@settings(SETTINGS, max_examples=30)
def test_sim_does_not_depend_on_the_parts_it_is_done_in(toy):
    assume(FurtherBrute(toy).states)
    whole = solve(dispute_of(toy), ("SIM",)).to_dict()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simultaneous, "_CHUNK", 3)
        assert solve(dispute_of(toy), ("SIM",)).to_dict() == whole


@given(toys(most_options=6, most_actors=2))
@settings(SETTINGS, max_examples=200)
def test_limited_and_nonmyopic_are_those_of_the_definitions(toy):
    brute = FurtherBrute(toy)
    assume(brute.states)
    asked = ("L_1", "L_2", "L_3", "L_4", "L_9", "L_40", "NM")
    solution = solve(dispute_of(toy), asked)
    assert solution.concepts == asked
    for concept in asked[:-1]:
        ends = brute.ends(int(concept[2:]))
        for i in (0, 1):
            expected = {spelled(s) for s in brute.states if ends[i][s] == s}
            assert states_where(solution, concept, i) == expected, concept
    for i, stays in enumerate(brute.nonmyopic()):
        assert states_where(solution, "NM", i) == {spelled(s) for s in stays}


@given(toys(most_options=6, most_actors=2))
@SETTINGS
def test_looking_one_move_ahead_is_nash(toy):
    assume(FurtherBrute(toy).states)
    solution = solve(dispute_of(toy), ("Nash", "L_1"))
    for actor in solution.actors:
        assert (solution.stable["Nash"][actor] == solution.stable["L_1"][actor]).all()


@given(toys(most_options=6, most_actors=4))
@SETTINGS
def test_nash_is_sim(toy):
    assume(FurtherBrute(toy).states)
    solution = solve(dispute_of(toy), ("Nash", "SIM"))
    for actor in solution.actors:
        assert not (solution.stable["Nash"][actor] & ~solution.stable["SIM"][actor]).any()


def test_the_prisoners_look_far_and_stay():
    solution = solve(load_case("prisoners-dilemma"), ("NM", "Nash"))
    assert solution.settled("NM") == ("NN", "YY")


def test_chicken_by_how_far_they_look():
    solution = solve(load_case("chicken"), ("L_1", "L_2", "L_3", "L_4", "L_50", "NM"))
    assert set(solution.settled("L_1")) == {"NY", "YN"}
    assert solution.settled("L_2") == ()
    for concept in ("L_3", "L_4", "L_50", "NM"):
        assert solution.settled(concept) == ("NN",)


def test_names_are_taken_in_any_spelling_and_the_order_asked():
    solution = solve(load_case("chicken"), ("nm", "sim", "l_02", "L2", "seq"))
    assert solution.concepts == ("NM", "SIM", "L_2", "SEQ")
    assert list(solution.to_dict()["equilibria"]) == ["NM", "SIM", "L_2", "SEQ"]
    assert solve(load_case("chicken")).concepts == CONCEPTS


@pytest.mark.parametrize(
    ("concept", "message"),
    [
        ("L_0", "from L_1 to L_9999"),
        ("L_10000", "from L_1 to L_9999"),
        ("L_h", r"no concept 'L_h'\. Did you mean 'L_"),
        ("SIMM", "Did you mean 'SIM'"),
    ],
)
def test_a_name_that_is_none_is_refused(concept, message):
    with pytest.raises(MissingError, match=message):
        solve(load_case("chicken"), (concept,))


def test_two_actors_are_needed_to_look_ahead():
    with pytest.raises(InputError, match="L_2 and NM are defined for two actors, and the dispute "
                       "has 3: 'ministry', 'uniroyal' and 'local'"):  # fmt: skip
        solve(load_case("elmira"), ("L_2", "Nash", "NM"))
    assert solve(load_case("elmira"), ("SIM",)).size == 12


def test_the_furthest_that_can_be_asked_for_and_what_is_said_beyond():
    assert further.spelled("l00009999") == "L_9999"
    with pytest.raises(MissingError) as refused:
        further.spelled("L_10000")
    assert str(refused.value) == (
        "there is no concept 'L_10000': L_h looks h moves ahead, from L_1 to L_9999; NM is what "
        "holds however far one looks"
    )


def crowd(*options):
    """Actors a, b, … with so many options each."""
    actors = tuple(
        Actor(name, name.upper(), options=tuple(Option(f"o{k}", "O") for k in range(count)))
        for name, count in zip("abcd", options, strict=False)
    )
    return Dispute("A crowd", actors)


@pytest.mark.parametrize(
    ("dispute", "concepts", "asked", "found"),
    [
        (crowd(1, 1, 1), ["L_2"], "L_2 is", "3: 'a', 'b' and 'c'."),
        (crowd(1), ["L_2", "NM"], "L_2 and NM are", "1: 'a'."),
        (crowd(1, 0, 1), ["NM"], "NM is", "3: 'a', 'b' and 'c'. Without 'b', …"),
        (crowd(0, 1, 1, 0), ["L_1", "L_2", "NM"], "L_1, L_2 and NM are",
         "4: 'a', 'b', 'c' and 'd'. Without 'a' and 'd', …"),
    ],
)  # fmt: skip
def test_it_says_how_many_actors_there_are_and_who_could_be_left_out(
    dispute, concepts, asked, found
):
    with pytest.raises(InputError) as refused:
        solve(dispute, concepts)
    found = found.replace("…", "who cannot do anything, there would be two.")
    assert str(refused.value) == (f"{asked} defined for two actors, and the dispute has {found}")


def test_what_needs_known_preferences_says_so():
    dispute = load_case("kosovo-2007")
    for concept in ("SIM", "NM", "L_3"):
        with pytest.raises(InputError, match=f"{concept} is not defined where preferences are not"):
            solve(dispute, ("Nash", concept))
    with pytest.raises(InputError) as refused:
        solve(dispute, ("SIM", "Nash", "NM"))
    assert str(refused.value) == (
        "SIM and NM are not defined where preferences are not known, and something is not known of "
        "'serbia', 'russia', 'us', 'eu', 'nato' and 'un'. Nash, GMR, SMR, SEQ and SSEQ are: they "
        "give an answer for each index a to d."
    )


def test_too_many_combinations_are_refused_with_their_number(monkeypatch):
    monkeypatch.setattr(simultaneous, "_MOST_AT_ONCE", 1)
    with pytest.raises(
        simultaneous.SizeError, match=r"in up to \d+ ways, and the others' from one state in \d+;"
    ):
        solve(load_case("cuba"), ("SIM",))


def test_what_repeats_is_read_off_the_first_period():
    # Horizons 1 to 4 repeat: 5 is 1 again, and 7 is 3.
    ahead = foresight.Foresight(tuple(range(5)), 1)
    assert ahead.period == range(1, 5)
    assert [ahead.at(h) for h in range(11)] == [0, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2]
    assert foresight.Foresight(tuple(range(3)), 0).period == range(1, 4)


def test_horizons_are_of_four_bytes_a_state_and_the_first_that_repeats_is_found():
    ahead = foresight.foresee(graph(load_case("chicken")), 2)
    assert [ends.dtype for ends in ahead.ends] == [np.int32] * 3
    # Where nobody prefers anything, nobody moves: looking ahead finds what looking at nothing does.
    ahead = foresight.foresee(graph(crowd(1, 1)))
    assert (len(ahead.ends), ahead.repeats, ahead.period) == (1, 0, range(1, 2))


def test_horizons_that_take_too_much_memory_are_refused(monkeypatch):
    # Two actors, four states, four bytes: 32 bytes a horizon.
    monkeypatch.setattr(foresight, "_MOST_BYTES", 64)
    assert solve(load_case("chicken"), ("L_1",)).size == 4
    with pytest.raises(simultaneous.SizeError) as refused:
        solve(load_case("chicken"), ("L_2",))
    assert str(refused.value) == (
        "looking further ahead is too large: 2 horizons of 4 states take 2 GB, and none repeats "
        "an earlier one. Ask for a nearer horizon (L_1, L_2, …), or for fewer states."
    )
