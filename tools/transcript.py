"""Write into the README what the demo prints, so that what it shows is what happens.

``make transcript`` runs it. ``tests/test_readme.py`` fails where the README is out of date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- demo -->\n```text\n).*?(```\n<!-- end of demo -->)", re.DOTALL)


def transcript() -> str:
    """Return what ``make demo`` prints on a page of 80 columns."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "demo-out"
        report = ROOT / "src/standoff/demo/kosovo-talks.txt"
        done = subprocess.run(
            [sys.executable, "-m", "standoff", "run", str(report), "-o", str(out)],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        )
        lines = done.stdout.replace(str(out), "demo-out").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def refreshed(readme: str) -> str:
    """Put the transcript of today into the README."""
    text = transcript()
    changed, count = BLOCK.subn(lambda found: f"{found[1]}{text}{found[2]}", readme)
    if count != 1:
        raise SystemExit("README.md has no block between <!-- demo --> and <!-- end of demo -->")
    return changed


def main() -> None:
    """Write it."""
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
