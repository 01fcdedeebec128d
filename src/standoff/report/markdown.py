"""Text that is not ours in Markdown: no character of it makes markup."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

__all__ = ["escaped"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
_SPACE = re.compile(r"\s+")


def escaped(value: Any) -> Any:
    """Return a text with all that Markdown or HTML would take for markup escaped, on one line.

    Whatever is no text, or is marked as escaped already, is returned as it is.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = _MARKUP.sub(r"\\\1", _SPACE.sub(" ", value)).replace("&", "&amp;")
    # "http://..." and "www." become links in some dialects of it.
    text = re.sub(r"(?i)\b(https?|ftp):", r"\1\\:", text)
    # As Markup, so that a template which puts texts together does not escape them twice.
    return Markup(_OPENING.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", text))  # noqa: S704
