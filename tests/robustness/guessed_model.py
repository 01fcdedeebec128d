"""A small model that is half guessed, and how to write changes of it down."""

from __future__ import annotations

from dataclasses import replace

from standoff.dispute.model import Statements

MODEL = """\
format: standoff.dispute/1
title: T
as_of: 2024-01-01
actors:
  a:
    name: Alpha
    options:
      x: {name: Do x, irreversible: forward, assumed: guess}
      y: {name: Do y, irreversible: back, available_from: 2024-02-01, assumed: guess}
    preferences:
      - {statement: a.x if b.z, assumed: guess}
      - {statement: not a.y, name: Alpha keeps still}
      - [{statement: b.z, assumed: guess, name: Alpha hopes}, a.x]
    unknown:
      - about: [b.z, c.w]
  b:
    name: Beta
    options:
      z: {name: Do z}
    preferences:
      ranking: [-Y--, --Y-, rest]
      assumed: guess
    unknown: [{between: a.x, and: c.w}]
  c:
    name: Gamma
    options:
      w: {name: Do w}
    unknown: [{about: [c.w, a.x]}]
constraints:
  - {never: a.y and b.z, assumed: guess}
  - {always: "at_most_one(a.x, a.y)", assumed: guess, name: One at a time}
  - {never: a.y and c.w, name: Known}
status_quo: NNNN
"""


def with_actor(dispute, actor_id, **new):
    return replace(
        dispute,
        actors=tuple(
            replace(actor, **new) if actor.id == actor_id else actor for actor in dispute.actors
        ),
    )


def with_levels(dispute, actor_id, change):
    levels = change(list(dispute.actor(actor_id).preference.levels))
    return with_actor(dispute, actor_id, preference=Statements(tuple(filter(None, levels))))
