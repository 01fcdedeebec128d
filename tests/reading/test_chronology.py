"""When reports came out, and which came out after which."""

from __future__ import annotations

from datetime import date, time
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.evidence import Source
from standoff.reading.chronology import Moment, is_later, moment_of, place_in_time
from standoff.reading.read import read


def at(published: str | None) -> Source:
    return Source("s1", published=published, sha256="0")


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2021-03-01", Moment(date(2021, 3, 1))),
        ("2021-03-01T09:40:00+00:00", Moment(date(2021, 3, 1), time(9, 40))),
        ("2021-03-01T23:30:00-02:00", Moment(date(2021, 3, 2), time(1, 30))),
        ("2021-03-01T09:40:00", Moment(date(2021, 3, 1))),
        ("0001-01-01T00:00:00+14:00", Moment(date(1, 1, 1))),
        ("soon", None),
        (None, None),
    ],
)
def test_a_moment_is_a_day_and_the_time_where_its_zone_is_known(
    published: str | None, moment: Moment | None
) -> None:
    assert moment_of(at(published)) == moment


def test_without_times_only_another_day_is_later() -> None:
    morning, evening = Moment(date(2021, 3, 1), time(9)), Moment(date(2021, 3, 1), time(18))
    assert is_later(evening, morning)
    assert not is_later(morning, evening)
    assert not is_later(Moment(date(2021, 3, 1)), morning)
    assert is_later(Moment(date(2021, 3, 2)), evening)
    assert not is_later(None, morning)
    assert not is_later(morning, None)


moments = st.none() | st.builds(
    Moment, st.dates(date(2021, 3, 1), date(2021, 3, 3)), st.none() | st.times()
)


@given(moments, moments)
def test_of_two_moments_at_most_one_is_later(one: Moment | None, other: Moment | None) -> None:
    assert not (is_later(one, other) and is_later(other, one))


def test_sources_without_a_date_come_last_in_the_order_given() -> None:
    named = [Source("a"), Source("b", published="2021-03-02"), Source("c"),
             Source("d", published="2021-03-01T10:00:00+00:00")]  # fmt: skip
    assert [source.id for source in sorted(named, key=place_in_time)] == ["d", "b", "a", "c"]


def test_a_dossier_is_the_same_in_whatever_order_dated_reports_are_named(tmp_path: Path) -> None:
    texts = {
        "one.txt": "Daily\nPublished: 2 March 2021\n\nBrazil and Peru quarrel\n\nThe European "
        "Union, which mediates between Brazil and Peru, proposed a truce.\n",
        "two.txt": "Post\nPublished: 2 March 2021\n\nThe EU is heard\n\nPeru rejected the EU's "
        "proposal. Brazil has threatened to close the border.\n",
        "three.txt": "Sun\nPublished: 1 March 2021\n\nA border\n\nBrazil demanded that Peru pay.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    found = [read([tmp_path / n for n in order]) for order in permutations(texts)]
    assert all(dossier == found[0] for dossier in found)
    assert found[0].sources[0].publisher == "Sun"
