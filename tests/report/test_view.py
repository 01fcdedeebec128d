"""What is said about a dispute is what the definitions give."""

from __future__ import annotations

from itertools import product

import numpy as np

from standoff.cases import load_case
from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.outlook.grades import Grade
from standoff.outlook.phases import in_phases
from standoff.report.answer import common, headline, told
from standoff.report.view import look


def test_states_are_graded_by_what_holds_them() -> None:
    (phase,) = in_phases(load_case("elmira"))
    grades = {resting.state: resting.grade for resting in phase.resting}
    assert {state for state, grade in grades.items() if grade is Grade.FIRM} == {
        "NNNYN", "YNNYN", "NYNNY", "YNYNY", "NNNYY", "YNNYY",
    }  # fmt: skip
    assert {state for state, grade in grades.items() if grade is Grade.THREAT} == {"NYNNN", "YNYNN"}


def test_what_cannot_be_reached_is_left_out() -> None:
    dispute = loads(
        "format: standoff.dispute/1\ntitle: One way\nactors:\n"
        "  a: {name: A, options: {x: {name: Go, irreversible: forward}}, preferences: [not a.x]}\n"
        "  b: {name: B, options: {y: {name: Give up, irreversible: back}}, preferences: [b.y]}\n"
        "status_quo: NN\n"
    )
    (phase,) = in_phases(dispute)
    reached = {phase.solution.state(int(i)) for i in np.flatnonzero(phase.reachable)}
    assert reached == {"NN", "YN"}
    assert {resting.state for resting in phase.resting} == {"NN", "YN"}
    assert phase.unreached == 2


def test_a_later_phase_begins_where_the_earlier_may_have_led() -> None:
    dispute = loads(
        "format: standoff.dispute/1\ntitle: Two days\nas_of: 2020-01-01\nactors:\n"
        "  a: {name: A, options: {x: {name: Go, available_until: 2020-01-31}}}\n"
        "  b: {name: B, options: {y: {name: Come, available_from: 2020-03-01}}}\n"
        "status_quo: NN\n"
    )
    first, second, third = in_phases(dispute)
    spelled = [
        {phase.solution.state(int(i)) for i in np.flatnonzero(phase.reachable)}
        for phase in (first, second, third)
    ]
    assert spelled == [{"NN", "YN"}, {"NN", "YN"}, {"NN", "YN", "NY", "YY"}]


def test_the_pattern_is_what_all_the_best_states_share(many: Dispute) -> None:
    (phase,) = in_phases(many)
    assert phase.best == 4096
    assert phase.pattern == "-" * 12
    (elmira,) = in_phases(load_case("elmira"))
    best = [resting.state for resting in elmira.leading]
    expected = "".join(c[0] if len(set(c)) == 1 else "-" for c in zip(*best, strict=True))
    assert elmira.pattern == expected


def test_unknown_preferences_give_two_grades() -> None:
    dispute = loads(
        "format: standoff.dispute/1\ntitle: Silent\nactors:\n"
        "  a: {name: A, options: {x: {name: Go}}, unknown: [{about: [a.x]}]}\n"
        "status_quo: N\n"
    )
    view = look(dispute)
    standing = {r.state: (r.grade, r.possible) for r in view.phases[0].resting}
    assert standing == dict.fromkeys("NY", (Grade.NONE, Grade.FIRM))
    assert headline(dispute, view.phases[0]) == "It may settle in 2 states."


def test_told_names_every_change_and_nothing_else() -> None:
    dispute = load_case("elmira")
    assert dispute.status_quo is not None
    for letters in product("NY", repeat=5):
        state = "".join(letters)
        lines = told(dispute, state)
        changed = sum(a != b for a, b in zip(state, dispute.status_quo, strict=True))
        assert sum(line.count(" and ") + 1 + line.count(", ") for line in lines) >= min(changed, 1)
        assert (lines == ("everything as it is",)) == (changed == 0)


def test_common_keeps_what_varies_apart() -> None:
    dispute = load_case("chicken")
    found = common(dispute, "-Y")
    assert [str(deed) for deed in found.shared] == ["Column: drive on"]
    assert found.varying == ("Row: drive on",)
