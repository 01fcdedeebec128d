"""Reports are added in the browser: read with progress and a way to stop, and taken in."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from standoff.dispute.file import dumps, loads
from standoff.drafting.draft import draft
from standoff.reading.dossier import load_dossier, save_dossier
from standoff.reading.read import read

from .conftest import Workbench, opened, passes_axe, watched

STRIKE = sorted((Path(__file__).parents[1] / "data" / "disputes" / "strike").glob("*.txt"))
HOSTILE = "<img src=x onerror=alert(1)>.txt"
LONG = 120_000
"""Milliseconds that reading may take on a busy machine."""


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    place = tmp_path / "strike"
    place.mkdir()
    dossier = read(STRIKE[:1])
    save_dossier(dossier, place / "dossier.jsonl")
    (place / "dispute.yaml").write_text(dumps(draft(dossier), quotes=True), encoding="utf-8")
    return place


def go(page: Any, bench: Workbench) -> None:
    page.goto(f"{bench.place}/sources/add")
    page.wait_for_selector("h1:has-text('Add reports')")


def upload(page: Any, name: str, data: bytes) -> None:
    page.get_by_label("Files of reports").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": data}
    )
    page.get_by_role("region", name="To be read").get_by_text(name, exact=False).wait_for()


def paste(page: Any, text: str, title: str) -> None:
    page.get_by_label("Text of the report").fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Add this text").click()
    page.get_by_role("region", name="To be read").get_by_text(title).wait_for()


def files(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def slow() -> bytes:
    """A report that takes a while."""
    sentence = "The United Metalworkers demanded that Hallam Steel raise wages by {} percent. "
    return "".join(sentence.format(number) for number in range(9000)).encode()


def test_two_reports_are_read_and_taken_in_and_undone(browser: Any, strike: Path) -> None:
    before = files(strike)
    with opened(strike) as bench, watched(browser, bench) as page:
        page.get_by_role("link", name="Add reports").click()
        upload(page, STRIKE[1].name, STRIKE[1].read_bytes())
        paste(page, STRIKE[2].read_text(encoding="utf-8"), "The pasted broadcast")
        page.get_by_role("button", name="Read all of these").click()
        page.get_by_role("progressbar", name="Reports are being read.").wait_for()
        changes = page.get_by_role("region", name="Proposed changes")
        changes.wait_for(timeout=LONG)
        assert files(strike) == before
        was_read = page.get_by_role("region", name="What was read")
        assert was_read.get_by_text("new", exact=True).count() == 2
        page.get_by_role("button", name="Show where it would settle").click()
        page.get_by_role("heading", name="With what is ticked").wait_for()
        page.get_by_role("button", name="Take these in").click()
        page.get_by_text(re.compile("Taken in: 2 new reports")).wait_for()

        page.get_by_role("link", name="Back to Sources").click()
        page.get_by_role("navigation", name="Reports").get_by_role(
            "link", name="The pasted broadcast"
        ).click()
        page.get_by_role("heading", name="The pasted broadcast").wait_for()
        page.goto(f"{bench.place}/model")
        option = page.get_by_text("Close the rolling mill at Brightside").first
        option.wait_for()
        page.reload()
        option.wait_for()
        taken = loads((strike / "dispute.yaml").read_text(encoding="utf-8"))
        assert "hallam_steel.close_rolling_mill" in taken.options
        assert len(load_dossier(strike / "dossier.jsonl").sources) == 3

        page.get_by_role("button", name="Undo").click()
        option.wait_for(state="detached")
        page.goto(f"{bench.place}/sources")
        page.wait_for_selector("h1:has-text('Sources')")
        assert page.get_by_role("link", name="The pasted broadcast").count() == 0
        assert files(strike) == before


def test_some_are_taken_in_by_keyboard_alone(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, bench)
        page.get_by_label("Path of a file or folder").focus()
        page.keyboard.type(str(STRIKE[1]))
        page.keyboard.press("Enter")
        button = page.get_by_role("button", name="Read it")
        button.wait_for()
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("region", name="Proposed changes").wait_for(timeout=LONG)
        # The keyboard is where it goes on: from what was read to the changes.
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText") == "Tick all"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text(re.compile("^0 of ")).wait_for()
        assert page.get_by_role("button", name="Take these in").is_disabled()
        box = page.get_by_role("checkbox", name=re.compile("Arbitration Board wants: ")).first
        box.focus()
        page.keyboard.press("Space")
        page.get_by_text(re.compile("With them comes what they need: .*is an actor")).wait_for()
        page.get_by_role("button", name="Take these in").focus()
        page.keyboard.press("Enter")
        page.get_by_text(re.compile("Taken in: 1 new report in the dossier")).wait_for()
        assert "Taken in" in page.evaluate("document.activeElement.innerText")
    taken = loads((strike / "dispute.yaml").read_text(encoding="utf-8"))
    assert "arbitration_board" in {actor.id for actor in taken.actors}


def test_a_run_goes_on_while_the_page_is_left_and_is_stopped(browser: Any, strike: Path) -> None:
    before = files(strike)
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, bench)
        upload(page, "slow.txt", slow())
        page.get_by_role("button", name="Read it").click()
        page.get_by_text(re.compile("Reading report 2 of 2: slow.txt")).wait_for(timeout=LONG)
        page.get_by_role("link", name="Back to Sources").click()
        page.get_by_role("status").get_by_text("Reading report 2 of 2").wait_for()
        # The places stay alive meanwhile.
        page.goto(f"{bench.place}/model")
        page.wait_for_selector("li.wish")
        other = page.context.new_page()
        go(other, bench)
        other.reload()
        other.get_by_role("progressbar", name="Reports are being read.").wait_for()
        other.get_by_role("button", name="Stop").click()
        other.get_by_text("Stopped. Nothing was changed.").wait_for()
        go(page, bench)
        page.get_by_text("Stopped. Nothing was changed.").wait_for()
        page.get_by_role("region", name="To be read").get_by_text("slow.txt").wait_for()
        page.get_by_role("button", name="Remove slow.txt").click()
        page.get_by_text("Nothing yet").wait_for()
        assert files(strike) == before


def test_hostile_names_and_bad_files_are_told_as_text(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, bench)
        upload(page, HOSTILE, STRIKE[1].read_bytes())
        upload(page, "bad.pdf", b"%PDF-1.4 nothing")
        paste(page, "Peru met Chile. </textarea><script>alert(1)</script>", "<b>Talks</b>")
        page.get_by_role("button", name="Read all of these").click()
        was_read = page.get_by_role("region", name="What was read")
        was_read.get_by_text(re.compile("^not read: ")).wait_for(timeout=LONG)
        was_read.get_by_text("<b>Talks</b>").wait_for()
        page.get_by_role("button", name="Keep the reports").click()
        page.get_by_text(
            re.compile("Taken in: 2 new reports in the dossier, no changes")
        ).wait_for()
        page.get_by_role("link", name="Back to Sources").click()
        page.get_by_role("link", name="<b>Talks</b>").click()
        page.get_by_role("heading", name="<b>Talks</b>").wait_for()
    assert sorted(path.name for path in strike.parent.iterdir()) == ["strike"]
    assert HOSTILE in {s.location for s in load_dossier(strike / "dossier.jsonl").sources}


def test_what_is_too_large_is_told_and_nearly_that_is_taken(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, bench)
        page.get_by_label("Files of reports").set_input_files(
            {"name": "huge.txt", "mimeType": "text/plain", "buffer": b"x" * 20_000_001}
        )
        page.get_by_text("Not taken: huge.txt. A report may have 20 MB").wait_for()
        upload(page, "large.html", b"<!--" + b"x" * 19_900_000 + b"--><p>Peru met Chile.</p>")
        page.get_by_label("Text of the report").evaluate("(t) => { t.value = 'x'.repeat(950000); }")
        page.get_by_role("button", name="Add this text").click()
        page.get_by_text("The text has more than 0.9 MB").wait_for()
        page.get_by_label("Path of a file or folder").fill("https://example.org/report")
        page.get_by_role("button", name="Add this place").click()
        page.get_by_text("a web address is not fetched here").wait_for()
        assert page.get_by_label("Path of a file or folder").input_value() != ""


def test_nobody_else_may_upload(browser: Any, strike: Path) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, bench)
        with page.expect_request(lambda request: request.method == "POST") as waiting:
            upload(page, "mine.txt", b"Peru met Chile.")
        url = waiting.value.url
        cookie = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
        body = (
            b'--x\r\nContent-Disposition: form-data; name="f"; filename="theirs.txt"\r\n\r\n'
            b"Peru met Chile.\r\n--x--\r\n"
        )
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        for headers in (
            {},
            {"Cookie": "standoff=x"},
            {"Cookie": cookie, "Origin": "http://evil.example"},
            {"Cookie": cookie, "Sec-Fetch-Site": "cross-site"},
            {"Cookie": cookie, "Host": "evil.example"},
        ):
            asked = urllib.request.Request(url, data=body, headers={**kind, **headers})
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(asked, timeout=10)
            assert refused.value.code == 403
        # With the cookie and from here it would have been taken.
        asked = urllib.request.Request(url, data=body, headers={**kind, "Cookie": cookie})
        assert urllib.request.urlopen(asked, timeout=10).status == 200
        waits = page.get_by_role("region", name="To be read").get_by_role("listitem")
        waits.nth(1).wait_for()
        assert waits.count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_passes_the_checks_of_axe(browser: Any, strike: Path, scheme: str) -> None:
    with opened(strike) as bench, watched(browser, bench, color_scheme=scheme) as page:
        go(page, bench)
        upload(page, STRIKE[1].name, STRIKE[1].read_bytes())
        paste(page, STRIKE[2].read_text(encoding="utf-8"), "The pasted broadcast")
        passes_axe(page, "gathered", [scheme])
        page.get_by_role("button", name="Read all of these").click()
        page.get_by_role("progressbar", name="Reports are being read.").wait_for()
        passes_axe(page, "reading", [scheme])
        page.get_by_role("region", name="Proposed changes").wait_for(timeout=LONG)
        passes_axe(page, "proposed", [scheme])


def test_what_was_unticked_stays_so_when_the_page_is_loaded_again(
    browser: Any, strike: Path
) -> None:
    with opened(strike) as bench, watched(browser, bench) as page:
        go(page, bench)
        upload(page, STRIKE[1].name, STRIKE[1].read_bytes())
        page.get_by_role("button", name="Read it").click()
        boxes = page.get_by_role("checkbox")
        boxes.first.wait_for(timeout=120_000)
        number = boxes.count()
        boxes.first.click()
        page.get_by_text(f"{number - 1} of {number} change").wait_for()
        page.reload()
        page.get_by_text(f"{number - 1} of {number} change").wait_for()
        assert not boxes.first.is_checked()
        assert boxes.nth(1).is_checked()
