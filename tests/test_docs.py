"""The examples of the documentation work, and say what is true."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from standoff.dispute.file import loads
from standoff.stability.coalition import COALITIONAL
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.further import FURTHER, spelled
from standoff.stability.solve import CONCEPTS, solve

DOCS = Path(__file__).parents[1] / "docs"
SCHEMAS = Path(__file__).parents[1] / "src" / "standoff" / "schemas"
BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| ([A-Za-z_0-9]+) \| ([YN, ]+|none) \|$", re.MULTILINE)
COALITION = re.compile(r"^\| ([a-z, ]+) \| (C[A-Za-z]+) \| ([YN, ]+|none) \|$", re.MULTILINE)


def parsed(text: str) -> Any:
    # Dates stay text, as JSON has them.
    return YAML(typ="safe").load(re.sub(r": (\d{4}-\d{2}-\d{2})\b", r': "\1"', text))


def written(document: Any) -> str:
    out = StringIO()
    YAML().dump(document, out)
    return out.getvalue()


def parts() -> list[str]:
    return BLOCK.findall((DOCS / "dispute-file.md").read_text(encoding="utf-8"))


def followed() -> list[tuple[str, str]]:
    """Each example of the concepts page, with the text that follows it."""
    page = (DOCS / "concepts.md").read_text(encoding="utf-8")
    return [(block[1], page[block.end() :].split("```yaml")[0]) for block in BLOCK.finditer(page)]


def games() -> list[tuple[str, dict[str, str]]]:
    """Each example, with the table of its equilibria."""
    return [(block, dict(ROW.findall(after))) for block, after in followed()]


def coalitions() -> list[tuple[str, list[str]]]:
    """Each example that follows coalitions, with each row of its table."""
    return [(block, row) for block, after in followed() for row in COALITION.findall(after)]


def listed(states: str) -> set[str]:
    return set() if states == "none" else set(states.split(", "))


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.split("\n")[0])
def test_each_construct_loads_and_fits_the_schema(part: str) -> None:
    whole = {**parsed(parts()[0]), **parsed(part)}
    dispute = loads(written(whole))
    assert solve(dispute).size
    schema = json.loads((SCHEMAS / "dispute-1.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(whole)] == []


@pytest.mark.parametrize(("text", "table"), games(), ids=lambda it: str(it).split("\n")[0][:40])
def test_each_concept_settles_where_the_page_says(text: str, table: dict[str, str]) -> None:
    further = [concept for concept in table if spelled(concept)]
    solution = solve(loads(text), (*CONCEPTS, *further))
    assert table
    for concept, states in table.items():
        assert set(solution.settled(concept)) == listed(states), concept


@pytest.mark.parametrize(("text", "row"), coalitions(), ids=lambda it: str(it)[-40:])
def test_each_coalition_stays_where_the_page_says(text: str, row: list[str]) -> None:
    members, concept, states = row
    if members == "every":
        solution = solve_universal(loads(text), [concept])
    else:
        solution = solve_coalition(loads(text), members.split(", "), [concept])
    assert set(solution.settled(concept)) == listed(states)


def test_the_page_has_an_example_of_every_concept() -> None:
    named = {concept for _, table in games() for concept in table}
    assert {*CONCEPTS, *FURTHER} <= named
    assert {row[1] for _, row in coalitions()} == set(COALITIONAL)


def test_links_between_pages_lead_somewhere() -> None:
    for page in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
