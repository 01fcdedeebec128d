"""What part an actor plays: party, mediator, backer, guarantor, administrator, proposer."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.model import Grounds
from standoff.drafting.board import Board
from standoff.drafting.names import with_article
from standoff.reading.records import Claim

__all__ = ["grounds_of_role", "role_of"]


def role_of(board: Board, actor: str) -> str | None:
    """Say in a few words what an actor does in the dispute, or None where the reports do not."""
    parts = list(dict.fromkeys(text for text, _ in _parts(board, actor)))
    return "; ".join(parts) or None


def grounds_of_role(board: Board, actor: str) -> Grounds:
    """Say what the role rests on, or that nothing but being named makes it an actor."""
    claims = [claim for _, claim in _parts(board, actor) if claim is not None]
    because = tuple(dict.fromkeys(board.material.cite(claim) for claim in claims[:4]))
    if because:
        return Grounds(because)
    for claim in board.material.claims:
        if actor in {claim.actor, claim.target}:
            return Grounds((board.material.cite(claim),))
    return Grounds(assumed="It is named in the reports.")


def _parts(board: Board, actor: str) -> Iterator[tuple[str, Claim | None]]:
    material = board.material
    if actor in material.parties():
        yield "party", _first_as_party(board, actor)
    mediated = False
    for claim in material.of_kind("relation"):
        if claim.act == "mediate":
            mediates = claim.actor == actor or actor in material.members(claim.actor or "")
            if mediates and not mediated and actor not in material.parties():
                mediated = True
                body = "" if claim.actor == actor else f" (in the {_name(board, claim.actor)})"
                yield f"mediator{body}", claim
        elif claim.act == "back" and claim.actor == actor and claim.polarity and claim.target:
            yield f"backs {with_article(_name(board, claim.target))}", claim
        elif claim.act == "administer" and claim.actor == actor and claim.target:
            yield "administrator", claim
    for claim in material.of_kind("commitment"):
        if claim.actor == actor and claim.act == "keep" and actor not in material.parties():
            yield "guarantor with forces on the ground", claim
    for claim in material.stances("propose"):
        if claim.actor == actor and actor not in material.parties():
            yield "has put forward a proposal", claim
    for claim in material.of_kind("deadline"):
        if claim.actor == actor:
            yield "set a deadline", claim


def _first_as_party(board: Board, actor: str) -> Claim | None:
    for claim in board.material.of_kind("relation"):
        if claim.act == "mediate" and claim.target == actor:
            return claim
    return next((c for c in board.material.claims if c.actor == actor), None)


def _name(board: Board, actor: str | None) -> str:
    return board.material.actor(actor).name if actor else ""
