"""Asking a model, several passages at once, of an endpoint that may do anything.

An endpoint that is slow, down or rate-limited is tried again with patience; one that keeps failing,
or says that no question will be answered, is left alone. What was answered until then stays.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standoff.reading.llm.answers import parse
from standoff.reading.llm.connecting import Endpoint, check_installed, open_model
from standoff.reading.llm.costs import Usage
from standoff.reading.llm.kept import KeptAnswer
from standoff.reading.llm.requesting import AgainError, NeverError, SingleError, request

if TYPE_CHECKING:
    from pydantic_ai.models import Model

__all__ = ["Failure", "Patience", "Standing", "ask"]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for an endpoint, in seconds, and how often to try.

    Parameters
    ----------
    timeout
        For one answer, whole.
    tries
        Of one question.
    pause
        Before the second try; before each further one twice as long.
    longest_pause
        An endpoint that asks for a longer one is not waited for.
    at_once
        Questions that are asked at the same time.
    gives_up
        Questions in a row that fail before the endpoint is left alone.
    """

    timeout: float = 120.0
    tries: int = 3
    pause: float = 2.0
    longest_pause: float = 60.0
    at_once: int = 4
    gives_up: int = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a question has no answer, and the tokens that were spent on it."""

    reason: str
    usage: Usage = field(default_factory=Usage)


@dataclass(slots=True)
class Standing:
    """How an endpoint has behaved so far: what one lot of questions has met, the next goes by.

    Parameters
    ----------
    failed_in_a_row
        Questions that failed since the last answer.
    over
        Why nothing more is asked, or None.
    rest_until
        When it may be asked again, by the monotonic clock.
    """

    failed_in_a_row: int = 0
    over: str | None = None
    rest_until: float = 0.0


def ask(
    endpoint: Endpoint,
    questions: Sequence[str],
    patience: Patience,
    on_answer: Callable[[int, KeptAnswer | Failure], None],
    standing: Standing | None = None,
) -> None:
    """Ask all questions, and tell of each answer as it comes.

    Parameters
    ----------
    standing
        Of the endpoint, from earlier questions; changed.

    Raises
    ------
    MissingError
        The library is not installed; nothing has been sent.
    """
    if not questions:
        return
    check_installed()
    rounds = _Round(endpoint, questions, patience, on_answer, standing or Standing())
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(rounds.run())
        return
    # In a notebook a loop is running already, which cannot be entered again.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, rounds.run()).result()


@dataclass(slots=True)
class _Round:
    endpoint: Endpoint
    questions: Sequence[str]
    patience: Patience
    on_answer: Callable[[int, KeptAnswer | Failure], None]
    standing: Standing
    spent: dict[int, Usage] = field(default_factory=dict)

    async def run(self) -> None:
        """Ask until all is asked, or the endpoint is given up."""
        from standoff.reading.llm.client import new_client

        waiting = iter(range(len(self.questions)))
        async with new_client(self.patience.timeout) as client:
            model = open_model(self.endpoint, client)

            async def work() -> None:
                for number in waiting:
                    self.on_answer(number, await self._one(model, number))

            workers = min(self.patience.at_once, len(self.questions))
            await asyncio.gather(*(work() for _ in range(workers)))

    async def _one(self, model: Model, number: int) -> KeptAnswer | Failure:
        standing = self.standing
        if standing.over is not None:
            return Failure(f"not asked: {standing.over}")
        try:
            text = await self._patiently(lambda: self._try(model, number))
        except NeverError as error:
            standing.over = f"it would fail as those before it did ({error})"
            return Failure(str(error), self._spent(number))
        except (AgainError, SingleError) as error:
            standing.failed_in_a_row += 1
            if standing.failed_in_a_row >= self.patience.gives_up:
                standing.over = f"{standing.failed_in_a_row} passages in a row had failed ({error})"
            return Failure(str(error), self._spent(number))
        standing.failed_in_a_row = 0
        return KeptAnswer(text, self._spent(number))

    def _spent(self, number: int) -> Usage:
        return self.spent.get(number, Usage())

    async def _patiently(self, attempt: Callable[[], Awaitable[str]]) -> str:
        """Try again after a while, up to the number of tries."""
        pause = self.patience.pause
        for left in range(self.patience.tries - 1, -1, -1):
            await asyncio.sleep(max(0.0, self.standing.rest_until - time.monotonic()))
            try:
                return await attempt()
            except AgainError as error:
                wait = pause if error.after is None else error.after
                if not left or self.standing.over is not None:
                    raise
                if wait > self.patience.longest_pause:
                    raise AgainError(f"{error}, and asks to wait {wait:.0f} seconds") from error
                if error.after is not None:
                    # It limits all who ask, not this question.
                    until = time.monotonic() + wait
                    self.standing.rest_until = max(self.standing.rest_until, until)
                else:
                    await asyncio.sleep(wait)
                pause *= 2
        raise AgainError("it was not tried")

    async def _try(self, model: Model, number: int) -> str:
        text, usage = await request(model, self.questions[number], self.patience.timeout)
        self.spent[number] = self._spent(number) + usage
        if isinstance(broken := parse(text), str):
            raise AgainError(broken)
        return text
