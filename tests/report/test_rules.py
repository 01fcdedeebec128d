"""The brief sets out facts, bodies, merged states and the rest, with what they rest on."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from standoff.dispute.file import loads
from standoff.report.brief import brief
from standoff.report.grounds import assumptions
from standoff.report.quotes import Quotes
from standoff.report.rules import rules

PORT = """
format: standoff.dispute/1
title: The port
sources: {s1: {title: Port news, publisher: The Post}}
evidence:
  e1: {source: s1, start: 0, end: 9, exact: "They may."}
  e2: {source: s1, start: 20, end: 31, exact: "Once for al"}
  e3: {source: s1, start: 40, end: 51, exact: "If you stri"}
  e4: {source: s1, start: 60, end: 71, exact: "The board o"}
  e5: {source: s1, start: 80, end: 91, exact: "Side by sid"}
  e6: {source: s1, start: 95, end: 99, exact: "Five"}
facts:
  quiet: {name: the port is quiet, expression: "not union.strike and not owner.lock", because: e1}
  calm: "quiet and sold"
voting:
  sold:
    name: the board sells
    quota: 3
    because: e4
    members:
      bank: {name: The bank, weight: 2, votes: "true", veto: owner.lock, because: e6}
      town: {weight: 1, votes: not union.strike, assumed: it fears for jobs}
      crew: {name: The crew, weight: 1, votes: "false", veto: true}
actors:
  union:
    name: The union
    options: {strike: {name: Strike, irreversible: {direction: back, if: sold}}}
    preferences: [calm]
  owner:
    name: The owner
    options: {lock: {name: Lock out}}
constraints: [{never: union.strike and owner.lock, name: Not both}]
merged:
  - {states: union.strike, name: chaos, because: e2, ranked_as: {union: YN}}
commitments:
  - {by: owner, if: union.strike, then: owner.lock, name: A threat, because: e3}
  - {by: union, if: "true", then: not union.strike, assumed: it was said in passing}
coalitions:
  both: {name: The port, members: [union, owner], because: e5}
  alone: {members: [owner], assumed: it could}
status_quo: NN
"""


@pytest.fixture(scope="module")
def port():
    return loads(PORT)


def sections(dispute):
    return {each.title: each for each in rules(dispute, Quotes(dispute), states=3)}


def said(section):
    return [(each.text, each.notes, each.assumed, [c.number for c in each.cited])
            for each in section.items]  # fmt: skip


def test_each_kind_is_set_out_with_what_it_rests_on(port):
    found = sections(port)
    assert list(found) == [
        "What follows", "Who votes", "What cannot be", "What counts as one state",
        "What was announced", "Who may act together",
    ]  # fmt: skip
    assert said(found["What follows"]) == [
        ("The port is quiet",
         ("if not “Strike” (The union) and not “Lock out” (The owner)",), None, [1]),
        ("Calm", ("if “the port is quiet” and “the board sells”",), None, []),
    ]  # fmt: skip
    assert found["Who votes"].aside == "its decision is named sold"
    assert said(found["Who votes"]) == [
        ("The board sells: 3 of 4 votes decide", (), None, [2]),
        ("The bank", ("2 votes", "always for it", "a veto if “Lock out” (The owner)"), None, [3]),
        ("town", ("1 vote", "for it if not “Strike” (The union)"),
         "it fears for jobs", []),
        ("The crew", ("1 vote", "never for it", "nothing is adopted without it"), None, []),
    ]  # fmt: skip
    assert found["What cannot be"].aside == "1 constraint; 3 states remain possible"
    assert said(found["What counts as one state"]) == [
        ("Chaos", ("every state in which this holds: “Strike” (The union)",
                   "ranked as YN by The union"), None, [4]),
    ]  # fmt: skip
    assert said(found["What was announced"]) == [
        ("A threat", ("The owner: if “Strike” (The union), “Lock out”",), None, [5]),
        ("The union: in any case, not “Strike”", (), "it was said in passing", []),
    ]
    assert said(found["Who may act together"]) == [
        ("The port", ("The union and The owner",), None, [6]),
        ("alone", ("The owner",), "it could", []),
    ]


def test_members_that_vote_alike_are_told_together(port):
    mayor = "      mayor: {weight: 1, votes: not union.strike, assumed: it fears for jobs}\n"
    text = PORT.replace("      crew:", f"{mayor}      crew:")
    told = said(sections(loads(text))["Who votes"])
    assert told[2] == (
        "town and mayor", ("1 vote each", "for it if not “Strike” (The union)"),
        "it fears for jobs", [],
    )  # fmt: skip
    assert len(told) == 4


def test_what_is_not_there_is_not_set_out(port):
    bare = replace(port, facts=(), bodies=(), constraints=(), merged=(), commitments=(),
                   coalitions=())  # fmt: skip
    assert rules(bare, Quotes(bare), states=4) == ()


def test_the_brief_shows_it_and_quotes_its_evidence(port):
    page = unescape(re.sub(r"<[^>]+>", " ", brief(port)))
    flat = " ".join(page.split())
    for quoted in ("They may.", "Once for al", "If you stri", "The board o", "Side by sid", "Five"):
        assert quoted in flat
    for shown in (
        "What follows", "Who votes", "The board sells: 3 of 4 votes decide",
        "once given up, cannot be taken up again, where this holds: “the board sells”",
        "What was announced", "Who may act together",
    ):  # fmt: skip
        assert shown in flat


def test_assumptions_are_told_in_words(port):
    told = {path: what for path, what, _ in assumptions(port)}
    assert told == {
        "voting.sold.members.town": "How town votes",
        "commitments[1]": "The union has announced: not union.strike",
        "coalitions.alone": "The owner may act together",
    }
    assumed = loads(PORT.replace("because: e4", "assumed: by habit").replace(", because: e1}",
                    ", assumed: so}").replace("because: e2", "assumed: so"))  # fmt: skip
    told = {path: what for path, what, _ in assumptions(assumed)}
    assert told["facts.quiet"] == "What is meant by “the port is quiet”"
    assert told["voting.sold"] == "How this is decided: the board sells"
    assert told["merged[0]"] == "What counts as one state: chaos"
    assert "voting.sold.members.crew" not in told
