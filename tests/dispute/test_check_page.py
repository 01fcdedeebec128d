"""Each finding that the page on the model check names is found in its example."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from standoff.dispute.check import check
from standoff.dispute.file import loads
from standoff.errors import DisputeError

PAGE = Path(__file__).parents[2] / "docs" / "check.md"
BLOCK = re.compile(r"^```(yaml|text)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
LINE = re.compile(r" \(line \d+\)")


def blocks() -> list[tuple[str, str]]:
    return BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def examples() -> list[tuple[str, str]]:
    """Each example after the first, with the findings that follow it."""
    found = blocks()[1:]
    return [
        (block, following)
        for (kind, block), (_, following) in zip(found[::2], found[1::2], strict=True)
        if kind == "yaml"
    ]


def merged(one: Any, other: Any) -> Any:
    """Put the values of one mapping in place of those of another; nothing takes a key away."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return other
    whole = {key: merged(one.get(key), value) for key, value in other.items()}
    return {key: value for key, value in {**one, **whole}.items() if value is not None}


def written(example: str) -> str:
    yaml, out = YAML(typ="safe"), StringIO()
    YAML().dump(merged(yaml.load(blocks()[0][1]), yaml.load(example)), out)
    return out.getvalue()


def findings(text: str) -> list[str]:
    """What the check says, a line each, without lines of the file."""
    try:
        found = check(loads(text))
    except DisputeError as error:
        return [f"error: {problem.message}" for problem in error.problems]
    said = [f"{each.level}: {each.message}. {each.remedy}".strip() for each in found]
    return [LINE.sub("", line) for line in said]


def test_the_page_has_an_example_of_each_check() -> None:
    assert len(examples()) >= 25
    assert len(examples()) * 2 + 1 == len(blocks())


def test_nothing_is_found_in_the_first_example() -> None:
    assert findings(blocks()[0][1]) == []


@pytest.mark.parametrize(("example", "listed"), examples(), ids=lambda it: it[:40])
def test_it_finds_what_the_page_says(example: str, listed: str) -> None:
    assert findings(written(example)) == [" ".join(each.split()) for each in listed.split("\n\n")]
