"""``standoff check``: what is wrong with a model, before anyone believes its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from standoff.cli import arguments, files
from standoff.cli.failure import MODEL_ERRORS
from standoff.errors import DisputeError

if TYPE_CHECKING:
    from standoff.dispute.check import Finding

__all__ = ["check"]


@click.command(short_help="Find what is wrong with a dispute, with file, line and column.")
@arguments.dispute
@arguments.as_json
def check(dispute: str, as_json: bool) -> int:
    """Check a dispute: what is impossible, unused, contradictory or uncited.

    Exit code 1 where something is an error; warnings and notes leave 0.
    """
    found = _findings(dispute)
    if as_json:
        files.print_json({"format": "standoff.findings/1", "findings": found})
    else:
        for item in found:
            click.echo(_line(item))
        click.echo(_tally(found))
    return MODEL_ERRORS if any(item["level"] == "error" for item in found) else 0


def _findings(dispute: str) -> list[dict[str, Any]]:
    from standoff.dispute.check import check as check_dispute
    from standoff.loading import load

    try:
        model = load(dispute)
    except DisputeError as error:
        if not all(problem.line for problem in error.problems):
            raise  # the file as a whole cannot be used: there is no model to find fault with
        return [
            {
                "level": "error",
                "message": problem.message,
                "remedy": None,
                "element": None,
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
            }
            for problem in error.problems
        ]
    return [_record(item, model.file or dispute) for item in check_dispute(model)]


def _record(finding: Finding, file: str) -> dict[str, Any]:
    line, column = finding.place or (None, None)
    return {
        "level": finding.level,
        "message": finding.message,
        "remedy": finding.remedy or None,
        "element": finding.element,
        "file": file,
        "line": line,
        "column": column,
    }


def _line(item: dict[str, Any]) -> str:
    place = ":".join(str(item[key]) for key in ("file", "line", "column") if item[key])
    message = item["message"]
    if item["remedy"]:
        end = "" if message.endswith((".", "!", "?", "”")) else "."
        message = f"{message}{end} {item['remedy']}"
    return f"{place}: {item['level']}: {message}"


def _tally(found: list[dict[str, Any]]) -> str:
    counts = dict.fromkeys(("error", "warning", "note"), 0)
    for item in found:
        counts[item["level"]] += 1
    said = [f"{n} {level}{'' if n == 1 else 's'}" for level, n in counts.items() if n]
    return ", ".join(said) if said else "Nothing found."
