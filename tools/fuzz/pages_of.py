"""Fuzz `pages_of`: any bytes end in reports whose blocks fit their text, or in a reason.

Run ``python tools/fuzz/pages_of.py CORPUS -max_total_time=240``; the options are libFuzzer's.
"""

from __future__ import annotations

import base64
import gzip
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["standoff.reading"]):
    from standoff.reading.pages import Page, pages_of
    from standoff.reading.passages import describe, find_passages

from seeds import begin as begin_with
from seeds import docx, files

from standoff.errors import ReportError

LONGEST = 4_000
WORDS = (
    "<p>",
    "</p>",
    "<article>",
    "</article>",
    "<h1>",
    "<pre>",
    "<table>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<style>",
    "hidden",
    "class=",
    "&nbsp;",
    "&#0;",
    "&lt;",
    "lang=",
    "<time",
    "Content-Type: ",
    "text/html",
    "charset=",
    "base64",
    "quoted-printable",
    "boundary=",
    "utf-16",
    "WARC/1.0\r\n",
    "Content-Length: ",
    "WARC-Type: ",
    "response",
    "resource",
    "HTTP/1.1 200 OK",
    "%PDF-",
    "stream",
    "endstream",
    "endobj",
    "/Type",
    "/Kids",
    "/Filter/FlateDecode",
    "xref",
    '{"text": "',
    '"}\n',
    "<rss",
    "<item>",
    "<entry>",
    "<content",
    "<!ENTITY",
    "<!DOCTYPE",
    "w:p",
    "PK\x03\x04",
    "\xef\xbb\xbf",
    "\x1f\x8b",
)


def packed(kind: int, data: bytes) -> tuple[bytes, str]:
    """Put bytes into a container, so that what is inside of it is changed and not its shell."""
    if kind == 1:
        return docx(data), "a.docx"
    if kind == 2:
        return gzip.compress(data, 1), "a.warc.gz"
    if kind == 3:
        head = b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\nContent-Type: text/html\n\n"
        return head + base64.encodebytes(data), "a.eml"
    return data, "a.txt"


def one_input(data: bytes) -> None:
    """Open a file; the first byte says in what its content is packed."""
    if not data:
        return
    made, name = packed(data[0], data[1:])
    try:
        pages = pages_of(made, name)
    except ReportError as error:
        assert all(problem.message.strip() for problem in error.problems)
        return
    assert pages
    for page in pages:
        check_page(page)


def check_page(page: Page) -> None:
    """Raise AssertionError where a block is not a line of its page."""
    text = page.source.text or ""
    assert text.strip()
    end = 0
    for block in page.blocks:
        assert end <= block.start < block.end <= len(text), block
        assert not text[end : block.start].strip(), block
        assert 0 <= block.linked <= 1, block
        end = block.end
    assert not page.blocks or not text[end:].strip()
    describe(page.source, find_passages(page.source, hints=page.blocks))


def main() -> None:
    """Start the fuzzer with a file of each format where its corpus is empty."""
    atheris.Setup(begin_with(sys.argv, Path(__file__).stem, files(), WORDS, LONGEST), one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
