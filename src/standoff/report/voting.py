"""What the terminal tells of power in voting bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.dispute.model import Dispute
from standoff.dispute.power import Power
from standoff.report.words import capital, count, listing

__all__ = ["power"]

Block = Text | Padding | Table

_LISTED = 20
_LONGEST = 12


def power(dispute: Dispute, found: Sequence[Power]) -> Iterator[Block]:
    """Tell for each body what weight and power its members have, and who can block."""
    yield Text(dispute.title, "bold")
    if not found:
        yield Text("No body votes here: nothing stands under 'voting:'.", "dim")
    for each in found:
        body = each.body
        yield Text(f"\n{capital(body.name)}", "bold cyan")
        members = count(len(body.members), "member")
        yield _indented(
            Text(f"{members} with a weight of {each.weight:,} together; {body.quota:,} decide.")
        )
        yield _members(each)
        yield from _blocking(each)
        for note in each.notes:
            yield _indented(Text(note, "dim"))


def _members(found: Power) -> Table:
    grid = Table.grid(padding=(0, 2))
    for right in (False, False, True, False, True, True):
        grid.add_column(justify="right" if right else "left")
    heads = ("member", "weight", "", "Shapley–Shubik", "Banzhaf")
    grid.add_row("", *(Text(head, "dim") for head in heads))
    for member in found.body.members:
        grid.add_row(
            "",
            Text(member.name or member.id),
            f"{member.weight:,}",
            Text("veto" if member.id in found.vetoes else "", "dim"),
            Text(_share(found.shapley_shubik, member.id)),
            Text(_share(found.banzhaf, member.id)),
        )
    return grid


def _share(shares: Mapping[str, Fraction] | None, member: str) -> str:
    if shares is None:
        return "–"
    share = shares[member]
    # The fractions of large bodies are longer than a line; --json has them whole.
    exact = f"{share} = " if len(str(share)) <= _LONGEST else ""
    whole = share.denominator == 1
    return str(share) if whole else f"{exact}{float(share):.4f}"


def _blocking(found: Power) -> Iterator[Block]:
    if found.blocking is None:
        return
    if found.blocking == (frozenset(),):
        yield _indented(Text("Nothing is ever adopted: nobody need block."))
        return
    ways = len(found.blocking)
    yield _indented(Text(f"Who can block, in the fewest ({count(ways, 'way')}):"))
    kinds = _kinds(found)
    told = list(dict.fromkeys(_way(group, kinds) for group in found.blocking))
    for line in told[:_LISTED]:
        yield _indented(Text(line), 4)
    if len(told) > _LISTED:
        yield _indented(Text(f"{len(told) - _LISTED:,} more. All of them: --json", "dim"), 4)


def _kinds(found: Power) -> list[dict[str, str]]:
    """Group the members, by id with their names, by what they weigh and whether they have a veto.

    Those of a kind can stand in for each other, so ways to block need not be told for each apart.
    """
    kinds: dict[tuple[int, bool], dict[str, str]] = {}
    for member in found.body.members:
        kind = kinds.setdefault((member.weight, member.id in found.vetoes), {})
        kind[member.id] = member.name or member.id
    return list(kinds.values())


def _way(group: frozenset[str], kinds: Sequence[Mapping[str, str]]) -> str:
    whole: list[str] = []
    some: list[str] = []
    for kind in kinds:
        chosen = len(group & kind.keys())
        names = list(kind.values())
        if chosen == len(kind):
            whole += names
        elif chosen:
            some.append(f"any {'one' if chosen == 1 else chosen} of {listing(names)}")
    return ", and ".join([listing(whole), *some] if whole else some)


def _indented(block: Text, by: int = 2) -> Padding:
    return Padding(block, (0, 0, 0, by))
