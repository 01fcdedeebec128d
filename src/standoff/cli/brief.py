"""``standoff brief``: the document that people read."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli import arguments, files, terminal
from standoff.errors import InputError, Problem

__all__ = ["brief"]

_SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown",
             ".pdf": "pdf"}  # fmt: skip


@click.command(short_help="Write the brief: one document with the answer and what it rests on.")
@arguments.dispute
@arguments.output(says="Write it here: .html, .md or .pdf. Without it: to stdout, as HTML.")
@click.option("--form", type=click.Choice(["html", "markdown", "pdf"]),
              help="Write it in this form, whatever the file is called.")  # fmt: skip
def brief(dispute: str, output: Path | None, form: str | None) -> None:
    """Write the brief of a DISPUTE: a file, or the name of a case.

    As HTML it is one file that needs no network and prints well; as PDF it is ready to be printed
    (needs standoff[pdf]); as Markdown it is text.
    """
    if output is not None:
        files.spare(output, [dispute])
    form = form or _form_of(output)
    if form == "pdf" and output is None:
        raise click.UsageError("a PDF goes to a file: say where with -o FILE.pdf")
    with terminal.working("Solving, and writing the brief"):
        from standoff.dispute.checks.feasible import refuse_status_quo
        from standoff.loading import load
        from standoff.report.brief import in_markdown, in_pdf, render
        from standoff.report.view import look

        model = load(dispute)
        refuse_status_quo(model)
        view = look(model)
        document = in_pdf(view) if form == "pdf" else None
        page = in_markdown(view) if form == "markdown" else ""
        page = render(view) if form == "html" else page
    if output is None:
        click.echo(page, nl=False)
        return
    files.save(output, page if document is None else document)
    click.echo(f"Written: {output}")


def _form_of(output: Path | None) -> str:
    """Return the form that the name of a file asks for."""
    if output is None or output.is_dir() or not output.parent.is_dir():
        # Where it cannot be written, that is told when it is to be.
        return "html"
    form = _SUFFIXES.get(output.suffix.lower())
    if form is None:
        ending = f"'{output.suffix}'" if output.suffix else "no ending"
        said = f"the brief is written as .html, .md or .pdf, and this has {ending}"
        raise InputError(Problem(f"{said}: name such a file, or say --form", str(output)))
    return form
