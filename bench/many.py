"""Measure reading 100,000 reports into a corpus: memory as it grows, and taking up after a kill.

    python bench/many.py read 100000           short reports in one JSON Lines file, one process
    python bench/many.py read 100000 --kill    the same, killed at a third and at two thirds
    python bench/many.py grown 100000          256 reports read into a corpus that has so many

The short reports are written from templates: one sentence, now and then two or six, with names,
places and numbers exchanged; every twentieth is an earlier one of six sentences printed again. For
`grown` 100 reports of about 350 words are read, and their rows multiplied in the database.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus import make, report, sentences

MARKS = (1_000, 5_000, 10_000, 25_000, 50_000, 75_000, 100_000, 250_000)
LANDS = (
    "Ardel Bormia Celuna Dravos Estera Falmar Gorsk Helvar Istria Jorvan Kelmar Lodria Mirova "
    "Nestan Orvania Palmyr"
).split()
PEOPLE = ["Anton Veld", "Mara Ilin", "Jo Ash", "Petra Sol", "Ivan Orm", "Lena Dray", "Karl Moss"]
THINGS = "dam railway pipeline port bridge mine airfield canal".split()
SYLLABLES = "ka lo mi ru ven tos bel dra sha pin".split()
TEMPLATES = (
    "{a} has threatened to close the {t} at {p} unless {b} withdraws its {n} soldiers by {d}.",
    "{b} demands a binding treaty on the {t} at {p}.",
    "“We will never accept that,” said {x}, the foreign minister of {a}, on {d}.",
    "{n} people protested beside the {t} at {p} on {d}, the police said.",
    "{a} and {b} signed an agreement on the {t} at {p} after {n} days of talks.",
    "{x} told reporters that {a} would send {n} soldiers to {p}.",
    "The European Union urged {a} to reopen the {t} at {p}.",
    "{b} rejected the offer of {a} to share the {t} at {p}.",
)
LONG = 6
"""Sentences of a report that is long enough to be printed again."""


def short_report(number: int) -> str:
    """Write a report of a sentence or some."""
    if number % 20 == 19:
        return short_report(number - 7) + " Nothing more was said."
    chance = random.Random(number)  # noqa: S311 - no secret
    count = LONG if number % 20 == 12 else chance.choices([1, 2, LONG], [70, 25, 5])[0]
    one, other = chance.sample(LANDS, 2)
    return " ".join(
        chance.choice(TEMPLATES).format(
            a=one,
            b=other,
            t=chance.choice(THINGS),
            p="".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize(),
            n=chance.randint(2, 9_999),
            d=f"{chance.randint(1, 28)} March",
            x=chance.choice(PEOPLE),
        )
        for _ in range(count)
    )


def write(path: Path, count: int) -> int:
    """Write the reports and return how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = short_report(number)
            words += len(text.split())
            record = {"text": text, "title": f"Report {number}", "published": "2021-03-04"}
            stream.write(json.dumps(record) + "\n")
    return words


PROBE = """
import sys
from standoff.corpus.read import read_corpus
def told(so_far):
    print(so_far.reports, so_far.reprints, flush=True)
if __name__ == "__main__":
    read_corpus([sys.argv[1]], sys.argv[2], progress=told)
"""


def read(count: int, *, kill: bool) -> None:
    """Read short reports and print the memory of the process at some marks."""
    with tempfile.TemporaryDirectory() as place:
        file, corpus = Path(place) / "reports.jsonl", Path(place) / "corpus.duckdb"
        words = write(file, count)
        size = file.stat().st_size / 1e6
        print(f"{count:,} reports, {words:,} words, {size:.1f} MB, one process")
        print("  reports  reprints   now MB   most MB   corpus MB  processor s")
        begun, stops = 0, [count // 3, 2 * count // 3] if kill else []
        while True:
            begun = _one_run(file, corpus, begun, stops.pop(0) if stops else None)
            if begun >= count:
                break
        print(json.dumps(_held(corpus)))


def _one_run(file: Path, corpus: Path, before: int, stop: int | None) -> int:
    """Read until all is read, or kill the process; return how many reports are kept."""
    command = [sys.executable, "-c", PROBE, str(file), str(corpus)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    if running.stdout is None:
        raise AssertionError
    told, last = before, before
    for line in running.stdout:
        reports, reprints = map(int, line.split())
        last, now = before + reports, _status(running.pid)
        if stop is not None and last >= stop:
            running.send_signal(signal.SIGKILL)
            break
        if any(told < mark <= last for mark in MARKS):
            told = last
            _row(last, reprints, now, corpus)
    running.stdout.close()
    running.wait()
    kept: int = _held(corpus)["sources"]
    if stop is not None:
        print(f"  killed at {last:,}: {kept:,} are kept", flush=True)
    elif running.returncode == 0:
        print(f"  done: {kept:,} are kept", flush=True)
    else:
        raise SystemExit(f"reading failed with {running.returncode}")
    return kept


def _row(reports: int, reprints: int, now: dict[str, float], corpus: Path) -> None:
    print(
        f"{reports:9,} {reprints:9,} {now['VmRSS']:8.0f} {now['VmHWM']:9.0f}"
        f" {corpus.stat().st_size / 1e6:11.1f} {now['seconds']:12.0f}",
        flush=True,
    )


def _status(process: int | str) -> dict[str, float]:
    """Return the memory that a process has and had at most, and the time that it worked."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").split("\n")
    told = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Vm")}
    stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    seconds = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
    found = {name: int(told[name]) / 1024 for name in ("VmRSS", "VmHWM")}
    return {**found, "seconds": seconds}


def _held(corpus: Path) -> dict[str, Any]:
    """Count what a corpus holds: as many sources as there are reports, each once, none left out."""
    import duckdb

    for _ in range(50):
        try:
            with duckdb.connect(str(corpus), read_only=True) as connection:
                row = connection.execute(
                    "SELECT count(*) AS sources, count(DISTINCT (sha256, nth)) AS different, "
                    "max(number) AS last, count(same_story_as) AS reprints FROM sources"
                ).fetchone()
        except duckdb.Error:
            time.sleep(0.1)
            continue
        return dict(zip(("sources", "different", "last", "reprints"), row or (), strict=False))
    raise SystemExit(f"{corpus} cannot be opened")


def grown(count: int) -> None:
    """Read reports into an empty corpus and into one that has many, and print both."""
    with tempfile.TemporaryDirectory() as place:
        folder, fresh = Path(place) / "known", Path(place) / "fresh"
        folder.mkdir()
        fresh.mkdir()
        make(folder, 100)
        pool = sentences()
        for number in range(10_000_000, 10_000_256):
            (fresh / f"{number}.txt").write_text(report(number, pool), encoding="utf-8")
        print("  in the corpus   most MB   processor ms for each report")
        for corpus in (Path(place) / "empty.duckdb", Path(place) / "grown.duckdb"):
            if corpus.stem == "grown":
                _run(folder, corpus)
                multiply(corpus, count)
            had = _held(corpus)["sources"] if corpus.exists() else 0
            most, seconds = _run(fresh, corpus)
            print(f"{had:15,} {most:9.0f} {seconds / 256 * 1000:19.0f}", flush=True)


TIMED = """
import json, sys, time
from pathlib import Path
from standoff.corpus.read import read_corpus
from standoff.reading.read import read_text
if __name__ == "__main__":
    read_text("The mayor said on Friday that he would go.")
    begun = time.process_time()
    read_corpus([sys.argv[1]], sys.argv[2])
    spent = time.process_time() - begun
    status = Path("/proc/self/status").read_text()
    most = next(int(line.split()[1]) for line in status.split("\\n") if line.startswith("VmHWM"))
    print(json.dumps([most / 1024, spent]))
"""


def _run(folder: Path, corpus: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", TIMED, str(folder), str(corpus)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    most, seconds = json.loads(ran.stdout)
    return most, seconds


def multiply(corpus: Path, count: int) -> None:
    """Copy the rows of a corpus of a hundred reports until it has so many, as others."""
    from standoff.corpus.tables import TABLES, connect

    def other(column: str) -> str:
        number = f"(regexp_extract({column}, '^s(\\d+)', 1)::INT + k * 100)"
        return f"regexp_replace({column}, '^s(\\d+)', 's' || {number})"

    digest = "md5(sha256 || k) || md5(k || sha256)"
    changed = {
        "files": {"sha256": digest},
        "places": {"sha256": digest, "location": "location || k"},
        "sources": {"id": other("id"), "number": "number + k * 100", "sha256": digest,
                    "same_story_as": other("same_story_as")},
        "passages": {"id": other("id"), "source": other("source")},
        "actors": {"source": other("source")},
        "claims": {name: other(name) for name in ("id", "source", "passage")},
        "repeats": {"claim": other("claim"), "source": other("source")},
        "bands": {"band": "(hash(band, k) >> 1)::BIGINT", "source": other("source")},
    }  # fmt: skip
    connection = connect(corpus)
    for table, values in changed.items():
        columns = ", ".join(f"{values.get(name, name)} AS {name}" for name in TABLES[table])
        rows = connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]  # noqa: S608
        for first in range(1, count // 100, 50):
            last = min(first + 50, count // 100)
            connection.execute(
                f"INSERT INTO {table} SELECT {columns} FROM "  # noqa: S608 - all of it our own
                f"(FROM {table} WHERE rowid < {rows}), range({first}, {last}) copies(k)"
            )
    connection.close()


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["read", "grown"])
    parser.add_argument("count", type=int)
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args()
    if asked.what == "read":
        read(asked.count, kill=asked.kill)
    else:
        grown(asked.count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
