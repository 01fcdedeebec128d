"""Witnesses: every one is replayed, move by move, by a reader of the definitions."""

from __future__ import annotations

import random

import pytest
from case_games import holds, members, score
from hypothesis import HealthCheck, assume, given, settings
from replaying import replay_verdict
from toy_games import CONCEPTS, Brute, dispute_of, spelled, toys

from standoff.cases import load_case, names
from standoff.dispute.calendar import phases
from standoff.errors import MissingError
from standoff.stability.explain import explain
from standoff.stability.solve import solve


@given(toys(unknown=True, most_options=4))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_witness_of_random_games_replays(toy):
    brute = Brute(toy)
    assume(brute.states)
    dispute = dispute_of(toy)
    state_of = {spelled(state): state for state in brute.states}
    solution = solve(dispute)
    for state in random.Random(0).sample(brute.states, min(4, len(brute.states))):
        verdicts = explain(dispute, spelled(state))
        assert [(v.actor, v.concept) for v in verdicts] == [
            (actor, key) for actor in solution.actors for key in solution.concepts
        ]
        for verdict in verdicts:
            place = solution.index(verdict.state)
            assert verdict.stable == solution.stable[verdict.concept][verdict.actor][place]
            replay_verdict(verdict, brute, state_of)


class Plain:
    """A case read without the engine: states by name, moves by comparing letters."""

    def __init__(self, dispute, day):
        self.options = [(a.id, o) for a in dispute.actors for o in a.options]
        self.day = day
        names_ = list(dispute.options)
        self.columns = names_
        self.dispute = dispute

    def feasible(self, state):
        taken = dict(zip(self.columns, [letter == "Y" for letter in state], strict=True))
        return all(
            holds(c.expression.root, taken) == (c.kind == "always")
            for c in self.dispute.constraints
        )

    def legal(self, actor, before, after):
        if before == after or not self.feasible(after):
            return False
        for (owner, option), a, b in zip(self.options, before, after, strict=True):
            if a == b:
                continue
            early = option.available_from and self.day and self.day < option.available_from
            late = option.available_until and self.day and self.day > option.available_until
            wrong = {"forward": a == "Y", "back": b == "Y", None: False}[option.irreversible]
            if owner != actor or early or late or wrong:
                return False
        return True

    def made(self, move):
        """Whether a move can be made between members of the two states that it names."""
        named = all(
            end in members(self.dispute, name)
            for end, name in zip(move.ends, (move.before, move.after), strict=True)
        )
        return named and self.legal(move.actor, *move.ends)


def differs(actor, dispute, one, other):
    """Whether something that the actor's view is unknown of differs."""
    about = {name for unknown in actor.unknown for name in unknown.about}
    letters = zip(dispute.options, one, other, strict=True)
    return any(a != b and name in about for name, a, b in letters)


def compare(actor, dispute, one, other):
    """Whether the second state is better (1), worse (-1), alike (0) or not known (None)."""
    for name in (one, other):
        assert len({score(actor, dispute, each) for each in members(dispute, name)}) == 1
    one, other = (members(dispute, name)[0] for name in (one, other))
    first, second = score(actor, dispute, one), score(actor, dispute, other)
    if first == second:
        return None if differs(actor, dispute, one, other) else 0
    return 1 if second > first else -1


@pytest.mark.parametrize("case", names())
def test_every_witness_of_every_case_replays(case):
    dispute = load_case(case)
    assert not any(u.between for actor in dispute.actors for u in actor.unknown)
    for day in phases(dispute):
        plain = Plain(dispute, day)
        solution = solve(dispute, as_of=day)
        listed = solution.states.names()
        sampled = random.Random(case).sample(listed, min(len(listed), 12))
        for state in [solution.state(solution.index(dispute.status_quo)), *sampled]:
            for verdict in explain(dispute, state, as_of=day):
                place = solution.index(state)
                assert verdict.stable == solution.stable[verdict.concept][verdict.actor][place]
                replay_plainly(verdict, dispute, plain)


def replay_plainly(verdict, dispute, plain):
    concept, _, index = verdict.concept.partition("_")
    index = index or "d"
    own = dispute.actor(verdict.actor)
    for item in verdict.improvements:
        assert item.move.before == verdict.state
        assert item.move.actor == own.id
        assert plain.made(item.move)
        gain = compare(own, dispute, verdict.state, item.move.after)
        assert gain == 1 or (gain is None and index in "ac")
        here, last = item.move.after, own.id
        for number, move in enumerate(item.sanction or ()):
            assert move.actor != own.id
            assert number == 0 or move.actor != last
            assert move.before == here
            assert plain.made(move)
            if concept in ("SEQ", "SSEQ"):
                assert compare(dispute.actor(move.actor), dispute, here, move.after) in (1, None)
            here, last = move.after, move.actor
        if item.sanction:
            loss = compare(own, dispute, verdict.state, here)
            assert loss in (0, -1) or (loss is None and index in "cd")


def test_a_part_of_the_question_can_be_asked():
    dispute = load_case("cuba")
    (verdict,) = explain(dispute, "NYYN", actor="us", concept="seq")
    assert verdict.stable
    (item,) = verdict.improvements
    assert [move.actor for move in item.sanction] == ["ussr"]
    assert "dropping “Blockade Cuba”" in verdict.sentences[0]
    assert "Soviet Union would answer by dropping “Withdraw the missiles”" in verdict.sentences[0]


def test_an_unsanctioned_improvement_is_named():
    (verdict,) = explain(load_case("cuba"), "NYNN", actor="ussr", concept="Nash")
    assert not verdict.stable
    assert verdict.improvements[0].sanction is None
    assert verdict.sentences == ("Soviet Union could do better by taking “Withdraw the missiles”.",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"state": "NNYY"}, "not feasible"),
        ({"state": "NN"}, "names no state"),
        ({"state": "NNNN", "actor": "usa"}, "Did you mean 'us'"),
        ({"state": "NNNN", "concept": "SEQQ"}, "Did you mean 'SEQ'"),
        ({"state": "NNNN", "concept": "SEQ_e"}, "a, b, c and d"),
    ],
)
def test_what_is_not_there_is_refused(arguments, message):
    with pytest.raises(MissingError, match=message):
        explain(load_case("cuba"), **arguments)


def test_the_sampled_concepts_are_all_of_them():
    assert {v.concept for v in explain(load_case("chicken"), "NN")} == set(CONCEPTS)
