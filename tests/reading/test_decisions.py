"""What is decided is the deed of whoever decides it, and not of who reports the decision."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _claims(text: str, *acts: str) -> set[tuple[str | None, bool]]:
    claims = [c for c in read_text(text).claims if c.kind in {"stance", "deadline"}]
    return {(c.actor, c.polarity) for c in claims if c.act in acts}


@pytest.mark.parametrize(
    ("text", "actor", "stands"),
    [
        ("The Ministry deplores the decision of the Dockers' Union to renew its threat to strike.",
         "dockers_union", True),
        ("The Ministry notes the Dockers' Union's decision to repeat its threat to close ports.",
         "dockers_union", True),
        ("Peru notes the plan of the Clerks' Union, made on Monday, to renew its threat to strike.",
         "clerks_union", True),
        ("Brazil notes the plan of Peru, announced on Monday, to renew its threat to strike.",
         "peru", True),
        ("Brazil regretted the move by Peru to repeat its threat to seize the port.", "peru", True),
        ("Brazil took note of Peru's plan to carry out its threat to close the border.", "peru",
         True),
        ("Brazil welcomed Peru's decision to drop its threat to close the border.", "peru", False),
        ("Brazil praised the decision by Peru not to renew its threat to close the border.", "peru",
         False),
        ("Brazil said it regretted Peru's refusal to drop its threat to close the border.", "peru",
         True),
        ("Peru announced its decision to renew its threat to close the border.", "peru", True),
        ("Peru took the decision to repeat its threat to close the border.", "peru", True),
    ],
)  # fmt: skip
def test_a_threat_is_of_who_decides_to_make_it(text: str, actor: str, stands: bool) -> None:
    assert _claims(text, "threaten", "expire") == {(actor, stands)}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil noted the decision to renew its threat to close the border.",
        "Velrail welcomed the clerks' decision to drop its threat to strike.",
        "The decision to renew its threat to close the border was criticised by Peru.",
    ],
)
def test_a_threat_of_nobody_that_is_told_is_not_claimed(text: str) -> None:
    assert not _claims(text, "threaten", "expire")


@pytest.mark.parametrize(
    "text",
    [
        "Brazil deplored the plan of Peru to expel its envoys.",
        "The ministry condemned the plan of the union to block the port.",
    ],
)
def test_what_is_planned_has_not_been_done(text: str) -> None:
    assert not [c for c in read_text(text).claims if c.kind == "event"]
