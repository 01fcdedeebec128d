"""What a person at the terminal sees: results on stdout, progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.status import Status

__all__ = ["Say", "paused", "show", "working"]


class Say(Protocol):
    """Tells what is being done now; a later word takes the place of an earlier one."""

    def __call__(self, doing: str) -> None:
        """Tell it."""


def show(*parts: RenderableType) -> None:
    """Print to stdout, as wide as the terminal (at most 100 columns; 80 where it is a pipe)."""
    console = _stdout()
    if console.is_terminal:
        for part in parts:
            console.print(part)
        return
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    lines = captured.get().splitlines()
    click.echo("\n".join(line.rstrip() for line in lines))


def _stdout() -> Console:
    from rich.console import Console

    console = Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    console.width = min(console.width, 100)
    return console


@contextmanager
def working(doing: str) -> Iterator[Say]:
    """Show on stderr what is being done, while it is; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True, highlight=False, emoji=False)
    with console.status(escape(doing)) as status:
        yield _Telling(status)


@contextmanager
def paused(say: Say) -> Iterator[None]:
    """Show nothing for a while, so that a question can be asked."""
    if not isinstance(say, _Telling):
        yield
        return
    say.status.stop()
    try:
        yield
    finally:
        say.status.start()


class _Telling:
    """Tells it where the spinner turns."""

    def __init__(self, status: Status) -> None:
        self.status = status

    def __call__(self, doing: str) -> None:
        from rich.markup import escape

        self.status.update(escape(doing))


def _silent(doing: str) -> None:
    """Tell nobody."""
