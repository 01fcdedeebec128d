"""A kernel is compiled so that other threads run meanwhile, and kept where it can be."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from standoff.graph.compiled.jit import compiled


def test_a_kernel_is_kept_beside_its_module(tmp_path: Path) -> None:
    place = tmp_path / "kernels.py"
    place.write_text("def doubled(number):\n    return 2 * number\n")
    spec = importlib.util.spec_from_file_location("kernels", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Any = compiled(module.doubled)
    assert made(21) == 42
    assert made.targetoptions["nogil"] is True
    assert [
        kept.suffix for kept in sorted((tmp_path / "__pycache__").glob("kernels.doubled-*"))
    ] == [
        ".nbc",
        ".nbi",
    ]


def test_what_has_no_module_is_compiled_all_the_same() -> None:
    namespace: dict[str, Any] = {}
    exec("def doubled(number):\n    return 2 * number\n", namespace)
    made: Any = compiled(namespace["doubled"])
    assert made(21) == 42
    assert made.targetoptions["nogil"] is True
    assert made.stats.cache_path is None
