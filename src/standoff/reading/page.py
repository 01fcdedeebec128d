"""An opened report: its source, and the blocks that its text is made of."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.evidence import Source
from standoff.reading.html import Block

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A source and, where its format has any, the blocks that its text is made of.

    Parameters
    ----------
    blocks
        In the order of the text; empty for plain text.
    """

    source: Source
    blocks: tuple[Block, ...] = ()
