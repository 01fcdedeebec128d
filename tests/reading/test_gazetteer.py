"""Which names stand for governments and international bodies."""

from __future__ import annotations

import pytest

from standoff.reading.gazetteer import longest_entry, lookup


@pytest.mark.parametrize(
    ("surface", "ident", "form"),
    [
        ("Peru", "peru", "country"),
        ("Lima", "peru", "capital"),
        ("Peruvian", "peru", "demonym"),
        ("Peruvians", "peru", "demonym"),
        ("Brasilia", "brazil", "capital"),
        ("US", "united_states", "country"),
        ("U.S.", "united_states", "country"),
        ("Washington", "united_states", "capital"),
        ("the Kremlin".removeprefix("the "), "russia", "capital"),
        ("Brussels", "eu", "capital"),
        ("European Union", "eu", "body"),
        ("Nato", "nato", "body"),
        ("NATO", "nato", "body"),
        ("UN", "un", "body"),
        ("U.N.", "un", "body"),
        ("Security Council", "un_security_council", "body"),
    ],
)
def test_known_names(surface: str, ident: str, form: str) -> None:
    entry = lookup(surface)
    assert entry is not None
    assert (entry.id, entry.form) == (ident, form)


@pytest.mark.parametrize("word", ["us", "no", "is", "un", "may", "Belmark", "", ".", "Victoria"])
def test_words_that_are_no_names(word: str) -> None:
    assert lookup(word) is None


def test_the_longest_name_wins() -> None:
    words = "the United Nations Security Council met".split()
    found = longest_entry(words, 1)
    assert found is not None
    assert (found[0], found[1].id) == (4, "un_security_council")
    assert longest_entry(words, 5) is None


def test_a_country_has_its_present_name() -> None:
    entry = lookup("Skopje")
    assert entry is not None
    assert (entry.id, entry.name) == ("north_macedonia", "North Macedonia")
    assert lookup("Macedonian") is not None
