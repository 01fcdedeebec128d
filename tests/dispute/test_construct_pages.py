"""The page on each construct of the dispute file holds an example that settles where it says."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from construct_pages import WITHOUT, settled
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from standoff.dispute.check import check
from standoff.dispute.file import dumps, loads

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "dispute").glob("*.md"))
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^\| concept \| equilibria \|(.*)\n\|[-|]+\n((?:\|.*\|\n)+)", re.MULTILINE)


@cache
def validator():
    text = (files("standoff") / "schemas" / "dispute-1.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def parts_of(page):
    """The one example of a page, and the one table after it."""
    text = page.read_text(encoding="utf-8")
    (example,) = BLOCK.finditer(text)
    (table,) = TABLE.finditer(text)
    assert example.end() < table.start()
    return example[1], table


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_example_loads_and_fits_the_schema(page):
    example, _ = parts_of(page)
    dispute = loads(example)
    assert loads(dumps(dispute)) == dispute
    # Dates stay text, as JSON has them.
    form = YAML(typ="safe").load(re.sub(r": (\d{4}-\d{2}-\d{2})\b", r': "\1"', example))
    assert [error.message for error in validator().iter_errors(form)] == []
    found = [finding.message for finding in check(dispute) if finding.level != "note"]
    # An example is no place to cite sources for everything.
    assert [each for each in found if "neither evidence nor an assumption" not in each] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_settles_where_the_page_says(page):
    example, table = parts_of(page)
    dispute = loads(example)
    rows = [line.strip("| ").split(" | ") for line in table[2].splitlines()]
    for concept, equilibria, *without in rows:
        assert settled(dispute, concept) == equilibria, concept
        if without:
            assert settled(WITHOUT[page.stem](dispute), concept) == without[0], concept
    if page.stem in WITHOUT:  # what the page is about makes a difference
        assert table[1] == " without it |"
        assert any(equilibria != without[0] for _, equilibria, *without in rows)


def test_every_key_of_the_file_is_listed_with_a_page():
    index = (DOCS / "dispute-file.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\(dispute/([\w-]+)\.md\)", index))
    assert linked == {page.stem for page in PAGES}
    text = (files("standoff") / "schemas" / "dispute-1.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    actor = schema["$defs"]["actor"]["properties"]
    option = schema["$defs"]["option"]["properties"]
    for key in {*schema["properties"], *actor, *option} - {"format", "name", "role"}:
        assert f"`{key}`" in index, key
