"""Measure reading into a corpus: words per second against bare spaCy, and memory as it grows.

The reports are made of sentences of the demo and of the reports that the tests read, with names
exchanged, so that each is a story of its own; one in ten is a reprint with its end cut off.

    python bench/corpus.py                    speed on 192 reports, memory on 100, 1,000 and 5,000
    python bench/corpus.py --speed 300        speed only, on so many
    python bench/corpus.py --memory 100 1000  memory only
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [
    ROOT / "src" / "standoff" / "demo" / "kosovo-talks.txt",
    *sorted((ROOT / "tests" / "data" / "reports").glob("**/*.txt")),
]
TASK = 32
"""Reports that are handed to a worker at once."""
NAMES = "Ardel Bormia Celuna Dravos Estera Falmar Gorsk Helvar Istria Jorvan Kelmar Lodria".split()


def sentences() -> list[str]:
    """Return all sentences of some length of the texts."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEXTS)
    lines = [line for line in text.split("\n") if len(line.split()) > 12]
    return [s for line in lines for s in re.split(r"(?<=[.!?])\s+", line) if len(s.split()) > 6]


def report(number: int, pool: list[str]) -> str:
    """Write a report of about 350 words."""
    if number % 10 == 9:
        return report(number - 5, pool).rsplit("\n\n", 2)[0] + "\n"
    chance = random.Random(number)  # noqa: S311 - no secret
    day = f"{chance.randint(1, 28)} March {chance.randint(2001, 2020)}"
    paragraphs = []
    for _ in range(8):
        chosen = [varied(sentence, chance) for sentence in chance.sample(pool, 2)]
        paragraphs.append(" ".join(chosen))
    head = f"{chance.choice(NAMES)} and {chance.choice(NAMES)} meet again, report {number}"
    return f"Harbour News\nPublished: {day} | 22:50 GMT\n\n{head}\n\n" + "\n\n".join(paragraphs)


def varied(sentence: str, chance: random.Random) -> str:
    """Exchange the capitalised words within a sentence, each for a name."""
    first, *words = sentence.split(" ")
    return " ".join(
        [first, *(chance.choice(NAMES) if w.istitle() and w.isalpha() else w for w in words)]
    )


def make(folder: Path, count: int) -> int:
    """Write reports and return how many words they have."""
    pool = sentences()
    words = 0
    for number in range(count):
        text = report(number, pool)
        words += len(text.split())
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return words


@lru_cache(maxsize=1)
def plain() -> Language:
    """Return the model that reading uses, with nothing of standoff in it."""
    import spacy

    from standoff.reading.language import DEFAULT_MODEL

    return spacy.load(DEFAULT_MODEL, exclude=["senter"])


def bare(folder: Path) -> None:
    """Run the pipeline over all texts, as spaCy does it best, and keep nothing."""
    language = plain()
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
    for _ in language.pipe(texts, batch_size=32):
        pass


def reading(workers: int) -> Callable[[Path], float]:
    """Return what reads a folder and says when the first reports were kept."""

    def read(folder: Path) -> float:
        from standoff.corpus.read import read_corpus

        started: list[tuple[float, int]] = []
        with tempfile.TemporaryDirectory() as place:
            counts = read_corpus(
                [folder],
                Path(place) / "corpus.duckdb",
                workers=workers,
                progress=lambda so_far: started.append((time.perf_counter(), so_far.reports)),
            )
        (begun, before), (done, _) = started[0], started[-1]
        # What other workers had half done when the first task was kept is not counted for them.
        return (counts.reports - before - TASK * (workers - 1)) / (done - begun)

    return read


def speed(count: int, rounds: int) -> None:
    """Print words per second: bare, with one worker, with two."""
    from standoff.reading.language import load_language

    load_language()
    plain()
    best: dict[str, float] = {}
    shares: list[float] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        words = make(folder, count)
        for _ in range(rounds):
            begun, spent = time.perf_counter(), time.process_time()
            bare(folder)
            keep(best, "bare spaCy", words / (time.perf_counter() - begun))
            alone = time.process_time() - spent
            keep(best, "bare spaCy, by its processor time", words / alone)
            spent = time.process_time()
            keep(best, "1 worker", reading(1)(folder) * words / count)
            ours = time.process_time() - spent
            shares.append(alone / ours)
            keep(best, "1 worker, by its processor time", words / ours)
            keep(best, "2 workers", reading(2)(folder) * words / count)
    print(f"Words per second, best of {rounds} rounds, {count} reports, {words:,} words")
    for name, value in sorted(best.items()):
        print(f"{name:36} {value:8,.0f}")
    print(f"{'1 worker to bare':36} {best['1 worker'] / best['bare spaCy']:8.2f}")
    print(f"{'the same, by processor time, median':36} {median(shares):8.2f}")
    print(f"{'2 workers to 1':36} {best['2 workers'] / best['1 worker']:8.2f}")


def keep(best: dict[str, float], name: str, value: float) -> None:
    """Keep the highest value."""
    best[name] = max(value, best.get(name, 0.0))


PROBE = """
import json, sys
from standoff.corpus.read import read_corpus
def main():
    counts = read_corpus([sys.argv[1]], sys.argv[2])
    # Not getrusage: a new process begins there with what the one that started it had.
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    print(json.dumps({"reports": counts.reports, "reprints": counts.reprints, "peak": peak}))
main()
"""


def memory(counts: list[int]) -> None:
    """Print the most memory that the reading process had, for growing corpora."""
    print("  reports  reprints   peak MB   corpus MB   seconds")
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "reports"
            folder.mkdir()
            make(folder, count)
            corpus = Path(place) / "corpus.duckdb"
            begun = time.perf_counter()
            ran = subprocess.run(
                [sys.executable, "-c", PROBE, str(folder), str(corpus)],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
            told = json.loads(ran.stdout)
            size = corpus.stat().st_size / 1e6
            print(
                f"{told['reports']:9,} {told['reprints']:9,} {told['peak']:9.0f} {size:11.1f}"
                f" {time.perf_counter() - begun:9.0f}",
                flush=True,
            )


def main() -> int:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="*")
    asked = parser.parse_args()
    if asked.speed or asked.memory is None:
        speed(asked.speed or 192, asked.rounds)
    if asked.memory or asked.speed is None:
        memory(asked.memory or [100, 1_000, 5_000])
    return 0


if __name__ == "__main__":
    sys.exit(main())
