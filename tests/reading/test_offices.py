"""Who holds an office and is not named, and for whom "he" and "she" then stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.reading.dossier import Dossier
from standoff.reading.read import read, read_text


def who(dossier: Dossier, act: str) -> set[str | None]:
    names = {each.id: each.name for each in dossier.actors}
    found = {c.actor for c in dossier.claims if c.kind == "stance" and c.act == act}
    return {None if actor is None else names[actor] for actor in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The governor promised to reopen the canal by Friday.", "governor"),
        ("Later the Public Ombudsman promised to publish the file.", "Public Ombudsman"),
        ("The bishop refused to leave. He promised to open the church.", "bishop"),
        ("Jane Roe sat there. The mayor met her. He promised to pay the farmers.", "mayor"),
        ("Mayor Jane Roe came late. The mayor promised to pay the farmers.", "Jane Roe"),
        ("Jane Roe, the mayor, came late. Then the mayor promised to pay the farmers.", "Jane Roe"),
    ],
)
def test_an_office_acts_for_itself_or_for_the_one_who_is_named_in_it(text: str, name: str) -> None:
    assert who(read_text(text), "promise") == {name}


def test_he_is_not_somebody_named_earlier_where_one_without_a_name_came_between() -> None:
    text = "Peter Lang left. The negotiator spoke to the farmers. He promised to pay them."
    assert who(read_text(text), "promise") <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "The governor's house is old. Farmers threatened to close it.",
        "The governor of Belgium is old. Farmers threatened to leave.",
        "A governor is to be elected. Farmers threatened to leave.",
    ],
)
def test_an_office_that_does_nothing_is_no_actor(text: str) -> None:
    assert "governor" not in {each.name for each in read_text(text).actors}


def test_one_report_does_not_name_the_holder_of_an_office_in_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mayor Jane Roe came late. The farmers had left by then.")
    (tmp_path / "b.txt").write_text("The mayor promised to pay the farmers. They had left.")
    assert who(read(tmp_path), "promise") == {"mayor"}
