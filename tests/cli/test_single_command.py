"""`standoff solve --state`: what it prints, and what it refuses."""

from __future__ import annotations

import json

import pytest

from standoff.cli.failure import guarded
from standoff.cli.main import app


def ran(*arguments: str) -> int:
    return guarded(app, ["solve", *arguments])


def test_tells_of_the_status_quo_actor_by_actor(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("elmira", "--state", "status-quo") == 0
    out = capsys.readouterr().out
    assert "NYNNN" in out
    assert "Nash: no equilibrium" in out
    assert "GMR, SMR: an equilibrium" in out
    assert "Local government could do better by taking" in out
    assert "then Uniroyal could answer by" in out


def test_looks_for_an_equilibrium_among_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("elmira", "--state", "not uniroyal.abandon and uniroyal.delay", "--concepts",
               "gmr,nash") == 0  # fmt: skip
    out = capsys.readouterr().out
    assert "Of the states that fit not uniroyal.abandon and uniroyal.delay" in out
    assert "GMR" in out
    assert "SMR" not in out


def test_says_that_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("chicken", "--state", "row.straight iff column.straight", "--concepts", "Nash") == 0
    assert "Nash: none is an equilibrium" in capsys.readouterr().out


def test_json_is_of_its_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("kosovo-2007", "--state", "NYYNNYNNYN", "--as-of", "2007-12-11", "--json") == 0
    form = json.loads(capsys.readouterr().out)
    assert form["format"] == "standoff.single/1"
    assert form["as_of"] == "2007-12-11"
    assert form["state"] == "NYYNNYNNYN"
    assert len(form["concepts"]) == 12


def test_time_that_does_not_suffice_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("elmira", "--state", "true", "--time-limit", "1e-9") == 2
    assert "give more with --time-limit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chicken", "--state", "YN", "--coalition", "row"), "--state asks it of every actor"),
        (("chicken", "--state", "YN", "--universal"), "--state asks it of every actor"),
        (("chicken", "--time-limit", "5"), "--time-limit is for --state"),
        (("chicken", "--state", "YN", "--time-limit", "0"), "--time-limit"),
        (("chicken", "--state", "YN", "--concepts", "SEQ"), "the solver knows no concept 'SEQ'"),
        (("chicken", "--state", "YNY"), "standoff: the pattern 'YNY' has 3 letters"),
        (("chicken", "--state", "row.fly"), "there is no option 'row.fly'"),
        (("elmira", "--state", "uniroyal.accept and uniroyal.abandon"), "no feasible state fits"),
    ],
)
def test_refuses(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(*arguments) == 2
    assert said in " ".join(capsys.readouterr().err.split())
