"""JSON Lines: each line an object with a field ``text`` is a report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from standoff.reading.formats.document import Document, FormatError

__all__ = ["is_records", "read_record", "read_records"]

_TEXT = ("text", "body", "content")
_TITLE = ("title", "headline")
_PUBLISHER = ("publisher", "source", "outlet")
_PUBLISHED = ("published", "date", "publish_date", "datetime")
_ADDRESS = ("url", "address", "link")
_LANGUAGE = ("language", "lang")


def is_records(text: str) -> bool:
    """Whether a text is JSON Lines: its first line that is not blank is a JSON object."""
    first = text.lstrip()[:1_000_000].partition("\n")[0].strip()
    if not (first.startswith("{") and first.endswith("}")):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def read_records(text: str, encoding: str) -> tuple[Document, ...]:
    """Read the lines of a JSON Lines file.

    Raises
    ------
    FormatError
        A line is no JSON object, or has no text; the first such line is named.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append(read_record(line, number, encoding))
    return tuple(found)


def read_record(line: str, number: int, encoding: str) -> Document:
    """Read one line of a JSON Lines file.

    Raises
    ------
    FormatError
        It is no JSON object, or has no text.
    """
    return _document(_object(line, number), number, encoding)


def _object(line: str, number: int) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except RecursionError:
        raise FormatError(f"line {number}: nested too deep") from None
    except ValueError as error:
        raise FormatError(f"line {number}: no JSON ({error})") from None
    if not isinstance(value, dict):
        raise FormatError(f"line {number}: an object with a field 'text' is expected")
    return value


def _document(value: Mapping[str, Any], number: int, encoding: str) -> Document:
    text = _field(value, _TEXT)
    if text is None:
        keys = ", ".join(sorted(map(str, value))[:8])
        raise FormatError(f"line {number}: there is no field 'text' with a text (only {keys})")
    return Document(
        text, "JSON", encoding, (), _field(value, _TITLE), _field(value, _PUBLISHER),
        _moment(_field(value, _PUBLISHED)), _field(value, _ADDRESS), _field(value, _LANGUAGE),
        f"line {number}",
    )  # fmt: skip


def _field(value: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    found = (value[name] for name in names if isinstance(value.get(name), str))
    return next((text for text in found if text.strip()), None)


def _moment(value: str | None) -> str | None:
    try:
        return value and datetime.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None
