"""Reports that are read in a process of their own."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from standoff.reading.dossier import Dossier
from standoff.reading.read import read_more, read_text
from standoff.workbench.reading import Pasted, Reading, Step, StoppedError

FIRST = read_text("Peru demanded that Chile pay its debt.", published="2031-05-03")
EARLIER = b"LIMA, 1 May 2031 - Peru threatened to close the northern port."
LATER = b"LIMA, 9 May 2031 - Chile accepted the demand of Peru."


def test_it_is_what_would_be_read_here(tmp_path: Path) -> None:
    path = tmp_path / "later.txt"
    path.write_bytes(LATER)
    told: list[Step] = []
    found = Reading().run([path], FIRST, tell=told.append)
    assert (found.dossier, found.fresh) == read_more(FIRST, [path])
    assert found.problems == ()
    shares = [step.share for step in told]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    assert any("report 2 of 2: later.txt" in step.doing for step in told)


def test_what_a_model_found_stays() -> None:
    (claim,) = (c for c in FIRST.claims if c.kind == "stance")
    said = replace(claim, act="oppose", found_by=("openai:m",))
    old = replace(FIRST, claims=(*FIRST.claims, said))
    found = Reading().run([("earlier.txt", EARLIER)], old, tell=lambda _: None)
    (kept,) = (c for c in found.dossier.claims if "openai:m" in c.found_by)
    assert (kept.actor, kept.act, kept.found_by) == (claim.actor, "oppose", ("openai:m",))
    assert kept.evidence == (replace(claim.evidence[0], source="s2"),)


def test_all_kinds_are_read_together_and_a_bad_one_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "dispute.yaml").write_text("title: Peru and Chile met again.", encoding="utf-8")
    (folder / "a.txt").write_text("Chile rejected the demand of Peru.", encoding="utf-8")
    given = [
        folder, ("bad.pdf", b"%PDF-1.4 nothing"), ("later.txt", LATER),
        Pasted("Norway urged Chile to pay its debt.", "Norway's plea", "The Wire", "2031-05-10"),
    ]  # fmt: skip
    nothing = Dossier((), (), (), ())
    own = (folder / "dispute.yaml").resolve()
    found = Reading().run(given, nothing, avoid=[own], tell=lambda _: None)
    assert [s.title or s.location for s in found.dossier.sources] == [
        "later.txt", "Norway's plea", str(folder / "a.txt"),
    ]  # fmt: skip
    pasted = found.dossier.sources[1]
    assert (pasted.publisher, pasted.published) == ("The Wire", "2031-05-10")
    assert [problem.file for problem in found.problems] == ["bad.pdf"]


def test_where_nothing_is_new_nothing_is_read_anew() -> None:
    text = (FIRST.sources[0].text or "").encode()
    found = Reading().run([("again.txt", text)], FIRST, tell=lambda _: None)
    assert found.dossier == FIRST
    assert found.fresh == ()
    assert [source.location for source in found.known] == ["again.txt"]


def test_it_can_be_stopped_at_any_time() -> None:
    reading = Reading()
    with pytest.raises(StoppedError, match="Nothing was changed"):
        reading.run([("later.txt", LATER)], FIRST, tell=lambda _: reading.stop())
    before = Reading()
    before.stop()
    with pytest.raises(StoppedError):
        before.run([("later.txt", LATER)], FIRST, tell=lambda _: None)


def test_what_reads_may_be_killed_by_the_system() -> None:
    reading = Reading()

    def kill(_: Step) -> None:
        pid = reading._process.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)

    with pytest.raises(StoppedError, match="the system has ended"):
        reading.run([("later.txt", LATER)], FIRST, tell=kill)


def test_what_reads_ends_with_the_reading() -> None:
    reading = Reading()
    worker = threading.Thread(
        target=lambda: reading.run([("later.txt", LATER)], FIRST, tell=lambda _: None)
    )
    worker.start()
    worker.join(timeout=120)
    assert not worker.is_alive()
    assert reading._process.exitcode is not None
