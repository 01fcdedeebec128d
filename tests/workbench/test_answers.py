"""Answers are found once, kept, and do for whoever asks for less."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standoff.cases import load_case
from standoff.dispute.check import check
from standoff.dispute.expressions import parse
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Constraint
from standoff.outlook.phases import in_phases
from standoff.progress import Tell
from standoff.workbench import answers as module
from standoff.workbench.answers import Answer, Answers
from standoff.workbench.bench import Bench
from standoff.workbench.desk import Desk
from standoff.workbench.works import Works

CASE = load_case("chicken")


def always() -> bool:
    return True


def found(answers: Answers, **how: bool) -> Answer:
    answer = answers.find("text", CASE, always, **how).result()
    assert answer is not None
    return answer


def test_it_is_what_in_phases_finds_with_what_the_check_finds() -> None:
    answer = found(Answers(Works()))
    assert [each.resting for each in answer.phases] == [each.resting for each in in_phases(CASE)]
    assert answer.findings == check(CASE)
    assert answer.refused is None


def test_what_tells_more_does_for_less_and_not_the_other_way_round() -> None:
    answers = Answers(Works())
    last = found(answers, checked=False, last=True)
    assert found(answers, checked=False, last=True) is last
    assert answers.known("text", checked=False, last=False) is None
    assert answers.known("text", checked=True, last=True) is None
    whole = found(answers)
    for checked in (True, False):
        for one in (True, False):
            assert answers.known("text", checked=checked, last=one) is whole
    assert answers.known("other") is None


def test_what_cannot_be_solved_says_why() -> None:
    never = Constraint("never", parse("row.straight or not row.straight"))
    answer = Answers(Works()).find("no", replace(CASE, constraints=(never,)), always).result()
    assert answer is not None
    assert answer.phases == ()
    assert "no state is feasible" in (answer.refused or "")
    assert answer.findings


def test_what_nobody_wants_is_not_solved() -> None:
    work = Answers(Works()).find("text", CASE, lambda: False)
    assert work.result() is None
    assert not work.stopped


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    file = tmp_path / "chicken.yaml"
    file.write_text(dumps(CASE), encoding="utf-8")
    return Bench(Desk(file), None)


def test_what_is_tried_is_the_file_until_it_is_changed(bench: Bench) -> None:
    before = bench.answer_of_file(checked=False, last=True).result()
    assert bench.answer_of_trial().result() is before
    bench.trial.set_day(date(2031, 5, 1))
    after = bench.answer_of_trial().result()
    assert after is not None
    assert after is not before
    assert after.dispute == bench.trial.dispute


def test_the_file_is_solved_as_it_is_now(bench: Bench) -> None:
    first = bench.answer_of_file().result()
    bench.desk.change(bench.desk.page.text + "\n# more\n")
    second = bench.answer_of_file().result()
    assert first is not None
    assert second is not None
    assert first is not second
    assert second.dispute == loads(bench.desk.page.text)


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let solving go on until it is stopped."""

    def solve(*_: object, progress: Tell, **__: object) -> None:
        while True:
            progress("Solving", 0.5)
            time.sleep(0.001)

    monkeypatch.setattr(module, "in_phases", solve)


@pytest.mark.usefixtures("endless")
def test_a_newer_change_stops_what_was_being_found(bench: Bench) -> None:
    file = bench.answer_of_file()
    bench.trial.set_day(date(2031, 5, 1))
    older = bench.answer_of_trial()
    assert bench.answer_of_trial() is older
    bench.trial.set_day(date(2031, 6, 1))
    newer = bench.answer_of_trial()
    assert newer is not older
    assert older.result() is None
    assert not older.stopped
    assert not newer.done
    assert not file.done
    bench.desk.change(bench.desk.page.text + "\n# more\n")
    assert file.result() is None
    assert not newer.done
    newer.stop()
    assert newer.result() is None


@pytest.mark.usefixtures("endless")
def test_whoever_asks_for_less_waits_for_what_is_going_on(bench: Bench) -> None:
    whole = bench.answer_of_file()
    assert bench.answer_of_file(checked=False, last=True) is whole
    assert bench.answer_of_trial() is whole
    whole.stop()
    assert whole.result() is None
    assert bench.answers.known(bench.desk.page.text) is None
