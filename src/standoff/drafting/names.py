"""Actors' names in sentences."""

from __future__ import annotations

import re

__all__ = ["possessive", "with_article"]

_BODY = re.compile(
    r"(?:^[A-Z]{2,6}$|\b(?:Agency|Alliance|Army|Association|Bank|Commission|Committee|Council|Court"
    r"|Federation|Front|Group|League|Movement|Nations|Organi[sz]ation|Party|States|Union|Kingdom"
    r"|Albanians|Serbs|\w+s)$)"
)
_BARE = frozenset({"NATO", "OPEC", "ASEAN", "ECOWAS", "IGAD", "Honduras", "Cyprus", "Laos"})


def with_article(name: str) -> str:
    """Put "the" before the name of a body or a people ("the UN", but "Serbia" and "NATO")."""
    if name in _BARE or name.startswith("The ") or not _BODY.search(name):
        return name
    return f"the {name}"


def possessive(name: str) -> str:
    """Say whose something is ("the UN's", "the Kosovo Albanians'")."""
    article = with_article(name)
    return f"{article}'" if article.endswith("s") else f"{article}'s"
