"""Actors' names in sentences."""

from __future__ import annotations

import pytest

from standoff.drafting.names import possessive, with_article
from standoff.reading.records import ActorKind, ReportedActor


def actor(name: str, kind: ActorKind) -> ReportedActor:
    return ReportedActor("x", name, (), kind)


@pytest.mark.parametrize(
    ("name", "kind", "in_a_sentence"),
    [
        ("Serbia", "government", "Serbia"),
        ("Honduras", "government", "Honduras"),
        ("Netherlands", "government", "the Netherlands"),
        ("United States", "government", "the United States"),
        ("UN", "organisation", "the UN"),
        ("NATO", "organisation", "NATO"),
        ("Kosovo Albanians", "group", "the Kosovo Albanians"),
        ("Southern Rivers Commission", "organisation", "the Southern Rivers Commission"),
        ("Brightwater Commodities", "organisation", "Brightwater Commodities"),
        ("Alma Renner", "person", "Alma Renner"),
        ("Rosa Flores", "person", "Rosa Flores"),
        ("doctors' association", "organisation", "the doctors' association"),
        ("troika", "body", "the troika"),
    ],
)
def test_bodies_and_peoples_have_an_article(name: str, kind: ActorKind, in_a_sentence: str) -> None:
    assert with_article(actor(name, kind)) == in_a_sentence


def test_a_name_in_s_takes_only_the_apostrophe() -> None:
    assert possessive(actor("Kosovo Albanians", "group")) == "the Kosovo Albanians'"
    assert possessive(actor("UN", "organisation")) == "the UN's"
    assert possessive(actor("Rosa Flores", "person")) == "Rosa Flores'"
