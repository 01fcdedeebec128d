"""Where a dispute can settle, beyond what a phase lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.cases import load_case, names
from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option, Statement, Statements
from standoff.outlook.phases import in_phases
from standoff.outlook.settled import settled, told_apart


def wide(*statements: str) -> Dispute:
    """Nine options and nobody who wants anything: it can settle in all 512 states."""
    options = tuple(Option(f"o{number}", f"Do {number}") for number in range(9))
    wishes = Statements(tuple((Statement(parse(text)),) for text in statements))
    return Dispute("Wide", (Actor("a", "A", options=options, preference=wishes),))


@pytest.mark.parametrize("name", names())
def test_it_is_what_the_phase_lists_and_counts(name: str) -> None:
    for phase in in_phases(load_case(name)):
        found = settled(phase)
        assert len(found) == phase.total
        listed = {each.state: each.grade for each in phase.resting}
        assert dict(list(found.items())[: len(listed)]) == listed
        assert list(found)[: len(listed)] == list(listed)
        told = told_apart(phase, phase)
        assert told.new == frozenset()
        assert told.gone == ()


def test_what_is_new_and_gone_is_known_of_more_states_than_are_listed() -> None:
    (before,), (after,) = in_phases(wide()), in_phases(wide("a.o0"))
    assert (before.total, len(before.resting), after.total) == (512, 200, 256)
    told = told_apart(after, before)
    assert told.new == frozenset()
    assert set(told.gone) == {state for state in settled(before) if state[0] == "N"}
    back = told_apart(before, after)
    assert back.new == set(told.gone)
    assert back.gone == ()


def test_an_option_that_one_does_not_have_counts_as_not_taken() -> None:
    chicken = load_case("chicken")
    row = chicken.actors[0]
    more = replace(row, options=(*row.options, Option("wait", "Wait")))
    (phase,) = in_phases(chicken)
    options = replace(chicken, actors=(more, chicken.actors[1])).options
    assert set(settled(phase, options)) == {f"{s[0]}N{s[1]}" for s in settled(phase)}
