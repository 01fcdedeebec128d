"""Score passages on labelled news pages: 4-gram shingle F1 of the story, averaged over pages.

Needs ``../shared/gold``, which does not belong to the project. ``--worst N`` lists the N worst
pages with the lines that are lost or added.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

from standoff.reading.passages import find_passages
from standoff.reading.source import source_from_text

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "pages-dev.jsonl.gz"
STORY = ("lead", "body", "subheading")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words."""
    words = text.split()
    if len(words) < 4:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[place : place + 4]) for place in range(len(words) - 3))


def score(found: str, right: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the shingles."""
    ours, theirs = shingles(found), shingles(right)
    both = sum((ours & theirs).values())
    precision = both / sum(ours.values()) if ours else 0.0
    recall = both / sum(theirs.values()) if theirs else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def main() -> int:
    """Print the mean precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not GOLD.exists():
        print("../shared/gold is not here: nothing to measure on")
        return 0
    with gzip.open(GOLD, "rt", encoding="utf-8") as stream:
        pages = [json.loads(line) for line in stream]
    began = time.perf_counter()
    results = []
    for page in pages:
        passages = find_passages(source_from_text(page["text"]))
        story = "\n".join(
            page["text"][item.start : item.end] for item in passages if item.kind in STORY
        )
        results.append((*score(story, page["body"]), page, passages))
    spent = time.perf_counter() - began
    means = [sum(result[place] for result in results) / len(results) for place in range(3)]
    print("pages {}  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(len(pages), *means))
    print(f"{spent:.2f} s for {sum(len(page['text']) for page in pages) / 1e6:.2f} M characters")
    for *figures, page, passages in sorted(results, key=lambda item: item[2])[: options.worst]:
        print("=" * 20, page["url"], "P {:.2f} R {:.2f} F {:.2f}".format(*figures))
        body = " ".join(page["body"].split())
        for item in passages:
            text = " ".join(page["text"][item.start : item.end].split())
            if item.kind in STORY and text not in body:
                print("  + ", item.kind, text[:150])
            elif item.kind not in STORY and text in body and len(text) > 12:
                print("  - ", item.kind, text[:150])
    return 0


if __name__ == "__main__":
    sys.exit(main())
