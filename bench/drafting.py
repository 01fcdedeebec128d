"""Measure drafting from many reports of one dispute: seconds and memory.

The reports are the nine on the Brenn sluices (tests/data/sluices), told again on other days with
the letters of some words shuffled, so that none is a reprint; their claims are copied, not read.

    python bench/drafting.py            200, 1,000 and 2,000 reports
    python bench/drafting.py 500        so many
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from standoff.drafting.draft import draft
from standoff.evidence import Evidence
from standoff.reading.dossier import Dossier
from standoff.reading.read import read

REPORTS = Path(__file__).resolve().parents[1] / "tests" / "data" / "sluices"
A_DAY = 6
"""Reports that come out each day."""
KEPT = 0.6
"""The share of long words that stay as they are."""


def many(count: int) -> Dossier:
    """Tell the nine reports again and again, in other words and on other days."""
    told = read(REPORTS)
    generator = random.Random(1)  # noqa: S311

    def other(word: re.Match[str]) -> str:
        kept = generator.random() < KEPT
        return word[0] if kept else "".join(generator.sample(word[0], len(word[0])))

    sources, passages, claims = [], [], []
    for number in range(count):
        source = told.sources[number % len(told.sources)]
        text = re.sub(r"\b[a-z]{6,}\b", other, source.text or "")
        ident = f"s{number + 1}"
        day = date(2021, 3, 1) + timedelta(days=number // A_DAY)
        published = f"{day}T{8 + number % A_DAY:02}:00:00+00:00"
        digest = f"{number:064x}"
        sources.append(replace(source, id=ident, text=text, published=published, sha256=digest))
        for passage in told.passages:
            if passage.source == source.id:
                passages.append(replace(passage, id=f"p{len(passages) + 1}", source=ident))
        for claim in told.claims:
            if claim.evidence[0].source == source.id:
                evidence = tuple(
                    Evidence(ident, e.start, e.end, text[e.start : e.end]) for e in claim.evidence
                )
                claims.append(replace(claim, id=f"c{len(claims) + 1}", evidence=evidence))
    return Dossier(tuple(sources), tuple(passages), told.actors, tuple(claims))


def main() -> None:
    """Print a line for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=int, nargs="*", default=[200, 1000, 2000])
    for count in parser.parse_args().reports:
        dossier = many(count)
        before = time.perf_counter()
        dispute = draft(dossier)
        took = time.perf_counter() - before
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:,} reports, {len(dossier.claims):,} claims: {took:.1f} s, "
            f"{len(dispute.options)} options; at most {most:.0f} MB with the reader"
        )


if __name__ == "__main__":
    main()
