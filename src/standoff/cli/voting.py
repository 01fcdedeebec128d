"""``standoff voting``: who decides in the voting bodies of a dispute."""

from __future__ import annotations

import click

from standoff.cli import arguments, files, terminal

__all__ = ["voting"]


@click.command(short_help="Say who decides, and who can block, in its voting bodies.")
@arguments.dispute
@arguments.as_json
def voting(dispute: str, as_json: bool) -> None:
    """Say how power is spread in the voting bodies of a DISPUTE.

    For each body: the weights, the quota, who has a veto, the Shapley-Shubik and Banzhaf indices as
    exact fractions, and the minimal sets of members who can block.
    """
    with terminal.working("Counting"):
        from standoff.dispute.power import as_data, voting_power
        from standoff.loading import load

        model = load(dispute)
        found = voting_power(model)
    if as_json:
        files.print_json(as_data(model, found))
        return
    from standoff.report.voting import power

    terminal.show(*power(model, found))
