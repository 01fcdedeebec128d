"""Whose option a demand is that names nobody."""

from __future__ import annotations

import pytest

from standoff import Dispute, draft, read_text

THREATS = (
    "Brazil has threatened to flood the valley. Peru has threatened to close the border. "
    "Chile offered to mediate. "
)


def drafted(text: str) -> Dispute:
    return draft(read_text(THREATS + text))


def owners(dispute: Dispute, words: str) -> list[str]:
    return [a.id for a in dispute.actors for o in a.options if words in o.name.casefold()]


@pytest.mark.parametrize(
    "text",
    [
        "Peru called for the road to be reopened.",
        "Peru demanded a road tax of 6 %. Brazil rejected a visit.",
        "Chile called for the road to be reopened.",
    ],
)
def test_what_is_demanded_of_nobody_is_nobodys_option(text: str) -> None:
    dispute = drafted(text)
    assert owners(dispute, "road") == []
    (note,) = [note for note in dispute.notes if note.startswith("Demanded, but")]
    assert "road" in note


@pytest.mark.parametrize(
    "text",
    [
        "Peru demanded a road tax of 6 %. Brazil rejected the demand.",
        "Peru demanded a road tax of 6 %. Brazil refused to introduce a road tax.",
        "Peru demanded a road tax from Brazil.",
        "Peru has threatened to sue if no road tax is introduced.",
    ],
)
def test_who_answers_or_is_threatened_is_asked(text: str) -> None:
    dispute = drafted(text)
    assert set(owners(dispute, "road tax")) == {"brazil"}
    assert not [note for note in dispute.notes if note.startswith("Demanded, but")]


def test_the_demand_that_was_made_last_is_answered() -> None:
    dispute = drafted(
        "Peru demanded a road tax of 6 %. Chile demanded free passage. Brazil rejected the demand."
    )
    assert owners(dispute, "free passage") == ["brazil"]
    assert owners(dispute, "road tax") == []
