"""The map of the actors in the workbench, as a user has it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from standoff.dispute.file import dumps
from standoff.drafting.draft import draft
from standoff.reading.dossier import save_dossier
from standoff.reading.read import read

from .conftest import opened, passes_axe, watched

DATA = Path(__file__).parents[1] / "data"


def folder(place: Path, reports: Path, *, dossier: bool = True) -> Path:
    """What `standoff run` leaves, with or without the dossier."""
    place.mkdir()
    found = read(sorted(reports.glob("*.txt")))
    if dossier:
        save_dossier(found, place / "dossier.jsonl")
    (place / "dispute.yaml").write_text(dumps(draft(found), quotes=True), encoding="utf-8")
    return place


@pytest.fixture
def sluices(tmp_path: Path) -> Path:
    return folder(tmp_path / "sluices", DATA / "sluices")


def at_model(page: Any, bench: Any, asked: str = "") -> Any:
    page.goto(f"{bench.place}/model{asked}")
    found = page.get_by_role("region", name="Map of the actors")
    found.locator("svg").first.wait_for()
    page.wait_for_timeout(600)
    return found


def test_a_line_is_chosen_and_leads_to_the_claim_in_its_report(browser: Any, sluices: Path) -> None:
    with opened(sluices) as bench, watched(browser, bench) as page:
        found = at_model(page, bench)
        panel = page.get_by_role("complementary", name="Chosen on the map")
        line = found.get_by_role("button", name="Tarnia backs Velden.")
        line.focus()
        page.keyboard.press("Enter")
        panel.get_by_role("heading", name="Tarnia backs Velden").wait_for()
        panel.get_by_text("Tarnia backs Velden in the dispute over the Brenn sluices").wait_for()
        panel.get_by_text("8 March 2021").first.wait_for()
        assert "chosen" in (line.get_attribute("class") or "")
        assert page.url.endswith("?line=tarnia.backs.velden")
        # By mouse, on the words of another line.
        found.locator("svg text", has_text=re.compile("^mediates$")).first.click()
        panel.get_by_role("heading", name=re.compile("River Commission mediates with")).wait_for()
        page.go_back()
        found = at_model(page, bench, "?line=tarnia.backs.velden")
        panel.get_by_role("link", name=re.compile("In the report")).click()
        claims = page.get_by_role("complementary", name="Claims")
        claims.get_by_role("heading", name=re.compile("Tarnia · (support|back)")).wait_for()
        assert page.locator("mark.chosen").first.inner_text().startswith("Tarnia backs Velden")


def test_an_actor_is_chosen_and_tells_what_it_wanted_when(browser: Any, sluices: Path) -> None:
    with opened(sluices) as bench, watched(browser, bench) as page:
        found = at_model(page, bench)
        found.get_by_role("button", name="Velden: what it wants").click()
        panel = page.get_by_role("complementary", name="Chosen on the map")
        wish = panel.locator("ol > li", has_text="To accept the River Commission's proposal")
        turns = wish.locator("li.turned")
        turns.nth(1).wait_for()
        plan = "“Accept the River Commission's proposal”"
        assert f"2 March 2021: against {plan}" in turns.nth(0).inner_text()
        changed = f"10 March 2021: for {plan}; the opposite of what it said before"
        assert changed in turns.nth(1).inner_text()
        page.reload()
        panel.get_by_role("heading", name="Velden", exact=True).wait_for()
        found.locator("svg g.box.chosen").wait_for()
        # What is chosen stays so when the file changes.
        page.get_by_role("button", name=re.compile("^Less important")).first.click()
        page.get_by_role("button", name="Undo").and_(page.locator(":enabled")).wait_for()
        page.wait_for_timeout(800)
        panel.get_by_role("heading", name="Velden", exact=True).wait_for()
        assert found.locator("svg g.box.chosen").count() == 1


def test_the_lines_are_a_list_too_each_with_its_days(browser: Any, sluices: Path) -> None:
    with opened(sluices) as bench, watched(browser, bench) as page:
        found = at_model(page, bench)
        found.get_by_text(re.compile(r"^The \d+ lines as a list$")).click()
        listed = found.locator("ul.lines li")
        drawn = found.locator("svg [data-lines]").evaluate_all(
            "(all) => all.flatMap((each) => each.dataset.lines.split(' ')).length"
        )
        assert listed.count() == drawn
        listed.filter(has_text="Velden rejects a demand or plan").get_by_role("button").focus()
        page.keyboard.press("Enter")
        panel = page.get_by_role("complementary", name="Chosen on the map")
        panel.get_by_text("Velden has rejected the River Commission's proposal").wait_for()
        assert "Velden accepts a demand or plan of River Commission (10 March 2021)" in (
            listed.all_inner_texts()
        )


def test_a_change_in_the_file_is_drawn_at_once(browser: Any, sluices: Path) -> None:
    file = sluices / "dispute.yaml"
    with opened(sluices) as bench, watched(browser, bench) as page:
        found = at_model(page, bench)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("name: Tarnia", "name: Old Tarnia"), encoding="utf-8")
        found.get_by_role("button", name="Old Tarnia backs Velden.").wait_for()


def test_without_a_dossier_the_roles_in_the_file_are_drawn(browser: Any, tmp_path: Path) -> None:
    place = folder(tmp_path / "alone", DATA / "sluices", dossier=False)
    with opened(place) as bench, watched(browser, bench) as page:
        found = at_model(page, bench)
        found.get_by_role("button", name="Tarnia backs Velden.").locator("text").click()
        panel = page.get_by_role("complementary", name="Chosen on the map")
        panel.get_by_text("By its role in the file: backs Velden").wait_for()
        panel.get_by_text("Tarnia backs Velden in the dispute").wait_for()
        assert panel.get_by_role("link").count() == 0


def test_a_claim_that_is_said_to_be_wrong_is_no_line_any_more(browser: Any, sluices: Path) -> None:
    with opened(sluices) as bench, watched(browser, bench) as page:
        found = at_model(page, bench)
        assert found.get_by_role("button", name="Jon Aske appeals to Orsa.").count() == 1
        page.goto(f"{bench.place}/sources?source=s6")
        page.get_by_text("Mr Aske called on Orsa to keep the sluices open").first.click()
        claim = page.locator(
            "section.claim", has=page.get_by_role("heading", name=re.compile("Jon Aske · appeal"))
        )
        claim.get_by_role("button", name="This is wrong").click()
        page.get_by_role("region", name="Corrections").wait_for()
        found = at_model(page, bench)
        assert found.get_by_role("button", name="Tarnia backs Velden.").count() == 1
        assert found.get_by_role("button", name="Jon Aske appeals to Orsa.").count() == 0


def test_an_address_that_names_nobody_shows_the_map(browser: Any, sluices: Path) -> None:
    with opened(sluices) as bench, watched(browser, bench) as page:
        at_model(page, bench, "?line=x.y.z&actor=%3Cb%3E")
        panel = page.get_by_role("complementary", name="Chosen on the map")
        panel.get_by_text("Choose a line").wait_for()


@pytest.mark.parametrize("asked", ["?line=tarnia.backs.velden", "?actor=velden"])
def test_what_is_chosen_passes_the_checks_of_axe(browser: Any, sluices: Path, asked: str) -> None:
    with opened(sluices) as bench, watched(browser, bench, color_scheme="dark") as page:
        found = at_model(page, bench, asked)
        found.get_by_text(re.compile(r"^The \d+ lines as a list$")).click()
        found.locator("ul.lines li").first.wait_for()
        passes_axe(page)
