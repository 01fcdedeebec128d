"""Which wishes have moved: the fewest, against trying all sets."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from standoff.outlook.wishes import moved

PLACES = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 4), max_size=6)


def in_order(kept: set[str], before: dict[str, int], after: dict[str, int]) -> bool:
    """Whether all pairs compare alike."""
    return all(
        (before[x] > before[y]) == (after[x] > after[y])
        and (before[x] < before[y]) == (after[x] < after[y])
        for x, y in combinations(sorted(kept), 2)
    )


@given(PLACES, PLACES)
def test_it_is_the_smallest_set_without_which_the_order_is_the_same(
    before: dict[str, int], after: dict[str, int]
) -> None:
    common = before.keys() & after.keys()
    found = moved(before, after)
    assert found <= common
    assert in_order(common - found, before, after)
    fewest = next(
        size
        for size in range(len(common) + 1)
        for chosen in combinations(sorted(common), size)
        if in_order(common - set(chosen), before, after)
    )
    assert len(found) == fewest


def test_one_wish_that_goes_to_the_end_is_the_one_that_moved() -> None:
    assert moved({"a": 1, "b": 2, "c": 3}, {"b": 1, "c": 2, "a": 3}) == {"a"}
    assert moved({"a": 1, "b": 2}, {"b": 1, "c": 2}) == frozenset()
