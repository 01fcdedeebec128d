"""The model check on facts, bodies, merged states, commitments and pictures of the dispute."""

from __future__ import annotations

import pytest

from standoff.dispute.check import check
from standoff.dispute.file import loads

BASE = """\
format: standoff.dispute/1
title: T
actors:
  a:
    assumed: so
    options:
      x: {assumed: so}
      y: {assumed: so}
    preferences: {weights: [{statement: a.x, weight: 2, assumed: so}]}
  b:
    assumed: so
    options:
      z: {assumed: so}
    preferences:
      - {statement: not a.x, assumed: so}
status_quo: {state: NNN, assumed: so}
"""


TIGHT = "constraints: [{never: a.x and a.y and not b.z, assumed: so}]"


def found(added="", **changed):
    text = BASE
    for old, new in changed.values():
        assert old in text
        text = text.replace(old, new, 1)
    return [each for each in check(loads(text + added)) if each.level != "note"]


def notes(added):
    return [each for each in check(loads(BASE + added)) if each.level == "note"]


def test_the_base_is_clean():
    assert check(loads(BASE)) == ()


@pytest.mark.parametrize(
    ("added", "message", "element"),
    [
        ("facts: {f: {expression: a.x and not a.x, assumed: so}}",
         "the derived fact 'f' holds in no feasible state", "facts.f"),
        ("facts: {f: {expression: a.x or not a.x, assumed: so}}",
         "the derived fact 'f' holds in every feasible state", "facts.f"),
        ("merged: [{states: a.x and not a.x, assumed: so}]",
         "holds in no feasible state, so it merges nothing", "merged[0]"),
        ("merged: [{states: a.x and a.y and b.z, assumed: so}]",
         "holds in one feasible state only, so it merges nothing", "merged[0]"),
        ("merged: [{states: a.y, ranked_as: {a: NYN}, assumed: so}]",
         "'b' tells the members of the merged state 'a.y' apart by 'not a.x'", "merged[0]"),
        ("merged: [{states: a.y and a.x, assumed: so}, {states: a.y and b.z, assumed: so}]",
         "two merged states share the state YYY", "merged[1]"),
        ("merged: [{states: a.y, ranked_as: {a: NYN, b: YYN}, assumed: so}]\n" + TIGHT,
         "is ranked as YYN for 'b', which is no member of it", "merged[0]"),
        ("commitments: [{by: a, if: b.z and not b.z, then: a.x, assumed: so}]",
         "the commitment never applies: 'b.z and not b.z' holds in no feasible state",
         "commitments[0]"),
        ("commitments: [{by: a, if: b.z, then: a.x and not a.x, assumed: so}]",
         "the commitment cannot be kept", "commitments[0]"),
        ("commitments: [{by: a, if: a.x, then: a.x, assumed: so}]",
         "the commitment never applies: 'a.x' holds wherever 'a.x' does", "commitments[0]"),
        ("commitments: [{by: a, if: b.z, then: not a.x, assumed: so}]",
         "'a' announces 'not a.x' and gains by it nowhere", "commitments[0]"),
        ("voting: {v: {quota: 3, members: {m: {weight: 2, votes: a.x}}, assumed: so}}",
         "'v' can adopt nothing: all weights together are 2, the quota is 3", "voting.v"),
        ("voting: {v: {quota: 2, members: {m: {weight: 2, votes: a.x, veto: a.x}}, assumed: so}}",
         "the decision 'v' is taken in no feasible state", "voting.v"),
        ("voting: {v: {quota: 2, members: {m: {weight: 2, votes: 'true'}}, assumed: so}}",
         "the decision 'v' is taken in every feasible state", "voting.v"),
    ],
)  # fmt: skip
def test_each_finding_names_its_element(added, message, element):
    findings = [each for each in found(f"{added}\n") if each.element == element]
    matching = [each for each in findings if message in each.message]
    assert matching, [each.message for each in findings]
    assert matching[0].place == (17, added.index(element_key(added, element)) + 1)
    assert matching[0].remedy


def element_key(added, element):
    """The text at whose place the element stands."""
    key = element.partition(".")[2]
    if key:
        return f"{key}: {{"
    number = int(element.partition("[")[2].rstrip("]"))
    return ["{states", "{by"]["commitments" in added] if not number else added.split("}, ")[1]


@pytest.mark.parametrize(
    ("action", "rule", "blamed"),
    [
        ("a.y", "b.z and not b.z", True),  # it pays to take a.x along, which is beside the point
        ("a.y", "a.y and not a.x", False),  # a.y takes a.x along
        ("a.y and a.x", "b.z and not b.z", False),
        ("not a.x and a.y", "b.z and not b.z", True),
        ("a.y or a.x", "b.z and not b.z", False),
    ],
)
def test_a_commitment_is_asked_what_it_takes_and_no_more(action, rule, blamed):
    added = (
        f"commitments: [{{by: a, if: b.z, then: {action}, assumed: so}}]\n"
        f"constraints: [{{never: {rule}, assumed: so}}]\n"
    )
    assert any("gains by it nowhere" in each.message for each in found(added)) == blamed


def test_a_commitment_that_pays_somewhere_is_not_blamed():
    assert not found("commitments: [{by: a, if: b.z, then: a.x, assumed: so}]\n")
    unknown = (
        "    options:\n      x",
        "    unknown: [{about: [b.z], assumed: so}]\n    options:\n      x",
    )
    pledge = "commitments: [{by: a, if: b.z, then: not a.x, assumed: so}]\n"
    assert found(pledge)
    assert not found(pledge, unknown=unknown)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("m: {weight: 4, votes: a.x}, n: {weight: 4, votes: a.y}, o: {weight: 1, votes: b.z}",
         "the vote of 'o' in 'v' never decides"),
        ("m: {weight: 8, votes: a.x}, n: {weight: 1, votes: a.y}", "'m' alone decides in 'v'"),
        ("m: {weight: 4, votes: a.x}, n: {weight: 4, votes: a.y and not a.y, veto: b.z}",
         "'n' votes for it in no feasible state: 'a.y and not a.y'"),
        ("m: {weight: 4, votes: a.x}, n: {weight: 4, votes: a.y, veto: b.z or not b.z}",
         "'n' blocks it in every feasible state"),
    ],
)  # fmt: skip
def test_members_whose_votes_are_idle(members, said):
    body = f"voting: {{v: {{quota: 8, members: {{{members}}}, assumed: so}}}}\n"
    (note,) = [each for each in notes(body) if said in each.message]
    assert note.element.startswith("voting.v.members.")
    assert note.place[0] == 17


def test_a_member_with_a_veto_has_power_without_weight():
    body = ("voting: {v: {quota: 2, members: {m: {weight: 2, votes: a.x}, "
            "n: {weight: 0, votes: a.y, veto: true}}, assumed: so}}\n")  # fmt: skip
    assert notes(body) == []


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("a.x and not a.x", "'a.x' is never irreversible"),
        ("'true'", "'a.x' is always irreversible"),
    ],
)
def test_conditions_on_irreversibility_that_never_change(condition, said):
    option = f"x: {{irreversible: {{direction: forward, if: {condition}}}, assumed: so}}"
    (finding,) = found(option=("x: {assumed: so}", option))
    assert said in finding.message
    assert (finding.place, finding.element) == ((7, 7), "actors.a.options.x")


PICTURE = """\
    perceives:
      unseen: [a.y]
      ascribes: {{a: {{preferences: [{{statement: {statement}, assumed: so}}]}}}}
      assumed: so
status_quo"""


def pictured(statement, added=""):
    return found(added, picture=("status_quo", PICTURE.format(statement=statement)))


def test_statements_that_say_nothing_in_the_picture_of_another():
    assert not pictured("a.x")
    (finding,) = pictured("a.x and a.y")
    assert finding.message == (
        "'a.x and a.y', which 'b' ascribes to 'a', holds in no state that it holds possible"
    )
    assert finding.element == "actors.b.perceives.ascribes.a.preferences[0]"
    assert finding.place[0] == 18


def test_a_picture_in_which_nothing_is_possible():
    rule = "constraints: [{always: a.y or b.z and a.x and not b.z, assumed: so}]\n"
    findings = pictured("a.x", rule)
    (finding,) = [each for each in findings if "as 'b' sees it" in each.message]
    assert (finding.level, finding.element) == ("error", "actors.b.perceives")


def test_what_needs_no_states_is_checked_of_large_models_too():
    options = "\n".join(f"      o{k}: {{assumed: so}}" for k in range(40))
    body = "voting: {v: {quota: 3, members: {m: {weight: 2, votes: a.x}}, assumed: so}}\n"
    findings = found(
        body,
        options=("      y: {assumed: so}", options),
        status_quo=("{state: NNN,", "{taken: [],"),
    )
    assert {each.level for each in findings} == {"error"}
    assert "too large to enumerate" in " ".join(each.message for each in findings)
    assert "can adopt nothing" in " ".join(each.message for each in findings)
