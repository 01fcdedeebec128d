"""Options in words: each leads to its id, whatever else an expression says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.cases import load_case, names
from standoff.errors import InputError
from standoff.workbench.phrases import phrases, with_ids
from standoff.workbench.variant import read_as


@pytest.mark.parametrize("name", names())
def test_the_words_of_each_option_are_read_as_its_id(name: str) -> None:
    dispute = load_case(name)
    for words, ident in phrases(dispute).items():
        assert with_ids(dispute, words) == ident
        assert with_ids(dispute, f"not  {words.upper()}") == f"not {ident}"
        assert read_as(dispute, with_ids(dispute, f"({words}) or not {ident}"))


def test_options_that_are_called_alike_are_chosen_by_their_ids() -> None:
    dispute = load_case("kosovo-2007")
    first = dispute.actors[0]
    same = replace(first, options=tuple(replace(each, name="Do it") for each in first.options))
    dispute = replace(dispute, actors=(same, *dispute.actors[1:]))
    assert not [words for words in phrases(dispute) if "do it" in words]


def test_one_that_begins_as_another_is_not_taken_for_it() -> None:
    dispute = load_case("kosovo-2007")
    first = dispute.actors[0]
    options = tuple(
        replace(each, name=name) for each, name in zip(first.options, ["Go", "Go on"], strict=False)
    )
    dispute = replace(dispute, actors=(replace(first, options=options), *dispute.actors[1:]))
    said = f"{first.name}: go on and not {first.name}: go"
    here, there = (f"{first.id}.{each.id}" for each in options)
    assert with_ids(dispute, said) == f"{there} and not {here}"


def test_an_option_that_an_actor_does_not_have_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(InputError, match=r"of Serbia this can be said: .*answer with force"):
        with_ids(load_case("kosovo-2007"), "not Serbia: fly")


def test_words_alone_are_enough_for_an_own_option_and_for_one_that_nobody_else_has() -> None:
    dispute = load_case("kosovo-2007")
    for actor in dispute.actors:
        for option in actor.options:
            if " " not in option.name:
                continue
            ident = f"{actor.id}.{option.id}"
            assert with_ids(dispute, f"not {option.name.lower()}", actor.id) == f"not {ident}"
            assert with_ids(dispute, f"“{option.name}”", actor.id) == ident


def test_what_two_actors_can_do_is_told_apart_by_their_names() -> None:
    dispute = load_case("kosovo-2007")
    first, second, *others = dispute.actors
    alike = [
        replace(actor, options=(replace(actor.options[0], name="Go on talking"),))
        for actor in (first, second)
    ]
    dispute = replace(dispute, actors=(*alike, *others))
    ids = [f"{actor.id}.{actor.options[0].id}" for actor in alike]
    assert with_ids(dispute, "go on talking") == "go on talking"
    for actor, ident in zip(alike, ids, strict=True):
        assert with_ids(dispute, "go on talking", actor.id) == ident
