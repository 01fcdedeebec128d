"""Small dossiers, built from a text and what is claimed of its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standoff.evidence import Evidence, Source, Span
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim, Passage, Quantity, ReportedActor

Build = Callable[..., Dossier]


def _claim(number: int, source: Source, given: dict[str, Any]) -> Claim:
    text = source.text or ""
    words = given.pop("words")
    start = text.index(words)
    sentence = text.rfind(". ", 0, start) + 1
    first = sentence + (1 if sentence else 0)
    last = text.index(".", start + len(words)) + 1
    day = given.pop("day", None)
    count = given.pop("count", None)
    return Claim(
        id=f"c{number}",
        kind=given.pop("kind", "stance"),
        actor=given.pop("actor", None),
        act=given.pop("act", None),
        plover=None,
        target=given.pop("target", None),
        content=(Span(start, start + len(words)),),
        date=None if day is None else date.fromisoformat(day),
        polarity=given.pop("polarity", True),
        modality=given.pop("modality", "done"),
        evidence=(Evidence.cite(source, first, last),),
        quantity=None if count is None else Quantity(count, given.pop("unit"), Span(0, 1)),
    )


@pytest.fixture
def build() -> Build:
    """Make a dossier of one report.

    `actors` maps ids to kinds, or to a kind and whom the actor speaks for; each claim names the
    `words` of the text that it is about.
    """

    def make(
        text: str,
        actors: dict[str, Any],
        claims: list[dict[str, Any]],
        published: str | None = "2020-03-02",
    ) -> Dossier:
        source = Source("s1", title="A quarrel", published=published, text=text)
        listed = [
            ReportedActor(
                ident,
                ident.replace("_", " ").title(),
                (),
                *(kind if isinstance(kind, tuple) else (kind, None)),
            )
            for ident, kind in actors.items()
        ]
        made = [_claim(n, source, dict(given)) for n, given in enumerate(claims, start=1)]
        passage = Passage("p1", "s1", "body", 0, len(text))
        return Dossier((source,), (passage,), tuple(listed), tuple(made))

    return make


AVARIA = (
    "Mediators of Norland met Avaria and Belmark. "
    "Avaria threatened to close the canal after the deadline. "
    "The deadline is 9 March. "
    "Belmark demanded that the talks go on. "
    "Norland proposed a joint authority. "
    "Avaria accepted the proposal. "
    "Belmark will keep 2,000 troops at the canal. "
    "Corland backs Belmark. "
    "Corland will respond if the canal is closed. "
)
"""A report in which something of every kind is said."""

AVARIA_ACTORS = {
    "avaria": "government",
    "belmark": "government",
    "norland": "government",
    "corland": "government",
}

AVARIA_CLAIMS: list[dict[str, Any]] = [
    {
        "kind": "relation",
        "act": "mediate",
        "actor": "norland",
        "target": "avaria",
        "words": "Mediators of Norland",
    },
    {
        "kind": "relation",
        "act": "mediate",
        "actor": "norland",
        "target": "belmark",
        "words": "Mediators of Norland",
    },
    {
        "act": "threaten",
        "actor": "avaria",
        "modality": "threatened",
        "words": "to close the canal after the deadline",
    },
    {"kind": "deadline", "act": "expire", "day": "2020-03-09", "words": "deadline is 9 March"},
    {"act": "demand", "actor": "belmark", "words": "the talks go on"},
    {"act": "propose", "actor": "norland", "words": "a joint authority"},
    {"act": "accept", "actor": "avaria", "words": "the proposal"},
    {
        "kind": "commitment",
        "act": "keep",
        "actor": "belmark",
        "modality": "intended",
        "count": 2000.0,
        "unit": "troops",
        "words": "keep 2,000 troops at the canal",
    },
    {
        "kind": "relation",
        "act": "back",
        "actor": "corland",
        "target": "belmark",
        "words": "Corland backs Belmark",
    },
    {"act": "support", "actor": "corland", "target": "belmark", "words": "Corland backs Belmark"},
    {"act": "threaten", "actor": "corland", "modality": "threatened", "words": "respond"},
    {
        "act": "oppose",
        "actor": "corland",
        "target": "avaria",
        "modality": "hypothetical",
        "words": "canal is closed",
    },
]


@pytest.fixture
def avaria(build: Build) -> Dossier:
    """The dossier of the canal dispute."""
    return build(AVARIA, AVARIA_ACTORS, AVARIA_CLAIMS)


@pytest.fixture
def avaria_with(build: Build) -> Callable[..., Dossier]:
    """Make the dossier of the canal dispute with more sentences and claims, or without some."""

    def make(
        more: str = "",
        claims: list[dict[str, Any]] | None = None,
        *,
        but: tuple[str, ...] = (),
        actors: dict[str, Any] | None = None,
    ) -> Dossier:
        kept = [given for given in AVARIA_CLAIMS if given["act"] not in but]
        return build(AVARIA + more, AVARIA_ACTORS | (actors or {}), [*kept, *(claims or [])])

    return make
