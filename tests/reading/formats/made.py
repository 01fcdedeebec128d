"""Files of the formats that reports come in, made for the tests."""

from __future__ import annotations

import zlib
from io import BytesIO

import docx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def pdf(pages, *, packed=False):
    """Make a PDF; a page is a list of (size, left, from the foot, text)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", ""]
    objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf {left} {foot} Td ({text}) Tj ET\n"
            for size, left, foot, text in lines
        ).encode("cp1252")
        filtered = ""
        if packed:
            drawn, filtered = zlib.compress(drawn), "/Filter /FlateDecode "
        stream = drawn.decode("latin-1")
        objects.append(f"<< {filtered}/Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
            f">> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode("latin-1")


def set_in_lines(text, *, size=12, left=72, foot=700, width=60):
    """Set a paragraph in lines of so many characters, broken between words."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [(size, left, foot - 14 * n, each) for n, each in enumerate([*lines, line])]


def word(paragraphs, *, table=(), title=""):
    """Make a Word file; a paragraph is its text and its style, or None."""
    made = docx.Document()
    made.core_properties.title = title
    for text, style in paragraphs:
        made.add_paragraph(text, style=style)
    if table:
        grid = made.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in enumerate(table):
            for column, text in enumerate(texts):
                grid.cell(row, column).text = text
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def warc(records, *, gzip=False):
    """Make a WARC file; a record is its address, its content type, its status and its body."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for address, kind, status, body in records:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=head)
        )
    return out.getvalue()
