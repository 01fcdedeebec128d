"""Constraints of a draft."""

from __future__ import annotations

from standoff.drafting.draft import draft
from standoff.reading.dossier import Dossier


def test_an_answer_needs_what_it_answers_and_cites_the_threat(avaria: Dossier) -> None:
    found = {c.expression.text: c for c in draft(avaria).constraints}
    answer = found["corland.respond and not avaria.close_canal"]
    assert answer.kind == "never"
    assert answer.grounds.because


def test_nobody_carries_out_a_threat_while_negotiating_and_that_is_assumed(avaria: Dossier) -> None:
    found = {c.expression.text: c for c in draft(avaria).constraints}
    assert found["avaria.close_canal and avaria.negotiate"].grounds.assumed
