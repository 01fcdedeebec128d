"""Score dates on labelled reports: share of full days that are found and rightly resolved.

Needs ``../shared/gold``, which does not belong to the project. ``--wrong`` lists what is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from standoff.reading.dates import find_dates

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dates-dev.jsonl"


def main() -> int:
    """Print how many full days, and how many other times, are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    if not GOLD.exists():
        print("../shared/gold is not here: nothing to measure on")
        return 0
    right = total = found_days = good_days = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        text = report["text"]
        mentions = find_dates(text, published=date.fromisoformat(report["dct"]))
        days = {gold["when"] for gold in report["dates"] if len(gold.get("when", "")) == 10}
        found_days += sum(mention.day is not None for mention in mentions)
        good_days += sum(str(mention.day) in days for mention in mentions)
        for gold in report["dates"]:
            if len(gold.get("when", "")) != 10:
                continue
            total += 1
            over = [
                item
                for item in mentions
                if item.span.start < gold["end"] and gold["start"] < item.span.end
            ]
            if any(str(item.day) == gold["when"] for item in over):
                right += 1
            elif options.wrong:
                around = text[max(0, gold["start"] - 60) : gold["end"] + 30].replace("\n", " ")
                print(
                    gold["text"],
                    gold["when"],
                    [(item.text, str(item.first)) for item in over],
                    around,
                )
    print(f"full days: {right} of {total} right ({right / total:.1%})")
    print(f"days found: {found_days}, of which {good_days} are days that the labels have")
    return 0


if __name__ == "__main__":
    sys.exit(main())
