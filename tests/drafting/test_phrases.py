"""Labels, ids and key words of phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.drafting.patterns import is_act
from standoff.drafting.phrases import key_words, label, option_id, same_subject, without_lead


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("to close the canal after the deadline lapses", "Close the canal"),
        ("walk off the job at midnight on Friday", "Walk off the job"),
        ("begin filling the lake on May 1", "Begin filling the lake"),
        ("that the talks go on", "The talks go on"),
        ("must honour its word", "Honour its word"),
        ("the parties to accept the extension", "Accept the extension"),
        ('a "binding accord" on water was signed by April 15', "A binding accord on water"),
        (
            "lock out the crews for 30 days if the strike goes ahead",
            "Lock out the crews for 30 days",
        ),
        ("undercut our neighbours", "Undercut its neighbours"),
        ("accept a truce under which both withdraw", "Accept a truce"),
        ("free the crews whose ships were taken", "Free the crews"),
        ("withdraw their plan — a threat that worries shops", "Withdraw their plan"),
    ],
)
def test_a_label_is_the_act_without_its_when_and_why(words: str, name: str) -> None:
    assert label(words) == name


def test_a_long_label_is_cut_before_a_joining_word() -> None:
    long = "ask the court of the lower river towns to halt all of the works at once for good"
    assert label(long) == "Ask the court of the lower river towns"


def test_words_used_for_one_another_are_one_key_word() -> None:
    assert key_words("negotiations") == key_words("the talks")
    assert key_words("proclaim independence") == key_words("a declaration of independence")
    assert key_words("troops") != key_words("talks")


def test_days_are_no_key_words() -> None:
    assert key_words("after Monday in December") == frozenset()


def test_the_same_subject_is_the_share_of_the_smaller_set() -> None:
    assert same_subject({"canal", "close"}, {"canal", "close", "ship", "toll"}) == 1.0
    assert same_subject({"canal", "toll"}, {"canal", "ship"}) == 0.5
    assert same_subject(frozenset(), {"canal"}) == 0.0


def test_an_id_is_made_of_the_first_telling_words_and_is_new() -> None:
    assert option_id("Close the canal to all ships", ()) == "close_canal_ships"
    assert (
        option_id("Close the canal to all ships", ("close_canal_ships",)) == "close_canal_ships_2"
    )
    assert option_id("Meet Avaria's demand: a binding accord", ()) == "binding_accord"
    assert option_id("16,000 troops", ()) == "keep_16_000_troops"
    assert option_id("…", ()) == "act"


@given(st.text(max_size=200), st.lists(st.text("ab_", min_size=1, max_size=4), max_size=4))
def test_any_text_makes_a_label_and_a_valid_new_id(text: str, taken: list[str]) -> None:
    assert isinstance(label(text), str)
    ident = option_id(text, taken)
    assert ident.isidentifier()
    assert ident not in taken


@given(st.text(max_size=80))
def test_what_only_ties_a_phrase_to_its_sentence_goes_in_one_pass(text: str) -> None:
    assert without_lead(without_lead(text)) == without_lead(text)


def test_a_phrase_says_an_act_or_a_thing() -> None:
    assert is_act("withdraw its plan")
    assert not is_act("five years")
    assert not is_act("a binding accord")
    assert not is_act("the parties")
