"""Each provider is asked at its own address, with its own key, without tools."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx2
import pytest
from played_endpoint import completion

from standoff.reading.llm.connecting import Endpoint, open_model
from standoff.reading.llm.costs import Usage
from standoff.reading.llm.requesting import AgainError, request

MESSAGE = {
    "id": "m1",
    "type": "message",
    "role": "assistant",
    "model": "m",
    "content": [{"type": "text", "text": '{"claims": []}'}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 70, "output_tokens": 7},
}


def asked(endpoint: Endpoint, answer: bytes) -> tuple[httpx2.Request, tuple[str, Usage]]:
    """Ask once, with a network that answers this."""
    requests: list[httpx2.Request] = []

    def answering(sent: httpx2.Request) -> httpx2.Response:
        requests.append(sent)
        return httpx2.Response(200, content=answer, headers={"Content-Type": "application/json"})

    async def once() -> tuple[str, Usage]:
        transport = httpx2.MockTransport(answering)
        async with httpx2.AsyncClient(transport=transport) as client:
            return await request(open_model(endpoint, client), "ONE PASSAGE", 5)

    found = asyncio.run(once())
    (sent,) = requests
    return sent, found


def test_anthropic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://elsewhere.invalid")
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "another")
    endpoint = Endpoint("anthropic", "claude-x", None, "sk-ant")
    sent, found = asked(endpoint, json.dumps(MESSAGE).encode())
    assert str(sent.url).startswith("https://api.anthropic.com/v1/messages")
    assert sent.headers["authorization"] == "Bearer sk-ant"
    body = json.loads(sent.content)
    assert "tools" not in body
    assert "ONE PASSAGE" in json.dumps(body["messages"])
    assert "ONE PASSAGE" not in json.dumps(body["system"])
    assert found == ('{"claims": []}', Usage(70, 7))


def test_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.invalid")
    endpoint = Endpoint("openai", "gpt-x", None, "sk-openai")
    sent, found = asked(endpoint, completion('{"claims": []}'))
    assert str(sent.url) == "https://api.openai.com/v1/chat/completions"
    assert sent.headers["authorization"] == "Bearer sk-openai"
    assert "tools" not in json.loads(sent.content)
    assert found == ('{"claims": []}', Usage(100, 20))


def test_an_address_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.invalid")
    for key in (None, "own"):
        endpoint = Endpoint("address", "qwen3:8b", "http://here.invalid/v1", key)
        sent, _ = asked(endpoint, completion("{}"))
        assert str(sent.url) == "http://here.invalid/v1/chat/completions"
        assert "sk-openai" not in str(sent.headers)
        assert ("own" in sent.headers["authorization"]) == (key is not None)
        assert json.loads(sent.content)["model"] == "qwen3:8b"


@pytest.mark.parametrize(
    "usage",
    [None, {}, {"prompt_tokens": -5, "completion_tokens": 3}, {"prompt_tokens": "many"}, [], 3,
     {"prompt_tokens": 10**30, "completion_tokens": 1, "total_tokens": 1}],
)  # fmt: skip
def test_a_count_that_lies_is_no_less_than_nothing(usage: Any) -> None:
    answer = {**json.loads(completion("{}")), "usage": usage}
    endpoint = Endpoint("address", "m", "http://here.invalid/v1", None)
    try:
        _, (_, counted) = asked(endpoint, json.dumps(answer).encode())
    except AgainError:
        counted = Usage()
    assert counted.read >= 0
    assert counted.written >= 0
