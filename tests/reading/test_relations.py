"""Who backs whom, who mediates between whom, who administers what, what belongs to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.reading.read import read_text

Reader = Callable[..., Any]


def relations(read: Any, act: str) -> set[tuple[str | None, str | None]]:
    return {(c.actor, c.target) for c in read.claims("relation", act) if c.polarity}


BETWEEN = {("norway", "peru"), ("norway", "brazil")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway is mediating between Peru and Brazil.",
        "Talks between Peru and Brazil, mediated by Norway, began.",
        "The talks between Peru and Brazil were brokered by Norway.",
        "Peru and Brazil are in dispute over the bay.\nNorway has been mediating for years.",
        "Peru and Brazil have quarrelled for years.\nNorway will shuttle between the two capitals.",
        "Talks between Peru and Brazil failed.\nNorway met both sides.",
        "Talks between Peru and Brazil failed.\nNorway is the mediator.",
        "Talks between Peru and Brazil failed.\nNorwegian mediator Ada Storm left.",
        "Talks between Peru and Brazil failed.\nNorway acts as a mediator.",
        "Talks between Peru and Brazil, chaired by Norway, began.",
        "Norway chairs the talks between Peru and Brazil.",
        "The Norwegian-brokered ceasefire between Peru and Brazil held.",
        "Peru and Brazil have been at odds for years.\nNorwegian mediation has failed.",
    ],
)
def test_mediation_in_several_phrasings(report: Reader, text: str) -> None:
    read = report(text)
    assert relations(read, "mediate") == BETWEEN
    assert {c.plover for c in read.claims("relation", "mediate")} == {"CONSULT"}


def test_who_calls_on_both_to_talk_and_offers_to_mediate_is_who_mediates(report: Reader) -> None:
    read = report(
        "Peru and Brazil have quarrelled for years.\nNorway, which supervises traffic on the "
        "river, called on both governments to negotiate and offered to mediate between them."
    )
    assert relations(read, "mediate") == BETWEEN
    assert {c.actor for c in read.claims("stance", "offer")} == {"norway"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru met Brazil.",
        "Norway met Peru.",
        "Talks between Peru and Brazil failed.\nNorway met Peru.",
        "A mediator left.",
    ],
)
def test_who_does_not_mediate(report: Reader, text: str) -> None:
    assert relations(report(text), "mediate") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Chile backs Peru.",
        "Peru is backed by Chile.",
        "Chile, Peru's ally, left.",
        "Chile is an ally of Peru.",
        "Chile voiced support for Peru.",
        "Peru enjoys the support of Chile.",
    ],
)
def test_backing_in_several_phrasings(report: Reader, text: str) -> None:
    assert relations(report(text), "back") == {("chile", "peru")}


def test_backing_that_is_denied_is_denied(report: Reader) -> None:
    claim = report("Chile does not support Peru.").only("relation", "back")
    assert claim.polarity is False


@pytest.mark.parametrize(
    "text",
    [
        "The Tamber Islands have been administered by Norway since 1950.",
        "Norway has administered the Tamber Islands since 1950.",
        "Norway has run the Tamber Islands for years.",
    ],
)
def test_administration(report: Reader, text: str) -> None:
    assert relations(report(text), "administer") == {("norway", "tamber_islands")}


def test_belonging(report: Reader) -> None:
    assert relations(report("Belmark is a province of Peru."), "belong") == {("belmark", "peru")}


def test_evidence_is_the_sentence(report: Reader) -> None:
    claim = report("It rained. Chile is an ally of Peru.").only("relation")
    assert [item.exact for item in claim.evidence] == ["Chile is an ally of Peru."]


def test_whoever_acts_as_mediator_is_one_and_no_side() -> None:
    text = (
        "Guyana threatened to expel the envoy of Venezuela. Venezuela rejected the demand of "
        "Guyana. Brazil, acting as mediator, has offered to take custody of the crew."
    )
    dossier = read_text(text)
    found = {(c.actor, c.target) for c in dossier.claims if c.act == "mediate"}
    assert found == {("brazil", "guyana"), ("brazil", "venezuela")}
