"""What is done is told by verb and object together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.reading.deeds import HARSH, KIND, same_when_ahead

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Peru held talks with Brazil on Monday.", "CONSULT"),
        ("Peru held an exercise with Brazil on Monday.", "COOPERATE"),
        ("Peru opened an investigation into Brazil on Monday.", "ACCUSE"),
        ("Peru opened fire on Brazil on Monday.", "ASSAULT"),
        ("Peru imposed a curfew on Monday.", "COERCE"),
        ("Peru lifted the curfew on Monday.", "YIELD"),
        ("Peru cut aid to Brazil on Monday.", "SANCTION"),
        ("Peru expelled the ambassador of Brazil on Monday.", "SANCTION"),
        ("Peru expelled the settlers on Monday.", "COERCE"),
        ("Peru sent food to Brazil on Monday.", "AID"),
        ("Peru sent troops to Brazil on Monday.", "MOBILIZE"),
        ("Peru withdrew its troops from Brazil on Monday.", "YIELD"),
        ("Peru withdrew its ambassador from Brazil on Monday.", "SANCTION"),
        ("Peru cancelled a visit to Brazil on Monday.", "REJECT"),
        ("Peru praised Brazil on Monday.", "SUPPORT"),
        ("The curfew was lifted by Peru on Monday.", "YIELD"),
    ],
)
def test_the_object_tells_what_the_verb_leaves_open(report: Reader, text: str, plover: str) -> None:
    assert report(text).only("event").plover == plover


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Peru will hold talks with Brazil in June.", "AGREE"),
        ("Peru will cut aid to Brazil in June.", "THREATEN"),
        ("Peru will not lift the curfew.", "REJECT"),
        ("Peru did not lift the curfew.", "REJECT"),
    ],
)
def test_what_lies_ahead_is_agreed_to_or_threatened(report: Reader, text: str, plover: str) -> None:
    assert report(text).only("event").plover == plover


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Peru signed a treaty with Brazil.", "SUPPORT"),
        ("Peru welcomed the decision of Brazil.", "SUPPORT"),
        ("Peru accepted the plan.", "AGREE"),
        ("Peru called for sanctions against Brazil.", "THREATEN"),
        ("Peru called for an investigation of Brazil.", "ACCUSE"),
        ("Peru called for talks.", "REQUEST"),
    ],
)
def test_the_class_of_a_stance_is_told_by_what_it_is_about(
    report: Reader, text: str, plover: str
) -> None:
    assert {claim.plover for claim in report(text).claims("stance")} == {plover}


def test_every_class_keeps_to_itself_when_done():
    for plover in HARSH | KIND:
        assert same_when_ahead(plover, ahead=False, denied=False) == plover
    assert not HARSH & KIND
