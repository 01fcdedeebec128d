"""SIM, L_h, NM and coalitions on the cases that ship, verdicts and witnesses, by definition."""

from __future__ import annotations

import itertools

import pytest
from brute_further import COALITIONAL
from case_games import CaseGame
from toy_games import spelled

from standoff.cases import load_case, names
from standoff.dispute.model import Statements
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.solve import solve

KNOWN = [
    name
    for name in names()
    if not load_case(name).merged
    and not any(actor.unknown for actor in load_case(name).actors)
    # Where nobody prefers anything there is nothing to see, for all coalitions at length.
    and any(actor.preference != Statements() for actor in load_case(name).actors)
]


def test_most_cases_can_be_asked():
    assert {"chicken", "cuba", "elmira", "prisoners-dilemma", "syria-iraq"} <= set(KNOWN)


def replayed(game, movers, start, moves, *, improving=False):
    """Play a legal sequence of the movers; return where it ends."""
    here, last = start, None
    assert moves
    for move in moves:
        mover = game.place(move.actor)
        assert mover in movers
        assert mover != last
        assert move.before == spelled(here)
        reached = game.improvements(mover, here) if improving else game.moves(mover, here)
        (here,) = [state for state in reached if spelled(state) == move.after]
        last = mover
    return here


@pytest.mark.parametrize("case", KNOWN)
def test_sim(case):
    dispute = load_case(case)
    game = CaseGame(dispute)
    solution = solve(dispute, ("SIM",))
    for s in game.states:
        for i, verdict in enumerate(explain(dispute, spelled(s), concept="SIM")):
            stable = solution.stable["SIM"][verdict.actor][solution.index(spelled(s))]
            assert verdict.stable == stable == game.sim(i, s)
            assert {item.move.after for item in verdict.improvements} == {
                spelled(t) for t in game.improvements(i, s)
            }
            for item in verdict.improvements:
                s1 = replayed(game, {i}, s, [item.move], improving=True)
                if item.sanction is None:
                    assert not game.meets(i, s, s1)
                    continue
                choices = {i: s1}
                for move in item.sanction:
                    mover = game.place(move.actor)
                    assert mover not in choices
                    choices[mover] = replayed(game, {mover}, s, [move], improving=True)
                state = game.together(s, choices)
                assert state in game.feasible
                assert spelled(state) == item.together
                assert game.score[i][state] <= game.score[i][s]


@pytest.mark.parametrize("case", [name for name in KNOWN if len(load_case(name).actors) == 2])
def test_limited_and_nonmyopic(case):
    dispute = load_case(case)
    game = CaseGame(dispute)
    concepts = ("L_1", "L_2", "L_3", "L_4", "L_7", "NM")
    solution = solve(dispute, concepts)
    kept = {
        concept: [{s for s, end in ends.items() if end == s} for ends in game.ends(h)]
        for concept, h in zip(concepts, (1, 2, 3, 4, 7), strict=False)
    } | {"NM": game.nonmyopic()}
    for concept in concepts:
        for s in game.states:
            for i, verdict in enumerate(explain(dispute, spelled(s), concept=concept)):
                stable = solution.stable[concept][verdict.actor][solution.index(spelled(s))]
                assert verdict.stable == stable == (s in kept[concept][i])
                for each in verdict.anticipated:
                    if not each.line:
                        assert not game.moves(i, s)
                        continue
                    assert [game.place(move.actor) for move in each.line] == [
                        (i + turn) % 2 for turn in range(len(each.line))
                    ]
                    end = replayed(game, {0, 1}, s, each.line)
                    assert len(each.line) <= each.horizon
                    assert (game.score[i][end] > game.score[i][s]) is not verdict.stable


@pytest.mark.parametrize("case", KNOWN)
def test_coalitions(case):
    dispute = load_case(case)
    game = CaseGame(dispute)
    everyone = solve_universal(dispute)
    together = {concept: set(game.states) for concept in COALITIONAL}
    for size in range(1, len(game.players) + 1):
        for members in itertools.combinations(game.players, size):
            ids = [dispute.actors[i].id for i in members]
            solution = solve_coalition(dispute, ids)
            for concept in COALITIONAL:
                stable = {s for s in game.states if game.coalition_stable(members, s, concept)}
                assert set(solution.settled(concept)) == set(map(spelled, stable))
                together[concept] &= stable
            for s in game.states:
                for verdict in explain_coalition(dispute, spelled(s), ids):
                    replay(game, set(members), s, verdict)
    for concept, stable in together.items():
        assert set(everyone.settled(concept)) == set(map(spelled, stable))


def replay(game, members, s, verdict):
    concept = verdict.concept
    assert verdict.stable == game.coalition_stable(members, s, concept)
    reached = set()
    for item in verdict.departures:
        q = replayed(game, members, s, item.moves)
        reached.add(q)
        if item.sanction is None:
            assert not game.coalition_sanctions(members, s, q, concept)
            continue
        others = set(game.players) - members
        p = replayed(game, others, q, item.sanction, improving=concept == "CSEQ")
        assert p in game.coalition_sanctions(members, s, q, concept)
    assert reached == game.coalition_leaves(members, s)
