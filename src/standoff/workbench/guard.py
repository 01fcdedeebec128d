"""Who may speak to the workbench: this machine's own browser, with the secret, and nobody else.

Reports on a dispute are sensitive, and any page that a browser has open may try addresses on this
machine. So every request has to name this address as its host, come from no other site, and carry
the secret: once in the address, from then on in a cookie that no other site's requests bear.
"""

from __future__ import annotations

from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard"]

_ONLY_HERE = "Open the workbench by the address that `standoff open` printed; it holds a secret."
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_ALWAYS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guard:
    """Lets through what bears the secret and comes from the right place.

    Parameters
    ----------
    app
        What is guarded.
    secret
        What has to stand in the address (``?key=``) or in the cookie.
    hosts
        How this address may be called, with its port.
    cookie
        Name of the cookie; of its own for each port, since cookies do not tell ports apart.
    """

    def __init__(self, app: ASGIApp, *, secret: str, hosts: Iterable[str], cookie: str) -> None:
        self.app = app
        self._secret = secret
        self._hosts = frozenset(hosts)
        self._cookie = cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1")
                   for name, value in scope["headers"]}  # fmt: skip
        if (said := self._wrong(scope, headers)) is not None:
            await _refuse(scope, send, said)
            return
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        keys = [value for name, value in query if name == "key"]
        if scope["type"] == "http" and keys and compare_digest(keys[0], self._secret):
            rest = urlencode([pair for pair in query if pair[0] != "key"])
            await self._let_in(send, scope["path"] + (f"?{rest}" if rest else ""))
            return
        if not self._knows(headers.get("cookie", "")):
            await _refuse(scope, send, _ONLY_HERE)
            return

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_ALWAYS]}
            await send(message)

        await self.app(scope, receive, with_policy)

    def _wrong(self, scope: Scope, headers: dict[str, str]) -> str | None:
        """Say what is wrong with where a request comes from, or None."""
        if headers.get("host") not in self._hosts:
            return "This address is not known by that name."
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self._hosts}:
            return "Other sites may not speak to the workbench."
        changes = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD")
        if changes and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "Other sites may not speak to the workbench."
        return None

    def _knows(self, cookies: str) -> bool:
        try:
            morsel = SimpleCookie(cookies).get(self._cookie)
        except CookieError:
            return False
        return morsel is not None and compare_digest(morsel.value, self._secret)

    async def _let_in(self, send: Send, path: str) -> None:
        """Put the secret into a cookie, and take it out of the address."""
        # Two slashes at the front would lead to another site.
        place = "/" + path.lstrip("/\\")
        cookie = f"{self._cookie}={self._secret}; Path=/; HttpOnly; SameSite=Strict"
        headers = [(b"location", place.encode()), (b"set-cookie", cookie.encode()), *_ALWAYS]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


async def _refuse(scope: Scope, send: Send, said: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_ALWAYS]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": said.encode()})
