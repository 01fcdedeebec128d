"""Reports come out of every format with their text, and with what the format says of them."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import ReportError
from standoff.reading.passages import find_passages
from standoff.reading.source import open_page, open_pages, pages_of, read_paths

FIRST = (
    "NORTHPORT - The dockers' union has threatened to stop all ferries to the island unless the "
    "company withdraws its plan by Friday, its leader said on Wednesday."
)
SECOND = "The company said that it would not change the plan, and asked for a mediator."
PAGE = f"<html lang='en-GB'><head><title>Ferries</title></head><body><p>{FIRST}</p></body></html>"


def found(data, name="report"):
    return pages_of(data, name)


def only(data, name="report"):
    (page,) = found(data, name)
    return page


# PDF --------------------------------------------------------------------------------------------


def test_lines_of_a_pdf_become_paragraphs():
    lines = [(20, 72, 760, "Union threatens to stop ferries"), *made.set_in_lines(FIRST),
             *made.set_in_lines(SECOND, foot=600)]  # fmt: skip
    page = only(made.pdf([lines]))
    assert page.source.form == "PDF"
    assert page.source.text == f"Union threatens to stop ferries\n{FIRST}\n{SECOND}\n"
    assert [block.tag for block in page.blocks] == ["h1", "p", "p"]
    kinds = [passage.kind for passage in find_passages(page.source, hints=page.blocks)]
    assert kinds == ["headline", "lead", "body"]


def test_a_paragraph_goes_on_over_the_page_and_running_heads_stay_outside():
    pages = [
        [
            (8, 72, 800, f"The Northport Bulletin {n}"),
            *made.set_in_lines(text),
            (8, 300, 30, f"{n}"),
        ]
        for n, text in enumerate((FIRST[:90], FIRST[91:], SECOND), 1)
    ]
    text = only(made.pdf(pages)).source.text
    assert text.startswith(f"{FIRST}\n{SECOND}\n")
    assert text.count("The Northport Bulletin") == 3


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a compro-", "mise was found today by both of them"],
         "a compromise was found today by both of them"),
        (["the Serb-", "Albanian talks ended in the winter of 2007"],
         "the Serb-Albanian talks ended in the winter of 2007"),
        (["a cease-fire, the cease-", "fire of the winter, was broken once more"],
         "a cease-fire, the cease-fire of the winter, was broken once more"),
    ],
)  # fmt: skip
def test_words_that_are_broken_over_lines_are_put_together(lines, text):
    drawn = [(12, 72, 700 - 14 * n, line) for n, line in enumerate(lines)]
    assert only(made.pdf([drawn])).source.text == f"{text}\n"


def test_a_pdf_without_text_is_said_to_be_one():
    with pytest.raises(ReportError, match="without text"):
        found(made.pdf([[]]))


def test_a_pdf_that_is_damaged_is_refused():
    whole = made.pdf([made.set_in_lines(FIRST)])
    with pytest.raises(ReportError, match="damaged PDF"):
        found(whole[:60])


def test_a_pdf_with_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr("standoff.reading.formats.pdf._MOST_CHARACTERS", 100)
    with pytest.raises(ReportError, match="more than 100 characters"):
        found(made.pdf([made.set_in_lines(FIRST)] * 3))


# Word -------------------------------------------------------------------------------------------


def test_a_word_file_keeps_its_headings_lists_and_tables_in_order():
    data = made.word(
        [("Ferries", "Title"), (FIRST, None), ("a point", "List Bullet"), (SECOND, None)],
        table=[("ship", "berth"), ("Ada", "2")], title="Ferry talks",
    )  # fmt: skip
    page = only(data)
    assert page.source.text == f"Ferries\n{FIRST}\na point\n{SECOND}\nship\nberth\nAda\n2\n"
    assert [block.tag for block in page.blocks] == ["h1", "p", "li", "p", "td", "td", "td", "td"]
    assert (page.source.form, page.source.title) == ("Word", "Ferry talks")


def test_an_archive_that_would_unpack_to_too_much_is_refused_before_it_does():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 120_000_000)
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(ReportError, match="would unpack to 120 MB"):
        found(out.getvalue())


@pytest.mark.parametrize("cut", [200, 2000, -300])
def test_a_word_file_that_is_damaged_is_refused(cut):
    with pytest.raises(ReportError, match="Word file"):
        found(made.word([(FIRST, None)])[:cut])


def test_entities_in_a_word_file_are_not_unfolded():
    entity = b'<!DOCTYPE w [<!ENTITY a "%s">]><w:document' % (b"x" * 999)
    out = BytesIO()
    whole = zipfile.ZipFile(BytesIO(made.word([(SECOND, None), (FIRST, None)])))
    with zipfile.ZipFile(out, "w") as archive:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:document", entity, 1).replace(b"NORTHPORT", b"&a;" * 50)
            archive.writestr(name, data)
    text = only(out.getvalue()).source.text
    assert SECOND in text
    assert "xxx" not in text


# E-mail -----------------------------------------------------------------------------------------

MAIL = f"""Received: from mx.example by mail.example; Fri, 7 Dec 2007 23:40:00 +0000
From: "The Northport Wire" <desk@wire.example>
To: list@wire.example
Subject: =?utf-8?q?Ferries=3A_no_deal_=E2=80=93_yet?=
Date: Fri, 07 Dec 2007 23:38:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

{FIRST}

The caf=E9 closed.
"""


def test_an_e_mail_gives_its_text_and_its_head():
    source = only(MAIL.encode()).source
    assert source.text == f"{FIRST}\n\nThe café closed.\n"
    assert source.title == "Ferries: no deal – yet"
    assert (source.publisher, source.published) == (
        "The Northport Wire",
        "2007-12-07T23:38:00+01:00",
    )
    assert (source.form, source.encoding) == ("e-mail", "iso-8859-1")


def test_an_e_mail_of_html_is_read_as_a_page():
    data = MAIL.replace("text/plain", "text/html").replace(FIRST, f"<h1>Ferries</h1><p>{FIRST}</p>")
    page = only(data.encode())
    assert page.source.text.startswith(f"Ferries\n{FIRST}\n")
    assert page.blocks[0].tag == "h1"


def test_a_saved_web_archive_is_read_as_its_page():
    data = (
        "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; "
        f'boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n'
    )
    assert only(data.encode()).source.text == f"{FIRST}\n"


def test_an_e_mail_without_text_is_refused():
    with pytest.raises(ReportError, match="without text"):
        found(b"Received: x\nContent-Type: image/png\n\nAAAA")


def test_a_pasted_mail_head_stays_plain_text():
    text = f"From: desk\nDate: 7 December 2007\nSubject: Ferries\n\n{FIRST}\n"
    assert only(text.encode()).source.text == text


# Feeds ------------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Northport Wire</title><language>en-gb</language>
<item><title>Ferries &amp; docks</title><link>https://wire.example/1</link>
<pubDate>Fri, 07 Dec 2007 23:38:00 +0100</pubDate>
<description><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></description></item>
<item><title>Empty</title></item>
<item><title>Plain</title><description>{SECOND}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Northport</title>
<entry><title>Ferries</title><link href="https://wire.example/2"/><updated>2007-12-07T22:38:00Z</updated>
<summary>short</summary><content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>"""


def test_each_entry_of_a_feed_is_a_report():
    first, second = (page.source for page in found(RSS.encode()))
    assert first.text == f"{FIRST}\n{SECOND}\n"
    assert (first.title, first.publisher) == ("Ferries & docks", "Northport Wire")
    assert (first.published, first.address) == (
        "2007-12-07T22:38:00+00:00",
        "https://wire.example/1",
    )
    assert (first.part, first.language, first.form) == ("entry 1", "en-gb", "feed, HTML")
    assert (second.text, second.part) == (f"{SECOND}\n", "entry 3")


def test_an_atom_entry_gives_its_content_and_not_its_summary():
    assert only(ATOM.encode()).source.text == f"{FIRST}\n"
    assert only(ATOM.encode()).source.published == "2007-12-07T22:38:00+00:00"


def test_a_feed_that_defines_entities_is_not_read():
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    data = RSS.replace('encoding="utf-8"?>', f'encoding="utf-8"?>{laughs}').replace(FIRST, "&b;")
    with pytest.raises(ReportError):
        found(data.encode())


# WARC -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gzip", [False, True])
def test_the_pages_of_a_web_archive_are_reports(gzip):
    records = [
        ("https://wire.example/a", "text/html; charset=utf-8", "200 OK", PAGE.encode()),
        ("https://wire.example/b.png", "image/png", "200 OK", b"\x89PNG"),
        ("https://wire.example/c", "text/html", "404 Not Found", PAGE.encode()),
        ("https://wire.example/d", "text/plain", "200 OK", SECOND.encode()),
    ]
    first, second = (page.source for page in found(made.warc(records, gzip=gzip), "a.warc.gz"))
    assert (first.text, first.address) == (f"{FIRST}\n", "https://wire.example/a")
    assert (first.form, first.title, first.language) == ("WARC, HTML", "Ferries", "en-GB")
    assert (second.text, second.part) == (SECOND, "record 4")


def test_a_web_archive_without_a_page_is_refused():
    with pytest.raises(ReportError, match="without a page"):
        found(made.warc([("https://wire.example/b", "image/png", "200 OK", b"x")]))


# JSON Lines -------------------------------------------------------------------------------------


def test_each_line_with_a_text_is_a_report():
    lines = [
        {"text": FIRST, "title": "Ferries", "publisher": "Wire", "published": "2007-12-07",
         "url": "https://wire.example/1", "lang": "en"},
        {"headline": "Plan", "body": SECOND, "date": "yesterday"},
    ]  # fmt: skip
    data = "\n".join(json.dumps(line) for line in lines) + "\n\n"
    first, second = (page.source for page in found(data.encode()))
    assert (first.text, first.title, first.publisher) == (FIRST, "Ferries", "Wire")
    assert (first.published, first.address) == ("2007-12-07T00:00:00", "https://wire.example/1")
    assert (second.text, second.title, second.published) == (SECOND, "Plan", None)


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "line 2: no JSON"), ("[1]", "line 2: an object"), ('{"a": 1}', "line 2: .*only a"),
     ("[" * 100_000, "line 2: ")],
)  # fmt: skip
def test_a_line_that_is_no_report_is_named(line, message):
    with pytest.raises(ReportError, match=message):
        found(f"{json.dumps({'text': FIRST})}\n{line}\n".encode())


# All of them ------------------------------------------------------------------------------------


def test_a_page_says_its_address_and_language():
    page = PAGE.replace("</head>", "<link rel='canonical' href='https://wire.example/a'></head>")
    source = only(page.encode()).source
    assert (source.address, source.language, source.form) == (
        "https://wire.example/a",
        "en-GB",
        "HTML",
    )


def test_reports_of_one_file_are_numbered_on(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.xml").write_text(RSS)
    sources = read_paths([tmp_path]).sources
    assert [(source.id, source.part) for source in sources] == [
        ("s1", None), ("s2", "entry 1"), ("s3", "entry 3")
    ]  # fmt: skip
    assert len(open_pages(tmp_path / "b.xml")) == 2
    with pytest.raises(ReportError, match="holds 2 reports"):
        open_page(tmp_path / "b.xml")


WHOLE = [
    made.pdf([made.set_in_lines(FIRST)]),
    made.pdf([made.set_in_lines(FIRST)], packed=True),
    made.word([(FIRST, None)]),
    MAIL.encode(),
    RSS.encode(),
    made.warc([("https://wire.example/a", "text/html", "200 OK", PAGE.encode())]),
    json.dumps({"text": FIRST}).encode(),
]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_ends_in_reports_or_in_a_reason(data):
    whole = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole)))
        length = data.draw(st.integers(0, 60))
        whole[start : start + length] = data.draw(st.binary(max_size=60))
    try:
        texts = [page.source.text for page in found(bytes(whole))]
    except ReportError as error:
        texts = [problem.message for problem in error.problems]
    assert texts
    assert all(text.strip() for text in texts)
