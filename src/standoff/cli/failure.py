"""What goes wrong, said on stderr, and the exit code it leaves with.

==== =================================================================
code meaning
==== =================================================================
0    done
1    the model has errors (``check``, and ``run`` where a draft has some)
2    the input or the command cannot be used
130  interrupted
==== =================================================================
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from standoff.errors import InputError, Problem, StandoffError

__all__ = ["INTERRUPTED", "MODEL_ERRORS", "UNUSABLE", "ReaderLeft", "complain", "guarded"]

MODEL_ERRORS = 1
UNUSABLE = 2
INTERRUPTED = 130


class ReaderLeft(Exception):  # noqa: N818 - no error
    """Whoever read our output (``| head``) has what it wanted."""


def guarded(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command; whatever it raises on purpose becomes a message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a sign that the terminal lacks is no reason to fail
            stream.reconfigure(errors="replace")
    try:
        code = command.main(
            args=None if arguments is None else list(arguments),
            prog_name="standoff",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("standoff: interrupted; nothing was left half-written\n")
        return INTERRUPTED
    except StandoffError as error:
        complain(error)
        return UNUSABLE
    except (BrokenPipeError, ReaderLeft):
        return _reader_left()
    except OSError as error:
        complain(InputError(Problem(_reason(error), _file(error))))
        return UNUSABLE
    return code if isinstance(code, int) else 0


def complain(error: StandoffError) -> None:
    """Write every problem on a line of its own, as ``file:line:column: what is wrong``."""
    if isinstance(error, InputError):
        lines = [_line(problem) for problem in error.problems]
    else:
        lines = [f"standoff: {line}" for line in str(error).splitlines() if line]
    for line in lines:
        click.echo(_printable(line), err=True)


def _line(problem: Problem) -> str:
    text = " ".join(str(problem).split())
    return text if problem.file else f"standoff: {text}"


def _printable(text: str) -> str:
    """Take out control characters, so that a file's name or content cannot steer the terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _reader_left() -> int:
    """End quietly: what is still buffered goes nowhere."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    return 0


def _file(error: OSError) -> str | None:
    name = error.filename2 or error.filename
    return None if name is None else os.fsdecode(name)


def _reason(error: OSError) -> str:
    said = (error.strerror or str(error)).rstrip(".")
    return f"{said[:1].lower()}{said[1:]}"
