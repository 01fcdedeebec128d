"""``standoff update``: what further reports would change in a dispute file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import arguments, asking, files, terminal
from standoff.cli.dossiers import BESIDE, beside, put_right
from standoff.errors import InputError, Problem

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier
    from standoff.tracking.update import Update
    from standoff.tracking.versions import Proposal

__all__ = ["update"]


@click.command(short_help="Propose what further reports change in a dispute file.")
@click.argument("dispute", type=click.Path(path_type=Path))
@arguments.reports
@click.option(
    "--dossier",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What the dispute was drafted from. Default: dossier.jsonl beside it.",
)
@click.option(
    "--accept",
    type=click.Choice(["all", "none", "interactive"]),
    metavar="WHAT",
    help="all, none or interactive. Default: interactive at a terminal, else none.",
)
@arguments.output(says="Write the changed dispute here, in place of DISPUTE.")
@arguments.max_options
@arguments.without
@arguments.as_read
@arguments.as_json
@arguments.language_model
@asking.options
def update(
    dispute: Path,
    reports: tuple[Path | str, ...],
    dossier: Path | None,
    accept: str | None,
    output: Path | None,
    max_options: int,
    without: tuple[str, ...],
    as_read: bool,
    as_json: bool,
    model: str | None,
    **asked: Any,
) -> int:
    """Read further REPORTs and propose what they change in a DISPUTE file.

    Nothing that was written by hand is changed, and comments stay. Corrections that were made in
    the workbench, and stand beside the dossier, are applied. Where something is accepted, the
    dossier beside the file takes the new reports in. A language model is asked about the new
    reports only; what one has found in the others stays.
    """
    if output is not None:
        files.spare(output, [r for r in reports if isinstance(r, Path)])
    target = output or dispute
    own = dossier or beside(dispute)
    kept = own if output is None else output.with_suffix(f".{BESIDE}")
    how = accept or ("interactive" if _at_a_terminal() and not as_json else "none")
    if as_json and how == "interactive":
        raise click.UsageError("--json does not ask: --accept all or none")
    with terminal.working("Loading the language model") as say:
        from standoff.tracking.update import propose

        text = _text(dispute)
        known = _known(dispute, dossier)
        from standoff.reading.read import read_more

        def progress(doing: str, done: int, of: int) -> None:
            say(f"{doing} ({min(done + 1, of)} of {of})" if of > 1 else doing)

        second = asking.second_reader(asking.Asked(**asked), say)
        together, fresh = read_more(known, reports, model=model, progress=progress, second=second)
        say("Comparing")
        right = put_right(together, own, as_read=as_read)
        found = propose(
            text, right, fresh, file=str(dispute), max_options=max_options, without=without
        )
        everything = found.accept(found.open)
    code = 0
    if second is not None:
        asking.tell(second.summary())
        code = asking.exit_code(second.summary())
    if as_json:
        files.print_json(found.to_dict())
    else:
        _show(found, everything)
    chosen = _chosen(found, how)
    if chosen is None:
        if not as_json and found.open:
            click.echo("\nNothing was changed. --accept all takes all of it.")
        return code
    files.save(target, found.accept(chosen))
    from standoff.reading.dossier import save_dossier

    with files.writing(kept):
        # As it was read; the corrections stand beside it.
        save_dossier(together, kept)
    if output is not None and not as_read:
        _take_along(own, kept)
    if not as_json:
        click.echo(f"\nWritten: {target} ({len(chosen)} of {len(found.open)} changes), {kept}")
    return code


def _text(dispute: Path) -> str:
    """Return the text of the file; loading it tells what is wrong with it."""
    from standoff.dispute.file import load

    load(dispute)
    return dispute.read_text(encoding="utf-8-sig")


def _known(dispute: Path, dossier: Path | None) -> Dossier:
    from standoff.reading.dossier import Dossier, load_dossier

    path = dossier or beside(dispute)
    if path.is_file():
        return load_dossier(path)
    if dossier is not None:
        raise InputError(Problem("there is no such file", str(dossier)))
    click.echo(
        f"{dispute}: warning: there is no {BESIDE} beside it: what the reports say is compared "
        "with nothing, so that all of it looks new",
        err=True,
    )
    return Dossier((), (), (), ())


def _take_along(own: Path, kept: Path) -> None:
    """Put the corrections of a dossier beside another that was made of it."""
    from standoff.reading.corrections import beside as corrections_beside
    from standoff.reading.corrections import load_corrections, save_corrections

    changes, at = load_corrections(corrections_beside(own)), corrections_beside(kept)
    if changes or at.exists():
        with files.writing(at):
            save_corrections(at, changes)


def _show(found: Update, everything: str) -> None:
    from standoff.dispute.file import loads
    from standoff.report.proposed import effect, proposed

    terminal.show(*proposed(found))
    if found.open:
        terminal.show(*effect(found.file, loads(everything, file=found.file.file)))


def _chosen(found: Update, how: str) -> list[Proposal] | None:
    """Return the proposals that are accepted; None where nothing is to be written."""
    if not found.open or how == "none":
        return None
    if how == "all":
        return list(found.open)
    click.echo()
    taken = []
    for number, each in enumerate(found.open, 1):
        if click.confirm(f"{number}. {each.what}: accept?", default=True, err=True):
            taken.append(each)
    return taken


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
