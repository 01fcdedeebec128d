"""Whatever a model answers, reading does not fail and every offset is exact."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.evidence import verify
from standoff.reading.llm import clerk
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.costs import Usage
from standoff.reading.llm.kept import KeptAnswer
from standoff.reading.llm.reader import ModelReader
from standoff.reading.read import read_text

TEXT = (
    "“We reject the plan,” Peru’s minister, Ana Lund, said on Monday. Chile – and 😀 Bolivia – "
    "will send 1,200 troops by 1 June 2031;\r\nshe said “no”."
)
WORDS = TEXT.split()
ACTS = ["demand", "reject", "deploy", "back", "member", "send", "said", "x", ""]

stretches = st.tuples(st.integers(0, len(WORDS)), st.integers(1, 12)).map(
    lambda at: " ".join(WORDS[at[0] : at[0] + at[1]])
)
words = st.one_of(stretches, st.sampled_from([TEXT, "Peru", "she", "Zambia"]), st.text(max_size=5))
maybe = st.one_of(st.none(), words)
proposals = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["quotation", "stance", "commitment", "deadline", "event", "relation"]
        ),
        "quote": words,
    },
    optional={
        "actor": maybe,
        "target": maybe,
        "act": st.one_of(st.none(), st.sampled_from(ACTS)),
        "content": st.lists(words, max_size=3),
        "date": maybe,
        "quantity": maybe,
        "cue": maybe,
        "polarity": st.booleans(),
        "modality": st.sampled_from(["done", "reported", "threatened"]),
    },
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(proposals, max_size=8))
def test_any_proposals(proposed: list[dict[str, Any]]) -> None:
    def ask(
        _: Endpoint,
        questions: Sequence[str],
        __: object,
        on_answer: Callable[[int, KeptAnswer], None],
        ___: object,
    ) -> None:
        for number in range(len(questions)):
            on_answer(number, KeptAnswer(json.dumps({"claims": proposed}), Usage(1, 1)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clerk, "ask", ask)
        model = ModelReader(Endpoint("address", "m", "http://here.invalid", None))
        dossier = read_text(TEXT, published="2031-03-05", second=model)
    verify((e for c in dossier.claims for e in c.evidence), {"s1": dossier.sources[0]})
    summary = model.summary()
    assert sum(summary.refused.values()) <= len(proposed)
    spans = [s for c in dossier.claims for s in (*c.content, c.cue, c.speaker_span) if s]
    assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)
    named = {actor.id for actor in dossier.actors}
    assert {c.actor for c in dossier.claims} <= named | {None}
    assert "zambia" not in named
