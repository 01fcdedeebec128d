"""The README shows what happens."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import standoff

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_transcript_is_what_the_demo_prints() -> None:
    spec = importlib.util.spec_from_file_location("transcript", ROOT / "tools/transcript.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.refreshed(README) == README, "run `make transcript`"


def test_the_python_example_runs() -> None:
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})


def test_every_public_call_is_named() -> None:
    for name in ("load", "solve", "explain", "read_text", "draft", "brief"):
        assert f"standoff.{name}(" in README
        assert hasattr(standoff, name)
