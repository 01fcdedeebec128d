"""Score quotations on labelled news articles, as the scorer that comes with the labels does.

Needs ``../shared/gold``, which does not belong to the project. Every line of an article is read as
body text: the labels cover headings too.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from standoff.evidence import Span
from standoff.reading.language import load_language
from standoff.reading.read import read_passages
from standoff.reading.records import Passage
from standoff.reading.source import source_from_text

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
ARTICLES = GOLD / "quotations-dev.jsonl"
SCORER = GOLD / "score_quotations.py"


def lines_as_passages(text: str) -> Iterator[Passage]:
    """Yield each line that is not blank as a passage of the body."""
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Passage(f"p{number}", "s1", "body", start, start + len(line))
        start += len(line) + 1


def predicted(article: dict[str, str]) -> dict[str, object]:
    """Return the quotations of an article in the form that the scorer reads."""
    source = source_from_text(article["text"])
    dossier = read_passages(source, tuple(lines_as_passages(article["text"])))
    quotes = {
        (claim.speaker_span, claim.cue, claim.content): {
            "source": pairs(claim.speaker_span),
            "cue": pairs(claim.cue),
            "content": pairs(*claim.content),
        }
        for claim in dossier.claims
        if claim.kind == "quotation"
    }
    return {"id": article["id"], "quotes": list(quotes.values())}


def pairs(*spans: Span | None) -> list[list[int]]:
    """Write spans as pairs of offsets."""
    return [[span.start, span.end] for span in spans if span is not None]


def articles() -> list[dict[str, str]]:
    """Read the labelled articles."""
    return [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]


def table(labelled: list[dict[str, str]], found: list[dict[str, object]]) -> str:
    """Return what the labels' own scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        gold, path = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        gold.write_text("".join(json.dumps(item) + "\n" for item in labelled), encoding="utf-8")
        path.write_text("".join(json.dumps(item) + "\n" for item in found), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(path), "--name", "standoff"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures(scored: str) -> dict[str, float]:
    """Take the figures that are aimed at out of the scorer's table, in percent."""
    content = re.search(r"'iou', 0\.5\).*?F1 ([\d.]+) .*?F1 ([\d.]+)", scored)
    direct = re.search(r"'direct',\).*?F1 [\d.]+ .*?F1 ([\d.]+)", scored)
    indirect = re.search(r"recall indirect.*?speaker ([\d.]+)", scored)
    if content is None or direct is None or indirect is None:
        raise ValueError("the scorer's table does not look as it should")
    return {
        "content": float(content[1]),
        "with speaker": float(content[2]),
        "direct with speaker": float(direct[1]),
        "indirect with speaker, recall": float(indirect[1]),
    }


def main() -> int:
    """Print the scorer's table and the time that reading took."""
    if not ARTICLES.exists():
        print("../shared/gold is not here: nothing to measure on")
        return 0
    labelled = articles()
    load_language()
    began = time.perf_counter()
    found = [predicted(article) for article in labelled]
    spent = time.perf_counter() - began
    print(table(labelled, found), end="")
    size = sum(len(article["text"]) for article in labelled)
    print(f"{spent:.1f} s for {len(labelled)} articles of {size / 1e6:.2f} M characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
