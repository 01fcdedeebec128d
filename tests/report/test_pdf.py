"""The brief as a PDF document."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from standoff.cases import load_case
from standoff.dispute.file import loads
from standoff.errors import MissingError
from standoff.report.brief import in_pdf
from standoff.report.pdf import lacking, printed
from standoff.report.view import look


def can_print() -> bool:
    try:
        printed("<p>x</p>")
    except MissingError:
        return False
    return True


needs_pango = pytest.mark.skipif(not can_print(), reason="Pango is not installed")


@needs_pango
def test_the_answer_stands_on_the_first_page_and_the_pages_are_numbered() -> None:
    document = pdfium.PdfDocument(in_pdf(look(load_case("kosovo-2007"))))
    texts = [page.get_textpage().get_text_range() for page in document]
    first = " ".join(texts[0].split())
    for said in (
        "It settles in one state",
        "Who can block it",
        "Ask this next",
        "How sure this is",
    ):
        assert said in first
    assert "The parties" not in texts[0]
    assert f"1 of {len(texts)}" in first
    assert any("Who would move where" in text for text in texts)


@needs_pango
def test_pictures_bring_their_colours_along() -> None:
    document = pdfium.PdfDocument(in_pdf(look(load_case("chicken"))))
    for page in document:
        if "Who would move where" in page.get_textpage().get_text_range():
            break
    image = page.render(scale=1).to_pil().convert("L")
    dark = sum(image.histogram()[:64]) / (image.width * image.height)
    assert dark < 0.2


@needs_pango
def test_the_heading_of_the_picture_does_not_stand_alone_on_its_page() -> None:
    wishes = {"a": "a.x", "b": "b.x iff a.x", "c": "c.x iff b.x", "d": "d.x iff c.x"}
    actors = "".join(
        f"  {ident}:\n    name: The government of the country {ident}\n"
        f"    options: {{x: {{name: {'Do what takes long to tell ' * 3}}}}}\n"
        f"    preferences: [{wish}]\n"
        for ident, wish in wishes.items()
    )
    text = f"format: standoff.dispute/1\ntitle: Long\nactors:\n{actors}status_quo: NNNN\n"
    document = pdfium.PdfDocument(in_pdf(look(loads(text))))
    texts = [page.get_textpage().get_text_range() for page in document]
    (page,) = [each for each in texts if "Who would move where" in each]
    assert "SQ" in page.partition("Who would move where")[2]


@needs_pango
def test_nothing_is_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><text>hidden</text></svg>', encoding="utf-8"
    )
    page = (
        f'<img src="http://127.0.0.1:{server.server_port}/x.png"><img src="{secret.as_uri()}">'
        f'<link rel="stylesheet" href="http://127.0.0.1:{server.server_port}/s.css"><p>told</p>'
    )
    made = printed(page)
    server.shutdown()
    (sheet,) = pdfium.PdfDocument(made)
    assert sheet.get_textpage().get_text_range().strip() == "told"
    assert asked == []


def test_without_what_makes_them_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lacking() is None
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "pip install 'standoff[pdf]'" in str(lacking())
    with pytest.raises(MissingError, match=r"pip install 'standoff\[pdf\]'"):
        printed("<p>x</p>")
