"""Dossiers for the map: each report one sentence, with what is claimed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from standoff.evidence import Evidence, Source, Span
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim, Passage, ReportedActor

Said = Mapping[str, Any]

DISPUTE = """\
format: standoff.dispute/1
title: A toll on the pass
actors:
  ardonia:
    name: Ardonia
    role: party
    options:
      close_pass:
        name: Close the pass
    assumed: It is one of the two.
  belmora:
    name: Belmora
    role: party
    options:
      pay_toll:
        name: Pay the toll
    assumed: It is one of the two.
"""


def reported(
    actors: Mapping[str, Any], reports: Sequence[tuple[str, str | None, list[Said]]]
) -> Dossier:
    """Make a dossier.

    `actors` maps ids to a kind, or to a kind and whom it speaks for. A report is a sentence, its
    day and its claims; each claim may name the `words` that it is about.
    """
    sources, passages, claims = [], [], []
    for at, (text, day, said) in enumerate(reports, start=1):
        source = Source(
            f"s{at}", title=f"Report {at}", published=day, sha256=f"{at:064}", text=text
        )
        sources.append(source)
        passages.append(Passage(f"p{at}", source.id, "body", 0, len(text)))
        claims += [_claim(len(claims) + n, source, each) for n, each in enumerate(said, start=1)]
    listed = tuple(
        ReportedActor(ident, ident.replace("_", " ").title(), (),
                      *(kind if isinstance(kind, tuple) else (kind, None)))
        for ident, kind in actors.items()
    )  # fmt: skip
    return Dossier(tuple(sources), tuple(passages), listed, tuple(claims))


def _claim(number: int, source: Source, said: Said) -> Claim:
    text = source.text or ""
    words = said.get("words", text)
    start = text.index(words)
    return Claim(
        id=f"c{number}",
        kind=said.get("kind", "relation"),
        actor=said.get("actor"),
        act=said.get("act"),
        plover=said.get("plover"),
        target=said.get("target"),
        content=(Span(start, start + len(words)),),
        date=None if said.get("day") is None else date.fromisoformat(said["day"]),
        polarity=said.get("polarity", True),
        modality=said.get("modality", "done"),
        evidence=(Evidence.cite(source, 0, len(text)),),
    )
