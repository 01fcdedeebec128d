"""The page on speed speaks of what the benchmark measures. Nothing is timed here."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from standoff.dispute.size import bytes_each
from standoff.dispute.states import enumerate_states
from standoff.errors import SizeError
from standoff.graph import compiled

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def large():
    spec = importlib.util.spec_from_file_location("large", ROOT / "bench" / "large.py")
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        spec.loader.exec_module(module)
    yield module
    sys.modules.pop("engine", None)


def test_every_row_is_on_the_page(large):
    rows = re.findall(r"^\| ([^|]*?) \| ([\d,]+) \| (\d) \|", PAGE, re.MULTILINE)
    told = {name for name, _, _ in rows} | set(re.findall(r"^- \*(.*?)\*:", PAGE, re.MULTILINE))
    assert told == set(large.ROWS)
    for name, states, actors in rows:
        dispute = large.ROWS[name][0]()
        assert len(dispute.actors) == int(actors)
        if int(states.replace(",", "")) < 4_000_000:
            assert f"{enumerate_states(dispute).size:,}" == states


def test_a_row_can_be_measured(large, capsys):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "full", lambda _: large.random_dispute(0, 6, 12, statements=6,
                                                                    unknown=False))  # fmt: skip
        patch.setattr(large, "constrained", lambda: large.full(12))
        patch.setitem(large.ROWS, "small", (lambda: large.full(12), "solve"))
        patch.setitem(large.ROWS, "told", (lambda: large.full(12), "explain"))
        for row in ("small", "told", "2^60, refused"):
            large.measure(row)
    small, told, refused = capsys.readouterr().out.splitlines()
    assert re.match(r"small +4,096 +6 .* ns .* GB", small)
    assert "30 verdicts" in told
    assert "too large to enumerate" in refused


def test_the_page_says_what_a_state_takes_and_when_loops_are_compiled(large):
    assert not compiled.pays(65_535)
    assert compiled.pays(65_536)
    assert "From\n65,536 states on" in PAGE
    assert "at most 80 bytes and 34 for\neach actor" in PAGE
    assert bytes_each(large.full(24)) == 80 + 34 * 6
    with pytest.raises(SizeError, match="too large to enumerate"):
        enumerate_states(large.loose(60))
