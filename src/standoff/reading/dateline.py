"""Where and when a wire story was filed, as its first words tell."""

from __future__ import annotations

import re

__all__ = ["DATELINE"]

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*"
DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z'’.\- ]{2,40}(?:,\s[^()\n]{2,40}?)?\s?(?:\([A-Za-z .]{2,30}\)\s?)?"
    # Not in capitals, only a day or an agency shows what it is.
    r"|[A-Z][\w'’.\-]+(?:\s[A-Z][\w'’.\-]+){0,3}(?:,\s[A-Z][\w'’.\- ]{2,30}?)?"
    rf"(?:,\s(?i:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s\d{{4}})?\s?"
    r"(?:\([A-Z][\w .]{1,40}\)\s?)?|\s\([A-Z][\w .]{1,40}\)\s?))[-–—]{1,2}\s"
)
"""Where a wire story was filed: "GENEVA, March 3 (Wire) - "."""
