"""Who can block a state: small games whose blocking sets can be told by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option
from standoff.errors import SizeError
from standoff.stability import blockers
from standoff.stability.blockers import who_blocks

DAY = date(2007, 12, 10)
BEFORE = DAY - timedelta(days=1)


def three(first=None, third=None):
    options = (first or Option("o", "O"), Option("o", "O"), third or Option("o", "O"))
    actors = tuple(
        Actor(name, name.upper(), options=(option,))
        for name, option in zip("abc", options, strict=True)
    )
    return Dispute("T", actors, status_quo="NNN")


def test_who_can_stand_in_for_each_other_block_only_together():
    # A can act only while B or C does: A and either of them reach the state.
    helped = Option("o", "O", irreversible="back",
                    irreversible_if=parse("not (b.o or c.o)"))  # fmt: skip
    found = who_blocks(three(helped), "YNN")
    assert found.sets == (("a",), ("b", "c"))
    assert found.reachable
    # C alone cannot act: then B has to help, and nobody can stand in for it.
    idle = Option("o", "O", available_from=DAY)
    found = who_blocks(three(helped, idle), "YNN", as_of=BEFORE)
    assert found.sets == (("a",), ("b",))
    assert found.as_of == BEFORE


def test_who_cannot_move_on_the_day_does_not_count(monkeypatch):
    monkeypatch.setattr(blockers, "_MOST_MOVERS", 2)
    late = three(third=Option("o", "O", available_from=DAY))
    for dispute, day in ((late, BEFORE), (replace(late, as_of=BEFORE), None),
                         (replace(late, as_of=DAY), BEFORE)):  # fmt: skip
        found = who_blocks(dispute, "YYN", as_of=day)
        assert (found.sets, found.as_of) == ((("a",), ("b",)), BEFORE)
    for dispute, day in ((late, DAY), (late, None), (replace(late, as_of=BEFORE), DAY)):
        with pytest.raises(SizeError) as refused:
            who_blocks(dispute, "YYN", as_of=day)
        assert str(refused.value) == (
            "3 actors can move, which gives 8 sets of actors; 2 actors (4 sets) are the most"
        )


def test_twenty_actors_are_the_most():
    # They are counted before any of the 2^40 states is listed.
    actors = tuple(Actor(f"a{n}", "A", options=(Option("o", "O"),)) for n in range(40))
    with pytest.raises(SizeError) as refused:
        who_blocks(Dispute("T", actors, status_quo="N" * 40), "Y" * 40)
    assert str(refused.value) == (
        "40 actors can move, which gives 1,099,511,627,776 sets of actors; 20 actors (1,048,576 "
        "sets) are the most"
    )


def test_the_answer_carries_its_question():
    dispute = three()
    found = who_blocks(dispute, "NNY")
    assert (found.start, found.state, found.sets) == ("NNN", "NNY", (("c",),))
    found = who_blocks(dispute, "NNY", start="YNY")
    assert (found.start, found.state, found.sets) == ("YNY", "NNY", (("a",),))
    assert found.dispute is dispute
    assert found.as_of is None


def test_each_search_finds_a_set_that_was_not_known(monkeypatch):
    found = []
    search = blockers._used

    def counted(game, begin, goal, movers):
        used = search(game, begin, goal, movers)
        found.append(used)
        assert used is None or used not in found[:-1]
        return used

    monkeypatch.setattr(blockers, "_used", counted)
    helped = Option("o", "O", irreversible="back", irreversible_if=parse("not (b.o or c.o)"))
    assert who_blocks(three(helped), "YNN").sets == (("a",), ("b", "c"))
    # Two sets that reach the state, two that block it.
    assert sorted(map(str, found)) == sorted(
        map(str, [frozenset({0, 1}), frozenset({0, 2}), None, None])
    )
