"""The summary and the brief say what is strongly held, and through whose eyes a verdict is."""

from __future__ import annotations

import re
from html import unescape
from io import StringIO

from rich.console import Console

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.outlook.phases import in_phases
from standoff.report import answer
from standoff.report.brief import render
from standoff.report.routes import routes
from standoff.report.settled import settled
from standoff.report.summary import explanation, settling, summary
from standoff.report.view import look
from standoff.report.words import concepts_of
from standoff.stability.explain import explain
from standoff.stability.paths import paths
from standoff.stability.solve import solve

AMBUSH = """
format: standoff.dispute/1
title: An ambush
actors:
  attacker:
    name: The attacker
    options: {march: {name: March}}
    preferences: {ranking: [YN, NN, NY, YY]}
    strong: [{worse: attacker.march and defender.ambush, assumed: that would be a massacre}]
"""
PICTURE = """
    perceives:
      unseen: [defender.ambush]
      assumed: it has no scouts
"""
ASCRIBING = """
    perceives:
      ascribes: {defender: {preferences: [not defender.ambush, not attacker.march]}}
      assumed: it thinks little of the other side
"""
REST = """
  defender:
    name: The defender
    options: {ambush: {name: Lie in wait}}
    preferences: {ranking: [YY, NN, NY, YN]}
status_quo: NN
"""
OWN = "The attacker judges by a picture of its own: it does not see “Lie in wait” (The defender)"


def ambush(picture: str = "") -> Dispute:
    return loads(AMBUSH.rstrip("\n") + picture.rstrip("\n") + REST)


def shown(*blocks: object) -> str:
    out = StringIO()
    Console(file=out, width=300, color_system=None).print(*blocks, sep="\n")
    return re.sub(r" +", " ", out.getvalue())


def page(dispute: Dispute) -> str:
    text = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", render(look(dispute)), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text)))


def test_the_summary_says_how_strongly_a_state_is_held() -> None:
    text = shown(*settling(ambush(), in_phases(ambush())))
    assert "NN held by credible replies, strongly" in text
    assert "NY held by credible replies, weakly" in text
    assert "NN – ✓ strong weak strong" in text
    assert "Strongly: whoever moved away would end much worse off" in text
    assert "picture of its own" not in text


def test_the_summary_says_through_whose_eyes_it_looks() -> None:
    for text in (
        shown(*settling(ambush(PICTURE), in_phases(ambush(PICTURE)))),
        shown(*summary(look(ambush(PICTURE)))),
    ):
        assert "YY firm" in text
        assert f"{OWN}." in text
        assert (
            "A state is told as stable for an actor if it is so in the actor's own picture." in text
        )
        assert "Strongly:" not in text
    day = (None,)
    assert f"{OWN}." in shown(*settled(ambush(PICTURE), day, [solve(ambush(PICTURE), ("SIM",))]))
    assert answer.eyes(ambush()) == ()


def test_an_explanation_tells_each_concept_once_and_the_picture_once() -> None:
    seen, unseen = (
        shown(*explanation(d, "NN", explain(d, "NN"))) for d in (ambush(), ambush(PICTURE))
    )
    assert "GMR: stable, strongly" in seen
    assert "SMR: stable, weakly" in seen
    assert "likes much less than to stay" in seen
    assert "GMR, SMR, SEQ: stable, strongly" in seen  # the defender, who gains by no move
    assert "a to d read" not in seen
    assert unseen.count(OWN) == 1
    assert "SEQ: not stable" in unseen
    (line,) = [line for line in shown(*explanation(
        ambush(), "NN", explain(ambush(), "NN", actor="attacker", concept="SMR_weak")
    )).splitlines() if "stable" in line]  # fmt: skip
    assert line.strip() == "SMR (weak): stable"


def test_ways_are_said_to_be_those_of_the_model() -> None:
    text = shown(*routes(paths(ambush(PICTURE))))
    assert f"{OWN}." in text
    assert "The moves, and what they pay, are those of the model." in text
    assert "those of the model" not in shown(*routes(paths(ambush())))


def test_the_brief_says_what_is_strong_and_who_sees_what() -> None:
    plain, pictured, ascribing = (page(ambush(p)) for p in ("", PICTURE, ASCRIBING))
    assert "held by credible replies, strongly" in plain
    assert "Strong, weak Strongly: whoever moved away" in plain
    assert (
        "Likes much less Any worse state in which this holds, where it did not: “March” and "
        "“Lie in wait” (The defender)"
    ) in plain
    assert "that would be a massacre" in plain
    assert "Sees it differently" not in plain
    assert f"Sees it differently {OWN}." in pictured
    assert "drawn as the model has them, and not as each actor sees them" in pictured
    assert "Is it certain that The attacker sees the dispute as the model says it does?" in pictured
    assert "Strong, weak" not in pictured
    assert "In its picture The defender wants: not to lie in wait; The attacker not" in ascribing
    assert "it takes The defender to want other things than the model says" in ascribing


def test_concepts_are_named_with_their_forms() -> None:
    keys = ("Nash", "GMR", "GMR_strong", "SMR_weak", "L_2", "SEQ_a", "SEQ_b")
    assert concepts_of(keys) == "Nash, GMR (strong), SMR (weak), L_2, SEQ (a, b)"
