"""Variants: changed in memory, and the same once they are written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.cases import load_case
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Dispute, Statements
from standoff.errors import InputError
from standoff.workbench.variant import Variant

TEXT = dumps(load_case("kosovo-2007"))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move_statement"), st.sampled_from(["serbia", "us", "nato"]),
                  st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("drop_statement"), st.sampled_from(["serbia", "us", "nato"]),
                  st.integers(0, 3)),
        st.tuples(st.just("drop_constraint"), st.integers(0, 2)),
        st.tuples(st.just("set_day"), st.dates(date(2007, 1, 1), date(2008, 1, 1))),
    ),
    max_size=4,
)  # fmt: skip


def gist(dispute: Dispute) -> object:
    return (
        [
            (a.id, [[str(s.expression) for s in level] for level in a.preference.levels])
            for a in dispute.actors
            if isinstance(a.preference, Statements)
        ],
        [str(c.expression) for c in dispute.constraints],
        dispute.as_of,
    )


@settings(deadline=None, max_examples=30)
@given(STEPS)
def test_what_is_written_says_what_was_tried(steps: list[tuple[object, ...]]) -> None:
    variant = Variant(TEXT, loads(TEXT))
    for name, *how in steps:
        try:
            getattr(variant, str(name))(*how)
        except InputError:
            continue
    assert gist(loads(variant.text)) == gist(variant.dispute)
    assert variant.changed is (variant.key != f"{TEXT}\0[]")


def test_it_starts_again() -> None:
    variant = Variant(TEXT, loads(TEXT))
    variant.drop_constraint(0)
    assert variant.changed
    variant.start(TEXT, loads(TEXT))
    assert not variant.changed
    assert variant.text == TEXT


def test_it_is_saved_under_a_name_of_its_own_and_never_over_another(tmp_path: Path) -> None:
    file = tmp_path / "kosovo.yaml"
    file.write_text(TEXT, encoding="utf-8")
    variant = Variant(TEXT, loads(TEXT))
    variant.drop_constraint(0)
    saved = variant.save(file, "mild")
    assert saved.name == "kosovo.mild.yaml"
    assert gist(loads(saved.read_text(encoding="utf-8"))) == gist(variant.dispute)
    for name in ("mild", "", "../x", "a/b", "x" * 61):
        with pytest.raises(InputError):
            variant.save(file, name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kosovo.mild.yaml", "kosovo.yaml"]
