"""Variants in a real browser: tried, saved, opened, compared side by side, deleted and put back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from standoff.cases import load_case
from standoff.dispute.file import dumps, load

from .conftest import opened, passes_axe, watched


@pytest.fixture
def kosovo(tmp_path: Path) -> Path:
    file = tmp_path / "kosovo.yaml"
    file.write_text(dumps(load_case("kosovo-2007")), encoding="utf-8")
    return file


def tried(page: Any, bench: Any) -> Any:
    """Go to where things are tried, and wait for the answer."""
    page.goto(f"{bench.place}/what-if")
    page.wait_for_selector("section.after .headline", timeout=60_000)
    return page.get_by_role("region", name="After")


def turn(page: Any) -> str:
    """Which change the answer is to."""
    return str(page.locator("section.after [data-revision]").get_attribute("data-revision"))


def until_answered(page: Any, since: str) -> None:
    page.wait_for_function(
        "(was) => { const now = document.querySelector('section.after [data-revision]');"
        " return now && now.dataset.revision !== was; }",
        arg=since,
    )


PLACEHOLDER_FITS = """(field) => {
  const style = getComputedStyle(field), pen = document.createElement('canvas').getContext('2d');
  pen.font = style.font;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return pen.measureText(field.placeholder).width <= room;
}"""


def test_constraints_commitments_and_wishes_are_added_and_taken_back(
    browser: Any, kosovo: Path
) -> None:
    before = kosovo.read_text(encoding="utf-8")
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        form = page.locator("form.adding")
        for field in form.locator("input").all():
            assert field.evaluate(PLACEHOLDER_FITS)
        otherwise = page.get_by_role("region", name="Otherwise than in the file")
        for kind, text, condition, told in (
            ("It can never be that", "serbia.use_forc", "", None),
            ("It can never be that", "albanians.declare", "", "never: “Declare independence"),
            ("It always is so", "NATO: keep 16,000 troops in Kosovo", "", "always: “Keep 16,000"),
            ("NATO announces", "not nato.troops", "albanians.declare", "NATO: if “Declare"),
            ("Serbia wants, most of all", "albanians.declare", "", "Serbia: Kosovo Albanians to"),
        ):
            since = turn(page)
            form.get_by_label("What to add").select_option(label=kind)
            form.get_by_label("What: options").fill(text)
            form.get_by_label("If: options").fill(condition)
            if told is None:
                page.get_by_text(re.compile("Did you mean")).first.wait_for()
                continue
            form.get_by_label("What: options").press("Enter")
            until_answered(page, since)
            otherwise.get_by_text(re.compile(re.escape(told))).first.wait_for()
        pledges = page.get_by_role("region", name="Commitments", exact=True)
        pledges.get_by_text("not announced").wait_for()
        for _ in range(4):
            since = turn(page)
            page.get_by_role("button", name="Take the last change back").click()
            until_answered(page, since)
        otherwise.get_by_text("Nothing is otherwise than in the file.").wait_for()
        assert kosovo.read_text(encoding="utf-8") == before


def test_what_is_tried_is_there_after_a_reload_and_in_a_second_window(
    browser: Any, kosovo: Path
) -> None:
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        page.get_by_role("button", name=re.compile("^Without it: Serbia follows")).click()
        page.get_by_text("(taken out)").wait_for()
        page.reload()
        page.get_by_text("(taken out)").wait_for()
        other = page.context.new_page()
        tried(other, bench)
        other.get_by_text("(taken out)").wait_for()
        other.get_by_role("button", name="Start again").click()
        page.get_by_text("Nothing is otherwise than in the file.").wait_for()


def test_a_step_keeps_the_keyboard_where_it_was(browser: Any, kosovo: Path) -> None:
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        button = page.get_by_role("button", name=re.compile("^Less important: not to accept"))
        label = button.get_attribute("aria-label")
        since = turn(page)
        button.focus()
        page.keyboard.press("Enter")
        until_answered(page, since)
        assert page.evaluate("document.activeElement.ariaLabel") == label
        page.keyboard.press("Enter")
        rows = page.locator("section.actor", has=page.get_by_role("heading", name="Serbia"))
        page.wait_for_function(
            "(l) => [...document.querySelectorAll('li.wish[data-actor=serbia]')]"
            ".findIndex((r) => r.querySelector(`[aria-label='${l}']`)) === 2",
            arg=label,
        )
        assert rows.count() == 1


def test_a_step_leaves_the_keyboard_and_the_question_where_the_analyst_is_by_then(
    browser: Any, kosovo: Path
) -> None:
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        asked = page.get_by_label("A state, spelled in Y and N")
        at = asked.bounding_box()
        assert at is not None
        since = turn(page)
        drop = page.get_by_role("button", name=re.compile("^Drop: not to accept"))
        asked.evaluate("(field, drop) => { drop.click(); field.focus(); }", drop.element_handle())
        until_answered(page, since)
        page.get_by_text("(taken out)").wait_for()
        assert asked.evaluate("(field) => field === document.activeElement")
        assert asked.bounding_box() == at


def test_variants_are_compared_opened_deleted_and_put_back(browser: Any, kosovo: Path) -> None:
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        for name, drop in (
            ("free", "^Without it: There is nothing"),
            ("mild", "^Drop: not to acc"),
        ):
            since = turn(page)
            page.get_by_role("button", name=re.compile(drop)).first.click()
            until_answered(page, since)
            page.get_by_label("Name of the variant").fill(name)
            page.get_by_role("button", name="Save as a variant").click()
            page.get_by_text(f"Saved: kosovo.{name}.yaml").wait_for()
        shelf = page.get_by_role("region", name="Saved variants")
        shelf.get_by_role("link", name="Compare them side by side").click()
        page.wait_for_selector("table.beside", timeout=60_000)
        assert page.url == f"{bench.place}/what-if/compare?variants=.,free,mild"
        told = page.locator(".compared").inner_text()
        page.reload()
        page.wait_for_selector("table.beside", timeout=60_000)
        assert page.locator(".compared").inner_text() == told
        first = page.locator("table.beside").first
        assert first.locator("thead th").all_inner_texts() == ["the file", "free", "mild"]
        row = first.locator("tbody tr", has_text="never: (“Recognise Kosovo”")
        assert row.locator("td").all_inner_texts() == ["yes", "–", "–"]
        row = first.locator("tbody tr", has_text="Serbia: not to accept the plan")
        assert row.locator("td").all_inner_texts() == ["no. 1", "no. 1", "–"]
        # Another choice, and one that has vanished meanwhile.
        page.get_by_label("free").uncheck()
        kosovo.with_name("kosovo.mild.yaml").write_text("title: [", encoding="utf-8")
        page.get_by_role("button", name="Compare").click()
        page.get_by_text("kosovo.mild.yaml cannot be used").wait_for()
        page.get_by_text("Choose two or more of them.").wait_for()
        assert page.url == f"{bench.place}/what-if/compare?variants=.,mild"
        kosovo.with_name("kosovo.mild.yaml").unlink()
        page.reload()
        page.get_by_text("kosovo.mild.yaml is not there").wait_for()

        tried(page, bench)
        page.get_by_role("button", name="Start again").click()
        page.get_by_text("Nothing is otherwise than in the file.").wait_for()
        page.get_by_role("button", name="Open free").click()
        page.get_by_role("heading", name="As changed here, from free").wait_for()
        page.get_by_text("(taken out)").wait_for()
        page.get_by_role("button", name="Delete free").click()
        page.get_by_role("button", name="Put free back").click()
        page.get_by_role("button", name="Open free").wait_for()
        assert load(kosovo.with_name("kosovo.free.yaml")).constraints
        assert sorted(each.name for each in kosovo.parent.iterdir()) == [
            "kosovo.free.yaml",
            "kosovo.yaml",
        ]


def test_what_is_said_is_closed_by_keyboard_and_by_click_and_does_not_pile_up(
    browser: Any, kosovo: Path
) -> None:
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        said = page.locator(".said")
        save = page.get_by_role("button", name="Save as a variant")
        for name in ("once", "once again"):
            page.get_by_label("Name of the variant").fill(name)
            save.click()
            said.get_by_text(f"Saved: kosovo.{name.replace(' ', '-')}.yaml").wait_for()
        assert said.get_by_role("button", name="Close this message").count() == 1
        page.keyboard.press("Escape")
        page.wait_for_function("() => document.querySelector('.said').innerText === ''")
        page.get_by_label("Name of the variant").fill("a third")
        save.click()
        said.get_by_role("button", name="Close this message").click()
        page.wait_for_function("() => document.querySelector('.said').innerText === ''")


def test_what_is_wrong_with_a_name_stands_at_its_field_while_it_is_typed(
    browser: Any, kosovo: Path
) -> None:
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        at = page.locator(".keep .naming")
        field = page.get_by_label("Name of the variant")
        save = page.get_by_role("button", name="Save as a variant")
        field.fill("../x")
        at.get_by_text("letters, digits").wait_for()
        save.click()
        field.fill("")
        save.click()
        at.get_by_text("it needs a name").wait_for()
        field.fill("mild talks")
        save.click()
        page.get_by_text("Saved: kosovo.mild-talks.yaml").wait_for()
        field.fill("mild talks")
        at.get_by_text("kosovo.mild-talks.yaml is there already").wait_for()
        names = sorted(each.name for each in kosovo.parent.iterdir())
        assert names == ["kosovo.mild-talks.yaml", "kosovo.yaml"]


def test_names_from_a_file_are_never_run_as_markup(browser: Any, kosovo: Path) -> None:
    text = kosovo.read_text(encoding="utf-8")
    hostile = text.replace("name: Serbia", "name: <img src=x onerror=alert(1)>Serbia")
    assert hostile != text
    kosovo.write_text(hostile, encoding="utf-8")
    kosovo.with_name("kosovo.mild.yaml").write_text(
        hostile.replace("onerror", "onload"), encoding="utf-8"
    )
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        page.get_by_role("heading", name="Serbia").wait_for()
        assert page.locator("#content img").count() == 0
        page.goto(f"{bench.place}/what-if/compare?variants=.,mild,<img src=x onerror=alert(2)>")
        page.get_by_text("is no name of a variant").wait_for()
        page.wait_for_selector(".compared details")
        assert page.locator("#content img").count() == 0


def test_the_comparison_passes_the_checks_of_axe(browser: Any, kosovo: Path) -> None:
    text = kosovo.read_text(encoding="utf-8")
    less = text.replace("as_of: 2007-12-07", "as_of: 2007-12-08")
    assert less != text
    kosovo.with_name("kosovo.late.yaml").write_text(less, encoding="utf-8")
    with opened(kosovo) as bench, watched(browser, bench, color_scheme="dark") as page:
        for place in ("/what-if/compare?variants=.,late,gone", "/what-if"):
            page.goto(bench.place + place)
            page.wait_for_selector("table.beside, section.after .headline", timeout=60_000)
            if place == "/what-if":
                page.get_by_role("button", name=re.compile("^Drop: ")).first.click()
                page.get_by_text("(taken out)").wait_for()
                save = page.get_by_role("button", name="Save as a variant")
                page.get_by_label("Name of the variant").fill("once")
                save.click()
                page.locator(".said button").wait_for()
                save.click()
                page.get_by_text("it needs a name").wait_for()
            passes_axe(page, place)


def test_what_is_tried_goes_on_from_the_file_as_it_is_and_never_undoes_what_it_says(
    browser: Any, kosovo: Path
) -> None:
    text = kosovo.read_text(encoding="utf-8")
    with opened(kosovo) as bench, watched(browser, bench) as page:
        tried(page, bench)
        page.goto(f"{bench.place}/model")
        page.wait_for_selector("li.wish")
        kosovo.write_text(text.replace("name: Serbia", "name: Serbien"), encoding="utf-8")
        page.get_by_role("heading", name="Serbien", exact=True).wait_for()
        tried(page, bench)
        page.get_by_role("heading", name="Serbien", exact=True).wait_for()
        since = turn(page)
        page.get_by_role("button", name=re.compile("^Without it")).first.click()
        until_answered(page, since)
        kosovo.write_text(text.replace("name: Serbia", "name: Serbija"), encoding="utf-8")
        page.get_by_text("Another program has changed the file").wait_for()
        page.get_by_role("button", name="Put it in the file's place").click()

        page.get_by_text(re.compile("would lose that|was changed meanwhile")).wait_for()
        assert "Serbija" in kosovo.read_text(encoding="utf-8")
