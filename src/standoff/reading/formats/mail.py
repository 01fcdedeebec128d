"""E-mail (``.eml``): subject, sender, date, and the text of the message."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from standoff.reading.formats.document import Document, FormatError, of_html
from standoff.reading.html import read_html

__all__ = ["is_mail", "read_mail"]

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_TELLING = re.compile(rb"(?im)^(?:mime-version|message-id|received|return-path):")
_BAD = (LookupError, ValueError, TypeError, AttributeError, MessageError, RecursionError)
"""What the parser raises over headers and bodies that break their own rules."""


def is_mail(data: bytes) -> bool:
    """Whether bytes are a message as mail programs keep it: it begins with technical headers."""
    head = data[:8192].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return bool(_HEADER.match(head)) and bool(_TELLING.search(head))


def read_mail(data: bytes) -> Document:
    """Read the text of a message; attachments are left out.

    Raises
    ------
    FormatError
        It has no text.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html"))
        content = None if body is None else body.get_content()
    except _BAD as error:
        raise FormatError(f"is a damaged e-mail ({error}); give its text") from None
    if body is None or not isinstance(content, str) or not content.strip():
        raise FormatError("is an e-mail without text; give its text")
    encoding = str(body.get_content_charset("us-ascii"))
    title, publisher, published = _header(message, "subject"), _sender(message), _date(message)
    if body.get_content_type() == "text/html":
        page = of_html(read_html(content), "e-mail, HTML", encoding)
        return Document(
            page.text, page.form, encoding, page.blocks, title or page.title, publisher,
            published or page.published, language=page.language,
        )  # fmt: skip
    text = content.replace("\r\n", "\n")
    return Document(text, "e-mail", encoding, (), title, publisher, published)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message.get(name, "")).split()) or None
    except _BAD:
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        addresses = getattr(message.get("from"), "addresses", ())
        return (addresses[0].display_name or addresses[0].addr_spec) if addresses else None
    except _BAD:
        return None


def _date(message: EmailMessage) -> str | None:
    try:
        found: datetime = parsedate_to_datetime(str(message.get("date", "")))
        return found.isoformat()
    except _BAD:
        return None
