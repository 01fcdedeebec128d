"""Voting bodies whose decision is never open, and members whose votes never decide."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.bodies import decision_of
from standoff.dispute.checks.finding import Finding, Material, nowhere
from standoff.dispute.expressions import Expression
from standoff.dispute.model import Body, Dispute
from standoff.dispute.syntax import Node
from standoff.dispute.voting import banzhaf
from standoff.errors import SizeError

__all__ = ["bodies", "decisions"]


def bodies(dispute: Dispute) -> Iterator[Finding]:
    """Find what the rules of a body alone say: a quota out of reach, members without power."""
    for body in dispute.bodies:
        path = f"voting.{body.id}"
        total = sum(member.weight for member in body.members)
        if total < body.quota:
            yield Finding(
                "error",
                f"'{body.id}' can adopt nothing: all weights together are {total:,}, the quota "
                f"is {body.quota:,}",
                "Lower the quota, or add the members that are missing.",
                body.place,
                path,
            )
            continue
        yield from _power(body, path)


def _power(body: Body, path: str) -> Iterator[Finding]:
    vetoes = [member.id for member in body.members if member.veto is True]
    try:
        power = banzhaf({each.id: each.weight for each in body.members}, body.quota, vetoes=vetoes)
    except SizeError:
        yield Finding("note", f"the power of the members of '{body.id}' was not checked: they are "
                      "too many", "", body.place, path)  # fmt: skip
        return
    for member in body.members:
        where = f"{path}.members.{member.id}"
        if not power[member.id] and member.veto is False:
            yield Finding(
                "note",
                f"the vote of '{member.id}' in '{body.id}' never decides: whatever the others do, "
                "its weight makes no difference",
                "",
                member.place,
                where,
            )
        elif power[member.id] == 1 and len(body.members) > 1:
            yield Finding("note", f"'{member.id}' alone decides in '{body.id}': no other vote "
                          "makes a difference", "", member.place, where)  # fmt: skip


def decisions(material: Material) -> Iterator[Finding]:
    """Find decisions and votes that are the same in every feasible state."""
    for body in material.dispute.bodies:
        path = f"voting.{body.id}"
        if sum(member.weight for member in body.members) < body.quota:
            continue  # it is told elsewhere that it can adopt nothing
        root = Node("fact", (decision_of(body),), name=body.id)
        if (how := nowhere(material.holds(Expression(body.id, root)))) is not None:
            yield Finding(
                "warning",
                f"the decision '{body.id}' is taken {how} feasible state",
                "Look for a mistake in the votes, the quota or the constraints.",
                body.place,
                path,
            )
        for member in body.members:
            for what, said in ((member.votes, "votes for it"), (member.veto, "blocks it")):
                if isinstance(what, bool) or what.root.operator in ("true", "false"):
                    continue  # meant to be so
                if (how := nowhere(material.holds(what))) is not None:
                    yield Finding(
                        "note",
                        f"'{member.id}' {said} {how} feasible state: '{what}'",
                        "",
                        member.place,
                        f"{path}.members.{member.id}",
                    )
