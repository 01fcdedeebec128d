"""The page says to the letter what is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from played_endpoint import claims

from standoff.cli.read import read
from standoff.reading.llm.asking import Patience
from standoff.reading.llm.client import LARGEST
from standoff.reading.llm.prompt import INSTRUCTIONS

PAGE = (Path(__file__).parents[3] / "docs" / "reading-with-a-model.md").read_text(encoding="utf-8")


def test_the_instructions_are_those_that_are_sent(both: Callable[..., Any]) -> None:
    (shown,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown == INSTRUCTIONS
    asked = both("Peru rejects the plan.", lambda _: claims()).asked
    told = [m["content"] for m in asked[0].body["messages"][:-1]]
    assert told[0].strip() == INSTRUCTIONS.strip()
    assert "compatible with this schema" in told[1]
    assert len(told) == 2


def test_a_question_has_the_members_that_the_page_shows(both: Callable[..., Any]) -> None:
    (shown,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    asked = both("Peru rejects the plan.", lambda _: claims()).asked
    assert list(asked[0].shown) == list(json.loads(shown))


def test_options_and_figures_are_those_of_the_code() -> None:
    told = set(re.findall(r"^\| `(--[a-z-]+)", PAGE, re.MULTILINE))
    known = {name for each in read.params for name in each.opts if "llm" in name or name == "--yes"}
    assert told == known
    assert (Patience().tries, Patience().gives_up, Patience().timeout) == (3, 3, 120)
    assert "tried three times" in PAGE
    assert "three passages in a row" in PAGE
    assert f"{LARGEST // 1_000_000} MB" in PAGE
