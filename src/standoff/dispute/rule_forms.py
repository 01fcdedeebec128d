"""The rules of a dispute as YAML: derived facts, bodies, merged states, pledges and coalitions."""

from __future__ import annotations

from typing import Any

from standoff.dispute.forms import Fields, add, flow, ground
from standoff.dispute.model import (
    Body,
    Coalition,
    Commitment,
    Dispute,
    Fact,
    Member,
    Merged,
)

__all__ = ["body_form", "coalition_form", "commitment_form", "fact_form", "merged_form"]


def fact_form(fact: Fact) -> Any:
    """Write a derived fact; one with nothing but its expression in one line."""
    form: Fields = {} if fact.name == fact.id else {"name": fact.name}
    form["expression"] = fact.expression.text
    ground(form, fact.grounds)
    return fact.expression.text if len(form) == 1 else form


def body_form(body: Body) -> Fields:
    """Write a voting body."""
    form: Fields = {"name": body.name, "quota": body.quota}
    form["members"] = {member.id: _member(member) for member in body.members}
    return ground(form, body.grounds)


def _member(member: Member) -> Fields:
    form = add({}, name=member.name)
    form.update(weight=member.weight, votes=member.votes.text)
    if not isinstance(member.veto, bool):
        text = member.veto.text
        # Bare, these two words are no expression here: they say whether it has a veto at all.
        form["veto"] = f"({text})" if text in ("true", "false") else text
    elif member.veto:
        form["veto"] = True
    return ground(form, member.grounds)


def merged_form(merged: Merged, dispute: Dispute) -> Fields:
    """Write a merged state; one state for all its actors where they rank it alike."""
    form = add({"states": merged.expression.text}, name=merged.name)
    states = set(merged.ranked_as.values())
    if len(states) == 1 and len(merged.ranked_as) == len(dispute.actors):
        form["ranked_as"] = states.pop()
    else:
        add(form, ranked_as=dict(merged.ranked_as))
    return ground(form, merged.grounds)


def commitment_form(commitment: Commitment) -> Fields:
    """Write a commitment."""
    form: Fields = {"by": commitment.actor, "if": commitment.condition.text}
    form["then"] = commitment.action.text
    return ground(add(form, name=commitment.name), commitment.grounds)


def coalition_form(coalition: Coalition) -> Fields:
    """Write a coalition."""
    form: Fields = {"members": flow(list(coalition.members))}
    return ground(add(form, name=coalition.name), coalition.grounds)
