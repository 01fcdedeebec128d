"""Whom a word means: a name, a title, a description, or a pronoun with a plain antecedent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.reading.read import read_text

Knower = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "word", "passage", "expected"),
    [
        ("Peru and Chile left.", "Peru", 0, ("peru", "chile")),
        ("By Otto Fink, Belmark's chief envoy, Peru and Chile left.", "Fink", 0, ("otto_fink",)),
        (
            "Ellis Construction and Marlow Homes had hoped to start in May.",
            "Homes",
            0,
            ("marlow_homes", "ellis_construction"),
        ),
        ("The Trade and Industry Ministry left.", "Ministry", 0, ("trade_and_industry_ministry",)),
        ("Peru's army left.", "army", 0, ("peru",)),
        ("Peruvian troops left.", "troops", 0, ("peru",)),
        ("The government of Peru left.", "government", 0, ("peru",)),
        ("The foreign ministry in Peru left.", "ministry", 0, ("peru",)),
        ("A number of EU states left.", "number", 0, ("eu",)),
        ("Peru's spokesman, Otto Fink, left.", "spokesman", 0, ("otto_fink",)),
        ("Otto Fink left. He was tired.", "He", 0, ("otto_fink",)),
        ("Otto Fink left.\nHe was tired.", "He", 1, ("otto_fink",)),
        ("Peru said that it would leave.", "it", 0, ("peru",)),
        ("Peru, which left, was tired.", "which", 0, ("peru",)),
        ("Otto Fink, an aide to Ada Storm, who left, was tired.", "who", 0, ("otto_fink",)),
        (
            "The Northern Bank of Belmark left. The bank was tired.",
            "bank",
            0,
            ("northern_bank_of_belmark",),
        ),
        ("The River Bank left early. The bank was tired.", "bank", 0, ("river_bank",)),
    ],
)
def test_who_is_meant(
    known: Knower, text: str, word: str, passage: int, expected: tuple[str, ...]
) -> None:
    assert known(text).meant(word, passage) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He was tired.", "He"),
        ("It was late.", "It"),
        ("The boats left.", "boats"),
        ("Both sides left.", "sides"),
        ("The mediator left.", "mediator"),
        ("Peru opposes the plan and Chile supports it.", "it"),
        ("A bank left.", "bank"),
    ],
)
def test_who_is_not_known_is_nobody(known: Knower, text: str, word: str) -> None:
    assert known(text).meant(word) == ()


def test_antecedents_do_not_reach_into_another_report(known: Knower) -> None:
    read = known("Otto Fink left.\nHe was tired.")
    read.resolver.leave(read.texts[0])
    read.resolver.start_source()
    assert read.resolver.actors_of(read.texts[1], read.token("He", 1)) == ()


def test_the_parties_are_both_sides_and_the_two_capitals(known: Knower) -> None:
    read = known("Both sides met. The two capitals agreed. Either side may leave.")
    read.resolver.set_parties(("peru", "chile"))
    for word in ("sides", "capitals", "side"):
        assert read.meant(word) == ("peru", "chile")


def test_the_mediator_is_whoever_is_known_to_mediate(known: Knower) -> None:
    read = known("The mediator left.")
    read.resolver.set_mediator("norway")
    read.resolver.set_mediator("chile")
    assert read.meant("mediator") == ("norway",)


def test_who_is_told_to_do_something_is_to_do_it(report: Callable[..., Any]) -> None:
    read = report("Norway called on Peru to release the crew, and Peru then released the crew.")
    assert {c.actor for c in read.claims("event", "release")} == {"peru"}


def test_a_noun_is_who_is_named_behind_it() -> None:
    text = "Ethiopia said it would close the gates unless its neighbour, Sudan, leaves the valley."
    demand = next(c for c in read_text(text).claims if c.act == "demand")
    assert demand.target == "sudan"


def test_of_several_unions_the_union_is_the_one_named_first_or_just_before() -> None:
    text = (
        "The Dockers' Union met the owners of the harbour on Sunday evening in Marle.\n\n"
        "The Railway Workers' Union is small and has no members at the harbour at all.\n\n"
        "The union rejected the plan of the port.\n\n"
        "The Railway Workers' Union is calm, but the union supports the mayor of the town."
    )
    claims = read_text(text).claims
    assert next(c for c in claims if c.act == "reject").actor == "dockers_union"
    assert next(c for c in claims if c.act == "support").actor == "railway_workers_union"


def test_neither_is_neither_of_the_two_sides() -> None:
    text = (
        "Talks between Serbia and Croatia have failed. "
        "The envoy said that neither would give way on the border."
    )
    refusals = [c for c in read_text(text).claims if c.act == "refuse to concede"]
    assert {c.actor for c in refusals} == {"serbia", "croatia"}


def test_its_behind_a_quotation_is_whom_the_sentence_before_is_about() -> None:
    dossier = read_text(
        'The Dock Union refused. "We will stop every ferry," its chairwoman, Mia Lund, said.'
    )
    (lund,) = (each for each in dossier.actors if each.name == "Mia Lund")
    assert lund.speaks_for == "dock_union"


def test_she_is_who_did_it_in_the_passive_before() -> None:
    text = (
        "The truce was announced by the African Union's envoy, Grace Mwangi, after two days of "
        "talks. She said that it would begin on Sunday."
    )
    speakers = {c.speaker for c in read_text(text).claims if c.kind == "quotation"}
    assert speakers == {"grace_mwangi"}
