"""What is done on one condition alone, and that the condition has not happened."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


@pytest.mark.parametrize(
    ("text", "act", "demand"),
    [
        ("Peru would accept the plan only if Brazil withdraws its troops.", "accept",
         "withdraws its troops"),
        ("Peru will sign the pact only when Brazil drops its claim.", "accept", "drops its claim"),
        ("Peru said it would sign the accord only after Brazil withdraws its troops.", "accept",
         "withdraws its troops"),
        ("Peru will only sign the treaty if Brazil drops its claim.", "accept", "drops its claim"),
        ("Peru is ready to sign the treaty, but only if Brazil drops its claim.", "accept",
         "drops its claim"),
        ("Peru will resume the talks only once Brazil has released the crew.", "promise",
         "released the crew"),
        ("“We will lift the embargo only if Brazil reopens the port,” Peru said.", "promise",
         "reopens the port"),
    ],
)  # fmt: skip
def test_what_is_asked_in_return_is_a_demand(text: str, act: str, demand: str) -> None:
    found = {(c.actor, c.act): c for c in read_text(text).claims if c.kind == "stance"}
    asked = found["peru", "demand"]
    assert asked.target == "brazil"
    assert [text[span.start : span.end] for span in asked.content] == [demand]
    assert found["peru", act].modality in {"hypothetical", "intended"}
    assert not any(
        c.actor == "brazil" and c.modality in {"done", "reported"} for c in read_text(text).claims
    )


@pytest.mark.parametrize(
    "text",
    [
        "Peru will not sign the treaty unless Brazil drops its claim.",
        "Peru won't accept the plan until Brazil drops its claim.",
        "Peru refused to sign the treaty unless Brazil dropped its claim.",
    ],
)
def test_not_unless_demands_too(text: str) -> None:
    stances = [c for c in read_text(text).claims if c.kind == "stance"]
    assert ("peru", "demand", "brazil") in [(c.actor, c.act, c.target) for c in stances]


@pytest.mark.parametrize(
    "text",
    [
        "Peru resumed the talks only after Brazil withdrew its troops.",
        "Peru did not sign until Brazil withdrew its troops.",
    ],
)
def test_what_has_happened_is_no_condition(text: str) -> None:
    claims = read_text(text).claims
    assert not [c for c in claims if c.act == "demand"]
    assert [c.modality for c in claims if (c.kind, c.act) == ("event", "withdraw")] == ["done"]
