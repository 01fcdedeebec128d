"""The HTTP client that models are asked through: no redirection, no endless response."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

__all__ = ["LARGEST", "TooLargeError", "new_client"]

LARGEST = 4_000_000
"""Bytes of a response that are read."""


class TooLargeError(Exception):
    """A response is larger than any answer can be, or may be once it is unpacked."""


def new_client(timeout: float) -> httpx2.AsyncClient:
    """Make a client; it is the caller's to close.

    Parameters
    ----------
    timeout
        Seconds to wait for the next bytes.
    """
    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(timeout, connect=min(timeout, 10)),
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [_limit]},
        follow_redirects=False,
    )


async def _limit(response: httpx2.Response) -> None:
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise TooLargeError("compressed")
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Limited(response.stream)


class _Limited(httpx2.AsyncByteStream):
    """A response's bytes, as far as they may go."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        taken = 0
        async for part in self._stream:
            taken += len(part)
            if taken > LARGEST:
                raise TooLargeError("too large")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()
