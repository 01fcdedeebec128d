"""States along their rows: apart, the same in every process, and with few crossings."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from itertools import combinations, pairwise, permutations

import pytest
from fast_sugiyama import from_edges
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import MissingError
from standoff.report.abreast import _hung, abreast

Rows = list[list[int]]
Moves = list[tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 7) -> tuple[Rows, Moves]:
    rows: Rows = []
    for size in draw(st.lists(st.integers(1, most), min_size=1, max_size=5)):
        first = sum(map(len, rows))
        rows.append(list(range(first, first + size)))
    states = st.integers(0, sum(map(len, rows)) - 1)
    return rows, draw(st.lists(st.tuples(states, states), max_size=30))


@st.composite
def trees(draw: st.DrawFn) -> tuple[Rows, Moves]:
    rows, moves = [[0]], []
    for size in draw(st.lists(st.integers(1, 6), max_size=5)):
        first = rows[-1][-1] + 1
        rows.append(list(range(first, first + size)))
        moves += [(draw(st.sampled_from(rows[-2])), state) for state in rows[-1]]
    return rows, moves


def crossings(places: dict[int, float], moves: Moves) -> int:
    """Of moves between two rows."""
    return sum(
        (places[a] - places[c]) * (places[b] - places[d]) < 0
        for (a, b), (c, d) in combinations(sorted(set(moves)), 2)
    )


@given(graphs())
def test_all_states_of_a_row_are_a_width_apart(graph: tuple[Rows, Moves]) -> None:
    rows, moves = graph
    places = abreast(rows, moves)
    assert sorted(places) == [state for row in rows for state in row]
    assert min(places.values()) == 0
    for row in rows:
        across = sorted(places[state] for state in row)
        assert all(other - one >= 1 for one, other in pairwise(across))


@given(graphs())
def test_the_library_finds_the_rows_that_it_is_to_find(graph: tuple[Rows, Moves]) -> None:
    rows, moves = graph
    level = {state: at for at, row in enumerate(rows) for state in row}
    edges = _hung(level, [(a, b) for a, b in moves if abs(level[a] - level[b]) == 1])
    assert all(level[b] == level[a] + 1 for a, b in edges if {a, b} <= level.keys())
    if not edges:
        assert len(level) == 1
        return
    (places, *_) = from_edges(edges, vertex_spacing=1)[0]
    heights = {state: y for state, (_, y) in places if state in level}
    assert heights.keys() == level.keys()
    top = heights[0]
    assert all(top - heights[state] == level[state] for state in level)


@given(trees())
def test_ways_that_only_part_do_not_cross(tree: tuple[Rows, Moves]) -> None:
    rows, moves = tree
    places = dict(abreast(rows, moves))
    for row in rows[1:]:
        assert not crossings(places, [(a, b) for a, b in moves if b in row])


def test_there_are_hardly_more_crossings_than_there_have_to_be() -> None:
    rows = [[0], [1, 2, 3, 4], [5, 6, 7, 8]]
    found = least = 0
    for seed in range(60):
        chance = random.Random(seed)
        moves = sorted({(chance.choice(rows[1]), chance.choice(rows[2])) for _ in range(8)})
        places = abreast(rows, [*((0, state) for state in rows[1]), *moves])
        found += crossings(dict(places), moves)
        least += min(
            crossings({state: at for row in order for at, state in enumerate(row)}, moves)
            for order in ((rows[1], last) for last in permutations(rows[2]))
        )
    assert found <= least


def test_the_first_of_two_mirror_images_is_taken() -> None:
    places = abreast([["s"], ["a", "b", "c"]], [("s", "a"), ("s", "b"), ("s", "c")])
    assert [*places.values()] == [1.0, 0.0, 1.0, 2.0]


def test_moves_that_lead_nowhere_play_no_part() -> None:
    rows, moves = [[0], [1, 2], [3]], [(0, 1), (0, 2), (2, 3)]
    more = [(3, 0), (0, 3), (1, 2), (0, 9), (9, 1)]
    assert abreast(rows, moves + more) == abreast(rows, moves)


@pytest.mark.parametrize("rows", [[[0]], [[0, 1, 2]], [[0], [1, 2], [3]]])
def test_states_without_moves_stand_in_their_rows(rows: Rows) -> None:
    places = abreast(rows, [])
    for row in rows:
        assert [places[state] for state in row] == sorted(places[state] for state in row)


def test_every_process_places_them_alike() -> None:
    code = (
        "from standoff.report.abreast import abreast\n"
        "rows = [[f's{r}{n}' for n in range(3 * r + 1)] for r in range(4)]\n"
        "moves = {(a, b) for r in (0, 1, 2) for i, a in enumerate(rows[r])\n"
        "         for j, b in enumerate(rows[r + 1]) if (7 * i + 3 * j) % 4 == 0}\n"
        "print(sorted(abreast(rows, moves).items()))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in (1, 2, 3)
    }  # fmt: skip
    assert len(said) == 1
    assert len(eval(said.pop())) == 22


def test_without_the_library_it_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)
    with pytest.raises(MissingError, match=r"need fast-sugiyama.*glibc 2\.34"):
        abreast([["a"], ["b"]], [("a", "b")])
