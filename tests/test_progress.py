"""Work tells how far it is, also in parts that go on beside one another, and can be stopped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import Stopped
from standoff.progress import NOBODY, Part

Told = list[tuple[str, float]]


def telling() -> tuple[Told, Part]:
    told: Told = []
    return told, Part(lambda doing, share: told.append((doing, share)))


def test_parts_add_up_as_long_as_each_takes() -> None:
    told, whole = telling()
    first, second = whole.split((("a", 1), ("b", 3)))
    with first:
        first.reach(0.5)
    with second:
        one, _ = second.split((("c", 1), ("d", 1)))
        with one:
            one.look()
    assert told == [
        ("a", 0), ("a", 0.125), ("a", 0.25),
        ("b", 0.25), ("b: c", 0.25), ("b: c", 0.25), ("b: c", 0.625), ("b", 0.625),
    ]  # fmt: skip


def test_what_is_told_to_a_part_is_passed_on_as_its_share_of_the_whole() -> None:
    told, whole = telling()
    first, second = whole.split((("first", 1), ("second", 1)))
    with first:
        inner = Part(first.tell, "inner")
        with inner:
            inner.reach(0.5)
    with second:
        pass
    assert ("first: inner", 0.25) in told
    assert told[-1][1] == 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.integers(1, 4))
def test_the_share_never_falls_and_ends_whole(shares: list[float], parts: int) -> None:
    told, whole = telling()
    for each in whole.split((str(number), number + 1) for number in range(parts)):
        with each:
            for share in shares:
                each.reach(share)
    heard = [share for _, share in told]
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1)
    assert max(heard) <= 1


def test_parts_may_go_on_beside_one_another() -> None:
    told, whole = telling()

    def work(part: Part) -> None:
        with part:
            for step in range(50):
                part.reach(step / 50)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, whole.split((str(number), 1) for number in range(8))))
    heard = [share for _, share in told]
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1)


def test_whoever_is_told_may_stop_it() -> None:
    def tell(doing: str, share: float) -> None:
        if share >= 0.5:
            raise Stopped(doing)

    done = []

    def work() -> None:
        for part in Part(tell).split((("a", 1), ("b", 1), ("c", 1))):
            with part:
                part.reach(0.6)
                done.append(part)

    with pytest.raises(Stopped, match="b"):
        work()
    assert len(done) == 1


def test_where_nobody_is_told_nothing_is_counted() -> None:
    with NOBODY as part:
        assert all(each is part for each in part.split((("a", 1), ("b", 1))))
        part.reach(0.5)
        part.look()
        part.tell("a", 0.5)
