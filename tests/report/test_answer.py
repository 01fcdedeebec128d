"""The answer in sentences: no more is said than the model knows."""

from __future__ import annotations

from standoff.dispute.file import loads
from standoff.outlook.grades import Grade
from standoff.report import answer
from standoff.report.view import look

REPLY = """
format: standoff.dispute/1
title: A reply that may come
actors:
  a:
    name: Avaria
    assumed: for the test
    options:
      x: {{name: Close the canal, assumed: for the test}}
    preferences:
      - {{statement: not b.y, assumed: for the test}}
      - {{statement: a.x, assumed: for the test}}
  b:
    name: Belmark
    assumed: for the test
    options:
      y: {{name: Seize ships, assumed: for the test}}
    preferences:
      - {{statement: {reply}, assumed: for the test}}
{unknown}
status_quo: NN
"""


def test_a_reply_that_is_known_to_pay_is_said_to_pay() -> None:
    view = look(loads(REPLY.format(reply="b.y iff a.x", unknown="")))
    grades = {item.state: item.grade for item in view.phases[0].resting}
    assert grades["NN"] is Grade.CREDIBLE
    said = answer.holding(view.phases[0])
    assert "replies that pay those who give them and" in said
    assert "for all that is known" not in said


def test_a_reply_that_may_or_may_not_pay_is_not_said_to_pay() -> None:
    unknown = "    unknown:\n      - {about: [b.y], assumed: for the test}"
    view = look(loads(REPLY.format(reply="not b.y if not a.x", unknown=unknown)))
    assert view.phases[0].leading[0].grade is Grade.CREDIBLE
    assert view.phases[0].leading[0].state == "NN"
    assert "or may for all that is known" in answer.holding(view.phases[0])
    told = " ".join(answer.sureness(view))
    assert "may turn on what is not known" in told
    assert "hold all the same" not in told
