"""What the inverse question answers of published cases, and where it has to stop."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from standoff.cases import load_case
from standoff.dispute.file import loads
from standoff.dispute.model import Actor, Dispute, Option
from standoff.errors import MissingError, SizeError
from standoff.robustness.inverse import comparisons, statements
from standoff.robustness.inverse.ask import why_not
from standoff.robustness.inverse.records import Edit

PORT = """\
format: standoff.dispute/1
title: A port
actors:
  union:
    name: Union
    options:
      strike: {name: Strike}
    preferences:
      - {statement: port.raise, name: Wages go up}
      - {statement: union.strike if not port.raise, name: No work without a deal}
      - {statement: not union.strike, name: Strikes cost money}
  port:
    name: Port
    options:
      raise: {name: Raise wages}
    preferences:
      weights:
        - {statement: not port.raise, weight: 3, name: Wages stay}
        - {statement: not union.strike, weight: 2, name: The port works}
        - {statement: port.raise, weight: 1, name: The press is kind}
constraints:
  - {always: "at_most_one(union.strike, port.raise)", name: No strike for what one has}
"""


def of(dispute, state, concept="SEQ", **more):
    (answer,) = why_not(dispute, state, concept=concept, **more).answers
    return answer, {need.actor: need for need in answer.needs}


# Published cases --------------------------------------------------------------------------------


def test_both_cooperate_if_neither_would_rather_defect_alone() -> None:
    answer, needs = of(load_case("prisoners-dilemma"), "NN", "Nash")
    assert needs["row"].comparisons.sets == (("YN",),)
    assert needs["column"].comparisons.sets == (("NY",),)
    assert needs["row"].edits is None
    assert dict(answer.comparisons.changes) == {"row": ("YN",), "column": ("NY",)}
    assert answer.comparisons.least
    assert (answer.comparisons.count, answer.edits) == (2, None)
    assert needs["row"].sentences == (
        "Row would leave NN for YN (with “Defect”).",
        "Row would have to like YN no better than NN.",
        "The preference of Row is a ranking: it has no statements to change.",
    )


def test_both_cooperate_already_under_seq() -> None:
    answer, needs = of(load_case("prisoners-dilemma"), "NN")
    assert answer.equilibrium
    assert all(need.stable and need.comparisons is None for need in needs.values())
    assert (answer.comparisons, answer.edits) == (None, None)


def test_elmira_state_8() -> None:
    """State 8 is YYNNY, worst but one for Uniroyal (4): it accepts, 10 (10), or abandons, 12 (8).

    Under Nash it would have to like neither better. Under GMR each way out takes one comparison:
    with the state itself, or with the one to which the local government leads from there (4, which
    is worth 11 to Uniroyal; 6, which is worth 8).
    """
    answer, needs = of(load_case("elmira"), "YYNNY", "Nash")
    assert needs["ministry"].stable
    assert needs["local"].stable
    assert needs["uniroyal"].leaves == ("YNYNY", "YNNYY")
    assert needs["uniroyal"].comparisons.sets == (("YNYNY", "YNNYY"),)
    _, needs = of(load_case("elmira"), "YYNNY", "GMR")
    found = {frozenset(group) for group in needs["uniroyal"].comparisons.sets}
    assert found == {
        frozenset((one, other)) for one in ("YNYNY", "YNYNN") for other in ("YNNYY", "YNNYN")
    }
    assert needs["uniroyal"].comparisons.total == 4
    assert answer.comparisons.count == 2


def test_kosovo_holds_still_only_if_independence_matters_less() -> None:
    found = why_not(load_case("kosovo-2007"), "NYYNNYNNYN", as_of=date(2007, 12, 10))
    assert [answer.concept for answer in found.answers] == ["SEQ_a", "SEQ_d"]
    for answer in found.answers:
        unstable = [need for need in answer.needs if not need.stable]
        assert [need.actor for need in unstable] == ["albanians"]
        drop = Edit("drop", ("actors.albanians.preferences[0]",))
        assert unstable[0].edits.solutions == ((drop,),)
        assert [dict(each) for each in answer.edits.solutions] == [{"albanians": (drop,)}]


def test_one_index_or_one_actor_may_be_asked_about() -> None:
    kosovo = load_case("kosovo-2007")
    answer, needs = of(kosovo, "NYYNNYNNYN", "seq_b", as_of=date(2007, 12, 10), actor="serbia")
    assert (answer.concept, answer.equilibrium) == ("SEQ_b", None)
    assert list(needs) == ["serbia"]


# Statements -------------------------------------------------------------------------------------


def test_statements_by_hand() -> None:
    """At NN the union strikes: it would not if that counted for nothing, or less than its cost.

    That the cost comes to count for more takes one swap, with either of the other statements.
    """
    answer, needs = of(loads(PORT), "NN", "Nash")
    said = [
        (edit.kind, [int(path[-2]) for path in edit.statements])
        for (edit,) in needs["union"].edits.solutions
    ]
    assert said == [("drop", [1]), ("swap", [1, 2]), ("swap", [0, 2])]
    assert needs["union"].edits.total == 3
    assert needs["port"].stable
    assert answer.edits.solutions[0].keys() == {"union"}
    assert needs["union"].sentences[-3:] == (
        "Of its statements, drop “No work without a deal”.",
        "Or swap “No work without a deal” with “Strikes cost money”.",
        "Or swap “Wages go up” with “Strikes cost money”.",
    )


def test_weights_are_dropped_only() -> None:
    _, needs = of(loads(PORT), "NY", "Nash")
    path = "actors.port.preferences.weights[0]"
    assert needs["port"].edits.solutions == ((Edit("drop", (path,)),),)
    assert needs["port"].edits.tried == 3


def test_what_the_constraints_exclude_is_answered_by_them() -> None:
    found = why_not(loads(PORT), "YY")
    assert found.answers == ()
    assert [each.element for each in found.excluded_by] == ["constraints[0]"]
    assert found.excluded_by[0].sentence == (
        "at most one of “Strike” (Union), “Raise wages” (Port): that always holds in the model "
        "(“No strike for what one has”)."
    )
    assert "at most one of" in repr(found)
    assert not found.to_dict()["feasible"]


UNKNOWN = """\
format: standoff.dispute/1
title: T
actors:
  a:
    name: A
    options: {x: {name: Do x}}
    preferences: [a.x]
    unknown: [{about: [a.x], assumed: not told}]
"""


def test_no_edits_do_where_what_is_left_is_not_known() -> None:
    answer, needs = of(loads(UNKNOWN), "N")
    assert needs["a"].edits.exhausted
    assert needs["a"].edits.count is None
    assert needs["a"].comparisons.sets == (("Y",),)
    assert answer.edits.exhausted
    assert needs["a"].sentences[-1] == "No dropping or swapping of the statements of A does."
    assert answer.sentences[-1] == "No dropping or swapping of the statements of all actors does."


def test_where_actors_see_it_differently_each_is_asked_in_its_own_dispute() -> None:
    text = PORT.replace(
        "    preferences:\n      weights", "    perceives: {unseen: [union.strike]}\n"
        "    preferences:\n      weights"
    )  # fmt: skip
    answer, needs = of(loads(text), "NY", "Nash")
    assert needs["port"].leaves == ("NN",)
    assert (answer.comparisons, answer.edits) == (None, None)
    assert "as it sees it" in answer.sentences[0]
    unseen = text.replace(
        "constraints:\n", 'constraints:\n  - always: "union.strike or port.raise"\n'
    )
    _, needs = of(loads(unseen), "YN", "Nash")
    assert not needs["port"].stable
    assert needs["port"].comparisons is None
    assert "does not hold YN possible" in needs["port"].sentences[0]


# Limits -----------------------------------------------------------------------------------------


def test_says_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "_MOST_TRIED", 1)
    _, needs = of(loads(PORT), "NN", "Nash")
    edits = needs["union"].edits
    assert (edits.count, edits.least, edits.at_least, edits.tried) == (1, True, 1, 1)
    assert edits.total is None
    assert edits.solutions == ((Edit("drop", ("actors.union.preferences[1]",)),),)


def test_comparisons_that_were_not_searched_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uniroyal leaves state 8 in two ways; to like neither better is always enough."""
    monkeypatch.setattr(comparisons, "_MOST_STEPS", 1)
    _, needs = of(load_case("elmira"), "YYNNY", "GMR")
    found = needs["uniroyal"].comparisons
    assert (found.count, found.least, found.at_least, found.total) == (2, False, 1, None)
    assert found.sets == (("YNYNY", "YNNYY"),)
    assert needs["uniroyal"].sentences[2:4] == (
        "Or others: they were not all counted.",
        "Whether fewer than these 2 comparisons do was not searched to the end.",
    )


def test_too_many_moves_to_list_are_refused() -> None:
    options = tuple(Option(f"o{number}", f"Option {number}") for number in range(12))
    with pytest.raises(SizeError, match="in this model of 4,096 states one actor has too many"):
        why_not(Dispute("T", (Actor("a", "A", options=options),)), "N" * 12)


@pytest.mark.parametrize("tries", [0, 1, 2, 5])
def test_interrupted_it_tells_what_it_found(tries: int) -> None:
    told: list[str] = []

    def go_on(doing: str) -> bool:
        told.append(doing)
        return len(told) <= tries

    found = why_not(loads(PORT), "NN", concept="SEQ", go_on=go_on)
    assert found.interrupted == (len(told) > tries)
    need = found.answers[0].needs[0]
    assert need.comparisons.count == 1
    assert told[0] == "Trying other statements of Union"
    if tries == 0:
        assert (need.edits.tried, need.edits.total, need.edits.exhausted) == (0, None, False)
        assert not found.answers[0].edits.exhausted


# Records ----------------------------------------------------------------------------------------


def test_results_are_frozen_and_print_shortly() -> None:
    found = why_not(load_case("elmira"), "YYNNY", concept="SMR")
    with pytest.raises(FrozenInstanceError):
        found.state = "N"  # type: ignore[misc]
    assert repr(found) == (
        "<WhyNot YYNNY of 'Groundwater contamination at Elmira, Ontario' under SMR\n"
        "  SMR ministry: stable\n  SMR uniroyal: 2 comparisons\n  SMR local: stable>"
    )
    assert json.loads(json.dumps(found.to_dict()))["answers"][0]["needs"][1]["actor"] == "uniroyal"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"state": "NYN"}, "names no state"),
        ({"state": "NN", "concept": "SIM"}, "SIM is not told here"),
        ({"state": "NN", "concept": "SEQ_e"}, "there is no index 'e'"),
        ({"state": "NN", "concept": "nahs"}, "there is no concept 'nahs'"),
        ({"state": "NN", "actor": "unions"}, "Did you mean 'union'"),
    ],
)
def test_refuses_what_it_cannot_answer(asked: dict[str, str], message: str) -> None:
    with pytest.raises(MissingError, match=message):
        why_not(loads(PORT), **asked)
