"""Variants: changed in memory, and the same once they are written."""

from __future__ import annotations

from datetime import date

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
        st.tuples(st.just("drop_commitment"), st.integers(0, 2)),
        st.tuples(st.just("add_statement"), st.sampled_from(["serbia", "us", "nowhere"]),
                  st.sampled_from(["us.recognize", "not albanians.declare", "oops"])),
        st.tuples(st.just("add_constraint"), st.sampled_from(["never", "always"]),
                  st.sampled_from(["albanians.declare and serbia.accept_plan", "true"])),
        st.tuples(st.just("add_commitment"), st.sampled_from(["albanians", "us"]),
                  st.just("true"), st.just("albanians.declare")),
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
        [(c.kind, str(c.expression)) for c in dispute.constraints],
        [(c.actor, str(c.condition), str(c.action)) for c in dispute.commitments],
        dispute.as_of,
    )


@settings(deadline=None, max_examples=30)
@given(STEPS)
def test_what_is_written_says_what_was_tried(steps: list[tuple[object, ...]]) -> None:
    variant = Variant(TEXT, loads(TEXT))
    for name, *how in steps:
        try:
            getattr(variant, str(name))(*how)
        except (InputError, KeyError):
            continue
    assert gist(loads(variant.text)) == gist(variant.dispute)
    assert variant.changed is (variant.key != TEXT)


def test_it_starts_again() -> None:
    variant = Variant(TEXT, loads(TEXT))
    variant.drop_constraint(0)
    assert variant.changed
    variant.start(TEXT, loads(TEXT))
    assert not variant.changed
    assert variant.text == TEXT


def test_changes_are_taken_back_one_by_one() -> None:
    variant = Variant(TEXT, loads(TEXT))
    before = variant.dispute
    variant.drop_constraint(0)
    between = variant.dispute
    variant.open("mild", TEXT, loads(TEXT))
    assert (variant.opened, variant.changed) == ("mild", True)
    variant.take_back()
    assert (variant.dispute, variant.opened) == (between, None)
    variant.take_back()
    assert variant.dispute == before
    assert not variant.changed
    with pytest.raises(InputError, match="no change to take back"):
        variant.take_back()


def test_what_cannot_be_tried_is_refused_and_changes_nothing() -> None:
    variant = Variant(TEXT, loads(TEXT))
    for step, *how in (
        ("add_constraint", "sometimes", "albanians.declare"),
        ("add_constraint", "never", "albanians.declar"),
        ("add_commitment", "nobody", "true", "albanians.declare"),
        ("add_commitment", "us", "true", "albanians.declare"),
        ("drop_commitment", 99),
        ("drop_constraint", -1),
    ):
        with pytest.raises(InputError):
            getattr(variant, step)(*how)
    assert not variant.changed
