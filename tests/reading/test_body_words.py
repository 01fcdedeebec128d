"""What the words of a body's name say, whatever their order."""

from __future__ import annotations

import pytest

from standoff.reading.body_words import body_words, says_no_more, telling_words


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ministry of Transport", "Transport Ministry"),
        ("Ministry for Foreign Affairs", "Foreign Ministry"),
        ("Ministry of the Interior", "INTERIOR MINISTRY"),
        ("Union of Train Drivers", "Train Drivers' Union"),
        ("Union of Train Drivers", "Train Drivers’ Union"),
        ("Federation of Fishermen", "Fishermen's Federation"),
        ("Department of Labor", "Labour Department"),
        ("Union of Dockworkers", "Dock Workers Union"),
    ],
)
def test_the_order_of_the_words_and_small_ones_say_nothing(name: str, other: str) -> None:
    assert body_words(name) == body_words(other) is not None


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ministry of Transport", "Ministry of Trade"),
        ("Ministry of Transport", "Transport Union"),
        ("Union of Train Drivers", "Union of Tram Drivers"),
    ],
)
def test_other_words_are_of_another_body(name: str, other: str) -> None:
    assert body_words(name) != body_words(other)


@pytest.mark.parametrize("name", ["Council of Europe", "Bank of Velden", "The Ministry", "Velrail"])
def test_of_others_the_order_counts(name: str) -> None:
    assert body_words(name) is None


def test_miners_are_mine_workers_and_no_other() -> None:
    name = telling_words("Amalgamated Union of Mine Workers".split())
    assert says_no_more(telling_words(["miners"]), name)
    assert not says_no_more(telling_words(["dockers"]), name)
    assert not says_no_more(telling_words(["miners"]), telling_words("Mine Owners".split()))
