"""Preferences that are said outright."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text
from standoff.reading.records import Claim


def read(sentence: str) -> list[tuple[Claim, str]]:
    dossier = read_text(f"Serbia and Kosovo have met. {sentence}", published="2007-12-07")
    text = dossier.sources[0].text or ""
    return [(c, text[c.content[0].start : c.content[0].end] if c.content else "")
            for c in dossier.claims if c.kind != "quotation" and c.act != "meet"]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "actor", "target", "content"),
    [
        ("Kosovo prefers a vote.", "kosovo", None, "a vote"),
        ("Kosovo would prefer a vote over a war.", "kosovo", None, "a vote"),
        ("Serbia would prefer not to close the border.", "serbia", None, "not to close the border"),
        ("Serbia would rather close the border than sign the plan.", "serbia", None,
         "close the border"),
        ("Kosovo would prefer that Serbia withdraw its police.", "kosovo", "serbia",
         "that Serbia withdraw its police"),
        ("Kosovo would rather sign the plan of Serbia than wait.", "kosovo", None,
         "sign the plan of Serbia"),
    ],
)  # fmt: skip
def test_what_is_preferred_is_read_and_what_it_is_preferred_to_is_not(
    sentence: str, actor: str, target: str | None, content: str
) -> None:
    found = [(c, text) for c, text in read(sentence) if c.kind == "stance"]
    assert [(c.act, c.actor, c.target, text) for c, text in found] == [
        ("prefer", actor, target, content)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kosovo would prefer that Serbia withdraw its police.",
        "Serbia would rather wait than sign the plan.",
        "Kosovo prefers that Serbia open the bridge.",
    ],
)
def test_what_is_only_preferred_has_not_happened(sentence: str) -> None:
    assert not [c for c, _ in read(sentence) if c.kind in {"event", "commitment"}]


def test_a_preference_in_a_condition_is_hypothetical_and_one_denied_is_none() -> None:
    told = [c.modality for c, _ in read("If Serbia preferred a vote, Kosovo would hold talks.")
            if c.act == "prefer"]  # fmt: skip
    assert set(told) <= {"hypothetical"}
    denied = read("Serbia does not prefer a vote.")
    assert not [c for c, _ in denied if c.act == "prefer"]
