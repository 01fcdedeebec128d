"""The command line, assembled: one group, one command for each public call.

click rather than typer: typer's help loads rich and takes 0.27 s, click's 0.08 s, and a command
line that is asked for help every day should answer at once (measured in ``bench/startup.py``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from standoff.cli.ask import ask
from standoff.cli.brief import brief
from standoff.cli.cases import cases
from standoff.cli.check import check
from standoff.cli.commitments import commitments
from standoff.cli.compare import compare
from standoff.cli.draft import draft
from standoff.cli.explain import explain
from standoff.cli.failure import ReaderLeft, guarded
from standoff.cli.gmcr import export_, import_
from standoff.cli.open import open_
from standoff.cli.paths import paths
from standoff.cli.read import read
from standoff.cli.replay import replay
from standoff.cli.rests import rests
from standoff.cli.run import run
from standoff.cli.search import search
from standoff.cli.solve import solve
from standoff.cli.timeline import timeline
from standoff.cli.update import update
from standoff.cli.voting import voting
from standoff.cli.who_blocks import who_blocks
from standoff.cli.why_not import why_not
from standoff.errors import nearest
from standoff.version import __version__

__all__ = ["app", "main"]


class _InOrder(click.Group):
    """Lists its commands in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # click would leave with 1, as if something were wrong
            raise ReaderLeft from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'.{nearest(args[0], list(self.commands))}")
        return super().resolve_command(ctx, args)


# The \b keeps click from running the lines of the examples together.
_HELP = """Read reports on a dispute, build a cited model of it, compute where it can settle.

\b
standoff run report.txt -o out    does it all; out/brief.html is for reading
standoff solve kosovo-2007        solves a case that ships with standoff
"""


@click.group(
    cls=_InOrder,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 done; 1 the model has errors; 2 the input or the command cannot be used; "
        "130 interrupted. Nothing is sent over a network, unless you name a web address to read or "
        "a model to ask (--llm)."
    ),
)
@click.version_option(__version__, message="standoff %(version)s")
def app() -> None:
    """Hold the commands together."""


for _command in (
    run, read, search, timeline, replay, draft, update, check, solve, explain, paths, who_blocks,
    why_not, ask, rests, compare, commitments, voting, brief, open_, cases, import_, export_,
):  # fmt: skip
    app.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.exit(guarded(app, arguments))
