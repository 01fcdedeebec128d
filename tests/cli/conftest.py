from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from standoff.cli.failure import guarded
from standoff.cli.main import app

REPORT = """\
Evening Post
Published: 3 March 2021, 18:20 GMT

Dam talks stall as river states trade warnings

Ardonia has threatened to fill the reservoir in July without an agreement. Belmora's foreign
minister, Ana Lund, said her country would "never accept" a one-sided filling.

The African Union has asked both sides to keep talking until 30 June 2021. Belmora demands a
binding treaty. Ardonia rejects the demand.
"""

DISPUTE = """\
format: standoff.dispute/1
title: A dam on a shared river
actors:
  up:
    name: Upstream
    because: [e1]
    options:
      fill: {name: Fill the reservoir, because: [e1], irreversible: forward}
    preferences:
      - {statement: up.fill, name: The reservoir fills, because: [e1]}
  down:
    name: Downstream
    assumed: There is somebody downstream.
    options:
      protest: {name: Protest, assumed: Nothing is said of other means.}
    preferences:
      - {statement: not up.fill, assumed: Water that is kept back is missed.}
      - {statement: down.protest iff up.fill, assumed: Protest follows the deed.}
status_quo: {taken: [], assumed: Nothing has happened yet.}
sources:
  s1: {title: Dam talks stall, publisher: Evening Post, published: 2021-03-03T18:20+00:00}
evidence:
  e1: {source: s1, start: 4, end: 20, exact: will fill it now, prefix: "They "}
"""


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def standoff(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process, as `main` does, and never let a traceback pass."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = guarded(app, [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def dispute(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(DISPUTE, encoding="utf-8")
    return path
