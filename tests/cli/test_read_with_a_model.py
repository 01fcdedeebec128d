"""`standoff read --llm`: what is told before and after, and what is left behind."""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from standoff.reading.dossier import load_dossier

sys.path.insert(0, str(Path(__file__).parents[1] / "reading" / "llm"))

from played_endpoint import Endpoint, Reply, Request, claims, error, serving

CLAIM = {
    "kind": "stance", "quote": "Belmora demands a binding treaty.", "act": "demand",
    "actor": "Ardonia", "content": ["a binding treaty"],
}  # fmt: skip


def part(request: Request) -> Reply:
    if request.headers.get("authorization") == "Bearer broken":
        return error(500)
    return claims(CLAIM, {**CLAIM, "quote": "Belmora gives in."})


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with serving(part) as endpoint:
        yield endpoint


@pytest.fixture
def ask(
    standoff: Callable[..., Any], report: Path, server: Endpoint, tmp_path: Path
) -> Callable[..., Any]:
    """Read the report with the played model."""

    def run(*more: str | Path) -> Any:
        return standoff("read", report, "--llm", "played", "--llm-url", server.address,
                        "--llm-cache", tmp_path / "answers", *more)  # fmt: skip

    return run


def test_tells_before_and_after_and_asks_nobody_in_a_script(
    ask: Callable[..., Any], server: Endpoint
) -> None:
    ran = ask()
    assert ran.code == 0
    before, after = ran.err.split("\n", maxsplit=1)
    assert before.startswith(f"To be sent to address:played at {server.address}: 2 passages, about")
    assert before.endswith("what that costs is not known.")
    assert "address:played: 2 passages, 2 answered now, 0 from kept answers, 200 tokens" in after
    assert "1 claims stand in the text, 3 were refused" in after
    assert "refused 3 ×: the evidence is not in the passage" in after
    assert "Where they differ" in ran.out
    assert "actor belmora" in ran.out
    assert "actor ardonia" in ran.out


def test_a_corpus_tells_before_and_after_and_a_second_run_sends_nothing(
    ask: Callable[..., Any], server: Endpoint, tmp_path: Path
) -> None:
    corpus = tmp_path / "c.duckdb"
    ran = ask("-o", corpus, "--json")
    assert ran.code == 0
    before, after = ran.err.split("\n", maxsplit=1)
    assert before.startswith(
        f"To be sent to address:played at {server.address}: at most 2 passages, about"
    )
    assert "address:played: 2 passages, 2 answered now, 0 from kept answers, 200 tokens" in after
    assert "1 claims stand in the text, 3 were refused" in after
    data = json.loads(ran.out)
    schema = json.loads((files("standoff") / "schemas" / "corpus-1.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    assert data["second_reading"]["accepted"] == 1
    again = ask("-o", corpus)
    assert again.code == 0
    assert "To be sent" not in again.err
    assert len(server.requests) == 2
    assert "1 file had been read before" in again.out


def test_a_corpus_whose_endpoint_fails_is_there_and_the_next_run_asks_again(
    ask: Callable[..., Any], server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("STANDOFF_LLM_KEY", "broken")
        patch.setattr("standoff.reading.llm.asking.asyncio.sleep", _no_sleep)
        ran = ask("-o", tmp_path / "c.duckdb")
    assert ran.code == 2
    assert "the endpoint failed (HTTP 500)" in ran.err
    assert "(the table `readings` says which); to ask again for the rest, run the same" in ran.err
    assert "broken" not in ran.err + ran.out
    again = ask("-o", tmp_path / "c.duckdb")
    assert again.code == 0
    assert "Added what the language model says of 1 report more." in again.out


def test_run_asks_too_and_drafts_from_what_both_found(
    standoff: Callable[..., Any], report: Path, server: Endpoint, tmp_path: Path
) -> None:
    url = ("--llm", "played", "--llm-url", server.address, "--no-llm-cache")
    ran = standoff("run", report, "-o", tmp_path / "out", *url)
    assert ran.code == 0
    assert "1 claims stand in the text, 3 were refused" in ran.err
    found = load_dossier(tmp_path / "out" / "dossier.jsonl").claims
    assert {reader for claim in found for reader in claim.found_by} == {
        "standoff",
        "address:played",
    }
    assert (tmp_path / "out" / "brief.html").exists()


def test_run_leaves_with_two_where_no_passage_was_answered(
    standoff: Callable[..., Any],
    report: Path,
    server: Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STANDOFF_LLM_KEY", "broken")
    url = ("--llm", "played", "--llm-url", server.address, "--no-llm-cache")
    ran = standoff("run", report, "-o", tmp_path / "out", *url)
    assert ran.code == 2
    assert "no answer for" in ran.err
    assert (tmp_path / "out" / "dispute.yaml").exists()


EARLIER = """\
Morning Star
Published: 1 March 2021, 9:00 GMT

River states meet

Belmora demands a binding treaty. It threatened to close the port of Dorn to ships of Ardonia.
"""


def test_update_keeps_what_the_model_found_and_asks_about_new_reports_only(
    ask: Callable[..., Any],
    standoff: Callable[..., Any],
    server: Endpoint,
    tmp_path: Path,
) -> None:
    dossier, dispute = tmp_path / "dossier.jsonl", tmp_path / "dispute.yaml"
    ask("-o", dossier)
    standoff("draft", dossier, "-o", dispute)
    new = tmp_path / "new.txt"
    new.write_text(EARLIER, encoding="utf-8")
    asked = len(server.requests)

    other = tmp_path / "other.yaml"
    plain = standoff("update", dispute, new, "--accept", "all", "-o", other)
    assert plain.code == 0
    assert len(server.requests) == asked
    kept = [c for c in load_dossier(tmp_path / "other.dossier.jsonl").claims
            if "address:played" in c.found_by]  # fmt: skip
    assert [(c.actor, c.evidence[0].source, c.evidence[0].exact) for c in kept] == [
        ("ardonia", "s2", "Belmora demands a\nbinding treaty.")
    ]

    url = ("--llm", "played", "--llm-url", server.address, "--llm-cache", tmp_path / "answers")
    shown = standoff("update", dispute, new, *url)
    assert shown.code == 0
    assert "To be sent to address:played at" in shown.err
    assert "address:played: 1 passage, 1 answered now, 0 from kept answers" in shown.err
    assert [r.passage for r in server.requests[asked:]] == [EARLIER.strip().splitlines()[-1]]
    ran = standoff("update", dispute, new, *url, "--accept", "all", "--json")
    assert json.loads(ran.out)["format"] == "standoff.update/1"
    assert "To be sent" not in ran.err
    assert "0 answered now, 1 from kept answers" in ran.err
    found = [c.evidence[0].source for c in load_dossier(dossier).claims
             if "address:played" in c.found_by]  # fmt: skip
    assert found == ["s1", "s2"]
    assert standoff("check", dispute).code == 0


def test_update_leaves_with_two_where_no_passage_was_answered(
    ask: Callable[..., Any],
    standoff: Callable[..., Any],
    server: Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask("-o", tmp_path / "dossier.jsonl")
    standoff("draft", tmp_path / "dossier.jsonl", "-o", tmp_path / "dispute.yaml")
    new = tmp_path / "new.txt"
    new.write_text(EARLIER, encoding="utf-8")
    monkeypatch.setenv("STANDOFF_LLM_KEY", "broken")
    monkeypatch.setattr("standoff.reading.llm.asking.asyncio.sleep", _no_sleep)
    ran = standoff("update", tmp_path / "dispute.yaml", new, "--accept", "all",
                   "--llm", "played", "--llm-url", server.address, "--no-llm-cache")  # fmt: skip
    assert ran.code == 2
    assert "no answer for" in ran.err
    assert len(load_dossier(tmp_path / "dossier.jsonl").sources) == 2


def test_a_second_run_sends_nothing(ask: Callable[..., Any], server: Endpoint) -> None:
    first = ask("--json")
    sent = len(server.requests)
    again = ask("--json")
    assert len(server.requests) == sent == 2
    assert "To be sent" not in again.err
    assert "0 answered now, 2 from kept answers. 1 claims" in again.err
    assert json.loads(again.out)["claims"] == json.loads(first.out)["claims"]
    ask("--no-llm-cache")
    assert len(server.requests) == 4


def test_the_json_says_what_it_came_to_and_fits_the_schema(ask: Callable[..., Any]) -> None:
    data = json.loads(ask("--json").out)
    schema = json.loads((files("standoff") / "schemas" / "dossier-1.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    told = data["second_reading"]
    assert told["refused"] == {"the evidence is not in the passage": 3}
    assert told["tokens"] == {"read": 200, "written": 40}
    (difference,) = told["differences"]
    assert difference["fields"] == ["actor"]
    by_id = {claim["id"]: claim for claim in data["claims"]}
    assert [by_id[ident]["found_by"] for ident in difference["claims"]] == [
        ["standoff"], ["address:played"],
    ]  # fmt: skip


def test_the_dossier_keeps_who_found_what(ask: Callable[..., Any], tmp_path: Path) -> None:
    assert ask("-o", tmp_path / "dossier.jsonl").code == 0
    found = {claim.found_by for claim in load_dossier(tmp_path / "dossier.jsonl").claims}
    assert found == {("standoff",), ("address:played",)}


def test_such_a_dossier_can_be_drafted_from(
    ask: Callable[..., Any], standoff: Callable[..., Any], tmp_path: Path
) -> None:
    ask("-o", tmp_path / "dossier.jsonl")
    drafted = standoff("draft", tmp_path / "dossier.jsonl", "-o", tmp_path / "dispute.yaml")
    assert drafted.code == 0, drafted.err
    assert standoff("solve", tmp_path / "dispute.yaml").code == 0


def test_an_endpoint_that_fails_leaves_the_dossier(
    ask: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDOFF_LLM_KEY", "broken")
    monkeypatch.setattr("standoff.reading.llm.asking.asyncio.sleep", _no_sleep)
    ran = ask("-o", tmp_path / "dossier.jsonl")
    assert ran.code == 2
    assert "no answer for" in ran.err
    assert "the endpoint failed (HTTP 500)" in ran.err
    assert "What standoff found itself is complete" in ran.err
    assert load_dossier(tmp_path / "dossier.jsonl").claims
    assert "broken" not in ran.err


def test_an_interrupted_run_keeps_its_answers_and_no_half_dossier(
    report: Path, tmp_path: Path
) -> None:
    def answers_once(request: Request) -> Reply:
        return claims() if request.number == 0 else Reply(b"{}", pause=60)

    with serving(answers_once) as server:
        command = [sys.executable, "-c", "from standoff.cli.main import main; main()", "read",
                   report, "--llm", "m", "--llm-url", server.address, "--llm-cache",
                   tmp_path / "answers", "-o", tmp_path / "dossier.jsonl"]  # fmt: skip
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + 120
        while time.monotonic() < end and not list(tmp_path.glob("answers/*/*.json")):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in err
    assert len(list(tmp_path.glob("answers/*/*.json"))) == 1
    assert not (tmp_path / "dossier.jsonl").exists()


async def _no_sleep(_: float) -> None:
    return None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--llm", "gpt-4o"], "write openai:MODEL or anthropic:MODEL"),
        (["--llm", "openai:gpt-4o"], "set the environment variable OPENAI_API_KEY"),
        (["--llm", "m", "--llm-url", "localhost"], "begins with http"),
        (["--llm-url", "http://localhost/v1"], "need --llm MODEL"),
        (["--llm", "m", "--llm-timeout", "0"], "--llm-timeout"),
    ],
)
def test_what_cannot_be_used_is_refused_before_reading(
    standoff: Callable[..., Any],
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    ran = standoff("read", report, *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""


def test_a_missing_library_is_named_with_the_extra(
    standoff: Callable[..., Any], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    ran = standoff("read", report, "--llm", "m", "--llm-url", "http://127.0.0.1:9/v1")
    assert ran.code == 2
    assert "pip install 'standoff[llm]'" in ran.err


@pytest.mark.parametrize("answer", ["y", "n"])
def test_a_person_is_asked_first(
    ask: Callable[..., Any], server: Endpoint, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("standoff.cli.asking._at_a_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: answer == "y")
    ran = ask()
    assert ran.code == 0
    assert len(server.requests) == (2 if answer == "y" else 0)
    assert ("Nothing was sent to address:played." in ran.err) == (answer == "n")
    assert "no answer" not in ran.err


def test_whoever_says_yes_is_not_asked(
    ask: Callable[..., Any], server: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standoff.cli.asking._at_a_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: pytest.fail("asked"))
    assert ask("--yes").code == 0
    assert len(server.requests) == 2


def test_without_the_option_no_model_library_is_loaded(
    standoff: Callable[..., Any], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert importlib.util.find_spec("pydantic_ai") is not None
    for name in [name for name in sys.modules if name.startswith(("pydantic_ai", "httpx2"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    assert standoff("read", report).code == 0
