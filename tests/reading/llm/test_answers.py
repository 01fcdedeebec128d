"""Answers are taken apart claim by claim, whatever stands around them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.llm.answers import MOST_CLAIMS, parse

GOOD = {"kind": "stance", "quote": "Peru rejects it.", "act": "reject", "actor": "Peru"}


def taken(*proposed: object) -> tuple[int, tuple[str, ...]]:
    found = parse(json.dumps({"claims": proposed}))
    assert not isinstance(found, str)
    return len(found[0]), found[1]


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Here it is:\n{}\nAnything else?"])
def test_words_around_the_json_do_no_harm(around: str) -> None:
    found = parse(around.replace("{}", json.dumps({"claims": [GOOD]})))
    assert not isinstance(found, str)
    assert [p.act for p in found[0]] == ["reject"]


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", "{", '{"claims": {}}', "null", "3", '{"claims": null}',
             "[" * 100_000, '{"a":' * 60_000, "\ud800"]
)  # fmt: skip
def test_what_is_no_list_of_claims_is_refused_whole(text: str) -> None:
    assert parse(text) == "the answer is not JSON with a list of claims"


def test_a_list_alone_will_do() -> None:
    assert parse("[]") == ((), ())


def test_a_huge_answer_is_not_looked_at() -> None:
    assert "longer than" in str(parse(json.dumps({"claims": [GOOD] * 10_000})))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "opinion"}, "kind"),
        ({"quote": None}, "quote"),
        ({"plover": "LOVE"}, "plover"),
        ({"modality": "certain"}, "modality"),
        ({"polarity": "yes"}, "polarity"),
        ({"polarity": 1}, "polarity"),
        ({"content": "Peru"}, "content"),
        ({"actor": {"name": "Peru"}}, "actor"),
        ({"quote": "x" * 7_000}, "quote"),
    ],
)
def test_values_are_those_that_are_known(change: dict[str, object], field: str) -> None:
    assert taken({**GOOD, **change}, GOOD) == (1, (f"not in the schema ({field})",))


def test_what_is_no_claim_at_all_is_counted() -> None:
    assert taken("Peru", None, [], 3, GOOD) == (1, ("not in the schema (claim)",) * 4)


def test_members_that_nobody_asked_for_are_passed_over() -> None:
    assert taken({**GOOD, "<b>reason</b>": "\x1b[31m", "confidence": 1}) == (1, ())


def test_no_passage_makes_so_many() -> None:
    number, refused = taken(*[GOOD] * (MOST_CLAIMS + 2))
    assert number == MOST_CLAIMS
    assert refused == (f"more than {MOST_CLAIMS} claims of one passage",) * 2


@given(st.text())
def test_any_text_is_taken_or_refused(text: str) -> None:
    assert parse(text) is not None
