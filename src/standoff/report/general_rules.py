"""What the terminal tells of the general rules of drafting."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from standoff.drafting.rules import RULES

__all__ = ["general_rules"]


def general_rules() -> Iterator[Text | Padding]:
    """Tell each rule: its name, what it says, and what is done without it."""
    yield Text("General rules of drafting", "bold")
    yield Text("An element that rests on one names it; --without RULE switches it off.", "dim")
    for rule in RULES:
        yield Text(f"\n{rule.id}", "bold")
        yield Padding(Text(rule.says), (0, 0, 0, 2), expand=False)
        yield Padding(Text(f"Without it: {rule.otherwise}.", "dim"), (0, 0, 0, 2), expand=False)
