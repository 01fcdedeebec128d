"""What the expected files say of the reports stands in the reports."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

DATA = Path(__file__).parent / "data" / "reports"
EXPECTED = sorted(DATA.rglob("*.expected.yaml"))
KEYS = {
    "report", "publisher", "title", "published", "actors", "people", "quotations", "stances",
    "commitments", "deadlines", "events", "relations", "passages", "never",
}  # fmt: skip


def text_of(report: Path) -> str:
    text = report.read_text(encoding="utf-8")
    if report.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return " ".join(text.split())


def items(expected: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    yield from expected[key]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_what_is_expected_stands_in_the_report(path: Path) -> None:
    expected = YAML(typ="safe").load(path)
    assert expected.keys() == KEYS
    assert isinstance(expected["published"], date)
    text = text_of(path.parent / expected["report"])
    lists = ("quotations", "stances", "commitments", "deadlines", "events", "passages")
    cited = [item["contains"] for key in lists for item in items(expected, key)]
    assert [part for part in [*cited, *expected["never"]] if part not in text] == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_names_stand_in_the_report(path: Path) -> None:
    expected = YAML(typ="safe").load(path)
    text = text_of(path.parent / expected["report"]).lower()
    for item in [*expected["actors"], *expected["people"]]:
        known = [item["name"], *item.get("aliases", [])]
        assert any(name.lower() in text for name in known), item["name"]
        assert all(name.lower() in text for name in known[1:]), known


def test_every_report_has_an_expected_file() -> None:
    reports = {path for path in DATA.rglob("*") if path.suffix in (".txt", ".html")}
    expected = {path.with_name(path.name.replace(".expected.yaml", "")) for path in EXPECTED}
    assert {path.with_suffix("") for path in reports} <= expected
