"""``standoff compare``: versions of a dispute side by side."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli import arguments, files, terminal

__all__ = ["compare"]


@click.command(short_help="Lay versions of a dispute side by side.")
@click.argument("disputes", metavar="DISPUTE DISPUTE...", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(min=1), default=12, show_default=True, metavar="N",
              help="Show so many states at most in each stretch of time.")  # fmt: skip
@click.option("--all", "whole", is_flag=True,
              help="List each unknown view by itself, and what is the same in all.")  # fmt: skip
@arguments.as_json
def compare(disputes: tuple[str, ...], most: int, whole: bool, as_json: bool) -> int:
    """Say what differs in two DISPUTEs or more, and where each can settle.

    They may be variants that the workbench has saved, or drafts of different days. Leaves with 1
    where one of them cannot be solved.
    """
    with terminal.working("Solving") as say:
        from standoff.loading import load
        from standoff.outlook.comparison import compare as lay
        from standoff.outlook.comparison import version

        models = [load(each) for each in disputes]
        versions = []
        for name, model in zip(_names(disputes), models, strict=True):
            say(f"Solving {name}")
            versions.append(version(name, model))
        found = lay(versions)
    if as_json:
        files.print_json(found.to_dict())
    else:
        from standoff.report.compared import compared

        terminal.show(*compared(found, most=most, whole=whole))
    return int(any(each.refused for each in found.versions))


def _names(disputes: tuple[str, ...]) -> list[str]:
    """Name each by its file, or by its whole path where several files have that name."""
    short = [Path(each).name for each in disputes]
    return short if len(set(short)) == len(short) else list(disputes)
