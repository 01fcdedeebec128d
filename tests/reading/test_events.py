"""What happened, when, to whom, and how many it cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standoff.reading.read import read_text

Reader = Callable[..., Any]


def test_the_dead_are_counted_and_the_day_is_that_of_the_violence(report: Reader) -> None:
    read = report("Rioters attacked a school in 2024. Nineteen people died in the violence.")
    attack, deaths = read.only("event", "attack"), read.only("event", "die")
    assert (attack.date, attack.plover) == (date(2024, 1, 1), "ASSAULT")
    assert (deaths.date, deaths.plover) == (date(2024, 1, 1), "ASSAULT")
    assert (deaths.quantity.value, deaths.quantity.unit) == (19, "people")
    assert read.said(deaths) == "Nineteen people died in the violence"


def test_those_whom_clashes_left_dead(report: Reader) -> None:
    claim = report("Clashes on Saturday left six people dead.").only("event", "die")
    assert claim.date == date(2031, 3, 1)
    assert claim.quantity.value == 6


def test_both_sides_of_an_attack(report: Reader) -> None:
    claim = report("Peruvian forces attacked Brazil on 2 March.").only("event")
    assert (claim.actor, claim.act, claim.target) == ("peru", "attack", "brazil")
    assert claim.date == date(2031, 3, 2)
    passive = report("Brazil was attacked by Peru on 2 March.").only("event")
    assert (passive.actor, passive.target) == ("peru", "brazil")


@pytest.mark.parametrize(
    ("text", "act", "plover"),
    [
        ("Brazil arrested nine fishermen on Monday.", "arrest", "COERCE"),
        ("Peru met Brazil on Monday.", "meet", "CONSULT"),
        ("Crowds marched on Monday.", "march", "PROTEST"),
        ("Peru freed the crew on Monday.", "free", "YIELD"),
        ("Peru froze the assets of Brazil.", "freeze", "SANCTION"),
        ("Peru began to shell the port.", "shell", "ASSAULT"),
    ],
)
def test_root_classes(report: Reader, text: str, act: str, plover: str) -> None:
    claim = report(text).only("event")
    assert (claim.act, claim.plover) == (act, plover)


@pytest.mark.parametrize(
    "text",
    [
        "Brazil demanded that Peru release the crew.",
        "Peru refused to release the crew.",
        "Peru threatened to attack the port.",
        "Brazil will wait unless Peru attacks the port.",
        "Peru's threat to attack the port was heard.",
        "Nothing is left to negotiate.",
        "The plan deserved to be discussed.",
        "The port is big.",
        "Peru will not attack the port.",
        "Three people live here.",
    ],
)
def test_what_is_only_wanted_or_threatened_has_not_happened(report: Reader, text: str) -> None:
    assert report(text).claims("event") == []


def test_what_did_not_happen_is_denied(report: Reader) -> None:
    assert report("Peru did not attack Brazil.").only("event").polarity is False


def test_what_is_reported_is_reported(report: Reader) -> None:
    claim = report("Brazil said Peru had attacked the port.").only("event")
    assert (claim.actor, claim.modality) == ("peru", "reported")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Some 1,200 soldiers of Peru attacked the camp.", "event", 1_200),
        ("Peru seized a bus with 31 passengers.", "event", 31),
        ("Peru offered to take in 200 orphans.", "stance", 200),
        ("More than 900 officials of Peru opposed the plan.", "stance", 900),
        ("Peru said that 12,000 people had left the camp.", "quotation", 12_000),
    ],
)
def test_a_count_belongs_to_what_it_stands_in(
    report: Reader, text: str, kind: str, value: int
) -> None:
    counted = {c.quantity.value for c in report(text).claims(kind) if c.quantity}
    assert counted == {value}


def test_of_a_speech_word_for_word_no_count_is_taken(report: Reader) -> None:
    read = report('"Give me three good reasons," said Otto Fink of Peru.')
    assert read.only("quotation").quantity is None


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("A storm came. Forty people died.", None),
        ("The army attacked. Forty people died.", "ASSAULT"),
        ("Miners occupied the shaft.", "PROTEST"),
        ("Rebels occupied the town.", "COERCE"),
        ("A drone struck a school in Peru.", "ASSAULT"),
        ("Writers announced a boycott of the fair.", "PROTEST"),
        ("Peru's troops were driven out of the town by Brazil.", "COERCE"),
    ],
)
def test_classes_by_who_does_what_and_to_whom(
    report: Reader, text: str, plover: str | None
) -> None:
    assert plover in {c.plover for c in report(text).claims("event")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru hit back at its critics.",
        "The talks failed, the minister of Peru recalled.",
        "Peru had no record of a meeting.",
        "No accord can be reached in Peru.",
        "Brazil must free the crew.",
        "Peru hopes that the visit was not authorised.",
        "Any state that attacks Peru will be excluded.",
        "Peru asked for the prisoners to be released.",
        "Peru accused Brazil of attacking a ship.",
        "Nobody was hurt.",
    ],
)
def test_what_did_not_happen_or_is_only_told_is_no_event(report: Reader, text: str) -> None:
    assert report(text).claims("event") == []


def test_a_relative_clause_does_not_say_what_it_hangs_on(report: Reader) -> None:
    read = report("There were riots in 2004 in which Brazilians were attacked.")
    assert read.said(read.only("event", "attack")) == "Brazilians were attacked"


def test_a_deed_of_no_class_is_told_where_sides_threaten_with_it() -> None:
    said = "The Rail Workers' Union stopped all freight trains on Monday."
    (event,) = (c for c in read_text(said).claims if c.kind == "event")
    assert (event.actor, event.act, event.plover) == ("rail_workers_union", "stop", None)
    for other in ("The union would stop all trains.", "Trains stopped.", "It stopped raining."):
        assert not [c for c in read_text(other).claims if c.kind == "event"], other


def test_a_threat_that_was_carried_out_is_a_deed_and_no_threat() -> None:
    claims = read_text("Brazil carried out its threat to close the border.").claims
    told = [(c.kind, c.actor, c.act) for c in claims if c.kind != "quotation"]
    assert told == [("event", "brazil", "close")]


def test_the_day_of_filing_is_not_the_day_of_the_event(report: Reader) -> None:
    read = report(
        "LIMA, 22 November 2021 (Wire) - Seven soldiers were killed on 20 November 2021 when Peru "
        "shelled a town, Brazil said."
    )
    events = read.claims("event")
    assert {str(event.date) for event in events} == {"2021-11-20"}
    assert read.said(events[0]).startswith("Seven soldiers")


@pytest.mark.parametrize("verb", ["proposed", "suggested", "recommended"])
def test_what_is_only_proposed_has_not_been_done(report: Reader, verb: str) -> None:
    assert report(f"Peru {verb} sending food to Brazil.").claims("event") == []
