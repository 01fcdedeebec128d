"""The two sides of a dispute, as the claims of the reports weigh."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.evidence import Evidence
from standoff.reading.parties import infer_parties
from standoff.reading.records import Claim, ReportedActor

Reader = Callable[..., Any]


def claim(kind: Any, act: str, actor: str | None, target: str | None = None) -> Claim:
    evidence = (Evidence("s1", 0, 1, "x"),)
    return Claim("", kind, actor, act, None, target, (), None, True, "done", evidence)


def actors(*idents: str, persons: tuple[str, ...] = ()) -> list[ReportedActor]:
    return [
        ReportedActor(ident, ident, (), "person" if ident in persons else "government")
        for ident in (*idents, *persons)
    ]


def test_those_between_whom_somebody_mediates() -> None:
    claims = [
        *(claim("stance", "demand", "third") for _ in range(10)),
        claim("relation", "mediate", "fourth", "first"),
        claim("relation", "mediate", "fourth", "second"),
    ]
    assert infer_parties(claims, actors("first", "second", "third", "fourth")) == (
        "first",
        "second",
    )


def test_those_who_threaten_and_refuse() -> None:
    claims = [
        claim("stance", "threaten", "first"),
        claim("stance", "demand", "first"),
        claim("stance", "reject", "second"),
        claim("stance", "support", "third", "second"),
    ]
    assert infer_parties(claims, actors("first", "second", "third")) == ("first", "second")


def test_who_has_a_name_comes_before_who_is_only_described() -> None:
    claims = [
        claim("stance", "demand", "first"),
        claim("stance", "demand", "first"),
        claim("stance", "threaten", "crews"),
        claim("stance", "reject", "second"),
    ]
    named = [ReportedActor(ident, ident.title(), (), "company") for ident in ("first", "second")]
    known = [*named, ReportedActor("crews", "crews", (), "group")]
    assert infer_parties(claims, known) == ("first", "second")
    # But not where they weigh more.
    claims.append(claim("stance", "demand", "crews"))
    assert infer_parties(claims, known) == ("first", "crews")


def test_mediators_persons_and_keepers_of_forces_are_no_party() -> None:
    claims = [
        claim("stance", "demand", "first"),
        *(claim("stance", "demand", ident) for ident in ("broker", "member", "envoy", "keeper")),
        claim("relation", "mediate", "broker", "first"),
        claim("relation", "member", "member", "broker"),
        claim("commitment", "keep", "keeper"),
    ]
    known = actors("first", "broker", "member", "keeper", persons=("envoy",))
    assert infer_parties(claims, known) == ("first",)


def test_who_is_asked_or_threatened_by_name_is_a_side() -> None:
    claims = [
        claim("stance", "promise", "third"),
        claim("stance", "promise", "third"),
        claim("stance", "threaten", "first", "second"),
        claim("stance", "demand", "first", "second"),
    ]
    assert infer_parties(claims, actors("third", "second", "first")) == ("first", "second")


def test_nobody_where_nothing_is_claimed() -> None:
    assert infer_parties([], []) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Peru and Brazil failed.\nBoth sides rejected the plan.",
        "Peru and Brazil are far apart.\nBoth sides rejected the plan.",
        "Peru threatened to leave.\nBrazil demanded an apology.\nBoth sides rejected the plan.",
    ],
)
def test_both_sides_are_the_parties(report: Reader, text: str) -> None:
    claims = report(text).claims("stance", "reject")
    assert {c.actor for c in claims} == {"peru", "brazil"}
