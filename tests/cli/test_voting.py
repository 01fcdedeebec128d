"""`standoff voting`: who decides in the voting bodies of a dispute."""

from __future__ import annotations

import json

import pytest

COUNCIL = """\
format: standoff.dispute/1
title: A council
actors:
  r: {options: {block: }}
voting:
  adopted:
    name: the council
    quota: 3
    members:
      r: {name: Russia, weight: 1, votes: "not r.block", veto: r.block}
      b: {name: B, weight: 1, votes: "true"}
      c: {name: C, weight: 2, votes: "true"}
  huge: {quota: 16, members: {MEMBERS}}
  never: {quota: 9, members: {a: {weight: 2, votes: "true"}}}
""".replace("MEMBERS", ", ".join(f'm{k}: {{weight: 1, votes: "true"}}' for k in range(30)))


@pytest.fixture
def council(tmp_path):
    path = tmp_path / "council.yaml"
    path.write_text(COUNCIL, encoding="utf-8")
    return path


def test_power_is_told_body_by_body(standoff, council) -> None:
    ran = standoff("voting", council)
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert "The council" in lines
    assert "3 members with a weight of 4 together; 3 decide." in lines
    assert "Russia 1 veto 1/2 = 0.5000 1/2 = 0.5000" in lines
    assert "B 1 0 0" in lines
    assert lines[lines.index("Who can block, in the fewest (2 ways):") + 1 :][:2] == ["Russia", "C"]
    assert any(line.startswith("Russia: the veto depends on something") for line in lines)
    assert "they are too many to list." in " ".join(ran.out.split())
    assert "No coalition wins: all weights together are 2, the quota 9." in lines
    assert "Nothing is ever adopted: nobody need block." in lines


def test_as_data(standoff, council) -> None:
    form = json.loads(standoff("voting", council, "--json").out)
    assert form["format"] == "standoff.voting/1"
    adopted, huge, never = form["bodies"]
    assert adopted["members"][0]["shapley_shubik"] == {"fraction": "1/2", "decimal": 0.5}
    assert adopted["minimal_blocking_sets"] == [["r"], ["c"]]
    assert huge["minimal_blocking_sets"] is None
    assert never["members"][0]["banzhaf"] is None


def council_of(weights: list[int]) -> str:
    members = ", ".join(f'm{k}: {{weight: {w}, votes: "true"}}' for k, w in enumerate(weights))
    quota = sum(weights) // 2 + 1
    return (
        "format: standoff.dispute/1\ntitle: T\nactors: {a: {}}\n"
        f"voting: {{b: {{quota: {quota}, members: {{{members}}}}}}}\n"
    )


def test_members_of_a_kind_are_told_together(standoff, tmp_path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(council_of([3, 3, 1, 1, 1]), encoding="utf-8")
    lines = [line.strip() for line in standoff("voting", path).out.splitlines()]
    assert lines[lines.index("Who can block, in the fewest (7 ways):") + 1 :] == [
        "m0 and m1",
        "any one of m0 and m1, and any 2 of m2, m3 and m4",
    ]


def test_many_ways_to_block_are_told_in_part(standoff, tmp_path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(council_of(list(range(1, 10))), encoding="utf-8")
    out = standoff("voting", path).out
    ways = json.loads(standoff("voting", path, "--json").out)["bodies"][0]["minimal_blocking_sets"]
    assert f"{len(ways) - 20} more. All of them: --json" in out


def test_nobody_votes(standoff) -> None:
    assert "No body votes here" in standoff("voting", "chicken").out
    assert json.loads(standoff("voting", "chicken", "--json").out)["bodies"] == []
