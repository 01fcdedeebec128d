"""A report from the web: fetched from the address that was given, and from nowhere else."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from standoff.errors import ReportError
from standoff.reading.fetching import fetch, is_address
from standoff.reading.source import read_paths

STORY = b"<html><body><p>The union has threatened to stop all ferries on Friday.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self):
        Site.asked.append(self.path)
        if self.path == "/moved":
            self.answer(302, b"", Location="/story")
        elif self.path == "/round":
            self.answer(302, b"", Location="/round")
        elif self.path == "/story":
            self.answer(200, STORY)
        elif self.path == "/large":
            self.answer(200, b"x" * 5_000)
        elif self.path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "500")
            self.end_headers()
            self.wfile.write(STORY)
        else:
            self.answer(404, b"gone")

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_once_with_its_address_and_time(site):
    reports = read_paths([f"{site}/moved"])
    (source,) = reports.sources
    assert "threatened to stop" in source.text
    assert (source.location, source.address) == (f"{site}/moved", f"{site}/story")
    assert source.retrieved.endswith("+00:00")
    assert Site.asked == ["/moved", "/story"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "the server answers 404 Not Found"),
        ("/round", "cannot be fetched: .*redirect"),
        ("/large", "larger than the 0.002 MB"),
        ("/short", "cannot be fetched"),
    ],
)
def test_what_cannot_be_fetched_is_said(site, path, message):
    with pytest.raises(ReportError, match=message) as caught:
        fetch(f"{site}{path}", limit=2_000)
    assert caught.value.problems[0].file == f"{site}{path}"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x", "http://", "http://[", "http://no such host/"]
)
def test_an_address_that_leads_nowhere_is_said(address):
    with pytest.raises(ReportError, match="cannot be fetched"):
        fetch(address, limit=1000)


def test_only_web_addresses_are_addresses():
    assert is_address("https://wire.example/a")
    assert is_address("HTTP://wire.example")
    assert not any(map(is_address, ["ftp://x", "a.txt", "file:///etc/hosts", 7]))


def test_a_page_that_names_other_addresses_makes_nobody_go_there(site, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><link rel='stylesheet' href='{site}/a.css'><base href='{site}'></head><body>"
        f"<img src='{site}/b.png'><iframe src='{site}/c'></iframe><p>The union met.</p>"
    )
    assert read_paths([page]).sources[0].text == "The union met.\n"
    assert Site.asked == []
