"""Feasible states: which they are, how they are spelled, and when there are too many."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Constraint, Dispute, Option
from standoff.dispute.states import enumerate_states
from standoff.errors import MissingError, SizeError


def dispute(options, *constraints):
    names = tuple(Option(f"o{k}", f"O{k}") for k in range(options))
    rules = tuple(Constraint(kind, parse(text)) for kind, text in constraints)
    return Dispute("T", (Actor("a", "A", options=names),), constraints=rules)


def test_the_first_option_is_the_lowest_bit():
    states = enumerate_states(dispute(2))
    assert states.names() == ["NN", "YN", "NY", "YY"]
    assert states.codes.tolist() == [0, 1, 2, 3]
    assert states.columns["a.o1"].tolist() == [False, False, True, True]
    assert len(states.columns) == 2


def test_constraints_leave_what_satisfies_all_of_them():
    rules = [("never", "a.o0 and a.o3"), ("always", "a.o1 if a.o2"), ("never", "false")]
    states = enumerate_states(dispute(4, *rules))
    expected = {
        "".join(letters)
        for letters in itertools.product("NY", repeat=4)
        if not (letters[0] == letters[3] == "Y") and (letters[1] == "Y" or letters[2] == "N")
    }
    assert set(states.names()) == expected
    assert (np.diff(states.codes.astype(np.int64)) > 0).all()
    assert [states.index(states.name(k)) for k in range(states.size)] == list(range(states.size))


def test_contradictions_leave_nothing():
    assert enumerate_states(dispute(2, ("never", "true"))).size == 0
    assert enumerate_states(dispute(0)).names() == [""]


@pytest.mark.parametrize("state", ["N", "NNN", "N-", "ny", "NYZ"])
def test_what_names_no_state_is_refused(state):
    with pytest.raises(MissingError, match="names no state"):
        enumerate_states(dispute(2)).index(state)


def test_infeasible_states_are_refused():
    states = enumerate_states(dispute(2, ("never", "a.o0")))
    for state in ("YN", "YY"):
        with pytest.raises(MissingError, match=f"the state {state} is not feasible"):
            states.index(state)


def test_what_is_too_large_is_refused_before_it_starts():
    with pytest.raises(SizeError, match=r"it has 1,099,511,627,776 states, .* GB.*smaller"):
        enumerate_states(dispute(40))


def test_groups_of_which_one_is_taken_cost_their_choices_only():
    groups = [
        ("always", f"exactly_one({', '.join(f'a.o{5 * g + k}' for k in range(5))})")
        for g in range(6)
    ]
    states = enumerate_states(dispute(30, *groups))
    assert states.size == 5**6
    assert all(name.count("Y") == 6 for name in states.names()[:50])
