"""The page on GMCR+ files shows what happens."""

from __future__ import annotations

import re
from pathlib import Path

from standoff.dispute.file import loads
from standoff.interop.gmcr import from_gmcr

PAGE = Path(__file__).parents[2] / "docs" / "gmcr.md"


def test_the_example_becomes_what_the_page_says():
    page = PAGE.read_text(encoding="utf-8")
    (save_file,) = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (dispute,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert from_gmcr(save_file, file="port.gmcr").dispute == loads(dispute)
