"""A workbench of its own for each test, which can reach no other machine, and a browser."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from runpy import run_path
from tempfile import mkdtemp
from typing import Any

import pytest

# The shell that has no windows of its own comes first: it takes half the time of the whole.
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))),
    None,
)

FORKS = multiprocessing.get_context("forkserver")
# Loaded once, with what a server loads only when it is asked: to load it takes longer than most
# of what is tested.
FORKS.set_forkserver_preload(
    [
        "standoff.cli.main",
        "standoff.workbench.server",
        "standoff.reading.read",
        "fast_sugiyama",
        "lark",
        "nicegui.ui_run_with",
        "ruamel.yaml",
        "uvicorn.lifespan.on",
        "uvicorn.loops.auto",
        "uvicorn.protocols.http.auto",
        "uvicorn.protocols.websockets.websockets_sansio_impl",
    ]
)


class Workbench:
    """A server that is running."""

    def __init__(self, what: Path) -> None:
        self.folder = Path(mkdtemp())
        out, errors = self.folder / "out", self.folder / "errors"
        told = {"WHAT": str(what), "OUT": str(out), "ERRORS": str(errors)}
        script = str(Path(__file__).with_name("alone.py"))
        self.process = FORKS.Process(target=run_path, args=(script, told))
        self.process.start()
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.is_alive():
            lines = out.read_text(encoding="utf-8") if out.exists() else ""
            if found := re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+(?=\n)", lines):
                self.address = found[0]
                self.place = self.address.partition("/?")[0]
                return
            self.process.join(0.02)
        self.kill()
        pytest.fail(f"it did not start: {self._said()}")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.process.kill()
        self.process.join(20)

    def stop(self) -> str:
        """End it as Ctrl-C does; return what it said on stderr."""
        if self.process.is_alive() and self.process.pid is not None:
            os.kill(self.process.pid, signal.SIGINT)
            self.process.join(20)
            self.process.kill()
        said = self._said()
        shutil.rmtree(self.folder)
        return said

    def _said(self) -> str:
        errors = self.folder / "errors"
        return errors.read_text(encoding="utf-8") if errors.exists() else ""


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


# What is faded in or out has less contrast meanwhile.
_STILL = """(scheme) => document.body.classList.contains(`body--${scheme}`)
    && document.getAnimations().every((each) => each.playState !== "running")"""
_ALL = ["wcag2a", "wcag2aa"]
_COLOURS = ["color-contrast", "link-in-text-block"]


def passes_axe(page: Any, when: str = "", schemes: Sequence[str] = ("dark", "light")) -> None:
    """Let axe find nothing wrong on a page as it stands; in a second scheme only colours differ."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(_STILL, arg=scheme)
        rules = _ALL if scheme == schemes[0] else _COLOURS
        # Thousands of elements with which nothing is wrong are else described one by one.
        found = axe.Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        wrong = [
            (each["id"], [node["html"][:200] for node in each["nodes"][:3]])
            for each in found.response["violations"]
        ]
        assert wrong == [], (when, scheme)
