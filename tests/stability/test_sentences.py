"""What is said of a verdict, word for word, from moves written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Commitment, Dispute, Option
from standoff.graph.game import graph
from standoff.stability.coalition_sentences import coalition_sentences
from standoff.stability.coalition_verdict import Departure
from standoff.stability.commitment_record import KINDS, Deed
from standoff.stability.commitment_sentences import announced, summary, told
from standoff.stability.further_sentences import anticipating, meeting
from standoff.stability.sentences import answers, could, doing, sentences
from standoff.stability.strong_sentences import strong_sentences
from standoff.stability.verdict import Anticipation, Improvement, Move

A = Actor("a", "A", options=tuple(Option(each, each.upper()) for each in "xyz"))
B = Actor("b", "B", options=(Option("v", "V"),))
C = Actor("c", "C", options=(Option("w", "W"),))
MODEL = Dispute("Three", (A, B, C))

LEAVE = Move("a", "NNNNN", "YNNNN")
BY_B = Move("b", "YNNNN", "YNNYN")
BY_C = Move("c", "YNNYN", "YNNYY")
FREE = Improvement(LEAVE, None)
MET = Improvement(LEAVE, (BY_B, BY_C))
OTHER = Improvement(Move("a", "NNNNN", "NYNNN"), (Move("b", "NYNNN", "NYNYN"),))


def said(concept, *items, hoped=None, feared=None):
    nothing = [False] * len(items)
    return sentences(MODEL, "a", concept, items, hoped or nothing, feared or nothing)


def test_moves_are_told_by_what_they_take_and_drop():
    assert doing(MODEL, LEAVE) == "taking “X”"
    assert doing(MODEL, Move("a", "NYNNN", "YNNNN")) == "taking “X” and dropping “Y”"
    assert doing(MODEL, Move("a", "YYNNN", "NNNNN")) == "dropping “X” and “Y”"
    assert doing(MODEL, Move("a", "NNNNN", "YYYNN")) == "taking “X”, “Y” and “Z”"
    assert doing(MODEL, Move("a", "--NNN", "Y-NNN", ("NYNNN", "YYNNN"))) == "taking “X”"
    with pytest.raises(ValueError, match="shorter"):
        doing(MODEL, Move("a", "NNNN", "YNNN"))


def test_an_actor_that_cannot_gain():
    assert said("SEQ") == ("A cannot do better by moving alone.",)


FREELY = {
    "Nash": "A could do better by taking “X”.",
    "GMR": "A could do better by taking “X”, and no moves of the others would leave it no better "
    "off than now.",
    "SMR": "A could do better by taking “X”, and no moves of the others would leave it no better "
    "off than now with no way out.",
    "SEQ": "A could do better by taking “X”, and no moves that others would want to make would "
    "leave it no better off than now.",
    "SSEQ": "A could do better by taking “X”, and no moves that others would want to make would "
    "leave it no better off than now with no way out.",
}
ANSWERED = {
    "GMR": "A could do better by taking “X”; but then B could answer by taking “V”, then C could "
    "answer by taking “W”, which A likes no better than to stay.",
    "SMR": "A could do better by taking “X”; but then B could answer by taking “V”, then C could "
    "answer by taking “W”, which A likes no better than to stay, and it has no way out of that.",
    "SEQ": "A could do better by taking “X”; but then B would answer by taking “V”, then C would "
    "answer by taking “W”, which A likes no better than to stay.",
    "SSEQ": "A could do better by taking “X”; but then B would answer by taking “V”, then C would "
    "answer by taking “W”, which A likes no better than to stay, and it has no way out of that.",
}


@pytest.mark.parametrize("concept", FREELY)
def test_what_nobody_answers(concept):
    assert said(concept, FREE) == (FREELY[concept],)
    assert said(concept, OTHER, FREE) == (FREELY[concept],)
    (hoping,) = said(concept, FREE, hoped=[True])
    assert hoping == FREELY[concept].replace(
        "could do better by taking “X”",
        "might do better by taking “X” (whether it would is not known)",
    )


@pytest.mark.parametrize("concept", ANSWERED)
def test_what_others_answer(concept):
    assert said(concept, MET) == (ANSWERED[concept],)
    assert len(said(concept, MET, OTHER)) == 2
    (fearing,) = said(concept, MET, feared=[True])
    assert fearing == ANSWERED[concept].replace("A likes", "A may like")
    (hoping,) = said(concept, MET, hoped=[True])
    assert hoping.startswith("A might do better by taking “X” (whether it would is not known); but")


def test_each_improvement_has_its_doubts():
    assert could(MODEL, FREE, "A") == "A could do better by taking “X”"
    assert answers(MODEL, "GMR", FREE) == ""
    for hoped, feared in (([], [False]), ([False], [])):
        with pytest.raises(ValueError, match="shorter"):
            sentences(MODEL, "a", "GMR", [FREE], hoped, feared)


TOGETHER = Departure((LEAVE, BY_B), None)
STOPPED = Departure((LEAVE, BY_B), (BY_C,), ("a", "b"))


def test_nothing_that_a_coalition_gains_by():
    assert coalition_sentences(MODEL, ["a"], "CNash", []) == (
        "A cannot do better by moving alone.",
    )
    assert coalition_sentences(MODEL, ["a", "b", "c"], "CNash", []) == (
        "Nothing that A, B and C can reach together is better for each of them.",
    )


@pytest.mark.parametrize(
    ("concept", "end"),
    [
        ("CNash", "."),
        ("CGMR", "; and no moves of the others would leave {whom} no better off than now."),
        (
            "CSMR",
            (
                "; and no moves of the others would leave {whom} no better off than now with no "
                "way out."
            ),
        ),
        (
            "CSEQ",
            (
                "; and no moves that others would want to make would leave {whom} no better off "
                "than now."
            ),
        ),
    ],
)
def test_a_coalition_that_nobody_stops(concept, end):
    (both,) = coalition_sentences(MODEL, ["a", "b"], concept, [STOPPED, TOGETHER])
    assert both == (
        "A and B together could do better: A by taking “X”, then B by taking “V”"
        + end.format(whom="any of them")
    )
    (alone,) = coalition_sentences(MODEL, ["a"], concept, [Departure((LEAVE,), None)])
    assert alone == "A could do better: A by taking “X”" + end.format(whom="it")


@pytest.mark.parametrize(
    ("concept", "might", "end"),
    [
        ("CGMR", "could", "A and B no better off than now."),
        ("CSMR", "could", "A and B no better off than now, with no way out."),
        ("CSEQ", "would", "A and B no better off than now."),
    ],
)
def test_a_coalition_that_is_stopped(concept, might, end):
    assert coalition_sentences(MODEL, ["a", "b"], concept, [STOPPED]) == (
        (
            "A and B together could do better: A by taking “X”, then B by taking “V”; but then the "
            f"others {might} answer, C by taking “W”, which leaves {end}"
        ),
    )


@pytest.mark.parametrize(
    ("ways", "last"), [(8, None), (9, "is 1 more such way"), (1008, "are 1,000 more such ways")]
)
def test_eight_ways_to_leave_are_told(ways, last):
    told = coalition_sentences(MODEL, ["a", "b"], "CGMR", [TOGETHER] * ways + [STOPPED])
    assert len(told) == 8 + (last is not None)
    if last is not None:
        assert told[-1] == f"There {last} to leave."


STRONGLY = Improvement(LEAVE, (BY_B,), strongly=True)
WEAKLY = Improvement(LEAVE, (BY_B,), strongly=False)
NOT_AT_ALL = Improvement(LEAVE, None, strongly=False)


def test_strength_where_an_actor_cannot_gain():
    assert strong_sentences(MODEL, "a", "GMR_strong", []) == (
        "A cannot do better by moving alone.",
    )
    assert strong_sentences(MODEL, "a", "GMR_weak", []) == (
        "A cannot do better by moving alone, so that it stays strongly and not weakly.",
    )


@pytest.mark.parametrize(
    ("concept", "verb", "harm", "least"),
    [
        ("GMR", "could", "", "of the others would leave it much worse off than now"),
        (
            "SMR",
            "could",
            ", and so it does all that it could make of it",
            "of the others would leave it much worse off than now, whatever it did next",
        ),
        (
            "SEQ",
            "would",
            "",
            "that others would want to make would leave it much worse off than now",
        ),
    ],
)
def test_strong_and_weak_verdicts(concept, verb, harm, least):
    could_leave = "A could do better by taking “X”"
    held = (
        f"{could_leave}; but then B {verb} answer by taking “V”, which A likes much less than to "
        f"stay{harm}."
    )
    out = ", and it has no way out of that" if concept == "SMR" else ""
    plainly = (
        f"{could_leave}; but then B {verb} answer by taking “V”, which A likes no better than to "
        f"stay{out}. But no moves {least}."
    )
    strong, weak = f"{concept}_strong", f"{concept}_weak"
    assert strong_sentences(MODEL, "a", strong, [STRONGLY]) == (held,)
    assert strong_sentences(MODEL, "a", strong, [STRONGLY, NOT_AT_ALL]) == (
        f"{could_leave}, and no moves {least}.",
    )
    assert strong_sentences(MODEL, "a", weak, [STRONGLY]) == (
        "A is held strongly and not weakly.",
        held,
    )
    assert strong_sentences(MODEL, "a", weak, [STRONGLY, WEAKLY]) == (held, plainly)
    assert strong_sentences(MODEL, "a", weak, [WEAKLY, NOT_AT_ALL]) == (FREELY[concept],)


def test_moves_at_the_same_moment():
    game = graph(MODEL)
    by_c = Move("c", "NNNNN", "NNNNY")
    both = Improvement(LEAVE, (Move("b", "NNNNN", "NNNYN"), by_c), "YNNYY")
    assert meeting(game, A, []) == ("A cannot do better by moving alone.",)
    assert meeting(game, A, [both]) == (
        (
            "A could do better by taking “X”; but B gains by taking “V” and C gains by taking "
            "“W”, and "
            "if they move at the same moment it ends at YNNYY, which A likes no better than to "
            "stay."
        ),
    )
    assert meeting(game, A, [both, FREE]) == (
        (
            "A could do better by taking “X”, and nothing that others would gain by at the "
            "same moment "
            "would leave it no better off than now."
        ),
    )


def test_play_that_goes_on_for_several_moves():
    game = graph(MODEL)
    line = (LEAVE, BY_B, Move("a", "YNNYN", "YYNYN"), Move("b", "YYNYN", "YYNNN"))
    assert anticipating(game, A, [Anticipation(4, line)], stable=False) == (
        (
            "Looking 4 moves ahead: if A began by taking “X”, B would go on by taking “V”, "
            "then A by "
            "taking “Y”, then B by dropping “V”, and play would end at YYNNN, which A likes better "
            "than to stay."
        ),
    )
    assert anticipating(game, A, [Anticipation(3, line[:1], 1)], stable=False) == (
        "A leaves however far it looks, from 3 moves ahead on.",
        (
            "Looking 3 moves ahead: if A began by taking “X”, play would end at YNNNN, which A "
            "likes "
            "better than to stay."
        ),
    )


def pledge(condition="true", name=None):
    return Commitment("a", parse(condition), parse("a.x and not a.y"), name)


def test_what_was_announced():
    assert announced(MODEL, pledge()) == "A: in any case, “X” and not “Y”"
    assert announced(MODEL, pledge("b.v and not a.z")) == (
        "A: if “V” (B) and not “Z” (A), “X” and not “Y”"
    )


def summed(name=None, **counts):
    where = {kind: np.arange(2000) < counts.get(kind, 0) for kind in KINDS}
    return summary(MODEL, pledge(name=name), where)


def test_where_a_commitment_is_credible_in_a_sentence():
    assert summed() == (
        "The commitment never applies: there is no state where A would have to act on it."
    )
    assert summed(applies=1, name="Vow") == (
        "The commitment “Vow” cannot be kept: A has no move for it where it applies (1 state)."
    )
    assert summed(applies=1500, possible=3) == (
        "The commitment is empty: A gains by it in no state where it applies (1,500 states)."
    )
    assert summed(applies=4, possible=4, perhaps_credible=1) == (
        "Of the 4 states where it applies, the commitment is credible in 0 (perhaps in 1 more) and "
        "sequentially credible in 0."
    )
    assert summed(
        name="Vow", applies=4, possible=4, credible=2, perhaps_credible=2,
        sequentially_credible=1, perhaps_sequentially_credible=1200,
    ) == (
        "Of the 4 states where it applies, the commitment “Vow” is credible in 2 (perhaps in 2 "
        "more) and sequentially credible in 1 (perhaps in 1,200 more)."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (Deed(LEAVE, "alike"), "A would gain nothing by taking “X”."),
        (Deed(LEAVE, "worse"), "A would do worse by taking “X”."),
        (
            Deed(LEAVE, "better"),
            (
                "A would do better by taking “X”, and no moves that others would "
                "want to make would undo that."
            ),
        ),
        (
            Deed(LEAVE, "unknown"),
            (
                "Whether A would do better by taking “X” is not known, and no "
                "moves that others would want to make would undo that."
            ),
        ),
        (
            Deed(LEAVE, "better", (BY_B, BY_C)),
            (
                "A would do better by taking “X”; but then B would "
                "answer by taking “V”, then C would answer by taking “W”, which leaves it no "
                "better off "
                "than now."
            ),
        ),
        (
            Deed(LEAVE, "better", (BY_B, BY_C), certain=False),
            (
                "A would do better by taking “X”; but "
                "then B might answer by taking “V”, then C might answer by taking “W”, which "
                "might leave "
                "it no better off than now (that is not known)."
            ),
        ),
    ],
)
def test_what_keeping_a_commitment_brings(deed, sentence):
    assert told(MODEL, pledge(), "applies", [deed]) == (sentence,)


@pytest.mark.parametrize(("ways", "last"), [(4, None), (5, "1 more move"), (6, "2 more moves")])
def test_four_ways_to_keep_a_commitment_are_told(ways, last):
    said = told(MODEL, pledge(), "applies", [Deed(LEAVE, "worse")] * ways)
    assert said[:4] == ("A would do worse by taking “X”.",) * 4
    assert said[4:] == (() if last is None else (f"{last} would keep it.",))


def test_a_commitment_that_asks_for_nothing_here():
    assert told(MODEL, pledge(), "idle", []) == (
        "The condition does not hold here, so A owes nothing.",
    )
    assert told(MODEL, pledge(), "kept", []) == ("A does here what it announced.",)
    assert told(MODEL, pledge(), "applies", []) == ("A cannot keep it by any move of its own.",)
