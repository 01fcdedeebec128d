"""The published equilibria of the cases that ship with the package."""

from __future__ import annotations

import pytest

from standoff.cases import describe, load_case, names
from standoff.errors import MissingError
from standoff.graph.game import graph
from standoff.stability.coalitions import solve_universal
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.solve import solve

PUBLISHED = {
    "prisoners-dilemma": {
        "Nash": {4}, "GMR": {1, 4}, "SMR": {1, 4}, "SEQ": {1, 4}, "SSEQ": {1, 4},
    },
    "chicken": {
        "Nash": {2, 3}, "GMR": {1, 2, 3}, "SMR": {1, 2, 3}, "SEQ": {2, 3}, "SSEQ": {2, 3},
    },
    "elmira": {
        "Nash": {5, 6, 7, 10, 11, 12},
        "SEQ": {5, 6, 7, 10, 11, 12},
        "SSEQ": {5, 6, 7, 10, 11, 12},
        "GMR": {1, 4, 5, 6, 7, 10, 11, 12},
        "SMR": {1, 4, 5, 6, 7, 10, 11, 12},
    },
    "cuba": {
        "Nash": {6},
        "SEQ": {5, 6, 7},
        "SSEQ": {5, 6, 7},
        "GMR": {1, 2, 3, 5, 6, 7, 8},
        "SMR": {1, 2, 3, 5, 6, 7, 8},
    },
    "elmira-merged": {
        "Nash": {"NYNNY", "YNYNY", "-NNY-"},
        "SEQ": {"NYNNY", "YNYNY", "-NNY-"},
        "SSEQ": {"NYNNY", "YNYNY", "-NNY-"},
        "GMR": {"NYNNN", "YNYNN", "NYNNY", "YNYNY", "-NNY-"},
        "SMR": {"NYNNN", "YNYNN", "NYNNY", "YNYNY", "-NNY-"},
    },
    "syria-iraq": {
        "Nash": {"NYY"}, "SEQ": {"NYY"}, "SMR": {"NYY"}, "GMR": {"NNN", "NYY"},
    },
}  # fmt: skip
"""States by number in the order of the study, or by name."""

PAYOFFS = {
    "prisoners-dilemma": {"row": "3 1 4 2", "column": "3 4 1 2"},
    "chicken": {"row": "3 2 4 1", "column": "3 4 2 1"},
    "elmira": {
        "ministry": "7 6 11 10 4 4 8 5 12 9 4 4",
        "uniroyal": "12 7 6 11 8 8 9 4 5 10 8 8",
        "local": "9 5 11 6 4 4 10 7 12 8 4 4",
    },
    "cuba": {"us": "5 7 8 6 12 10 11 9 1 3 2 4", "ussr": "12 7 9 5 11 8 10 6 1 3 2 4"},
    "syria-iraq": {"syria": "6 3 5 2 1 4", "iraq": "3 6 1 5 2 4"},
}

ORDER = {
    # The two-by-two games are printed CC, CD, DC, DD; the syria-iraq states as in the study.
    "prisoners-dilemma": ["NN", "NY", "YN", "YY"],
    "chicken": ["NN", "NY", "YN", "YY"],
    "syria-iraq": ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"],
}


def _order(case, solution):
    return ORDER.get(case, solution.states.names())


@pytest.mark.parametrize("case", PUBLISHED)
def test_equilibria_are_those_in_print(case):
    solution = solve(load_case(case))
    order = _order(case, solution)
    for concept, published in PUBLISHED[case].items():
        expected = {order[each - 1] if isinstance(each, int) else each for each in published}
        assert set(solution.settled(concept)) == expected, concept


@pytest.mark.parametrize("case", PAYOFFS)
def test_rankings_order_the_states_as_the_published_payoffs_do(case):
    game = graph(load_case(case))
    order = [game.states.index(name) for name in ORDER.get(case, game.states.names())]
    assert len(order) == game.states.size
    for player in game.players:
        printed = [int(each) for each in PAYOFFS[case][player.actor.id].split()]
        ours = [int(player.ranks[index]) for index in order]
        assert [ours.index(r) for r in ours] == [printed.index(p) for p in printed]
        assert sorted(range(len(ours)), key=lambda k: ours[k]) == sorted(
            range(len(printed)), key=lambda k: printed[k]
        )


def test_elmira_numbers_its_states_as_the_study_does():
    listed = solve(load_case("elmira"), ("Nash",)).states.names()
    assert listed[:4] == ["NYNNN", "YYNNN", "NNYNN", "YNYNN"]
    assert listed[6:] == ["NYNNY", "YYNNY", "NNYNY", "YNYNY", "NNNYY", "YNNYY"]


def test_elmira_with_abandonment_merged():
    whole, merged = (graph(load_case(case)) for case in ("elmira", "elmira-merged"))
    assert (whole.states.size, merged.states.size) == (12, 9)
    abandoned = merged.states.index("NNNYN")
    assert merged.states.members(abandoned) == ["NNNYN", "YNNYN", "NNNYY", "YNNYY"]
    assert (merged.states.name(abandoned), merged.states.said(abandoned)) == ("-NNY-", "abandoned")
    for name in whole.states.names():
        here, there = whole.states.index(name), merged.states.index(name)
        for one, other in zip(whole.players, merged.players, strict=True):
            assert one.ranks[here] == other.ranks[there]
    stable = solve_universal(load_case("elmira-merged"))
    assert set(stable.settled("CNash")) == {"YNYNY", "-NNY-"}
    (leaving,) = explain_coalition(
        load_case("elmira-merged"), "NYNNY", ["ministry", "uniroyal"], concept="CNash"
    )
    assert [departure.moves[-1].after for departure in leaving.departures] == ["YNYNY"]


def test_every_case_has_a_title_and_every_published_one_its_citation():
    assert set(PUBLISHED) <= set(names())
    for case in names():
        assert describe(case)
    for case in PUBLISHED:
        assert load_case(case).citation


def test_a_case_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(MissingError, match="Did you mean 'elmira'"):
        load_case("elmria")
