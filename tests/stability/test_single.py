"""One state by constraint solver, against the definitions and the enumerating engine."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from single_games import CONCEPTS, check_answers, settling
from toy_games import Brute, dispute_of, formulas, holds, spelled, strict_toy, text, toys
from toy_perceived import PerceivedBrute, perceived_dispute_of, perceived_toys

from standoff.dispute.bodies import decision_of
from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Merged, Ranking
from standoff.errors import DisputeError, ExpressionError, InputError, MissingError, SizeError
from standoff.stability.single import sanctioning
from standoff.stability.single.asking import Asker, OutOfTimeError
from standoff.stability.single.solving import _shared, solve_state
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def drawn(data, **limits):
    """A game; where flips are barred on a condition, nothing is merged."""
    return replace(data.draw(toys(merged=data.draw(st.booleans()), **limits)), merged=[])


@pytest.mark.parametrize("unknown", [False, True])
@SETTINGS
@given(st.data())
def test_verdicts_and_witnesses_follow_the_definitions(unknown, data):
    toy = drawn(data, unknown=unknown, most_options=4 if unknown else 5)
    brute = Brute(toy)
    assume(brute.states)
    state = data.draw(st.sampled_from(brute.states))
    solution = solve_state(dispute_of(toy), spelled(state))
    assert solution.state == spelled(state)
    suffixes = ("_a", "_b", "_c", "_d") if brute.anything_unknown() else ("",)
    assert [each.concept for each in solution.answers] == [
        c + x for c in CONCEPTS for x in suffixes
    ]
    undecided = check_answers(solution, brute)
    # Only where the last mover has to be tracked may a way be longer than is looked for.
    assert not undecided or unknown or any(toy.conditions)


@SETTINGS
@given(st.data())
def test_finds_an_equilibrium_among_the_states_that_fit_or_proves_there_is_none(data):
    unknown = data.draw(st.booleans())
    toy = drawn(data, unknown=unknown, most_options=4)
    asked = data.draw(formulas(toy.names))
    brute = Brute(toy)
    assume(brute.states)
    fitting = [s for s in brute.states if holds(asked, toy.names, s)]
    if not fitting:
        with pytest.raises(MissingError, match="no feasible state fits"):
            solve_state(dispute_of(toy), text(asked))
        return
    solution = solve_state(dispute_of(toy), text(asked))
    assert solution.state == (spelled(fitting[0]) if len(fitting) == 1 else None)
    undecided = check_answers(solution, brute, settling(brute, fitting))
    assert not undecided or unknown or any(toy.conditions)


@pytest.mark.parametrize("seed", range(4))
def test_strict_rankings_agree_with_the_enumerating_engine(seed):
    draw = random.Random(seed)
    toy = strict_toy(draw)
    dispute, brute = dispute_of(toy), Brute(toy)
    full = solve(dispute, CONCEPTS)
    for state in draw.sample(full.states.names(), 2):
        solution = solve_state(dispute, state)
        assert check_answers(solution, brute) == 0
        for answer in solution.answers:
            assert answer.stable == (state in full.settled(answer.concept))
    anywhere = solve_state(dispute, "true")
    for answer in anywhere.answers:
        settled = full.settled(answer.concept)
        assert answer.stable is bool(settled)
        assert answer.state is None or answer.state in settled


@SETTINGS
@given(perceived_toys(most_options=4), st.integers(0, 15))
def test_each_actor_judges_in_the_game_that_it_sees(game, place):
    brute = PerceivedBrute(game)
    assume(brute.states and any(game.pictures))
    state = brute.states[place % len(brute.states)]
    dispute = perceived_dispute_of(game)
    if brute.lost():
        with pytest.raises(DisputeError, match="sees the dispute, no state is feasible"):
            solve_state(dispute, spelled(state))
        return
    solution = solve_state(dispute, spelled(state))
    for answer in solution.answers:
        for verdict in answer.verdicts:
            i = int(verdict.actor[1:])
            assert verdict.stable == brute.stable(i, state, answer.concept)
            assert (verdict.seen is not None) == (game.pictures[i] is not None and bool(
                game.pictures[i].unseen or game.pictures[i].ascribed))  # fmt: skip
    anywhere = solve_state(dispute, "true")
    for answer in anywhere.answers:
        settled = {
            spelled(s)
            for s in brute.states
            if all(brute.stable(i, s, answer.concept) for i in brute.players)
        }
        assert answer.stable is bool(settled)
        assert answer.state is None or answer.state in settled


COUNCIL = """
format: standoff.dispute/1
title: A council
facts:
  calm: "not (a.x and b.x)"
voting:
  adopted:
    quota: 4
    members:
      a: {weight: 3, votes: "a.x", veto: true}
      b: {weight: 2, votes: "b.x"}
      c: {weight: 1, votes: "calm"}
actors:
  a:
    name: A
    options: {x: {name: X}, y: {name: Y}}
    preferences: {weights: [{statement: adopted, weight: 3}, {statement: a.y, weight: -2},
                            {statement: calm, weight: 2}, {statement: b.x, weight: 1}]}
  b:
    name: B
    options: {x: {name: X}, y: {name: Y, irreversible: {direction: forward, if: calm}}}
    preferences: ["not adopted", "calm iff b.y", "exactly_one(a.y, b.y, b.x)"]
constraints: [{never: "a.y and b.y and adopted"}]
"""


def test_facts_votes_and_weights_count_as_for_the_enumerating_engine():
    dispute = loads(COUNCIL)
    full = solve(dispute, CONCEPTS)
    for state in full.states.names():
        for answer in solve_state(dispute, state).answers:
            for verdict in answer.verdicts:
                at = full.index(state)
                assert verdict.stable == full.stable[answer.concept][verdict.actor][at]
    found = solve_state(dispute, "adopted and calm")
    for answer in found.answers:
        fits = [s for s in full.settled(answer.concept) if s[0] == "Y" and s[2] == "N"]
        assert decision_of(dispute.bodies[0]).operator == "and"
        assert answer.stable is bool(fits) or answer.state in fits


# What cannot be decided --------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_what_the_time_does_not_suffice_for_is_undecided_and_never_wrong(seed, monkeypatch):
    toy = strict_toy(random.Random(seed))
    dispute, brute = dispute_of(toy), Brute(toy)
    ask = Asker.ask
    undecided = 0
    state = spelled(brute.states[seed])
    for most in (5, 9, 14):

        def at_most(self, clauses, most=most):
            if self.asked >= most:
                raise OutOfTimeError
            return ask(self, clauses)

        monkeypatch.setattr(Asker, "ask", at_most)
        undecided += check_answers(solve_state(dispute, state), brute)
        settled = settling(brute, brute.states)
        undecided += check_answers(solve_state(dispute, "true"), brute, settled)
    assert undecided


def walk(steps):
    """Opponents that can only go round a ring of states, one flip at a time, to what deters."""
    letters = "jk" * steps
    names = [f"{who}.o{place}" for place, who in enumerate(letters)]
    rules = [f"{before} if {after}" for before, after in pairwise(names)]
    options = {who: [n[2:] for n in names if n[0] == who] for who in "jk"}
    parts = [
        f"  {who}: {{name: {who}, options: "
        f"{{{', '.join(f'{o}: {{name: {o}}}' for o in options[who])}}}}}"
        for who in "jk"
    ]
    never = ", ".join(f'{{always: "{rule}"}}' for rule in rules)
    return loads(
        "format: standoff.dispute/1\ntitle: A walk\nactors:\n"
        "  i: {name: I, options: {go: {name: Go}}, "
        f'preferences: ["not {names[-1]}", i.go]}}\n'
        + "\n".join(parts)
        + f"\nconstraints: [{never}]"
    )


def test_a_sanction_is_found_at_the_end_of_a_long_walk():
    dispute = walk(3)
    state = "N" * len(dispute.options)
    (verdict, *_) = solve_state(dispute, state, ["SMR"]).answers[0].verdicts
    assert verdict.stable
    (item,) = verdict.improvements
    assert [move.actor for move in item.sanction] == ["j", "k"] * 3
    full = solve(dispute, ["SMR"])
    assert full.stable["SMR"]["i"][full.index(state)]


def test_a_walk_longer_than_is_looked_for_is_undecided(monkeypatch):
    monkeypatch.setattr(sanctioning, "LONGEST", 4)
    dispute = walk(3)
    (verdict, *_) = solve_state(dispute, "N" * 7, ["GMR"]).answers[0].verdicts
    assert verdict.stable is None
    assert "no sequence of up to" in verdict.undecided
    assert "undecided" in verdict.sentences[0]


def test_no_walk_leads_where_the_first_step_is_barred():
    dispute = walk(3)
    barred = replace(dispute.constraints[0], expression=parse("not j.o2"))
    dispute = replace(dispute, constraints=(*dispute.constraints, barred))
    solution = solve_state(dispute, "N" * 7, ["GMR"])
    full = solve(dispute, ["GMR"])
    assert solution.answers[0].verdicts[0].stable is False
    assert not full.stable["GMR"]["i"][full.index("N" * 7)]


def test_too_little_time_to_begin_is_said():
    with pytest.raises(SizeError, match="--time-limit"):
        solve_state(walk(2), "true", time_limit=1e-9)


def test_an_interruption_ends_the_search(tmp_path):
    """Ctrl-C is heard while the solver works."""
    script = tmp_path / "long.py"
    script.write_text(
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import time\n"
        "from test_single_clauses import puzzle\n"
        "from standoff.stability.single.asking import Asker\n"
        "from ortools.sat.python import cp_model\n"
        "print('ready', flush=True)\n"
        "Asker(time.monotonic() + 100).ask(puzzle())\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.5)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert time.monotonic() - start < 20
    assert "KeyboardInterrupt" in said


def test_more_options_than_can_be_numbered_are_no_hindrance():
    letters = [f"o{place}" for place in range(35)]
    options = ", ".join(f"{each}: {{name: {each}}}" for each in letters)
    want = {
        "a": [f"a.{mine} iff b.{yours}" for mine, yours in pairwise(letters)],
        "b": [f"b.{mine} iff a.{mine}" for mine in letters],
    }
    actors = "\n".join(
        f"  {who}: {{name: {who}, options: {{{options}}}, preferences: {want[who]}}}"
        for who in "ab"
    )
    dispute = loads(f"format: standoff.dispute/1\ntitle: Seventy\nactors:\n{actors}\n")
    solution = solve_state(dispute, "N" * 70)
    assert [answer.stable for answer in solution.answers] == [True, True, True]
    off = "Y" + "N" * 69  # a gains by leaving it for nobody's sake, b by following
    verdicts = solve_state(dispute, off, ["Nash"]).answers[0].verdicts
    assert [verdict.stable for verdict in verdicts] == [False, False]
    assert verdicts[1].improvements[0].move.after[35] == "Y"


def test_answers_are_the_same_each_time():
    dispute = dispute_of(strict_toy(random.Random(3)))
    assert solve_state(dispute, "true").to_dict() == solve_state(dispute, "true").to_dict()


# What is refused ---------------------------------------------------------------------------------


def test_refuses_what_it_cannot_answer():
    dispute = loads(COUNCIL)
    with pytest.raises(MissingError, match="no concept 'SEQ'"):
        solve_state(dispute, "true", ["SEQ"])
    with pytest.raises(ExpressionError, match=r"^the pattern 'YN' has 2 letters"):
        solve_state(dispute, "yn")
    with pytest.raises(MissingError, match="no feasible state fits 'YYYY'"):
        solve_state(dispute, "YYYY")
    merged = replace(dispute, merged=(Merged(parse("a.x")),))
    with pytest.raises(InputError, match="merged"):
        solve_state(merged, "true")
    ranked = replace(dispute.actors[0], preference=Ranking(((parse("a.x"),), (parse("b.x"),))))
    with pytest.raises(DisputeError, match=r"the ranking of 'a' leaves out .*, for example N.N."):
        solve_state(replace(dispute, actors=(ranked, dispute.actors[1])), "true")


def test_those_whose_share_of_the_time_was_too_small_get_what_is_left():
    asker = Asker(time.monotonic() + 0.6)  # its thirds: slow, quick, quick, and slow again
    shares = []

    def slow():
        shares.append(asker.left)
        time.sleep(max(asker.left, 0))

    def quick():
        shares.append(asker.left)

    until = asker.until
    _shared(asker, [slow, quick, quick])
    assert asker.until == until
    assert shares == pytest.approx([0.2, 0.2, 0.4, 0.4], abs=0.1)
