"""Views that are not known are told together, and each of them once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.cases import load_case
from standoff.dispute.model import Dispute, Unknown
from standoff.outlook.comparison import Comparison, Version, compare
from standoff.report.open_questions import together

KOSOVO = load_case("kosovo-2007")
Views = dict[str, list[str]]


def of(views: Views) -> Dispute:
    """The case with views that are not known, one list each."""
    actors = tuple(
        replace(actor, unknown=(Unknown(about=tuple(about)),) if about else ())
        for actor in KOSOVO.actors
        for about in [views.get(actor.id, [])]
    )
    return replace(KOSOVO, actors=actors)


def beside(*views: Views) -> Comparison:
    versions = [Version(str(at), of(each), ()) for at, each in enumerate(views)]
    return compare(versions)


def views() -> st.SearchStrategy[Views]:
    about = st.lists(st.sampled_from(KOSOVO.options), unique=True, max_size=6)
    return st.dictionaries(st.sampled_from([actor.id for actor in KOSOVO.actors]), about)


@settings(deadline=None)
@given(views(), views())
def test_each_is_told_once_where_versions_differ_in_it(one: Views, other: Views) -> None:
    found = beside(one, other)
    single = {(each.actor, each.option): each.values for each in found.differences}
    pairs = [{(a, o) for a, about in each.items() for o in about} for each in (one, other)]
    assert single.keys() == pairs[0] ^ pairs[1]
    for pair, values in single.items():
        assert values == tuple("yes" if pair in each else None for each in pairs)
    told = together(found, found.differences)
    assert len(told) <= len(single)
    assert bool(told) == bool(single)
    assert {each.values for each in told} == set(single.values())


def test_one_option_of_which_nobody_s_view_is_known_is_one_line() -> None:
    new = KOSOVO.options[0]
    found = beside({}, {actor.id: [new] for actor in KOSOVO.actors})
    (told,) = together(found, found.differences)
    assert told.what.startswith(f"not known: the views of {len(KOSOVO.actors)} actors on “")
    assert told.values == (None, "yes")


def test_one_actor_of_whom_no_view_is_known_is_one_line() -> None:
    found = beside({"serbia": list(KOSOVO.options)}, {})
    (told,) = together(found, found.differences)
    assert told.what == f"not known: the view of Serbia on {len(KOSOVO.options)} options"


def test_in_however_many_lists_they_stand_they_are_the_same() -> None:
    apart = tuple(Unknown(about=(path,)) for path in KOSOVO.options[:2])
    first, *others = of({KOSOVO.actors[0].id: list(KOSOVO.options[:2])}).actors
    one = replace(KOSOVO, actors=(first, *others))
    other = replace(KOSOVO, actors=(replace(first, unknown=apart), *others))
    assert compare([Version("a", one, ()), Version("b", other, ())]).differences == ()
