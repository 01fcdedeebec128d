"""Measure how long the commands take to start, each in a fresh process.

Run with ``make bench``. Prints the median of several runs and fails where one is over its limit.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 7
LIMITS = (
    (("--help",), 0.3),
    (("--version",), 0.3),
    (("solve", "kosovo-2007"), 1.5),
    (("solve", "kosovo-2007", "--json"), 1.5),
    (("check", "kosovo-2007"), 1.5),
)


def measure(arguments: tuple[str, ...]) -> float:
    """Median wall time in seconds of ``standoff ARGUMENTS`` over fresh processes."""
    command = [sys.executable, "-m", "standoff", *arguments]
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> int:
    """Print the table; 1 where a limit is passed."""
    late = 0
    for arguments, limit in LIMITS:
        seconds = measure(arguments)
        late += seconds > limit
        print(f"{seconds:6.3f} s  (limit {limit:.1f} s)  standoff {' '.join(arguments)}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
