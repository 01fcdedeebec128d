"""Further reports, from the moment that they are gathered until they are taken in."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.dispute.file import dumps, loads
from standoff.drafting.draft import draft
from standoff.errors import InputError
from standoff.reading.corrections import beside, correction_of
from standoff.reading.dossier import Dossier, load_dossier, save_dossier
from standoff.reading.read import read, read_more
from standoff.tracking.update import TOO_MANY, propose
from standoff.workbench.bench import Bench
from standoff.workbench.desk import Desk
from standoff.workbench.reading import Reading, Step
from standoff.workbench.taking_in import Intake

STRIKE = sorted((Path(__file__).parents[1] / "data" / "disputes" / "strike").glob("*.txt"))


@pytest.fixture(scope="module")
def first() -> Dossier:
    return read(STRIKE[:1])


def bench_of(folder: Path, dossier: Dossier | None, text: str | None = None) -> Bench:
    file = folder / "dispute.yaml"
    at = folder / "dossier.jsonl"
    if dossier is not None:
        save_dossier(dossier, at)
        text = text or dumps(draft(dossier), quotes=True)
    file.write_text(text or "", encoding="utf-8")
    return Bench(Desk(file), dossier, dossier_at=at, corrections=beside(at))


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    end = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def read_in(intake: Intake, *reports: Path) -> None:
    for each in reports:
        intake.gathered.upload(each.name, each.read_bytes())
    intake.read()
    until(lambda: intake.stage != "reading")


def test_what_is_read_is_proposed_as_update_does_and_taken_in(
    first: Dossier, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, first)
    before = bench.desk.page.text.replace(f"{STRIKE[0].parent}/", "")
    bench.desk.change(before)
    intake = Intake(bench)
    read_in(intake, *STRIKE[1:])
    found = intake.proposed
    assert found is not None
    expected = propose(before, *read_more(first, STRIKE[1:]))
    assert [p.what for p in found.update.open] == [p.what for p in expected.open]
    assert len(expected.open) > 3
    assert bench.desk.page.text == before
    assert load_dossier(tmp_path / "dossier.jsonl") == first

    intake.take_in(found.update.open)
    after = bench.desk.path.read_text(encoding="utf-8")
    assert after == bench.desk.page.text
    assert after == expected.accept(expected.open).replace(f"{STRIKE[1].parent}/", "")
    assert [s.location for s in load_dossier(tmp_path / "dossier.jsonl").sources] == [
        str(STRIKE[0]), STRIKE[1].name, STRIKE[2].name,
    ]  # fmt: skip
    assert intake.stage == "gathering"
    assert intake.gathered.items == ()
    assert "2 new reports" in (intake.notice or "")

    # One step back takes the file and the dossier back; one step on takes both again.
    bench.undo()
    assert bench.desk.path.read_text(encoding="utf-8") == before
    assert load_dossier(tmp_path / "dossier.jsonl") == first
    assert bench.dossier == first
    bench.redo()
    assert bench.desk.page.text == after
    assert len(load_dossier(tmp_path / "dossier.jsonl").sources) == 3


def test_some_are_taken_in_with_what_they_need(first: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, first)
    intake = Intake(bench)
    read_in(intake, *STRIKE[1:])
    assert intake.proposed is not None
    update = intake.proposed.update
    (chosen,) = (p for p in update.open if p.element == "actors.government.options.guarantee_loan"
                 or p.what == "government can guarantee a loan to the company")  # fmt: skip
    intake.take_in([chosen])
    dispute = bench.desk.page.dispute
    assert "government" in {actor.id for actor in dispute.actors}
    assert "arbitration_board" not in {actor.id for actor in dispute.actors}


def test_what_is_unticked_stays_so_until_it_is_proposed_anew(
    first: Dossier, tmp_path: Path
) -> None:
    intake = Intake(bench_of(tmp_path, first))
    read_in(intake, STRIKE[1])
    assert intake.proposed is not None
    one, other = intake.proposed.update.open[:2]
    intake.tick(one, ticked=False)
    intake.tick(other, ticked=False)
    intake.tick(other, ticked=True)
    assert intake.unticked == {one}
    intake.allow(intake.max_options + 1)
    until(lambda: intake.stage == "proposed")
    assert intake.unticked == frozenset()


def test_the_reports_may_be_kept_and_the_model_stay(first: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, first)
    before = bench.desk.page.text
    intake = Intake(bench)
    read_in(intake, STRIKE[1])
    intake.take_in([])
    assert bench.desk.path.read_text(encoding="utf-8") == before
    assert not bench.desk.can_undo
    assert len(load_dossier(tmp_path / "dossier.jsonl").sources) == 2
    # What was turned down is not proposed again.
    read_in(intake, STRIKE[1])
    assert intake.proposed is not None
    assert intake.proposed.update.proposals == ()
    assert len(intake.proposed.result.known) == 1


def test_they_may_be_left_out(first: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, first)
    intake = Intake(bench)
    read_in(intake, STRIKE[1])
    intake.discard()
    assert (intake.stage, intake.proposed, intake.gathered.items) == ("gathering", None, ())
    assert load_dossier(tmp_path / "dossier.jsonl") == first
    with pytest.raises(InputError, match="nothing to take in"):
        intake.take_in([])


def test_stopped_at_once_nothing_is_changed_and_it_can_be_read_again(
    first: Dossier, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, first)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    intake = Intake(bench)
    intake.gathered.upload("x.txt", STRIKE[1].read_bytes())
    intake.read()
    with pytest.raises(InputError, match="being read already"):
        intake.read()
    intake.stop()
    assert intake.stage == "gathering"
    assert "Nothing was changed" in (intake.notice or "")
    assert len(intake.gathered.items) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files
    intake.read()
    until(lambda: intake.stage == "proposed")


def test_what_comes_after_the_stop_is_not_shown(
    first: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come, go = threading.Event(), threading.Event()

    def late(*_: object, **__: object) -> object:
        come.set()
        go.wait(timeout=60)
        return propose(dumps(draft(first)), first, ())

    intake = Intake(bench_of(tmp_path, first))
    monkeypatch.setattr("standoff.workbench.proposed.propose", late)
    intake.gathered.upload("x.txt", STRIKE[1].read_bytes())
    intake.read()
    assert come.wait(timeout=120)
    intake.stop()
    threads = [each for each in threading.enumerate() if each.name == "reading"]
    go.set()
    for each in threads:
        each.join(timeout=60)
    assert intake.stage == "gathering"
    assert intake.proposed is None


def test_what_reads_is_killed(
    first: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Reading.run

    def killed(self: Reading, *args: object, **how: object) -> object:
        def kill(_: Step) -> None:
            assert self._process.pid is not None
            os.kill(self._process.pid, signal.SIGKILL)

        return run(self, *args, **{**how, "tell": kill})  # type: ignore[arg-type]

    monkeypatch.setattr(Reading, "run", killed)
    intake = Intake(bench_of(tmp_path, first))
    read_in(intake, STRIKE[1])
    assert intake.stage == "gathering"
    assert "the system has ended" in (intake.notice or "")
    assert len(intake.gathered.items) == 1


def test_a_bad_file_stops_no_other(first: Dossier, tmp_path: Path) -> None:
    intake = Intake(bench_of(tmp_path, first))
    intake.gathered.upload("<img src=x onerror=alert(1)>.pdf", b"%PDF-1.4 nothing")
    read_in(intake, STRIKE[1])
    assert intake.proposed is not None
    (problem,) = intake.proposed.result.problems
    assert problem.file == "<img src=x onerror=alert(1)>.pdf"
    assert len(intake.proposed.update.fresh) == 1


def test_where_the_file_has_changed_it_is_proposed_anew(first: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, first)
    intake = Intake(bench)
    read_in(intake, *STRIKE[1:])
    assert intake.proposed is not None
    old = intake.proposed
    mine = bench.desk.page.text + "# mine\n"
    bench.desk.path.write_text(mine, encoding="utf-8")
    with pytest.raises(InputError, match="proposed anew"):
        intake.take_in(old.update.open)
    assert bench.desk.path.read_text(encoding="utf-8") == mine
    until(lambda: intake.stage == "proposed")
    assert intake.proposed is not old
    assert intake.proposed.result is old.result
    intake.take_in(intake.proposed.update.open)
    assert "# mine" in bench.desk.page.text
    assert len(bench.desk.page.dispute.options) > 3


def test_where_the_dossier_has_gone_back_meanwhile_all_is_read_anew(
    first: Dossier, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, first)
    intake = Intake(bench)
    read_in(intake, STRIKE[1])
    assert intake.proposed is not None
    intake.take_in(intake.proposed.update.open)
    read_in(intake, STRIKE[2])
    assert intake.proposed is not None
    bench.undo()
    assert intake.look_again()
    until(lambda: intake.stage == "proposed")
    assert [s.location for s in intake.proposed.result.dossier.sources] == [
        str(STRIKE[0]), STRIKE[2].name,
    ]  # fmt: skip


def test_the_file_may_be_let_have_more_options(first: Dossier, tmp_path: Path) -> None:
    intake = Intake(bench_of(tmp_path, first))
    intake.max_options = 3
    read_in(intake, *STRIKE[1:])
    assert intake.proposed is not None
    few = intake.proposed
    assert any(each.blocked == TOO_MANY for each in few.update.proposals)
    intake.allow(12)
    until(lambda: intake.stage == "proposed")
    assert intake.proposed.result is few.result
    assert all(each.blocked is None for each in intake.proposed.update.proposals)
    assert len(intake.proposed.update.open) > len(few.update.open)


def test_what_was_put_right_counts_and_the_dossier_stays_as_read(
    first: Dossier, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, first)
    demand = next(c for c in first.claims if c.act == "demand")
    wrong = correction_of(first, demand, actor=None)
    bench.correct((wrong,))
    corrected_text = bench.desk.page.text
    intake = Intake(bench)
    read_in(intake, *STRIKE[1:])
    assert intake.proposed is not None
    update = intake.proposed.update
    place = (demand.evidence[0].start, demand.act, demand.actor)
    held = [(c.evidence[0].start, c.act, c.actor) for c in update.dossier.claims
            if update.dossier.source(c.evidence[0].source).sha256 == wrong.sha256]  # fmt: skip
    assert place not in held
    assert intake.proposed.lost == ()
    intake.take_in(update.open)
    kept = load_dossier(tmp_path / "dossier.jsonl")
    assert any((c.evidence[0].start, c.act, c.actor) == place for c in kept.claims)
    assert bench.corrections == (wrong,)
    bench.undo()
    assert bench.desk.page.text == corrected_text
    assert bench.corrections == (wrong,)


def test_a_correction_that_finds_its_claim_no_more_is_told(first: Dossier, tmp_path: Path) -> None:
    # As where the claim is another's, now that all reports are read together.
    bench = bench_of(tmp_path, first)
    gone = correction_of(first, first.claims[0], actor=None)
    intake = Intake(bench)
    bench.correct((gone,))
    intake.gathered.upload("x.txt", STRIKE[1].read_bytes())
    intake.read()
    until(lambda: intake.stage == "proposed")
    assert intake.proposed is not None
    result = intake.proposed.result
    claims = tuple(c for c in result.dossier.claims if correction_of(
        result.dossier, c, actor=None) != gone)  # fmt: skip
    less = type(result)(
        type(result.dossier)(result.dossier.sources, result.dossier.passages,
                             result.dossier.actors, claims),
        result.fresh, (), (),
    )  # fmt: skip
    assert intake._compare(less, first).lost == (gone,)


def test_a_dispute_without_a_dossier_begins_one(first: Dossier, tmp_path: Path) -> None:
    text = dumps(draft(first))
    bench = bench_of(tmp_path, None, text)
    intake = Intake(bench)
    read_in(intake, STRIKE[1])
    assert intake.proposed is not None
    assert intake.proposed.base is None
    intake.take_in(intake.proposed.update.open)
    assert len(load_dossier(tmp_path / "dossier.jsonl").sources) == 1
    bench.undo()
    assert not (tmp_path / "dossier.jsonl").exists()
    bench.redo()
    assert (tmp_path / "dossier.jsonl").exists()


def test_what_cannot_be_written_changes_nothing(
    first: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = bench_of(tmp_path, first)
    before = bench.desk.page.text
    intake = Intake(bench)
    read_in(intake, STRIKE[1])
    assert intake.proposed is not None

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("standoff.workbench.holding.save_dossier", full)
    with pytest.raises(InputError, match="No space left"):
        intake.take_in(intake.proposed.update.open)
    assert bench.desk.path.read_text(encoding="utf-8") == before
    assert bench.read is first
    assert intake.stage == "proposed"


def test_a_story_that_is_known_is_told_as_one(first: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, first)
    again = STRIKE[0].read_bytes() + b"\n\nReprinted with leave.\n"
    intake = Intake(bench)
    intake.gathered.upload("again.txt", again)
    intake.read()
    until(lambda: intake.stage == "proposed")
    assert intake.proposed is not None
    (ident,) = intake.proposed.update.fresh
    other = intake.proposed.same_story[ident]
    assert intake.proposed.result.dossier.source(other).location == str(STRIKE[0])


def test_a_report_of_five_megabytes_is_taken(first: Dossier, tmp_path: Path) -> None:
    intake = Intake(bench_of(tmp_path, first))
    page = b"<html><body><!--" + b"x" * 5_000_000 + b"--><h1>News</h1><p>" + (
        b"The United Metalworkers demanded that Hallam Steel raise wages by 9 percent.</p>"
        b"</body></html>"
    )  # fmt: skip
    intake.gathered.upload("large.html", page)
    intake.read()
    until(lambda: intake.stage == "proposed")
    assert intake.proposed is not None
    assert len(intake.proposed.update.fresh) == 1
    intake.take_in([])
    assert loads(intake.bench.desk.page.text).actors
