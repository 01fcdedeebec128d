"""Results in the order of what was given, whoever reads it and whatever is lost on the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from standoff.corpus.crew import Crew, LostWorkerError
from standoff.corpus.tasks import Done, Given, Unread
from standoff.corpus.work import AT_ONCE
from standoff.errors import Problem

__all__ = ["Result", "in_order", "in_tasks"]

Result = tuple[Given, Done]

_FILES = 32
_BYTES = 64_000
_AHEAD = 3
"""Tasks that are handed out for each worker: one that it reads, and two that wait."""
_TRIES = 2

_Waiting = tuple[tuple[Given, ...], Callable[[], list[Done]]]


def in_tasks(given: Iterable[Given]) -> Iterator[tuple[Given, ...]]:
    """Put files together to tasks of some size: many small ones, or one large one."""
    task: list[Given] = []
    size = 0
    for each in given:
        if task and (len(task) == _FILES or size + _size(each) > _BYTES):
            yield tuple(task)
            task, size = [], 0
        task.append(each)
        size += _size(each)
    if task:
        yield tuple(task)


def _size(given: Given) -> int:
    if given.is_open:
        return sum(len(page.source.text or "") for page in given.pages)
    return len(given.data)


def in_order(given: Iterable[Given], crew: Crew) -> Iterator[list[Result]]:
    """Yield what became of files, task by task, in the order in which they are given.

    Only so many tasks are held as keep the workers busy.
    """
    tasks = in_tasks(given)
    waiting: deque[_Waiting] = deque()
    while True:
        while len(waiting) < _AHEAD * crew.at_once and (task := next(tasks, None)):
            waiting.append((task, _hand_out(task, crew)))
        if not waiting:
            return
        task, result = waiting.popleft()
        try:
            finished = result()
        except LostWorkerError:
            crew.replace()
            for each in task:
                yield list(_alone(each, crew))
            waiting = deque((other, _hand_out(other, crew)) for other, _ in waiting)
            continue
        for left in reversed(_left(task, finished)):
            waiting.appendleft((left, _hand_out(left, crew)))
        yield list(zip(task, finished, strict=False))


def _hand_out(task: Sequence[Given], crew: Crew) -> Callable[[], list[Done]]:
    """Give a task to be read: of files that are open already, the pages only."""
    return crew.hand_out([replace(each, data=b"") if each.is_open else each for each in task])


def _left(task: Sequence[Given], finished: Sequence[Done]) -> list[tuple[Given, ...]]:
    """Return what a task leaves: reports of the last file that was opened, and files behind it."""
    rest = finished[-1].rest
    tasks: list[tuple[Given, ...]] = [(part,) for part in _slices(rest, AT_ONCE)] if rest else []
    behind = tuple(task[len(finished) :])
    return [*tasks, behind] if behind else tasks


def _slices(given: Given, size: int) -> Iterator[Given]:
    """Cut opened pages into tasks; the last knows that it is."""
    for start in range(0, len(given.pages), size):
        pages = given.pages[start : start + size]
        last = start + size >= len(given.pages)
        yield replace(given, pages=pages, first=given.first + start, closing=given.closing and last)


def _alone(given: Given, crew: Crew) -> Iterator[Result]:
    """Read a file while nothing else is read, report by report, to see which of them kills.

    A worker that dies of nothing (the system was short of memory, somebody ended it) is tried
    once more.
    """
    if given.is_open and len(given.pages) > 1:
        for one in _slices(given, 1):
            yield from _alone(one, crew)
        return
    for attempt in range(_TRIES):
        try:
            done = crew.hand_out((given,), len(given.pages))()[0]
        except LostWorkerError:
            crew.replace()
            if attempt + 1 == _TRIES:
                yield given, _killed(given)
            continue
        yield given, done
        if done.rest:
            yield from _alone(done.rest, crew)
        return


def _killed(given: Given) -> Done:
    problem = Problem(
        "the process that read it was killed, twice: it may need more memory", given.name
    )
    at = given.first if given.is_open else None
    part = given.pages[0].source.part if given.is_open else None
    return Done(given.first if given.is_open else 0, (Unread(at, part, problem),))
