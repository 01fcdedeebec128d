"""What only a process of its own shows: signals, pipes, terminals, and the whole run."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import standoff

ROOT = Path(__file__).parents[2]
STANDOFF = [sys.executable, "-m", "standoff"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "NO_COLOR": ""}
RESULTS = ["brief.html", "dispute.yaml", "dossier.jsonl", "solution.json"]


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*STANDOFF, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**ENVIRONMENT, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    folder = tmp_path_factory.mktemp("run") / "new" / "out"
    return run("run", ROOT / "src/standoff/demo/kosovo-talks.txt", "-o", folder), folder


def test_run_writes_all_its_results(ran: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, folder = ran
    assert done.returncode == 0
    assert done.stderr == ""
    assert sorted(path.name for path in folder.iterdir()) == RESULTS
    assert done.stdout.rstrip().endswith(f"Read: {folder / 'brief.html'}")


def test_the_results_fit_each_other(ran: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, folder = ran
    dispute = standoff.load(folder / "dispute.yaml")
    solution = json.loads((folder / "solution.json").read_text(encoding="utf-8"))
    assert standoff.solve(dispute).to_dict() == solution
    assert not [finding for finding in standoff.check(dispute) if finding.level == "error"]


def test_the_steps_do_what_run_does(
    ran: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    _, folder = ran
    dossier, dispute = tmp_path / "dossier.jsonl", tmp_path / "dispute.yaml"
    assert run("read", ROOT / "src/standoff/demo/kosovo-talks.txt", "-o", dossier).returncode == 0
    assert run("draft", dossier, "-o", dispute).returncode == 0
    assert dossier.read_bytes() == (folder / "dossier.jsonl").read_bytes()
    assert dispute.read_bytes() == (folder / "dispute.yaml").read_bytes()
    page = run("brief", dispute).stdout
    assert page == (folder / "brief.html").read_text(encoding="utf-8")


def test_the_summary_says_what_matters(
    ran: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    text = ran[0].stdout
    for said in ("Serbia", "Kosovo Albanians", "Until 10 December 2007", "Ask this next"):
        assert said in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "\x1b" not in text


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [*STANDOFF, "solve", "elmira", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def _wait_until_it_reads(process: int) -> None:
    """Wait for the libraries of the language model: on a busy machine that may take a while."""
    maps = Path(f"/proc/{process}/maps")
    for _ in range(300):
        time.sleep(0.1)
        if not maps.exists() or "spacy" in maps.read_text():
            break
    time.sleep(0.5)


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    report = tmp_path / "long.txt"
    line = "Ardonia threatened to close the pass on Friday, and Belmora rejected the demand.\n\n"
    report.write_text("Evening Post\n3 March 2021\n\n" + line * 4000, encoding="utf-8")
    with subprocess.Popen(
        [*STANDOFF, "run", str(report), "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        _wait_until_it_reads(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert err.decode() == "\nstandoff: interrupted; nothing was left half-written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["long.txt"]


def test_a_terminal_without_the_signs_still_gets_an_answer() -> None:
    done = run("solve", "chicken", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Chicken" in done.stdout
    escaped = run("solve", "kosovo-2007", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(escaped.stdout) == json.loads(run("solve", "kosovo-2007", "--json").stdout)


def test_progress_is_shown_on_a_terminal_and_only_there() -> None:
    master, slave = pty.openpty()
    with subprocess.Popen(
        [*STANDOFF, "solve", "kosovo-2007"],
        stdout=subprocess.PIPE,
        stderr=slave,
        env={**ENVIRONMENT, "TERM": "xterm"},
    ) as process:
        assert process.stdout is not None
        out = process.stdout.read().decode()
        process.wait()
    os.close(slave)
    shown = os.read(master, 65536).decode()
    os.close(master)
    assert "Solving" in shown
    assert "Solving" not in out
    assert run("solve", "kosovo-2007").stderr == ""


def test_unwritable_folder_for_the_results(tmp_path: Path) -> None:
    report = ROOT / "src/standoff/demo/kosovo-talks.txt"
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    done = run("run", report, "-o", blocked / "out")
    assert done.returncode == 2
    assert done.stderr == f"{blocked / 'out'}: cannot be written: not a directory\n"
    assert "Traceback" not in done.stderr
