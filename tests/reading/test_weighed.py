"""What is only weighed, advised or ruled out has not happened."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _deeds(text: str, act: str) -> set[tuple[bool, str]]:
    claims = read_text(text).claims
    return {
        (c.polarity, c.modality)
        for c in claims
        if c.kind in {"event", "commitment"} and c.act in {act, "deploy"}
    }


@pytest.mark.parametrize(
    ("text", "act", "deeds"),
    [
        ("Peru is considering sending troops to Chile.", "send", {(True, "hypothetical")}),
        ("Peru has ruled out sending troops to Chile.", "send", {(False, "intended")}),
        ("Peru has not ruled out sending troops to Chile.", "send", {(True, "hypothetical")}),
        ("Peru refused to rule out attacking Chile.", "attack", {(True, "hypothetical")}),
        ("Peru warned against attacking Chile.", "attack", {(True, "hypothetical")}),
        ("Peru proposed withdrawing its troops.", "withdraw", set()),
        ("Brazil mentioned the idea of attacking Chile.", "attack", {(True, "hypothetical")}),
        ("Peru began sending troops to Chile.", "send", {(True, "done")}),
        ("Peru admitted attacking Chile.", "attack", {(True, "done")}),
        ("Peru denied attacking Chile.", "attack", {(False, "done")}),
    ],
)
def test_only_what_was_done_is_done(text: str, act: str, deeds: set[tuple[bool, str]]) -> None:
    assert _deeds(text, act) >= deeds
    assert {modality for _, modality in _deeds(text, act)} == {m for _, m in deeds}


def test_who_does_not_rule_something_out_has_not_refused_it() -> None:
    claims = read_text("Peru refused to rule out attacking Chile.").claims
    assert not [c for c in claims if c.kind == "stance"]
