"""What a model keeps of what it reads is bounded, and reading is the same."""

from __future__ import annotations

from typing import Any

import pytest

from standoff.corpus.tasks import Given, Report
from standoff.corpus.work import work
from standoff.reading import language
from standoff.reading.language import load_language

REPORT = """Bormia rejects plan

12 May 2019

Bormia's foreign minister, Mr Krastelj, said his country {} would never accept the plan.

"We will leave the talks on 3 June unless the {} is handed over," he said."""


def test_words_are_forgotten_once_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known = read("zarquonia", "vexelbridge")
    monkeypatch.setattr(language, "_MOST_STRINGS", 0)
    strings: Any = load_language().vocab.strings
    kept = len(strings)
    for number in range(3):
        read(f"unheardof{number}", f"unspoken{number}")
        assert f"unheardof{number}" not in strings
    assert len(strings) == kept
    assert read("zarquonia", "vexelbridge") == known


def test_words_are_kept_until_then() -> None:
    read("onceheard", "oncespoken")
    assert "onceheard" in load_language().vocab.strings


def read(*words: str) -> str:
    data = REPORT.format(*words).encode()
    ((found,),) = (done.found for done in work([Given("r.txt", "0", data)], None))
    assert isinstance(found, Report)
    assert len(found.claims) >= 2
    return repr(found)
