"""Judging one actor, and looking for an equilibrium: what is asked, ruled out and said."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from itertools import product
from types import SimpleNamespace

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Perception, Statements, Unknown
from standoff.stability.single import judging, searching
from standoff.stability.single.asking import Asker, OutOfTimeError
from standoff.stability.single.board import Board
from standoff.stability.single.clauses import FALSE, TRUE, Clauses
from standoff.stability.single.improving import Answer
from standoff.stability.single.judging import Judged, judge
from standoff.stability.single.sanctioning import Sought
from standoff.stability.single.searching import Found, search
from standoff.stability.single.views import View, views_of

# Judging ----------------------------------------------------------------------------------------


@pytest.fixture
def world(monkeypatch):
    """A world in which some improvements have some answers; what is asked of it is kept."""

    def made(answers, *, others=None, late_at=None):
        asked = []

        def improvement(_, met=(), passed=()):
            asked.append((tuple(answer.steps for answer in met), tuple(passed)))
            if len(asked) == late_at:
                raise OutOfTimeError
            done = {*passed, *(answer.steps for answer in met)}
            left = [each for each in answers if each not in done]
            if not met and others is not None and len(asked) > 1:
                return others
            return left[0] if left else None

        def seek(_, there, escapes):
            escapes.append(there)
            how = answers[there]
            return Sought("answered", Answer(there)) if how == "answered" else Sought(how)

        monkeypatch.setattr(judging, "improvement", improvement)
        monkeypatch.setattr(judging, "seek", seek)
        return asked

    return made


def test_where_all_improvements_are_answered_the_actor_stays(world):
    asked = world({"s1": "answered", "s2": "answered"})
    assert judge(None, nash=False) == Judged(True, (("s1", "s1"), ("s2", "s2")))
    # At the end it is asked whether others than these are met by the same answers.
    assert asked == [((), ()), (("s1",), ()), (("s1", "s2"), ()), ((), ("s1", "s2"))]
    world({"s1": "answered"}, others="s3")
    assert judge(None, nash=False) == Judged(True, (("s1", "s1"),), more=True)
    world({"s1": "answered"}, late_at=3)
    assert judge(None, nash=False) == Judged(True, (("s1", "s1"),), more=True)
    asked = world({}, others="s3")
    assert judge(None, nash=False) == Judged(True, ())
    assert len(asked) == 1


def test_the_first_that_nothing_answers_makes_the_actor_leave(world):
    for how in ("nowhere", "unreached"):
        world({"s1": "answered", "s2": how, "s3": "answered"})
        assert judge(None, nash=False) == Judged(False, (("s1", "s1"), ("s2", None)), how)
    world({"s1": "answered"})
    assert judge(None, nash=True) == Judged(False, (("s1", None),), "Nash")


UNREACHED = "no sequence of up to 16 moves of the others answers "
LATE = "the time was over after "
LONGER = ", and longer ones could not be excluded"


def test_what_could_not_be_decided_is_told(world):
    asked = world({"s1": "open", "s2": "answered"})
    said = f"{UNREACHED}an improvement{LONGER}"
    assert judge(None, nash=False) == Judged(None, (("s2", "s2"),), open=said)
    assert asked == [((), ()), ((), ("s1",)), (("s2",), ("s1",))]
    world({"s1": "open", "s2": "open"})
    said = f"{UNREACHED}2 improvements{LONGER}"
    assert judge(None, nash=False) == Judged(None, (), open=said)
    world({"s1": "open", "s2": "unreached"})
    assert judge(None, nash=False) == Judged(False, (("s2", None),), "unreached")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], "the time was over after 0 improvements had been met"),
        (["answered"], "the time was over after 1 improvement had been met"),
        (["answered"] * 2, "the time was over after 2 improvements had been met"),
        (["open"], f"{LATE}0 improvements had been met; {UNREACHED}an improvement{LONGER}"),
        (
            ["answered", "open", "open"],
            f"{LATE}1 improvement had been met; {UNREACHED}2 improvements{LONGER}",
        ),
    ],
)
def test_what_was_done_when_the_time_was_over_is_told(world, answers, said):
    world({f"s{n}": how for n, how in enumerate(answers)}, late_at=len(answers) + 1)
    judged = judge(None, nash=False)
    met = tuple((f"s{n}",) * 2 for n, how in enumerate(answers) if how == "answered")
    assert judged == Judged(None, met, open=said)


# Looking for an equilibrium ---------------------------------------------------------------------

STAYS, LEAVES, OPEN = Judged(True, ()), Judged(False, ()), Judged(None, (), open="why")


def sought(monkeypatch, states, judged, *, first=(), late=False):
    """Look through some states; tell what was found, who was asked when, and what was ruled out."""
    asked = []

    def fitting(board, expression, lemmas):
        assert (board, expression) == ("board", "asked")
        left = [state for state in states if state not in lemmas]
        if late and not left:
            raise OutOfTimeError
        return left[0] if left else None

    def judged_by(view, state, concept, index):
        assert (concept, index) == ("GMR", "b")
        asked.append((view.number, state))
        return judged.get((view.number, state), STAYS)

    def ruling_out(board, view, state, found, index):
        assert (board, index) == ("board", "b")
        assert found is judged[view.number, state]
        return state

    monkeypatch.setattr(searching, "fitting", fitting)
    monkeypatch.setattr(searching, "judged_by", judged_by)
    monkeypatch.setattr(searching, "_ruling_out", ruling_out)
    monkeypatch.setattr(searching, "_other_than", lambda _, state: state)
    views = [SimpleNamespace(number=number) for number in range(3)]
    found = search("board", views, "asked", ("GMR", "b"), first)
    return found, asked


def test_candidates_are_judged_until_one_is_stable_for_all(monkeypatch):
    found, asked = sought(monkeypatch, ["A"], {})
    assert found == Found("A", 1, (STAYS, STAYS, STAYS))
    assert asked == [(0, "A"), (1, "A"), (2, "A")]
    # Who leaves is asked first about the next; what was judged is told in the order of the views.
    other = Judged(True, (("B", None),))
    found, asked = sought(
        monkeypatch, ["A", "B", "C"], {(2, "A"): LEAVES, (1, "B"): LEAVES, (2, "C"): other}
    )
    assert found == Found("C", 3, (STAYS, STAYS, other))
    assert asked == [
        *((0, "A"), (1, "A"), (2, "A")),
        *((2, "B"), (0, "B"), (1, "B")),
        *((1, "C"), (2, "C"), (0, "C")),
    ]
    assert sought(monkeypatch, ["A", "B"], {(0, "A"): LEAVES, (0, "B"): LEAVES}) == (
        Found(None, 2),
        [(0, "A"), (0, "B")],
    )
    assert sought(monkeypatch, [], {}) == (Found(None, 0), [])


def test_known_candidates_come_first(monkeypatch):
    leaving = {(0, "X"): LEAVES, (0, "Y"): LEAVES}
    found, asked = sought(monkeypatch, ["A"], leaving, first=["X", "Y"])
    assert found == Found("A", 3, (STAYS, STAYS, STAYS))
    assert asked[:3] == [(0, "Y"), (0, "X"), (0, "A")]


def test_an_undecided_candidate_is_passed_over_and_told(monkeypatch):
    found, _ = sought(monkeypatch, ["A", "B"], {(1, "A"): OPEN})
    assert found == Found("B", 2, (STAYS, STAYS, STAYS))
    found, _ = sought(monkeypatch, ["A", "B"], {(1, "A"): OPEN, (2, "A"): LEAVES, (0, "B"): LEAVES})
    assert found == Found(None, 2)
    for many, said in ((1, "1 candidate"), (2, "2 candidates"), (3, "3 candidates")):
        states = [str(number) for number in range(many)]
        found, _ = sought(monkeypatch, states, {(1, state): OPEN for state in states})
        assert found == Found(None, many, open=f"of {said} it could not be decided")
        found, _ = sought(monkeypatch, states, {(1, state): LEAVES for state in states}, late=True)
        assert found == Found(None, many, open=f"the time was over after {said}")
    assert searching._candidates(1200) == "1,200 candidates"


# What is ruled out ------------------------------------------------------------------------------

DAY = date(2007, 12, 10)
GAME = """
format: standoff.dispute/1
title: What is ruled out
actors:
  i:
    name: I
    options: {g: {name: Go}, l: {name: Last, irreversible: forward}}
    preferences: ["i.g iff not k.t", "i.l", "j.r"]
  j:
    name: J
    options: {r: {name: Reply}, s: {name: Since, irreversible: forward}}
  k: {name: K, options: {t: {name: Third, available_from: 2008-01-01}}}
constraints: [{never: "i.l and j.r and j.s"}]
"""
NAMES = ("i.g", "i.l", "j.r", "j.s", "k.t")
STATES = tuple(map("".join, product("NY", repeat=len(NAMES))))


def view_of(text=GAME, **changes):
    board = Board(loads(text), DAY, Asker(time.monotonic() + 600))
    return replace(views_of(board)[0], **changes)


def taken(state):
    return [letter == "Y" for letter in state]


def rank(state):
    go, last, reply, _, third = taken(state)
    return (go is not third, last, reply)


def feasible(state):
    _, last, reply, since, _ = taken(state)
    return not (last and reply and since)


def goes(before, own):
    """Where I gets by taking its options as in another state; None where it may not."""
    end = own[:2] + before[2:]
    undone = before[1] == "Y" and own[1] == "N"
    return None if undone or not feasible(end) else end


def ruled_out(view, lemma):
    found = set()
    for state in STATES:
        literal = lemma(view.board.at(Clauses(), state))
        assert abs(literal) == TRUE
        if literal == FALSE:
            found.add(state)
    return found


def nash_like(there):
    """The states that I would leave by taking its options as in a state."""
    ends = {state: goes(state, there) for state in STATES}
    return {state for state, end in ends.items() if end and rank(end) > rank(state)}


def nowhere_like(state, there):
    """The states like one that I leaves for good: liked no better, and left alike."""
    found = set()
    for each in STATES:
        end = goes(each, there)
        if end is None or not rank(end) > rank(each) or rank(each) > rank(state):
            continue
        if there[3] == "Y" and end[3] == "N":  # what lasts is not undone
            continue
        if there[4] != end[4]:  # what nobody can move stays
            continue
        found.add(each)
    return found


@pytest.mark.parametrize("there", ["YNNNN", "YYNYN", "NYYNY", "NNYYN"])
def test_states_that_are_left_in_the_same_way_are_ruled_out(there):
    view = view_of()
    state = "NNNNN"
    rule = searching._ruling_out
    nash = Judged(False, (("other", "met"), (there, None)), "Nash")
    found = ruled_out(view, rule(view.board, view, state, nash, "d"))
    assert found == nash_like(there)
    for state in ("NNNNN", "NYNYY", "YNYNY"):
        nowhere = replace(nash, how="nowhere")
        found = ruled_out(view, rule(view.board, view, state, nowhere, "d"))
        assert found == nowhere_like(state, there)
        unreached = replace(nash, how="unreached")
        assert ruled_out(view, rule(view.board, view, state, unreached, "d")) == {state}


def test_what_is_unknown_or_seen_otherwise_rules_out_one_state_alone():
    nash = Judged(False, (("YNNNN", None),), "Nash")
    rule = searching._ruling_out
    view = view_of()
    unseen = view_of(picture=Perception(unseen=("j.s",)))
    assert ruled_out(unseen, rule(unseen.board, unseen, "NNNNN", nash, "d")) == {"NNNNN"}
    bare = Judged(False, ())
    assert ruled_out(view, rule(view.board, view, "NNNNN", bare, "d")) == {"NNNNN"}
    dispute = view.model
    doubting = replace(dispute.actors[0], unknown=(Unknown(about=("i.g", "j.r")),))
    dispute = replace(dispute, actors=(doubting, *dispute.actors[1:]))
    view = View(dispute, Board(dispute, DAY, view.board.asker), 0, None)
    nowhere = replace(nash, how="nowhere")
    assert ruled_out(view, rule(view.board, view, "NNNNN", nowhere, "d")) == {"NNNNN"}
    # Nash counts as it does under the index: a leaves for what is not known, too.
    indifferent = replace(doubting, preference=Statements(), unknown=(Unknown(about=("i.g",)),))
    dispute = replace(dispute, actors=(indifferent, *dispute.actors[1:]))
    view = View(dispute, Board(dispute, DAY, view.board.asker), 0, None)
    going = {state for state in STATES if goes(state, "YNNNN") and state[0] == "N"}
    assert ruled_out(view, rule(view.board, view, "NNNNN", nash, "a")) == going
    assert ruled_out(view, rule(view.board, view, "NNNNN", nash, "b")) == set()


def test_states_that_are_asked_about_are_feasible_and_fit():
    board = view_of().board
    both = parse("i.l and j.r")
    first = searching.fitting(board, both, [lambda point: -point.holds(parse("i.g"))])
    assert first in {"NYYNN", "NYYNY"}
    assert searching.fitting(board, parse("i.l and j.r and j.s")) is None


def test_a_state_that_an_actor_holds_impossible_is_not_stable_for_it():
    text = GAME.replace(
        '    preferences: ["i.g',
        '    perceives: {unseen: [j.r], assumed: so}\n    preferences: ["i.g',
    ).replace("constraints: [", 'constraints: [{always: "j.r"}, ')
    board = Board(loads(text), DAY, Asker(time.monotonic() + 600))
    view = views_of(board)[0]
    assert searching.judged_by(view, "NNYNN", "GMR", "d") == Judged(False, ())
