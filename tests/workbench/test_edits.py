"""Changes to a dispute file that keep its words and comments."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.cases import load_case
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Dispute, Statements
from standoff.errors import DisputeError, InputError
from standoff.workbench import edits

TEXT = """# Kept by Ilse.
format: standoff.dispute/1
title: A port
actors:
  union:
    options:
      strike: {name: Strike, assumed: guess}
      talk: {name: Talk, assumed: guess}   # since May
    preferences:
      - union.talk  # first
      - statement: union.strike
        assumed: They said so.
      - not port.lockout  # third
  port:
    options: {lockout: {name: Lock out, assumed: guess}}
constraints:
  - never: union.strike and union.talk
status_quo: {taken: [union.talk], assumed: As we left it.}
"""


def wants(text: str, actor: str = "union") -> list[str]:
    preference = loads(text).actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


@settings(deadline=None)
@given(st.integers(0, 2), st.integers(0, 2))
def test_a_statement_moves_with_its_comment_and_nothing_else_changes(place: int, to: int) -> None:
    before = wants(TEXT)
    after = edits.move_statement(TEXT, "union", place, to)
    expected = list(before)
    expected.insert(to, expected.pop(place))
    assert wants(after) == expected
    for line in ("# Kept by Ilse.", "# since May", "union.talk  # first",
                 "not port.lockout  # third", "assumed: They said so."):  # fmt: skip
        assert line in after
    assert edits.move_statement(after, "union", to, place) == TEXT


def test_a_statement_is_dropped_and_added() -> None:
    assert wants(edits.drop_statement(TEXT, "union", 1)) == ["union.talk", "not port.lockout"]
    added = edits.add_statement(TEXT, "port", "not union.strike", assumed="What if?")
    assert wants(added, "port") == ["not union.strike"]
    alone = edits.drop_statement(added, "port", 0)
    assert loads(alone).actor("port").preference == Statements()
    with pytest.raises(DisputeError):
        edits.add_statement(TEXT, "port", "union.nothing", assumed="What if?")
    with pytest.raises(InputError, match="there already"):
        edits.add_statement(added, "port", "not  union.strike", assumed="What if?")


def test_what_stands_now_and_the_day_are_set() -> None:
    struck = edits.set_taken(TEXT, "union.strike", taken=True)
    assert loads(struck).status_quo == "YYN"
    assert "As we left it." in struck
    assert loads(edits.set_taken(struck, "union.talk", taken=False)).status_quo == "YNN"
    dated = edits.set_day(TEXT, date(2031, 5, 3))
    assert loads(dated).as_of == date(2031, 5, 3)
    assert loads(edits.set_day(dated, date(2031, 5, 4))).as_of == date(2031, 5, 4)
    assert edits.set_day(dated, None) == TEXT


def test_a_constraint_is_dropped() -> None:
    assert loads(edits.drop_constraint(TEXT, 0)).constraints == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda: edits.move_statement(TEXT, "union", 3, 0),
        lambda: edits.move_statement(TEXT, "nobody", 0, 0),
        lambda: edits.drop_statement(TEXT, "port", 0),
        lambda: edits.set_taken(TEXT, "union.sing", taken=True),
        lambda: edits.drop_constraint(TEXT, 1),
    ],
)
def test_what_is_not_there_is_refused(change: object) -> None:
    with pytest.raises(InputError):
        change()  # type: ignore[operator]


@pytest.mark.parametrize("name", ["kosovo-2007", "elmira", "cuba"])
def test_a_case_survives_every_move(name: str) -> None:
    case: Dispute = load_case(name)
    text = dumps(case)
    for actor in case.actors:
        if isinstance(actor.preference, Statements) and len(actor.preference.levels) > 1:
            last = len(actor.preference.levels) - 1
            moved = edits.move_statement(text, actor.id, 0, last)
            assert edits.move_statement(moved, actor.id, last, 0) == text
            assert len(wants(moved, actor.id)) == len(wants(text, actor.id))
