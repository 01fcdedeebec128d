"""Merged states in words: by their names, and where the dispute stands in one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from standoff.cases import load_case
from standoff.dispute.model import Dispute
from standoff.outlook.distance import differing
from standoff.report.brief import brief
from standoff.report.routes import blocking, routes
from standoff.report.standing import named, origin, title
from standoff.report.summary import settling, summary
from standoff.report.view import look
from standoff.stability.blockers import who_blocks
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.paths import paths


def shown(*blocks: object) -> str:
    console = Console(width=100, color_system=None)
    with console.capture() as captured:
        for block in blocks:
            console.print(block)
    return captured.get()


@pytest.fixture
def elmira() -> Dispute:
    return load_case("elmira-merged")


@pytest.fixture
def over(elmira: Dispute) -> Dispute:
    """The same, where the plant has been abandoned."""
    return replace(elmira, status_quo="YNNYY")


def test_a_merged_state_is_told_by_its_name(elmira: Dispute) -> None:
    told = shown(*summary(look(elmira)))
    assert "-NNY-  firm\n      abandoned\n      Uniroyal: abandon the plant" in told
    assert "<li>abandoned</li>" in brief(elmira)
    assert (title(elmira, "NNNYY"), title(elmira, "-NNY-")) == ("abandoned", "abandoned")
    assert (title(elmira, "NYNNN"), title(load_case("cuba"), "NNNN")) == (None, None)
    assert (named(elmira, "NNNYY"), named(elmira, "NYNNN")) == ("-NNY-", "NYNNN")
    # What the constraints exclude goes by what was written.
    assert (named(elmira, "NYYNN"), title(elmira, "NYYNN")) == ("NYYNN", None)


def test_a_dispute_stands_in_a_merged_state(over: Dispute) -> None:
    assert origin(over) == "-NNY-"
    view = look(over)
    told = shown(*summary(view))
    assert "It stays as it is." in told
    assert "abandoned\n      everything as it is" in told
    # Nobody leaves it, so it is all that can come about.
    assert [item.state for item in view.phases[0].resting] == ["-NNY-"]
    assert "moves that pay" not in told
    assert "From -NNY-, the status quo" in shown(*routes(paths(over)))
    assert "-NNY- is where it stands" in shown(*blocking(who_blocks(over, "NNNYN")))
    page = brief(over)
    assert "It stays as it is." in page
    assert ">SQ<" in page


def test_what_equilibria_share_counts_all_members(elmira: Dispute) -> None:
    (phase,) = look(elmira).phases
    # The three that are firm agree in nothing: the plant may be abandoned with or without the rest.
    assert phase.pattern == "-----"
    assert "They differ in:" in shown(*settling(elmira, [phase]))


def test_moves_through_a_merged_state_are_told_by_what_is_done(elmira: Dispute) -> None:
    (route,) = paths(elmira, to="YNNYN").routes
    (move,) = route.moves or ()
    assert (move.before, move.after, move.via) == ("NYNNN", "-NNY-", ("NYNNN", "NNNYN"))
    assert "1. Uniroyal: abandon the plant and no longer delay by appealing" in shown(
        *routes(paths(elmira, to="abandoned"))
    )
    (verdict,) = explain(elmira, "NNYNY", actor="uniroyal", concept="Nash")
    # It could also go back to nothing else: its appeal cannot be taken up again.
    (said,) = verdict.sentences
    assert said == (
        "Uniroyal could do better by taking “Abandon the plant” and dropping “Accept the order as "
        "it stands”."
    )
    (together,) = explain_coalition(elmira, "NNYNY", ["uniroyal"], concept="CNash")
    assert [each.moves[0].via for each in together.departures] == [("NNYNY", "NNNYY")]


def test_options_that_members_differ_in_count_for_no_difference() -> None:
    assert differing("YNNYY", "-NNY-") == 0
    assert differing("NYNNN", "-NNY-") == 2
    assert differing("NYNNN", "NYNNY") == 1
