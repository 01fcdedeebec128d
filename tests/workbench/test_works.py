"""Long work is shared by all who wait for it, told as it goes, and stopped on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from standoff.errors import InputError
from standoff.progress import Tell
from standoff.workbench.works import Work, Works

_PATIENCE = 30


class Slow:
    """Work that gets on when it is let, and tells on the way."""

    def __init__(self) -> None:
        self.begun = 0
        self.told = threading.Event()
        self.go = threading.Event()

    def __call__(self, tell: Tell) -> str:
        self.begun += 1
        tell("first", 0.25)
        self.told.set()
        while not self.go.wait(0.001):
            tell("second", 0.5)
        return "found"


@pytest.fixture
def slow() -> Slow:
    return Slow()


def finished(work: Work[str]) -> str | None:
    ended = threading.Event()
    threading.Thread(target=lambda: (work._found.exception(), ended.set()), daemon=True).start()
    assert ended.wait(_PATIENCE)
    return work.result()


def test_it_tells_how_far_it_is_and_what_was_found(slow: Slow) -> None:
    work = Works().begin("a", slow)
    assert slow.told.wait(_PATIENCE)
    assert work.share >= 0.25
    assert work.doing in ("first", "second")
    assert not work.done
    slow.go.set()
    assert finished(work) == "found"
    assert not work.stopped


def test_all_who_want_the_same_share_one(slow: Slow) -> None:
    works = Works()
    one, two = works.begin("a", slow), works.begin("a", slow)
    assert one is two
    assert works.joined("a", lambda: True) is one
    assert works.joined("b", lambda: True) is None
    slow.go.set()
    assert finished(one) == "found"
    assert slow.begun == 1
    assert works.begin("a", slow) is not one


def test_it_is_stopped_for_all_and_begun_anew(slow: Slow) -> None:
    works = Works()
    work = works.begin("a", slow)
    work.stop()
    again = works.begin("a", slow)
    assert again is not work
    assert finished(work) is None
    assert work.stopped
    slow.go.set()
    assert finished(again) == "found"
    assert not again.stopped


def test_it_goes_on_as_long_as_anybody_wants_it(slow: Slow) -> None:
    wants = {"one": True, "other": True}

    def by(who: str) -> Callable[[], bool]:
        return lambda: wants[who]

    works = Works()
    work = works.begin("a", slow, by("one"))
    works.begin("a", slow, by("other"))
    wants["one"] = False
    slow.told.wait(_PATIENCE)
    assert not work.done
    wants["other"] = False
    assert finished(work) is None
    assert not work.stopped
    assert works.joined("a", lambda: True) is None


def test_what_it_comes_to_in_place_of_a_result_is_raised() -> None:
    def fails(_: Tell) -> str:
        raise InputError("no such thing")

    with pytest.raises(InputError, match="no such thing"):
        finished(Works().begin("a", fails))


def test_what_is_told_after_the_end_is_not_heard(slow: Slow) -> None:
    kept: list[Tell] = []

    def run(tell: Tell) -> str:
        kept.append(tell)
        return "found"

    work = Works().begin("a", run, lambda: False)
    assert finished(work) == "found"
    kept[0]("late", 1.0)
    assert work.doing == ""
