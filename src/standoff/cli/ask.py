"""``standoff ask``: what to find out next, and what each answer would do."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.failure import INTERRUPTED
from standoff.cli.interruption import interruptible

__all__ = ["ask"]


@click.command(short_help="Say what to find out next, and what each answer would do.")
@arguments.dispute
@click.option("--concept", metavar="NAME", default="SEQ", show_default=True,
              help="Nash, GMR, SMR, SEQ or SSEQ.")  # fmt: skip
@click.option("--samples", type=click.IntRange(min=2), metavar="N",
              help="Ways that are drawn. Default: 50, of large models 10.")  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, metavar="N",
              help="Of the draw; the same seed gives the same answer.")  # fmt: skip
@click.option("--most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="Show so many questions at most.")  # fmt: skip
@arguments.as_of
@arguments.as_json
def ask(
    dispute: str,
    concept: str,
    samples: int | None,
    seed: int,
    most: int,
    as_of: date | None,
    as_json: bool,
) -> int:
    """Find which open questions and assumptions of a DISPUTE its equilibria turn on.

    Interrupted once, it tells what it has found so far.
    """
    with terminal.working("Solving") as say, interruptible() as interrupted:
        from standoff.loading import load
        from standoff.robustness.asking import ask as find

        def go_on(doing: str) -> bool:
            say(doing)
            return not interrupted.is_set()

        found = find(
            load(dispute), concept=concept, as_of=as_of, samples=samples, seed=seed, go_on=go_on
        )
    if as_json:
        files.print_json(found.to_dict())
    else:
        from standoff.report.asked import asked

        terminal.show(*asked(found, most=most))
    return INTERRUPTED if found.interrupted else 0
