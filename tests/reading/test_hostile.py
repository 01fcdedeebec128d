"""Files made to hurt: each is refused with a reason or read, in little memory.

Each runs in a process of its own, whose peak is measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import hostile

# A process that Linux starts is charged with the peak of its parent; its own is in /proc.
PEAK = """
import re, resource, sys
from pathlib import Path
def peak():
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
RUN = """
import json
from pathlib import Path
from standoff.errors import ReportError
from standoff.reading.pages import pages_of
from standoff.reading.passages import find_passages

{peak}
data, name = Path({path!r}).read_bytes(), {path!r}
before = peak()
try:
    pages = pages_of(data, name)
    said = " ".join(page.source.text[:80] for page in pages[:3])
    for page in pages:
        find_passages(page.source, hints=page.blocks)
except ReportError as error:
    said = str(error)
after = peak()
print(json.dumps([said, after - before]))
"""
CASES = [
    ("word_lying_sizes", "damaged Word file", 150),
    ("word_of_much_markup", "MB of XML; at most 30 MB are read", 150),
    ("word_of_many_parts", "parts; a Word file has a few dozen", 150),
    ("word_in_word", "it is as calm as it was", 200),
    ("word_nested_deep", "damaged Word file", 200),
    ("html_nested_deep", "it is as calm as it was", 200),
    ("html_of_attributes", "it is as calm as it was", 200),
    ("warc_bomb", "would unpack to more than 100 MB", 250),
    ("warc_of_packed_pages", "would unpack to more than 100 MB", 500),
    ("warc_lying_lengths", "it is as calm as it was", 150),
    ("feed_of_entities", "defines XML entities", 150),
    ("feed_nested_deep", "", 250),
    ("mail_of_base64", "", 400),
    ("mail_nested_deep", "", 250),
    ("pdf_with_scripts", "it is as calm as it was", 150),
    ("pdf_bomb", "", 600),
    ("pdf_of_many_pages", "pages; at most 2,000 are read", 200),
    ("json_nested_deep", "", 150),
]


@pytest.mark.parametrize(("kind", "said", "most"), CASES)
def test_a_hostile_file_is_bounded(kind, said, most, tmp_path):
    data, name = hostile.MADE[kind]()
    (tmp_path / name).write_bytes(data)
    program = RUN.format(path=str(tmp_path / name), peak=PEAK)
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr[-800:]
    found, grown = json.loads(ran.stdout)
    assert said in found
    assert found.strip()
    assert grown < most * 1_000_000, f"{grown / 1e6:.0f} MB"
    assert not ran.stderr.strip(), ran.stderr[:300]


def test_a_line_of_200_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "line.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    program = (
        f"{PEAK}\nfrom standoff.reading.source import open_page\n"
        "from standoff.errors import ReportError\ntry:\n"
        f"    open_page({str(path)!r})\nexcept ReportError as error:\n    print(error)\n"
        "print(peak())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    said, most = ran.stdout.splitlines()
    assert "20 MB" in said
    assert int(most) < 150_000_000


def test_a_line_of_200_mb_on_standard_input_is_refused():
    program = (
        f"{PEAK}\nfrom standoff.cli.main import main\ntry:\n    main(['read', '-'])\n"
        "except SystemExit as end:\n    print(end.code, peak())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], input=b"a" * 200_000_000, capture_output=True, check=True
    )
    code, most = ran.stdout.split()
    assert code != b"0"
    assert b"larger than the 20 MB" in ran.stderr
    assert int(most) < 500_000_000
