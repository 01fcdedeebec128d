"""Every element that may rest on something is listed with its path, its ground and its place."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from standoff.dispute.elements import elements
from standoff.dispute.file import loads
from standoff.dispute.model import Grounds

TEXT = """\
format: standoff.dispute/1
title: T
actors:
  a:
    options: {x: {assumed: so}}
    preferences: [not b.y, [a.x, {statement: both, assumed: so}]]
    unknown: [{about: a.x, assumed: so}]
    strong: [{gap: 1, assumed: so}]
    perceives: {unseen: b.y, assumed: so}
  b:
    options: {y: }
    preferences: {weights: [{statement: a.x, weight: 1, assumed: so}]}
  c:
    preferences: {ranking: [rest], assumed: so}
facts: {both: {expression: a.x and b.y, assumed: so}}
voting:
  adopted:
    quota: 1
    assumed: the rules
    members: {m: {weight: 1, votes: a.x}, n: {weight: 1, votes: b.y, assumed: so}}
constraints: [{never: both, assumed: so}]
merged: [{states: a.x, assumed: so}]
commitments: [{by: a, if: b.y, then: a.x, assumed: so}]
coalitions: {pair: {members: [a, b], assumed: so}}
status_quo: {state: NN, assumed: so}
"""
PATHS = [
    "actors.a", "actors.a.options.x", "actors.a.preferences[0]", "actors.a.preferences[1][0]",
    "actors.a.preferences[1][1]", "actors.a.unknown[0]", "actors.a.strong[0]",
    "actors.a.perceives", "actors.b", "actors.b.options.y", "actors.b.preferences.weights[0]",
    "actors.c", "actors.c.preferences", "facts.both", "voting.adopted",
    "voting.adopted.members.m", "voting.adopted.members.n", "constraints[0]", "merged[0]",
    "commitments[0]", "coalitions.pair", "status_quo",
]  # fmt: skip


@pytest.fixture(scope="module")
def found():
    return {element.path: element for element in elements(loads(TEXT))}


def test_all_are_listed_in_order(found):
    assert list(found) == PATHS


def test_each_path_leads_to_its_element_in_the_file(found):
    form = YAML(typ="safe").load(TEXT)
    for path, element in found.items():
        at = form
        for part in path.replace("[", ".").replace("]", "").split("."):
            at = at[int(part)] if part.isdecimal() else at[part]
        said = at.get("assumed") if isinstance(at, dict) else None
        if path == "voting.adopted.members.m":
            said = "the rules"  # what its body rests on goes for it
        assert element.grounds == Grounds(assumed=said), path


def test_each_has_a_place_and_a_name_of_its_own(found):
    lines = TEXT.splitlines()
    for path, element in found.items():
        line, column = element.place
        assert lines[line - 1][column - 1 :].strip(), path
    labels = [element.label for element in found.values()]
    assert len(set(labels)) == len(labels)


def test_what_belongs_to_an_actor_says_so(found):
    owners = {path: element.actor for path, element in found.items()}
    for path, owner in owners.items():
        if path.startswith("actors."):
            assert owner == path.split(".")[1]
    assert owners["commitments[0]"] == "a"
    assert {owners[path] for path in PATHS if path.startswith(("facts", "voting", "merged"))} == {
        None
    }
