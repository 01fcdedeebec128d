"""``standoff why-not``: what would have to change for a state to be an equilibrium."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.failure import INTERRUPTED
from standoff.cli.interruption import interruptible
from standoff.cli.states import spell

__all__ = ["why_not"]


@click.command("why-not", short_help="Say what would have to change for a state to hold.")
@arguments.dispute
@click.argument("state")
@click.option("--concept", metavar="NAME", default="SEQ", show_default=True,
              help="Nash, GMR, SMR, SEQ or SSEQ, with or without an index (SEQ_a).")  # fmt: skip
@click.option("--actor", metavar="ID", help="For this actor only.")
@click.option("--most", type=click.IntRange(min=1), default=5, show_default=True, metavar="N",
              help="List so many least changes of each sort at most.")  # fmt: skip
@arguments.as_of
@arguments.as_json
def why_not(
    dispute: str,
    state: str,
    concept: str,
    actor: str | None,
    most: int,
    as_of: date | None,
    as_json: bool,
) -> int:
    """Find the least change of preferences under which a STATE of a DISPUTE is an equilibrium.

    STATE is a string of Y and N, one for each option in the order of the file, or `status-quo`.

    Interrupted once, it tells what it has found so far.
    """
    with terminal.working("Solving") as say, interruptible() as interrupted:
        from standoff.loading import load
        from standoff.robustness.inverse.ask import why_not as ask

        def go_on(doing: str) -> bool:
            say(doing)
            return not interrupted.is_set()

        model = load(dispute)
        spelled = spell(model, state)
        found = ask(
            model, spelled, concept=concept, actor=actor, most=most, as_of=as_of, go_on=go_on
        )
    if as_json:
        files.print_json(found.to_dict())
    else:
        from standoff.report.needs import needs

        terminal.show(*needs(found))
    return INTERRUPTED if found.interrupted else 0
