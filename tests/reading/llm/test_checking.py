"""Nothing that a model says is believed: each claim has to be borne out by its passage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

TEXT = (
    "“We will never accept the treaty,” Peru’s foreign minister, Ana Lund, said on Monday. "
    "Ardonia sent 1,200 troops to the border on 1 March 2031. Ardonia rejects the demand, and "
    "Ardonia rejects the offer. Peru and Chile demand talks by Friday."
)

REJECTS = {
    "kind": "stance", "quote": "Ardonia rejects the demand", "act": "reject", "actor": "Ardonia",
    "content": ["the demand"],
}  # fmt: skip
SAYS = {
    "kind": "quotation",
    "quote": '"We will never accept the treaty," Peru\'s foreign minister, Ana Lund, said on '
    "Monday.",
    "content": ["We will never accept the treaty,"],
    "actor": "Peru's foreign minister, Ana Lund",
    "cue": "said",
}
SENDS = {
    "kind": "commitment", "quote": "Ardonia sent 1,200 troops to the border on 1 March 2031.",
    "act": "deploy", "actor": "Ardonia", "content": ["1,200 troops to the border"],
    "date": "1 March 2031", "quantity": "1,200 troops",
}  # fmt: skip
DEMANDS = {
    "kind": "stance", "quote": "Peru and Chile demand talks by Friday.", "act": "demand",
    "actor": "Peru and Chile", "content": ["talks by Friday"], "date": "Friday",
}  # fmt: skip


def test_a_quotation_has_marks_form_and_speaker_as_the_text_has(
    proposing: Callable[..., Any],
) -> None:
    read = proposing(TEXT, SAYS)
    (claim,) = read.of_model
    assert read.words(claim) == ["“We will never accept the treaty,”"]
    assert (claim.form, claim.speaker, claim.actor) == ("direct", "ana_lund", "peru")
    assert claim.modality == "reported"
    assert claim.evidence[0].exact == TEXT[: claim.evidence[0].end]
    assert read.summary.refused == {}


def test_dates_counts_and_actors_are_resolved_as_the_reader_resolves_them(
    proposing: Callable[..., Any],
) -> None:
    read = proposing(TEXT, SENDS, DEMANDS)
    found = {(c.kind, c.actor): c for c in read.of_model}
    sent = found["commitment", "ardonia"]
    assert sent.date == date(2031, 3, 1)
    assert sent.quantity is not None
    assert (sent.quantity.value, sent.quantity.unit) == (1200, "troops")
    assert sent.plover == "MOBILIZE"
    assert found["stance", "peru"].date == found["stance", "chile"].date == date(2031, 3, 7)


def test_what_both_found_is_marked_once(proposing: Callable[..., Any]) -> None:
    read = proposing(TEXT, {**SENDS, "content": ["sent 1,200 troops to the border"]}, SAYS)
    assert [c.found_by for c in read.of_model] == [("standoff", "address:played")] * 2
    alone = proposing(TEXT)
    assert len(alone.dossier.claims) == len(read.dossier.claims)
    assert all(c.found_by == ("standoff",) for c in alone.dossier.claims)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Ardonia accepts the demand"}, "the evidence is not in the passage"),
        ({"quote": "ardonia rejects the demand"}, "the evidence is not in the passage"),
        ({"quote": ""}, "the evidence is not in the passage"),
        ({"quote": "Ardonia rejects the"}, "the evidence stands in the passage more than once"),
        ({"content": ["the demands"]}, "the content is not in the passage"),
        ({"content": ["Ardonia"], "quote": "Ardonia rejects the demand, and Ardonia rejects the "
          "offer."}, "the content stands in the evidence more than once"),
        ({"content": ["Monday", "said on Monday"]}, "the parts of the content overlap"),
        ({"content": ["Ardonia rejects the"], "quote": "Peru and Chile demand talks"},
         "the content stands in the passage more than once"),
        ({"actor": "Zambia"}, "the actor is not in the passage"),
        ({"target": "Zambia"}, "the target is not in the passage"),
        ({"date": "2031-03-01"}, "the date is not in the passage"),
        ({"quantity": "1200"}, "the count is not in the passage"),
        ({"act": "adore"}, "the act is none that a stance can be"),
        ({"act": None}, "the act is none that a stance can be"),
        ({"kind": "commitment"}, "the act is none that a commitment can be"),
        ({"kind": "relation"}, "the act is none that a relation can be"),
        ({"kind": "event", "act": "bomb"}, "the act of an event is no word of its evidence"),
        ({"kind": "event", "act": ""}, "the act of an event is no word of its evidence"),
        ({"kind": "quotation", "content": []}, "a quotation has no content"),
        ({"kind": "quotation", "cue": "swore"}, "the word of saying is not in the passage"),
    ],
)  # fmt: skip
def test_what_the_passage_does_not_bear_out_is_refused_and_counted(
    proposing: Callable[..., Any], change: dict[str, Any], reason: str
) -> None:
    read = proposing(TEXT, {**REJECTS, **change}, REJECTS)
    assert read.summary.refused == {reason: 1}
    assert read.summary.accepted == 1
    assert len(read.of_model) == 1


def test_who_is_not_plain_is_nobody(proposing: Callable[..., Any]) -> None:
    text = "A spokesman rejected the offer. The committee, which met on Monday, rejects the demand."
    read = proposing(
        text,
        {"kind": "stance", "quote": "A spokesman rejected the offer.", "act": "reject",
         "actor": "A spokesman", "content": ["the offer"]},
    )  # fmt: skip
    assert [c.actor for c in read.of_model] == [None]


def test_one_of_two_joined_names_is_one(proposing: Callable[..., Any]) -> None:
    read = proposing(TEXT, {**DEMANDS, "actor": "Peru"})
    assert {c.actor for c in read.of_model} == {"peru"}
    read = proposing(TEXT, {**DEMANDS, "actor": "Chile"})
    assert {c.actor for c in read.of_model} == {"chile"}


def test_an_event_is_named_by_a_verb_of_its_evidence(proposing: Callable[..., Any]) -> None:
    read = proposing(TEXT, {**SENDS, "kind": "event", "act": "sent", "plover": "MOBILIZE"})
    assert {(c.act, c.plover) for c in read.of_model} == {("send", "MOBILIZE")}


def test_content_outside_the_evidence_is_cited_too(proposing: Callable[..., Any]) -> None:
    read = proposing(TEXT, {**REJECTS, "content": ["accept the treaty"]})
    (claim,) = read.of_model
    assert [item.exact for item in claim.evidence] == [REJECTS["quote"], "accept the treaty"]


@pytest.mark.parametrize(
    "text",
    [
        "“Keine Sorge – 😀 nïe” said Ana Lund.\r\nPeru rejects\tthe e\u0301lan of Chile.",
        "Peru rejects the \u202eplan\u202c of Chile, “whole” and entire.\ud800 So it said.",
        "Peru rejects the plan of Chile. " + "It will not sign. " * 900,
    ],
)
def test_offsets_are_exact_in_any_text(both: Callable[..., Any], text: str) -> None:
    from played_endpoint import claims

    def part(request: Any) -> Any:
        words = request.passage.split(".")[0]
        return claims({"kind": "stance", "quote": words, "act": "reject", "content": [words]})

    read = both(text, part)
    assert read.summary.failed == ()
    assert read.of_model
    source = read.dossier.sources[0]
    for claim in read.of_model:
        for item in claim.evidence:
            assert (source.text or "")[item.start : item.end] == item.exact
