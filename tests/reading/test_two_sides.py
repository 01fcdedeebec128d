"""Whom "both delegations", "the two governments" or "both companies" means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.reading.read import read_text
from standoff.reading.two_sides import of_two

Knower = Callable[[str], Any]

FIRST = (
    "Tessaria threatened on Monday to fill the Keld dam. Orvania rejected the plan of its rival."
)
OTHERS = "Peru warned of a war in the valley. Chile called for a court in the old town."
BETWEEN = "Talks between Tessaria and Orvania failed on Monday."
STEEL = "Hallam Steel rejected the demand of Brenner Stahl on Monday."
DOCKERS = "The Dockers' Union rejected the plan of Hallam Steel on Monday."
RIVALS = {"tessaria", "orvania"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The two that the passage, or the one before it, names.
        (f"{FIRST} Both governments", RIVALS),
        (f"{FIRST}\n\nBoth delegations", RIVALS),
        (f"{FIRST}\n\n{OTHERS}\n\nThe two governments", {"peru", "chile"}),
        (f"{FIRST}\n\nThe talks took place in Geneva. Both delegations", RIVALS),
        (f"{FIRST}\n\nPeru rose.\n\nChile rose in Geneva.\n\nBoth governments", set()),
        ("Tessaria opposes the plan of Peru.\n\nOrvania rejoiced on Monday. Both sides", set()),
        # A third who speaks of them is none of them; they themselves are.
        (f"{FIRST}\n\nPeru said both sides", RIVALS),
        ("Tessaria and Orvania said on Monday in Geneva both sides", RIVALS),
        # More than two may be meant.
        (f"{FIRST} {OTHERS}\n\nThe two sides", set()),
        (f"{FIRST} {OTHERS}\n\nThe price of water rose.\n\nBoth sides", set()),
        (f"{DOCKERS} The Seamen's Union met the mayor of Harwick. Both sides", set()),
        # A report that says between whom the dispute is has told whom it means.
        (f"{BETWEEN}\n\nPeru backs Orvania and Chile backs Tessaria.\n\nBoth sides", RIVALS),
        (f"{BETWEEN} Peru left. Chile left. The WTO left.\n\nBoth delegations", RIVALS),
        # Who is told something is none of them.
        (
            f"{FIRST} {OTHERS}\n\nTessaria told the Sund Gazette of a plan.\n\nBoth sides",
            set(),
        ),
        # Two of a sort.
        (f"{STEEL} The two companies", {"hallam_steel", "brenner_stahl"}),
        (f"{STEEL} Kessler Motors left. Both companies", set()),
        (f"{DOCKERS} The town was quiet. Both companies", set()),
        (f"{DOCKERS}\n\nLiberal MP Owen Price left Sund. Both companies", set()),
        (f"{DOCKERS} Both sides", {"dockers_union", "hallam_steel"}),
        ("Hallam Steel rejected the plan on Monday. The companies", set()),
    ],
)
def test_whom_it_means(text: str, expected: set[str]) -> None:
    dossier = read_text(f"{text} accepted an offer of talks.", published="2031-03-05")
    accepting = {c.actor for c in dossier.claims if c.kind == "stance" and c.act == "accept"}
    assert accepting - {None, "companies"} == expected


def test_who_is_asked_by_a_third_is_not_the_third(known: Knower) -> None:
    read = known("Tessaria rejected the plan of Orvania. Peru urged both sides to talk.")
    assert set(read.meant("sides")) == RIVALS
    read = known("Tessaria rejected the plan on Monday. Peru urged both sides to talk.")
    assert read.meant("sides") == ()


def test_whose_party_or_council_a_speaker_is_of_is_no_side(known: Knower) -> None:
    read = known(
        "Tessaria rejected the plan of Orvania. Ada Storm of the Green Party said both sides left."
    )
    assert set(read.meant("sides")) == RIVALS


def test_to_take_sides_is_about_nobody(known: Knower) -> None:
    read = known("Tessaria rejected the plan of Orvania. Peru would not take sides.")
    assert read.meant("sides") == ()


def test_the_mediator_is_no_side(known: Knower) -> None:
    read = known("Tessaria rejected an offer of Orvania. Norway rejoiced. Both sides left.")
    assert read.meant("sides") == ()
    read.resolver.infer_parties((), ["norway"])
    assert set(read.meant("sides")) == RIVALS


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Both companies left.", "companies", "company"),
        ("The two unions left.", "unions", "union"),
        ("The companies left.", "companies", None),
        ("Both men left.", "men", None),
    ],
)
def test_of_what_there_are_two(known: Knower, text: str, word: str, expected: str | None) -> None:
    assert of_two(known(text).token(word)) == expected


def test_where_political_parties_are_named_the_parties_are_nobody() -> None:
    text = (
        "The Rural Party rejected the budget. The Greens threatened to leave the cabinet.\n\n"
        "The president urged the parties to find a compromise."
    )
    claims = read_text(text).claims
    assert {c.target for c in claims if c.kind == "stance" and c.act == "appeal"} <= {None}
