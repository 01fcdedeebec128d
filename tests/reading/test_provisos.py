"""What is only a condition or a hope has not happened."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _modalities(text: str, actor: str, act: str) -> list[str]:
    claims = read_text(text).claims
    return [c.modality for c in claims if (c.kind, c.actor, c.act) == ("stance", actor, act)]


@pytest.mark.parametrize(
    ("text", "actor", "act"),
    [
        ("The ministry will pay, provided that Velrail accepts the plan.", "velrail", "accept"),
        ("Provided Velrail accepts the plan, the ministry will pay.", "velrail", "accept"),
        ("Peru agreed to reopen the port provided that Brazil signed the treaty.", "brazil",
         "accept"),
        ("Talks can start, providing that Peru signs the treaty.", "peru", "accept"),
        ("The mayor will talk on condition that Velrail rejects the offer.", "velrail", "reject"),
        ("The bank will lend on the condition that Chile approves the budget.", "chile", "accept"),
        ("Trains will run as long as Velrail accepts the plan.", "velrail", "accept"),
        ("Peru keeps its envoys there so long as Brazil supports the truce.", "brazil", "support"),
        ("The ministry will pay once Velrail has accepted the plan.", "velrail", "accept"),
        ("Once Brazil signs the treaty, the border will reopen.", "brazil", "accept"),
        ("“We will reopen the port as soon as Brazil signs the treaty,” the mayor said.",
         "brazil", "accept"),
        ("The ministry will pay when Velrail accepts the plan.", "velrail", "accept"),
        ("The governor will sue in the event that Velrail rejects the plan.", "velrail", "reject"),
    ],
)  # fmt: skip
def test_a_condition_is_no_fact(text: str, actor: str, act: str) -> None:
    assert _modalities(text, actor, act) == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The minister hopes that Velrail accepts the plan.", "velrail"),
        ("The minister said he hoped Velrail will accept the plan.", "velrail"),
        ("The president said he expects that Brazil accepts the offer.", "brazil"),
        ("Peru wishes that Brazil would accept the treaty.", "brazil"),
        ("The union called off its march in the hope that Velrail accepts the offer.", "velrail"),
        ("The governor doubts that Velrail accepts the plan.", "velrail"),
    ],
)
def test_a_hope_is_no_fact(text: str, actor: str) -> None:
    assert set(_modalities(text, actor, "accept")) <= {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Talks resumed once Velrail had accepted the plan.", "velrail"),
        ("Work went on as long as Velrail accepted the plan.", "velrail"),
        ("The ministry paid after Velrail accepted the plan.", "velrail"),
        ("When Brazil accepted the plan, the crowd protested.", "brazil"),
        ("The treaty provided that Peru accepts the tax.", "peru"),
    ],
)
def test_what_is_told_of_the_past_is_a_fact(text: str, actor: str) -> None:
    assert _modalities(text, actor, "accept") == ["done"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor will talk on condition that the strikers end the blockade.",
        "Provided that Brazil reopened the port, Peru would pay.",
        "The minister hopes that Brazil closes the port.",
    ],
)
def test_what_is_asked_for_or_hoped_is_no_event(text: str) -> None:
    happened = {"done", "reported"}
    events = [c for c in read_text(text).claims if c.kind == "event" and c.modality in happened]
    assert not events


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("Peru said it would lift the ban provided ships are inspected.", "promise",
         "lift the ban"),
        ("Peru promised to pay Brazil as long as prices stay low.", "promise", "to pay Brazil"),
        ("Peru offered a loan on condition that the port was reopened.", "offer", "a loan"),
        ("Peru is willing to raise pay in the event that trade grows.", "offer", "raise pay"),
        ("Peru promised to hold a vote should the offer be improved.", "promise",
         "to hold a vote"),
        ("Peru promised to reopen the border, but only once the rains stop.", "promise",
         "to reopen the border"),
        ("Peru promised to send the aid provided by Chile.", "promise",
         "to send the aid provided by Chile"),
        ("Peru promised to open the bridge once a week.", "promise",
         "to open the bridge once a week"),
        ("Peru promised to keep the port open as long as possible.", "promise",
         "to keep the port open as long as possible"),
        ("Peru offered to send troops in case of war.", "offer", "to send troops in case of war"),
    ],
)  # fmt: skip
def test_a_condition_is_no_part_of_what_is_promised(text: str, act: str, said: str) -> None:
    dossier = read_text(text)
    source = dossier.sources[0].text or ""
    (claim,) = (c for c in dossier.claims if c.kind == "stance" and c.act == act)
    assert " ".join(source[span.start : span.end] for span in claim.content) == said
