"""The terminal says what distinguishes what is stable, and explains letters only where they are."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from standoff.cases import load_case, names
from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.outlook.phases import in_phases
from standoff.report.summary import explanation, settling
from standoff.stability.explain import explain

LEGEND = "a to d read what is not known"


def shown(*blocks: object) -> str:
    out = io.StringIO()
    Console(file=out, width=100, color_system=None).print(*blocks, sep="\n")
    return out.getvalue()


@pytest.mark.parametrize("name", names())
def test_what_is_listed_and_what_is_left_out_is_told_by_how_well_it_is_held(name: str) -> None:
    for phase in in_phases(load_case(name)):
        text = shown(*settling(phase.game.dispute, [phase]))
        lines = [line.strip() for line in text.splitlines()]
        listed = min(8, phase.total)
        assert ("held less well" in lines) == (phase.best < listed)
        alike, less = max(phase.best - 8, 0), phase.total - max(phase.best, 8)
        assert (f"{alike} more {'is' if alike == 1 else 'are'} held as well" in text) == (alike > 0)
        assert (f"{less} more {'is' if less == 1 else 'are'} held less well" in text) == (less > 0)


def test_more_that_are_held_as_well_are_counted_apart(many: Dispute) -> None:
    (phase,) = in_phases(many)
    text = shown(*settling(many, [phase]))
    assert "4,088 more are held as well as the best." in text
    assert "held less well" not in text


UNKNOWN = """
format: standoff.dispute/1
title: Two
actors:
  a: {name: Anna, options: {go: {name: Go}}, preferences: [a.go], unknown: [{about: [b.go]}]}
  b: {name: Bert, options: {go: {name: Go}}, preferences: [b.go], unknown: [{about: [b.go]}]}
status_quo: NN
"""


def test_the_letters_are_explained_only_where_they_are_used() -> None:
    dispute = loads(UNKNOWN)
    for actor in ("a", "b"):
        for state in ("NN", "YN", "NY", "YY"):
            verdicts = explain(dispute, state, actor=actor)
            text = shown(*explanation(dispute, state, verdicts))
            told, _, legend = text.partition(LEGEND)
            assert bool(legend) == any(f"({letters}" in told for letters in "abcd")
    kosovo = load_case("kosovo-2007")
    quo = kosovo.status_quo or ""
    whole = shown(*explanation(kosovo, quo, explain(kosovo, quo, actor="serbia")))
    assert "Serbia cannot do better" in whole
    assert LEGEND not in whole


def test_the_letters_are_explained_where_readings_part() -> None:
    dispute = loads(UNKNOWN.replace("preferences: [b.go], unknown", "unknown"))
    text = shown(*explanation(dispute, "NN", explain(dispute, "NN", actor="b")))
    assert "(b, d)" in text
    assert LEGEND in text
