"""Bytes to text: what a file is, told by its content, and how its characters are encoded."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

__all__ = ["UndecodableError", "decode", "looks_like_html"]

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a damaged PDF", "save it anew, or give its text"),
    (
        b"PK\x03\x04",
        "a ZIP archive (or an OpenDocument, EPUB or damaged Word file)",
        "unpack it, or save it as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file", "save it as plain text"),
    (b"{\\rtf", "a rich text (RTF) file", "save it as plain text"),
    (b"bplist", "a web archive", "save the page as HTML or as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "a PNG image", "give the text of the report"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of the report"),
    (b"GIF8", "a GIF image", "give the text of the report"),
    (b"RIFF", "an image, sound or film (RIFF)", "give the text of the report"),
    (b"\x7fELF", "a program", "give the text of the report"),
    (b"SQLite format 3", "a database", "give the text of the report"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 65_536
_CHARSET = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_MARKUP_START = re.compile(
    r"\s{0,200}(?:<!--|<!doctype\s+html|<html|<\?xml|<head|<body)", re.IGNORECASE
)
_TAG = re.compile(
    r"</(?:html|head|body|div|p|article|section|span|a|h[1-6]|li|td|title)\s*>", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.005
_GUESS_SAMPLE = 262_144


class UndecodableError(ValueError):
    """The bytes are not text, or not in an encoding that can be told; the message says which.

    Attributes
    ----------
    line, column
        Of the first byte that does not fit, counted from 1, where that is what is wrong.
    """

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def decode(data: bytes) -> tuple[str, str]:
    """Turn the bytes of a report into its text and say how.

    A byte order mark decides; then UTF-8 where all of it is valid; then the character set that the
    page declares; then a guess, which the name of the encoding owns up to.

    Returns
    -------
    tuple of str, str
        The text and the encoding's name, ending in ``(guessed)`` where nothing declared it.

    Raises
    ------
    UndecodableError
        The bytes are of a binary format, are damaged, or fit no encoding.
    """
    _refuse_formats(data)
    text, encoding = _decode_marked(data) or _decode_unmarked(data)
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if "\x00" in text or controls > max(2, _CONTROL_SHARE * len(text)):
        raise UndecodableError(
            "is not text (it is full of control characters); give plain text or HTML"
        )
    return text, encoding


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page's source: it begins as one, or closes several elements."""
    if _MARKUP_START.match(text):
        return True
    return sum(1 for _ in _TAG.finditer(text, 0, _HEAD)) >= 3


def _refuse_formats(data: bytes) -> None:
    for magic, name, remedy in _MAGIC:
        if data.startswith(magic):
            raise UndecodableError(f"is {name}, which is not read; {remedy}")


def _decode_marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _damaged(data, error, encoding) from None
    sample = data[:_HEAD]
    if len(sample) >= 4 and b"\x00" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        if max(even, odd) < 0.3 * len(sample) / 2 or min(even, odd) > 0.02 * len(sample):
            raise UndecodableError("is binary (it has zero bytes); give plain text or HTML")
        try:
            return data.decode(encoding), f"{encoding} (guessed)"
        except UnicodeDecodeError:
            raise UndecodableError(
                "is binary (it has zero bytes); give plain text or HTML"
            ) from None
    return None


def _decode_unmarked(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        failure = error
    if declared := _declared(data):
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass  # a page that declares the wrong set is as one that declares none
    if _multibyte(data) > 3 * _stray(data):
        raise _damaged(data, failure, "utf-8")
    return _guess(data)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    # Browsers read these as Windows-1252, which contains them (WHATWG Encoding Standard).
    if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        name = "cp1252"
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    # Codecs such as base64 and punycode are no character sets of a page.
    textual = getattr(info, "_is_text_encoding", True)
    odd = {
        "utf-8",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-7",
        "undefined",
    }
    return None if not textual or info.name in odd else info.name


def _multibyte(data: bytes) -> int:
    """Count the characters beyond ASCII that are valid UTF-8."""
    return sum(1 for char in data.decode("utf-8", "ignore") if char > "\x7f")


def _stray(data: bytes) -> int:
    return data.decode("utf-8", "replace").count("\ufffd")


def _guess(data: bytes) -> tuple[str, str]:
    high = sum(1 for byte in data[:_GUESS_SAMPLE] if byte > 0x7F)
    # An English text has few characters beyond ASCII (quotes, dashes, names): Windows-1252.
    if high < 0.25 * min(len(data), _GUESS_SAMPLE):
        try:
            return data.decode("cp1252"), "cp1252 (guessed)"
        except UnicodeDecodeError:
            pass  # five bytes have no character in it; another set may have
    best = from_bytes(data[:_GUESS_SAMPLE]).best()
    if best is not None:
        try:
            return data.decode(best.encoding), f"{best.encoding} (guessed)"
        except UnicodeDecodeError:
            pass  # the sample fitted, the rest does not
    raise UndecodableError("is in no encoding that can be told; save it as UTF-8")


def _damaged(data: bytes, error: UnicodeDecodeError, encoding: str) -> UndecodableError:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    name = "UTF-8" if encoding.startswith("utf-8") else encoding.upper()
    shown = data[error.start : error.start + 1].hex()
    message = f"is {name} but damaged: byte 0x{shown} does not fit; save it again as UTF-8"
    if not encoding.startswith("utf-8"):
        return UndecodableError(message)
    return UndecodableError(message, line, column)
