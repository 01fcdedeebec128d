"""How the time and memory of reading grow with the length of a text, for texts of several shapes.

Each text is read in a process of its own. Times are told per character, so what grows faster than
the text shows as a column that rises. ``--most 5e6`` goes up to 5 MB (some minutes for a shape).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
STORY = (
    "Orvania has threatened to close the gates of the dam by Friday unless Tessaria pulls back. ",
    "“We will not wait,” said Anna Veld, the foreign minister, “and we have waited for years.” ",
    "The port's adviser, Jo Ash, told the council that 16,000 soldiers would stay until 3 May. ",
    "At least 19 people were killed in March 2031, the police said, and both sides denied it. ",
)


def _paragraphs(number: int) -> str:
    return STORY[number % 4] + ("\n" if number % 2 else "")


def _one_line(number: int) -> str:
    return STORY[number % 4]


def _marks(number: int) -> str:
    return ("“Yes ” ", '"no" ', "he said 'we' ", "« it » ", "it’s ‘so ", "”, ", "„ ")[number % 7]


def _dates(number: int) -> str:
    return f"on {number % 28 + 1} March {2000 + number % 60}, by Friday or in {number % 9} weeks, "


def _names(number: int) -> str:
    syllables = ("ka", "lo", "mi", "ru", "ven", "tos", "bel", "dra", "sha", "pin")
    name = "".join(syllables[int(digit)] for digit in f"{number:04}").capitalize()
    return f"Mr Anton {name} of {name[:4]}ia met Jan {name[::-1].capitalize()}, its minister.\n"


def _lines(number: int) -> str:
    return ("Home\n", "Share this\n", "A short line of words\n", "3 May 2031, 10:00\n")[number % 4]


def _nested(number: int) -> str:
    return ("(he said that “", "[she told ‘", "{ the union that « ", "(")[number % 4]


def _endless(number: int) -> str:
    return ("a", "b", "é", "9")[number % 4]


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": _paragraphs,
    "one line": _one_line,
    "quotation marks": _marks,
    "dates": _dates,
    "names": _names,
    "short lines": _lines,
    "nested brackets": _nested,
    "one word": _endless,
}


def text_of(shape: str, size: int) -> str:
    """Make a text of a shape, of so many characters."""
    pieces: list[str] = []
    length, number = 0, 0
    while length < size:
        pieces.append(SHAPES[shape](number))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)[:size]


def measure(shape: str, size: int) -> dict[str, float]:
    """Read a text of a shape in this process."""
    import resource

    from standoff.reading.read import read_text

    read_text("The mayor said on Friday that he would go.")
    text = text_of(shape, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    claims = len(read_text(text, published="2031-03-04").claims)
    spent = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": spent, "claims": claims, "grown": (peak - before) * unit}


def main() -> int:
    """Print a row for each shape and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=float, default=1e6, help="longest text, in characters")
    parser.add_argument("--shape", choices=SHAPES, action="append")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one[0], int(options.one[1]))))
        return 0
    print(f"{'shape':<16} {'characters':>10} {'s':>8} {'µs/char':>8} {'MB':>7} {'claims':>7}")
    for shape in options.shape or SHAPES:
        for size in (size for size in SIZES if size <= options.most):
            command = [sys.executable, __file__, "--one", shape, str(size)]
            ran = subprocess.run(command, check=True, capture_output=True, text=True)
            found = json.loads(ran.stdout)
            each, grown = found["seconds"] / size * 1e6, found["grown"] / 1e6
            print(
                f"{shape:<16} {size:>10,} {found['seconds']:>8.2f} {each:>8.2f} {grown:>7.0f} "
                f"{found['claims']:>7,}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
