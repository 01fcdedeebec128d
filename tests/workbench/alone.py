"""Runs the command `standoff open` in a process that a test has forked off, shut in this machine.

`WHAT`, `OUT` and `ERRORS` are given: what is opened, and where what is printed goes.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    WHAT = OUT = ERRORS = ""

HERE = (None, "127.0.0.1", "localhost", "::1")


def only_here(event: str, arguments: tuple[Any, ...]) -> None:
    """End the whole where it connects to another machine, or asks for its address."""
    if event == "socket.connect":
        place = arguments[1]
        if isinstance(place, tuple) and place[0] not in HERE:
            os.write(2, f"ATTEMPT {place}\n".encode())
            os._exit(99)
    if event == "socket.getaddrinfo" and arguments[0] not in HERE:
        os.write(2, f"ATTEMPT {arguments[0]}\n".encode())
        os._exit(99)


for number, path in ((1, OUT), (2, ERRORS)):
    os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
# What the process that it was forked from had for these may be closed.
sys.stdout, sys.stderr = (os.fdopen(n, "w", buffering=1, encoding="utf-8") for n in (1, 2))
sys.addaudithook(only_here)

from standoff.cli.main import main  # noqa: E402 - under the eyes of the hook

main(["open", WHAT, "--no-browser"])
