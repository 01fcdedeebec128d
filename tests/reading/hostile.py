"""Makes the files of `test_hostile.py`; each returns its bytes and its name."""

from __future__ import annotations

import base64
import gzip
import struct
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "formats"))
import made

CALM = "The council said that it would meet on Friday, and that it is as calm as it was before."
ZEROS = 200_000_000


def _with_part(name, data, *, lie=None):
    """A Word file with one part more or another one; it may lie about the size of that."""
    whole = zipfile.ZipFile(BytesIO(made.word([(CALM, None), (CALM, None)])))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in whole.namelist():
            if each != name:
                archive.writestr(each, whole.read(each))
        archive.writestr(name, data)
    packed = bytearray(out.getvalue())
    if lie is not None:
        size = struct.pack("<I", len(data))
        at = packed.find(size)
        while at >= 0:
            packed[at : at + 4] = struct.pack("<I", lie)
            at = packed.find(size)
    return bytes(packed), "a.docx"


def word_lying_sizes():
    return _with_part("word/document.xml", b" " * ZEROS, lie=1_000)


def word_of_much_markup():
    return _with_part("word/document.xml", b"<a/>" * 9_000_000)


def word_of_many_parts():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for number in range(6_000):
            archive.writestr(f"word/{number}.xml", "")
    return out.getvalue(), "a.docx"


def word_in_word():
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * ZEROS)
    return _with_part("word/embeddings/inner.docx", inner.getvalue())


def word_nested_deep():
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    nested = "<w:p>" * 100_000 + "</w:p>" * 100_000
    document = f'<w:document xmlns:w="{space}"><w:body>{nested}</w:body></w:document>'
    return _with_part("word/document.xml", document.encode())


def html_nested_deep():
    page = f"<html><body>{'<div><b>' * 10_000}<p>{CALM}</p>{'</b></div>' * 10_000}</body></html>"
    return page.encode(), "a.html"


def html_of_attributes():
    page = f"<html><body><p {' '.join(f'a{n}=b' for n in range(50_000))}>{CALM}</p></body></html>"
    return page.encode(), "a.html"


def warc_bomb():
    return gzip.compress(b"WARC/1.0\r\n" + b"\0" * ZEROS), "a.warc.gz"


def warc_of_packed_pages():
    page = gzip.compress(f"<html><p>{CALM}</p>".encode() + b" " * 15_000_000)
    records = []
    for number in range(20):
        head = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + page
        )
        records.append(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(head)}\r\n\r\n".encode()
            + head
            + b"\r\n\r\n"
        )
    return b"".join(records), "a.warc"


def warc_lying_lengths():
    plain = made.warc(
        [
            ("https://a.example/1", "text/html", "200 OK", f"<p>{CALM}</p></p></p>".encode()),
            ("https://a.example/2", "text/html", "200 OK", f"<p>{CALM}</p></p></p>".encode()),
        ]
    )
    start = plain.rindex(b"Content-Length: ") + 16
    return plain[:start] + b"99999999999" + plain[plain.index(b"\r\n", start) :], "a.warc"


def feed_of_entities():
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {after} "{f"&{name};" * 10}">'
        for name, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    feed = f"<!DOCTYPE rss [{entities}]><rss><channel><item><description>&j;</description></item>"
    return f'<?xml version="1.0"?>{feed}</channel></rss>'.encode(), "a.xml"


def feed_nested_deep():
    nested = "<div>" * 50_000 + CALM + "</div>" * 50_000
    feed = f"<rss><channel><item><description>{nested}</description></item></channel></rss>"
    return feed.encode(), "a.xml"


def mail_of_base64():
    head = b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\nContent-Type: text/plain\n\n"
    return head + base64.encodebytes(b"word " * 2_500_000), "a.eml"


def mail_nested_deep():
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
        for number in range(1_500)
    )
    return f"MIME-Version: 1.0\n{parts}Content-Type: text/plain\n\n{CALM}\n".encode(), "a.eml"


def _pdf(objects):
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size "
        f"{len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + end.encode()


def _stream(data, more=""):
    return f"<< {more}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
    b"/Contents 5 0 R >>"
)


def pdf_with_scripts():
    trace = Path(__file__).parent / "run-by-a-pdf"
    actions = (
        f"/OpenAction << /S /JavaScript /JS (app.launchURL\\('file://{trace}'\\)) >> /AA << /WC << "
        f"/S /Launch /F (/bin/touch) /P ({trace}) >> >> /Names << /EmbeddedFiles << /Names [(a) << "
        "/Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >>"
    )
    drawn = f"BT /F1 9 Tf 20 700 Td ({CALM}) Tj ET".encode()
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {actions} >>".encode(),
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>", FONT, PAGE, _stream(drawn),
        _stream(b"MZ embedded program", "/Type /EmbeddedFile "),
    ]  # fmt: skip
    return _pdf(objects), "a.pdf"


def pdf_bomb():
    drawn = zlib.compress(f"BT /F1 9 Tf 20 700 Td ({CALM}) Tj ET".encode() + b" " * ZEROS)
    twice = zlib.compress(drawn)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>", FONT,
        PAGE, _stream(twice, "/Filter [/FlateDecode /FlateDecode] "),
    ]  # fmt: skip
    return _pdf(objects), "a.pdf"


def pdf_of_many_pages():
    kids = b"4 0 R " * 200_000
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count 200000 >>", FONT, PAGE,
        _stream(f"BT /F1 9 Tf 20 700 Td ({CALM}) Tj ET".encode()),
    ]  # fmt: skip
    return _pdf(objects), "a.pdf"


def json_nested_deep():
    return b'{"text": ' + b"[" * 500_000 + b"]" * 500_000 + b"}", "a.jsonl"


MADE = {
    each.__name__: each
    for each in (
        word_lying_sizes, word_of_much_markup, word_of_many_parts, word_in_word, word_nested_deep,
        html_nested_deep, html_of_attributes, warc_bomb, warc_of_packed_pages, warc_lying_lengths,
        feed_of_entities, feed_nested_deep, mail_of_base64, mail_nested_deep, pdf_with_scripts,
        pdf_bomb, pdf_of_many_pages, json_nested_deep,
    )
}  # fmt: skip
