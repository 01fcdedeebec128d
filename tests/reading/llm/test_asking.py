"""An endpoint may be slow, broken, limited or lying: what is read stays, and we say why."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from played_endpoint import Reply, Request, claims, completion, error, says

from standoff.errors import InputError
from standoff.reading.llm.asking import Patience
from standoff.reading.llm.client import LARGEST
from standoff.reading.llm.connecting import Endpoint, endpoint
from standoff.reading.llm.reader import ModelReader
from standoff.reading.read import read_text

TEXT = """\
Peru rejects the plan that Chile has put forward for the border, officials said here.

Chile demands that talks begin again this month, before the summer is over for good.

Bolivia supports the demand and has offered to hold the talks in its own capital city.

Ecuador warned both of them that the canal would be closed unless they signed by June.

Brazil threatened to recall its ambassador if the canal was closed in the coming weeks."""
QUICK = Patience(timeout=5, tries=2, pause=0.01, at_once=2)
PATIENT = Patience(timeout=5, tries=3, pause=0.01, at_once=1, gives_up=3)


def good(request: Request) -> Reply:
    words = request.passage
    return claims({"kind": "stance", "quote": words, "act": "reject", "content": [words]})


def test_each_passage_is_asked_about_once_and_in_any_number_at_once(
    both: Callable[..., Any],
) -> None:
    found = [both(TEXT, good, patience=Patience(timeout=5, at_once=number)) for number in (1, 4)]
    assert sorted(r.passage for r in found[0].asked) == sorted(TEXT.split("\n\n"))
    assert found[0].dossier == found[1].dossier
    assert found[0].summary == found[1].summary
    assert found[0].summary.sent == 5
    assert (found[0].summary.usage.read, found[0].summary.usage.written) == (500, 100)
    assert found[0].summary.price is None


def test_the_model_gets_no_tools_and_the_report_as_data(both: Callable[..., Any]) -> None:
    read = both(TEXT, good)
    for request in read.asked:
        assert request.path == "/v1/chat/completions"
        assert not {"tools", "tool_choice", "functions", "web_search_options"} & set(request.body)
        assert [m["role"] for m in request.body["messages"][:-1]] == ["system"] * (
            len(request.body["messages"]) - 1
        )
        assert set(request.shown) == {"title", "published", "before", "passage"}
        assert not any(part in json.dumps(request.body["messages"][:-1]) for part in
                       TEXT.split("\n\n"))  # fmt: skip
    second = next(r for r in read.asked if r.passage.startswith("Chile"))
    assert second.shown["before"] == TEXT.split("\n\n", maxsplit=1)[0]
    assert second.shown["published"] == "2031-03-05"


def own_claims() -> Any:
    return read_text(TEXT, published="2031-03-05").claims


@pytest.mark.parametrize(
    ("reply", "reason", "asked"),
    [
        (error(500), "the endpoint failed (HTTP 500)", 9),
        (error(503), "the endpoint failed (HTTP 503)", 9),
        (error(429), "too many requests (HTTP 429)", 9),
        (error(429, retry_after="86400"), "asks to wait 86400 seconds", 3),
        (error(400), "the request is refused (HTTP 400)", 3),
        (error(401), "the key is not accepted (HTTP 401)", 1),
        (error(404), "there is no such model or address (HTTP 404)", 1),
        (error(307, location="http://127.0.0.1:9/elsewhere"), "not followed (HTTP 307)", 1),
        (Reply(hang_up=True), "cannot be reached, or broke off", 9),
        (Reply(b"<html>Login</html>", headers={"Content-Type": "text/html"}), "", 9),
        (Reply(b""), "", 9),
        (Reply(b"[]"), "", 9),
        (Reply(b"3"), "", 9),
        (Reply(b'{"choices": null}'), "", 9),
        (Reply(b'{"choices": [{"message": {"content": 3}}]}'), "", 9),
        (says("I am sorry, but I cannot."), "not JSON with a list of claims", 9),
        (says('{"claims": [{"kind": "stance"'), "not JSON with a list of claims", 9),
        (says("x" * 500_000), "longer than 400,000 characters", 9),
        (Reply(b" " * (LARGEST + 1)), "too large to be one", 3),
        (Reply(gzip.compress(completion('{"claims": []}')),
               headers={"Content-Encoding": "gzip"}), "too large to be one", 3),
    ],
)  # fmt: skip
def test_a_bad_endpoint_is_given_up_and_all_else_stays(
    both: Callable[..., Any], reply: Reply, reason: str, asked: int
) -> None:
    read = both(TEXT, lambda _: reply, patience=PATIENT)
    assert read.dossier.claims == own_claims()
    assert read.summary.sent == 0
    assert len(read.asked) == asked
    reasons = [why for _, why in read.summary.failed]
    assert len(reasons) == 5
    assert reason in reasons[0]
    assert all("not asked:" in why or "not asked" not in reasons[0] for why in reasons[3:])
    assert reasons[-1].startswith("not asked: ")
    assert "secret words" not in str(read.summary)


@pytest.mark.parametrize("pieces", [1, 1000])
def test_an_answer_that_does_not_end_is_not_waited_for(
    both: Callable[..., Any], pieces: int
) -> None:
    start = time.monotonic()
    slow = Reply(
        completion('{"claims": []}') + b" " * 2_000, pause=0.1 * 100 / pieces, pieces=pieces
    )
    patience = Patience(timeout=0.4, tries=2, pause=0.01, at_once=5, gives_up=3)
    read = both(TEXT, lambda _: slow, patience=patience)
    assert time.monotonic() - start < 15
    assert {why for _, why in read.summary.failed} == {"no answer within 0.4 seconds"}
    assert read.dossier.claims == own_claims()


def test_an_endpoint_that_is_not_there(both: Callable[..., Any]) -> None:
    reader = ModelReader(Endpoint("address", "m", "http://127.0.0.1:9/v1", None), patience=QUICK)
    dossier = read_text(TEXT, published="2031-03-05", second=reader)
    assert dossier.claims == own_claims()
    assert "cannot be reached" in reader.summary().failed[0][1]


@pytest.mark.parametrize(
    "first", [error(429, retry_after="0.05"), error(500), Reply(hang_up=True), says("Hm.")]
)
def test_what_fails_once_is_asked_again(both: Callable[..., Any], first: Reply) -> None:
    read = both(TEXT, lambda r: good(r) if r.number else first, patience=PATIENT)
    assert read.summary.failed == ()
    assert len(read.asked) == 6
    assert read.summary.sent == 5


def test_a_limit_that_is_named_is_kept_to(both: Callable[..., Any]) -> None:
    came: list[float] = []

    def part(request: Request) -> Reply:
        came.append(time.monotonic())
        return good(request) if request.number else error(429, retry_after="1")

    read = both(TEXT, part, patience=PATIENT)
    assert read.summary.failed == ()
    assert came[1] - came[0] >= 0.95


def test_one_passage_that_fails_is_listed_and_the_others_are_read(both: Callable[..., Any]) -> None:
    def part(request: Request) -> Reply:
        return error(500) if request.passage.startswith("Bolivia") else good(request)

    read = both(TEXT, part, patience=PATIENT)
    start = TEXT.index("Bolivia")
    end = TEXT.index("Ecuador") - 2
    assert read.summary.failed == (
        (f"s1, characters {start} to {end}", "the endpoint failed (HTTP 500)"),
    )
    assert read.summary.sent == 4
    assert len(read.of_model) == 4


def test_a_second_run_costs_nothing(both: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    first = both(TEXT, good, folder=folder)
    again = []

    def part(request: Request) -> Reply:
        again.append(request)
        return error(500)

    from played_endpoint import serving

    with serving(part) as server:
        # The address is part of the question.
        other = ModelReader(Endpoint("address", "played", server.address, None), folder=folder,
                            patience=QUICK)  # fmt: skip
        read_text(TEXT, published="2031-03-05", second=other)
        assert again
    asked: list[object] = []
    endpoint = Endpoint("address", "played", _address(first), None)
    reader = ModelReader(endpoint, folder=folder, patience=QUICK, agree=asked.append)  # type: ignore[arg-type]
    dossier = read_text(TEXT, published="2031-03-05", second=reader)
    assert dossier == first.dossier
    assert asked == []
    summary = reader.summary()
    assert (summary.sent, summary.kept, summary.usage.read) == (0, 5, 0)
    assert summary.failed == ()


def _address(read: Any) -> str:
    return f"http://{read.asked[0].headers['host']}/v1"


def test_only_what_failed_is_asked_again(both: Callable[..., Any], tmp_path: Path) -> None:
    from played_endpoint import serving

    down = True

    def part(request: Request) -> Reply:
        return error(500) if down and request.passage.startswith("Bolivia") else good(request)

    with serving(part) as server:
        for expected in (4, 1):
            endpoint = Endpoint("address", "played", server.address, None)
            reader = ModelReader(endpoint, folder=tmp_path / "a", patience=PATIENT)
            read_text(TEXT, published="2031-03-05", second=reader)
            assert reader.summary().sent == expected
            down = False


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format": "standoff.answer/1"}', None])
def test_a_damaged_answer_is_asked_for_again(
    both: Callable[..., Any], tmp_path: Path, damage: str | None
) -> None:
    first = both("Peru rejects the plan.", good, folder=tmp_path)
    (file,) = tmp_path.rglob("*.json")
    kept = json.loads(file.read_text())
    file.write_text(json.dumps({**kept, "answer": "Hm."}) if damage is None else damage)
    reader = ModelReader(Endpoint("address", "played", _address(first), None), folder=tmp_path,
                         patience=QUICK, agree=lambda expected: expected.kept > 0)  # fmt: skip
    read_text("Peru rejects the plan.", published="2031-03-05", second=reader)
    assert reader.summary().declined
    assert reader.summary().failed == (("s1, characters 0 to 22", "not sent, as you asked"),)


def test_a_folder_that_cannot_be_written_is_told(both: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    read = both(TEXT, good, folder=tmp_path / "file")
    assert read.summary.unkept
    assert read.summary.sent == 5


def test_nothing_is_sent_where_the_answer_is_no(both: Callable[..., Any]) -> None:
    estimates: list[Any] = []

    def agree(expected: Any) -> bool:
        estimates.append(expected)
        return False

    read = both(TEXT, good, agree=agree)
    assert read.asked == []
    assert read.dossier.claims == own_claims()
    (expected,) = estimates
    assert (expected.passages, expected.to_ask, expected.price) == (5, 5, None)
    assert 2_000 < expected.usage.read < 10_000


def test_it_works_inside_a_running_loop(both: Callable[..., Any]) -> None:
    import asyncio

    async def cell() -> Any:
        return both(TEXT, good)

    assert asyncio.run(cell()).summary.sent == 5


def test_the_price_is_that_of_the_list_or_none() -> None:
    from standoff.reading.llm.costs import Usage, price_of

    usage = Usage(1_000_000, 100_000)
    assert (price_of(usage, "openai", "gpt-4o-mini") or 0) > 0
    assert price_of(usage, "openai", "no-such-model-at-all") is None
    assert price_of(usage, None, "gpt-4o-mini") is None


@pytest.mark.parametrize(
    ("name", "address", "keys", "message"),
    [
        ("gpt-4o", None, {}, "write openai:MODEL or anthropic:MODEL"),
        ("openai:", None, {"OPENAI_API_KEY": "k"}, "write openai:MODEL"),
        ("google:x", None, {}, "--llm-url ADDRESS"),
        ("openai:gpt-4o", None, {}, "set the environment variable OPENAI_API_KEY"),
        ("anthropic:c", None, {"OPENAI_API_KEY": "k"}, "ANTHROPIC_API_KEY"),
        ("m", "localhost:11434/v1", {}, "begins with http"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused(
    name: str, address: str | None, keys: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        endpoint(name, address, keys)


def test_a_key_goes_to_its_own_provider_only(both: Callable[..., Any]) -> None:
    keys = {"OPENAI_API_KEY": "sk-openai", "STANDOFF_LLM_KEY": "own"}
    there = endpoint("qwen3:8b", "http://localhost:1/v1", keys)
    assert (there.model, there.key, there.name) == ("qwen3:8b", "own", "address:qwen3:8b")
    assert "own" not in repr(there)
    assert endpoint("m", "http://localhost:1/v1", {"OPENAI_API_KEY": "sk-openai"}).key is None
    assert endpoint("openai:m", None, keys).key == "sk-openai"
