"""The options of reading with a language model, and what is told before and after.

Keys are looked up here, in the environment, and nowhere else; nothing is sent unless ``--llm`` says
to whom.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standoff.cli import terminal
from standoff.cli.failure import UNUSABLE

if TYPE_CHECKING:
    from decimal import Decimal

    from standoff.reading.dossier import Dossier
    from standoff.reading.llm.costs import Estimate, Usage
    from standoff.reading.llm.reader import ModelReader, Summary

__all__ = ["Asked", "exit_code", "options", "second_reader", "tell", "told"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LISTED = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said on the command line about asking a language model."""

    llm: str | None
    llm_url: str | None
    llm_cache: Path | None
    no_llm_cache: bool
    llm_timeout: float
    yes: bool


def options(command: _Command) -> _Command:
    """Take which language model to ask, where, and how long to wait for it."""
    for option in reversed(
        (
            click.option(
                "--llm",
                metavar="PROVIDER:MODEL",
                help="Also ask this language model (openai:…, anthropic:…); see "
                "docs/reading-with-a-model.md for what is sent.",
            ),
            click.option(
                "--llm-url",
                metavar="ADDRESS",
                help="Ask --llm MODEL at this OpenAI-compatible address, also a local one.",
            ),
            click.option(
                "--llm-cache",
                metavar="FOLDER",
                type=click.Path(path_type=Path, file_okay=False),
                help="Keep its answers here, in place of your cache folder.",
            ),
            click.option("--no-llm-cache", is_flag=True, help="Neither use nor keep its answers."),
            click.option(
                "--llm-timeout",
                metavar="SECONDS",
                type=click.FloatRange(min=0, min_open=True),
                default=120.0,
                help="How long to wait for an answer. Default: 120.",
            ),
            click.option("--yes", is_flag=True, help="Send without asking you first."),
        )
    ):
        command = option(command)
    return command


def second_reader(
    asked: Asked, say: terminal.Say, *, in_corpus: bool = False
) -> ModelReader | None:
    """Make the second reader that the command line asks for.

    Parameters
    ----------
    in_corpus
        Whether it reads into a corpus, of whose reports some may turn out to be reprints.

    Raises
    ------
    UsageError
        An option of it is given without ``--llm``.
    InputError
        The name, address or key of the model cannot be used.
    MissingError
        Its libraries are not installed.
    """
    if asked.llm is None:
        if asked.llm_url or asked.llm_cache or asked.no_llm_cache:
            raise click.UsageError("--llm-url and --llm-cache need --llm MODEL")
        return None
    say("Loading what talks to the language model")
    from standoff.reading.llm.connecting import check_installed, endpoint

    chosen = endpoint(asked.llm, asked.llm_url, os.environ)
    check_installed()
    from platformdirs import user_cache_path

    from standoff.reading.llm.asking import Patience
    from standoff.reading.llm.reader import ModelReader

    folder = asked.llm_cache or user_cache_path("standoff", appauthor=False) / "answers"

    def agree(expected: Estimate) -> bool:
        with terminal.paused(say):
            return _agree(expected, chosen.name, chosen.address, asked.yes, in_corpus)

    return ModelReader(
        chosen,
        folder=None if asked.no_llm_cache else folder,
        patience=Patience(timeout=asked.llm_timeout),
        agree=agree,
        progress=lambda doing, done, of: say(f"{doing} ({done + 1} of {of})"),
    )


def _agree(
    expected: Estimate,
    name: str,
    address: str | None,
    yes: bool,
    in_corpus: bool,
) -> bool:
    """Tell what will be sent and what it will cost; at a terminal, ask whether to."""
    unknown = "what that costs is not known"
    price = unknown if expected.price is None else f"about {_money(expected.price)}"
    kept = f" ({expected.kept} more are answered already)" if expected.kept else ""
    most = "at most " if in_corpus else ""
    click.echo(
        f"To be sent to {name}{f' at {address}' if address else ''}: {most}"
        f"{_passages(expected.to_ask)}{kept}, about {_tokens(expected.usage)}; {price}.",
        err=True,
    )
    if yes or not _at_a_terminal():
        return True
    return click.confirm("Send?", default=False, err=True)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def tell(summary: Summary, *, in_corpus: bool = False) -> None:
    """Tell on stderr what asking came to; a corpus lists all passages without an answer itself."""
    if summary.declined:
        click.echo(f"Nothing was sent to {summary.reader}.", err=True)
    took = ""
    if summary.sent or summary.usage.read:
        price = "price not known" if summary.price is None else _money(summary.price)
        took = f", {_tokens(summary.usage)}, {price}"
    same = f", {summary.same} read before in another report" if summary.same else ""
    click.echo(
        f"{summary.reader}: {_passages(summary.passages)}, {summary.sent} answered now, "
        f"{summary.kept} from kept answers{same}{took}. "
        f"{summary.accepted} claims stand in the text, "
        f"{sum(summary.refused.values())} were refused.",
        err=True,
    )
    for reason, number in sorted(summary.refused.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"  refused {number} ×: {reason}", err=True)
    listed = () if summary.declined else summary.failed[:_LISTED]
    for place, reason in listed:
        click.echo(f"  no answer for {place}: {reason}", err=True)
    if listed and summary.unanswered > _LISTED:
        click.echo(f"  and {summary.unanswered - _LISTED} more without an answer", err=True)
    if summary.unanswered and not summary.declined:
        told = " (the table `readings` says which)" if in_corpus else ""
        click.echo(
            f"  What standoff found itself is complete{told}; to ask again for the rest, run the "
            "same command again.",
            err=True,
        )
    if summary.unkept:
        click.echo(f"  The answers could not be kept: {summary.unkept}", err=True)


def told(summary: Summary, dossier: Dossier) -> dict[str, Any]:
    """Return the same, and where the readers differ, ready for JSON."""
    from standoff.reading.llm.joining import differences

    found = [
        {"claims": list(each.claims), "fields": list(each.fields)}
        for each in differences(dossier.claims)
    ]
    return {**summary.to_dict(), "differences": found}


def exit_code(summary: Summary) -> int:
    """Return what to leave with: a model that answered nothing could not be used."""
    answered = summary.sent + summary.kept
    return UNUSABLE if summary.unanswered and not answered and not summary.declined else 0


def _passages(number: int) -> str:
    return f"{number} passage" if number == 1 else f"{number} passages"


def _tokens(usage: Usage) -> str:
    return f"{usage.read:,} tokens to read and {usage.written:,} to write"


def _money(price: Decimal) -> str:
    return f"${price:.2f}" if price >= 1 else f"${price:.4f}"
