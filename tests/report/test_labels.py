"""One name for a state wherever it is told of."""

from __future__ import annotations

import re

import pytest

from standoff.cases import load_case, names
from standoff.dispute.model import Dispute
from standoff.outlook.phases import in_phases
from standoff.report.brief_record import compose
from standoff.report.labels import labels_of
from standoff.report.view import look


@pytest.mark.parametrize("name", names())
def test_names_are_distinct_and_letters_go_to_what_is_told_of(name: str) -> None:
    dispute = load_case(name)
    phases = in_phases(dispute)
    labels = labels_of(dispute, phases)
    states = phases[-1].game.states.names()
    told = [labels[state] for state in states]
    assert len(set(told)) == len(states)
    assert all(re.fullmatch(r"SQ|[A-Z]{1,2}|s\d+", each) for each in told)
    for phase in phases:
        for resting in phase.leading[:3]:
            assert not labels[resting.state].startswith("s")
    for number, state in enumerate(states, 1):
        assert labels[state] == f"s{number}" or not labels[state].startswith("s")


@pytest.mark.parametrize("name", names())
def test_the_brief_names_states_as_any_other_does(name: str) -> None:
    dispute = load_case(name)
    brief = compose(look(dispute))
    labels = labels_of(dispute, in_phases(dispute))
    for column in brief.table.columns:
        assert column.label == labels[column.state]
    for box in brief.drawing.boxes:
        assert box.title.partition(" · ")[0] == labels[box.state]


def test_only_what_has_come_up_is_known(many: Dispute) -> None:
    labels = labels_of(many, in_phases(many))
    assert labels.known("Y" * 12) is None
    assert labels["Y" * 12] == "s4096"
    assert labels.known("Y" * 12) == "s4096"
