"""What is too large to enumerate is refused before it is begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.dispute import size
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Commitment,
    Constraint,
    Dispute,
    Merged,
    Option,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
)
from standoff.dispute.size import bytes_each
from standoff.dispute.states import enumerate_states
from standoff.errors import SizeError

NOTHING = Statements()


def of(count, *rules, preference=NOTHING, **more):
    options = tuple(Option(f"o{k}", "O") for k in range(count))
    rules = tuple(Constraint("always", parse(rule)) for rule in rules)
    actor = Actor("a", "A", options=options, preference=preference, **more)
    return Dispute("T", (actor,), constraints=rules)


def refusal(dispute, room=None):
    with pytest.raises(SizeError) as caught:
        enumerate_states(dispute, room=room)
    return str(caught.value)


def test_a_refusal_says_how_many_states_what_they_take_and_what_room_there_is():
    dispute = of(30)
    each = bytes_each(dispute)
    said = refusal(dispute, room=2 << 30)
    assert "it has 1,073,741,824 states" in said
    assert f"would take {each:,.1f} GB, and there is room for 2.0 GB" in said
    assert "exactly_one" in said
    assert "solve --state" in said


def test_the_room_is_what_the_machine_can_give(monkeypatch):
    # 2^22 states are asked about, fewer are not.
    monkeypatch.setattr(size, "available", lambda: 1 << 30)
    assert enumerate_states(of(22)).size == 1 << 22
    monkeypatch.setattr(size, "available", lambda: 1 << 28)
    assert "there is room for 0.2 GB" in refusal(of(22))
    monkeypatch.setattr(size, "available", lambda: 0)
    assert enumerate_states(of(18)).size == 1 << 18
    assert "there is room for 0.0 GB" in refusal(of(22))


def test_what_was_not_counted_is_said_to_be_a_bound():
    chain = [f"a.o{k} or a.o{k + 1}" for k in range(19)]
    assert "it has up to 1,048,576 states" in refusal(of(20, *chain), room=1 << 20)
    chain = [f"a.o{k} or a.o{k + 1}" for k in range(39)]
    assert "it has about 2" in refusal(of(40, *chain), room=1 << 20)


def test_numbers_of_any_size_are_told():
    assert "it has 2.6e+120 states" in refusal(of(400))
    assert "it has more than 10^903 states, which would take more than 10^895 GB" in (
        refusal(of(3000), room=1 << 30)
    )


def test_more_options_than_a_code_holds_are_refused_even_where_few_states_are_feasible():
    groups = [f"exactly_one({', '.join(f'a.o{8 * g + k}' for k in range(8))})" for g in range(8)]
    rest = [f"a.o{8 * g}" for g in range(8)]
    assert "64 options; at most 63 can be enumerated" in refusal(of(64, *groups, *rest))


def test_irreversible_options_take_more():
    lasting = Actor("a", "A", options=(Option("x", "X", "forward"), Option("y", "Y", "back")))
    assert bytes_each(Dispute("T", (lasting,))) > bytes_each(of(2))


def test_options_that_nothing_is_said_of_are_named():
    rules, said = ["a.o0 or a.o1"], "Nothing is said of 'a.o3', 'a.o4'"
    told = Statements(((Statement(parse("a.o2")),),))
    assert said in refusal(of(30, *rules, preference=told))
    tier = Ranking(((parse("a.o2"),), ()), rest=1)
    assert said in refusal(of(30, *rules, preference=tier))
    assert said in refusal(of(30, *rules, unknown=(Unknown(about=("a.o2",)),)))
    assert said in refusal(of(30, *rules, unknown=(Unknown(parse("a.o2"), parse("a.o1")),)))
    assert said in refusal(of(30, *rules, strong=(Strong(worse=parse("a.o2")),)))
    promise = Commitment("a", parse("a.o2"), parse("a.o1"))
    assert said in refusal(replace(of(30, *rules), commitments=(promise,)))
    merged = Merged(parse("a.o2"))
    assert said in refusal(replace(of(30, *rules), merged=(merged,)))
    every = " or ".join(f"a.o{k}" for k in range(40))
    assert "Nothing is said" not in refusal(of(40, every))
