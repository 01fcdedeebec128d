"""What rests on nothing, and what nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.checks.finding import Finding
from standoff.dispute.elements import elements
from standoff.dispute.model import Dispute

__all__ = ["grounds"]


def grounds(dispute: Dispute) -> Iterator[Finding]:
    """Find elements without grounds, evidence that is not cited and sources that are not used."""
    used: set[str] = set()
    for element in elements(dispute):
        used.update(element.grounds.because)
        if not element.grounds.because and element.grounds.assumed is None:
            yield Finding(
                "warning",
                f"{element.label} has neither evidence nor an assumption",
                "Cite evidence with 'because:', or say with 'assumed:' why it is assumed.",
                element.place,
                element.path,
            )
    for label in dispute.evidence:
        if label not in used:
            yield Finding("note", f"evidence '{label}' is cited by no element", "",
                          None, f"evidence.{label}")  # fmt: skip
    needed = {item.source for item in dispute.evidence.values()}
    for label in dispute.sources:
        if label not in needed:
            yield Finding("note", f"no evidence points into the source '{label}'", "",
                          None, f"sources.{label}")  # fmt: skip
