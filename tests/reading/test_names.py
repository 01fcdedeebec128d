"""Where names are in a passage, and what kind of thing they name."""

from __future__ import annotations

import pytest

from standoff.reading.language import parse_passages
from standoff.reading.names import find_names
from standoff.reading.read import read_text
from standoff.reading.records import Passage


def names(text: str) -> list[tuple[str, str]]:
    (parsed,) = parse_passages([Passage("p1", "s1", "body", 0, len(text))], text)
    return [(name.text, name.kind) for name in find_names(parsed.doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peruvian Foreign Minister Ada Storm met Otto Fink.",
            [("Peruvian", "people"), ("Ada Storm", "person"), ("Otto Fink", "person")],
        ),
        (
            "Tamber Islands Prime Minister Ada Storm left.",
            [("Tamber Islands", "place"), ("Ada Storm", "person")],
        ),
        ("Prime Minister Storm left.", [("Storm", "person")]),
        ("Prime minister Ada Storm left.", [("Ada Storm", "person")]),
        (
            "Nato Secretary-General Otto Fink left.",
            [("Nato", "organisation"), ("Otto Fink", "person")],
        ),
        ("Mr Fink spoke in Lima.", [("Fink", "person"), ("Lima", "place")]),
        (
            "The Northern Fishers' Association met the Miners' Union.",
            [
                ("Northern Fishers' Association", "organisation"),
                ("Miners' Union", "organisation"),
            ],
        ),
        ("Peru's Council met.", [("Peru", "place"), ("Council", "organisation")]),
        (
            "The UN Security Council voted.",
            [("UN Security Council", "organisation")],
        ),
        (
            "The Board of Trade met the Bank of Peru.",
            [("Board of Trade", "organisation"), ("Bank of Peru", "organisation")],
        ),
        (
            "The mayor of Belmark, Ada Storm, left.",
            [("Belmark", "place"), ("Ada Storm", "person")],
        ),
        ("Ada Storm, who leads the crews, left.", [("Ada Storm", "person")]),
        ("They met on Monday in January.", []),
        ("The Prime Minister left.", []),
        ("The Government of Peru left.", [("Peru", "place")]),
        ("The Dockers Local 40 struck.", [("Dockers Local 40", "organisation")]),
    ],
)
def test_names_and_their_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    assert names("Neighbouring Peru objected. Downstream Chile did not.") == [
        ("Peru", "place"),
        ("Chile", "place"),
    ]


def test_known_names_carry_what_the_gazetteer_says() -> None:
    text = "Lima and the Kremlin met."
    (parsed,) = parse_passages([Passage("p1", "s1", "body", 0, len(text))], text)
    entries = [name.entry for name in find_names(parsed.doc)]
    assert [entry.id for entry in entries if entry] == ["peru", "russia"]


def test_a_form_of_state_and_its_name_are_one_name() -> None:
    claims = read_text("The Republic of Kenya, which sells power, supports Ethiopia.").claims
    backing = next(c for c in claims if c.act == "support")
    assert (backing.actor, backing.target) == ("kenya", "ethiopia")
    invented = read_text("The Republic of Karsia threatened to shut the pass. Karsia is poor.")
    assert next(c for c in invented.claims if c.act == "threaten").actor == "karsia"


@pytest.mark.parametrize("feature", ["canal", "banks", "river", "dam"])
def test_a_piece_of_land_or_water_is_no_actor(feature: str) -> None:
    dossier = read_text(
        f"Peru and Chile have met. Chile needs the Keld {feature}. Peru threatened to close the "
        f"Keld {feature}. Chile refused to pay the tolls that Peru demands for the use of the "
        f"Keld {feature}."
    )
    assert {actor.id for actor in dossier.actors} == {"peru", "chile"}
    assert not [c for c in dossier.claims if c.kind == "stance" and c.act == "demand"
                and c.actor == "chile"]  # fmt: skip
