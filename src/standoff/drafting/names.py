"""Actors' names in sentences."""

from __future__ import annotations

import re

from standoff.reading.records import ReportedActor

__all__ = ["possessive", "with_article"]

_BODY = re.compile(
    r"(?:^[A-Z]{2,6}$|\b(?:Agency|Alliance|Army|Association|Assembly|Authority|Bank|Board|Chamber"
    r"|Coalition|Commission|Committee|Congress|Cooperative|Council|Court|Federation|Front|Group"
    r"|League|Ministry|Movement|Nations|Organi[sz]ation|Parliament|Party|Union)$)"
)
_COUNTRY = re.compile(
    r"\b(?:Bahamas|Comoros|Emirates|Gambia|Islands|Kingdom|Maldives|Netherlands|Philippines|Republic"
    r"|Seychelles|States|Territory)$"
)
_BARE = frozenset({"NATO", "OPEC", "ASEAN", "ECOWAS", "IGAD"})


def with_article(actor: ReportedActor) -> str:
    """Put "the" before the name of a body or a people ("the UN", but "Serbia" and "NATO")."""
    name = actor.name
    if name in _BARE or name.startswith("The "):
        return name
    people = actor.kind in {"group", "armed_force"} and name.endswith("s")
    body = _BODY.search(name) and actor.kind != "person"
    # Who has no name is only described: "the doctors' association".
    return f"the {name}" if people or body or _COUNTRY.search(name) or name[:1].islower() else name


def possessive(actor: ReportedActor) -> str:
    """Say whose something is ("the UN's", "the Kosovo Albanians'")."""
    article = with_article(actor)
    return f"{article}'" if article.endswith("s") else f"{article}'s"
