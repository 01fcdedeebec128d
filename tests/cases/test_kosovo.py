"""The Kosovo case: it cites what it says it cites, and settles where its notes say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from standoff.cases import load_case
from standoff.dispute.calendar import phases
from standoff.dispute.check import check
from standoff.dispute.model import Dispute, Grounds, Statements
from standoff.evidence import Evidence, digest, verify
from standoff.stability.commitments import commitments
from standoff.stability.solve import solve

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "kosovo-2007-12-07.txt"
PUBLISHED = date(2007, 12, 7)
DEADLINE = date(2007, 12, 10)
CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")

needs_article = pytest.mark.skipif(
    not ARTICLE.exists(), reason="../shared is not present: the article is not passed on"
)


@pytest.fixture(scope="module")
def kosovo() -> Dispute:
    return load_case("kosovo-2007")


def demo_bytes() -> bytes:
    return (files("standoff") / "demo" / "kosovo-talks.txt").read_bytes()


def cited(dispute: Dispute, source: str) -> list[Evidence]:
    return [item for item in dispute.evidence.values() if item.source == source]


def check_against(dispute: Dispute, source: str, raw: bytes) -> None:
    known = dispute.sources[source]
    text = raw.decode("utf-8")
    assert known.sha256 == digest(text)
    verify(cited(dispute, source), {source: replace(known, text=text)})


def grounds(dispute: Dispute) -> Iterator[tuple[str, Grounds]]:
    for actor in dispute.actors:
        yield actor.id, actor.grounds
        for option in actor.options:
            yield f"{actor.id}.{option.id}", option.grounds
        assert isinstance(actor.preference, Statements)
        for level in actor.preference.levels:
            for statement in level:
                yield f"{actor.id}: {statement.expression}", statement.grounds
        for unknown in actor.unknown:
            yield f"{actor.id}: unknown", unknown.grounds
    for constraint in dispute.constraints:
        yield str(constraint.expression), constraint.grounds
    yield "status quo", dispute.status_quo_grounds


def taken(state: str, dispute: Dispute) -> set[str]:
    return {name for name, letter in zip(dispute.options, state, strict=True) if letter == "Y"}


def test_quotes_the_demo_report_word_for_word(kosovo: Dispute) -> None:
    items = cited(kosovo, "s2")
    assert len(items) >= 20
    assert all(item.exact for item in items)
    check_against(kosovo, "s2", demo_bytes())


@needs_article
def test_places_its_evidence_in_the_article(kosovo: Dispute) -> None:
    check_against(kosovo, "s1", ARTICLE.read_bytes())


def test_withholds_the_article(kosovo: Dispute) -> None:
    items = cited(kosovo, "s1")
    assert len(items) == len(cited(kosovo, "s2"))
    assert not any(item.exact or item.prefix or item.suffix for item in items)


@needs_article
@pytest.mark.parametrize("path", ["demo/kosovo-talks.txt", "cases/kosovo-2007.yaml"])
def test_repeats_no_passage_of_the_article(path: str) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[\w']+", text.lower())
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    shipped = files("standoff").joinpath(path).read_text(encoding="utf-8")
    assert not runs(shipped) & runs(ARTICLE.read_text(encoding="utf-8"))


def test_every_element_has_grounds_and_all_evidence_is_used(kosovo: Dispute) -> None:
    found = dict(grounds(kosovo))
    assert [name for name, item in found.items() if not (item.because or item.assumed)] == []
    used = {evidence for item in found.values() for evidence in item.because}
    assert used == set(kosovo.evidence)


def test_passes_the_model_check(kosovo: Dispute) -> None:
    assert [item for item in check(kosovo) if item.level != "note"] == []


def test_the_deadline_parts_two_phases(kosovo: Dispute) -> None:
    assert phases(kosovo) == (PUBLISHED, DEADLINE)


def test_status_quo_holds_until_the_deadline(kosovo: Dispute) -> None:
    before = solve(kosovo, CONCEPTS, as_of=PUBLISHED)
    here = before.index(str(kosovo.status_quo))
    assert taken(before.state(here), kosovo) == {
        "albanians.accept_plan", "serbia.propose", "russia.block", "nato.troops",
    }  # fmt: skip
    assert all(array[here] for array in before.equilibria.values())


def test_status_quo_falls_with_the_deadline(kosovo: Dispute) -> None:
    after = solve(kosovo, CONCEPTS, as_of=DEADLINE)
    here = after.index(str(kosovo.status_quo))
    assert not any(array[here] for array in after.equilibria.values())
    unstable = {
        actor for by in after.stable.values() for actor, array in by.items() if not array[here]
    }
    assert unstable == {"albanians"}


@pytest.mark.parametrize("index", "abcd")
@pytest.mark.parametrize("concept", ["Nash", "SEQ", "SSEQ"])
def test_settles_in_recognised_independence(kosovo: Dispute, concept: str, index: str) -> None:
    after = solve(kosovo, [concept], as_of=DEADLINE)
    (state,) = after.settled(f"{concept}_{index}")
    assert taken(state, kosovo) == {
        "albanians.declare", "albanians.accept_plan", "serbia.propose", "russia.block",
        "us.recognise", "eu.recognise", "nato.troops",
    }  # fmt: skip


def without(dispute: Dispute, actor_id: str, name: str) -> Dispute:
    """The dispute without one actor's statement of this name."""
    actors = []
    for actor in dispute.actors:
        if actor.id == actor_id:
            assert isinstance(actor.preference, Statements)
            levels = tuple(
                level for level in actor.preference.levels if name not in {s.name for s in level}
            )
            assert len(levels) == len(actor.preference.levels) - 1
            actor = replace(actor, preference=Statements(levels))  # noqa: PLW2901
        actors.append(actor)
    return replace(dispute, actors=tuple(actors))


def test_force_hinges_on_deterrence(kosovo: Dispute) -> None:
    changed = without(kosovo, "serbia", "NATO's troops deter force")
    settled = solve(changed, ["Nash"], as_of=DEADLINE)
    assert {"serbia.resist" in taken(s, kosovo) for s in settled.settled("Nash_b")} == {True, False}
    assert settled.settled("Nash_a") == ()


def test_agreement_hinges_on_sovereignty(kosovo: Dispute) -> None:
    agreed = {"albanians.accept_plan", "serbia.accept_plan", "russia.block", "nato.troops"}

    def settles(dispute: Dispute) -> bool:
        found = solve(dispute, ["SEQ"], as_of=DEADLINE).settled("SEQ_a")
        return agreed in [taken(state, kosovo) for state in found]

    assert not settles(kosovo)
    assert settles(without(kosovo, "serbia", "Sovereignty is not conceded"))


def test_the_threat_to_declare_is_credible_once_the_deadline_has_passed(kosovo: Dispute) -> None:
    before, _ = commitments(kosovo).items
    assert not before.where["possible"].any()
    threat, promise = commitments(kosovo, as_of=DEADLINE).items
    assert threat.here is not None
    assert (threat.here.credible, threat.here.sequentially_credible) == ("yes", "yes")
    assert promise.here is not None
    assert promise.here.status == "idle"
    assert (promise.where["credible"] == promise.where["applies"]).all()
