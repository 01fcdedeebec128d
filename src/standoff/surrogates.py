r"""Halves of characters: code points that stand for nothing alone, and that no file can hold.

UTF-16 writes a character beyond the first 65,536 as two of them, and so do the escapes of JSON
(``\ud83d\ude00``). One alone, a lone surrogate, can be sent to no browser and written to no file.
"""

from __future__ import annotations

import re

__all__ = ["REFUSED", "has_surrogate", "joined", "lone_escape", "replaced"]

REFUSED = "half of a character ({}) cannot stand alone: write the whole character, or leave it out"

_ANY = re.compile("[\ud800-\udfff]")
_HALF = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000


def has_surrogate(text: str) -> bool:
    """Say whether a text holds halves of characters."""
    return _ANY.search(text) is not None


def replaced(text: str) -> str:
    """Replace each half by U+FFFD, one for one: offsets stay."""
    return _ANY.sub("\ufffd", text)


def joined(text: str) -> str:
    """Make whole characters of halves that follow one another; one that is alone stays."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def lone_escape(written: str) -> tuple[int, str] | None:
    r"""Find the first escape (``\ud800``) of a half that is alone, in text as it is written.

    Returns
    -------
    tuple or None
        Where it begins, and how it is written.
    """
    if _HALF.search(written) is None:
        return None
    high: re.Match[str] | None = None
    for found in _ESCAPE.finditer(written):
        code = int(found[1] or found[2] or "0", 16)
        if high is not None:
            if _LOW <= code < _END and high.end() == found.start():
                high = None
                continue
            break
        if _LOW <= code < _END:
            return found.start(), found[0]
        if _HIGH <= code < _LOW:
            high = found
    return None if high is None else (high.start(), high[0])
