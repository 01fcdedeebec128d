"""Every verdict on every case and on every example of the concepts' pages, replayed.

Each move of each witness is held against a reading of the dispute that shares no code with the
engine, and each verdict against its witness, the definition and what `solve` says. In disputes of
more than `MOST` states `SAMPLE` of them are taken, and the status quo; where there are more than
`TEAMS` coalitions so many of them are, and then `SAMPLE` states. All are drawn by `random.Random`
with the dispute's title as its seed, so that they are the same every time.
"""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from brute_further import COALITIONAL
from case_reading import CaseReading
from replaying import replay_departures, replay_line, replay_sim, replay_verdict
from toy_games import spelled

from standoff.cases import load_case, names
from standoff.dispute.calendar import phases
from standoff.dispute.file import loads
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.solve import solve

MOST, SAMPLE, TEAMS = 64, 5, 15
AHEAD = ("L_1", "L_2", "L_3", "L_4", "NM")
PAGES = Path(__file__).parents[2] / "docs" / "concepts"
BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)

EVERYTHING = """
format: standoff.dispute/1
title: All that cases and pages may not have
facts:
  open: {expression: "not gate.shut or board_agrees", assumed: it is so}
voting:
  board_agrees:
    quota: 3
    assumed: its rules
    members:
      gate: {weight: 1, votes: "gate.watch"}
      road: {weight: 2, votes: "road.pave", veto: "road.block"}
actors:
  gate:
    options:
      shut: {irreversible: {direction: forward, if: "not road.pave"}}
      watch: {}
    preferences:
      weights:
        - {statement: open, weight: 3}
        - {statement: gate.shut, weight: -2}
        - {statement: gate.watch iff road.block, weight: 2}
  road:
    options: {pave: {}, block: {irreversible: {direction: back, if: "gate.watch"}}}
    preferences: [not gate.shut, open if road.pave, road.block]
merged:
  - {states: "road.block and gate.watch", ranked_as: {gate: YYNY}, assumed: all is lost}
"""


def disputes():
    examples = [
        loads(block)
        for page in sorted(PAGES.glob("*.md"))
        for block in BLOCK.findall(page.read_text(encoding="utf-8"))
    ]
    return [*map(load_case, names()), *examples, loads(EVERYTHING)]


DISPUTES = disputes()


def known(dispute):
    views = list(dispute.actors)
    views += [each for a in dispute.actors if a.perception for each in a.perception.ascribed]
    return not any(view.unknown for view in views)


def one_picture(dispute):
    return not any(actor.perception for actor in dispute.actors)


KNOWN = [dispute for dispute in DISPUTES if known(dispute)]
TOGETHER = [dispute for dispute in KNOWN if one_picture(dispute)]
PAIRS = [dispute for dispute in KNOWN if len(dispute.actors) == 2]


def title(dispute):
    return re.sub(r"\W+", "-", dispute.title.lower())[:40]


def sampled(game):
    """All states of the model's game, or some where there are many."""
    return game.states if len(game.states) <= MOST else few(game)


def few(game):
    own = [s for s in game.states if game.dispute.status_quo in map(spelled, s)]
    drawn = random.Random(game.dispute.title).sample(game.states, min(SAMPLE, len(game.states)))
    return [*own, *drawn]


def numbered(game, record):
    """Tell a verdict of actors by their places, as the readings have them."""

    def move(told):
        return replace(told, actor=f"a{game.place(told.actor)}")

    def moves(told):
        return told if told is None else tuple(map(move, told))

    if hasattr(record, "departures"):
        return replace(record, departures=tuple(
            replace(each, moves=moves(each.moves), sanction=moves(each.sanction),
                    harmed=tuple(f"a{game.place(who)}" for who in each.harmed))
            for each in record.departures
        ))  # fmt: skip
    return replace(
        record,
        actor=f"a{game.place(record.actor)}",
        improvements=tuple(
            replace(each, move=move(each.move), sanction=moves(each.sanction))
            for each in record.improvements
        ),
        anticipated=tuple(replace(each, line=moves(each.line)) for each in record.anticipated),
    )


def own_games(dispute, day):
    """The model's game, and for each actor the one it sees."""
    model = CaseReading(dispute, day)
    return model, [
        model if actor.perception is None else CaseReading(dispute, day, viewer=place)
        for place, actor in enumerate(dispute.actors)
    ]


def told(dispute, concepts=None, day=None):
    """Each verdict on each state: the actor's place, its game and states there, and the verdict.

    Without concepts they are the five, with all that comes with them.
    """
    model, own = own_games(dispute, day)
    for state in sampled(model):
        for concept in concepts or (None,):
            for verdict in explain(dispute, model.name(state), concept=concept, as_of=day):
                i = model.place(verdict.actor)
                yield i, own[i], own[i].seen(state), numbered(model, verdict)


def stays(game, i, s, key):
    concept, _, index = key.partition("_")
    if index in ("strong", "weak"):
        return game.holds_as(i, s, key)
    if concept == "SIM":
        return game.sim(i, s)
    if concept == "NM":
        return s in game.nonmyopic()[i]
    return (
        game.limited(i, s, int(index))
        if concept == "L"
        else game.stable(i, s, concept, index or "d")
    )


def check(solution, i, game, seen, verdict):
    """Check a verdict against `solve` and the definition; return the state that is explained."""
    stable = solution.stable[verdict.concept][solution.actors[i]]
    assert verdict.stable == stable[solution.index(verdict.state)]
    assert verdict.stable == all(s is not None and stays(game, i, s, verdict.concept) for s in seen)
    assert verdict.sentences
    if None in seen:
        assert not verdict.improvements
        return None
    here = verdict.state if verdict.seen is None else verdict.seen.state
    explained = game.state_of()[here]
    assert explained in seen
    return explained


@pytest.mark.parametrize("dispute", DISPUTES, ids=title)
def test_every_witness_replays(dispute):
    for day in phases(dispute):
        solution = solve(dispute, as_of=day)
        for i, game, seen, verdict in told(dispute, day=day):
            explained = check(solution, i, game, seen, verdict)
            if explained is None:
                continue
            if verdict.concept.endswith(("_strong", "_weak")):
                replay_strength(verdict, game, i, explained)
            else:
                seen_as = replace(verdict, state=game.name(explained))
                replay_verdict(seen_as, game, game.state_of())


def replay_strength(verdict, game, i, s):
    """Check what answers each improvement, and whether the answer is much worse."""
    concept, _, form = verdict.concept.partition("_")
    state_of = game.state_of()
    assert {state_of[each.move.after] for each in verdict.improvements} == set(
        game.leaves(i, s, "d")
    )
    for item in verdict.improvements:
        here = s1 = state_of[item.move.after]
        assert game.made(item.move, i, s, s1)
        assert item.strongly == game.strongly_deterred(i, s, s1, concept)
        last = i
        for move in item.sanction or ():
            j, there = int(move.actor[1:]), state_of[move.after]
            assert j not in (i, last)
            assert game.made(move, j, here, there)
            assert concept != "SEQ" or game.better(j, here, there)
            here, last = there, j
        if item.sanction is None:
            assert form == "strong" or not game.deterred(i, s, s1, concept, "d")
        elif item.strongly:
            assert game.much_better(i, s, here)
            assert concept != "SMR" or all(game.much_better(i, s, t) for t in game.moves(i, here))
        else:
            assert game.sanctions(i, s, here, "d")


@pytest.mark.parametrize("dispute", KNOWN, ids=title)
def test_every_witness_of_sim_replays(dispute):
    solution = solve(dispute, ("SIM",))
    for i, game, seen, verdict in told(dispute, ("SIM",), dispute.as_of):
        explained = check(solution, i, game, seen, verdict)
        if explained is not None:
            replay_sim(verdict, game, i, explained, game.state_of())


@pytest.mark.parametrize("dispute", PAIRS, ids=title)
def test_every_line_of_anticipated_play_replays(dispute):
    solution = solve(dispute, AHEAD)
    for i, game, seen, verdict in told(dispute, AHEAD, dispute.as_of):
        explained = check(solution, i, game, seen, verdict)
        for each in verdict.anticipated if explained is not None else ():
            end = replay_line(game, i, explained, each)
            assert (game.score[i][end] > game.score[i][explained]) is not verdict.stable


def teams(game):
    """All coalitions, or some where there are many; and the states that they are asked about."""
    every = [
        set(members)
        for size in range(1, len(game.players) + 1)
        for members in itertools.combinations(game.players, size)
    ]
    if len(every) <= TEAMS:
        return every, game.states, True
    return random.Random(game.dispute.title).sample(every, TEAMS), few(game), False


@pytest.mark.parametrize("dispute", TOGETHER, ids=title)
def test_every_witness_for_coalitions_replays(dispute):
    game = CaseReading(dispute, dispute.as_of)
    coalitions, states, all_of_them = teams(game)
    universal = solve_universal(dispute)
    kept = {concept: set(states) for concept in COALITIONAL}
    for members in coalitions:
        ids = [dispute.actors[i].id for i in sorted(members)]
        solution = solve_coalition(dispute, ids)
        for s in states:
            for verdict in explain_coalition(dispute, game.name(s), ids):
                stable = game.name(s) in solution.settled(verdict.concept)
                assert verdict.stable == stable
                replay_departures(numbered(game, verdict), game, members, s, game.state_of())
                if not stable:
                    kept[verdict.concept].discard(s)
    for concept, stayed in kept.items():
        settled = set(universal.settled(concept)) & set(map(game.name, states))
        assert settled <= set(map(game.name, stayed))
        assert settled == set(map(game.name, stayed)) or not all_of_them


def test_a_forged_witness_is_found():
    dispute = next(dispute for dispute in DISPUTES if dispute.title == "Two ships")
    game = CaseReading(dispute)
    (verdict,) = explain(dispute, "NN", actor="ferry", concept="SMR")
    honest = numbered(game, verdict)
    replay_verdict(honest, game, game.state_of())
    (item,) = honest.improvements
    (answer,) = item.sanction
    forged = [
        replace(item, move=replace(item.move, after="NY")),
        replace(item, sanction=None),
        replace(item, sanction=(replace(answer, actor="a0"),)),
        replace(item, sanction=(replace(answer, after="NY"),)),
        replace(item, sanction=(answer, replace(answer, before="YY", after="YN"))),
    ]
    for each in forged:
        with pytest.raises(AssertionError):
            replay_verdict(replace(honest, improvements=(each,)), game, game.state_of())


def test_all_that_can_be_asked_is_asked():
    assert len(DISPUTES) >= len(names()) + 25
    assert any(not known(dispute) for dispute in DISPUTES)
    assert any(not one_picture(dispute) for dispute in DISPUTES)
    assert any(actor.strong for dispute in DISPUTES for actor in dispute.actors)
    assert any(dispute.merged for dispute in DISPUTES)
    assert {"Chicken", "Cuban missile crisis, October 1962"} <= {dispute.title for dispute in PAIRS}
