"""Mutate the kernels, which numba compiles, as plain Python in a copy of the project.

A compiled kernel cannot ask which mutant is under test. In the copy they are not compiled; the
tests that look at them one by one, and those of the compiled engine on small models, decide.
``make mutants`` runs it after the rest; what it finds is kept in ``mutants-kernels``.

    python tools/mutation/kernels.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / "mutants-kernels"
COPIED = ("src", "tests", "docs", "tools", "pyproject.toml", "README.md", "CITATION.cff")
KERNELS = "src/standoff/graph/compiled/kernels"
TESTS = ("graph/test_kernels.py", "graph/test_compiled.py", "graph/test_least_led_to.py",
         "graph/test_numbering.py", "stability/test_compiled_solving.py")  # fmt: skip
SLOW = ("hundreds", "large_models", "many_bits", "many_states", "small_models", "kept_nowhere")
"""Tests that take long where nothing is compiled, or that are about compiling."""


def main() -> int:
    """Make the copy where there is none, and let mutmut go through it."""
    if not COPY.exists():
        _copy()
    environment = {**os.environ, "STANDOFF_EXAMPLES": "0.1"}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2"]
    ran = subprocess.run(command, cwd=COPY, env=environment, check=False)
    if ran.returncode:
        return ran.returncode
    listed = [sys.executable, "tools/mutation/survivors.py", "kernels"]
    return subprocess.run(listed, cwd=COPY, check=False).returncode


def _copy() -> None:
    COPY.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, COPY / name, ignore=ignored)
        else:
            shutil.copy(source, COPY / name)
    for path in (COPY / KERNELS).glob("*.py"):
        kept = [
            line
            for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
            if line != "@compiled\n" and not line.endswith("import compiled\n")
        ]
        path.write_text("".join(kept), encoding="utf-8")
    _configure(COPY / "pyproject.toml")


def _configure(file: Path) -> None:
    """Let mutmut change the kernels alone, and run the tests that are about them."""
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines():
        key = line.partition(" = ")[0]
        if key == "only_mutate":
            lines.append(f'only_mutate = ["{KERNELS}/*"]')
        elif key == "pytest_add_cli_args_test_selection":
            tests = ", ".join(f'"tests/{name}"' for name in TESTS)
            lines.append(f"pytest_add_cli_args_test_selection = [{tests}]")
        elif key == "pytest_add_cli_args":
            left_out = " and ".join(f"not {word}" for word in SLOW)
            lines.append(f'pytest_add_cli_args = ["-p", "no:cacheprovider", "-k", "{left_out}"]')
        elif key not in {"do_not_mutate", "type_check_command"}:
            lines.append(line)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
