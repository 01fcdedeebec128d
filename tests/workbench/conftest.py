"""A workbench of its own for each test, which can reach no other machine, and a browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# Whoever connects to another machine, or asks for its address, ends the whole.
ALONE = """
import os, socket, sys
def only_here(event, arguments):
    if event == "socket.connect":
        place = arguments[1]
        if isinstance(place, tuple) and place[0] not in ("127.0.0.1", "::1", "localhost"):
            os.write(2, f"ATTEMPT {place}\\n".encode()); os._exit(99)
    here = (None, "127.0.0.1", "localhost", "::1")
    if event == "socket.getaddrinfo" and arguments[0] not in here:
        os.write(2, f"ATTEMPT {arguments[0]}\\n".encode()); os._exit(99)
sys.addaudithook(only_here)
from standoff.cli.main import main
main(sys.argv[1:])
"""


class Workbench:
    """A server that is running."""

    def __init__(self, what: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", ALONE, "open", str(what), "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        lines: list[str] = []
        until = time.monotonic() + 60
        while time.monotonic() < until:
            line = self.process.stdout.readline()
            lines.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", line):
                self.address = found[0]
                self.place = self.address.partition("/?")[0]
                return
            if not line:
                break
        assert self.process.stderr is not None
        pytest.fail(f"it did not start: {''.join(lines)}{self.process.stderr.read()}")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> str:
        """End it as Ctrl-C does; return what it said on stderr."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            _, said = self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, said = self.process.communicate()
        return said


@contextmanager
def opened(what: Path) -> Iterator[Workbench]:
    """Open a file or a folder; nothing may have tried to reach another machine."""
    bench = Workbench(what)
    try:
        yield bench
    finally:
        said = bench.stop()
        assert "ATTEMPT" not in said, said
        assert "Traceback" not in said, said


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def watched(browser: Any, bench: Workbench, **how: Any) -> Iterator[Any]:
    """Open a window in which every request to another place, and every error, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **how)
    wrong: list[str] = []

    def see(request: Any) -> None:
        if not request.url.startswith((bench.place, "data:", "blob:")):
            wrong.append(f"request to {request.url}")

    context.on("request", see)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    page.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    page.on(
        "console",
        lambda m: (
            wrong.append(m.text) if m.type == "error" and "ERR_CONNECTION" not in m.text else None
        ),
    )
    page.goto(bench.address)
    page.wait_for_selector("h1")
    try:
        yield page
    finally:
        context.close()
    assert wrong == []
