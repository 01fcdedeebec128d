"""What the pages on the constructs of the dispute file are held to."""

from __future__ import annotations

from dataclasses import replace

from standoff.stability.coalitions import solve_coalition
from standoff.stability.solve import solve

__all__ = ["WITHOUT", "settled"]


def each_option(dispute, **changes):
    return replace(
        dispute,
        actors=tuple(
            replace(actor, options=tuple(replace(option, **changes) for option in actor.options))
            for actor in dispute.actors
        ),
    )


WITHOUT = {
    "availability": lambda d: replace(d, as_of=None),
    "constraints": lambda d: replace(d, constraints=()),
    "irreversibility": lambda d: each_option(d, irreversible=None, irreversible_if=None),
    "merged-states": lambda d: replace(d, merged=()),
    "perception": lambda d: replace(
        d, actors=tuple(replace(actor, perception=None) for actor in d.actors)
    ),
}
"""By page, the dispute without what the page is about: for the column "without it"."""


def settled(dispute, concept):
    """List the equilibria as the tables of the pages do; of a coalition, where it stays."""
    if concept.startswith("C"):
        solution = solve_coalition(dispute, [dispute.coalitions[0].id], [concept])
    else:
        solution = solve(dispute, [concept.partition("_")[0]])
    return ", ".join(solution.settled(concept)) or "–"
