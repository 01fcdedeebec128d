"""Rectangles: what is free of them, and words that are cut to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.report.rooms import Room, cut_to, stretches, width_of

lengths = st.integers(0, 60)
rooms = st.builds(Room, lengths, lengths, lengths, lengths)


@given(st.text(), st.floats(0, 500))
def test_what_is_cut_fits_and_begins_as_the_whole(words: str, width: float) -> None:
    said = cut_to(words, width, 10.5)
    assert width_of(said, 10.5) <= width
    assert said == words or words.startswith(said.removesuffix("…"))
    assert said == words or not said or said.endswith("…")


def test_wide_letters_take_more_room_and_marks_on_letters_none() -> None:
    assert width_of("ill", 10) < width_of("one", 10) < width_of("OWN", 10) < width_of("和平協", 10)
    assert width_of("é", 10) == width_of("e\u0301", 10)


@given(rooms, st.lists(rooms, max_size=8))
def test_the_free_stretches_of_a_band_are_what_no_room_takes(band: Room, taken: list[Room]) -> None:
    found = stretches(band, taken)
    for at in range(int(band.width)):
        x = band.x + at
        part = Room(x, band.y, 1, band.height)
        free = not any(room.shared(part) for room in taken)
        if band.height:
            assert free == any(begin <= x and x + 1 <= end for begin, end in found)
