"""Fuzz `standoff.read_text`: on any string it yields a dossier, with every offset exact.

Run ``python tools/fuzz/read_text.py CORPUS -max_total_time=480``; the options are libFuzzer's.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["standoff.reading"]):
    from standoff.reading.read import read_text

from invariants import check
from seeds import REPORTS, WORDS, begin

LONGEST = 1_500


def one_input(data: bytes) -> None:
    """Read a string; the first byte says how the others are turned into one."""
    if not data:
        return
    # With lone surrogates, as strings may hold them; anything else that is no UTF-8 is Latin-1.
    try:
        text = data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data[1:].decode("latin-1")
    if data[0] & 1:
        text = text.replace("~", "\n")
    if data[0] & 2:
        text = text.replace("\n", "\r\n")
    published = "2031-03-05" if data[0] & 4 else None
    check(read_text(text, published=published))


def main() -> None:
    """Start the fuzzer with the reports of `seeds` where its corpus is empty."""
    seeds = [b"\x04" + text.encode("utf-8", "surrogatepass") for text in REPORTS]
    options = begin(sys.argv, Path(__file__).stem, seeds, WORDS, LONGEST)
    atheris.Setup(options, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
