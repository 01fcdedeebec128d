"""How the solver is asked: for so long, alone, and so that it hears an interruption."""

from __future__ import annotations

import threading
import time
from threading import Thread

import pytest

from standoff.stability.single import asking
from standoff.stability.single.asking import Asker, Holding, OutOfTimeError
from standoff.stability.single.clauses import FALSE, TRUE, Clauses


def with_left(monkeypatch, seconds):
    monkeypatch.setattr(Asker, "left", property(lambda _: seconds))
    return Asker(0.0)


def test_an_answer_says_of_each_literal_whether_it_holds():
    holding = Holding([True, False])
    assert [holding[each] for each in (TRUE, FALSE, 2, -2)] == [True, False, False, True]


def test_what_is_known_may_stand_in_a_clause():
    clauses = Clauses()
    free = clauses.new()
    clauses.clauses += [(TRUE,), (FALSE, -free)]
    answer = Asker(time.monotonic() + 30).ask(clauses)
    assert (answer[TRUE], answer[free]) == (True, False)
    clauses.clauses.append((FALSE,))
    assert Asker(time.monotonic() + 30).ask(clauses) is None


def test_asks_only_while_there_is_time(monkeypatch):
    asker = with_left(monkeypatch, 0.0)
    with pytest.raises(OutOfTimeError):
        asker.ask(Clauses())
    assert asker.asked == 0
    asker = with_left(monkeypatch, 0.5)
    assert asker.ask(Clauses())[TRUE]
    assert asker.ask(Clauses())[TRUE]
    assert asker.asked == 2


@pytest.mark.parametrize(("left", "most"), [(0.5, 0.5), (0.0002, 0.001)])
def test_the_solver_works_alone_and_for_what_is_left_of_the_time(monkeypatch, left, most):
    """One worker and one seed: the same question has the same answer."""
    seen = []
    run = asking._run
    monkeypatch.setattr(
        asking,
        "_run",
        lambda solver, model: (seen.append(solver.parameters), run(solver, model))[1],
    )
    try:
        with_left(monkeypatch, left).ask(Clauses())
    except OutOfTimeError:
        assert left < 0.001
    (parameters,) = seen
    assert parameters.num_workers == 1
    assert parameters.random_seed == 1
    assert parameters.catch_sigint_signal is False
    assert parameters.max_time_in_seconds == most


class Deaf:
    """A search that ends when it has been told to for the third time."""

    def __init__(self):
        self.told = threading.Semaphore(0)
        self.daemon = None

    def solve(self, _):
        self.daemon = threading.current_thread().daemon
        for _ in range(3):
            self.told.acquire(timeout=2)
        return "stopped"

    def stop_search(self):
        self.told.release()


def test_a_search_that_does_not_hear_is_told_to_stop_until_it_does(monkeypatch):
    class Interrupted(Thread):
        waits = 0

        def join(self, timeout=None):
            self.waits += 1
            if self.waits == 1:
                raise KeyboardInterrupt
            super().join(timeout)

    monkeypatch.setattr(asking, "Thread", Interrupted)
    deaf = Deaf()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        asking._run(deaf, None)
    assert time.monotonic() - start < 1
    assert deaf.daemon is True  # a second interruption need not wait for it
