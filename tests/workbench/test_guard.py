"""Whoever may not speak to the workbench is refused."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from standoff.workbench.guard import Guard

SECRET = "s3cret"
HOST = "127.0.0.1:8123"


async def app(scope: Any, _: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


def ask(
    path: str = "/",
    *,
    kind: str = "http",
    method: str = "GET",
    cookie: str | None = f"standoff={SECRET}",
    **headers: str,
) -> dict[str, Any]:
    """Ask the guarded application, and return what came back."""
    place, _, query = path.partition("?")
    named = {"host": HOST, **({"cookie": cookie} if cookie else {}),
             **{name.replace("_", "-"): value for name, value in headers.items()}}  # fmt: skip
    scope = {
        "type": kind, "method": method, "path": place, "query_string": query.encode(),
        "headers": [(n.encode(), v.encode()) for n, v in named.items()],
    }  # fmt: skip
    said: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    guard = Guard(app, secret=SECRET, hosts=[HOST, "localhost:8123"], cookie="standoff")
    asyncio.run(guard(scope, None, send))  # type: ignore[arg-type]
    first = dict(said[0])
    first["body"] = b"".join(m.get("body", b"") for m in said[1:])
    first["named"] = {n.decode(): v.decode() for n, v in first.get("headers", ())}
    return first


def test_with_the_secret_in_the_cookie_it_answers_and_forbids_other_places() -> None:
    found = ask()
    assert (found["status"], found["body"]) == (200, b"inside")
    policy = found["named"]["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy
    assert ask(kind="websocket", method="")["type"] == "websocket.accept"


def test_the_secret_moves_from_the_address_into_a_cookie() -> None:
    found = ask(f"/model?key={SECRET}&state=YN", cookie=None)
    assert (found["status"], found["named"]["location"]) == (303, "/model?state=YN")
    cookie = found["named"]["set-cookie"]
    assert cookie.startswith(f"standoff={SECRET};")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example"])
def test_it_leads_nowhere_else(path: str) -> None:
    place = ask(f"{path}?key={SECRET}", cookie=None)["named"]["location"]
    assert place.startswith("/")
    assert place[1:2] not in {"/", "\\"}


@pytest.mark.parametrize(
    "request_",
    [
        {"cookie": None},
        {"cookie": "standoff=wrong"},
        {"cookie": "other=s3cret"},
        {"cookie": "=;=;\x00"},
        {"path": "/?key=wrong", "cookie": None},
        {"host": "evil.example"},
        {"host": "127.0.0.1"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"method": "POST", "origin": "http://127.0.0.1:9999"},
        {"method": "POST", "sec_fetch_site": "cross-site"},
        {"method": "POST", "sec_fetch_site": "same-site"},
        {"path": f"/?key={SECRET}", "host": "evil.example", "cookie": None},
    ],
)
def test_everybody_else_is_refused(request_: dict[str, str]) -> None:
    found = ask(**request_)  # type: ignore[arg-type]
    assert found["status"] == 403
    assert b"inside" not in found["body"]


@pytest.mark.parametrize(
    "request_",
    [{"cookie": None}, {"origin": "http://evil.example"}, {"host": "evil.example"},
     {"path": f"/?key={SECRET}", "cookie": None}],
)  # fmt: skip
def test_no_socket_is_opened_for_them(request_: dict[str, str]) -> None:
    found = ask(kind="websocket", method="", **request_)  # type: ignore[arg-type]
    assert found["type"] == "websocket.close"
