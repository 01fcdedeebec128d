"""What the solver is asked for whom, how the time is shared, and what is refused in what words."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.file import load, loads
from standoff.dispute.model import Merged
from standoff.errors import DisputeError, InputError, MissingError
from standoff.stability.single import solving
from standoff.stability.single.asking import Asker
from standoff.stability.single.judging import Judged
from standoff.stability.single.record import SingleAnswer, SingleVerdict
from standoff.stability.single.searching import Found
from standoff.stability.single.solving import solve_state

PAIR = """
format: standoff.dispute/1
title: A pair
as_of: 2007-12-10
actors:
  a:
    name: A
    options: {x: {name: X}, late: {name: Late, available_from: 2008-01-01}}
    preferences: [a.x, a.late]
  b:
    name: B
    options: {y: {name: Y}}
    preferences: ["a.late iff b.y"]
"""


# The question -----------------------------------------------------------------------------------


def test_the_answer_says_what_was_asked_and_of_which_day():
    solution = solve_state(loads(PAIR), "yN-", ["nash", "NASH"])
    assert (solution.asked, solution.state) == ("YN-", None)
    assert solution.as_of == date(2007, 12, 10)
    assert [answer.concept for answer in solution.answers] == ["Nash"]
    (answer,) = solve_state(loads(PAIR), "YNN", ["Nash"]).answers
    assert answer.stable is True
    later = solve_state(loads(PAIR), "YNN", ["Nash"], as_of=date(2008, 1, 1))
    assert later.as_of == date(2008, 1, 1)
    assert [each.stable for each in later.answers[0].verdicts] == [False, True]


def test_who_has_a_picture_of_its_own_sees_it_on_the_same_day():
    seen = PAIR.replace(
        "preferences: [a.x", "perceives: {unseen: [b.y], assumed: so}\n    preferences: [a.x"
    )
    for day, stable in ((None, True), (date(2008, 1, 1), False)):
        (answer,) = solve_state(loads(seen), "YNN", ["Nash"], as_of=day).answers
        assert answer.verdicts[0].seen.state == "YNN"
        assert answer.verdicts[0].stable is stable


def test_the_question_has_a_minute_where_nothing_is_said(monkeypatch):
    left = []
    views_of = solving.views_of
    monkeypatch.setattr(
        solving, "views_of", lambda board: (left.append(board.asker.left), views_of(board))[1]
    )
    solve_state(loads(PAIR), "YNN", ["Nash"])
    solve_state(loads(PAIR), "YNN", ["Nash"], time_limit=7)
    assert 59 < left[0] <= 60
    assert 6 < left[1] <= 7


def test_what_cannot_be_asked_is_refused_with_what_can():
    merged = replace(loads(PAIR), merged=(Merged(parse("a.x")),))
    with pytest.raises(InputError) as refused:
        solve_state(merged, "true")
    assert str(refused.value) == (
        "the solver takes each state for itself, and this dispute has states that count as one "
        "('merged'); solve it without --state"
    )
    with pytest.raises(MissingError) as missing:
        solve_state(loads(PAIR), "true", ["SEQ"])
    assert str(missing.value) == (
        "the solver knows no concept 'SEQ'. Known: Nash, GMR, SMR. Others are told where the "
        "states can be listed, without --state"
    )


RANKED = """format: standoff.dispute/1
title: A ranking that leaves states out
actors:
  a:
    name: A
    options: {x: {name: X}}
    preferences: {ranking: [[a.x], rest]}
  b:
    name: B
    options: {y: {name: Y}}
    preferences:
      ranking: [a.x and b.y]
  c:
    name: C
    options: {z: {name: Z}}
    preferences:
      ranking: [a.x]
"""
PLEDGE = 'constraints: [{always: "a.x"}, {always: "b.y or c.z"}]\n'
OUT = "leaves out feasible states, for example"
MEND = "Add them, or end with 'rest'."


def refused(tmp_path, text):
    file = tmp_path / "ranked.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DisputeError) as error:
        solve_state(load(file), "true")
    return [replace(each, file=each.file.rpartition("/")[2]) for each in error.value.problems]


def test_all_rankings_that_leave_states_out_are_told_with_their_places(tmp_path):
    problems = refused(tmp_path, RANKED + PLEDGE)
    assert [str(each) for each in problems] == [
        f"ranked.yaml:12:7: the ranking of 'b' {OUT} YNY. {MEND}"
    ]
    problems = refused(tmp_path, RANKED + PLEDGE.replace('"a.x"', '"not a.x and b.y and c.z"'))
    assert [str(each) for each in problems] == [
        f"ranked.yaml:12:7: the ranking of 'b' {OUT} NYY. {MEND}",
        f"ranked.yaml:17:7: the ranking of 'c' {OUT} NYY. {MEND}",
    ]


def test_what_is_wrong_in_the_eyes_of_an_actor_is_said_to_be_so(tmp_path):
    seen = RANKED.replace(
        "preferences: {ranking: [[a.x], rest]}",
        "preferences: [a.x]\n    perceives: {unseen: [b.y], assumed: so}",
    )
    nothing = 'constraints: [{always: "b.y and a.x"}, {always: c.z}]\n'
    (problem,) = refused(tmp_path, seen + nothing)
    assert str(problem) == (
        "ranked.yaml: as 'a' sees the dispute, no state is feasible: the constraints contradict "
        "each other"
    )
    (problem,) = refused(tmp_path, RANKED + 'constraints: [{always: "a.x"}, {never: "a.x"}]\n')
    assert str(problem) == (
        "ranked.yaml: no state is feasible: the constraints contradict each other"
    )


# Who is asked about what ------------------------------------------------------------------------


def viewed(number, *, doubts):
    return SimpleNamespace(number=number, actor=SimpleNamespace(unknown=doubts, id=f"a{number}"))


@pytest.fixture
def told(monkeypatch):
    """Verdicts that say no more than what was judged."""

    def tell(view, state, key, judged):
        return SingleVerdict(f"a{view.number}", key, state, judged.stable, (), (judged.open or "",))

    monkeypatch.setattr(solving, "told", tell)
    return tell


ASKER = SimpleNamespace(until=0.0, left=1.0)


@pytest.fixture
def unhurried(monkeypatch):
    """Each work is done twice, as where its first share of the time was too small."""
    monkeypatch.setattr(solving, "_shared", lambda _, works: [work() for work in [*works, *works]])


def test_each_actor_is_judged_once_and_by_each_index_that_matters_to_it(
    monkeypatch, told, unhurried
):
    asked = []

    def judged_by(view, state, concept, index):
        asked.append((view.number, concept, index))
        again = asked.count(asked[-1])
        if asked[-1] == (1, "SMR", "b") and again == 1:
            return Judged(None, (), open="late")
        return Judged((view.number, index) != (1, "c"), (), open=f"{again}")

    monkeypatch.setattr(solving, "judged_by", judged_by)
    views = [viewed(0, doubts=()), viewed(1, doubts=("some",))]
    keys = [("SMR", "b"), ("SMR", "c"), ("Nash", "")]
    answers = solving._judged(ASKER, views, "YN", keys)
    assert asked == [
        *((0, "SMR", "d"), (1, "SMR", "b")),
        (1, "SMR", "c"),
        *((0, "Nash", "d"), (1, "Nash", "d")),
        (1, "SMR", "b"),  # again, as there was no answer
    ]
    assert [(each.concept, each.stable, each.state) for each in answers] == [
        ("SMR_b", True, "YN"),
        ("SMR_c", False, "YN"),
        ("Nash", True, "YN"),
    ]
    assert [one.sentences for one in answers[0].verdicts] == [("1",), ("2",)]
    assert [one.stable for one in answers[1].verdicts] == [True, False]


def test_a_state_is_undecided_where_nobody_leaves_and_somebody_may():
    def verdicts(*stable):
        return [SingleVerdict("a", "GMR", "Y", each, (), ()) for each in stable]

    assert solving._all(verdicts(True, None, False)) is False
    assert solving._all(verdicts(True, None)) is None
    assert solving._all(verdicts(True, True)) is True


def test_what_settles_one_concept_is_tried_first_for_the_next(monkeypatch, told, unhurried):
    asked = []
    results = {
        ("Nash", "a"): Found("YY", 1, (Judged(True, ()), Judged(True, (), open="n"))),
        ("GMR", "a"): Found("YN", 1, (Judged(True, ()), Judged(True, ()))),
        ("Nash", "d"): Found(None, 3),
        ("GMR", "d"): Found(None, 2, open="late"),
    }

    def search(board, views, expression, reading, first=()):
        assert (board, expression) == (board_, "asked")
        asked.append((reading, tuple(first)))
        return results[reading]

    monkeypatch.setattr(solving, "search", search)
    board_ = SimpleNamespace(asker=ASKER)
    views = [viewed(0, doubts=()), viewed(1, doubts=())]
    keys = [("Nash", "a"), ("Nash", ""), ("GMR", "a"), ("GMR", "")]
    answers = solving._searched(board_, views, "asked", keys)
    assert asked[:4] == [
        (("Nash", "a"), ()),
        (("Nash", "d"), ()),
        (("GMR", "a"), ("YY",)),
        (("GMR", "d"), ()),
    ]
    assert [one.sentences for one in answers[0].verdicts] == [("",), ("n",)]
    assert [replace(each, verdicts=()) for each in answers] == [
        SingleAnswer("Nash_a", True, "YY", ()),
        SingleAnswer("Nash", False, None, ()),
        SingleAnswer("GMR_a", True, "YN", ()),
        SingleAnswer("GMR", None, None, (), "late"),
    ]
    assert [len(each.verdicts) for each in answers] == [2, 0, 2, 0]


# How the time is shared -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "shares"),
    [
        ([1, 1, 1], [4.0, 5.5, 10.0]),  # what one leaves is for the rest
        ([4, 1, 1], [4.0, 4.0, 7.0, 6.0]),  # who used up its share to the end is asked once more
        ([4, 4, 4], [4.0, 4.0, 4.0]),  # nothing is left
        ([9, 1, 9], [4.0, 4.0, 7.0]),  # two are late, and nothing is left for them
        ([4, 4, 1], [4.0, 4.0, 4.0]),  # 3 are left for two: less than they had
        ([3, 1, 1, 4], [3.0, 3.0, 4.0, 7.0]),  # 3 are left for one: no more than it had
        ([5, 5, 5, 1], [3.0, 3.0, 3.0, 3.0]),
    ],
)
def test_the_time_is_shared_evenly_and_what_is_left_goes_to_those_who_need_it(
    monkeypatch, wanted, shares
):
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    asker = Asker(112.0)
    had = []

    def work(wants):
        def run():
            had.append(asker.left)
            now[0] += min(wants, asker.left)

        return run

    solving._shared(asker, [work(wants) for wants in wanted])
    assert had == shares
    assert asker.until == 112.0
