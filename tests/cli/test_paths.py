"""``standoff paths`` and ``standoff who-blocks``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_paths_are_told_with_their_moves(standoff, dispute: Path) -> None:
    ran = standoff("paths", dispute)
    assert ran.code == 0
    assert ran.out.startswith("A dam on a shared river\nFrom NN, the status quo\n\nYY  Nash, GMR,")
    assert "2 moves, each of which pays whoever makes it\n" in ran.out
    assert "    1. Upstream: fill the reservoir  YN\n    2. Downstream: protest  YY\n" in ran.out
    assert ran.err == ""


def test_where_a_way_is_blocked_is_told(standoff) -> None:
    out = standoff("paths", "elmira", "--to", "ynyny").out
    assert "3 moves, not all of which pay" in out
    assert "blocked at move 2: Uniroyal would be worse off" in out
    assert "no moves lead there" in standoff("paths", "elmira", "--from", "NNYNN",
                                             "--to", "status-quo").out  # fmt: skip
    assert "NYNNN  GMR, SMR\n  it is there already" in standoff("paths", "elmira").out


def test_only_what_improvements_lead_to(standoff) -> None:
    data = json.loads(standoff("paths", "elmira", "--improvements", "--json").out)
    assert {route["state"] for route in data["routes"]} == {"NYNNN", "NYNNY"}
    assert data["counts"] == {"states": 8, "moves": 8, "improvements": 2}
    data = json.loads(standoff("paths", "elmira", "--from", "NNYNY", "--moves", "--json").out)
    assert "NYNNN" not in {route["state"] for route in data["routes"]}


def test_a_way_by_moves_where_one_by_improvements_is_longer(standoff) -> None:
    moves = standoff("paths", "cuba", "--to", "NNYN", "--moves").out
    assert "1 move, which does not pay" in moves
    assert "blocked" not in moves
    assert "3 moves, each of which pays" in standoff("paths", "cuba", "--to", "NNYN").out


def test_concepts_are_named_without_idle_indices(standoff) -> None:
    out = standoff("paths", "chicken", "--concepts", "L_1,L_3,SEQ").out
    assert "\nNY  L_1, SEQ\n" in out
    assert "\nNN  L_3\n" in out
    assert "  Nash, GMR, SMR, SEQ, SSEQ\n" in standoff("paths", "kosovo-2007").out


def test_who_blocks_names_each_group(standoff) -> None:
    ran = standoff("who-blocks", "elmira", "YNYNY")
    assert ran.code == 0
    assert ran.out.endswith(
        "Each of these can block YNYNY by not moving:\n"
        "  Ministry of the Environment\n  Uniroyal\n  Local government\n"
    )
    assert "This can block NYNNY by not moving:\n  Local" in standoff(
        "who-blocks", "elmira", "NYNNY"
    ).out  # fmt: skip
    assert "nobody has to block it" in standoff(
        "who-blocks", "elmira", "status-quo", "--from", "NNYNN"
    ).out  # fmt: skip
    assert "nobody has to move" in standoff("who-blocks", "elmira", "status-quo").out
    data = json.loads(standoff("who-blocks", "elmira", "YNYNY", "--json").out)
    assert data["sets"] == [["ministry"], ["uniroyal"], ["local"]]


TRUCE = """\
format: standoff.dispute/1
title: Two armies withdraw, together or under watch
actors:
  a: {name: Army A, options: {leave: {name: Leave}}}
  b: {name: Army B, options: {leave: {name: Leave}}}
  un: {name: The UN, options: {watch: {name: Watch}}}
  au: {name: The AU, options: {watch: {name: Watch}}}
constraints:
  - always: (a.leave iff b.leave) or un.watch or au.watch
status_quo: NNNN
"""


def test_a_group_blocks_together(standoff, tmp_path: Path) -> None:
    path = tmp_path / "truce.yaml"
    path.write_text(TRUCE, encoding="utf-8")
    assert standoff("who-blocks", path, "YYNN").out.endswith(
        "\n  Army A\n  Army B\n  The UN and The AU, together\n"
    )


def test_what_is_unknown_is_no_improvement(standoff, tmp_path: Path) -> None:
    path = tmp_path / "truce.yaml"
    text = TRUCE.replace("{leave: {name: Leave}}}", "{leave: {name: Leave}}, unknown: UNKNOWN}", 1)
    path.write_text(text.replace("UNKNOWN", "[{about: [a.leave]}]"), encoding="utf-8")
    data = json.loads(
        standoff("paths", path, "--to", "YNNY", "--as-of", "2021-03-04", "--json").out
    )
    assert data["as_of"] == "2021-03-04"
    (route,) = data["routes"]
    assert [move["actor"] for move in route["moves"]] == ["au", "a"]
    assert route["improvements"] is None
    assert (route["blocked"]["step"], route["blocked"]["because"]) == (1, "alike")
    data = json.loads(standoff("paths", path, "--from", "NNNY", "--to", "YNNY", "--json").out)
    assert data["routes"][0]["blocked"]["because"] == "unknown"


@pytest.mark.parametrize("command", [["paths", "--to"], ["who-blocks"]])
def test_a_state_that_is_none(standoff, dispute: Path, command: list[str]) -> None:
    ran = standoff(command[0], dispute, *command[1:], "YNY")
    assert ran.code == 2
    assert "names no state" in ran.err
    dispute.write_text(dispute.read_text(encoding="utf-8").split("status_quo")[0], encoding="utf-8")
    ran = standoff(command[0], dispute, *command[1:], "YN")
    assert ran.code == 2
    assert ran.out == ""
