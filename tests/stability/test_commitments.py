"""Commitments, against a reading of the definition one state at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest
from brute_merged import MergedBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_actors import actor
from toy_games import Brute, dispute_of, formulas, holds, text, toys

from standoff.cases import load_case
from standoff.dispute.check import check
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Commitment,
    Constraint,
    Dispute,
    Unknown,
)
from standoff.errors import MissingError
from standoff.stability import keeping_known
from standoff.stability.commitment_record import KINDS
from standoff.stability.commitments import commitments

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


class Announced:
    """What one actor announced, as a pair of formulas."""

    def __init__(self, toy, i, condition, action):
        super().__init__(toy)
        self.i, self.condition, self.action = i, condition, action

    def says(self, formula, state):
        return all(holds(formula, self.toy.names, member) for member in self.members(state))

    def status(self, s):
        if not self.says(self.condition, s):
            return "idle"
        return "kept" if self.says(self.action, s) else "applies"

    def deeds(self, s):
        """The moves that do it and flip no more than some other of them does."""
        if self.status(s) != "applies":
            return []
        doing = [
            (t, {k for k, was in enumerate(before) if was != after[k]})
            for t in self.moves(self.i, s)
            if self.says(self.action, t)
            for before in self.members(s)
            for after in self.members(t)
            if self.makes(before, after)
        ]
        return {t for t, flips in doing if not any(other < flips for _, other in doing)}

    def answers(self, t, test):
        seen, todo = set(), [(t, None)]
        while todo:
            here, last = todo.pop()
            for j in self.players:
                if j in (self.i, last):
                    continue
                for there in self.moves(j, here):
                    if test(j, here, there) and (there, j) not in seen:
                        seen.add((there, j))
                        todo.append((there, j))
        return {state for state, _ in seen}

    def spoiled(self, s, t):
        """Whatever is unknown."""
        return any(self.sure_spoiler(s, p) for p in self.answers(t, self.better))

    def perhaps_spoiled(self, s, t):
        return any(not self.better(self.i, s, p) for p in self.answers(t, self.hopeful))

    def sure_spoiler(self, s, p):
        return not self.better(self.i, s, p) and not self.unknown(self.i, s, p)

    def kinds(self, s):
        """The kinds that a state is of."""
        status, deeds = self.status(s), self.deeds(s)
        found = {status} - {"idle"}
        if deeds:
            found.add("possible")
        better = [t for t in deeds if self.better(self.i, s, t)]
        hoped = [t for t in deeds if self.hopeful(self.i, s, t)]
        for name, sure, perhaps in (
            ("credible", better, hoped),
            (
                "sequentially_credible",
                [t for t in better if not self.perhaps_spoiled(s, t)],
                [t for t in hoped if not self.spoiled(s, t)],
            ),
        ):
            if sure:
                found.add(name)
            elif perhaps:
                found.add(f"perhaps_{name}")
        return found


class Single(Announced, Brute):
    """In a game in which no states are merged."""

    def members(self, state):
        return (state,)

    def makes(self, before, after):
        return True


class Several(Announced, MergedBrute):
    """In a game in which some are; a state is the tuple of its members."""

    def members(self, state):
        return state

    def makes(self, before, after):
        return after in self.single_moves[self.i, before]


@st.composite
def announcements(draw, **kinds):
    toy = draw(toys(**kinds))
    i = draw(st.sampled_from(sorted(set(toy.owners))))
    own = [name for name, owner in zip(toy.names, toy.owners, strict=True) if owner == i]
    return toy, i, draw(formulas(toy.names)), draw(formulas(own))


def compare(toy, i, condition, action, data):
    assume(toy.feasible())
    brute = (Several if toy.merged else Single)(toy, i, condition, action)
    pledge = Commitment(f"a{i}", parse(text(condition)), parse(text(action)))
    at = data.draw(st.sampled_from(brute.states))
    dispute = replace(dispute_of(toy), commitments=(pledge,))
    (item,) = commitments(dispute, at=brute.name(at)).items
    for number, state in enumerate(sorted(brute.states, key=brute.number)):
        assert {kind for kind in KINDS if item.where[kind][number]} == brute.kinds(state), state
    assert item.empty == (
        any(brute.deeds(s) for s in brute.states)
        and not any({"credible", "perhaps_credible"} & brute.kinds(s) for s in brute.states)
    )
    for standing in (item.here, *item.examples):
        check_standing(standing, brute)
    assert item.here.state == brute.name(at)
    assert [each.state for each in item.examples] == examples(brute)


def examples(brute):
    """The first state of each kind, if there is one of which nothing is perhaps the first of those.

    The kinds: sequentially credible, credible and spoiled, possible and no gain, impossible.
    """
    of_kind = {}
    for state in sorted(brute.states, key=brute.number):
        kinds = brute.kinds(state)
        if "applies" not in kinds:
            continue
        if {"sequentially_credible", "perhaps_sequentially_credible"} & kinds:
            kind, sure = 0, "sequentially_credible" in kinds
        elif {"credible", "perhaps_credible"} & kinds:
            kind, sure = 1, "credible" in kinds
        else:
            kind, sure = (2 if "possible" in kinds else 3), True
        of_kind.setdefault(kind, []).append((not sure, brute.number(state), brute.name(state)))
    return [min(found)[-1] for _, found in sorted(of_kind.items())]


def state_of(brute, name):
    return next(state for state in brute.states if brute.name(state) == name)


def check_standing(standing, brute):
    s, i = state_of(brute, standing.state), brute.i
    assert standing.status == brute.status(s)
    assert {brute.name(t) for t in brute.deeds(s)} == {deed.move.after for deed in standing.deeds}
    kinds = brute.kinds(s)
    for kind in ("credible", "sequentially_credible"):
        answer = "yes" if kind in kinds else "perhaps" if f"perhaps_{kind}" in kinds else "no"
        assert getattr(standing, kind) == answer
    for deed in standing.deeds:
        t = state_of(brute, deed.move.after)
        assert brute.made(deed.move, i, s, t)
        gain = {
            "better": brute.better(i, s, t),
            "unknown": brute.unknown(i, s, t),
            "worse": brute.better(i, t, s),
            "alike": not (brute.better(i, s, t) or brute.better(i, t, s) or brute.unknown(i, s, t)),
        }
        assert gain[deed.gain]
        if deed.gain in ("better", "unknown"):
            check_sanction(deed, brute, s, t)
        else:
            assert deed.sanction is None
    assert standing.sentences


def check_sanction(deed, brute, s, t):
    if deed.sanction is None:
        assert deed.certain
        assert not brute.perhaps_spoiled(s, t)
        return
    assert deed.certain == brute.spoiled(s, t)
    here, last = t, None
    for move in deed.sanction:
        j = int(move.actor[1:])
        assert j not in (last, brute.i)
        there = state_of(brute, move.after)
        assert brute.made(move, j, here, there)
        assert (brute.better if deed.certain else brute.hopeful)(j, here, there)
        here, last = there, j
    assert not brute.better(brute.i, s, here)
    assert brute.sure_spoiler(s, here) or not deed.certain


@given(announcements(unknown=True), st.data())
@QUICK
def test_agrees_with_the_definition(asked, data):
    compare(*asked, data)


@given(announcements(unknown=True, merged=True), st.data())
@QUICK
def test_agrees_where_states_count_as_one_and_conditions_bind(asked, data):
    compare(*asked, data)


@given(announcements(most_options=6, most_actors=3), st.data(), st.sampled_from([1, 7, 1 << 21]))
@QUICK
def test_agrees_where_all_is_known(asked, data, at_once):
    # Moves are listed in parts; small ones here, to have several.
    with patch.object(keeping_known, "_AT_ONCE", at_once):
        compare(*asked, data)


@given(announcements(most_options=5, most_actors=3))
@QUICK
def test_what_the_model_check_blames_pays_nowhere(asked):
    toy, i, condition, action = asked
    assume(toy.feasible())
    pledge = Commitment(f"a{i}", parse(text(condition)), parse(text(action)))
    dispute = replace(dispute_of(toy), commitments=(pledge,))
    blamed = any("gains by it nowhere" in finding.message for finding in check(dispute))
    (item,) = commitments(dispute).items
    assert not (blamed and item.where["credible"].any())


def pledged(*actors, condition="true", action, status_quo, name=None):
    pledge = Commitment(actors[0].id, parse(condition), parse(action), name)
    return Dispute("A threat", actors, commitments=(pledge,), status_quo=status_quo)


def test_a_threat_that_would_be_undone_by_the_answer():
    us = actor("us", ["fine"], "us.fine and not them.leave", "not them.leave")
    them = actor("them", ["leave"], "them.leave iff us.fine")
    found = commitments(pledged(us, them, action="us.fine", status_quo="NN"))
    (item,) = found.items
    assert (item.here.credible, item.here.sequentially_credible) == ("yes", "no")
    (deed,) = item.here.deeds
    assert [move.after for move in deed.sanction] == ["YY"]
    assert " ".join(item.here.sentences) == (
        "Us would do better by taking “Fine”; but then Them would answer by taking “Leave”, which "
        "leaves it no better off than now."
    )
    assert found.named(0, "credible") == ("NN",)
    assert item.summary == (
        "Of the 2 states where it applies, the commitment is credible in 1 and sequentially "
        "credible in 0."
    )


@pytest.mark.parametrize("known", [True, False])
def test_an_answer_that_leaves_it_as_well_off_as_before_spoils_it(known):
    us = actor("us", ["fine"], "us.fine and not them.leave")
    them = actor("them", ["leave"], "them.leave iff us.fine")
    watcher = actor("watcher", ["speak"])
    if not known:
        watcher = replace(watcher, unknown=(Unknown(about=("watcher.speak",)),))
    found = commitments(pledged(us, them, watcher, action="us.fine", status_quo="NNN"))
    here = found.items[0].here
    assert (here.credible, here.sequentially_credible) == ("yes", "no")
    assert [move.after for move in here.deeds[0].sanction] == ["YYN"]


def test_an_answer_of_which_it_is_not_known_whether_it_pays():
    us = actor("us", ["fine"], "us.fine and not them.leave")
    them = replace(actor("them", ["leave"]), unknown=(Unknown(about=("them.leave",)),))
    (item,) = commitments(pledged(us, them, action="us.fine", status_quo="NN")).items
    assert (item.here.credible, item.here.sequentially_credible) == ("yes", "perhaps")
    assert not item.here.deeds[0].certain
    assert item.here.sentences[0].endswith(
        "Them might answer by taking “Leave”, which might leave it no better off than now (that is "
        "not known)."
    )


def test_an_answer_of_which_it_is_not_known_whether_it_harms():
    """Where what is unknown lies between states that rank differently, ranks do not decide."""
    us = actor("us", ["fine"], "us.fine and not them.leave", "not us.fine")
    pair = Unknown(parse("us.fine and them.leave"), parse("not us.fine"))
    them = actor("them", ["leave"], "them.leave iff us.fine")
    model = pledged(replace(us, unknown=(pair,)), them, action="us.fine", status_quo="NN")
    here = commitments(model).items[0].here
    assert (here.credible, here.sequentially_credible) == ("yes", "perhaps")
    assert [move.after for move in here.deeds[0].sanction] == ["YY"]
    assert not here.deeds[0].certain


def test_the_shortest_answer_is_told():
    """The first in number takes two moves, by way of a third actor; a later one takes one."""
    us = actor("us", ["fine"], "us.fine and not far.hit and not near.hit")
    far = actor("far", ["hit"], "far.hit if near.call")
    far = replace(far, options=(replace(far.options[0], irreversible="forward"),))
    near = actor("near", ["call", "hit"], "us.fine and (near.call or near.hit)")
    never = Constraint("never", parse("near.call and near.hit"))
    model = replace(
        pledged(us, far, near, action="us.fine", status_quo="NNNN"), constraints=(never,)
    )
    (deed,) = commitments(model).items[0].here.deeds
    assert [move.after for move in deed.sanction] == ["YNNY"]


def test_an_empty_threat_is_called_so():
    us = actor("us", ["fine"], "not us.fine")
    them = actor("them", ["leave"])
    found = commitments(
        pledged(us, them, condition="them.leave", action="us.fine", status_quo="NN", name="Bluff")
    )
    (item,) = found.items
    assert item.empty
    assert item.summary == (
        "The commitment “Bluff” is empty: Us gains by it in no state where it applies (1 state)."
    )
    assert item.here.status == "idle"
    assert item.here.sentences == ("The condition does not hold here, so Us owes nothing.",)
    assert "is empty" in repr(found)


def test_only_what_is_needed_is_done():
    """It gains by the bonus that it takes along, not by the fine; so the fine is not credible."""
    us = actor("us", ["fine", "bonus"], "us.bonus", "not us.fine")
    found = commitments(pledged(us, action="us.fine", status_quo="NN"))
    assert [deed.move.after for deed in found.items[0].here.deeds] == ["YN"]
    assert found.items[0].empty


def test_an_example_of_each_kind_is_told():
    # Us gains where `hard` is not, them undoes that where w is angry, and `far` forbids it.
    us = actor("us", ["fine"], "not them.leave", "us.fine iff not w.hard")
    them = actor("them", ["leave"], "them.leave iff us.fine and w.angry")
    w = actor("w", ["hard", "far", "angry"])
    model = replace(
        pledged(us, them, w, condition="not them.leave", action="us.fine", status_quo="NNYYY"),
        constraints=(Constraint("never", parse("us.fine and w.far")),),
    )
    (item,) = commitments(model).items
    assert [each.state for each in item.examples] == ["NNNNN", "NNNNY", "NNYNN", "NNNYN"]


def test_what_is_certain_is_told_before_what_comes_first():
    """Us knows that it gains only where watcher is calm."""
    us = actor("us", ["fine"], "us.fine")
    doubt = Unknown(parse("us.fine and not w.calm"), parse("not us.fine and not w.calm"))
    us = replace(us, unknown=(doubt,))
    w = actor("w", ["calm"], "true")
    (item,) = commitments(pledged(us, w, action="us.fine", status_quo="NN")).items
    standings = [(each.state, each.sequentially_credible) for each in item.examples]
    assert standings == [("NY", "yes")]
    # Where it never is certain, the first is told.
    everywhere = replace(actor("us", ["fine"]), unknown=(Unknown(about=("us.fine",)),))
    (item,) = commitments(pledged(everywhere, w, action="us.fine", status_quo="NN")).items
    standings = [(each.state, each.sequentially_credible) for each in item.examples]
    assert standings == [("NN", "perhaps")]


def test_a_credible_and_spoiled_example_is_certain_where_it_can_be():
    """Them undoes all; us knows that it gains only where watcher is calm."""
    us = actor("us", ["fine"], "not them.leave", "us.fine")
    doubt = Unknown(
        parse("us.fine and not them.leave and not w.calm"), parse("not us.fine and not w.calm")
    )
    them = actor("them", ["leave"], "them.leave iff us.fine")
    model = pledged(
        replace(us, unknown=(doubt,)), them, actor("w", ["calm"]), action="us.fine",
        status_quo="NNN", condition="not them.leave",
    )  # fmt: skip
    (item,) = commitments(model).items
    assert [(each.state, each.credible) for each in item.examples] == [("NNY", "yes")]


def test_a_loss_and_what_is_alike_are_told_apart():
    us = actor("us", ["fine"], "not us.fine or w.calm")
    (item,) = commitments(
        pledged(us, actor("w", ["calm"]), action="us.fine", status_quo="NN")
    ).items
    assert [deed.gain for deed in item.here.deeds] == ["worse"]
    assert item.here.sentences == ("Us would do worse by taking “Fine”.",)
    (item,) = commitments(
        pledged(us, actor("w", ["calm"]), action="us.fine", status_quo="NY")
    ).items
    assert [deed.gain for deed in item.here.deeds] == ["alike"]
    assert item.here.sentences == ("Us would gain nothing by taking “Fine”.",)


def test_a_certain_answer_takes_no_move_that_may_not_pay():
    """Near could hit at once, and nobody knows whether it wants to; far does once it is called."""
    us = actor("us", ["fine"], "us.fine and not near.hit and not far.hit")
    near = replace(actor("near", ["hit"]), unknown=(Unknown(about=("near.hit",)),))
    friend = actor("friend", ["call"], "friend.call")
    far = actor("far", ["hit"], "far.hit iff friend.call")
    found = commitments(pledged(us, near, friend, far, action="us.fine", status_quo="NNNN"))
    (deed,) = found.items[0].here.deeds
    assert deed.certain
    assert [move.after for move in deed.sanction] == ["YNYN", "YNYY"]


def test_moves_are_listed_only_where_something_is_unknown_and_announced():
    """Where all is known they would take memory for nothing."""
    us, them = actor("us", ["fine"]), actor("them", ["leave"])
    unsure = replace(us, unknown=(Unknown(about=("us.fine",)),))
    model = pledged(us, them, action="us.fine", status_quo="NN")
    silent = replace(pledged(unsure, them, action="us.fine", status_quo="NN"), commitments=())
    with patch("standoff.stability.commitments.sides_of", side_effect=AssertionError):
        assert commitments(model).items
        assert not commitments(silent).items


def test_the_day_and_the_state_asked_about_are_told():
    model = pledged(actor("us", ["fine"]), action="us.fine", status_quo="N")
    found = commitments(model, as_of=date(2026, 11, 25))
    assert (found.at, found.as_of) == ("N", date(2026, 11, 25))
    assert commitments(model, at="Y").at == "Y"
    assert commitments(replace(model, as_of=date(2026, 11, 24))).as_of == date(2026, 11, 24)


def test_what_cannot_be_done_and_what_is_done():
    us = actor("us", ["fine"])
    us = replace(us, options=(replace(us.options[0], irreversible="back"),))
    (item,) = commitments(pledged(us, action="us.fine", status_quo="N")).items
    assert item.summary == (
        "The commitment cannot be kept: Us has no move for it where it applies (1 state)."
    )
    assert item.here.sentences == ("Us cannot keep it by any move of its own.",)
    (item,) = commitments(pledged(us, action="us.fine", status_quo="N"), at="Y").items
    assert item.here.sentences == ("Us does here what it announced.",)
    dispute = pledged(us, condition="us.fine", action="us.fine", status_quo="N")
    (item,) = commitments(dispute).items
    assert not item.empty
    assert "never applies" in item.summary


def test_many_ways_to_keep_it_are_told_in_part():
    options = [f"o{k}" for k in range(6)]
    us = actor("us", options)
    (item,) = commitments(
        pledged(us, action=" or ".join(f"us.{each}" for each in options), status_quo="N" * 6)
    ).items
    assert len(item.here.deeds) == 6
    assert item.here.sentences[-1] == "2 more moves would keep it."


def test_no_status_quo_no_commitments_and_a_state_that_is_none():
    elmira = load_case("elmira")
    assert commitments(replace(elmira, status_quo=None)).at is None
    assert commitments(replace(elmira, commitments=())).items == ()
    with pytest.raises(MissingError, match="names no state"):
        commitments(elmira, at="YN")


def test_large_models_are_told_by_counts():
    us = actor("us", ["fine"], "us.fine")
    found = commitments(pledged(us, action="us.fine", status_quo="N"))
    form = json.loads(json.dumps(found.to_dict()))
    assert form["commitments"][0]["where"]["credible"] == ["N"]
    assert "where" not in found.to_dict(list_limit=1)["commitments"][0]
    assert form["commitments"][0]["counts"] == dict.fromkeys(KINDS, 0) | {
        "applies": 1, "kept": 1, "possible": 1, "credible": 1, "sequentially_credible": 1,
    }  # fmt: skip
