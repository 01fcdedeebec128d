"""Read reports on a dispute, build a cited model of it, and compute where it can settle.

>>> import standoff
>>> dispute = standoff.load("kosovo-2007")
>>> solution = standoff.solve(dispute)

Nothing is computed, and no submodule loaded, before a name is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from standoff.version import __version__ as __version__

if TYPE_CHECKING:
    from standoff import cases
    from standoff.dispute.check import check
    from standoff.dispute.model import Dispute
    from standoff.dispute.perceived import perceived
    from standoff.dispute.power import voting_power
    from standoff.dispute.voting import banzhaf, minimal_blocking_sets, shapley_shubik
    from standoff.drafting.draft import draft
    from standoff.errors import (
        DisputeError,
        DossierError,
        EvidenceError,
        ExpressionError,
        InputError,
        MissingError,
        Problem,
        ReportError,
        SizeError,
        StandoffError,
        Stopped,
    )
    from standoff.interop.gmcr import from_gmcr, load_gmcr, to_gmcr
    from standoff.loading import load
    from standoff.reading.dossier import Dossier
    from standoff.reading.read import read, read_text
    from standoff.report.brief import brief
    from standoff.robustness.asking import ask
    from standoff.robustness.inverse.ask import why_not
    from standoff.robustness.rests import rests
    from standoff.stability.blockers import who_blocks
    from standoff.stability.coalition_solution import CoalitionSolution
    from standoff.stability.coalitions import solve_coalition, solve_universal
    from standoff.stability.commitments import commitments
    from standoff.stability.explain import explain
    from standoff.stability.explain_coalition import explain_coalition
    from standoff.stability.paths import paths
    from standoff.stability.single.solving import solve_state
    from standoff.stability.solution import Solution
    from standoff.stability.solve import solve
    from standoff.tracking.replay import replay
    from standoff.tracking.timeline import timeline

__all__ = [
    "CoalitionSolution",
    "Dispute",
    "DisputeError",
    "Dossier",
    "DossierError",
    "EvidenceError",
    "ExpressionError",
    "InputError",
    "MissingError",
    "Problem",
    "ReportError",
    "SizeError",
    "Solution",
    "StandoffError",
    "Stopped",
    "ask",
    "banzhaf",
    "brief",
    "cases",
    "check",
    "commitments",
    "draft",
    "explain",
    "explain_coalition",
    "from_gmcr",
    "load",
    "load_gmcr",
    "minimal_blocking_sets",
    "paths",
    "perceived",
    "read",
    "read_text",
    "replay",
    "rests",
    "shapley_shubik",
    "solve",
    "solve_coalition",
    "solve_state",
    "solve_universal",
    "timeline",
    "to_gmcr",
    "voting_power",
    "who_blocks",
    "why_not",
]

_HOMES = {
    "CoalitionSolution": "stability.coalition_solution",
    "Dispute": "dispute.model",
    "Dossier": "reading.dossier",
    "Solution": "stability.solution",
    "ask": "robustness.asking",
    "banzhaf": "dispute.voting",
    "brief": "report.brief",
    "check": "dispute.check",
    "commitments": "stability.commitments",
    "draft": "drafting.draft",
    "explain": "stability.explain",
    "explain_coalition": "stability.explain_coalition",
    "from_gmcr": "interop.gmcr",
    "load": "loading",
    "load_gmcr": "interop.gmcr",
    "minimal_blocking_sets": "dispute.voting",
    "paths": "stability.paths",
    "perceived": "dispute.perceived",
    "read": "reading.read",
    "read_text": "reading.read",
    "replay": "tracking.replay",
    "rests": "robustness.rests",
    "shapley_shubik": "dispute.voting",
    "solve": "stability.solve",
    "solve_coalition": "stability.coalitions",
    "solve_state": "stability.single.solving",
    "solve_universal": "stability.coalitions",
    "timeline": "tracking.timeline",
    "to_gmcr": "interop.gmcr",
    "voting_power": "dispute.power",
    "who_blocks": "stability.blockers",
    "why_not": "robustness.inverse.ask",
}
"""Where a name lives, under the package; what is not listed lives in `errors`."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'standoff' has no attribute '{name}'")
    if name == "cases":
        return import_module("standoff.cases")
    return getattr(import_module(f"standoff.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
