"""Take the pictures of the workbench that ``docs/workbench.md`` shows: ``make screenshots``.

They are of the demo report, which is in our own words. Needs Chromium and Playwright.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from standoff.workbench import edits
from standoff.workbench.saved import Shelf

ROOT = Path(__file__).resolve().parents[1]
INTO = ROOT / "docs" / "images"
DEMO = ROOT / "src" / "standoff" / "demo" / "kosovo-talks.txt"
FURTHER = (
    "PRISTINA, 12 December 2007 - Kosovo's leaders promised to declare independence in January. "
    "Serbia threatened to close the border crossings if Kosovo declares independence. The European "
    "Union urged Kosovo to wait. Russia rejected the plan of the mediators."
)
PLACES = ("sources", "model", "outcomes", "what-if", "brief")
SIZES = ((1280, 800), (1920, 1080))


def main() -> None:
    """Take a picture of each place in each size."""
    INTO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        out = Path(folder) / "out"
        run = [sys.executable, "-m", "standoff"]
        subprocess.run([*run, "run", str(DEMO), "-o", str(out)], check=True, capture_output=True)
        opened = [*run, "open", str(out), "--no-browser"]
        with subprocess.Popen(opened, stdout=subprocess.PIPE, text=True) as server:
            _variants(out / "dispute.yaml")
            address = next(line for line in server.stdout or () if line.startswith("http")).strip()
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for width, height in SIZES:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(address)
                page.wait_for_selector("mark")
                for place in PLACES:
                    page.goto(address.partition("/?")[0] + f"/{place}")
                    page.wait_for_selector("h1")
                    if place == "brief":
                        page.frame_locator("iframe.brief").locator("h1").wait_for()
                    page.wait_for_timeout(1500)
                    if place == "sources":
                        page.locator("mark.stance").first.click()
                        page.wait_for_selector(".claim")
                    page.screenshot(path=INTO / f"workbench-{place}-{width}.png")
                    if place == "outcomes":
                        page.locator(".chart a.box.yes, .chart a.box").first.click()
                        page.get_by_role("heading", name="Who would move where").evaluate(
                            "(e) => { e.scrollIntoView(); window.scrollBy(0, -60); }"
                        )
                        page.wait_for_timeout(800)
                        page.screenshot(path=INTO / f"workbench-graph-{width}.png")
                page.goto(address.partition("/?")[0] + "/what-if/compare?variants=.,gentle,firm")
                page.wait_for_selector("table.beside", timeout=60_000)
                page.screenshot(path=INTO / f"workbench-compare-{width}.png")
                page.goto(address.partition("/?")[0] + "/sources/add")
                page.get_by_label("Text of the report").fill(FURTHER)
                page.get_by_label("Title").fill("Kosovo to declare independence in January")
                page.get_by_label("Publisher").fill("Interpress")
                page.get_by_role("button", name="Add this text").click()
                page.get_by_role("button", name="Read it").click()
                page.get_by_role("region", name="Proposed changes").wait_for(timeout=90_000)
                page.wait_for_timeout(800)
                page.screenshot(path=INTO / f"workbench-adding-{width}.png")
                page.get_by_role("button", name="Leave the reports out").click()
                page.get_by_text("Nothing was changed").wait_for()
                page.close()
            browser.close()
            server.kill()


def _variants(file: Path) -> None:
    """Save variants of the demo beside it: one side wants less, and one makes force impossible."""
    text = file.read_text(encoding="utf-8")
    shelf = Shelf(file)
    shelf.save("gentle", edits.drop_statement(text, "serbia", 0))
    shelf.save("firm", edits.add_constraint(text, "never", "serbia.use_force", assumed="Tried."))


if __name__ == "__main__":
    main()
