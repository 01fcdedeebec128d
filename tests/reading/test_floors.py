"""Floors under the figures of ``docs/reading-figures.md``: none of them may fall unseen.

The passages of ``tests/data/labelled`` are always read. The dev sets are read where ``../shared``
is present: dates and pages whole, of the quotations every third article and of the events every
fourth sentence, so that all of it stays below two minutes. The floors of those two are those of
their samples.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
shared = pytest.mark.skipif(not GOLD.is_dir(), reason="../shared not present")

CORPUS = "6b69a8bf2b91e7d3"
"""Digest of the labelled passages; floors are those of this corpus and of no other."""

LABELLED = {
    "quotation": (85.0, 89.0, 87.0),
    "with speaker": (84.0, 88.0, 86.0),
    "speaker resolved": (90.0, 75.0, 83.0),
    "deed": (70.0, 85.0, 77.0),
    "details": (70.0, 70.0, 70.0),
    "deadline": (90.0, 100.0, 94.5),
    "count": (96.0, 77.0, 85.0),
}
"""Kind to precision, recall and F1, in percent."""

QUOTATIONS = {
    "content": 66.0,
    "with speaker": 62.5,
    "direct with speaker": 89.5,
    "indirect with speaker, recall": 39.0,
}
"""Of every third article; of all of them see the docs."""

HTML = {"development": 0.98, "held out": 0.965, "held out, 2": 0.965}
"""F1 of the story taken out of pages of our own."""


@cache
def bench(name: str) -> Any:
    """Load a script of ``bench/``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def labelled() -> tuple[Any, list[str]]:
    tally, wrong = bench("labelled").score(bench("labelled").corpus())
    return tally, wrong


def test_the_labelled_passages_are_those_the_floors_were_measured_on() -> None:
    items = bench("labelled").corpus()
    assert len(items) >= 40
    assert len({item["style"] for item in items}) >= 8
    deeds = [deed for item in items for deed in item.get("deeds", ())]
    assert {deed["plover"] for deed in deeds if "plover" in deed} == {
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip
    assert bench("labelled").corpus_digest() == CORPUS


def test_every_label_quotes_its_passage() -> None:
    for item in bench("labelled").corpus():
        for label in (label for kind in item.values() if isinstance(kind, list) for label in kind):
            content = label.get("content", [])
            once = [*([content] if isinstance(content, str) else content), label.get("words")]
            for words in filter(None, once):
                assert item["text"].count(words) == 1, (item["id"], words)
            for words in filter(None, (label.get("cue"), label.get("speaker"))):
                assert "words" in label or words in item["text"], (item["id"], words)


@pytest.mark.parametrize("kind", list(LABELLED))
def test_labelled_passages(kind: str) -> None:
    found = bench("labelled").figures(labelled()[0], kind)
    assert all(f >= floor for f, floor in zip(found, LABELLED[kind], strict=True)), found


def test_what_must_not_be_claimed_of_labelled_passages() -> None:
    assert labelled()[1] == []


@shared
def test_quotations_of_the_dev_set() -> None:
    quotations = bench("quotations")
    some = quotations.articles()[::3]
    found = quotations.figures(quotations.table(some, [quotations.predicted(a) for a in some]))
    assert all(found[name] >= floor for name, floor in QUOTATIONS.items()), found


@shared
def test_events_of_the_dev_set() -> None:
    events = bench("events")
    items = [json.loads(line) for line in events.GOLD.read_text(encoding="utf-8").splitlines()]
    _, macro, _ = events.scores([(i["plover"], events.predicted(i)) for i in items[::4]])
    assert macro >= 75.0, macro


@shared
def test_full_days_of_the_dev_set() -> None:
    from standoff.reading.dates import find_dates

    right = total = 0
    for line in (GOLD / "dates-dev.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        mentions = find_dates(report["text"], published=date.fromisoformat(report["dct"]))
        for label in (d for d in report["dates"] if len(d.get("when", "")) == 10):
            total += 1
            right += any(
                m.span.start < label["end"]
                and label["start"] < m.span.end
                and str(m.day) == label["when"]
                for m in mentions
            )
    assert right >= 0.95 * total, (right, total)


@shared
def test_bodies_of_the_dev_set() -> None:
    from standoff.reading.passages import find_passages
    from standoff.reading.source import source_from_text

    pages = bench("pages")
    scores = []
    with gzip.open(pages.GOLD, "rt", encoding="utf-8") as stream:
        for page in map(json.loads, stream):
            text = page["text"]
            kept = [p for p in find_passages(source_from_text(text)) if p.kind in pages.STORY]
            story = "\n".join(text[p.start : p.end] for p in kept)
            scores.append(pages.score(story, page["body"])[2])
    assert sum(scores) / len(scores) >= 0.905, sum(scores) / len(scores)


@pytest.mark.parametrize("pages", list(HTML))
def test_bodies_of_html_pages(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "bench")
    found = bench("html_pages").figures(pages)
    assert found[2] >= HTML[pages], found


def test_every_html_page_has_its_body() -> None:
    folder = ROOT / "tests" / "data" / "html"
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) == 66
    for page in pages:
        body = page.with_suffix(".body.txt").read_text(encoding="utf-8")
        assert 30 <= len(body.split()) <= 900, page.stem
