"""Other languages are named and passed over; a foreign sentence in an English story is no harm."""

from __future__ import annotations

import pytest

from standoff.errors import ReportError
from standoff.reading.read import read, read_text
from standoff.reading.tongues import foreign, language_name, looks_english

FRENCH = (
    "Le maire a dit vendredi que la ville ne vendrait pas le port et que les dockers devaient "
    "reprendre le travail avant lundi. Il a ajouté que le syndicat avait refusé toutes les offres."
)
RUSSIAN = (
    "Посланник сказал в пятницу, что город не продаст порт и что докеры должны вернуться к работе "
    "до понедельника, иначе суд рассмотрит дело без них."
)
ENGLISH = (
    "The mayor said on Friday that the city would not sell the port, and he asked the union to go "
    "back to work at once."
)
NAMES = "Ban Okri, Zsófia Kálnoky, Jean-Luc Dupré, Ángel Ruiz, Anna Veld, Jo Ash, Rex Ormond met."


@pytest.mark.parametrize(
    ("text", "code"), [(FRENCH, "fr"), (RUSSIAN, "ru"), (ENGLISH, None), (NAMES[:60], None)]
)
def test_a_foreign_passage_is_told_by_its_language(text, code):
    assert foreign(text) == code
    assert foreign(text) == code


def test_a_report_in_another_language_is_refused_by_its_name(tmp_path):
    path = tmp_path / "fr.txt"
    path.write_text(FRENCH)
    with pytest.raises(ReportError, match="this is in French, and only English is read"):
        read(path)


def test_the_language_of_a_source_is_filled_in_where_none_is_declared(tmp_path):
    assert read_text(ENGLISH).sources[0].language == "en"
    assert read_text(RUSSIAN).sources[0].language == "ru"
    page = tmp_path / "a.html"
    page.write_text(f'<html lang="en-GB"><body><p>{ENGLISH}</p></body></html>')
    assert read(page).sources[0].language == "en-GB"


def test_nothing_is_claimed_from_foreign_text():
    assert read_text(FRENCH).claims == ()
    mixed = read_text(f"{ENGLISH}\n{FRENCH}\nThe union has rejected the offer, it said on Friday.")
    start = mixed.sources[0].text.index("Le maire")
    assert {claim.act for claim in mixed.claims} >= {"reject"}
    for claim in mixed.claims:
        for item in claim.evidence:
            assert item.end <= start or item.start >= start + len(FRENCH)


def test_an_english_story_that_quotes_a_foreign_sentence_is_read():
    found = read_text(f"{ENGLISH}\n“Nous ne vendrons jamais le port,” said the mayor on Friday.")
    assert found.sources[0].language == "en"
    assert any(claim.kind == "quotation" for claim in found.claims)


def test_languages_have_names():
    assert language_name("fr") == "French"
    assert language_name("zz") == "zz"
    assert looks_english("12 of 15")
