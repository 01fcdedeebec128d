"""Verdicts on small games worked by hand: what meets an improvement, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Commitment,
    Constraint,
    Dispute,
    Merged,
    Option,
    Perception,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
)
from standoff.errors import InputError
from standoff.graph import compiled
from standoff.graph.arcs import Arcs
from standoff.graph.game import graph
from standoff.stability import explain as explaining
from standoff.stability import explain_listed, keeping_known
from standoff.stability.commitments import commitments
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.explain_listed import along_lists
from standoff.stability.keeping_known import doing, is_known
from standoff.stability.solve import CONCEPTS
from standoff.stability.verdict import Anticipation, Move, Seen
from standoff.stability.witness import shortest


def ranking(*tiers):
    return Ranking(tuple((parse(each),) for each in tiers))


def statements(*texts):
    return Statements(tuple((Statement(parse(each)),) for each in texts))


def actor(name, options, preference=None, **others):
    return Actor(name, name.upper(), options=tuple(Option(o, o.upper()) for o in options),
                 preference=preference or Statements(), **others)  # fmt: skip


def pair(preference, **others):
    """A may take X, B may take Y; whatever B likes."""
    return Dispute("Two", (actor("a", "x", preference, **others), actor("b", "y")))


LEAVING = ranking("a.x and not b.y", "not a.x and not b.y", "b.y")
"""Of A: it would leave NN for YN, and likes least what B takes part in."""


def doubting(one, other):
    return (Unknown(parse(one), parse(other)),)


FREE = "A could do better by taking “X”, and no moves of the others would leave it no better off"


def told(dispute, concept, state="NN"):
    found = explain(dispute, state, actor="a", concept=concept)
    return {each.concept: (each.stable, *each.sentences) for each in found}


def test_an_escape_that_may_gain_undoes_a_sanction_for_a_and_b():
    # From NN A goes to YN, B answers to YY; from there A gets to NY, of which it is not known
    # whether that is better than NN.
    dispute = pair(LEAVING, unknown=doubting("not a.x and not b.y", "not a.x and b.y"))
    met = (
        "A could do better by taking “X”; but then B could answer by taking “Y”, which A likes no "
        "better than to stay"
    )
    free, held = f"{FREE} than now with no way out.", f"{met}, and it has no way out of that."
    assert told(dispute, "SMR") == {
        "SMR_a": (False, free), "SMR_b": (False, free), "SMR_c": (True, held),
        "SMR_d": (True, held),
    }  # fmt: skip
    assert told(dispute, "gmr_b") == {"GMR_b": (True, f"{met}.")}


def test_a_sanction_that_may_harm_counts_for_c_and_d():
    # The answer leads to YY, of which it is not known whether it is better than NN.
    dispute = pair(LEAVING, unknown=doubting("not a.x and not b.y", "a.x and b.y"))
    held = (
        "A could do better by taking “X”; but then B could answer by taking “Y”, which A may like "
        "no better than to stay."
    )
    assert told(dispute, "GMR") == {
        "GMR_a": (False, f"{FREE} than now."), "GMR_b": (False, f"{FREE} than now."),
        "GMR_c": (True, held), "GMR_d": (True, held),
    }  # fmt: skip


def test_a_move_that_may_gain_is_made_for_a_and_c():
    dispute = pair(LEAVING, unknown=doubting("not a.x and not b.y", "a.x and not b.y"))
    hoping = (
        "A might do better by taking “X” (whether it would is not known); but then B could answer "
        "by taking “Y”, which A likes no better than to stay."
    )
    stays = "A cannot do better by moving alone."
    assert told(dispute, "GMR") == {
        "GMR_a": (True, hoping), "GMR_b": (True, stays), "GMR_c": (True, hoping),
        "GMR_d": (True, stays),
    }  # fmt: skip


def test_what_is_asked_of_the_day_is_answered_for_the_day():
    day = date(2020, 1, 1)
    late = Option("x", "X", available_from=date(2020, 6, 1))
    a = Actor("a", "A", options=(late,), preference=statements("a.x"))
    dispute = Dispute("Later", (a, actor("b", "y")))
    stays = "A cannot do better by moving alone."
    for concept in ("Nash", "SIM"):
        assert told(dispute, concept)[concept][0] is False
        (found,) = explain(dispute, "NN", actor="a", concept=concept, as_of=day)
        assert found.sentences == (stays,)
    (found,) = explain_coalition(dispute, "NN", ["a"], concept="CNash", as_of=day)
    assert found.sentences == (stays,)
    (found,) = explain_coalition(dispute, "NN", ["a"], concept="CNash")
    assert found.sentences == ("A could do better: A by taking “X”.",)


def test_departures_are_listed_by_distance_then_by_state():
    a = actor("a", "pqrstu", statements(*(f"a.{each}" for each in "pqrstu")))
    b = actor("b", "vw", statements("b.v or b.w or a.p or a.q or a.r or a.s or a.t or a.u"))
    (found,) = explain_coalition(Dispute("Many", (a, b)), "N" * 8, ["a", "b"], concept="CNash")
    ends = [(len(each.moves), each.moves[-1].after[::-1]) for each in found.departures]
    assert len(ends) == 252
    assert ends == sorted(ends)


def test_a_coalition_has_no_verdict_where_somebody_sees_another_game():
    dispute = pair(LEAVING, perception=Perception(unseen=("b.y",)))
    with pytest.raises(InputError) as raised:
        explain_coalition(dispute, "NN", ["a", "b"])
    assert str(raised.value) == (
        "what a coalition leaves is not defined where actors see the dispute differently, and 'a' "
        "has a picture of its own ('perceives')"
    )


def test_the_state_that_an_actor_sees_is_named_where_it_is_another():
    dispute = pair(LEAVING, perception=Perception(unseen=("b.y",)))
    judges = "A judges by a picture of its own: it does not see “Y” (B)"
    leaves = "A could do better by taking “X”."
    assert told(dispute, "Nash") == {"Nash": (False, f"{judges}.", leaves)}
    assert told(dispute, "Nash", "NY") == {
        "Nash": (False, f"{judges}, so that to it the state is NN.", leaves)
    }
    (found,) = explain(dispute, "NY", actor="a", concept="Nash")
    assert found.seen == Seen("NN", ("b.y",), ())


def test_the_first_way_into_a_merged_state_is_told():
    # A gets into the merged state by X alone or with Z; nobody answers at the same moment.
    a = actor("a", "xz", statements("a.x"))
    dispute = Dispute("One", (a, actor("b", "y")), merged=(Merged(parse("a.x")),))
    (found,) = explain(dispute, "NNN", actor="a", concept="SIM")
    (item,) = found.improvements
    assert (item.move.after, item.move.via) == ("Y--", ("NNN", "YNN"))


def test_the_first_horizon_at_which_an_actor_leaves_is_told():
    # At NY, A looks at YY. B then takes it to YN, whatever comes after (YY is the worst for B), and
    # that or NN, where A may get from there, is better than NY for A: it leaves from L_2 on.
    orders = (("NN", "YN", "NY", "YY"), ("YN", "NN", "NY", "YY"))
    letters = {"N": "not ", "Y": ""}
    a, b = (
        actor(name, option, ranking(*(f"{letters[x]}a.x and {letters[y]}b.y" for x, y in order)))
        for (name, option), order in zip(("ax", "by"), orders, strict=True)
    )
    (found,) = explain(Dispute("Turns", (a, b)), "NY", actor="a", concept="NM")
    line = (Move("a", "NY", "YY"), Move("b", "YY", "YN"))
    assert found.anticipated == (Anticipation(2, line, 4),)
    assert not found.stable


def strong(preference, *declared, **options):
    a = actor("a", "x", preference, strong=declared)
    return replace(pair(preference), actors=(replace(a, **options), actor("b", "y")))


def test_a_weak_verdict_asks_for_a_plain_sanction_without_escape():
    # B's answer leads to YY, not much worse than NN; A would escape it to NY, better than NN.
    escaping = ranking("a.x and not b.y", "not a.x and b.y", "not a.x and not b.y", "a.x and b.y")
    dispute = strong(escaping, Strong(gap=3))
    assert told(dispute, "SMR_weak") == {"SMR_weak": (False, f"{FREE} than now with no way out.")}
    assert told(dispute, "GMR_weak") == {
        "GMR_weak": (
            True,
            (
                "A could do better by taking “X”; but then B could answer by taking “Y”, which "
                "A likes "
                "no better than to stay. But no moves of the others would leave it much worse "
                "off than "
                "now."
            ),
        )
    }


def test_who_cannot_move_any_more_cannot_escape_a_strong_sanction():
    forward = (Option("x", "X", irreversible="forward"),)
    dispute = strong(LEAVING, Strong(gap=1), options=forward)
    assert told(dispute, "SMR_strong") == {
        "SMR_strong": (
            True,
            (
                "A could do better by taking “X”; but then B could answer by taking “Y”, which "
                "A likes "
                "much less than to stay, and so it does all that it could make of it."
            ),
        )
    }


def test_a_shortest_sequence_never_lets_anyone_move_twice_in_a_row():
    # Movers p (0 to 1, 2 to 3) and q (1 to 0, 1 to 2, 3 to 4).
    p = Arcs(np.array([0, 2]), np.array([1, 3]), 6)
    q = Arcs(np.array([1, 1, 3]), np.array([0, 2, 4]), 6)
    goal = np.arange(6) == 4
    assert shortest([p, q], 0, goal) == ((0, 0, 1), (1, 1, 2), (0, 2, 3), (1, 3, 4))
    assert shortest([p, q], 0, np.arange(6) == 5) is None
    assert shortest([p], 0, np.arange(6) == 3) is None
    assert shortest([p, q], 1, np.arange(6) == 1) == ((1, 1, 0), (0, 0, 1))


@pytest.fixture
def compiling(monkeypatch):
    """Take every model for one in which it pays to follow lists."""
    monkeypatch.setattr(compiled, "_FROM_STATES", 0)


def conditional(condition):
    """A can take back X only under a condition."""
    option = Option("x", "X", irreversible="forward", irreversible_if=parse(condition))
    a = Actor("a", "A", options=(option, Option("z", "Z")), preference=statements("a.x"))
    return Dispute("If", (a, actor("b", "y")))


UNKNOWN = pair(LEAVING, unknown=doubting("not a.x and not b.y", "a.x and b.y"))


@pytest.mark.usefixtures("compiling")
def test_lists_serve_where_all_is_known_and_moves_are_transitive():
    assert along_lists(graph(pair(LEAVING)), CONCEPTS)
    assert not along_lists(graph(conditional("a.z")), CONCEPTS)
    assert not along_lists(graph(UNKNOWN), ("SEQ_a",))
    assert not along_lists(graph(pair(LEAVING)), ("GMR", "GMR_strong"))


def test_lists_are_not_followed_in_small_games():
    assert not along_lists(graph(pair(LEAVING)), CONCEPTS)


@pytest.mark.usefixtures("compiling")
def test_moves_of_many_states_are_not_listed_one_by_one(monkeypatch):
    monkeypatch.setattr(explaining, "sides_of", None)
    assert told(pair(LEAVING), "Nash") == {"Nash": (False, "A could do better by taking “X”.")}


@pytest.mark.usefixtures("compiling")
@pytest.mark.parametrize("near", [1, 1 << 17])
def test_an_answer_that_leaves_an_actor_as_well_off_as_before_holds_it(monkeypatch, near):
    # C can answer only once B has; then A is at YYY as well off as at NNN.
    monkeypatch.setattr(explain_listed, "_NEAR", near)
    a = actor("a", "x", statements("a.x and not (b.y and c.z)"))
    never = Constraint("never", parse("c.z and not b.y"))
    dispute = Dispute("Three", (a, actor("b", "y"), actor("c", "z")), constraints=(never,))
    assert told(dispute, "GMR", "NNN") == {
        "GMR": (
            True,
            (
                "A could do better by taking “X”; but then B could answer by taking “Y”, then "
                "C could "
                "answer by taking “Z”, which A likes no better than to stay."
            ),
        )
    }


def test_all_is_known_where_nothing_is_unknown_and_moves_are_transitive():
    assert is_known(graph(pair(LEAVING)))
    assert not is_known(graph(conditional("a.z")))
    assert not is_known(graph(UNKNOWN))


def test_moves_that_do_what_was_announced_come_in_parts(monkeypatch):
    # Each of the eight states has four moves of A, itself included. The running count of moves,
    # 4, 8, 12 … 32, passes a multiple of 10 after the 2nd, 4th and 7th state.
    monkeypatch.setattr(keeping_known, "_AT_ONCE", 10)
    game = graph(Dispute("Parts", (actor("a", "xz"), actor("b", "y"))))
    every = np.ones(8, dtype=bool)
    parts = list(doing(game, 0, every, every))
    assert [np.unique(part.source).tolist() for part in parts] == [
        [0, 1], [2, 3], [4, 5, 6], [7],
    ]  # fmt: skip
    monkeypatch.undo()
    (whole,) = doing(game, 0, every, every)
    assert whole.source.tolist() == [k for k in range(8) for _ in range(4)]
    reached = [sorted(whole.target[whole.source == k].tolist()) for k in (0, 5)]
    assert reached == [[0, 1, 2, 3], [4, 5, 6, 7]]


def kept(us, them):
    model = Dispute("A threat", (us, them), commitments=(PLEDGE,), status_quo="NNN")
    here = commitments(model).items[0].here
    return here.credible, here.sequentially_credible


PLEDGE = Commitment("us", parse("true"), parse("us.fine"))


def threat(*preference):
    return Actor("us", "Us", options=(Option("fine", "Fine"), Option("more", "More")),
                 preference=statements(*preference))  # fmt: skip


def test_an_answer_that_the_others_would_not_make_spoils_nothing():
    us = threat("us.fine and not them.leave")
    them = Actor("them", "Them", options=(Option("leave", "Leave"),),
                 preference=statements("not them.leave"))  # fmt: skip
    assert kept(us, them) == ("yes", "yes")
    willing = replace(them, preference=statements("them.leave iff us.fine"))
    assert kept(us, willing) == ("yes", "no")


def test_an_answer_that_needs_a_move_of_its_own_spoils_nothing():
    # Them would leave only once Us did more; nobody but Us can do that.
    us = threat("not them.leave", "us.fine", "us.more")
    them = Actor("them", "Them", options=(Option("leave", "Leave"),),
                 preference=statements("them.leave iff us.more"))  # fmt: skip
    assert kept(us, them) == ("yes", "yes")
