"""Acts that undo one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.drafting.opposites import are_opposite


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Close the Brenn sluices", "keep the sluices open until the end of the harvest"),
        ("Close the border", "to reopen the border"),
        ("Impose an embargo", "lift the embargo"),
        ("Cut the power supply", "restore the power supply"),
        ("Withdraw its troops from the bridge", "keep its troops at the bridge"),
        ("Leave the coalition", "stay in the coalition"),
        ("Arrest the captain", "release the captain"),
        ("Fill the reservoir of the dam", "delay the filling"),
        ("Shell the port", "stop shelling the port"),
        ("Close the rolling mill", "the mill stays open"),
        ("Shut off the gas", "keep the gas flowing to the south"),
        ("Turn the water off", "continue to supply water to the towns"),
        ("Cut off the gas", "keep supplying gas"),
        ("Stop the trains", "keep the trains running"),
        ("Halt grain shipments", "continue the grain shipments"),
        ("Cut the subsidy", "go on paying the subsidy"),
        ("End the ceasefire", "maintain the ceasefire"),
        ("Close the border", "leave the border open"),
    ],
)
def test_acts_that_undo_one_another(one: str, other: str) -> None:
    assert are_opposite(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Close the sluices", "close the border"),
        ("Close the sluices", "open the border"),
        ("Close the sluices", "shut the sluices"),
        ("Close the sluices", "keep the sluices closed"),
        ("Impose an embargo", "remove the minister"),
        ("Pay the debt", "collect the debt"),
        ("", "close the border"),
        ("Fill the reservoir", "delay the elections"),
        ("Pay the debt", "stop the traffic"),
        ("Close the mill", "the mill stays closed"),
        ("Shut the gas plant", "keep the gas flowing"),
        ("Stop buying gas", "keep the gas flowing"),
        ("Stop the trains", "keep the ferries running"),
        ("Shut off the gas", "keep its troops out"),
        ("Cut the subsidy", "keep the subsidised trains running"),
    ],
)
def test_acts_that_do_not(one: str, other: str) -> None:
    assert not are_opposite(one, other)


@given(st.text(), st.text())
def test_it_is_the_same_whichever_comes_first(one: str, other: str) -> None:
    assert are_opposite(one, other) == are_opposite(other, one)
    assert not are_opposite(one, one)
