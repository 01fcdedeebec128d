"""What the fuzzers begin with: short reports, files of each format, and words that matter."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["REPORTS", "WORDS", "begin", "docx", "files"]

REPORTS = (
    (
        "Orvania says it may block the dam\nTuesday, 4 March 2031, 10:20 GMT\nOrvania has "
        "threatened "
        "to close the gates by Friday.\n“We will not wait,” said Anna Veld, the foreign "
        "minister. “We "
        "have waited for 12 years.”\nMr Veld added that 16,000 soldiers would stay."
    ),
    (
        "The union will strike from 3 May unless the port offers 4% more, it warned.\nThe port's "
        "adviser, Jo Ash, said: 'No.'\n\n« Jamais », a dit Paul Roux.\n„Nein“, sagte er."
    ),
    (
        "GENEVA, March 3 (Wire) - Russia and the United States agreed on Monday to talk; "
        "both sides "
        "denied that they had promised anything. U.N. envoy Ban Okri mediates between Kosovo and "
        "Serbia.\r\nAt least 19 people were killed, police said.\r\n\r\nRead more: Other "
        "news\r\nShare"
    ),
    "😀 The mayor e\u0301 said\t“yes” \ud83d to \u0642\u0627\u0644 on 2031-02-30 and 31/04/2031.",
    "By Ann Bee\nShare\nComments (3)\nNo way! Ann Bee, Leeds\n© 2031 Paper\n• one thing\n* two",
    "He said she said that it said “a ‘b “c” d’ e” and 'f', (she) \"g\" -- that, is, it: said.",
)
WORDS = (
    "said", "says", " that ", "told", "threatened to", "will", "not ", "never", "unless", "until",
    "by Friday", "Monday's deadline", "on 3 May", "March 2031", "next week", "two weeks ago",
    "1,200",
    "at least", "dozens of", "million", "soldiers", "killed", "Russia", "Moscow", "the EU", "U.N.",
    "Mr Veld", "Anna Veld", "President ", "the minister", "spokesman", "adviser to", "according to",
    "both sides", "the troika", "he ", "she ", "they ", "it ", "“", "”", "‘", "’", "«", "»", "„",
    "'", '"', "’s", "--", "—", "(", ")", ", ", ". ", "? ", ": ", "\n", "\r\n", "\u2028", "\u00a0",
    "\u200f", "\u0301", "😀", "\u0642\u0627\u0644", "\ufffd", "mediates between", "backs",
    "accused",
    "of ", "and ", "but ", "if ", "would", "had ", "Read more:", "Share", "By ", "10:20 GMT",
)  # fmt: skip


def begin(
    arguments: Sequence[str], name: str, seeds: Sequence[bytes], words: Sequence[str], longest: int
) -> list[str]:
    """Write seeds and a dictionary to a folder for this run, and return libFuzzer's options."""
    folder = Path(tempfile.mkdtemp(prefix=f"standoff-fuzz-{name}-"))
    (folder / "seeds").mkdir()
    for number, seed in enumerate(seeds):
        (folder / "seeds" / f"{number:03}").write_bytes(seed)
    quoted = (
        "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))
        for word in words
    )
    (folder / "words").write_text("".join(f'"{word}"\n' for word in quoted))
    places = [each for each in arguments[1:] if not each.startswith("-")] or [str(folder / "new")]
    for place in places:
        Path(place).mkdir(parents=True, exist_ok=True)
    options = [each for each in arguments[1:] if each.startswith("-")]
    return [
        arguments[0], *places, str(folder / "seeds"), f"-dict={folder / 'words'}",
        f"-max_len={longest}", "-timeout=60", "-rss_limit_mb=4096",
        f"-artifact_prefix={Path(places[0]).parent}/", *options,
    ]  # fmt: skip


def docx(document: bytes) -> bytes:
    """Pack a main part into the smallest Word file."""
    office = "http://schemas.openxmlformats.org"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def files() -> list[bytes]:
    """Return one short file of each format, behind the byte by which `pages_of.py` packs it."""
    report = REPORTS[0]
    paragraphs = "".join(f"<p>{line}</p>" for line in report.split("\n"))
    page = (
        "<!doctype html><html lang=en><head><title>Dam - The Post</title><script "
        'type="application/ld+json">{"datePublished": "2031-03-04T10:20:00Z", "publisher": {"name"'
        ': "The Post"}}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Dam</h1>'
        f"{paragraphs}<figure><figcaption>A dam</figcaption></figure></article><footer>© Post"
        "</footer></body></html>"
    )
    mail = (
        "From: Ann Bee <ann@wire.example>\r\nSubject: =?utf-8?q?Dam?=\r\nDate: Tue, 04 Mar 2031 "
        "10:20:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n"
        f"\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{report}\r\n--b\r\n"
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n"
        "--b--\r\n"
    )
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>Dam'
        "</title><link>https://wire.example/a</link><pubDate>Tue, 04 Mar 2031 10:20:00 GMT"
        f"</pubDate><description><![CDATA[{paragraphs}]]></description></item></channel></rss>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><updated>2031-03-04'
        f'T10:20:00Z</updated><content type="html">{"Dam &lt;b&gt; " * 5}</content></entry></feed>'
    )
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/a\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer + b"\r\n\r\n"  # fmt: skip
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = (
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r>'
        f"<w:t>Dam</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{report}</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    drawn = "BT /F1 12 Tf 72 700 Td (The council said that it would vote on Friday.) Tj ET"
    pdf = (
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]"
        "/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj\n"
        f"4 0 obj <</Length {len(drawn)}>> stream\n{drawn}\nendstream endobj\n"
        "trailer <</Root 1 0 R>>\n%%EOF"
    )
    lines = "".join(
        json.dumps({"text": text, "published": "2031-03-04"}) + "\n" for text in REPORTS
    )
    plain = (report.encode(), report.encode("utf-16"), page.encode(), mail.encode(), feed.encode(),
             atom.encode(), warc, pdf.encode(), lines.encode())  # fmt: skip
    packed = (b"\x01" + main.encode(), b"\x02" + warc, b"\x03" + page.encode())
    return [*(b"\x00" + data for data in plain), *packed]
