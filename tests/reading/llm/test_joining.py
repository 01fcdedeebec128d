"""What both readers found is kept once; where they differ, both stand and are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from standoff.evidence import Evidence, Span
from standoff.reading.llm.joining import differences, join_claims
from standoff.reading.records import Claim
from standoff.report.two_readers import two_readers

OWN = Claim(
    id="", kind="stance", actor="peru", act="reject", plover="REJECT", target="chile",
    content=(Span(10, 30),), date=date(2031, 3, 1), polarity=True, modality="done",
    evidence=(Evidence("s1", 0, 40, "x" * 40),),
)  # fmt: skip
OTHER = replace(OWN, found_by=("openai:m",))


def joined(own: list[Claim], others: list[Claim]) -> list[Claim]:
    found = join_claims(own, others)
    return [replace(claim, id=f"c{number}") for number, claim in enumerate(found, 1)]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"content": (Span(12, 30),)},
        {"content": (Span(5, 35),)},
        {"evidence": (Evidence("s1", 8, 32, "x" * 24),)},
        {"target": None},
        {"actor": None, "date": None, "plover": None},
    ],
)
def test_the_same_or_less_is_one_claim(change: dict[str, Any]) -> None:
    (claim,) = joined([OWN], [replace(OTHER, **change)])
    assert claim == replace(OWN, id="c1", found_by=("standoff", "openai:m"))
    assert list(differences([claim])) == []


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"actor": "chile"}, ("actor",)),
        ({"act": "oppose"}, ("act",)),
        ({"polarity": False, "modality": "intended"}, ("polarity", "modality")),
        ({"date": date(2031, 3, 2)}, ("date",)),
        ({"target": None, "actor": "chile"}, ("actor", "target")),
    ],
)
def test_what_differs_stands_twice(change: dict[str, Any], fields: tuple[str, ...]) -> None:
    found = joined([OWN], [replace(OTHER, **change)])
    assert [c.found_by for c in found] == [("standoff",), ("openai:m",)]
    (difference,) = differences(found)
    assert difference.claims == ("c1", "c2")
    assert difference.fields == fields


def test_what_the_own_reader_left_open_is_a_difference() -> None:
    found = joined([replace(OWN, actor=None)], [OTHER])
    assert [d.fields for d in differences(found)] == [("actor",)]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "event"},
        {"content": (Span(25, 60),)},
        {"evidence": (Evidence("s2", 0, 40, "x" * 40),)},
    ],
)
def test_other_words_are_another_claim(change: dict[str, Any]) -> None:
    found = joined([OWN], [replace(OTHER, **change)])
    assert len(found) == 2
    assert list(differences(found)) == []


def test_claims_stay_with_their_source_and_are_not_doubled() -> None:
    second = replace(OWN, evidence=(Evidence("s2", 0, 40, "x" * 40),))
    new = replace(OTHER, kind="event", act="reject")
    found = joined([OWN, second], [new, new, OTHER, OTHER])
    assert [(c.evidence[0].source, c.kind, c.found_by) for c in found] == [
        ("s1", "stance", ("standoff", "openai:m")),
        ("s1", "event", ("openai:m",)),
        ("s2", "stance", ("standoff",)),
    ]


def test_the_terminal_is_told_who_found_what(proposing: Callable[..., Any]) -> None:
    text = "Peru rejects the plan that Chile has made."
    own = proposing(text)
    assert list(two_readers(own.dossier)) == []
    read = proposing(
        text,
        {"kind": "stance", "quote": text, "act": "oppose", "actor": "Chile",
         "content": ["the plan that Chile has made"]},
    )  # fmt: skip
    told = "\n".join(str(getattr(part, "renderable", part)) for part in two_readers(read.dossier))
    assert "both 0, standoff alone" in told
    assert "address:played alone 1" in told
    assert "Where they differ" in told
    assert "act reject, actor peru" in told
    assert "act oppose, actor chile" in told
