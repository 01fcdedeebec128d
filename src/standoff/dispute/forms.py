"""Pieces of YAML that all written elements share."""

from __future__ import annotations

from typing import Any

from standoff.dispute.model import Grounds

__all__ = ["Fields", "add", "flow", "ground"]

Fields = dict[str, Any]


def flow(items: list[str]) -> Any:
    """Set a short list in one line."""
    from ruamel.yaml.comments import CommentedSeq

    line = CommentedSeq(items)
    line.fa.set_flow_style()
    return line


def add(form: Fields, **values: Any) -> Fields:
    """Add what is there: neither None nor empty."""
    form.update({key: value for key, value in values.items() if value not in (None, "", [], {})})
    return form


def ground(form: Fields, grounds: Grounds) -> Fields:
    """Add what an element rests on."""
    if grounds.because:
        form["because"] = flow(list(grounds.because))
    return add(form, assumed=grounds.assumed, certainty=grounds.certainty)
