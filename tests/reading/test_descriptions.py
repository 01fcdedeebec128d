"""Whom "the company", "the union" and "the ministry" mean in a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.reading.read import read, read_text

Knower = Callable[[str], Any]

FERRIES = """\
Meridian Terminals rejected the demand. Chief executive Mats Ek said the company would not \
withdraw the plan.
The Harbour Ministry urged the crews to wait.
Shares in the logistics firm Oceanic Freight fell 2 percent in Sund."""
IN_PASSING = """\
Meridian Terminals rejected the demand.
Shares in the logistics firm Oceanic Freight fell.
On Sunday the company threatened to dismiss all crews."""
THE_SPEAKERS_OWN = """\
Mats Ek, chief executive of Meridian Terminals, met the crews on Sunday.
Oceanic Freight had a good year. Mats Ek said the company would not accept the plan."""
THE_UNION_BY_NAME = """\
The Federation of Dock Workers met on Sunday in Sund.
The mayor called the Union of Ferry Crews on Sunday.
On Sunday the union rejected the plan of the mayor."""
THE_FEDERATION = """\
The Federation of Dock Workers rejected the plan. Its secretary, Mats Ek, said the federation \
wanted a rise of 6 percent."""
TWO_COMPANIES = """\
Meridian Terminals left the port.
Oceanic Freight sold two ships on Sunday.
On Monday the company threatened to close the terminal."""
A_MINISTRY = """\
The Ministry of Harbours of the Republic of Sundland met on Sunday.
On Monday the company threatened to close the terminal."""


@pytest.mark.parametrize(
    ("text", "noun", "passage", "expected"),
    [
        (FERRIES, "company", 0, "meridian_terminals"),
        (IN_PASSING, "company", 2, "meridian_terminals"),
        (THE_SPEAKERS_OWN, "company", 1, "meridian_terminals"),
        (THE_UNION_BY_NAME, "union", 2, "union_of_ferry_crews"),
        (THE_FEDERATION, "federation", 0, "federation_of_dock_workers"),
    ],
)
def test_it_is_the_one_of_its_kind_that_the_report_is_about(
    known: Knower, text: str, noun: str, passage: int, expected: str
) -> None:
    assert known(text).meant(noun, passage) == (expected,)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (TWO_COMPANIES, 2),
        ("On Monday the company closed the terminal.\nOceanic Freight sold two ships.", 0),
        (A_MINISTRY, 1),
        ("The spokesman told the Gazette on Sunday that the company would not sign.", 0),
        ("The spokesman said to the Gazette on Sunday that the company would not sign.", 0),
    ],
)
def test_where_it_is_not_plain_it_is_nobody_with_a_name(
    known: Knower, text: str, passage: int
) -> None:
    assert known(text).meant("company", passage) in {(), ("company",)}


def test_a_federation_that_has_a_name_is_no_second_actor() -> None:
    dossier = read_text(THE_FEDERATION)
    wanted = {c.actor for c in dossier.claims if c.act == "demand"}
    assert wanted == {"federation_of_dock_workers"}
    assert "federation" not in {each.id for each in dossier.actors}


def test_no_other_report_changes_it(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text("Ferries\n\n4 March 2031\n\n" + FERRIES.replace("\n", "\n\n"))
    (tmp_path / "b.txt").write_text(
        "Ships\n\n5 March 2031\n\nOceanic Freight threatened to close the terminal. The Seamen's "
        "Company met in the port.\n\nThe company rejected the plan.\n"
    )
    (tmp_path / "c.txt").write_text("Talks\n\n6 March 2031\n\nThe company threatened to strike.\n")
    alone, together = (
        {
            (c.act, c.actor)
            for c in read(path).claims
            if c.kind == "stance" and c.evidence[0].source == "s1"
        }
        for path in (first, tmp_path)
    )
    assert ("retract", "meridian_terminals") in alone
    assert together == alone


@pytest.mark.parametrize(
    "title", ["Transport Minister Eva Lind", "The harbour minister, Eva Lind,"]
)
def test_no_government_that_is_only_named_gets_a_minister_of_another(
    tmp_path: Path, title: str
) -> None:
    (tmp_path / "a.txt").write_text(
        f"Ferries\n\n4 March 2031\n\n{title} ruled out a closure of the port.\n"
    )
    (tmp_path / "b.txt").write_text(
        "Statement\n\n5 March 2031\n\nThe Ministry rejects the demand of the Government of "
        "Sundland that soldiers be used. The Minister has stated that soldiers will stay away.\n"
    )
    spoken = {each.speaks_for for each in read(tmp_path).actors if each.name == "Eva Lind"}
    assert spoken == {None}


def test_a_president_of_a_union_is_of_no_government() -> None:
    dossier = read_text(
        "The government of Norrland supports the plan.\n\n"
        '"We will stop every ferry," the union\'s president, Mia Lund, said on Sunday.'
    )
    assert all(each.speaks_for is None for each in dossier.actors if each.name == "Mia Lund")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Ministry rejects a plan of the Government of Sundland. The minister left.",
            ("harbour_ministry",),
        ),
        ("The Harbour Ministry is calm. Eva Lind is not. The minister left.", ()),
        ("The Harbour Ministry is calm. The trade minister left.", ()),
        ("Sundland called the Harbour Ministry. The minister left.", ()),
    ],
)
def test_the_minister_is_of_the_ministry_that_the_passage_is_about(
    known: Knower, text: str, expected: tuple[str, ...]
) -> None:
    assert known(text).meant("minister", 0) == expected


LEFT = "left the talks in the old town on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The subject of the sentence before, also of the last of the passage before.
        ("Hallam Steel sued Brenner Stahl on Monday. The company", "hallam_steel"),
        (f"Hallam Steel {LEFT}\n\nBrenner Stahl {LEFT}\n\nThe company", "brenner_stahl"),
        (f"Brenner Stahl {LEFT} Hallam Steel {LEFT} It sold a mill. The firm", "hallam_steel"),
        (
            f"Hallam Steel {LEFT} Brenner Stahl's chief executive, Karl Voss, {LEFT} The company",
            "brenner_stahl",
        ),
        # The only one that the passage names, whoever the report is about.
        (f"Hallam Steel {LEFT}\n\nWorkers of Brenner Stahl {LEFT} The firm", "brenner_stahl"),
        (f"Hallam Steel {LEFT}\n\nThe mayor {LEFT}\n\nThe company", "hallam_steel"),
        # Of a trade.
        (
            f"Hallam Steel {LEFT} Kessler Motors {LEFT} The mayor {LEFT} The carmaker",
            "kessler_motors",
        ),
        (f"Norland Airlines {LEFT} The mayor {LEFT} The airline", "norland_airlines"),
        # Nobody where it may be either.
        (f"Hallam Steel and Brenner Stahl {LEFT} The company", None),
        (f"Hallam Steel and Brenner Stahl {LEFT} The steelmaker", None),
        (f"Hallam Steel {LEFT}\n\nBrenner Stahl {LEFT}\n\nThe mayor {LEFT} The company", None),
        (f"Hallam Steel {LEFT} Brenner Stahl {LEFT} The mayor {LEFT} The company", None),
        (f"Brenner Stahl {LEFT} Hallam Steel said on Monday the company", None),
    ],
)
def test_of_several_companies_it_is_whom_the_sentence_before_is_about(
    text: str, expected: str | None
) -> None:
    dossier = read_text(f"{text} demanded a new contract.", published="2031-03-05")
    demands = [c for c in dossier.claims if c.kind == "stance" and c.act == "demand"]
    assert {c.actor for c in demands} <= {expected}
    assert expected is None or demands


def test_a_maker_of_one_thing_is_none_of_another() -> None:
    dossier = read_text(f"Kessler Motors {LEFT} The steelmaker demanded a new contract.")
    assert not [c for c in dossier.claims if c.act == "demand" and c.actor == "kessler_motors"]
