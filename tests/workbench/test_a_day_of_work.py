"""A day's work in one go: from the report to the exported brief, and all of it there again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Statements
from standoff.drafting.draft import draft
from standoff.reading.dossier import save_dossier
from standoff.reading.read import read

from .conftest import opened, watched

REPORT = Path(__file__).parents[2] / "src" / "standoff" / "demo" / "kosovo-talks.txt"


def folder(place: Path) -> Path:
    """What `standoff run` leaves of the demo report."""
    place.mkdir()
    dossier = read([REPORT])
    save_dossier(dossier, place / "dossier.jsonl")
    (place / "dispute.yaml").write_text(dumps(draft(dossier), quotes=True), encoding="utf-8")
    return place


def wishes(file: Path) -> int:
    """Count the levels of all actors' wishes."""
    preferences = [each.preference for each in loads(file.read_text(encoding="utf-8")).actors]
    return sum(len(each.levels) for each in preferences if isinstance(each, Statements))


def go(page: Any, place: str) -> None:
    page.get_by_role("navigation", name="Places").get_by_role("link", name=place).click()
    page.wait_for_selector(f"h1:has-text('{place}')")


def settling(page: Any) -> list[str]:
    """The states that Outcomes lists."""
    go(page, "Outcomes")
    page.wait_for_selector(".headline")
    return list(page.locator("a.code").all_inner_texts())


def reordered(page: Any, file: Path, settled: list[str]) -> list[str]:
    """Put wishes in another order until the equilibria are others; return them."""
    lower = page.get_by_role("button", name=re.compile("^Less important: ")).and_(
        page.locator(":enabled")
    )
    go(page, "Model")
    page.wait_for_selector("li.wish")
    for number in range(lower.count()):
        before = file.read_text(encoding="utf-8")
        lower.nth(number).click()
        for _ in range(200):
            if file.read_text(encoding="utf-8") != before:
                break
            page.wait_for_timeout(50)
        assert file.read_text(encoding="utf-8") != before
        if (now := settling(page)) != settled:
            return now
        go(page, "Model")
        page.wait_for_selector("li.wish")
    raise AssertionError("no order of two wishes matters")


def exported(page: Any, to: Path) -> None:
    """Look at the brief and save it."""
    go(page, "Brief")
    answer = page.frame_locator("iframe").get_by_role("heading", name="The answer")
    answer.wait_for(timeout=60_000)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Save as HTML").click()
    waiting.value.save_as(to)
    assert "The answer" in to.read_text(encoding="utf-8")


def test_from_the_report_to_the_brief_and_all_of_it_there_after_a_reload(
    browser: Any, tmp_path: Path
) -> None:
    out = folder(tmp_path / "out")
    file = out / "dispute.yaml"
    drafted = file.read_text(encoding="utf-8")
    with opened(out) as bench, watched(browser, bench) as page:
        # Correct a claim.
        page.locator("mark.stance").first.click()
        page.locator("section.claim").first.get_by_role("button", name="This is wrong").click()
        page.get_by_role("region", name="Corrections").wait_for()
        settled = settling(page)

        now = reordered(page, file, settled)
        written = file.read_text(encoding="utf-8")
        assert written != drafted

        # Ask what it would take, of a state in which it can settle no more, or now.
        go(page, "What if")
        page.wait_for_selector("section.after .headline")
        asked = next(iter([s for s in settled if s not in now] or now))
        page.get_by_label("A state, spelled in Y and N").fill(asked)
        page.get_by_role("button", name="Ask").click()
        page.locator("section.needed").get_by_text(re.compile("Under ")).first.wait_for()

        # Save a variant.
        page.get_by_role("button", name=re.compile("^Drop: ")).first.click()
        page.get_by_text("(taken out)").wait_for()
        page.get_by_label("Name of the variant").fill("mild")
        page.get_by_role("button", name="Save as a variant").click()
        page.get_by_text("Saved: dispute.mild.yaml").wait_for()
        tried = page.locator("section.after").inner_text()

        exported(page, tmp_path / "brief.html")

        # Reload: everything as it was.
        page.goto(f"{bench.place}/sources")
        page.get_by_role("region", name="Corrections").wait_for()
        assert settling(page) == now
        go(page, "What if")
        page.get_by_text("(taken out)").wait_for()
        assert page.locator("section.after").inner_text() == tried
        page.get_by_role("button", name="Open mild").wait_for()
        assert file.read_text(encoding="utf-8") == written

    # And so it is for who opens it another day; what was only tried is in the variant.
    with opened(out) as bench, watched(browser, bench) as page:
        page.get_by_role("region", name="Corrections").wait_for()
        assert settling(page) == now
        go(page, "What if")
        page.get_by_role("button", name="Open mild").click()
        page.get_by_text("(taken out)").wait_for()
    assert wishes(file) == wishes(out / "dispute.mild.yaml") + 1
