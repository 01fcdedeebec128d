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

from standoff.reading.llm.answers import Answer, parse
from standoff.reading.llm.connecting import Endpoint, check_installed, open_model
from standoff.reading.llm.costs import Usage
from standoff.reading.llm.kept import KeptAnswer
from standoff.reading.llm.prompt import INSTRUCTIONS

if TYPE_CHECKING:
    from pydantic_ai.models import Model

__all__ = ["Failure", "Patience", "ask"]

_MOST_TOKENS = 8_000
"""Of an answer."""

_BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What a response that is none (a list, a number, half a page) makes the libraries raise."""


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


class _AgainError(Exception):
    """A try failed; another may succeed, after some seconds where the endpoint names them."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class _NeverError(Exception):
    """No question will be answered."""


class _SingleError(Exception):
    """One question will not be answered; others may be."""


def ask(
    endpoint: Endpoint,
    questions: Sequence[str],
    patience: Patience,
    on_answer: Callable[[int, KeptAnswer | Failure], None],
) -> None:
    """Ask all questions, and tell of each answer as it comes.

    Raises
    ------
    MissingError
        The library is not installed; nothing has been sent.
    """
    if not questions:
        return
    check_installed()
    rounds = _Round(endpoint, questions, patience, on_answer)
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
    failed_in_a_row: int = 0
    over: str | None = None
    rest_until: float = 0.0
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
        if self.over is not None:
            return Failure(f"not asked: {self.over}")
        try:
            text = await self._patiently(lambda: self._try(model, number))
        except _NeverError as error:
            self.over = f"it would fail as those before it did ({error})"
            return Failure(str(error), self._spent(number))
        except (_AgainError, _SingleError) as error:
            self.failed_in_a_row += 1
            if self.failed_in_a_row >= self.patience.gives_up:
                self.over = f"{self.failed_in_a_row} passages in a row had failed ({error})"
            return Failure(str(error), self._spent(number))
        self.failed_in_a_row = 0
        return KeptAnswer(text, self._spent(number))

    def _spent(self, number: int) -> Usage:
        return self.spent.get(number, Usage())

    async def _patiently(self, attempt: Callable[[], Awaitable[str]]) -> str:
        """Try again after a while, up to the number of tries."""
        pause = self.patience.pause
        for left in range(self.patience.tries - 1, -1, -1):
            await asyncio.sleep(max(0.0, self.rest_until - time.monotonic()))
            try:
                return await attempt()
            except _AgainError as error:
                wait = pause if error.after is None else error.after
                if not left or self.over is not None:
                    raise
                if wait > self.patience.longest_pause:
                    raise _AgainError(f"{error}, and asks to wait {wait:.0f} seconds") from error
                if error.after is not None:
                    # It limits all who ask, not this question.
                    self.rest_until = max(self.rest_until, time.monotonic() + wait)
                else:
                    await asyncio.sleep(wait)
                pause *= 2
        raise _AgainError("it was not tried")

    async def _try(self, model: Model, number: int) -> str:
        text, usage = await _request(model, self.questions[number], self.patience.timeout)
        self.spent[number] = self._spent(number) + usage
        if isinstance(broken := parse(text), str):
            raise _AgainError(broken)
        return text


async def _request(model: Model, question: str, timeout: float) -> tuple[str, Usage]:
    """Make one request, without tools, and say of a failure whether another try is worth it."""
    from pydantic_ai.direct import model_request
    from pydantic_ai.exceptions import AgentRunError, UserError
    from pydantic_ai.messages import ModelRequest, UserPromptPart
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.output import OutputObjectDefinition
    from pydantic_ai.settings import ModelSettings

    from standoff.reading.llm.client import TooLargeError

    form = OutputObjectDefinition(json_schema=Answer.model_json_schema(), name="claims")
    try:
        response = await asyncio.wait_for(
            model_request(
                model,
                [ModelRequest(parts=[UserPromptPart(question)], instructions=INSTRUCTIONS)],
                model_settings=ModelSettings(
                    max_tokens=_MOST_TOKENS, timeout=timeout, max_retries=0
                ),
                model_request_parameters=ModelRequestParameters(
                    output_mode="prompted", allow_text_output=True, output_object=form
                ),
            ),
            timeout,
        )
    except (AgentRunError, UserError, TooLargeError, *_BROKEN) as error:
        raise _sorted(error, timeout) from error
    counted = response.usage
    usage = Usage(max(0, counted.input_tokens), max(0, counted.output_tokens))
    return response.text or "", usage


def _sorted(error: Exception, timeout: float) -> Exception:
    """Say of a failure whether another try is worth it, in words without the endpoint's own."""
    from pydantic_ai import exceptions as failures

    from standoff.reading.llm.client import TooLargeError

    causes = _causes(error)
    if any(isinstance(cause, TooLargeError) for cause in causes):
        return _SingleError("the answer is too large to be one")
    status = next((s for c in causes if (s := getattr(c, "status_code", None))), None)
    told = "" if status is None else f" (HTTP {status})"
    if isinstance(status, int) and 300 <= status < 400:
        return _NeverError(f"the endpoint sends us elsewhere, which is not followed{told}")
    match error:
        case TimeoutError() | failures.ModelTimeoutError() | failures.ModelRequestTimeout():
            # What is slow once is slow again, and would make the wait three times as long.
            return _SingleError(f"no answer within {timeout:g} seconds")
        case failures.ModelAuthenticationError():
            return _NeverError(f"the key is not accepted{told}")
        case failures.ModelQuotaExceededError():
            return _NeverError(f"the quota is used up{told}")
        case failures.ModelNotFoundError():
            return _NeverError(f"there is no such model or address{told}")
        case failures.ModelRateLimitError():
            return _AgainError(f"too many requests{told}", error.retry_after)
        case failures.ModelContextWindowExceededError():
            return _SingleError(f"the passage is too long for the model{told}")
        case failures.ModelRequestRejectedError():
            return _SingleError(f"the request is refused{told}")
        case failures.ModelHTTPError():
            return _AgainError(f"the endpoint failed{told}", error.retry_after)
        case failures.ModelConnectionError():
            return _AgainError("the endpoint cannot be reached, or broke off")
    return _AgainError("the answer is none that an endpoint of this kind gives")


def _causes(error: BaseException | None) -> Sequence[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
