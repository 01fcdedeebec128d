"""The model check on preferences: what changes nothing, what contradicts, what is unknown."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.check import check
from standoff.dispute.checks import preferences
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Dispute,
    Grounds,
    Option,
    Statement,
    Statements,
    Strong,
    Unknown,
    Weighted,
    Weights,
)

SO = Grounds(assumed="so")
OPTIONS = ["a.x", "a.y", "b.z"]


def said(text, line=None, because=()):
    grounds = Grounds(because=because) if because else SO
    return Statement(parse(text), grounds=grounds, place=None if line is None else (line, 9))


def dispute(preference, **more):
    one = Actor("a", "a", options=tuple(Option(each, each, grounds=SO) for each in "xy"),
                preference=preference, grounds=SO, **more)  # fmt: skip
    other = Actor("b", "b", options=(Option("z", "z", grounds=SO),), grounds=SO)
    return Dispute("T", (one, other), status_quo="NNN", status_quo_grounds=SO)


def wants(*levels):
    return Statements(tuple(each if isinstance(each, tuple) else (each,) for each in levels))


def warnings(model):
    return [each for each in check(model) if each.level == "warning"]


def holds(text, state):
    names = {name.replace(".", "_"): taken for name, taken in zip(OPTIONS, state, strict=True)}
    return bool(eval(text.replace(".", "_"), {}, names))


literal = st.tuples(st.sampled_from(OPTIONS), st.booleans()).map(
    lambda it: it[0] if it[1] else f"(not {it[0]})"
)
formula = st.one_of(
    literal,
    st.tuples(literal, st.sampled_from(["and", "or"]), literal).map(" ".join),
)
STATES = list(itertools.product([False, True], repeat=3))


def signs(scores):
    return [(x > y) - (x < y) for x in scores for y in scores]


@given(st.lists(st.lists(formula, min_size=1, max_size=2), min_size=1, max_size=4))
@settings(max_examples=120, deadline=None)
def test_what_changes_nothing_is_found(levels):
    def order(kept):
        return signs([tuple(sum(holds(t, s) for t in level) for level in kept) for s in STATES])

    model = dispute(wants(*(tuple(said(text) for text in level) for level in levels)))
    found = {each.element for each in warnings(model) if "changes nothing" in each.message}
    denied = {each.element for each in warnings(model) if "does not" in each.message}
    for number, level in enumerate(levels):
        for place, text in enumerate(level):
            rest = [*level[:place], *level[place + 1 :]]
            same = order(levels) == order([*levels[:number], rest, *levels[number + 1 :]])
            path = f"actors.a.preferences[{number}]" + (f"[{place}]" if len(level) > 1 else "")
            idle = len({holds(text, state) for state in STATES}) == 1
            later = [
                *level[place + 1 :],
                *(each for after in levels[number + 1 :] for each in after),
            ]
            repeated = any(all(holds(text, s) == holds(e, s) for s in STATES) for e in later)
            expected = same and not idle and not repeated and path not in denied
            assert (path in found) == expected
            if path in denied:
                flat = [each for before in levels[:number] for each in before] + level[:place]
                assert any(all(holds(text, s) != holds(e, s) for s in STATES) for e in flat)


@given(st.lists(st.tuples(formula, st.integers(-3, 3)), min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_weights_that_change_nothing_are_found(items):
    def order(kept):
        return signs([sum(w for text, w in kept if holds(text, state)) for state in STATES])

    model = dispute(Weights(tuple(Weighted(said(text), weight) for text, weight in items)))
    messages = {each.element: each.message for each in warnings(model)}
    for number, (text, _) in enumerate(items):
        same = order(items) == order([*items[:number], *items[number + 1 :]])
        message = messages.get(f"actors.a.preferences.weights[{number}]", "")
        if "changes nothing" in message:
            assert same
        else:
            idle = len({holds(text, state) for state in STATES}) == 1
            assert not same or idle or "does not" in message


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (("a.x", "a.x"), "the more important 'a.x' (line 1) says the same"),
        (("a.x and b.z", "a.y", "a.x and b.z"), "the more important 'a.x and b.z' (line 1) says"),
        (("a.x", "a.y", "a.x iff a.y"), "the more important statements together decide it"),
        (("a.x or a.y", "a.x", "a.y", "a.x and a.y"), "the more important statements together"),
        (("a.x and a.y", "a.x", "a.y"), "those of other importance order the states as it would"),
    ],
)
def test_it_says_why_a_statement_changes_nothing(statements, why):
    model = dispute(wants(*(said(text, line) for line, text in enumerate(statements, 1))))
    assert any(f"changes nothing: {why}" in each.message for each in warnings(model))


def test_of_two_that_say_the_same_the_less_important_can_go():
    first, second = said("a.x or a.y", 4), said("(a.x or a.y) and true", 5)
    (found,) = warnings(dispute(wants(first, second)))
    assert found.place == (5, 9)
    assert "'a.x or a.y' (line 4) says the same" in found.message


def test_opposites_are_found_with_what_both_cite():
    model = dispute(wants(said("a.x", 7, ("e1", "e2")), said("a.y"), said("not a.x", 9, ("e2",))))
    (found,) = [each for each in warnings(model) if "exactly where" in each.message]
    assert found.message == (
        "'not a.x' of 'a' holds exactly where its statement 'a.x' (line 7) does not, and both cite "
        "e2"
    )
    assert (found.place, found.element) == ((9, 9), "actors.a.preferences[2]")


def test_large_weights_are_compared_exactly():
    huge = Weights((Weighted(said("a.x"), 10**30), Weighted(said("b.z"), 1)))
    assert not warnings(dispute(huge))


def test_what_is_too_large_is_said(monkeypatch):
    monkeypatch.setattr(preferences, "_MOST", 7)
    (note,) = [each for each in check(dispute(wants(said("a.x")))) if "not checked" in each.message]
    assert note.level == "note"


def test_strength_that_holds_nowhere():
    strong = (Strong(worse=parse("a.x and not a.x"), grounds=SO), Strong(gap=2, grounds=SO))
    (found,) = warnings(dispute(wants(said("a.x")), strong=strong))
    assert found.element == "actors.a.strong[0]"
    assert "nothing is strongly worse by it" in found.message


@pytest.mark.parametrize(
    ("unknown", "said_of_it"),
    [
        (Unknown(about=("a.x",), grounds=SO), "no two states that it ranks alike differ in a.x"),
        (Unknown(parse("a.x and a.y and b.z"), parse("b.z and a.x and a.y"), grounds=SO),
         "hold in the same one state"),
        (Unknown(parse("a.x and not a.x"), parse("b.z"), grounds=SO), "holds in no feasible state"),
    ],
)  # fmt: skip
def test_unknown_pairs_that_are_none(unknown, said_of_it):
    (found,) = warnings(dispute(wants(said("a.x")), unknown=(unknown,)))
    assert said_of_it in found.message
    assert found.element == "actors.a.unknown[0]"
    open_ = replace(unknown, between=None, other=None, about=("b.z",))
    assert not warnings(dispute(wants(said("a.x")), unknown=(open_,)))
