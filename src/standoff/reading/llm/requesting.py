"""One request to a model, and what is to be made of its failing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.llm.answers import Answer
from standoff.reading.llm.costs import Usage
from standoff.reading.llm.prompt import INSTRUCTIONS

if TYPE_CHECKING:
    from pydantic_ai.models import Model

__all__ = ["AgainError", "NeverError", "SingleError", "request"]

_MOST_TOKENS = 8_000
"""Of an answer."""

_BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What a response that is none (a list, a number, half a page) makes the libraries raise."""


class AgainError(Exception):
    """A try failed; another may succeed, after some seconds where the endpoint names them."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class NeverError(Exception):
    """No question will be answered."""


class SingleError(Exception):
    """One question will not be answered; others may be."""


async def request(model: Model, question: str, timeout: float) -> tuple[str, Usage]:
    """Make one request, without tools.

    Returns
    -------
    tuple
        The text of the answer, whatever it is, and the tokens it took.

    Raises
    ------
    AgainError, SingleError, NeverError
        There is none; they say whether another try, or another question, is worth it.
    """
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
        return SingleError("the answer is too large to be one")
    status = next((s for c in causes if (s := getattr(c, "status_code", None))), None)
    told = "" if status is None else f" (HTTP {status})"
    if isinstance(status, int) and 300 <= status < 400:
        return NeverError(f"the endpoint sends us elsewhere, which is not followed{told}")
    match error:
        case TimeoutError() | failures.ModelTimeoutError() | failures.ModelRequestTimeout():
            # What is slow once is slow again, and would make the wait three times as long.
            return SingleError(f"no answer within {timeout:g} seconds")
        case failures.ModelAuthenticationError():
            return NeverError(f"the key is not accepted{told}")
        case failures.ModelQuotaExceededError():
            return NeverError(f"the quota is used up{told}")
        case failures.ModelNotFoundError():
            return NeverError(f"there is no such model or address{told}")
        case failures.ModelRateLimitError():
            return AgainError(f"too many requests{told}", error.retry_after)
        case failures.ModelContextWindowExceededError():
            return SingleError(f"the passage is too long for the model{told}")
        case failures.ModelRequestRejectedError():
            return SingleError(f"the request is refused{told}")
        case failures.ModelHTTPError():
            return AgainError(f"the endpoint failed{told}", error.retry_after)
        case failures.ModelConnectionError():
            return AgainError("the endpoint cannot be reached, or broke off")
    return AgainError("the answer is none that an endpoint of this kind gives")


def _causes(error: BaseException | None) -> Sequence[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
