"""From names to actors across the passages of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.reading.actor_book import slug

Knower = Callable[[str], Any]


def ids(known: Any) -> tuple[str, ...]:
    found: tuple[str, ...] = known.resolver.book.ids()
    return found


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Ada Storm", "ada_storm"),
        ("Côte d'Ivoire", "cote_d_ivoire"),
        ("  UN  ", "un"),
        ("Љ", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_ids_are_plain(name: str, ident: str) -> None:
    assert slug(name) == ident


def test_a_short_name_is_the_full_one_before_or_behind_it(known: Knower) -> None:
    text = "Mr Fink left early.\nOtto Fink said he was tired. Fink laughed."
    assert ids(known(text)) == ("otto_fink",)
    book = known(text).resolver.book
    assert book.records(["otto_fink"])[0].aliases == ("Fink",)


def test_two_who_share_a_surname_are_not_mixed_up(known: Knower) -> None:
    text = "Otto Fink met Ada Fink. Mr Fink left."
    assert set(ids(known(text))) == {"otto_fink", "ada_fink", "fink"}


def test_a_capital_and_a_demonym_are_their_country(known: Knower) -> None:
    read = known("Lima rejected it. Peruvian officials and Peru's army left.")
    assert ids(read) == ("peru",)
    assert read.resolver.book.kind("peru") == "government"


def test_a_demonym_of_a_country_that_the_reports_name(known: Knower) -> None:
    assert ids(known("Orvania objected. Orvanian officials left.")) == ("orvania",)


def test_officials_of_a_country_that_the_reports_do_not_name(known: Knower) -> None:
    book = known("Orvanian officials left.").resolver.book
    (record,) = book.records(book.ids())
    assert (record.id, record.kind) == ("orvanian_government", "government")


def test_a_body_is_known_by_its_initials_and_parts(known: Knower) -> None:
    text = "The Federation of River Towns said it would sue.\nThe FRT had waited."
    assert ids(known(text)) == ("federation_of_river_towns",)
    assert known(text).meant("FRT", 1) == ("federation_of_river_towns",)


def test_an_ethnic_group_is_one_actor_with_its_territory(known: Knower) -> None:
    text = (
        "Talks between Orvania and Kosovo ended.\n"
        "Kosovo's Albanian leaders left. Ethnic Albanians cheered."
    )
    read = known(text)
    assert "kosovo_albanians" in ids(read)
    assert read.resolver.book.acting("kosovo") == "kosovo_albanians"
    assert read.meant("Kosovo") == ("kosovo_albanians",)


def test_records_bring_those_whom_people_speak_for(known: Knower) -> None:
    read = known("Peru's foreign minister, Ada Storm, left.")
    records = {r.id: r for r in read.resolver.book.records(["ada_storm"])}
    assert records["ada_storm"].speaks_for == "peru"
    assert "peru" in records


def test_a_side_without_a_name_is_known_by_its_description(known: Knower) -> None:
    read = known(
        "The truckers’ union rejected the plan. The rebels left. The rebels threatened war."
    )
    assert ids(read) == ("truckers_union", "rebels")
    assert read.resolver.book.kind("rebels") == "group"
    assert read.meant("rebels") == ("rebels",)


def test_a_description_of_somebody_with_a_name_is_his(known: Knower) -> None:
    read = known("Dockers United Local 40 met. The union rejected the plan.")
    assert ids(read) == ("dockers_united_local_40",)
    assert read.meant("union") == ("dockers_united_local_40",)


@pytest.mark.parametrize("text", ["The rebels left.", "Peru's fishermen left."])
def test_who_takes_no_side_is_no_actor(known: Knower, text: str) -> None:
    assert set(ids(known(text))) <= {"peru"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Police arrested nine people.", "police", "armed_force"),
        ("The army shelled the town.", "army", "armed_force"),
        ("The city has pledged to pay.", "city", "organisation"),
        ("A court in Lima ordered the release of the editor.", "court", "organisation"),
        ("Armed men detained three drivers.", "armed men", "group"),
        ("Thousands of nurses marched through the town.", "nurses", "group"),
        ("Protesters blocked the road.", "protesters", "group"),
        ("Opposition members walked out.", "opposition members", "group"),
        ("Nine people were arrested by soldiers.", "soldiers", "armed_force"),
    ],
)
def test_who_acts_without_a_name_is_known_by_it(
    known: Knower, text: str, name: str, kind: str
) -> None:
    book = known(text).resolver.book
    assert [book.kind(a) for a in book.ids() if book.name(a) == name] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The police car was old.",
        "Higher numbers demanded an answer.",
        "The men left.",
        "The city is old.",
    ],
)
def test_what_does_not_act_is_no_actor(known: Knower, text: str) -> None:
    assert ids(known(text)) == ()


def test_a_name_that_a_peoples_is_derived_from_is_a_place(known: Knower) -> None:
    read = known("Lethia had agreed to the text. The Lethian foreign minister, Ada Storm, left.")
    book = read.resolver.book
    assert book.kind("lethia") == "government"
    assert book.speaks_for("ada_storm") == "lethia"
