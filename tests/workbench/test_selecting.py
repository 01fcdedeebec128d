"""A claim made of words that are selected in a real browser, by mouse and by keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from standoff.dispute.file import loads
from standoff.reading.read import read_text

from .conftest import opened, passes_axe, watched
from .test_workbench import folder, go, wants

# Before and in what is selected: emoji of two and of more units, a combining mark, a tab, and line
# ends of two characters, one of them within a passage.
TEXT = (
    "Peru & Chile 😀 <talk>\r\n\r\n"
    "😀 Mediators of Norway met Peru and Chile. Chile threatened to close the northern port."
    "\r\n\r\n"
    "Peru 🇵🇪 would see, 👩\u200d👩\u200d👧 in cafe\u0301 talk,\t"
    "that Chile reopens the old mine 😀 and the\r\n"
    "southern road at once. Peru rejected the threat.\r\n"
)
BUTTON = "Make a claim of the selected words"
# Where the letters of some words are on the screen.
PLACES = """(words) => {
  const text = document.querySelector('.report .text');
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const letters = [];
  while (walker.nextNode())
    for (let n = 0; n < walker.currentNode.data.length; n++) letters.push([walker.currentNode, n]);
  const all = letters.map(([node, n]) => node.data[n]).join('');
  const at = all.indexOf(words);
  const box = (n) => {
    const range = document.createRange();
    range.setStart(...letters[n]);
    range.setEnd(letters[n][0], letters[n][1] + 1);
    return range.getBoundingClientRect();
  };
  const first = box(at), last = box(at + words.length - 1);
  return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
}"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return folder(tmp_path / "mine", read_text(TEXT, published="2031-05-03"))


def drag(page: Any, words: str) -> None:
    left, top, right, bottom = page.evaluate(PLACES, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()


def choose(page: Any, field: str, value: str) -> None:
    page.get_by_role("region", name="A claim of your own").get_by_label(field, exact=True).click()
    page.get_by_role("option", name=value, exact=True).click()
    page.get_by_role("option").first.wait_for(state="detached")
    # The list gives the keyboard back when it is gone; what is written before then is lost.
    page.wait_for_function("(field) => document.activeElement.ariaLabel === field", arg=field)


def pick(page: Any, words: str) -> Any:
    """Select some words by mouse, and begin a claim of them; return its form."""
    drag(page, words)
    page.get_by_role("button", name=BUTTON).click()
    page.wait_for_function("document.activeElement.ariaLabel === 'Kind'")
    return page.get_by_role("region", name="A claim of your own")


def kept(place: Path) -> list[dict[str, Any]]:
    data = json.loads((place / "dossier.corrections.json").read_text(encoding="utf-8"))
    return [each["claim"] for each in data["claims"]]


def test_a_claim_is_made_by_mouse_felt_in_the_model_found_again_and_taken_back(
    browser: Any, mine: Path
) -> None:
    file = mine / "dispute.yaml"
    before = loads(file.read_text(encoding="utf-8"))
    with opened(mine) as bench, watched(browser, bench) as page:
        other = page.context.new_page()
        other.goto(f"{bench.place}/sources")
        other.wait_for_selector("h1")
        page.bring_to_front()
        words = "reopens the old mine 😀 and the\r\nsouthern road"
        form = pick(page, words)
        form.get_by_text("reopens the old mine").first.wait_for()
        choose(page, "Who", "Peru")
        choose(page, "Towards whom", "Chile")
        form.get_by_label("What (words of the selection)").fill("reopens the old mine")
        form.get_by_role("button", name="Keep this claim").click()
        page.get_by_role("heading", name="Peru · demand: reopens the old mine").wait_for()
        page.get_by_text("the option of Chile to reopen the old mine").first.wait_for()
        other.get_by_role("region", name="Corrections").wait_for()

        claim = kept(mine)[0]
        evidence, content = claim["evidence"][0], claim["content"][0]
        assert evidence["exact"] == words == TEXT[evidence["start"] : evidence["end"]]
        assert TEXT[content["start"] : content["end"]] == "reopens the old mine"
        assert (claim["actor"], claim["target"], claim["found_by"]) == (
            "peru",
            "chile",
            ["analyst"],
        )
        dispute = loads(file.read_text(encoding="utf-8"))
        assert set(dispute.options) - set(before.options) == {"chile.reopen_old_mine"}
        assert "chile.reopen_old_mine" in wants(file, "peru")
        option = next(o for o in dispute.actor("chile").options if o.id == "reopen_old_mine")
        assert [dispute.evidence[e].exact for e in option.grounds.because] == [words]

        page.reload()
        mark = page.locator("mark.own").first
        assert mark.inner_text().startswith("reopens the old mine")
        mark.click()
        claimed = page.locator("section.claim", has=page.get_by_text("found by: you"))
        claimed.get_by_role("button", name="Take it back").click()
        page.get_by_role("region", name="Corrections").wait_for(state="detached")
        other.get_by_role("region", name="Corrections").wait_for(state="detached")
        assert kept(mine) == []
        assert "chile.reopen_old_mine" not in wants(file, "peru")
        page.locator(".report .text").wait_for()
        assert page.locator(".report mark.own").count() == 0


def test_a_claim_is_made_by_keyboard_alone(browser: Any, mine: Path) -> None:
    with opened(mine) as bench, watched(browser, bench) as page:
        last = page.locator(".report .text mark").last
        last.focus()
        page.keyboard.press("ArrowRight")
        while page.evaluate("getSelection().toString().trim()") != "threat":
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("getSelection().toString().trim()") == "the"
        page.keyboard.press("ControlOrMeta+Shift+ArrowRight")
        page.keyboard.press("Enter")
        form = page.get_by_role("region", name="A claim of your own")
        page.wait_for_function("document.activeElement.ariaLabel === 'Kind'")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.ariaLabel") == "Who"
        page.keyboard.press("Tab")
        page.keyboard.type("Miners' Guild")
        while page.evaluate("document.activeElement.innerText") != "Keep this claim":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        form.wait_for(state="detached")
        page.get_by_role("heading", name="Miners' Guild · demand: the threat").wait_for()
        claim = kept(mine)[0]
        assert (claim["actor"], claim["evidence"][0]["exact"]) == ("miners_guild", "the threat")
        assert TEXT[claim["content"][0]["start"] :].startswith("the threat.")


def test_selections_that_make_no_claim_are_told_of(browser: Any, mine: Path) -> None:
    with opened(mine) as bench, watched(browser, bench) as page:
        button = page.get_by_role("button", name=BUTTON)
        for select in (
            "() => getSelection().removeAllRanges()",
            "() => getSelection().selectAllChildren(document.querySelector('h1'))",
        ):
            page.evaluate(select)
            button.click()
            page.get_by_text("no words of the report are selected").wait_for()
            page.get_by_role("button", name="Close this message").click()
            page.get_by_text("no words of the report are selected").wait_for(state="detached")
        form = pick(page, "northern port.\r\n\r\nPeru")
        choose(page, "Who", "Peru")
        form.get_by_role("button", name="Keep this claim").click()
        page.get_by_text("2 passages are selected").wait_for()
        assert not (mine / "dossier.corrections.json").exists()
        form.get_by_role("button", name="Leave it").click()
        form.wait_for(state="detached")
        assert page.locator("mark.picked").count() == 0


def test_what_is_said_so_far_stays_when_the_file_changes(browser: Any, mine: Path) -> None:
    file = mine / "dispute.yaml"
    with opened(mine) as bench, watched(browser, bench) as page:
        form = pick(page, "southern road")
        choose(page, "Kind", "event: has done it")
        form.get_by_label("Act, as a verb").fill("close")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("name: Chile", "name: Chile itself"), encoding="utf-8")
        page.get_by_text("Another program has changed the file").wait_for()
        page.wait_for_timeout(600)
        assert form.get_by_label("Act, as a verb").input_value() == "close"
        assert page.locator("mark.picked").count() == 1


def test_the_form_passes_the_checks_of_axe(browser: Any, mine: Path) -> None:
    with opened(mine) as bench, watched(browser, bench, color_scheme="dark") as page:
        pick(page, "that Chile reopens")
        page.get_by_label("Or somebody else, by name").fill("Miners")
        for step in ("form", "claim"):
            passes_axe(page, step)
            if step == "form":
                page.get_by_role("button", name="Keep this claim").click()
                page.get_by_role("heading", name=re.compile("Miners · demand")).wait_for()


def test_the_model_page_shows_what_a_claim_has_brought_and_undo_takes_both_back(
    browser: Any, mine: Path
) -> None:
    with opened(mine) as bench, watched(browser, bench) as page:
        pick(page, "reopens the old mine")
        choose(page, "Who", "Peru")
        choose(page, "Towards whom", "Chile")
        page.get_by_role("button", name="Keep this claim").click()
        page.get_by_role("region", name="Corrections").wait_for()
        go(page, "Model")
        page.locator("#content").get_by_text("“reopens the old mine”").first.wait_for()
        page.get_by_role("button", name="Undo").click()
        page.get_by_text("“reopens the old mine”").first.wait_for(state="detached")
        assert kept(mine) == []
        page.get_by_role("button", name="Redo").click()
        page.locator("#content").get_by_text("“reopens the old mine”").first.wait_for()
        assert [each["act"] for each in kept(mine)] == ["demand"]
