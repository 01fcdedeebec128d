"""``standoff cases``: the disputes that ship with standoff."""

from __future__ import annotations

import click

from standoff.cli import arguments, files

__all__ = ["cases"]


@click.command(short_help="List the disputes that ship with standoff.")
@arguments.as_json
def cases(as_json: bool) -> None:
    """List the disputes that ship with standoff; a case's name may stand wherever DISPUTE may."""
    from standoff.cases import describe, names

    listed = [(name, describe(name)) for name in names()]
    if as_json:
        files.print_json(
            {"format": "standoff.cases/1", "cases": [{"name": n, "title": t} for n, t in listed]}
        )
        return
    wide = max((len(name) for name, _ in listed), default=0)
    for name, title in listed:
        click.echo(f"{name:<{wide}}  {title}")
