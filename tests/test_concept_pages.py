"""The pages on the concepts: what their tables say is so, and their drawings are up to date."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.graph.game import graph
from standoff.stability.coalition import COALITIONAL
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.further import FURTHER, spelled
from standoff.stability.keys import concept_of
from standoff.stability.solve import CONCEPTS, solve

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "concepts"
SVG = "{http://www.w3.org/2000/svg}"

# The page, a state of one of its examples, under which concept it is stable, under which not.
DIFFERENCES = [
    ("nash", "YY", "Nash", None),
    ("nash", "NN", "SSEQ", "Nash"),
    ("gmr", "NN", "GMR", "SMR"),
    ("gmr", "NN", "GMR", "SEQ"),
    ("smr", "NN", "SMR", "SEQ"),
    ("smr", "NN", "GMR", "SMR"),
    ("seq", "YY", "SEQ", "Nash"),
    ("seq", "YN", "GMR", "SEQ"),
    ("sseq", "YN", "SEQ", "SSEQ"),
    ("sseq", "NN", "SSEQ", "Nash"),
    ("sseq", "NNN", "SEQ", "SSEQ"),
    ("sseq", "NNN", "SMR", "SSEQ"),
    ("sim", "NN", "SIM", "SEQ"),
    ("sim", "NN", "SEQ", "SIM"),
    ("limited-move", "NN", "L_1", "L_2"),
    ("non-myopic", "NN", "NM", "Nash"),
    ("non-myopic", "YY", "Nash", "NM"),
    ("non-myopic", "NN", "L_4", "NM"),
    ("cnash", "NN", "Nash", "CNash"),
    ("cgmr", "NNN", "CGMR", "CNash"),
    ("cgmr", "NNN", "CGMR", "CSEQ"),
    ("csmr", "NNN", "CGMR", "CSMR"),
    ("cseq", "NNN", "CSEQ", "CNash"),
    ("universal", "YYY", "Nash", "every CNash"),
    ("universal", "NNN", "every CSEQ", "every CNash"),
    ("unknown", "N", "Nash_d", "Nash_a"),
    ("unknown", "NN", "SEQ_b", "SEQ_c"),
    ("unknown", "YY", "SEQ_c", "SEQ_b"),
    ("strength", "NN", "SMR_weak", "SMR_strong"),
    ("hypergame", "YY", "SEQ", None),
]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drawings", ROOT / "tools" / "drawings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["drawings"] = module
    spec.loader.exec_module(module)
    return module


drawings = tool()


def texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.md"))}


def tables() -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    """The page, dispute and rows of each example that has a table of verdicts."""
    for name, page in texts().items():
        blocks = list(drawings.BLOCK.finditer(page))
        ends = [block.start() for block in blocks[1:]] + [len(page)]
        for block, end in zip(blocks, ends, strict=True):
            found = [
                row
                for row in drawings.rows(page[block.end() : end])
                if {"equilibria", "coalition"} & row.keys()
            ]
            if found:
                yield name, block[1], found


def settled(dispute: Dispute, row: dict[str, str]) -> list[str]:
    """Say what the last column of a row should list."""
    if "coalition" not in row:
        solution: Any = solve(dispute, (asked(row["concept"]),))
    elif row["coalition"] == "every":
        solution = solve_universal(dispute, [row["concept"]])
    else:
        solution = solve_coalition(dispute, row["coalition"].split(", "), [row["concept"]])
    return list(solution.settled(row["concept"]))


def asked(key: str) -> str:
    return key if spelled(concept_of(key)) else concept_of(key)


@pytest.mark.parametrize(("page", "text", "rows"), list(tables()), ids=lambda it: str(it)[26:60])
def test_each_table_says_what_is_so(page: str, text: str, rows: list[dict[str, str]]) -> None:
    dispute = loads(text)
    for row in rows:
        last = row["stable" if "coalition" in row else "equilibria"]
        assert sorted(drawings.listed(last)) == sorted(settled(dispute, row)), row
        for head, cell in row.items():
            if head.startswith("stable for "):
                solution = solve(dispute, (asked(row["concept"]),))
                stable = solution.stable[row["concept"]][head.removeprefix("stable for ")]
                listed = [s for s in solution.states.names() if stable[solution.index(s)]]
                assert sorted(drawings.listed(cell)) == sorted(listed), row


@pytest.mark.parametrize(("page", "state", "holds", "fails"), DIFFERENCES)
def test_it_differs_from_its_neighbour(
    page: str, state: str, holds: str, fails: str | None
) -> None:
    def where(rows: list[dict[str, str]], key: str) -> set[str]:
        every, _, concept = key.rpartition(" ")
        found = set()
        for row in rows:
            if row["concept"] == concept and (not every or row.get("coalition") == every):
                found.update(drawings.listed(row.get("stable", row.get("equilibria", ""))))
        return found

    games = [rows for name, _, rows in tables() if name == page]
    assert any(
        state in where(rows, holds) and (fails is None or (state not in where(rows, fails)
        and any(row["concept"] == fails.rpartition(" ")[2] for row in rows)))
        for rows in games
    )  # fmt: skip


def test_there_is_an_example_of_every_concept() -> None:
    named = {row["concept"] for _, _, rows in tables() for row in rows}
    assert {*CONCEPTS, *FURTHER, *COALITIONAL} <= named | {concept_of(key) for key in named}


@pytest.mark.parametrize("name", texts())
def test_a_page_says_all_that_it_should(name: str) -> None:
    page = texts()[name]
    for part in ("\n## The condition\n", "\n## Who would use it\n", "\n## Source\n", "```console"):
        assert part in page
    assert list(drawings.examples(page))
    assert f"(concepts/{name}.md)" in (PAGES.parent / "concepts.md").read_text(encoding="utf-8")


def drawn() -> list[Any]:
    return [example for page in texts().values() for example in drawings.examples(page)]


@pytest.mark.parametrize("example", drawn(), ids=lambda example: example.name)
def test_each_drawing_is_what_the_tool_makes(example: Any) -> None:
    path = PAGES / f"{example.name}.svg"
    assert path.read_text(encoding="utf-8") == drawings.drawing(example), "run `make drawings`"


@pytest.mark.parametrize("example", drawn(), ids=lambda example: example.name)
def test_each_drawing_shows_all_and_can_be_read(example: Any) -> None:
    root = ET.fromstring((PAGES / f"{example.name}.svg").read_text(encoding="utf-8"))
    assert root.find(f"{SVG}title") is not None
    assert len((root.find(f"{SVG}desc") or root[1]).text or "") > 40
    game = graph(example.dispute)
    boxes = [each for each in root.iter(f"{SVG}rect") if "box" in each.get("class", "")]
    assert len(boxes) == game.states.size
    arrows = [each for each in root.iter(f"{SVG}path") if "move" in each.get("class", "")]
    samples = sum(bool(actor.options) for actor in example.dispute.actors)
    moves = sum(len(player.each_move.source) for player in game.players)
    assert len(arrows) == moves + samples
    for one, other in combinations(root.iter(f"{SVG}text"), 2):
        assert not overlap(extent(one), extent(other)), (one.text, other.text)
    for text in root.iter(f"{SVG}text"):
        left, top, right, bottom = extent(text)
        assert left >= 0
        assert top >= 0
        assert right <= 700
        assert bottom <= float(root.get("height", "0"))


def extent(text: ET.Element) -> tuple[float, float, float, float]:
    """About where a text stands: its letters are 6.6 pixels wide and 11 high."""
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    width = 6.6 * len(text.text or "")
    start = {"middle": x - width / 2, "end": x - width}.get(text.get("text-anchor", ""), x)
    level = y + 5 if text.get("dominant-baseline") else y
    if text.get("transform"):
        return x - 6, y - width / 2, x + 6, y + width / 2
    return start, level - 11, start + width, level


def overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
