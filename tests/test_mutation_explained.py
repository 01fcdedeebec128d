"""What is said of mutants that no test notices is about code that is there."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"


def entries() -> list[tuple[str, dict[str, Any]]]:
    files = sorted((ROOT / "tools" / "mutation" / "explained").glob("*.toml"))
    return [
        (file.name, entry)
        for file in files
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["survivor"]
    ]


def lines_of(function: str) -> set[str]:
    """Lines of a function by its dotted name: a method's name follows that of its class."""
    parts = function.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        path = SOURCE.joinpath(*parts[:cut])
        files = (path.with_suffix(".py"), path / "__init__.py")
        file = next((f for f in files if f.exists()), None)
        if file is not None:
            break
    else:
        return set()
    text = file.read_text(encoding="utf-8")
    body: list[ast.stmt] = ast.parse(text).body
    for name in parts[cut:]:
        named = [node for node in body if getattr(node, "name", None) == name]
        if not named:
            return set()
        node = named[0]
        body = node.body  # type: ignore[attr-defined]
    lines = text.split("\n")[node.lineno - 1 : node.end_lineno]
    return {line.strip() for line in lines}


def test_each_names_a_line_of_a_function_and_says_why() -> None:
    found = entries()
    assert found
    wrong = [
        (file, entry)
        for file, entry in found
        if set(entry) != {"function", "was", "becomes", "because"}
        or len(entry["because"]) < 20
        or entry["was"] not in lines_of(entry["function"])
    ]
    assert not wrong


def test_none_is_said_twice() -> None:
    said = [(e["function"], e["was"], e["becomes"]) for _, e in entries()]
    assert len(said) == len(set(said))
