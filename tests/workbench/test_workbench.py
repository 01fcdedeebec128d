"""The workbench as a user has it: in a real browser, with nothing but this machine."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Statements
from standoff.drafting.draft import draft
from standoff.reading.dossier import save_dossier
from standoff.reading.read import read, read_text

from .conftest import Workbench, opened, passes_axe, watched

DATA = Path(__file__).parents[1] / "data"
PLACES = {
    "Sources": "mark",
    "Model": "li.wish",
    "Outcomes": ".state",
    "What if": "section.after .state",
    "Brief": "iframe",
}
"""What is drawn last at each place."""


def folder(place: Path, dossier: Any) -> Path:
    """What `standoff run` leaves."""
    place.mkdir()
    save_dossier(dossier, place / "dossier.jsonl")
    (place / "dispute.yaml").write_text(dumps(draft(dossier), quotes=True), encoding="utf-8")
    return place


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    return folder(tmp_path / "strike", read(sorted((DATA / "disputes" / "strike").glob("*.txt"))))


def wants(file: Path, actor: str) -> list[str]:
    preference = loads(file.read_text(encoding="utf-8")).actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


def go(page: Any, place: str) -> None:
    page.get_by_role("navigation", name="Places").get_by_role("link", name=place).click()
    page.wait_for_selector(f"h1:has-text('{place}')")


def drawn(page: Any, place: str) -> None:
    """Wait until a place shows what it has."""
    page.locator(PLACES[place]).first.wait_for()
    if place == "Brief":
        page.frame_locator("iframe").get_by_role("heading", name="The answer").wait_for()


def comes_to(page: Any, look: Callable[[], Any], expected: Any) -> None:
    """Wait until what is looked at is as expected."""
    until = time.monotonic() + 30
    while look() != expected and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert look() == expected


def test_a_report_is_read_and_a_claim_leads_to_what_rests_on_it(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        page.get_by_text("threatened on Monday to strike").click()
        panel = page.get_by_role("complementary", name="Claims")
        panel.get_by_role("heading", name=re.compile("United Metalworkers · threaten")).wait_for()
        panel.get_by_text("the option of United Metalworkers to strike").first.wait_for()
        # By keyboard as well.
        second = page.locator("mark").nth(1)
        second.focus()
        page.keyboard.press("Enter")
        panel.get_by_role("heading").first.wait_for()


def test_a_claim_is_corrected_and_the_correction_taken_back(browser: Any, strike: Path) -> None:
    file = strike / "dispute.yaml"
    raise_wages = "hallam_steel.raise_wages"
    assert raise_wages in wants(file, "united_metalworkers")
    with opened(strike) as bench, watched(browser, bench) as page:
        page.get_by_text("threatened on Monday to strike").click()
        claim = page.locator(
            "section.claim", has=page.get_by_role("heading", name=re.compile("demand"))
        )
        claim.get_by_role("button", name="This is wrong").click()
        page.get_by_role("region", name="Corrections").wait_for()
        assert raise_wages not in wants(file, "united_metalworkers")
        page.reload()
        page.get_by_role("region", name="Corrections").get_by_role(
            "button", name="Take it back"
        ).click()
        page.get_by_role("region", name="Corrections").wait_for(state="detached")
        assert raise_wages in wants(file, "united_metalworkers")


def test_wishes_are_put_in_order_saved_at_once_undone_and_found_again(
    browser: Any, strike: Path
) -> None:
    file = strike / "dispute.yaml"
    before = file.read_text(encoding="utf-8")
    first = wants(file, "hallam_steel")
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Model")
        card = page.locator("section.actor", has=page.get_by_role("heading", name="Hallam Steel"))
        card.get_by_role("button", name=re.compile("^Less important")).first.click()
        page.get_by_role("button", name="Undo").and_(page.locator(":enabled")).wait_for()
        second = [first[1], first[0], *first[2:]]
        assert wants(file, "hallam_steel") == second
        assert "# “" in file.read_text(encoding="utf-8")
        # Dragged back to where it was.
        rows = card.locator("li.wish")
        rows.nth(1).filter(has_text="raise wages").wait_for()
        rows.nth(1).drag_to(rows.nth(0))
        rows.nth(0).filter(has_text="raise wages").wait_for()
        comes_to(page, lambda: wants(file, "hallam_steel"), first)
        page.get_by_role("button", name="Undo").click()
        comes_to(page, lambda: wants(file, "hallam_steel"), second)
        page.get_by_role("button", name="Undo").click()
        comes_to(page, lambda: file.read_text(encoding="utf-8"), before)
        page.get_by_role("button", name="Redo").click()
        comes_to(page, lambda: wants(file, "hallam_steel"), second)
        page.reload()
        page.wait_for_selector("li.wish")
        assert wants(file, "hallam_steel")[0] == first[1]


def test_a_wish_is_checked_while_it_is_typed_and_added(browser: Any, strike: Path) -> None:
    file = strike / "dispute.yaml"
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Model")
        card = page.locator("section.actor", has=page.get_by_role("heading", name="Hallam Steel"))
        field = card.get_by_label("A further wish: options")
        field.fill("not hallam_steel.raise_wage")
        card.get_by_text(re.compile("Did you mean 'hallam_steel.raise_wages'")).wait_for()
        field.press("Enter")
        page.wait_for_timeout(500)
        before = wants(file, "hallam_steel")
        field.fill("Government: guarantee a loan to the company")
        field.press("Enter")
        page.get_by_role("button", name="Undo").and_(page.locator(":enabled")).wait_for()
        assert wants(file, "hallam_steel") == ["government.guarantee_loan_company", *before]


def test_what_the_check_finds_of_an_actor_stands_with_it(browser: Any, strike: Path) -> None:
    file = strike / "dispute.yaml"
    text = file.read_text(encoding="utf-8")
    first, second = wants(file, "hallam_steel")[:2]
    begins = text.index("  hallam_steel:")
    at = text.index(f"      - statement: {second}\n", begins)
    again = f"      - statement: {first}\n        assumed: Said twice.\n"
    file.write_text(text[:at] + again + text[at:], encoding="utf-8")
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Model")
        found = page.get_by_role("region", name="Model check: Hallam Steel")
        found.get_by_text("changes nothing").first.wait_for()
        assert page.get_by_role("region", name="Model check", exact=True).count() == 0


def test_a_change_shows_in_the_outcomes_and_two_tabs_stay_in_step(
    browser: Any, strike: Path
) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Outcomes")
        other = page.context.new_page()
        other.goto(f"{bench.place}/model")
        card = other.locator("section.actor", has=other.get_by_role("heading", name="Hallam Steel"))
        before = page.locator("#content").inner_text()
        card.get_by_role("button", name=re.compile("^Drop: not to raise wages")).click()
        page.wait_for_function(
            "(was) => document.querySelector('#content')?.innerText !== was", arg=before
        )
        go(page, "Model")
        assert page.get_by_role("button", name=re.compile("^Drop: not to raise wages")).count() == 0


def test_a_state_is_explained(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Outcomes")
        first = page.locator(".state").first
        name = first.locator(".name").inner_text()
        first.locator("a.code").click()
        page.get_by_role("heading", name=f"Why {name}").wait_for()
        assert page.get_by_role("heading", name=re.compile("(stays|leaves)")).count() >= 2


def test_what_if_changes_nothing_until_a_variant_is_saved(browser: Any, strike: Path) -> None:
    file = strike / "dispute.yaml"
    before = file.read_text(encoding="utf-8")
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "What if")
        page.get_by_text("Nothing is otherwise than in the file.").wait_for()
        card = page.locator("section.actor", has=page.get_by_role("heading", name="Hallam Steel"))
        card.get_by_role("button", name=re.compile("^Drop: not to raise wages")).click()
        page.get_by_text("(taken out)").wait_for()
        assert file.read_text(encoding="utf-8") == before
        page.get_by_label("A state, spelled in Y and N").fill("Y" * 7)
        page.get_by_role("button", name="Ask").click()
        page.locator("section.needed").get_by_text(
            re.compile("Under|not feasible|no state")
        ).first.wait_for()
        page.get_by_label("Name of the variant").fill("mild")
        page.get_by_role("button", name="Save as a variant").click()
        page.get_by_text("Saved: dispute.mild.yaml").wait_for()
        saved = strike / "dispute.mild.yaml"
        assert "not hallam_steel.raise_wages" not in wants(saved, "hallam_steel")
        assert file.read_text(encoding="utf-8") == before
        page.get_by_label("Name of the variant").fill("../x")
        page.get_by_role("button", name="Save as a variant").click()
        page.get_by_text("a variant's name has letters").wait_for()
        assert sorted(p.name for p in strike.parent.iterdir()) == ["strike"]


def test_the_brief_is_shown_and_exported(browser: Any, strike: Path, tmp_path: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Brief")
        page.frame_locator("iframe").get_by_role("heading", name="The answer").wait_for()
        for form, start in (("HTML", b"<!DOCTYPE"), ("Markdown", b"# ")):
            with page.expect_download() as waiting:
                page.get_by_role("link", name=f"Save as {form}").click()
            made = tmp_path / f"brief.{form}"
            waiting.value.save_as(made)
            assert made.read_bytes().lstrip().startswith(start)


def test_another_program_changes_the_file_or_breaks_it(browser: Any, strike: Path) -> None:
    file = strike / "dispute.yaml"
    text = file.read_text(encoding="utf-8")
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, "Model")
        file.write_text(text.replace("name: Hallam Steel", "name: Hallam Works"), encoding="utf-8")
        page.get_by_role("heading", name="Hallam Works").wait_for()
        page.get_by_text("Another program has changed the file").wait_for()
        broken = "format: standoff.dispute/1\ntitle: [\n"
        file.write_text(broken, encoding="utf-8")
        page.get_by_text("Another program has made the file invalid").wait_for()
        page.get_by_role("button", name=re.compile("^Less important")).first.click()
        page.get_by_text("another program has left the file invalid").wait_for()
        assert file.read_text(encoding="utf-8") == broken
        page.get_by_role("button", name="Undo").click()
        comes_to(page, lambda: "Hallam Works" in file.read_text(encoding="utf-8"), True)


def test_a_server_that_is_killed_while_it_saves_loses_nothing(browser: Any, strike: Path) -> None:
    file = strike / "dispute.yaml"
    before = sorted(wants(file, "hallam_steel"))
    bench = Workbench(strike)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{bench.address}")
    page.goto(f"{bench.place}/model")
    page.wait_for_selector("li.wish")
    page.evaluate(
        """() => setInterval(() => {
          const b = [...document.querySelectorAll('button')].find(
            (x) => x.ariaLabel?.startsWith('Less important') && !x.disabled);
          b?.click();
        }, 15)"""
    )
    page.wait_for_timeout(1500)
    bench.kill()
    context.close()
    bench.stop()
    assert sorted(wants(file, "hallam_steel")) == before
    assert loads(file.read_text(encoding="utf-8")).actors
    with opened(strike) as again, watched(browser, again) as page:
        go(page, "Model")
        page.get_by_role("heading", name="Hallam Steel").wait_for()


def test_a_report_full_of_markup_stays_text(browser: Any, tmp_path: Path) -> None:
    hostile = (
        'Peru threatened to close the border unless Chile <img src=x onerror="alert(1)"> pays. '
        "Chile rejected the demand <script>alert(2)</script>. "
        'Peru said "<svg onload=alert(3)> we will close it" on Monday. '
        "<a href='javascript:alert(4)'>Chile</a> threatened to close the <iframe srcdoc='x'> port."
    )
    made = folder(tmp_path / "hostile", read_text(hostile, published="2031-05-03"))
    with opened(made) as bench, watched(browser, bench) as page:
        for place in PLACES:
            go(page, place)
            drawn(page, place)
            main = page.locator("#content")
            assert main.locator("script, img, svg[onload], iframe[srcdoc]").count() == 0
            for mark in page.locator("mark").all()[:3]:
                mark.click()


def test_a_report_of_five_megabytes_opens(browser: Any, tmp_path: Path) -> None:
    dossier = read_text(
        "Peru threatened to close the border. Chile rejected the threat.", published="2031-05-03"
    )
    source = dossier.sources[0]
    large = (source.text or "") + "\n\n" + "It rained in the northern hills again. " * 130_000
    grown = replace(dossier, sources=(replace(source, text=large, sha256=None),))
    with opened(folder(tmp_path / "large", grown)) as bench, watched(browser, bench) as page:
        page.set_default_timeout(120_000)  # much of it is drawing, on a busy machine
        page.get_by_text("Peru threatened to close the border").first.click()
        page.get_by_role("heading", name=re.compile("Peru · threaten")).wait_for()


def test_the_places_pass_the_checks_of_axe(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench, color_scheme="dark") as page:
        for place in PLACES:
            go(page, place)
            drawn(page, place)
            passes_axe(page, place)


def test_who_may_not_ask_gets_nothing(strike: Path) -> None:
    with opened(strike) as bench:
        for headers in ({}, {"Host": "evil.example"}, {"Cookie": "standoff=x"}):
            for path in ("/", "/model", "/export/dispute.html", "/_nicegui/x", "/../dispute.yaml"):
                asked = urllib.request.Request(bench.place + path, headers=headers)
                with pytest.raises(urllib.error.HTTPError) as refused:
                    urllib.request.urlopen(asked, timeout=10)
                assert refused.value.code == 403
        keyed = urllib.request.Request(
            bench.address, data=b"{}", headers={"Origin": "http://evil.example"}
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(keyed, timeout=10)
        assert refused.value.code == 403
