"""Lines of the map that the roles in a dispute file say: "backs Serbia", "mediator"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from standoff.dispute.model import Actor, Dispute
from standoff.report.actor_map.record import Line, Proof, Tone

__all__ = ["is_party", "lines_from_roles"]

_SAID: tuple[tuple[str, str, str, Tone], ...] = (
    ("backs|supports|backer of|supporter of|ally of|allied with", "backs", "backs {}", "with"),
    ("opposes|opponent of|rival of|against", "opposes", "opposes {}", "against"),
    (
        "mediates (?:between|with|for)|mediator (?:between|for)",
        "mediates", "mediates with {}", "between",
    ),
    (
        "guarantees|guarantor of|guarantor for|protects",
        "guarantees", "guarantees {}", "over",
    ),
    ("administers|administrator of|governs|runs", "administers", "administers {}", "over"),
    ("member of|part of", "member", "is a member of {}", "part"),
    ("belongs to", "belongs to", "belongs to {}", "part"),
    ("advises|adviser to|advisor to", "advises", "advises {}", "part"),
    (
        "speaks for|spokesman for|spokeswoman for|represents",
        "speaks for", "speaks for {}", "part",
    ),
)  # fmt: skip
_ROLES = tuple(
    (re.compile(rf"^(?:{pattern})\s+(.+)$", re.IGNORECASE), kind, told, tone)
    for pattern, kind, told, tone in _SAID
)
_PARTY = re.compile(r"(?:a )?party(?: to the (?:dispute|conflict))?", re.IGNORECASE)
_MEDIATOR = re.compile(
    r"(?:(?:a|the)\s+)?mediator\b(?!\s+(?:between|for)\b)|one of (?:the )?(?:\w+ )?mediators",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def is_party(actor: Actor) -> bool:
    """Whether an actor's role says that it is a side of the dispute."""
    return any(_PARTY.fullmatch(part) for part in _parts(actor))


def lines_from_roles(dispute: Dispute, proofs: Mapping[str, Proof]) -> Iterator[Line]:
    """Yield what the roles in a file say that actors do to each other.

    Only whoever is an actor of the file is at the other end: "backs independence" is no line. A
    mediator of whom it is not said between whom mediates between the parties.

    Parameters
    ----------
    proofs
        The evidence of the file by its id.
    """
    named = {
        _plain(name): a.id for a in dispute.actors for name in (a.id.replace("_", " "), a.name)
    }
    parties = [actor.id for actor in dispute.actors if is_party(actor)]
    for actor in dispute.actors:
        cited = tuple(proofs[i] for i in actor.grounds.because if i in proofs)
        for kind, told, tone, ends in _said(actor, named, parties):
            for end in dict.fromkeys(ends):
                if end != actor.id:
                    yield Line(
                        actor.id, end, kind, told, tone, cited, actor.grounds.assumed, actor.role
                    )


def _said(
    actor: Actor, named: Mapping[str, str], parties: list[str]
) -> Iterator[tuple[str, str, Tone, list[str]]]:
    for part in _parts(actor):
        if _MEDIATOR.match(part) and actor.id not in parties:
            yield "mediates", "mediates with {}", "between", parties
            continue
        for pattern, kind, told, tone in _ROLES:
            if (found := pattern.match(part)) is not None:
                yield kind, told, tone, _named(found[1], named)
                break


def _named(words: str, named: Mapping[str, str]) -> list[str]:
    """Return the actors that words name: one, or several ("Serbia and the Kosovo Albanians")."""
    if _plain(words) in named:
        return [named[_plain(words)]]
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", words)
    return [named[_plain(part)] for part in parts if _plain(part) in named]


def _parts(actor: Actor) -> list[str]:
    return [part.strip() for part in (actor.role or "").split(";") if part.strip()]


def _plain(name: str) -> str:
    """Return a name for comparison, without its article."""
    return _ARTICLE.sub("", name.strip().strip(".")).casefold()
