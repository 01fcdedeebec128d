"""A database is opened so that it keeps to itself."""

from __future__ import annotations

import subprocess
import sys

# Not a file of its own: DuckDB then takes it that a person types, and draws how far it is.
TYPED = """
from standoff.corpus.tables import connect
connection = connect(":memory:")
connection.execute("SET progress_bar_time = 0")
connection.execute(
    "SELECT count(*) FROM range(3_000) x(a), range(3_000) y(b) WHERE hash(a + b) % 3 = 0"
).fetchall()
"""


def test_nothing_is_drawn_while_a_question_takes_long() -> None:
    ran = subprocess.run([sys.executable, "-c", TYPED], capture_output=True, check=True)
    assert (ran.stdout, ran.stderr) == (b"", b"")
