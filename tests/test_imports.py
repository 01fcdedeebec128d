"""Imports run one way, and nothing is loaded before it is used."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src" / "standoff").rglob("*.py"))


def loaded_by(code: str) -> set[str]:
    """Names of the modules that a fresh interpreter has after running the code."""
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return set(ran.stdout.split())


def test_the_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(ROOT / "src")
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_imports_the_root(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert "standoff" not in {alias.name for alias in node.names}, path
        if isinstance(node, ast.ImportFrom) and node.module == "standoff":
            typing_only = {"cases"} if path.name == "__init__.py" else {"cases", "__version__"}
            assert {alias.name for alias in node.names} <= typing_only, path


def test_the_root_loads_nothing_heavy() -> None:
    heavy = {"spacy", "numpy", "rich", "click", "jinja2", "lark", "ruamel.yaml"}
    assert not loaded_by("import standoff") & heavy


def test_solving_loads_no_language_model() -> None:
    loaded = loaded_by("import standoff; standoff.solve(standoff.load('kosovo-2007'))")
    assert "numpy" in loaded
    assert not loaded & {"spacy", "rich", "click", "jinja2", "thinc", "fast_sugiyama"}


def test_help_loads_neither_engine_nor_reader() -> None:
    loaded = loaded_by("import standoff.cli.main")
    assert not loaded & {"spacy", "numpy", "rich", "jinja2", "lark", "ruamel.yaml", "fast_sugiyama"}


def test_a_report_loads_what_places_states_only_where_it_draws() -> None:
    loaded = loaded_by("import standoff.report.brief, standoff.report.state_chart")
    assert "standoff.report.abreast" in loaded
    assert "fast_sugiyama" not in loaded
