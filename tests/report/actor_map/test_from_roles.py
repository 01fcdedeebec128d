"""Lines that the roles in a dispute file say."""

from __future__ import annotations

import pytest

from standoff.cases import load_case
from standoff.dispute.file import loads
from standoff.report.actor_map.compose import actor_map
from standoff.report.actor_map.record import ActorMap
from standoff.report.actor_map.reports import reports_of

from .reported import DISPUTE, reported

EVIDENCE = """\
sources:
  s1:
    title: A letter
    published: 2030-05-04
evidence:
  e1:
    source: s1
    start: 10
    end: 31
    exact: Corvia stands by you.
"""


def with_role(role: str, *, grounds: str = "assumed: Everybody knows.") -> ActorMap:
    text = DISPUTE.replace("actors:\n", f"{EVIDENCE}actors:\n", 1)
    return actor_map(
        loads(f"{text}  corvia:\n    name: Republic of Corvia\n    role: {role}\n    {grounds}\n")
    )


@pytest.mark.parametrize(
    ("role", "lines"),
    [
        ("backs Belmora", ["backs Belmora"]),
        ("party to the treaty; Backs the Ardonia", ["backs Ardonia"]),
        ("opposes Ardonia and Belmora", ["opposes Ardonia", "opposes Belmora"]),
        ("mediator", ["mediates with Ardonia", "mediates with Belmora"]),
        ("one of the three mediators", ["mediates with Ardonia", "mediates with Belmora"]),
        ("mediator (in the troika)", ["mediates with Ardonia", "mediates with Belmora"]),
        ("mediates between Belmora and somebody else", ["mediates with Belmora"]),
        ("guarantor of belmora", ["guarantees Belmora"]),
        ("administers Ardonia", ["administers Ardonia"]),
        ("member of Ardonia", ["is a member of Ardonia"]),
        ("backs independence", []),
        ("backs Republic of Corvia", []),
        ("guarantor", []),
        ("no mediator between anybody", []),
        ("backstage help for Belmora", []),
    ],
)
def test_a_role_is_a_line_to_whom_it_names(role: str, lines: list[str]) -> None:
    found = with_role(role)
    assert [found.sentence(line) for line in found.lines] == [
        f"Republic of Corvia {line}" for line in lines
    ]
    assert all(line.role == role for line in found.lines)


def test_a_line_rests_on_what_the_actor_rests_on() -> None:
    (assumed,) = with_role("backs Belmora").lines
    assert (assumed.proofs, assumed.assumed) == ((), "Everybody knows.")
    (cited,) = with_role("backs Belmora", grounds="because: [e1]").lines
    assert [proof.evidence.exact for proof in cited.proofs] == ["Corvia stands by you."]
    assert [day.isoformat() for day in cited.days] == ["2030-05-04"]
    assert cited.assumed is None


def test_a_role_that_the_reports_tell_is_told_once_and_another_is_added() -> None:
    text = DISPUTE + (
        "  corvia:\n    name: Corvia\n    role: mediator; backs Belmora; opposes Ardonia\n"
        "    assumed: It is named.\n"
    )
    dossier = reported(
        {"ardonia": "government", "belmora": "government", "corvia": "government",
         "trio": "body"},
        [("Corvia backs Belmora.", None, [{"actor": "corvia", "act": "back", "target": "belmora"}]),
         ("Corvia is one of the trio.", None, [
             {"actor": "corvia", "act": "member", "target": "trio"}]),
         ("The trio mediates.", None, [{"actor": "trio", "act": "mediate", "target": "belmora"}])],
    )  # fmt: skip
    found = actor_map(loads(text), reports_of(dossier))
    assert sorted((found.sentence(line), line.role is None) for line in found.lines) == [
        ("Corvia backs Belmora", True),
        ("Corvia is a member of Trio", True),
        ("Corvia opposes Ardonia", False),
        ("Trio mediates with Belmora", True),
    ]


def test_a_published_case_without_roles_has_actors_and_no_lines() -> None:
    found = actor_map(load_case("chicken"))
    assert len(found.actors) == 2
    assert found.lines == ()


def test_an_actor_renamed_in_the_file_is_the_one_of_the_reports() -> None:
    dossier = reported(
        {"ardonia": "government", "the_bels": "government", "corvia": "government"},
        [("Corvia backs Belmora.", None, [
            {"actor": "corvia", "act": "back", "target": "the_bels"}])],
    )  # fmt: skip
    renamed = loads(DISPUTE.replace("name: Belmora", "name: The Bels"))
    found = actor_map(renamed, reports_of(dossier))
    assert [(line.start, line.end) for line in found.lines] == [("corvia", "belmora")]
    assert [actor.id for actor in found.actors] == ["ardonia", "belmora", "corvia"]
