"""What answers an improvement: which moves are looked for in what order, and what they meet."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise, product

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Statement, Statements, Unknown
from standoff.stability.single import sanctioning
from standoff.stability.single.asking import Asker
from standoff.stability.single.board import Board
from standoff.stability.single.clauses import FALSE, TRUE, Clauses
from standoff.stability.single.escaping import bar, escape
from standoff.stability.single.improving import Answer, Standing, _meets, improvement
from standoff.stability.single.liking import Liking
from standoff.stability.single.sanctioning import Sought, seek

LASTING = """
format: standoff.dispute/1
title: A step that lasts
actors:
  i:
    name: I
    options: {g: {name: Go}, l: {name: Last, irreversible: forward}}
    preferences: ["not (j.r and i.l)", i.g]
  j: {name: J, options: {r: {name: Reply}}}
  k: {name: K, options: {t: {name: Third}}}
constraints: [{never: "i.g and k.t and not j.r"}]
"""
CONDITIONAL = LASTING.replace(
    "irreversible: forward", "irreversible: {direction: forward, if: j.r}"
)
FREE = LASTING.replace(", irreversible: forward", "")


def standing_of(text, state, *, symmetric=True, wants=None):
    """The first actor at a state; it may want something else than the dispute says."""
    dispute = loads(text) if isinstance(text, str) else text
    actor = dispute.actors[0]
    if wants is not None:
        levels = tuple((Statement(parse(each)),) for each in wants)
        actor = replace(actor, preference=Statements(levels))
        dispute = replace(dispute, actors=(actor, *dispute.actors[1:]))
    board = Board(dispute, None, Asker(time.monotonic() + 600))
    return Standing(board, 0, Liking(actor), state, symmetric)


# What an answer meets ---------------------------------------------------------------------------

REPLY = ((1, "YYNN", "YYYN"),)


@pytest.mark.parametrize(
    ("text", "state", "symmetric", "serves"),
    [
        (LASTING, "NNNN", True, "further"),  # giving up what lasts would be a way out
        (LASTING, "NNNN", False, "any"),
        (LASTING, "YNNN", True, "any"),  # nothing would
        (FREE, "YNNN", True, "any"),
        (CONDITIONAL, "NNNN", True, "this"),
        (CONDITIONAL, "YNNN", True, "this"),
        (CONDITIONAL, "NNNN", False, "any"),
    ],
)
def test_what_else_an_answer_meets_depends_on_what_lasts(text, state, symmetric, serves):
    standing = standing_of(text, state, symmetric=symmetric)
    answered = sanctioning._answered(standing, REPLY)
    assert answered == Sought("answered", Answer(REPLY, serves))


def met(standing, answer):
    """The own options of the improvements that an answer meets."""
    found = set()
    for own in ("NN", "NY", "YN", "YY"):
        clauses = Clauses()
        here, there = (standing.board.at(clauses, s) for s in (standing.state, own + "NN"))
        literal = _meets(standing, answer, here, there)
        assert abs(literal) == TRUE
        if literal == TRUE:
            found.add(own)
    return found


def test_an_answer_meets_the_improvements_that_it_may_follow_to_where_it_deters():
    standing = standing_of(LASTING, "NNNN")
    assert met(standing, Answer(REPLY)) == {"NN", "NY", "YY"}
    assert met(standing, Answer(REPLY, "further")) == {"NY", "YY"}
    assert met(standing, Answer(REPLY, "this")) == {"YY"}
    # K cannot go first where I goes: that is not feasible before J replies.
    both = ((2, "NYNN", "NYNY"), (1, "NYNY", "NYYY"))
    assert met(standing, Answer(both)) == {"NN", "NY"}
    assert met(standing, Answer(both, "further")) == {"NY"}


def test_an_improvement_is_one_that_no_answer_meets_and_that_was_not_passed():
    standing = standing_of(LASTING, "NNNN")
    assert {improvement(standing), improvement(standing, (), ["YNNN"])} <= {"YNNN", "YYNN"}
    assert improvement(standing, (), ["YNNN"]) == "YYNN"
    assert improvement(standing, [Answer(REPLY)]) == "YNNN"
    assert improvement(standing, [Answer(REPLY)], ["YNNN"]) is None
    assert improvement(standing_of(LASTING, "YNNN")) is None


# Ways out ---------------------------------------------------------------------------------------


def test_a_way_out_is_a_legal_move_to_what_the_actor_likes_better():
    standing = standing_of(LASTING, "NNNN")
    assert escape(standing, "YYYN") is None
    assert escape(standing, "YYYN", lasting=False) == "YNYN"
    assert escape(standing, "NNYN") == "YNYN"
    assert escape(standing, "YNYN") is None  # to stay is no way out
    out = {}
    for own, reply in product(("NN", "NY", "YN", "YY"), "YN"):
        clauses = Clauses()
        caught = standing.board.at(clauses, f"{own}{reply}N")
        out[own, reply] = bar(standing, caught, "YNYN")
    assert {each for each, literal in out.items() if literal == FALSE} == {("NN", "Y"), ("NN", "N")}
    assert set(out.values()) == {TRUE, FALSE}


# The order in which answers are looked for ------------------------------------------------------


def asked(monkeypatch, *, found=(), end="end", closed=99):
    """Let `seek` ask of a world where some steps answer; tell what it asked, and what it says."""
    calls = []

    def say(what, answer):
        calls.append(what)
        return answer

    monkeypatch.setattr(sanctioning, "_answered", lambda _, steps: Sought("answered", steps))
    monkeypatch.setattr(
        sanctioning,
        "_by_moves",
        lambda _, start, escapes, n: say(f"{n} from {start}", n if n in found else None),
    )
    monkeypatch.setattr(sanctioning, "_anywhere", lambda *_: say("anywhere", end))
    monkeypatch.setattr(
        sanctioning,
        "_direct",
        lambda _, start, end: say(f"{start} to {end}", "direct" if "direct" in found else None),
    )
    monkeypatch.setattr(
        sanctioning, "_closed", lambda _, start, escapes, n: say(f"closed {n}", n >= closed)
    )
    sought = seek(standing_of(FREE, "NNNN"), "YNNN", [])
    return sought, calls


FIRST = ["1 from YNNN", "anywhere"]
DIRECT = [*FIRST, "YNNN to end"]


def test_short_answers_are_looked_for_first_and_each_length_may_prove_that_none_is_longer(
    monkeypatch,
):
    assert asked(monkeypatch, found=[1]) == (Sought("answered", 1), FIRST[:1])
    assert asked(monkeypatch, end=None) == (Sought("nowhere"), FIRST)
    assert asked(monkeypatch, found=["direct"]) == (Sought("answered", "direct"), DIRECT)
    longer = ["closed 1", "2 from YNNN", "closed 2", "3 from YNNN"]
    assert asked(monkeypatch, found=[3]) == (Sought("answered", 3), [*DIRECT, *longer])
    assert asked(monkeypatch, closed=1) == (Sought("unreached"), [*DIRECT, "closed 1"])
    assert asked(monkeypatch, closed=2) == (Sought("unreached"), [*DIRECT, *longer[:3]])
    to_the_end = [each for n in range(1, 16) for each in (f"closed {n}", f"{n + 1} from YNNN")]
    to_the_end = [*DIRECT, *to_the_end, "closed 16"]
    assert asked(monkeypatch) == (Sought("open"), to_the_end)
    assert asked(monkeypatch, closed=16) == (Sought("unreached"), to_the_end)


def test_nobody_answers_where_nobody_else_can_move():
    alone = loads(LASTING.partition("  j:")[0].replace("j.r", "true"))
    assert seek(standing_of(alone, "NN"), "YN", []) == Sought("nowhere")


# One move of each -------------------------------------------------------------------------------

THREE = """
format: standoff.dispute/1
title: Three that may reply
actors:
  i: {name: I, options: {g: {name: Go}}}
  j: {name: J, options: {r: {name: R}}}
  k: {name: K, options: {t: {name: T}}}
  m: {name: M, options: {v: {name: V}}}
constraints: [{never: "m.v and not k.t"}]
"""
TO_J = (1, "YNNN", "YYNN")
TO_K, TO_M = (2, "YNNN", "YNYN"), (3, "YNYN", "YNYY")


def direct(wants, end="YYYY", **options):
    return sanctioning._direct(standing_of(THREE, "NNNN", wants=[wants], **options), "YNNN", end)


def test_of_one_move_each_those_are_left_out_that_are_not_needed():
    assert direct("i.g and not k.t") == (TO_K,)
    assert direct("i.g and not m.v") == (TO_K, TO_M)  # m needs k
    assert direct("i.g and not j.r", "YYYN") == (TO_J,)
    all_three = (TO_J, (2, "YYNN", "YYYN"), (3, "YYYN", "YYYY"))
    assert direct("i.g and not (j.r and m.v)") == all_three
    assert direct("i.g and not k.t", "YNNN") is None
    assert direct("i.g and not k.t", "YNNY") is None  # not feasible


WAY_OUT = "(i.g and not k.t) or (not i.g and k.t and not j.r)"
"""K deters I where it has gone; but for J, it had only to come back."""


def test_where_the_actor_must_not_get_out_again_more_moves_are_needed():
    assert direct(WAY_OUT, symmetric=False) == (TO_K,)
    assert direct(WAY_OUT, symmetric=True) == (TO_J, (2, "YYNN", "YYYN"))


def test_a_state_deters_where_it_is_no_better_and_offers_no_way_out():
    for symmetric, deterring in ((False, {"YNYN", "YYYN", "NYYN"}), (True, {"YYYN", "NYYN"})):
        standing = standing_of(THREE, "NNNN", wants=[WAY_OUT], symmetric=symmetric)
        states = ("YNYN", "YYYN", "NYYN", "NNYN", "YYNN")
        found = {state for state in states if sanctioning._deters(standing, state)}
        assert found == deterring


# Proofs that no sequence is longer --------------------------------------------------------------


def line(steps):
    """Opponents that take options one after the other, in one order, and give them up in reverse.

    The feasible states stand in a line, by how many options are taken.
    """
    names = [f"{who}.o{place}" for place, who in enumerate("jk" * steps)]
    actors = [
        f"  {who}: {{name: {who}, options: "
        f"{{{', '.join(f'{n[2:]}: {{name: O}}' for n in names if n[0] == who)}}}}}"
        for who in "jk"
    ]
    rules = ", ".join(f'{{always: "{before} if {after}"}}' for before, after in pairwise(names))
    text = "\n".join(actors)
    dispute = loads(
        "format: standoff.dispute/1\ntitle: A line\nactors:\n"
        f"  i: {{name: I, options: {{g: {{name: Go}}}}}}\n{text}\nconstraints: [{rules}]\n"
    )
    return dispute, names


@pytest.mark.parametrize("first", [4, 3])
def test_no_sequence_is_longer_than_the_way_into_the_states_that_deter(first):
    """Also where it goes on among them, as from the third to the fourth."""
    dispute, names = line(2)
    wants = [f"i.g and not {names[first - 1]}"]
    standing = standing_of(dispute, "NNNNN", symmetric=False, wants=wants)
    closed = [sanctioning._closed(standing, "YNNNN", [], length) for length in range(1, 7)]
    assert closed == [length > first for length in range(1, 7)]


@pytest.mark.parametrize("unknown", [False, True])
@pytest.mark.parametrize("conditional", [False, True])
def test_the_last_mover_counts_where_moves_are_not_transitive(monkeypatch, unknown, conditional):
    dispute = loads(THREE)
    i, j, *rest = dispute.actors
    if unknown:
        i = replace(i, unknown=(Unknown(about=("i.g",)),))
    if conditional:
        (option,) = j.options
        option = replace(option, irreversible="forward", irreversible_if=parse("k.t"))
        j = replace(j, options=(option,))
    standing = standing_of(
        replace(dispute, actors=(i, j, *rest)), "NNNN", wants=["i.g and not k.t"]
    )
    seen = []
    monkeypatch.setattr(sanctioning, "distinct", lambda *_, tracked: seen.append(tracked))
    sanctioning._closed(standing, "YNNN", [], 1)
    assert seen == [unknown or conditional]
