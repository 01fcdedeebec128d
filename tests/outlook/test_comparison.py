"""Versions of a dispute side by side: what differs, and where each can settle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.cases import load_case, names
from standoff.dispute.expressions import parse
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import (
    Actor,
    Commitment,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Perception,
    Statement,
    Statements,
    Strong,
    Unknown,
)
from standoff.errors import InputError
from standoff.outlook.comparison import Comparison, Trait, compare, version
from standoff.outlook.phases import in_phases

KOSOVO = load_case("kosovo-2007")
CHICKEN = replace(load_case("chicken"), status_quo=None)


def beside(*disputes: Dispute) -> Comparison:
    return compare([version(str(place), each) for place, each in enumerate(disputes)])


def with_levels(dispute: Dispute, actor: str, *texts: str) -> Dispute:
    def other(each: Actor) -> Actor:
        wishes = Statements(tuple((Statement(parse(text)),) for text in texts))
        return replace(each, preference=wishes) if each.id == actor else each

    return replace(dispute, actors=tuple(map(other, dispute.actors)))


def only(found: Comparison) -> Trait:
    (trait,) = found.differences
    return trait


@pytest.mark.parametrize("name", names())
def test_a_dispute_beside_itself_as_it_is_written_differs_in_nothing(name: str) -> None:
    dispute = load_case(name)
    found = beside(dispute, loads(dumps(dispute)), dispute)
    assert found.differences == ()
    assert found.traits
    for stretch, phase in zip(found.stretches, in_phases(dispute), strict=True):
        assert (stretch.start, stretch.end) == (phase.start, phase.end)
        assert stretch.totals == (phase.total,) * 3
        assert stretch.everywhere == phase.total
        assert stretch.differing == 0


def test_names_and_grounds_are_not_told_as_differences() -> None:
    first, second = CHICKEN.actors
    other = replace(first, name="Another", grounds=Grounds(assumed="Why not."))
    assert beside(CHICKEN, replace(CHICKEN, actors=(other, second))).differences == ()


ROW = CHICKEN.actors[0]
OTHERS = {
    "day": {"as_of": date(2031, 5, 3)},
    "constraint": {"constraints": (Constraint("never", parse("row.straight")),)},
    "commitment": {
        "commitments": (Commitment("row", parse("column.straight"), parse("row.straight")),)
    },
    "status quo": {"status_quo": "YN"},
    "unknown": {"actors": (replace(ROW, unknown=(Unknown(about=("row.straight",)),)),)},
    "strong": {"actors": (replace(ROW, strong=(Strong(gap=2),)),)},
    "picture": {"actors": (replace(ROW, perception=Perception(("column.straight",))),)},
    "option": {"actors": (replace(ROW, options=(*ROW.options, Option("wait", "Wait"))),)},
}


@pytest.mark.parametrize("kind", OTHERS)
def test_each_kind_of_difference_is_told_once(kind: str) -> None:
    changed = dict(OTHERS[kind])
    if "actors" in changed:
        changed["actors"] = (*changed["actors"], CHICKEN.actors[1])  # type: ignore[misc]
    base = replace(CHICKEN, status_quo="NN") if kind == "status quo" else CHICKEN
    trait = only(beside(base, replace(base, **changed)))  # type: ignore[arg-type]
    assert trait.kind == kind
    assert trait.values[0] is None
    assert trait.values[1] == ("2031-05-03" if kind == "day" else "yes")


def test_a_wish_that_is_dropped_does_not_make_the_others_differ() -> None:
    base = with_levels(CHICKEN, "row", "row.straight", "column.straight", "not row.straight")
    less = with_levels(CHICKEN, "row", "column.straight", "not row.straight")
    trait = only(beside(base, less))
    assert (trait.kind, trait.actor, trait.values) == ("wish", "row", ("1", None))
    turned = with_levels(CHICKEN, "row", "column.straight", "not row.straight", "row.straight")
    trait = only(beside(base, turned))
    assert trait.values == ("1", "3")


def test_what_differs_is_marked_in_where_they_settle() -> None:
    served = with_levels(KOSOVO, "us", "not albanians.declare")
    found = beside(KOSOVO, served)
    by_hand = [
        [{each.state: each.grade for each in phase.resting} for phase in in_phases(dispute)]
        for dispute in (KOSOVO, served)
    ]
    assert len(found.stretches) == 2
    assert any(stretch.differing for stretch in found.stretches)
    for number, stretch in enumerate(found.stretches):
        one, other = by_hand[0][number], by_hand[1][number]
        apart = {s for s in one.keys() | other.keys() if one.get(s) != other.get(s)}
        assert stretch.differing == len(apart)
        assert {each.state for each in stretch.places[: stretch.differing]} == apart
        assert stretch.everywhere == len(one.keys() & other.keys())
        assert stretch.totals == (len(one), len(other))
        for place in stretch.places:
            assert place.grades == (one.get(place.state), other.get(place.state))


def test_one_that_cannot_be_solved_says_why_and_the_others_stand() -> None:
    never = Constraint("never", parse("true"))
    broken = replace(CHICKEN, constraints=(never,))
    found = beside(CHICKEN, broken)
    assert found.versions[0].refused is None
    assert "no state is feasible" in (found.versions[1].refused or "")
    (stretch,) = found.stretches
    assert stretch.totals[1] is None
    assert stretch.differing == 0
    assert beside(broken, broken).stretches == ()


def test_days_on_which_only_one_begins_are_stretches_of_their_own() -> None:
    early, late = (replace(CHICKEN, as_of=date(2031, 5, day)) for day in (1, 9))
    found = beside(early, late)
    assert [(each.start, each.end) for each in found.stretches] == [
        (date(2031, 5, 1), date(2031, 5, 9)),
        (date(2031, 5, 9), None),
    ]
    first, second = found.stretches
    assert first.totals[1] is None
    assert first.differing == 0
    assert second.everywhere == second.totals[0] == second.totals[1]


def test_options_that_only_one_has_are_spelled_in_both() -> None:
    more = replace(ROW, options=(*ROW.options, Option("wait", "Wait")))
    found = beside(CHICKEN, replace(CHICKEN, actors=(more, CHICKEN.actors[1])))
    assert found.options == (*CHICKEN.options, "row.wait")
    assert {len(place.state) for place in found.stretches[0].places} == {3}


def test_it_takes_two_that_are_told_apart() -> None:
    one = version("a", CHICKEN)
    with pytest.raises(InputError, match="two versions or more"):
        compare([one])
    with pytest.raises(InputError, match="named twice among the versions: 'a'"):
        compare([one, one])


@settings(deadline=None, max_examples=25)
@given(st.permutations(["row.straight", "column.straight", "not row.straight"]),
       st.permutations(["row.straight", "column.straight", "not row.straight"]))  # fmt: skip
def test_the_order_of_versions_does_not_matter(one: list[str], other: list[str]) -> None:
    ways = with_levels(CHICKEN, "row", *one), with_levels(CHICKEN, "row", *other)
    there, back = beside(*ways), beside(*reversed(ways))
    assert len(there.differences) == len(back.differences)
    assert bool(there.differences) is (one != other)
    for first, second in zip(there.stretches, back.stretches, strict=True):
        assert first.totals == second.totals[::-1]
        assert first.differing == second.differing
