"""Score the PLOVER classes of stances and events on labelled sentences.

Needs ``../shared/gold``, which does not belong to the project. Each sentence is read as a report of
its own. Of its stances and events the one counts whose actor and target share the most words (of
three letters and more) with the marked source and target; where none shares any, or none is found,
the sentence counts as wrong.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from standoff.reading.dossier import Dossier
from standoff.reading.language import load_language
from standoff.reading.read import read_passages
from standoff.reading.records import Claim, Passage
from standoff.reading.source import source_from_text

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "events-dev.jsonl"
KINDS = frozenset({"stance", "event", "commitment"})
WORD = re.compile(r"\w{3,}")


def words(text: str) -> set[str]:
    """Return the words of three letters and more, in lower case."""
    return {word.casefold() for word in WORD.findall(text)}


def read_sentence(sentence: str) -> Dossier:
    """Read one sentence as the body of a report."""
    source = source_from_text(sentence)
    return read_passages(source, (Passage("p1", "s1", "body", 0, len(sentence)),))


def predicted(item: dict[str, str]) -> str | None:
    """Return the class of the claim that best fits what is marked, or None."""
    dossier = read_sentence(item["sentence"])
    text = item["sentence"]
    names = {actor.id: words(" ".join((actor.name, *actor.aliases))) for actor in dossier.actors}

    def fit(claim: Claim) -> tuple[int, int]:
        content = words(" ".join(text[span.start : span.end] for span in claim.content))
        source = len(words(item["source"]) & names.get(claim.actor or "", set()))
        target = names.get(claim.target or "", set()) or content
        marked = words(item["target"])
        return (source + len(marked & target), len(marked & content))

    found = [claim for claim in dossier.claims if claim.kind in KINDS and claim.plover]
    best = max(found, key=fit, default=None)
    return None if best is None or fit(best) == (0, 0) else best.plover


def scores(pairs: list[tuple[str, str | None]]) -> tuple[float, float, list[str]]:
    """Return accuracy, macro-F1 (both in percent) and a line for each class."""
    gold, said = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    f1 = {name: 200 * right[name] / (gold[name] + said[name]) for name in sorted(gold)}
    lines = [
        f"{name:<10} {gold[name]:>5} {said[name]:>6} {right[name]:>6} {f1[name]:>6.1f}"
        for name in f1
    ]
    return 100 * sum(right.values()) / len(pairs), sum(f1.values()) / len(f1), lines


def main() -> int:
    """Print the table; with an argument, also the wrong ones to that file."""
    if not GOLD.exists():
        print("../shared/gold is not here: nothing to measure on")
        return 0
    items = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    load_language()
    began = time.perf_counter()
    pairs = [(item["plover"], predicted(item)) for item in items]
    spent = time.perf_counter() - began
    accuracy, macro, lines = scores(pairs)
    print(f"{'class':<10} {'gold':>5} {'found':>6} {'right':>6} {'F1':>6}")
    print("\n".join(lines))
    none = sum(p is None for _, p in pairs)
    print(f"accuracy {accuracy:.1f}, macro-F1 {macro:.1f}; nothing found in {none}")
    print(f"{spent:.1f} s for {len(items)} sentences")
    if len(sys.argv) > 1:
        wrong = [
            {**item, "found": found}
            for item, (_, found) in zip(items, pairs, strict=True)
            if item["plover"] != found
        ]
        Path(sys.argv[1]).write_text("".join(json.dumps(w) + "\n" for w in wrong), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
