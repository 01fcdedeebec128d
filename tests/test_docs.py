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
from standoff.stability.solve import solve

DOCS = Path(__file__).parents[1] / "docs"
SCHEMAS = Path(__file__).parents[1] / "src" / "standoff" / "schemas"
BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def parsed(text: str) -> Any:
    # Dates stay text, as JSON has them.
    return YAML(typ="safe").load(re.sub(r": (\d{4}-\d{2}-\d{2})\b", r': "\1"', text))


def written(document: Any) -> str:
    out = StringIO()
    YAML().dump(document, out)
    return out.getvalue()


def parts() -> list[str]:
    return BLOCK.findall((DOCS / "dispute-file.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.split("\n")[0])
def test_each_construct_loads_and_fits_the_schema(part: str) -> None:
    whole = {**parsed(parts()[0]), **parsed(part)}
    dispute = loads(written(whole))
    assert solve(dispute).size
    schema = json.loads((SCHEMAS / "dispute-1.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(whole)] == []


def test_links_between_pages_lead_somewhere() -> None:
    for page in DOCS.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_page_is_listed_where_reading_begins() -> None:
    for index, folder in (("README.md", DOCS), ("concepts.md", DOCS / "concepts")):
        page = (DOCS / index).read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.md")):
            link = f"({path.relative_to(DOCS).as_posix()})"
            assert path.name == index or link in page, f"list {path.name} in docs/{index}"
    assert "(docs/README.md)" in (DOCS.parent / "README.md").read_text(encoding="utf-8")
