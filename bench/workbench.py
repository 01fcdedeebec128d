"""Time a change in "what if" in a real browser: ``python bench/workbench.py``.

From the click that drops a wish until the answer after it has been drawn; fifteen times each for
the Kosovo case and for a model of 65,536 states. Needs Chromium and Playwright.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from engine import random_dispute
from playwright.sync_api import sync_playwright

from standoff.cases import load_case
from standoff.dispute.file import dumps
from standoff.dispute.model import Dispute

ROUNDS = 15
# The clock stops at the first frame in which the answer to this change has been drawn.
CLICK = """(label) => new Promise((done) => {
  const button = [...document.querySelectorAll('button')].find((b) => b.ariaLabel === label);
  const drawn = () => document.querySelector('section.after [data-revision]')?.dataset.revision;
  const before = drawn();
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (drawn() === undefined || drawn() === before) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  button.click();
})"""


def timed(browser: Any, dispute: Dispute) -> list[float]:
    """Return the milliseconds of each round."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dispute.yaml"
        file.write_text(dumps(dispute), encoding="utf-8")
        command = [sys.executable, "-m", "standoff", "open", str(file), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                return list(_rounds(browser, server))
            finally:
                server.kill()


def _rounds(browser: Any, server: subprocess.Popen[str]) -> Iterator[float]:
    address = next(line for line in server.stdout or () if line.startswith("http")).strip()
    page = browser.new_page()
    page.goto(address.replace("/?key=", "/what-if?key="))
    page.wait_for_selector("section.after .headline", timeout=120_000)
    for _ in range(ROUNDS):
        page.wait_for_timeout(1000)
        button = page.get_by_role("button", name=re.compile("^Drop: ")).first
        yield float(page.evaluate(CLICK, button.get_attribute("aria-label")))
    page.close()


def main() -> None:
    """Print a line for each model."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"),
            args=["--no-sandbox"],
        )
        large = random_dispute(0, 4, 16, statements=12, unknown=False)
        for name, dispute in (("Kosovo 2007", load_case("kosovo-2007")), ("65,536 states", large)):
            taken = timed(browser, dispute)
            print(
                f"{name:<14} median {median(taken):6.0f} ms, most {max(taken):6.0f} ms", flush=True
            )
        browser.close()


if __name__ == "__main__":
    main()
