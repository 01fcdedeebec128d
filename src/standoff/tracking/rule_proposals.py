"""What reports would change in rules that are there or not: constraints, commitments, strength."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from standoff.dispute.model import Dispute
from standoff.dispute.syntax import spell
from standoff.dispute.wording import wish
from standoff.stability.commitment_sentences import announced
from standoff.tracking.versions import (
    Proposal,
    Rule,
    Versions,
    cited,
    expressions_of,
    same_grounds,
)

__all__ = ["rule_proposals"]


class _Told(NamedTuple):
    """A rule, where it stands in the file, whose it is, and what it says."""

    rule: Rule
    element: str
    actor: str | None
    what: str


_Listed = Callable[[Dispute], dict[str, _Told]]
_Kind = Literal["constraint", "commitment", "strong"]
_Gone = Literal["constraint gone", "commitment gone", "strong gone"]


def rule_proposals(versions: Versions) -> Iterator[Proposal]:
    """Yield the rules that are new in the draft, and those of the file that it no longer has."""
    yield from _come_and_gone(versions, _constraints, "constraint", "constraint gone")
    yield from _come_and_gone(versions, _commitments, "commitment", "commitment gone")
    yield from _come_and_gone(versions, _strong, "strong", "strong gone")


def _come_and_gone(
    versions: Versions, listed: _Listed, kind: _Kind, gone: _Gone
) -> Iterator[Proposal]:
    was, has, here = (listed(each) for each in (versions.base, versions.draft, versions.file))
    # An option that the file does not have, though the draft before had it, was taken out.
    out = set(versions.base.options) - set(versions.file.options)
    for key, told in has.items():
        speaks_of = {name for each in expressions_of(told.rule) for name in each.names}
        if key not in was and key not in here and not speaks_of & out:
            new = cited(versions.draft, told.rule.grounds)
            yield Proposal(kind, told.element, told.actor, told.what, (), new, told.rule)
    for key, told in was.items():
        if key not in has and key in here:
            grounds = here[key].rule.grounds
            mine = same_grounds(versions, told.rule.grounds, grounds)
            old = cited(versions.file, grounds)
            yield Proposal(
                gone, told.element, told.actor, f"No longer: {told.what}", old, (), told.rule,
                blocked=None if mine else "you have given it grounds of your own",
            )  # fmt: skip


def _constraints(dispute: Dispute) -> dict[str, _Told]:
    return {
        (key := f"{each.kind}: {each.expression.text}"): _Told(
            each, "constraints", None, f"{each.name} ({key})" if each.name else key
        )
        for each in dispute.constraints
    }


def _commitments(dispute: Dispute) -> dict[str, _Told]:
    return {
        f"{each.actor}: {spell(each.condition.root)} then {spell(each.action.root)}": _Told(
            each, "commitments", each.actor, f"An announcement of {announced(dispute, each)}"
        )
        for each in dispute.commitments
    }


def _strong(dispute: Dispute) -> dict[str, _Told]:
    return {
        f"{actor.id}: {spell(each.worse.root)}": _Told(
            each,
            f"actors.{actor.id}.strong",
            actor.id,
            f"{actor.name} wants at any price: {wish(dispute, actor.id, each.worse.negated())}",
        )
        for actor in dispute.actors
        for each in actor.strong
        if each.worse is not None
    }
