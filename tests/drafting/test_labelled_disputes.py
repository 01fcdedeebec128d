"""Drafts of disputes with known answers: a strike, a dam, a trade quarrel, a truce, a coalition.

What is read in them and drafted is scored by ``bench/disputes.py``; the floors are its figures.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from standoff import check, solve
from standoff.dispute.model import Dispute

ROOT = Path(__file__).parents[2]
NAMES = ("ceasefire", "coalition", "dam", "strike", "trade")
FLOORS = {"option": (95.0, 95.0), "statement": (94.0, 96.0), "standing": (95.0, 95.0)}
"""Kind to precision and recall, in percent."""


@cache
def bench() -> Any:
    spec = importlib.util.spec_from_file_location("disputes", ROOT / "bench" / "disputes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def labelled(name: str) -> Any:
    return bench().Labelled(ROOT / "tests" / "data" / "disputes" / name)


@cache
def scored() -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for name in NAMES:
        total += labelled(name).score()[0]
    return total


def test_all_labelled_disputes_are_here() -> None:
    assert tuple(item.folder.name for item in bench().corpus()) == NAMES
    assert all(len(item.reports) >= 2 for item in bench().corpus())


@pytest.mark.parametrize("kind", FLOORS)
def test_figures_do_not_fall(kind: str) -> None:
    precision, recall, _ = bench().figures(scored(), kind)
    assert (precision, recall) >= FLOORS[kind]
    assert recall >= FLOORS[kind][1]


@pytest.mark.parametrize("name", NAMES)
def test_everybody_who_matters_is_an_actor(name: str) -> None:
    item = labelled(name)
    assert set(item.labels["actors"]) <= set(item.actors.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_sides_and_the_roles_are_right(name: str) -> None:
    item = labelled(name)
    roles = {item.actors.get(actor.id): actor.role or "" for actor in item.draft.actors}
    parties = {label for label, role in roles.items() if role.startswith("party")}
    assert parties == set(item.labels["parties"])
    for label, role in item.labels["roles"].items():
        assert role in roles[label]


@pytest.mark.parametrize("name", NAMES)
def test_what_matters_more_comes_first(name: str) -> None:
    item = labelled(name)
    for label, pairs in item.labels["orderings"].items():
        for first, second in pairs:
            assert item.order(label, first, second) is True, (label, first, second)


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_passes_the_check_and_is_solved(name: str) -> None:
    drafted: Dispute = labelled(name).draft
    assert [finding for finding in check(drafted) if finding.level != "note"] == []
    assert solve(drafted).states


@pytest.mark.parametrize("name", NAMES)
def test_the_day_on_which_reports_are_named_makes_no_difference(name: str) -> None:
    item = labelled(name)
    turned = bench().draft(bench().read([str(path) for path in reversed(item.reports)]))
    for one, other in zip(turned.actors, item.draft.actors, strict=True):
        assert (one.id, one.options, one.preference) == (other.id, other.options, other.preference)
