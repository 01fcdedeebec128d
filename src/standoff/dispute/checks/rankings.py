"""Rankings that leave states out, and tiers that hold none."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.checks.finding import Finding, Material
from standoff.dispute.model import Actor, Ranking
from standoff.dispute.tiers import tier_of, unranked

__all__ = ["rankings"]

_NAMED = 6


def rankings(actor: Actor, ranking: Ranking, material: Material) -> Iterator[Finding]:
    """Find what is wrong with the ranking of an actor."""
    states, path = material.states, f"actors.{actor.id}.preferences"
    missing = unranked(ranking, states)
    if len(missing):
        some = ", ".join(states.names(missing[:_NAMED]))
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        yield Finding(
            "error",
            f"the ranking of '{actor.id}' leaves out {len(missing)} feasible "
            f"state{'s' * (len(missing) > 1)}: {some}{more}",
            "Add them, or end the ranking with 'rest'.",
            ranking.place,
            path,
        )
    used = set(tier_of(ranking, states).tolist())
    for number, tier in enumerate(ranking.tiers):
        if number not in used:
            texts = ", ".join(str(expression) for expression in tier) or "rest"
            yield Finding(
                "warning",
                f"tier {number + 1} of the ranking of '{actor.id}' ({texts}) holds no feasible "
                "state that a better tier does not hold",
                "Remove it, or look for a mistake in it.",
                ranking.place,
                f"{path}.ranking[{number}]",
            )
