"""``standoff explain``: why a state is stable or not, with the moves."""

from __future__ import annotations

from datetime import date

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.states import spell

__all__ = ["explain"]


@click.command(short_help="Say why a state is stable or not, with the moves.")
@arguments.dispute
@click.argument("state")
@click.option("--actor", metavar="ID", help="For this actor only.")
@click.option("--concept", metavar="NAME", help="Under this concept only, for example SEQ.")
@arguments.coalition
@arguments.as_of
@arguments.as_json
def explain(
    dispute: str,
    state: str,
    actor: str | None,
    concept: str | None,
    coalition: tuple[str, ...] | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Explain a STATE of a DISPUTE.

    STATE is a string of Y and N, one for each option in the order of the file, or `status-quo`.
    """
    if coalition:
        if actor:
            raise click.UsageError("--actor asks it of one, --coalition of several: take one")
        _of_coalition(dispute, state, coalition, concept, as_of, as_json)
        return
    with terminal.working("Solving"):
        from standoff.loading import load
        from standoff.stability.explain import explain as explain_state
        from standoff.stability.verdict import as_data

        model = load(dispute)
        spelled = spell(model, state)
        verdicts = explain_state(model, spelled, actor=actor, concept=concept, as_of=as_of)
    if as_json:
        files.print_json(
            {
                "format": "standoff.explanation/1",
                "state": verdicts[0].state,
                "verdicts": [as_data(verdict) for verdict in verdicts],
            }
        )
        return
    from standoff.report.summary import explanation

    when = as_of or model.as_of
    terminal.show(*explanation(model, verdicts[0].state, verdicts, when=when))


def _of_coalition(
    dispute: str,
    state: str,
    coalition: tuple[str, ...],
    concept: str | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    with terminal.working("Solving"):
        from standoff.loading import load
        from standoff.stability.explain_coalition import explain_coalition
        from standoff.stability.verdict import as_data

        model = load(dispute)
        spelled = spell(model, state)
        verdicts = explain_coalition(model, spelled, coalition, concept=concept, as_of=as_of)
    if as_json:
        files.print_json(
            {
                "format": "standoff.coalition-explanation/1",
                "state": verdicts[0].state,
                "verdicts": [as_data(verdict) for verdict in verdicts],
            }
        )
        return
    from standoff.report.settled import departing

    terminal.show(*departing(model, verdicts[0].state, verdicts))
