from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute

HOSTILE = """\
format: standoff.dispute/1
title: "<script>alert('title')</script> & \\"quotes\\""
question: "<img src=x onerror=alert(1)>"
notes: ["</style><script>alert('note')</script>"]
citation: "{{ 7 * 7 }} {% raw %}"
sources:
  s1:
    title: "</title><iframe src=//evil.example></iframe>"
    publisher: "<b>Post</b>"
    published: "2021-03-03"
    location: "javascript:alert('location')"
evidence:
  e1:
    source: s1
    start: 10
    end: 45
    exact: "</mark><script>alert('e1')</script>"
    prefix: "<!-- before "
    suffix: " after --><a href='http://evil.example/'>"
  e2:
    source: s1
    start: 60
    end: 70
    sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
actors:
  up:
    name: "<i>Up</i>"
    role: "\\"onmouseover=\\"alert(3)"
    because: [e1, e2]
    options:
      fill: {name: "<u>Fill</u> ]]>", because: [e1], available_from: 2021-07-01}
    preferences:
      - {statement: up.fill, name: "<s>fills</s>", because: [e1]}
    unknown:
      - {about: [down.protest], assumed: "<em>nobody asked</em>"}
  down:
    name: "Down & out"
    options:
      protest: {name: "Protest </text></svg>", assumed: "<script>alert('assumed')</script>"}
    preferences:
      - {statement: not up.fill, assumed: "&lt;already&gt;"}
      - down.protest iff up.fill
constraints:
  - {never: not up.fill and down.protest, name: "<h1>Never</h1>", because: [e2]}
status_quo: {taken: [], because: [e1]}
"""


@pytest.fixture
def hostile() -> Dispute:
    """A dispute in which every text tries to be markup, past what its file would let through."""
    dispute = loads(HOSTILE)
    source = replace(
        dispute.sources["s1"], published="2021-03-03<x>", sha256="<svg onload=alert(2)>"
    )
    return replace(dispute, sources={"s1": source})


def grid(actors: int, options: int, wishes: str = "") -> Dispute:
    """A dispute in which every actor has as many options; without wishes all states are stable."""
    lines = ["format: standoff.dispute/1", "title: A grid", "actors:"]
    for a in range(actors):
        lines += [f"  a{a}:", f"    name: Actor {a}", "    options:"]
        lines += [f"      o{o}: {{name: Do thing {o}}}" for o in range(options)]
        if wishes:
            lines += ["    preferences:", f"      - {wishes.format(a=a, next=(a + 1) % actors)}"]
    return loads("\n".join([*lines, f"status_quo: {'N' * (actors * options)}"]))


@pytest.fixture
def many() -> Dispute:
    """4,096 states, all of them equilibria."""
    return grid(4, 3)


@pytest.fixture
def restless() -> Dispute:
    """Matching pennies: no state is stable under Nash."""
    return loads(
        "format: standoff.dispute/1\ntitle: Pennies\nactors:\n"
        "  a: {name: A, options: {h: {name: Show heads}}, preferences: [a.h iff b.h]}\n"
        "  b: {name: B, options: {h: {name: Show heads}}, preferences: [not (a.h iff b.h)]}\n"
        "status_quo: NN\n"
    )


@pytest.fixture
def demo() -> Path:
    return Path(__file__).parents[2] / "src/standoff/demo/kosovo-talks.txt"
