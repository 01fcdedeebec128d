"""Stories that are printed again."""

from __future__ import annotations

from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.reading.printings import first_printings
from standoff.reading.records import Passage

STORY = (
    "Avaria threatened to close the canal after the ninth of March unless Belmark pays what it owes"
    " for three years of dredging, and said that no ship would pass before the last crown is paid."
)
OTHER = (
    "Belmark's farmers met their minister on the bridge and told her that the crop could stand some"
    " three dry weeks but not a fourth, whatever the lawyers of both capitals may find to say."
)


def dossier(*texts: str) -> Dossier:
    sources = tuple(Source(f"s{n}", text=text) for n, text in enumerate(texts, 1))
    passages = tuple(
        Passage(f"p{n}", f"s{n}", "body", 0, len(text)) for n, text in enumerate(texts, 1)
    )
    return Dossier(sources, passages, (), ())


def test_a_reprint_is_one_of_the_first_printing() -> None:
    again = f"HALM (Wire) {STORY}"
    assert first_printings(dossier(STORY, OTHER, again, STORY)) == {"s3": "s1", "s4": "s1"}


def test_stories_that_share_a_sentence_are_two() -> None:
    assert first_printings(dossier(STORY, f"{OTHER} {STORY[:60]}", OTHER + OTHER[::-1])) == {}


def test_a_story_too_short_to_tell_is_no_reprint() -> None:
    assert first_printings(dossier("It rained.", "It rained.")) == {}


def test_one_report_reprints_nothing() -> None:
    assert first_printings(dossier(STORY)) == {}
