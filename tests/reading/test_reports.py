"""What is read from whole reports, against what a careful analyst reads from them.

Counts are compared with floors that lie a little below what is read today, so that a change for
the worse shows; what must never be claimed is exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from standoff.evidence import Span
from standoff.reading.dossier import Dossier
from standoff.reading.read import read
from standoff.reading.records import Claim

DATA = Path(__file__).parents[1] / "data" / "reports"
DEVELOPMENT = sorted(DATA.glob("*.expected.yaml"))
HELD_OUT = sorted((DATA / "held-out").glob("*.expected.yaml"))
CATEGORIES = ("quotations", "stances", "commitments", "deadlines", "events", "relations")


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was read, and what is expected of it."""

    dossier: Dossier
    expected: dict[str, Any]

    @property
    def text(self) -> str:
        text = self.dossier.sources[0].text
        assert text is not None
        return text

    def places(self, words: str) -> list[Span]:
        """Where some words stand, however the lines are broken."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.finditer(pattern, self.text)
        return [Span(match.start(), match.end()) for match in found]

    def claims(self, kind: str) -> Iterator[Claim]:
        return (claim for claim in self.dossier.claims if claim.kind == kind)

    def is_called(self, actor: str | None, name: str | None) -> bool:
        """Whether an actor is the one that the expected file names."""
        if actor is None or name is None:
            return actor is None and name is None
        listed = [*self.expected["actors"], *self.expected["people"]]
        known = next((item for item in listed if item["name"] == name), {"name": name})
        wanted = {plain(known["name"]), *(plain(alias) for alias in known.get("aliases", []))}
        record = next(item for item in self.dossier.actors if item.id == actor)
        return bool(wanted & {plain(record.name), *(plain(alias) for alias in record.aliases)})

    def acts(self, actor: str | None, name: str | None) -> bool:
        """Whether an actor is the one named, or the one for whom a person of that name speaks."""
        principals = (
            person.speaks_for
            for person in self.dossier.actors
            if person.speaks_for is not None and self.is_called(person.id, name)
        )
        return self.is_called(actor, name) or (actor is not None and actor in principals)

    def cites(self, claim: Claim, words: str) -> bool:
        """Whether a claim's evidence takes in some words."""
        places = self.places(words)
        return any(place.overlaps(item.span) for place in places for item in claim.evidence)


def plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


@cache
def opened(path: Path) -> Read:
    expected = YAML(typ="safe").load(path)
    return Read(read(path.parent / expected["report"]), expected)


def covers(claim: Claim, places: list[Span]) -> bool:
    return any(
        sum(
            max(0, min(part.end, place.end) - max(part.start, place.start))
            for part in claim.content
        )
        > 0.8 * (place.end - place.start)
        for place in places
    )


def quotation(report: Read, item: dict[str, Any]) -> bool:
    return any(
        report.is_called(claim.speaker, item["speaker"])
        and covers(claim, report.places(item["contains"]))
        for claim in report.claims("quotation")
    )


def stance(report: Read, item: dict[str, Any]) -> bool:
    acts = {"refuse": {"reject", "refuse to concede"}}.get(item["act"], {item["act"]})
    return any(
        claim.act in acts
        and report.acts(claim.actor, item["actor"])
        and report.cites(claim, item["contains"])
        and ("target" not in item or report.is_called(claim.target, item["target"]))
        for claim in report.claims("stance")
    )


def commitment(report: Read, item: dict[str, Any]) -> bool:
    if item["act"] == "promise":
        return stance(report, item)
    return any(
        claim.act == item["act"]
        and report.acts(claim.actor, item["actor"])
        and report.cites(claim, item["contains"])
        and ("value" not in item or has_count(claim, item))
        for claim in report.claims("commitment")
    )


def has_count(claim: Claim, item: dict[str, Any]) -> bool:
    return claim.quantity is not None and claim.quantity.value == item["value"]


def deadline(report: Read, item: dict[str, Any]) -> bool:
    return any(
        str(claim.date) == str(item["date"])
        and report.cites(claim, item["contains"])
        and report.acts(claim.actor, item["set_by"])
        for claim in report.claims("deadline")
    )


def event(report: Read, item: dict[str, Any]) -> bool:
    return any(
        str(claim.date).startswith(str(item["date"]))
        and report.cites(claim, item["contains"])
        and ("value" not in item or has_count(claim, item))
        for claim in report.claims("event")
    )


def relation(report: Read, item: dict[str, Any]) -> bool:
    """Whether an actor has a relation, itself or as one of those that make up a body."""
    bodies = {
        claim.target
        for claim in report.claims("relation")
        if claim.act == "member" and report.is_called(claim.actor, item["actor"])
    }
    return any(
        claim.act == item["act"]
        and (claim.actor in bodies or report.acts(claim.actor, item["actor"]))
        and report.is_called(claim.target, item["target"])
        for claim in report.claims("relation")
    )


FINDERS: dict[str, Callable[[Read, dict[str, Any]], bool]] = {
    "quotations": quotation,
    "stances": stance,
    "commitments": commitment,
    "deadlines": deadline,
    "events": event,
    "relations": relation,
}


def found(paths: list[Path], category: str) -> tuple[int, int]:
    """How much of a category is read from some reports, and how much there is."""
    results = [
        FINDERS[category](opened(path), item)
        for path in paths
        for item in opened(path).expected[category]
    ]
    return sum(results), len(results)


# What is read today is a little more: (development, held out).
FLOORS = {
    "quotations": (24, 12),
    "stances": (24, 22),
    "commitments": (3, 2),
    "deadlines": (5, 3),
    "events": (4, 4),
    "relations": (13, 3),
}


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("place", [0, 1], ids=["development", "held-out"])
def test_as_much_is_read_as_before(category: str, place: int) -> None:
    paths = (DEVELOPMENT, HELD_OUT)[place]
    read_now, _ = found(paths, category)
    assert read_now >= FLOORS[category][place]


@pytest.mark.parametrize("path", [*DEVELOPMENT, *HELD_OUT], ids=lambda path: path.name)
def test_what_must_never_be_claimed_is_not(path: Path) -> None:
    report = opened(path)
    for words in report.expected["never"]:
        assert [claim.id for claim in report.dossier.claims if report.cites(claim, words)] == []


@pytest.mark.parametrize("path", [*DEVELOPMENT, *HELD_OUT], ids=lambda path: path.name)
def test_people_speak_for_whom_the_report_says_or_nobody(path: Path) -> None:
    """A person may be found to speak for nobody, but never for somebody else."""
    report = opened(path)
    for person in report.expected["people"]:
        for actor in report.dossier.actors:
            if report.is_called(actor.id, person["name"]) and actor.speaks_for is not None:
                assert report.is_called(actor.speaks_for, person["speaks_for"]), person["name"]
