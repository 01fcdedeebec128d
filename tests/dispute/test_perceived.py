"""The dispute as one of its actors sees it, as a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

import standoff
from standoff.dispute.file import loads
from standoff.dispute.model import Perception, Statements
from standoff.dispute.perceived import judges_by, perceived, perceiving, picture_of, seen_as
from standoff.errors import MissingError

TEXT = """\
format: standoff.dispute/1
title: T
actors:
  a:
    name: Alpha
    options: {x: {name: Do x}}
    preferences: [a.x iff hidden_hand]
    strong: [{gap: 2}]
    perceives:
      unseen: [b.z, c.w]
      ascribes:
        b: {preferences: [not b.y], unknown: [{about: [b.y]}]}
        c: {preferences: {ranking: [a.x, rest]}}
  b:
    name: Beta
    options: {y: {name: Do y}, z: {name: Do z}}
    preferences: [b.z]
    perceives: {ascribes: {a: {preferences: [a.x]}}}
  c:
    name: Gamma
    options: {w: {name: Do w}}
facts: {hidden_hand: "b.z or c.w"}
constraints: [{never: a.x and c.w}]
commitments: [{by: b, if: a.x, then: b.z}]
coalitions: {both: {members: [a, b]}}
status_quo: NYYN
"""


def test_it_is_a_dispute_in_which_nobody_takes_what_is_not_seen() -> None:
    dispute = loads(TEXT)
    own = perceived(dispute, "a")
    assert standoff.solve(own).states.names() == ["NNNN", "YNNN", "NYNN", "YYNN"]
    assert own.status_quo == "NYNN"
    assert own.options == dispute.options
    assert (own.facts, own.commitments, own.coalitions) == (
        dispute.facts, dispute.commitments, dispute.coalitions,
    )  # fmt: skip
    # `hidden_hand` reads as false, so that Alpha would rather not do x.
    assert standoff.solve(own, ("Nash",)).stable["Nash"]["a"].tolist() == [True, False] * 2


def test_ascribed_preferences_stand_in_and_nobody_has_a_picture() -> None:
    dispute = loads(TEXT)
    a, b, c = perceived(dispute, "a").actors
    view = dispute.actors[0].perception
    assert (b.preference, b.unknown) == (view.ascribed[0].preference, view.ascribed[0].unknown)
    assert c.preference == view.ascribed[1].preference
    assert (a.preference, a.strong) == (dispute.actors[0].preference, dispute.actors[0].strong)
    assert not any(actor.perception for actor in (a, b, c))
    other = perceived(dispute, "b")
    assert other.actors[0].preference == dispute.actors[1].perception.ascribed[0].preference
    assert other.constraints == dispute.constraints
    assert other.status_quo == dispute.status_quo
    sees_all = perceived(dispute, "c")
    assert [actor.preference for actor in sees_all.actors] == [
        actor.preference for actor in dispute.actors
    ]


def test_who_has_a_picture() -> None:
    dispute = loads(TEXT)
    assert [actor.id for actor in perceiving(dispute)] == ["a", "b"]
    assert picture_of(replace(dispute.actors[0], perception=Perception())) is None
    assert seen_as(dispute, ("b.z", "c.w"), "YYYY") == "YYNN"
    with pytest.raises(MissingError, match="no actor 'alpha'"):
        perceived(dispute, "alpha")
    nothing = replace(dispute, actors=(replace(dispute.actors[2], preference=Statements()),))
    assert perceiving(nothing) == ()


def test_a_picture_is_told_in_words() -> None:
    dispute = loads(TEXT)
    a, b, _ = dispute.actors
    assert judges_by(dispute, a, "YYNN") == (
        "Alpha judges by a picture of its own: it does not see “Do z” (Beta) and “Do w” (Gamma), "
        "so that to it the state is YYNN, and it takes Beta and Gamma to want other things than "
        "the model says."
    )
    assert judges_by(dispute, b) == (
        "Beta judges by a picture of its own: it takes Alpha to want other things than the model "
        "says."
    )
