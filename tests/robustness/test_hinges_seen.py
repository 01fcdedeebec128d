"""What the answer hangs on where actors see different games: against solving each change anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Statement, Statements
from standoff.robustness.alternatives import alternatives
from standoff.robustness.hinges import hinges
from standoff.stability.solve import solve

MODEL = """\
format: standoff.dispute/1
title: T
actors:
  a:
    name: Alpha
    options:
      x: {name: Do x}
      u: {name: Do u}
    preferences:
      - {statement: a.x iff c.w, assumed: guess}
      - {statement: not b.y, assumed: guess}
      - {statement: a.u if not a.x, assumed: guess}
    perceives:
      unseen: [b.z]
      ascribes: {c: {preferences: [not a.x, c.w], unknown: [{about: [b.y]}]}}
      assumed: guess
  b:
    name: Beta
    options:
      y: {name: Do y, irreversible: forward, assumed: guess}
      z: {name: Do z}
    preferences:
      - {statement: b.y iff a.x, assumed: guess}
      - {statement: not b.z or c.w, assumed: guess}
    perceives:
      ascribes: {a: {preferences: [a.x]}}
      because: [e]
  c:
    name: Gamma
    options:
      w: {name: Do w, irreversible: back, assumed: guess}
    preferences:
      - {statement: c.w if a.x, assumed: guess}
      - {statement: b.z, assumed: guess}
constraints:
  - {never: a.u and b.y, assumed: guess}
status_quo: NNNNN
"""


def standing(dispute, concept):
    solution = solve(dispute, (concept,))
    keys = solution.concepts
    certain, possible = (set(solution.settled(keys[k])) for k in (0, -1))
    return {s: (s in possible) + (s in possible & certain) for s in solution.states.names()}


def with_actor(dispute, actor, **new):
    actors = tuple(replace(a, **new) if a.id == actor else a for a in dispute.actors)
    return replace(dispute, actors=actors)


def written_down(dispute):
    """Each assumption by its path, with the disputes that may hold in its stead."""
    for actor in dispute.actors:
        for number, (item,) in enumerate(actor.preference.levels):
            levels = list(actor.preference.levels)
            opposite = Statement(parse(f"not ({item.expression.text})"))
            yield (
                f"actors.{actor.id}.preferences[{number}]",
                [
                    with_actor(dispute, actor.id, preference=Statements(tuple(filter(None, each))))
                    for each in (
                        [*levels[:number], *levels[number + 1 :]],
                        [*levels[:number], (opposite,), *levels[number + 1 :]],
                    )
                ],
            )
        for option in actor.options:
            if option.irreversible:
                free = tuple(
                    replace(o, irreversible=None) if o is option else o for o in actor.options
                )
                path = f"actors.{actor.id}.options.{option.id}"
                yield path, [with_actor(dispute, actor.id, options=free)]
    yield "actors.a.perceives", [with_actor(dispute, "a", perception=None)]
    yield "constraints[0]", [replace(dispute, constraints=())]


@pytest.mark.parametrize("concept", ["Nash", "GMR", "SMR", "SEQ", "SSEQ"])
def test_hinges_are_what_solving_the_changed_disputes_gives(concept):
    dispute = loads(MODEL.replace("because: [e]", ""))
    before = standing(dispute, concept)
    wanted = {}
    for path, changed in written_down(dispute):
        for other in changed:
            after = standing(other, concept)
            step = {s: after.get(s, 0) - before.get(s, 0) for s in before.keys() | after.keys()}
            if any(step.values()):
                wanted[path] = (
                    {s for s, change in step.items() if change > 0},
                    {s for s, change in step.items() if change < 0},
                )
                break
    found = {
        h.element: (set(h.appears), set(h.disappears)) for h in hinges(dispute, concept=concept)
    }
    assert found == wanted
    assert found


def test_a_perception_that_is_assumed_is_asked_about():
    dispute = loads(MODEL.replace("because: [e]", ""))
    asked = {each.element: each.question for each in alternatives(dispute)}
    said = "Is it certain that Alpha sees the dispute as the model says it does?"
    assert asked["actors.a.perceives"] == said
    assert "actors.b.perceives" not in asked
