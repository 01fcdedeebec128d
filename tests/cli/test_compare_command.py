"""`standoff compare`, as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.file import dumps
from standoff.dispute.model import Constraint, Unknown

Standoff = Callable[..., Any]


@pytest.fixture
def served(tmp_path: Path) -> Path:
    kosovo = load_case("kosovo-2007")
    file = tmp_path / "kosovo.free.yaml"
    file.write_text(dumps(replace(kosovo, constraints=kosovo.constraints[1:])), encoding="utf-8")
    return file


def test_says_what_differs_and_where_each_can_settle(standoff: Standoff, served: Path) -> None:
    ran = standoff("compare", "kosovo-2007", served, "--most", "2")
    assert ran.code == 0
    told = " ".join(ran.out.split())
    assert "What differs kosovo-2007 kosovo.free.yaml never: (“Recognise Kosovo” (United" in told
    assert "The same in all: 1 day, 7 actors, 10 options," in told
    assert "Where it can settle, from 10 December 2007 They settle alike: in 56 states." in told
    assert "and more: --most, --json" in told


def test_what_is_not_known_is_told_together_and_singly_with_all(
    standoff: Standoff, tmp_path: Path
) -> None:
    kosovo = load_case("kosovo-2007")
    file = tmp_path / "vague.yaml"
    vague = tuple(replace(each, unknown=(Unknown(about=kosovo.options),)) for each in kosovo.actors)
    file.write_text(dumps(replace(kosovo, actors=vague)), encoding="utf-8")
    short = standoff("compare", "kosovo-2007", file).out
    whole = standoff("compare", "kosovo-2007", file, "--all").out
    assert short.count("not known:") < len(kosovo.actors) + len(kosovo.options)
    assert "(--all lists them)" in " ".join(short.split())
    assert whole.count("not known:") == len(kosovo.actors) * len(kosovo.options)
    assert "The same in all" in whole
    assert "Keep offering compromises" in whole


def test_json_goes_alone(standoff: Standoff, served: Path) -> None:
    ran = standoff("compare", "kosovo-2007", served, "--json")
    found = json.loads(ran.out)
    assert found["format"] == "standoff.compare/1"
    assert [each["name"] for each in found["versions"]] == ["kosovo-2007", "kosovo.free.yaml"]
    assert [t["kind"] for t in found["traits"] if t["differs"]] == ["constraint"]


def test_files_of_one_name_are_told_apart(standoff: Standoff, served: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / served.name
    other.write_bytes(served.read_bytes())
    ran = standoff("compare", served, other, "--json")
    names = [each["name"] for each in json.loads(ran.out)["versions"]]
    assert names == [str(served), str(other)]
    assert "Nothing that bears on the answer." in standoff("compare", served, other).out


def test_one_that_cannot_be_solved_is_told(standoff: Standoff, tmp_path: Path) -> None:
    never = replace(load_case("chicken"), constraints=(Constraint("never", parse("true")),))
    file = tmp_path / "never.yaml"
    file.write_text(dumps(never), encoding="utf-8")
    ran = standoff("compare", "chicken", file)
    assert ran.code == 1
    assert "never.yaml cannot be solved" in ran.out


def test_what_cannot_be_compared_is_refused(standoff: Standoff, tmp_path: Path) -> None:
    assert standoff("compare", "cuba").code == 2
    assert standoff("compare", "cuba", "nowhere").code == 2
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: [", encoding="utf-8")
    assert standoff("compare", "cuba", broken).code != 0
