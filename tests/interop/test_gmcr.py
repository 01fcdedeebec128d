"""GMCR+ save files: what a file says comes in, and what is written says the same."""

from __future__ import annotations

import itertools
import json
import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from toy_games import CONCEPTS, Brute, dispute_of, spelled, toys

from standoff.cases import load_case, names
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Coalition
from standoff.errors import DisputeError, SizeError, StandoffError
from standoff.interop.gmcr import from_gmcr, load_gmcr, to_gmcr
from standoff.stability.solve import solve

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

# Cuba as `cases.md` has it, with the options in another order than that of their owners.
CUBA_OPTIONS = ["Withdraw", "Air strike", "Escalate", "Blockade"]
CUBA_STATES = [
    "NNNN", "YNNN", "NYNN", "YYNN", "NNYN", "YNYN", "NYYN", "YYYN", "NNNY", "YNNY", "NYNY", "YYNY",
]  # fmt: skip
CUBA = {
    "US": [5, 7, 8, 6, 12, 10, 11, 9, 1, 3, 2, 4],
    "USSR": [12, 7, 9, 5, 11, 8, 10, 6, 1, 3, 2, 4],
}


def cuba(*, feasible_only: bool, **more):
    """The save file, with states numbered in one of two ways."""
    own = ["Air strike", "Blockade", "Withdraw", "Escalate"]
    codes = {
        state: sum(1 << CUBA_OPTIONS.index(name) for name, letter in zip(own, state, strict=True)
                   if letter == "Y")
        for state in CUBA_STATES
    }  # fmt: skip
    rising = sorted(codes.values())
    number = {
        state: rising.index(code) + 1 if feasible_only else code + 1
        for state, code in codes.items()
    }

    def ranking(payoffs):
        best_first = sorted(zip(payoffs, CUBA_STATES, strict=True), reverse=True)
        return [number[state] for _, state in best_first]

    form = {
        "options": [
            {"name": name, "permittedDirection": "fwd" if name == "Air strike" else "both"}
            for name in CUBA_OPTIONS
        ],
        "decisionMakers": [
            {"name": "US", "options": [1, 3], "preferenceRanking": ranking(CUBA["US"])},
            {"name": "USSR", "options": [0, 2], "preferenceRanking": ranking(CUBA["USSR"])},
        ],
        "infeasibles": [[[0, "Y"], [2, "Y"]]],
        "useManualPreferenceRanking": True,
        "coalitions": [],
    }
    return {**form, **more}


def settled(form):
    found = from_gmcr(json.dumps(form))
    solution = solve(loads(dumps(found.dispute)))
    return found, {concept: set(solution.settled(concept)) for concept in CONCEPTS}


@pytest.mark.parametrize("feasible_only", [True, False])
def test_numbers_may_count_all_states_or_the_feasible_ones(feasible_only):
    found, settles = settled(cuba(feasible_only=feasible_only))
    assert found.dispute.options == (
        "us.air_strike", "us.blockade", "ussr.withdraw", "ussr.escalate",
    )  # fmt: skip
    assert settles["Nash"] == {"YNYN"}
    assert settles["SEQ"] == {"NNYN", "YNYN", "NYYN"}
    assert settles["SMR"] == {"NNNN", "YNNN", "NYNN", "NNYN", "YNYN", "NYYN", "YYYN"}
    assert [str(loss) for loss in found.losses] == [
        "options: states are spelled actor by actor, not in the order of the file."
    ]


def test_numbers_of_infeasible_states_are_passed_over():
    form = cuba(feasible_only=False)
    form["decisionMakers"][0]["preferenceRanking"].insert(3, 6)  # withdraws and escalates
    found, settles = settled(form)
    assert settles["Nash"] == {"YNYN"}
    assert "1 of the states that it names are infeasible" in str(found.losses[1])


def test_states_that_are_not_ranked_come_last():
    form = cuba(feasible_only=True)
    del form["decisionMakers"][1]["preferenceRanking"][-2:]
    found, _ = settled(form)
    assert found.losses[0].matters
    assert "2 of 12 feasible states are not named" in str(found.losses[0])
    ranking = found.dispute.actor("ussr").preference
    assert ranking.rest == len(ranking.tiers) - 1 == 10


SMALL = {
    "options": [
        {"name": "Strike", "permittedDirection": "both"},
        {"name": "Accept  the\noffer", "permittedDirection": "fwd"},
        {"name": "3rd way", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {
            "name": "Union",
            "options": [0, 1],
            "preferences": [
                [[2, "N"], [1, "N"]],
                {"compound": True, "members": [[[0, "Y"]], [[1, "Y"], [2, "N"]]]},
            ],
            "preferenceRanking": [[1, 2], 5],
            "useManualPreferenceRanking": False,
        },
        {"name": "Union", "options": [2], "preferenceRanking": [8, [7, 6], 5, 4, 3, 2, 1]},
        {"name": "", "options": []},
    ],
    "infeasibles": [],
    "useManualPreferenceRanking": True,
    "coalitions": [[0], [0, 1]],
    "programVersion": "0.4",
}


def test_every_member_comes_in():
    found = from_gmcr(json.dumps(SMALL), file="folder/port talks.gmcr")
    dispute = found.dispute
    assert dispute.title == "port talks"
    assert [(actor.id, actor.name) for actor in dispute.actors] == [
        ("union", "Union"), ("union_2", "Union"), ("actor", "Actor 3"),
    ]  # fmt: skip
    assert dispute.options == ("union.strike", "union.accept_the_offer", "union_2.option_3rd_way")
    options = [option for actor in dispute.actors for option in actor.options]
    assert [option.irreversible for option in options] == [None, "forward", "back"]
    assert options[1].name == "Accept the offer"
    assert [level[0].expression.text for level in dispute.actors[0].preference.levels] == [
        "not union_2.option_3rd_way and not union.accept_the_offer",
        "union.strike or union.accept_the_offer and not union_2.option_3rd_way",
    ]
    tiers = dispute.actors[1].preference.tiers
    assert [[expression.text for expression in tier] for tier in tiers] == [
        ["YYY"], ["NYY", "YNY"], ["NNY"], ["YYN"], ["NYN"], ["YNN"], ["NNN"],
    ]  # fmt: skip
    assert dispute.coalitions == (Coalition("coalition_1", ("union", "union_2")),)
    assert [str(loss) for loss in found.losses] == [
        "programVersion: the description of the format does not name it; it was not read.",
    ]


def test_a_file_that_does_not_say_which_preference_counts():
    form = json.loads(json.dumps(SMALL))
    del form["useManualPreferenceRanking"], form["decisionMakers"][0]["useManualPreferenceRanking"]
    found = from_gmcr(json.dumps(form))
    assert hasattr(found.dispute.actors[0].preference, "levels")
    assert hasattr(found.dispute.actors[1].preference, "tiers")
    assert "does not say which counts; the preferences were taken" in str(found.losses[0])
    form["useManualPreferenceRanking"] = True
    form["decisionMakers"][0]["preferenceRanking"] = []
    found = from_gmcr(json.dumps(form))
    assert "there is no ranking; the preferences were taken" in str(found.losses[0])


def test_coalitions_come_in_and_what_is_none_is_said():
    form = json.loads(json.dumps(SMALL))
    form["coalitions"] = [0, [2, 1], [0, 3], "all", [0, 0], {"members": [0, 1]}, [2], [0, 1, 2]]
    form["decisionMakers"][2]["name"] = "Coalition 2"
    found = from_gmcr(json.dumps(form))
    assert found.dispute.coalitions == (
        Coalition("coalition_1", ("union_2", "coalition_2")),
        Coalition("coalition_3", ("union", "union_2", "coalition_2")),
    )
    said = [str(loss) for loss in found.losses if loss.matters]
    assert [loss.partition(":")[0] for loss in said] == [f"coalitions[{n}]" for n in (2, 3, 4, 5)]
    assert "no list of the indices of decision makers" in said[0]
    assert json.loads(to_gmcr(found.dispute).text)["coalitions"] == [[1, 2], [0, 1, 2]]


# What is written, read by somebody who knows nothing but the description of the format ------------


def condition_lists(formula):
    return formula["members"] if isinstance(formula, dict) else [formula]


def meets(formula, state):
    return any(
        all(state[index] == (letter == "Y") for index, letter in conditions)
        for conditions in condition_lists(formula)
    )


def feasible_states(form):
    """In order of their value, the first option being the lowest bit."""
    width = len(form["options"])
    states = [tuple(reversed(bits)) for bits in itertools.product([False, True], repeat=width)]
    return [s for s in states if not any(meets(each, s) for each in form["infeasibles"])]


def in_order(scores):
    """States as sets of ties, best first."""
    tiers = {}
    for state, score in scores.items():
        tiers.setdefault(score, set()).add(state)
    return [tiers[score] for score in sorted(tiers, reverse=True)]


@given(toys(most_options=5, most_actors=4, most_levels=4))
@QUICK
def test_a_written_file_says_what_the_dispute_says(toy):
    toy.available = [True] * len(toy.owners)
    brute = Brute(toy)
    if not brute.states:
        with pytest.raises(DisputeError, match="no state is feasible"):
            to_gmcr(dispute_of(toy))
        return
    form = json.loads(to_gmcr(dispute_of(toy)).text)
    states = feasible_states(form)
    assert set(states) == set(brute.states)
    directions = {None: "both", "forward": "fwd", "back": "back"}
    assert [each["permittedDirection"] for each in form["options"]] == [
        directions[each] for each in toy.irreversible
    ]
    for i, actor in enumerate(form["decisionMakers"]):
        assert actor["options"] == [k for k, owner in enumerate(toy.owners) if owner == i]
        expected = in_order(brute.score[i])
        numbered = [
            {states[n - 1] for n in (tier if isinstance(tier, list) else [tier])}
            for tier in actor["preferenceRanking"]
        ]
        assert numbered == expected
        if not actor["useManualPreferenceRanking"]:
            score = {s: tuple(meets(p, s) for p in actor["preferences"]) for s in states}
            assert in_order(score) == expected


@given(toys(most_options=5, most_actors=4, most_levels=4), st.booleans())
@QUICK
def test_solutions_are_equal_before_and_after(toy, by_hand):
    toy.available = [True] * len(toy.owners)
    dispute = dispute_of(toy)
    assume(Brute(toy).states)
    form = json.loads(to_gmcr(dispute).text)
    if by_hand:
        for actor in form["decisionMakers"]:
            actor["useManualPreferenceRanking"] = True
    found = from_gmcr(json.dumps(form))
    assert not [loss for loss in found.losses if loss.matters]
    back = loads(dumps(found.dispute))
    before, after = solve(dispute), solve(back)
    assert before.states.names() == after.states.names()
    for concept in CONCEPTS:
        for one, other in zip(before.actors, after.actors, strict=True):
            assert (before.stable[concept][one] == after.stable[concept][other]).all()


@given(toys(most_options=5), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_the_options_does_not_matter(toy, chance):
    toy.available = [True] * len(toy.owners)
    brute = Brute(toy)
    assume(brute.states)
    dispute = dispute_of(toy)
    form = json.loads(to_gmcr(dispute).text)
    shuffled = shuffle(form, chance)
    found = from_gmcr(json.dumps(shuffled)).dispute
    before, after = solve(dispute), solve(loads(dumps(found)))
    for concept in CONCEPTS:
        assert {spelled(s) for s in brute.states} == set(after.states.names())
        assert set(before.settled(concept)) == set(after.settled(concept))


def shuffle(form, chance: random.Random):
    """The same file with its options in another order, and all rankings by hand."""
    order = list(range(len(form["options"])))
    chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    states = feasible_states(form)

    def value(state):
        return sum(1 << place[old] for old, taken in enumerate(state) if taken)

    rising = sorted(value(state) for state in states)
    number = {n: rising.index(value(state)) + 1 for n, state in enumerate(states, 1)}
    for actor in form["decisionMakers"]:
        actor["options"] = [place[old] for old in actor["options"]]
        actor["useManualPreferenceRanking"] = True
        actor["preferenceRanking"] = [
            [number[n] for n in tier] if isinstance(tier, list) else number[tier]
            for tier in actor["preferenceRanking"]
        ]
    form["options"] = [form["options"][old] for old in order]
    form["infeasibles"] = [
        [[place[old], letter] for old, letter in conditions] for conditions in form["infeasibles"]
    ]
    return form


@pytest.mark.parametrize("case", names())
def test_every_case_survives_or_says_what_it_lost(case):
    dispute = load_case(case)
    written = to_gmcr(dispute)
    found = from_gmcr(written.text)
    assert found.losses == ()
    before, after = solve(dispute), solve(loads(dumps(found.dispute)))
    lost = before.concepts != after.concepts or bool(dispute.merged)
    assert any(loss.matters for loss in written.losses) == lost
    if not lost:
        for concept in CONCEPTS:
            assert before.settled(concept) == after.settled(concept)


def test_what_a_save_file_cannot_hold_is_said():
    losses = {loss.element: loss for loss in to_gmcr(load_case("kosovo-2007")).losses}
    assert {"title", "question", "as_of", "status_quo", "notes", "sources", "evidence",
            "because, assumed", "constraints[0].name", "actors.serbia.role",
            "actors.serbia.preferences"} <= losses.keys()  # fmt: skip
    assert {name for name, loss in losses.items() if loss.matters} >= {
        "actors.albanians.options.declare", "actors.serbia.unknown[0]",
    }  # fmt: skip
    assert not losses["title"].matters
    assert "names of statements are left out" in losses["actors.serbia.preferences"].message


FURTHER = """
format: standoff.dispute/1
title: T
facts: {both: "a.x and adopted"}
voting:
  adopted: {quota: 2, members: {m: {weight: 2, votes: b.y}, n: {weight: 1, votes: "not a.x"}}}
actors:
  a:
    options: {x: {irreversible: {direction: forward, if: both}}}
    preferences: [both, adopted]
    strong: {gap: 1}
    perceives: {unseen: b.y}
  b:
    options: {y: }
    preferences: {weights: [{statement: both, weight: -2, name: N}, {statement: b.y, weight: 1}]}
merged: {states: YY}
commitments: [{by: a, if: b.y, then: a.x}]
coalitions: {pair: {members: [a, b], name: The Pair}}
"""


def test_what_goes_beyond_conditions_is_written_out_or_said():
    written = to_gmcr(loads(FURTHER))
    form = json.loads(written.text)
    assert form["coalitions"] == [[0, 1]]
    a, b = form["decisionMakers"]
    assert a["preferences"] == [[[0, "Y"], [1, "Y"]], [[1, "Y"]]]
    assert (b["useManualPreferenceRanking"], b["preferenceRanking"]) == (True, [3, [1, 2], 4])
    assert [(loss.element, loss.matters) for loss in written.losses] == [
        ("actors.a.perceives", True),
        ("actors.a.options.x.irreversible", True),
        ("merged[0]", True),
        ("actors.a.strong[0]", False),
        ("actors.b.preferences.weights", False),
        ("actors.b.preferences", False),
        ("facts", False),
        ("voting", False),
        ("coalitions.pair.name", False),
        ("title", False),
        ("commitments", False),
    ]
    assert "the name of 1 statement is left out." in {loss.message for loss in written.losses}


def test_what_takes_too_many_conditions_becomes_a_ranking():
    pairs = " and ".join(f"(a.x{k} or b.y{k})" for k in range(7))
    text = dumps(loads(f"""
format: standoff.dispute/1
title: T
actors:
  a: {{options: {{{', '.join(f'x{k}: ' for k in range(7))}}}, preferences: ['{pairs}']}}
  b: {{options: {{{', '.join(f'y{k}: ' for k in range(7))}}}}}
"""))  # fmt: skip
    dispute = loads(text)
    form = json.loads(to_gmcr(dispute).text)
    assert form["useManualPreferenceRanking"]
    assert [each["useManualPreferenceRanking"] for each in form["decisionMakers"]] == [True, False]
    assert [len(tier) for tier in form["decisionMakers"][0]["preferenceRanking"]] == [
        3**7, 4**7 - 3**7,
    ]  # fmt: skip
    wide = loads(text.replace("y6:", "y6: {}\n      y7: {}\n      y8: {}\n      y9:"))
    with pytest.raises(SizeError, match="as a ranking only, and there are 131,072 states"):
        to_gmcr(wide)


# Files that are wrong -----------------------------------------------------------------------------


def broken(change):
    form = json.loads(json.dumps(SMALL))
    change(form)
    return json.dumps(form)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda f: f.pop("options"), "'options' is missing"),
        (lambda f: f.update(options={}), "options: a list is expected"),
        (lambda f: f.update(decisionMakers=[]), "decisionMakers: there is none"),
        (lambda f: f["options"].append(3), r"options\[3\]: a JSON object is expected"),
        (lambda f: f["options"][0].update(permittedDirection="up"), r"options\[0\].permittedDirec"),
        (lambda f: f["options"][0].update(permittedDirection=[]), r"'both', 'fwd' or 'back'"),
        (lambda f: f["options"][0].update(name=7), r"options\[0\].name: a text is expected"),
        (lambda f: f["options"][0].update(name="a\x00b"), "a character that cannot be shown"),
        (lambda f: f["options"][0].update(name="\ud800"), "a character that cannot be shown"),
        (lambda f: f["options"][0].update(name="a" * 9999), "more than 2,000 characters"),
        (lambda f: f["options"].append({"name": "Z"}), r"options\[3\]: 'Z' belongs to no decision"),
        (lambda f: f["decisionMakers"][2].update(options=[0]), "belongs to decisionMakers.0. alre"),
        (lambda f: f["decisionMakers"][2].update(options=[3]), r"option is expected here \(0 to 2"),
        (lambda f: f["decisionMakers"][2].update(options=[True]), "the index of an option"),
        (lambda f: f["decisionMakers"][0].update(preferences=[[]]), "at least one condition"),
        (lambda f: f["decisionMakers"][0].update(preferences=[[[0]]]), "a condition is expected"),
        (lambda f: f["decisionMakers"][0].update(preferences=[[[0, "y"]]]), "a condition is expec"),
        (lambda f: f["decisionMakers"][0].update(preferences=[{"compound": True}]), "at least one"),
        (lambda f: f["decisionMakers"][0].update(preferences=[{"members": [[[0, "Y"]]]}]), "true"),
        (lambda f: f["decisionMakers"][1].update(preferenceRanking=[0]), "count from 1"),
        (lambda f: f["decisionMakers"][1].update(preferenceRanking=["1"]), "a state number is"),
        (lambda f: f["decisionMakers"][1].update(preferenceRanking=[1, [2, 1]]), "ranked twice"),
        (lambda f: f["decisionMakers"][1].update(preferenceRanking=[9]), "there is no state 9"),
        (lambda f: f["decisionMakers"][1].update(preferenceRanking=[10**40]), "there is no state"),
        (lambda f: f.update(useManualPreferenceRanking=1), "true or false"),
        (lambda f: f.update(infeasibles=[[[7, "Y"]]]), r"infeasibles\[0\]\[0\]\[0\]: the index"),
        (lambda f: f.update(coalitions=3), "coalitions: a list"),
        (lambda f: f.update(options=[{"name": "o"}] * 1001), "1,001 are listed"),
        (
            lambda f: f.update(infeasibles=[{"compound": True, "members": [[[0, "Y"]]] * 2000}]),
            r"infeasibles\[0\]: [0-9,]+ characters as an expression",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_path(change, message):
    with pytest.raises(DisputeError, match=message) as caught:
        from_gmcr(broken(change), file="x.gmcr")
    assert all(problem.file == "x.gmcr" for problem in caught.value.problems)


def test_everything_wrong_is_said_at_once():
    def change(form):
        form["options"][0]["permittedDirection"] = "up"
        form["infeasibles"] = [[[7, "Y"]], [[0, "?"]]]

    with pytest.raises(DisputeError) as caught:
        from_gmcr(broken(change))
    assert len(caught.value.problems) == 3

    def many(form):
        form["infeasibles"] = [[[7, "Y"]]] * 500

    with pytest.raises(DisputeError, match="and 400 more") as caught:
        from_gmcr(broken(many))
    assert len(caught.value.problems) == 101


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: not JSON"),
        ("{", "not JSON"),
        ('{"options": [],}', "1:16: not JSON"),
        ("[]", "a JSON object is expected"),
        ("null", "a JSON object is expected"),
        ("[" * 100_000, "nested too deep"),
        ('{"options": ' + "9" * 5000 + "}", "too many digits"),
        ('{"options": [], "options": []}', "options: is given twice"),
    ],
)
def test_what_is_no_save_file_is_said(text, message):
    with pytest.raises(DisputeError, match=message):
        from_gmcr(text, file="x.gmcr")


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-2, 9), st.floats(), st.text(max_size=4),
              st.sampled_from(["Y", "N", "both", "fwd"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*SMALL, "name", "members", "compound"]), inner),
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_file_comes_in_or_is_refused(data):
    form = json.loads(json.dumps(SMALL))
    node, way = form, None
    while isinstance(node, (dict, list)) and node and (way is None or data.draw(st.booleans())):
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        holder, way = node, data.draw(st.sampled_from(keys))
        node = holder[way]
    holder[way] = data.draw(VALUES)
    try:
        found = from_gmcr(json.dumps(form))
    except StandoffError:
        return  # refused in words; anything else that is raised fails this test
    assert loads(dumps(found.dispute)) == found.dispute


def test_files_that_cannot_be_read(tmp_path):
    path = tmp_path / "x.gmcr"
    with pytest.raises(DisputeError, match="there is no such file"):
        load_gmcr(path)
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(DisputeError, match="not UTF-8"):
        load_gmcr(path)
    with path.open("wb") as stream:
        stream.truncate((20 << 20) + 1)
    with pytest.raises(DisputeError, match="too large for a save file"):
        load_gmcr(path)
    with pytest.raises(DisputeError, match="cannot be read"):
        load_gmcr(tmp_path)
    path.write_text("\ufeff" + json.dumps(SMALL), encoding="utf-8")
    assert load_gmcr(path).dispute.title == "x"
