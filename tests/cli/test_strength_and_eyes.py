"""`solve` and `explain` where preferences are strong and where actors see different games."""

from __future__ import annotations

import json

import pytest

MODEL = """\
format: standoff.dispute/1
title: An ambush
actors:
  attacker:
    name: The attacker
    options: {march: {name: March}}
    preferences: {ranking: [YN, NN, NY, YY]}
    strong: [{worse: attacker.march and defender.ambush}]
  defender:
    name: The defender
    options: {ambush: {name: Lie in wait}}
    preferences: {ranking: [YY, NN, NY, YN]}
"""
BLIND = MODEL.replace("    strong:", "    perceives: {unseen: [defender.ambush]}\n    strong:")


@pytest.fixture
def files(tmp_path):
    seeing, blind = tmp_path / "seeing.yaml", tmp_path / "blind.yaml"
    seeing.write_text(MODEL, encoding="utf-8")
    blind.write_text(BLIND, encoding="utf-8")
    return seeing, blind


def test_forms_are_solved_for_by_name(standoff, files) -> None:
    seeing, _ = files
    out = standoff("solve", seeing, "--concepts", "gmr_strong,SMR_weak").out
    assert [line.split() for line in out.splitlines() if "✓" in line] == [
        ["NN", "✓", "✓"],
    ]
    form = json.loads(standoff("solve", seeing, "--concepts", "SEQ", "--json").out)
    assert form["equilibria"] == {
        "SEQ": ["NN", "NY"], "SEQ_strong": ["NN"], "SEQ_weak": ["NY"],
    }  # fmt: skip
    ran = standoff("solve", "chicken", "--concepts", "SEQ_weak")
    assert (ran.code, "no actor of the dispute declares when its preference" in ran.err) == (
        2,
        True,
    )


def test_an_explanation_as_data_says_how_the_actor_sees_the_state(standoff, files) -> None:
    seeing, blind = files
    ran = standoff("explain", blind, "NY", "--actor", "attacker", "--concept", "SEQ", "--json")
    plain, strong, weak = json.loads(ran.out)["verdicts"]
    assert [v["concept"] for v in (plain, strong, weak)] == ["SEQ", "SEQ_strong", "SEQ_weak"]
    assert plain["seen"] == {"state": "NN", "unseen": ["defender.ambush"], "ascribed": []}
    assert plain["improvements"] == [
        {
            "move": {"actor": "attacker", "before": "NN", "after": "YN"},
            "sanction": None, "together": None,
        }
    ]  # fmt: skip
    assert strong["improvements"][0]["strongly"] is False
    ran = standoff("explain", seeing, "NN", "--actor", "attacker", "--concept", "SEQ", "--json")
    plain, strong, _ = json.loads(ran.out)["verdicts"]
    assert "seen" not in plain
    assert strong["improvements"][0]["strongly"] is True


def test_coalitions_are_refused_where_actors_see_different_games(standoff, files) -> None:
    _, blind = files
    for arguments in (
        ("solve", blind, "--coalition", "attacker,defender"),
        ("solve", blind, "--universal"),
        ("explain", blind, "NN", "--coalition", "attacker,defender"),
    ):
        ran = standoff(*arguments)
        assert ran.code == 2
        assert "not defined where actors see the dispute differently, and 'attacker' has" in ran.err
    assert "perceiving" in json.loads(standoff("solve", blind, "--json").out)
