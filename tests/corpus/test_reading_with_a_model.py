"""A language model as a second reader of a corpus: what it finds, and what it is not asked."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "reading" / "llm"))

from played_endpoint import Endpoint as Server
from played_endpoint import Reply, Request, claims, error, serving

from standoff.corpus import order
from standoff.corpus.keeping import Counts
from standoff.corpus.read import read_corpus
from standoff.corpus.search import open_corpus
from standoff.corpus.tables import TABLES
from standoff.reading.llm.asking import Patience
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.costs import Estimate
from standoff.reading.llm.reader import ModelReader
from standoff.reading.llm.summary import Summary

Rows = dict[str, list[tuple[Any, ...]]]

READER = "address:played"
QUICK = Patience(timeout=5, tries=2, pause=0.01, at_once=2)
COUNT = 8


@pytest.fixture(autouse=True)
def _several_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few reports would else be one."""
    monkeypatch.setattr(order, "_FILES", 3)


def proposes(request: Request) -> Reply:
    """Claim of each passage its first sentence, and of some a demand as standoff finds it."""
    first = request.passage.split(". ")[0].strip().rstrip(".")
    proposed = [{"kind": "event", "quote": first, "act": first.split()[0], "content": [first]}]
    if " demands a treaty" in first:
        actor, _, what = first.partition(" demands ")
        proposed.append({"kind": "stance", "quote": first, "act": "demand", "actor": actor,
                         "content": [what.split(" that ")[0]]})  # fmt: skip
    return claims(*proposed)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(proposes) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, told: Callable[[int], str]) -> Path:
    """Reports, a file that cannot be read, a reprint with a paragraph of its own, and a feed."""
    place = tmp_path_factory.mktemp("asked")
    for number in range(COUNT):
        (place / f"{number:03}.txt").write_text(told(number), encoding="utf-8")
    (place / "004b.txt").write_bytes(b"%PDF-1.4 nothing")
    own = "\nEstoria warned that it would close its ports in protest if the talks failed.\n"
    paper = told(3).replace("Evening Post", "Morning Mail") + own
    (place / "005b.txt").write_text(paper, encoding="utf-8")
    lines = [json.dumps({"text": told(100 + number)}) for number in range(17)]
    (place / "006b.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return place


@dataclass(frozen=True)
class Straight:
    """What is kept where nothing goes wrong, and how many questions that takes."""

    rows: Rows
    sent: int
    same: int


@pytest.fixture(scope="module")
def straight(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, everything: Callable[[Path], Rows]
) -> Straight:
    """Read all with one worker and a good endpoint."""
    corpus = tmp_path_factory.mktemp("straight") / "c.duckdb"
    with pytest.MonkeyPatch.context() as patch, serving(proposes) as server:
        patch.setattr(order, "_FILES", 3)
        summary = read(folder, corpus, server.address)
    return Straight(everything(corpus), summary.sent, summary.same)


def model(address: str, folder: Path | None, **more: Any) -> ModelReader:
    return ModelReader(
        Endpoint("address", "played", address, "a-secret-key"),
        folder=folder,
        **{"patience": QUICK, **more},
    )


def read(folder: Path, corpus: Path, address: str, **more: Any) -> Summary:
    """Read with a model whose answers are kept beside the corpus."""
    kept = more.pop("answers", corpus.parent / "answers")
    asked = {name: more.pop(name) for name in ("patience", "agree") if name in more}
    second = model(address, kept, **asked)
    read_corpus([folder], corpus, second=second, **more)
    return second.summary()


def ask(corpus: Path, query: str) -> list[Any]:
    with closing(open_corpus(corpus)) as connection:
        return connection.execute(query).fetchall()


def in_any_order(found: Rows) -> Rows:
    """What was added later stands behind; all else is to be the same."""
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


FOUND_BY = "(claims.more->>'$.found_by')"


def test_claims_of_both_readers_are_kept_with_who_found_them(
    folder: Path, tmp_path: Path, server: Server
) -> None:
    summary = read(folder, tmp_path / "c.duckdb", server.address)
    by = "SELECT more, count(*) FROM claims GROUP BY 1"
    found = {tuple(json.loads(more)["found_by"]): n for more, n in ask(tmp_path / "c.duckdb", by)}
    assert set(found) == {("standoff",), (READER,), ("standoff", READER)}
    assert summary.accepted == found[(READER,)] + found["standoff", READER]
    assert ask(tmp_path / "c.duckdb", "SELECT reason FROM problems") != []
    # Own claims are those that are found without a model.
    read_corpus([folder], tmp_path / "own.duckdb")
    own = "SELECT id, kind, act, actor, quote FROM claims ORDER BY id"
    both = (
        f"SELECT * FROM ({own}) WHERE id IN (SELECT id FROM claims WHERE {FOUND_BY} LIKE '%stand%')"
    )
    assert ask(tmp_path / "c.duckdb", both) == ask(tmp_path / "own.duckdb", own)


def test_a_reprint_is_asked_about_its_own_words_only(
    folder: Path, tmp_path: Path, server: Server
) -> None:
    summary = read(folder, tmp_path / "c.duckdb", server.address)
    assert summary.same == 2
    asked = [request.passage for request in server.requests]
    assert len(asked) == len(set(asked)) == summary.passages - summary.same
    assert sum("Estoria warned that it would close its ports" in each for each in asked) == 1
    (reprint,) = ask(
        tmp_path / "c.duckdb", "SELECT id FROM sources WHERE same_story_as IS NOT NULL"
    )
    again = ask(
        tmp_path / "c.duckdb",
        f"SELECT claims.quote, substring(s.text, r.start_char + 1, r.end_char - r.start_char) "
        f"FROM repeats r JOIN claims ON claims.id = r.claim JOIN sources s ON s.id = r.source "
        f"WHERE r.source = '{reprint[0]}' AND {FOUND_BY} = '[\"{READER}\"]'",
    )
    assert again
    assert all(one == other for one, other in again)
    rows = ask(
        tmp_path / "c.duckdb",
        "SELECT r.passages, r.answered, r.same, r.unanswered FROM readings r JOIN sources s "
        "ON s.id = r.source WHERE s.same_story_as IS NOT NULL",
    )
    assert rows == [(3, 1, 2, 0)]


def test_a_second_run_asks_nothing_and_adds_nothing(
    folder: Path, tmp_path: Path, server: Server, everything: Callable[[Path], Rows]
) -> None:
    corpus = tmp_path / "c.duckdb"
    read(folder, corpus, server.address)
    sent, before = len(server.requests), everything(corpus)
    summary = read(folder, corpus, server.address, answers=None)
    assert (len(server.requests), summary.passages) == (sent, 0)
    assert everything(corpus) == before
    # Kept answers serve another corpus of the same reports.
    summary = read(folder, tmp_path / "other.parquet", server.address)
    assert (len(server.requests), summary.sent) == (sent, 0)
    assert everything(tmp_path / "other.parquet") == before


@pytest.mark.parametrize("cluster", [False, True])
def test_the_same_is_kept_whoever_reads_and_workers_know_no_key(
    folder: Path,
    straight: Straight,
    tmp_path: Path,
    server: Server,
    everything: Callable[[Path], Rows],
    monkeypatch: pytest.MonkeyPatch,
    cluster: bool,
) -> None:
    handed: list[bytes] = []
    _listen(monkeypatch, handed)
    if cluster:
        from distributed import LocalCluster

        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as workers:
            where: dict[str, Any] = {"scheduler": workers.scheduler_address}
            read(folder, tmp_path / "c.duckdb", server.address, **where)
    else:
        read(folder, tmp_path / "c.duckdb", server.address, workers=2)
    assert everything(tmp_path / "c.duckdb") == straight.rows
    assert handed
    assert not any(b"a-secret-key" in each or b"127.0.0.1" in each for each in handed)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"a-secret-key" not in kept


def _listen(monkeypatch: pytest.MonkeyPatch, handed: list[bytes]) -> None:
    """Note all that is handed to workers."""
    import pickle

    hand_out = order._hand_out

    def noting(task: Any, crew: Any) -> Any:
        handed.append(pickle.dumps(task))
        return hand_out(task, crew)

    monkeypatch.setattr(order, "_hand_out", noting)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (error(500), "the endpoint failed (HTTP 500)"),
        (error(429, retry_after="86400"), "asks to wait 86400 seconds"),
        (error(401), "the key is not accepted"),
        (Reply(hang_up=True), "broke off"),
        (Reply(b"{}", pause=3), "no answer within 0.5 seconds"),
        (Reply(b"<html>Login</html>", headers={"Content-Type": "text/html"}), "none that"),
    ],
)
def test_what_a_bad_endpoint_does_not_answer_is_asked_for_by_the_next_run(
    folder: Path,
    straight: Straight,
    tmp_path: Path,
    everything: Callable[[Path], Rows],
    bad: Reply,
    reason: str,
) -> None:
    tired = [True]

    def tires(request: Request) -> Reply:
        return bad if tired[0] and request.number >= 9 else proposes(request)

    with serving(tires) as server:
        corpus = tmp_path / "c.duckdb"
        impatient = Patience(timeout=0.5, tries=2, pause=0.01, at_once=1)
        summary = read(folder, corpus, server.address, patience=impatient)
        assert summary.sent == 9
        assert summary.unanswered == summary.passages - 9 - summary.same
        assert reason in summary.failed[0][1]
        sent = len(server.requests)
        assert sent <= 9 + 2 * 3
        # Standoff's own claims are all there, and so is what was answered.
        assert everything(corpus)["sources"] == straight.rows["sources"]
        tired[0] = False
        again = read(folder, corpus, server.address)
        assert again.unanswered == 0
        assert len(server.requests) - sent == again.sent == straight.sent - 9
    assert in_any_order(everything(corpus)) == in_any_order(straight.rows)


def test_a_model_may_be_asked_later_about_what_is_there(
    folder: Path,
    straight: Straight,
    tmp_path: Path,
    server: Server,
    everything: Callable[[Path], Rows],
) -> None:
    corpus = tmp_path / "c.duckdb"
    read_corpus([folder], corpus)
    read(folder, corpus, server.address, workers=2)
    assert in_any_order(everything(corpus)) == in_any_order(straight.rows)
    assert read_corpus([folder], corpus).again == 0


def test_an_interrupted_run_pays_nothing_twice(
    folder: Path,
    straight: Straight,
    tmp_path: Path,
    server: Server,
    everything: Callable[[Path], Rows],
) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(folder), str(tmp_path), server.address]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert int(running.stdout.readline()) > 0
    running.send_signal(signal.SIGKILL)
    running.wait(60)
    running.stdout.close()
    first = len(server.requests)
    assert first > 0
    summary = read(folder, tmp_path / "c.duckdb", server.address)
    assert summary.sent == straight.sent - first
    assert len(server.requests) == straight.sent
    assert everything(tmp_path / "c.duckdb") == straight.rows


SCRIPT = """
import sys, time
from pathlib import Path
from standoff.corpus import order
from standoff.corpus.read import read_corpus
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.reader import ModelReader
order._FILES = 3
def told(so_far):
    if so_far.reports:
        print(so_far.reports, flush=True)
        time.sleep(120)
if __name__ == "__main__":
    place = Path(sys.argv[2])
    model = ModelReader(Endpoint("address", "played", sys.argv[3], None), folder=place / "answers")
    read_corpus([sys.argv[1]], place / "c.duckdb", second=model, progress=told)
"""


def test_what_it_will_take_is_told_before_and_whoever_declines_sends_nothing(
    folder: Path,
    straight: Straight,
    tmp_path: Path,
    server: Server,
    everything: Callable[[Path], Rows],
) -> None:
    expected: list[Estimate] = []

    def agree(estimate: Estimate) -> bool:
        expected.append(estimate)
        return False

    summary = read(folder, tmp_path / "c.duckdb", server.address, agree=agree)
    assert summary.declined
    assert server.requests == []
    assert expected[0].to_ask == straight.sent + straight.same
    read_corpus([folder], tmp_path / "own.duckdb")
    assert everything(tmp_path / "c.duckdb") == everything(tmp_path / "own.duckdb")


def test_a_corpus_of_before_takes_a_second_reader(
    folder: Path, tmp_path: Path, server: Server
) -> None:
    import duckdb

    corpus = tmp_path / "c.duckdb"
    read_corpus([folder], corpus)
    with duckdb.connect(str(corpus)) as connection:
        connection.execute("DROP TABLE readings")
    assert ask(corpus, "SELECT count(*) FROM claims") != [(0,)]
    assert read(folder, corpus, server.address).accepted > 0
    assert "readings" in TABLES


def test_a_report_that_cannot_be_asked_about_alone_costs_no_other_claim(
    folder: Path, tmp_path: Path
) -> None:
    def refuses_one(request: Request) -> Reply:
        return error(400) if "valley 2" in request.passage else proposes(request)

    with serving(refuses_one) as server:
        summary = read(folder, tmp_path / "c.duckdb", server.address)
        assert summary.unanswered == 2
        rows = ask(
            tmp_path / "c.duckdb",
            "SELECT s.location, r.unanswered, r.reason FROM readings r JOIN sources s "
            "ON s.id = r.source WHERE r.unanswered > 0",
        )
        assert [(Path(row[0]).name, *row[1:]) for row in rows] == [
            ("002.txt", 2, "the request is refused (HTTP 400)")
        ]
        sent = len(server.requests)
        assert read(folder, tmp_path / "c.duckdb", server.address).passages == 2
        assert len(server.requests) == sent + 2


def test_a_worker_that_is_killed_costs_no_answer(
    folder: Path,
    straight: Straight,
    tmp_path: Path,
    server: Server,
    everything: Callable[[Path], Rows],
) -> None:
    killed: list[int] = []

    def kill_one(so_far: Counts) -> None:
        if not killed:
            killed.append(_child())
            os.kill(killed[0], signal.SIGKILL)

    corpus = tmp_path / "c.duckdb"
    second = model(server.address, tmp_path / "answers")
    read_corpus([folder], corpus, second=second, workers=2, progress=kill_one)
    assert killed
    assert len(server.requests) == straight.sent
    assert everything(corpus) == straight.rows


def _child() -> int:
    """A process that reads: a child of this one that multiprocessing spawned."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            status, called = (place / "status").read_text(), (place / "cmdline").read_text()
        except OSError:
            continue
        if f"PPid:\t{os.getpid()}\n" in status and "spawn_main" in called:
            return int(place.name)
    raise AssertionError("there is no worker")
