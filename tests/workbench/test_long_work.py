"""A model that takes long: told how far it is, stopped and begun anew, in every window."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import opened, watched

ACTORS, OPTIONS = 8, 17
FAR = 12
"""Per cent that what has just been begun has not reached by the time that it is looked at."""
STOPPED = "Stopped before it was done."


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """131,072 states, and actors of whom little is known: the best part of a minute of one core."""
    draw = random.Random(0)
    names = [f"a{k % ACTORS}.o{k // ACTORS}" for k in range(OPTIONS)]
    lines = ["format: standoff.dispute/1", "title: Large", "actors:"]
    for a in range(ACTORS):
        wishes = draw.sample(names, 4)
        unknown = ", ".join(name for name in names if name not in wishes)
        lines += [f"  a{a}:", f"    name: Actor {a}", "    options:"]
        lines += [f"      o{k // ACTORS}: {{name: Do {k // ACTORS}}}"
                  for k in range(a, OPTIONS, ACTORS)]  # fmt: skip
        lines += ["    preferences:", f"      - {wishes[0]} if {wishes[1]}"]
        lines += [f"      - {wishes[2]} or not {wishes[3]}"]
        lines += [f"    unknown: [{{about: [{unknown}]}}]"]
    file = tmp_path / "large.yaml"
    file.write_text("\n".join([*lines, f"status_quo: {'N' * OPTIONS}", ""]), encoding="utf-8")
    return file


# Of the bars of a page the one that is shown: what is asked on What if has one of its own.
SHARE = "[...document.querySelectorAll('progress')].find((bar) => bar.checkVisibility())?.value"


def bar(page: Any) -> Any:
    return page.get_by_role("progressbar", name="Solving …")


def share(page: Any) -> int:
    return int(bar(page).get_attribute("value"))


def further(page: Any, *, than: int) -> None:
    page.wait_for_function(f"(was) => {SHARE} > was", arg=than, timeout=90_000)


def begun_anew(page: Any, *, before: int) -> None:
    page.wait_for_function(f"(was) => {SHARE} < was", arg=before)
    bar(page).wait_for()


def stop(page: Any) -> None:
    page.get_by_role("button", name="Stop").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text=STOPPED).wait_for()


def enabled(page: Any, name: str) -> None:
    page.wait_for_function(
        "(name) => [...document.querySelectorAll('button')]"
        ".some((b) => b.innerText === name && !b.disabled)",
        arg=name,
    )


def test_it_is_told_stopped_by_keyboard_and_begun_anew(browser: Any, large: Path) -> None:
    with opened(large) as bench, watched(browser, bench) as page:
        page.goto(f"{bench.place}/outcomes")
        bar(page).wait_for()
        page.get_by_role("status").filter(has_text="Solving …").wait_for()
        page.get_by_text(re.compile("Finding who stays where: Actor")).wait_for()
        further(page, than=share(page))
        stop(page)
        assert not bar(page).is_visible()
        assert page.locator(".phase").count() == 0
        # Whoever works by keyboard is still there.
        assert page.evaluate("document.activeElement.innerText") == "Solve"
        page.keyboard.press("Enter")
        bar(page).wait_for()
        page.get_by_role("button", name="Stop").wait_for()
        # Ending the server does not wait for it.


def test_the_model_is_worked_on_meanwhile(browser: Any, large: Path) -> None:
    with opened(large) as bench, watched(browser, bench) as page:
        page.goto(f"{bench.place}/model")
        bar(page).wait_for()
        page.get_by_role("heading", name="Actor 7").wait_for()
        further(page, than=FAR)
        page.get_by_label("Do 0: taken now").first.click()
        # What was being solved is out of date, and what the file says now is solved.
        enabled(page, "Undo")
        assert "status_quo: [a0.o0]" in large.read_text(encoding="utf-8")
        begun_anew(page, before=FAR)
        stop(page)
        page.get_by_role("heading", name="Actor 7").wait_for()


def test_windows_share_it_and_one_that_is_closed_does_not_stop_it(
    browser: Any, large: Path
) -> None:
    with opened(large) as bench, watched(browser, bench) as page:
        page.goto(f"{bench.place}/outcomes")
        further(page, than=FAR)
        other = page.context.new_page()
        other.goto(f"{bench.place}/model")
        bar(other).wait_for()
        # The same work: it is further than what has just been begun would be.
        assert share(other) >= FAR
        third = page.context.new_page()
        third.goto(f"{bench.place}/outcomes")
        bar(third).wait_for()
        third.close()
        further(page, than=share(page))
        stop(other)
        page.get_by_role("status").filter(has_text=STOPPED).wait_for()
        page.get_by_role("button", name="Solve").wait_for()


def test_changes_are_tried_meanwhile(browser: Any, large: Path) -> None:
    with opened(large) as bench, watched(browser, bench) as page:
        page.goto(f"{bench.place}/what-if")
        bar(page).wait_for()
        further(page, than=5)
        page.get_by_role("button", name=re.compile("^Drop: ")).first.click()
        enabled(page, "Take the last change back")
        # The file is still what it is to be compared with.
        assert share(page) >= 5
        stop(page)
        after = page.locator("section.after")
        after.get_by_text("Not solved.").wait_for()
        # The rest of the page is usable.
        page.get_by_role("button", name="Take the last change back").click()
        bar(page).wait_for()
