"""What one file says and another cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Loss", "ordered"]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that was not carried over.

    Parameters
    ----------
    element
        What and where, as the file that was read has it.
    message
        What becomes of it.
    matters
        Whether the model may settle elsewhere without it.
    """

    element: str
    message: str
    matters: bool = False

    def __str__(self) -> str:
        """Say it in a line."""
        weight = " This can change the answer." if self.matters else ""
        return f"{self.element}: {self.message}{weight}"


def ordered(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Put what matters first."""
    return tuple(sorted(losses, key=lambda loss: not loss.matters))
