"""The words of a demand without those whom they are addressed to."""

from __future__ import annotations

import re

from standoff.drafting.board import Board
from standoff.reading.roles import BODIES, COLLECTIVES, FORCES, GROUPS, PARTIES

__all__ = ["without_subject"]

_MODAL = r"(?:(?:had|has|have|ought)\s+to\s+|(?:must|should|to)\s+)?(?=[a-z])"
_DESCRIBED = re.compile(rf"(?:that\s+)?(?:the(?:\s+two)?|both)\s+(?P<noun>\w+)\s+{_MODAL}")


def without_subject(board: Board, actor: str, text: str) -> str:
    """Drop who is to do something ("the EU to impose", "both governments should accept")."""
    record = board.material.actor(actor)
    for name in sorted((record.name, *record.aliases), key=len, reverse=True):
        found = re.match(rf"(?:that\s+)?(?:the\s+)?{re.escape(name)}\s+{_MODAL}", text)
        if found:
            return text[found.end() :]
    described = _DESCRIBED.match(text)
    if described and described["noun"] in BODIES | COLLECTIVES | FORCES | GROUPS | PARTIES:
        return text[described.end() :]
    return text
