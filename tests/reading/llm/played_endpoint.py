"""A server on this machine that plays an OpenAI-compatible endpoint, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Part = Callable[["Request"], "Reply"]


@dataclass(frozen=True)
class Request:
    """What was asked: the whole body, and how many were asked before."""

    body: dict[str, Any]
    headers: dict[str, str]
    path: str
    number: int

    @property
    def shown(self) -> dict[str, Any]:
        """What the model is shown of the report."""
        shown: dict[str, Any] = json.loads(self.body["messages"][-1]["content"])
        return shown

    @property
    def passage(self) -> str:
        return str(self.shown["passage"])


@dataclass(frozen=True)
class Reply:
    """What to answer: bytes, piece by piece, with a pause before each."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    pieces: int = 1
    hang_up: bool = False


def completion(text: str) -> bytes:
    """Write an answer as the endpoint does."""
    return json.dumps(
        {
            "id": "c1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": text},
                }
            ],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        }
    ).encode()


def says(text: str) -> Reply:
    return Reply(completion(text))


def claims(*proposed: dict[str, Any]) -> Reply:
    return says(json.dumps({"claims": proposed}))


def error(status: int, **headers: str) -> Reply:
    body = json.dumps({"error": {"message": "secret words of the endpoint"}}).encode()
    return Reply(body, status, {k.replace("_", "-"): v for k, v in headers.items()})


@dataclass
class Endpoint:
    """The server, and all that it was asked."""

    address: str
    requests: list[Request]


@contextmanager
def serving(part: Part) -> Iterator[Endpoint]:
    """Serve on a free port until the block ends."""
    asked: list[Request] = []
    lock = threading.Lock()
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                request = Request(
                    json.loads(raw),
                    {name.lower(): value for name, value in self.headers.items()},
                    self.path,
                    len(asked),
                )
                asked.append(request)
            try:
                self.answer(part(request))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def answer(self, reply: Reply) -> None:
            if reply.hang_up:
                self.close_connection = True
                self.connection.close()
                return
            if reply.pieces == 1:
                over.wait(reply.pause)
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            size = -(-len(reply.body) // reply.pieces) or 1
            for at in range(0, len(reply.body), size):
                if reply.pieces > 1 and over.wait(reply.pause):
                    return
                self.wfile.write(reply.body[at : at + size])
                self.wfile.flush()

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: Any) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Endpoint(f"http://127.0.0.1:{server.server_port}/v1", asked)
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
