"""The corpus is the same whoever reads, and whoever is killed meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.corpus import crew, order
from standoff.corpus.crew import Cluster, LostWorkerError, Processes, Single
from standoff.corpus.keeping import Counts
from standoff.corpus.order import in_order
from standoff.corpus.read import read_corpus
from standoff.corpus.tasks import Done, Given, Unread
from standoff.corpus.work import work
from standoff.errors import InputError, MissingError

Rows = dict[str, list[tuple[Any, ...]]]

COUNT = 18


@pytest.fixture(autouse=True)
def _several_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few reports would else be one."""
    monkeypatch.setattr(order, "_FILES", 8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, told: Callable[[int], str]) -> Path:
    """Reports, a file that cannot be read, and a reprint."""
    place = tmp_path_factory.mktemp("many")
    for number in range(COUNT):
        (place / f"{number:03}.txt").write_text(told(number), encoding="utf-8")
    (place / "010b.txt").write_bytes(b"%PDF-1.4 nothing")
    (place / "017b.txt").write_bytes((place / "003.txt").read_bytes() + b"\n")
    return place


@pytest.fixture(scope="module")
def straight(
    folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    everything: Callable[[Path], Rows],
) -> Rows:
    """What a corpus of these reports holds that one process read without interruption."""
    corpus = tmp_path_factory.mktemp("straight") / "c.duckdb"
    read_corpus([folder], corpus)
    return everything(corpus)


def test_two_processes_write_what_one_does_though_one_is_killed(
    straight: Rows, folder: Path, tmp_path: Path, everything: Callable[[Path], Rows]
) -> None:
    killed: list[int] = []

    def kill_one(so_far: Counts) -> None:
        if not killed:
            killed.append(_child())
            os.kill(killed[0], signal.SIGKILL)

    corpus = tmp_path / "c.duckdb"
    read_corpus([folder], corpus, workers=2, progress=kill_one)
    assert killed
    assert everything(corpus) == straight


def _child() -> int:
    """A process that reads: a child of this one that multiprocessing spawned."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "status").read_text()
            called = (folder / "cmdline").read_text()
        except OSError:
            continue
        if f"PPid:\t{os.getpid()}\n" in status and "spawn_main" in called:
            return int(folder.name)
    raise AssertionError("there is no worker")


def test_a_cluster_writes_what_one_process_does(
    straight: Rows, folder: Path, tmp_path: Path, everything: Callable[[Path], Rows]
) -> None:
    from distributed import LocalCluster

    corpus = tmp_path / "c.duckdb"
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        read_corpus([folder], corpus, scheduler=cluster.scheduler_address)
    assert everything(corpus) == straight


# What has been kept is told and no more is kept until the signal has come.
SCRIPT = """
import sys, time
from standoff.corpus import order
from standoff.corpus.read import read_corpus
order._FILES = 8
def told(so_far):
    if so_far.reports:
        print(so_far.reports, flush=True)
        time.sleep(120)
if __name__ == "__main__":
    read_corpus([sys.argv[1]], sys.argv[2], workers=2, progress=told)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_is_taken_up_where_it_was_left(
    how: signal.Signals,
    straight: Rows,
    folder: Path,
    tmp_path: Path,
    everything: Callable[[Path], Rows],
) -> None:
    corpus = tmp_path / "c.duckdb"
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(folder), str(corpus)]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert running.stdout is not None
    assert int(running.stdout.readline()) > 0
    running.send_signal(how)
    running.wait(60)
    running.stdout.close()
    kept = _when_free(everything, corpus)
    assert 0 < len(kept["sources"]) < len(straight["sources"])
    assert kept["sources"] == straight["sources"][: len(kept["sources"])]
    counts = read_corpus([folder], corpus)
    assert counts.reports == len(straight["sources"]) - len(kept["sources"])
    assert everything(corpus) == straight


def _when_free(everything: Callable[[Path], Rows], corpus: Path) -> Rows:
    for _ in range(50):
        try:
            return everything(corpus)
        except InputError:
            time.sleep(0.1)
    return everything(corpus)


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, signal\n"
        "from standoff.corpus.crew import Processes\n"
        "if __name__ == '__main__':\n"
        "    crew = Processes(None, 1)\n"
        "    print(crew._pool.submit(os.getpid).result(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, check=False
    )
    worker = Path("/proc") / ran.stdout.strip()
    for _ in range(100):
        if not worker.exists():
            return
        time.sleep(0.1)
    raise AssertionError("the worker is still there")


class Dying(Single):
    """Workers that die of certain texts, or once of nothing."""

    at_once = 2

    def __init__(self, of: bytes, *, innocent: int = 0) -> None:
        super().__init__(None)
        self.of = of
        self.innocent = innocent
        self.replaced = 0

    def hand_out(self, task: Any, at_once: int = 16) -> Callable[[], list[Done]]:
        def result() -> list[Done]:
            texts = [p.source.text or "" for g in task for p in g.pages[:at_once]]
            whole = [g.data for g in task if not (at_once == 0 and b"{" in g.data)]
            if self.innocent or any(self.of in each for each in whole) or any(
                self.of.decode() in text for text in texts
            ):  # fmt: skip
                self.innocent = max(0, self.innocent - 1)
                raise LostWorkerError
            return work(task, None, at_once)

        return result

    def replace(self) -> None:
        self.replaced += 1


def given(name: str, text: str) -> Given:
    return Given(name, name, text.encode())


def test_a_report_that_kills_is_told_and_all_others_are_read(told: Callable[[int], str]) -> None:
    files = [given(f"{n}.txt", told(n)) for n in range(6)]
    files[3] = given("3.txt", "POISON " + told(3))
    found = [
        (each.name, report)
        for results in in_order(files, Dying(b"POISON"))
        for each, done in results
        for report in done.found
    ]
    assert [name for name, _ in found] == [f"{n}.txt" for n in range(6)]
    unread = {name: report.problem for name, report in found if isinstance(report, Unread)}
    assert list(unread) == ["3.txt"]
    assert "killed" in unread["3.txt"].message


def test_a_report_that_kills_within_a_file_of_many_costs_none_of_the_others(
    told: Callable[[int], str],
) -> None:
    import json

    texts = ["POISON " + told(n) if n == 2 else told(n) for n in range(4)]
    file = given("all.jsonl", "\n".join(json.dumps({"text": text}) for text in texts))
    found = [
        (each.at, isinstance(each, Unread))
        for results in in_order([file], Dying(b"POISON"))
        for _, done in results
        for each in done.found
    ]
    assert found == [(1, False), (2, False), (3, True), (4, False)]


def test_a_worker_that_dies_of_nothing_costs_no_report(told: Callable[[int], str]) -> None:
    crew = Dying(b"POISON", innocent=2)
    files = [given(f"{n}.txt", told(n)) for n in range(3)]
    found = [each for results in in_order(files, crew) for _, d in results for each in d.found]
    assert [isinstance(each, Unread) for each in found] == [False] * 3
    assert crew.replaced == 2


def test_no_more_is_held_than_keeps_the_workers_busy(told: Callable[[int], str]) -> None:
    taken: list[int] = []

    def files() -> Any:
        for number in range(400):
            taken.append(number)
            yield given(f"{number}.txt", told(number))

    results = in_order(files(), Dying(b"POISON"))
    next(results)
    assert len(taken) < 80


def test_a_scheduler_that_does_not_answer_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_ANSWERS", 0.5)
    with pytest.raises(InputError, match="does not answer"):
        read_corpus([tmp_path], tmp_path / "c.duckdb", scheduler="tcp://127.0.0.1:9")
    assert not (tmp_path / "c.duckdb").exists()


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingError, match=r"standoff\[dask\]"):
        Cluster(None, "tcp://127.0.0.1:8786")


def test_processes_are_as_many_as_are_asked_for() -> None:
    crew = Processes(None, 3)
    assert crew.at_once == 3
    crew.dismiss()
