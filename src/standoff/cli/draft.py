"""``standoff draft``: from a dossier to a dispute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli import arguments, files, terminal
from standoff.cli.dossiers import put_right

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier

__all__ = ["draft", "warn_of_unrelated"]


def _list_rules(context: click.Context, _: click.Parameter, listed: bool) -> None:
    """Print the rules, and leave."""
    if listed and not context.resilient_parsing:
        from standoff.report.general_rules import general_rules

        terminal.show(*general_rules())
        context.exit()


@click.command(short_help="Draft a dispute from a dossier, each element cited.")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=_list_rules,
              help="List the general rules that drafts go by, and leave.")  # fmt: skip
@arguments.output(says="Write the dispute here (YAML). Without it: to stdout.")
@arguments.max_options
@arguments.without
@arguments.as_read
def draft(
    dossier: Path,
    output: Path | None,
    max_options: int,
    without: tuple[str, ...],
    as_read: bool,
) -> None:
    """Draft a dispute from a DOSSIER that `read` wrote.

    Corrections that were made in the workbench, and stand beside it, are applied.

    What the reports do not tell stays unknown, or is assumed and says so; what is assumed by a
    general rule names it.
    """
    if output is not None:
        files.spare(output, [dossier])
    with terminal.working("Drafting the dispute"):
        from standoff.dispute.file import dumps
        from standoff.drafting.draft import draft as draft_dispute
        from standoff.reading.dossier import load_dossier

        read = put_right(load_dossier(dossier), dossier, as_read=as_read)
        text = dumps(draft_dispute(read, max_options=max_options, without=without), quotes=True)
    warn_of_unrelated(read)
    if output is None:
        click.echo(text, nl=False)
        return
    files.save(output, text)
    click.echo(f"Written: {output}\nNext: standoff check {output}; standoff solve {output}")


def warn_of_unrelated(dossier: Dossier) -> None:
    """Say on stderr where reports do not seem to be about one dispute."""
    from standoff.drafting.relatedness import unrelated_sources

    if apart := unrelated_sources(dossier):
        names = [dossier.source(ident).location or ident for ident in apart]
        click.echo(
            f"warning: nobody who acts in {', '.join(names)} acts in another of these reports; if "
            "they are not about one dispute, draft them apart",
            err=True,
        )
