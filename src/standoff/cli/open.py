"""``standoff open``: the workbench."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli import files, terminal
from standoff.cli.dossiers import BESIDE
from standoff.errors import InputError, MissingError

if TYPE_CHECKING:
    from standoff.reading.dossier import Dossier

__all__ = ["open_"]


@click.command("open", short_help="Open the workbench: a place to read and to work in.")
@click.argument("what", metavar="DISPUTE|FOLDER|CASE", default=".")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N",
              help="Default: any that is free.")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
def open_(what: str, port: int, no_browser: bool) -> None:
    """Open a DISPUTE file, or the FOLDER that `standoff run` wrote, in the browser.

    Of a CASE that ships a copy is made in this folder.

    It listens on this machine only, and to whoever has the secret in the address. Ctrl-C ends it;
    every change is saved when it is made.
    """
    with terminal.working("Opening"):
        try:
            from standoff.workbench.server import Place, serve
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("standoff"):
                raise
            raise MissingError(
                "the workbench needs NiceGUI, which is not installed: pip install "
                "'standoff[workbench]'"
            ) from error
        from standoff.reading.corrections import beside
        from standoff.workbench.bench import Bench
        from standoff.workbench.desk import Desk

        path = _file(Path(what))
        found = _dossier(path)
        # Where there is none, one may be begun: of its own, since other disputes may stand here.
        dossier, at = (None, path.with_suffix(f".{BESIDE}")) if found is None else found
        bench = Bench(Desk(path), dossier, dossier_at=at, corrections=beside(at))
        try:
            place = Place(port)
        except OSError as error:
            raise InputError(f"port {port} cannot be used: {error.strerror}") from error
    click.echo(f"{path} is open at\n{place.address}\nCtrl-C ends it.")
    if not no_browser:
        webbrowser.open(place.address)
    serve(bench, place)


def _file(what: Path) -> Path:
    """Return the dispute file that is meant.

    Raises
    ------
    InputError
        There is none, or there are several.
    """
    if not what.exists():
        return _copy(str(what))
    if what.is_file():
        return what
    usual = what / "dispute.yaml"
    if usual.is_file():
        return usual
    every = sorted(each for each in what.iterdir() if each.suffix in {".yaml", ".yml"})
    # FILE.NAME.yaml beside FILE.yaml is a variant of it.
    stems = tuple(f"{each.stem}." for each in every)
    found = [each for each in every if not each.stem.startswith(stems)]
    if len(found) != 1:
        listed = ", ".join(each.name for each in found) or "no dispute file"
        raise InputError(f"{what} has {listed}: name the file to open")
    return found[0]


def _copy(name: str) -> Path:
    """Return a copy of a case that ships, in this folder; one that is there already is opened.

    Raises
    ------
    MissingError
        There is no such case, and no file.
    """
    from importlib.resources import files as shipped

    from standoff.cases import names
    from standoff.errors import nearest

    known = names()
    if name not in known:
        raise MissingError(
            f"there is no file, no folder and no case '{name}'.{nearest(name, known)}"
        )
    copy = Path(f"{name}.yaml")
    if not copy.exists():
        text = (shipped("standoff") / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
        files.save(copy, text)
    return copy


def _dossier(path: Path) -> tuple[Dossier, Path] | None:
    """Return the dossier that stands beside a dispute, and where; None where there is none."""
    from standoff.reading.dossier import load_dossier

    for at in (path.with_suffix(".dossier.jsonl"), path.with_name(BESIDE)):
        if at.is_file():
            return load_dossier(at), at
    return None
