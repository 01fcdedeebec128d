"""The schema of the dispute file and its loader take the same files."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from made_disputes import disputes
from ruamel.yaml import YAML

from standoff.dispute.file import dumps, loads
from standoff.errors import DisputeError

SOUND = {
    "format": "standoff.dispute/1",
    "title": "T",
    "actors": {
        "a": {
            "options": {"x": {"irreversible": {"direction": "back", "if": "adopted"}}},
            "preferences": {"weights": [{"statement": "a.x", "weight": -2, "name": "N"}]},
            "strong": [{"gap": 2}, {"worse": "b.y", "assumed": "so"}],
            "perceives": {
                "unseen": ["b.y"],
                "ascribes": {"b": {"preferences": ["fact"], "unknown": {"about": "a.x"}}},
            },
        },
        "b": {"options": {"y": None}, "preferences": {"ranking": ["adopted", "rest"]}},
    },
    "facts": {"fact": "a.x", "other": {"name": "N", "expression": "not fact", "assumed": "so"}},
    "voting": {
        "adopted": {
            "quota": 2,
            "members": {
                "m": {"weight": 1, "votes": "a.x", "veto": True},
                "n": {"name": "N", "weight": 0, "votes": "other", "veto": "b.y"},
            },
        }
    },
    "merged": [{"states": "a.x", "name": "M", "ranked_as": {"a": "YN"}}],
    "commitments": [{"by": "a", "if": "b.y", "then": "not a.x", "name": "N"}],
    "coalitions": {"both": {"members": ["a", "b"], "name": "Both"}},
}

ALSO_SOUND = [
    ("merged", {"states": "a.x", "ranked_as": "YY"}),
    ("actors.a.strong", {"gap": 1}),
    ("actors.a.perceives.unseen", "b.y"),
    ("actors.a.options.x.irreversible", {"direction": "forward"}),
    ("actors.a.preferences", {"weights": []}),
    ("voting.adopted.members.m.veto", False),
    ("voting.adopted.members.m.votes", True),
    ("coalitions.both.members", "a"),
]

BROKEN = [
    ("facts.fact", {"name": "N"}),
    ("facts.fact", {"expression": "a.x", "title": "N"}),
    ("facts.fact", ["a.x"]),
    ("facts.YN", "a.x"),
    ("facts.rest", "a.x"),
    ("facts.two words", "a.x"),
    ("voting.adopted.quota", 0),
    ("voting.adopted.quota", "most"),
    ("voting.adopted.members", {}),
    ("voting.adopted.members.m", {"weight": 1}),
    ("voting.adopted.members.m", {"votes": "a.x"}),
    ("voting.adopted.members.m.weight", -1),
    ("voting.adopted.members.m.veto", ["b.y"]),
    ("voting.adopted.extra", 1),
    ("actors.a.options.x.irreversible", {"if": "b.y"}),
    ("actors.a.options.x.irreversible", {"direction": "up"}),
    ("actors.a.preferences", {"weights": [{"statement": "a.x"}]}),
    ("actors.a.preferences", {"weights": [{"weight": 1}]}),
    ("actors.a.preferences", {"weights": [{"statement": "a.x", "weight": 0.5}]}),
    ("actors.a.preferences", {"weights": [], "because": []}),
    ("actors.a.preferences", {"weights": [], "ranking": ["a.x"]}),
    ("actors.a.preferences", {"order": ["a.x"]}),
    ("actors.a.strong", [{"gap": 0}]),
    ("actors.a.strong", [{"gap": 1, "worse": "a.x"}]),
    ("actors.a.strong", [{"assumed": "so"}]),
    ("actors.a.perceives.ascribes.b", {"unknown": []}),
    ("actors.a.perceives.ascribes.b", ["a.x"]),
    ("actors.a.perceives.sees", ["b.y"]),
    ("actors.a.perceives.unseen", ["by"]),
    ("merged", [{"name": "M"}]),
    ("merged", [{"states": "a.x", "ranked_as": "Y-"}]),
    ("merged", [{"states": "a.x", "ranked_as": ["YN"]}]),
    ("commitments", [{"by": "a", "then": "a.x"}]),
    ("commitments", [{"if": "b.y", "then": "a.x"}]),
    ("commitments", [{"by": "a", "if": "b.y", "then": "a.x", "else": "a.x"}]),
    ("coalitions.both", {"name": "Both"}),
    ("coalitions.both.members", []),
    ("coalitions.both.members", ["a", "a"]),
    ("coalitions.both", ["a", "b"]),
]


@cache
def validator():
    text = (files("standoff") / "schemas" / "dispute-1.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def changed(way, value):
    """The sound form with something else at a path."""
    form = deepcopy(SOUND)
    *path, last = way.split(".")
    at = form
    for part in path:
        at = at[part]
    at[last] = value
    return form


def loadable(form):
    stream = StringIO()
    YAML(typ="safe", pure=True).dump(form, stream)
    try:
        loads(stream.getvalue())
    except DisputeError:
        return False
    return True


def plain(node):
    """YAML as JSON has it: dates are text."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    return node.isoformat() if isinstance(node, date) else node


def test_both_take_every_construct():
    assert validator().is_valid(SOUND)
    assert loadable(SOUND)


@pytest.mark.parametrize(("way", "value"), ALSO_SOUND, ids=str)
def test_both_take_it(way, value):
    form = changed(way, value)
    assert validator().is_valid(form)
    assert loadable(form)


@pytest.mark.parametrize(("way", "value"), BROKEN, ids=str)
def test_both_refuse_it(way, value):
    form = changed(way, value)
    assert not validator().is_valid(form)
    assert not loadable(form)


@given(disputes())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_follows_the_schema(dispute):
    form = plain(YAML(typ="safe").load(dumps(dispute)))
    assert [error.message for error in validator().iter_errors(form)] == []
