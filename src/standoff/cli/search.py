"""``standoff search``: who said or did what, in a corpus of many reports."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli import arguments, files, terminal

__all__ = ["search"]


@click.command(
    short_help="Search a corpus: who threatened, offered, did what, and when.",
    epilog="Example: standoff search corpus.duckdb Russia --act threaten --since 2007-11",
)
@click.argument("corpus", type=click.Path(path_type=Path))
@click.argument("text", nargs=-1)
@click.option("--act", metavar="ACT", help="threaten, demand, offer, attack, ...")
@click.option("--kind", metavar="KIND", help="quotation, stance, commitment, deadline, event or "
              "relation.")  # fmt: skip
@click.option("--actor", metavar="NAME", help="Who acts or speaks, or is spoken for.")
@click.option("--target", metavar="NAME", help="To whom it is done.")
@click.option("--plover", metavar="CLASS", help="A PLOVER root class: THREATEN, YIELD, ...")
@click.option("--since", metavar="DATE", help="First year, month or day: 2007, 2007-11, ...")
@click.option("--until", metavar="DATE", help="Last year, month or day, itself included.")
@click.option("--limit", metavar="N", default=20, show_default=True, help="Claims to show; 0: all.",
              type=click.IntRange(min=0))  # fmt: skip
@arguments.as_json
def search(
    corpus: Path,
    text: tuple[str, ...],
    act: str | None,
    kind: str | None,
    actor: str | None,
    target: str | None,
    plover: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find the claims of a CORPUS whose evidence, or whose actors' names, have all words of TEXT.

    Newest first. The date is the day that a claim speaks of, or else the day of the report. A story
    that was printed several times counts once.
    """
    with terminal.working("Searching"):
        from standoff.corpus.question import Question
        from standoff.corpus.search import search as find

        question = Question(
            text=" ".join(text),
            act=act,
            kind=kind,
            plover=plover.upper() if plover else None,
            actor=actor,
            target=target,
            since=since,
            until=until,
            limit=limit,
        )
        answer = find(corpus, question)
    if as_json:
        files.print_json(answer.to_dict())
        return
    from standoff.report.search import findings

    terminal.show(*findings(answer))
