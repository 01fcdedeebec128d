"""A threat that is over is no threat that stands."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _stances(text: str, actor: str, act: str) -> list[bool]:
    claims = [c for c in read_text(text).claims if c.kind == "stance"]
    return [c.polarity for c in claims if (c.actor, c.act) == (actor, act)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Velrail is no longer threatening to dismiss strikers.", "velrail"),
        ("Peru no longer threatens to close the border.", "peru"),
        ("The minister said that Peru no longer threatened to close the border.", "peru"),
        ("Velrail has stopped threatening to dismiss strikers, the mayor said.", "velrail"),
        ("Velrail gave up threatening to dismiss strikers.", "velrail"),
        ("Chile has ceased threatening to close the pass.", "chile"),
        ("Peru has desisted from threatening to close the border.", "peru"),
        ("Peru agreed on Monday to stop threatening to close the border.", "peru"),
        ("Peru gave up its threat to close the border.", "peru"),
        ("Peru has ended its threat to close the border.", "peru"),
    ],
)
def test_a_threat_given_up_does_not_stand(text: str, actor: str) -> None:
    assert set(_stances(text, actor, "threaten")) == {False}


@pytest.mark.parametrize(
    "text",
    [
        "Peru is still threatening to close the border.",
        "Peru did not stop threatening to close the border.",
        "Peru refused to stop threatening to close the border.",
        "Brazil urged Peru to stop threatening to close the border.",
        "Peru might stop threatening to close the border.",
        "Peru has not given up its threat to close the border.",
        "Peru stopped the ships, threatening to sink them.",
        "Peru quit the talks, threatening to close the border.",
    ],
)
def test_a_threat_that_goes_on_stands(text: str) -> None:
    assert set(_stances(text, "peru", "threaten")) == {True}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru no longer supports the treaty.", "support"),
        ("Peru no longer demands that Brazil withdraw its troops.", "demand"),
        ("Peru has stopped demanding the return of the island.", "demand"),
    ],
)
def test_what_is_no_longer_so_is_denied(text: str, act: str) -> None:
    assert _stances(text, "peru", act) == [False]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Brazil did not believe that Peru wanted a blockade.", False),
        ("Brazil doesn't think that Peru wants a blockade.", False),
        ("Brazil believes that Peru wants a blockade.", True),
        ("Brazil did not say that Peru wanted a blockade.", True),
    ],
)
def test_what_is_not_believed_is_denied(text: str, polarity: bool) -> None:
    assert _stances(text, "peru", "demand") == [polarity]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # Far from the verb, or in front of a later one
        ("The Rail Union, which had begun the strike, said it no longer demanded a bonus.",
         {"demand"}),
        ("Peru no longer, as its envoy had in March, insists on a toll.", {"demand"}),
        ("Peru dropped its lawsuit and, after talks in Lima, no longer insists on a toll.",
         {"demand"}),
        ("Peru reopened the port, freed the crew and no longer rules out a treaty.", {"reject"}),
        ("Peru said it would hold talks and no longer demanded a toll.", {"demand"}),
        ("Peru told reporters that it would no longer insist on a toll.", {"demand"}),
        ("Peru said it would no longer oppose the treaty.", {"oppose"}),
        # Denied of one, and so of those that "or" joins to it
        ("Peru no longer insists on a toll or demands an apology.", {"demand"}),
        ("Peru is no longer insisting on a toll, or opposing the treaty.", {"demand", "oppose"}),
        ("Peru no longer threatens to close the border or demands a toll.",
         {"threaten", "demand"}),
        ("Peru does not reject the plan or oppose the treaty.", {"reject", "oppose"}),
        ("Peru neither insists on a toll nor opposes the treaty.", {"demand", "oppose"}),
        ("Peru is no longer prepared to accept the plan or to sign the treaty.", {"accept"}),
        ("Peru has stopped demanding a toll or threatening to close the pass.",
         {"demand", "threaten"}),
    ],
)  # fmt: skip
def test_what_is_denied_is_denied_of_all_that_is_joined(text: str, acts: set[str]) -> None:
    stances = [c for c in read_text(text).claims if c.kind == "stance" and c.act != "promise"]
    assert {c.act for c in stances} == acts
    assert not any(c.polarity for c in stances)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru does not reject the plan and demands an apology.", "demand"),
        ("Peru does not support the plan but demands an apology.", "demand"),
        ("Peru no longer supports the plan, rejects the toll and demands an apology.", "demand"),
        ("Peru supports the plan or demands an apology.", "demand"),
        ("Peru has not decided whether to accept the plan or reject it.", "reject"),
        ("Peru said it would hold talks and demanded a toll.", "demand"),
        ("Peru threatened to close the border and demands a toll.", "demand"),
    ],
)
def test_what_is_joined_otherwise_is_not_denied(text: str, act: str) -> None:
    assert _stances(text, "peru", act) == [True]


def test_what_is_demanded_is_no_part_of_a_threat_before_it() -> None:
    dossier = read_text("Peru threatens to close the border and demands a toll.")
    (threat,) = (c for c in dossier.claims if c.act == "threaten")
    said = [(dossier.sources[0].text or "")[span.start : span.end] for span in threat.content]
    assert said == ["to close the border"]
