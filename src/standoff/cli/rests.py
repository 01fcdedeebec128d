"""``standoff rests``: on which claims and sources the equilibria rest."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.failure import INTERRUPTED
from standoff.cli.interruption import interruptible

__all__ = ["rests"]


@click.command(short_help="Say on which claims and sources the equilibria rest.")
@arguments.dispute
@click.option("--concept", metavar="NAME", default="SEQ", show_default=True,
              help="Nash, GMR, SMR, SEQ or SSEQ.")  # fmt: skip
@click.option("--most", type=click.IntRange(min=1), default=5, show_default=True, metavar="N",
              help="Show so many equilibria at most.")  # fmt: skip
@arguments.as_of
@arguments.as_json
def rests(
    dispute: str,
    concept: str,
    most: int,
    as_of: date | None,
    as_json: bool,
) -> int:
    """Say what is left of the equilibria of a DISPUTE without what was said, and by whom.

    Interrupted once, it tells what it has found so far.
    """
    with terminal.working("Solving") as say, interruptible() as interrupted:
        from standoff.loading import load
        from standoff.robustness.rests import rests as find

        def go_on(doing: str) -> bool:
            say(doing)
            return not interrupted.is_set()

        found = find(load(dispute), concept=concept, as_of=as_of, go_on=go_on)
    if as_json:
        files.print_json(found.to_dict())
    else:
        from standoff.report.rested import rested

        terminal.show(*rested(found, most=most))
    return INTERRUPTED if found.interrupted else 0
