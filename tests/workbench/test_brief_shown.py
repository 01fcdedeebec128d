"""The brief while it is being put together: told at once, stopped, and begun again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from standoff.cases import load_case
from standoff.dispute.file import dumps

from .conftest import opened, watched


def test_it_says_that_it_is_being_put_together_and_can_be_stopped(
    browser: Any, tmp_path: Path
) -> None:
    file = tmp_path / "kosovo.yaml"
    file.write_text(dumps(load_case("kosovo-2007")), encoding="utf-8")
    with opened(file) as bench, watched(browser, bench) as page:
        page.goto(f"{bench.place}/brief")
        page.get_by_text("It is being put together").wait_for()
        assert page.locator("iframe").count() == 0
        page.get_by_role("button", name="Stop").click()
        page.get_by_text("what makes it was stopped").wait_for()
        page.get_by_role("button", name="Put it together").click()
        answer = page.frame_locator("iframe").get_by_role("heading", name="The answer")
        answer.wait_for(timeout=60_000)
        assert not page.get_by_role("button", name="Stop").is_visible()
