"""What the terminal tells of commitments."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from standoff.report.standing import origin
from standoff.stability.commitment_record import Commitments, Credibility, Standing
from standoff.stability.commitment_sentences import announced

__all__ = ["credibility"]

Block = Text | Padding


def credibility(found: Commitments) -> Iterator[Block]:
    """Tell where each commitment is credible, and how it stands at the state asked about."""
    yield Text(found.dispute.title, "bold")
    if not found.items:
        yield Text("No commitments: nobody announces anything under 'commitments:'.", "dim")
    for item in found.items:
        yield from _commitment(found, item)


def _commitment(found: Commitments, item: Credibility) -> Iterator[Block]:
    yield Text()
    yield Text(announced(found.dispute, item.commitment), "bold")
    yield _indented(Text(item.summary, "red" if item.empty else ""))
    told = [] if item.here is None else [item.here]
    told += [each for each in item.examples if each.state != found.at]
    for standing in told:
        yield from _standing(found, standing)


def _standing(found: Commitments, standing: Standing) -> Iterator[Block]:
    quo = " (the status quo)" if standing.state == origin(found.dispute) else ""
    said = " ".join(standing.sentences)
    yield _indented(
        Text.assemble(
            (f"{standing.state}{quo}: ", "bold"), (f"{_verdict(standing)}. ", "dim"), said
        )
    )


def _verdict(standing: Standing) -> str:
    if standing.status != "applies":
        return "does not apply" if standing.status == "idle" else "kept"
    if not standing.deeds:
        return "not possible"
    words = {"yes": "credible", "perhaps": "perhaps credible", "no": "not credible"}
    credible = words[standing.credible]
    if standing.credible == "no":
        return credible
    joint = "and" if standing.sequentially_credible != "no" else "but"
    return f"{credible}, {joint} " + _sequentially(standing)


def _sequentially(standing: Standing) -> str:
    return {
        "yes": "sequentially credible",
        "perhaps": "perhaps sequentially credible",
        "no": "not sequentially credible",
    }[standing.sequentially_credible]


def _indented(text: Text) -> Block:
    return Padding(text, (0, 0, 0, 2), expand=False)
