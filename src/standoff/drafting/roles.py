"""What part an actor plays: party, mediator, backer, guarantor, administrator, proposer."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.model import Grounds
from standoff.drafting.board import Board
from standoff.drafting.names import with_article
from standoff.drafting.plans import is_good_offices
from standoff.reading.records import Claim

__all__ = ["grounds_of_role", "role_of"]

_REMARKS = frozenset({"accuse", "oppose", "support", "welcome", "criticise", "praise"})
"""What a bystander may say of a dispute without being part of it."""


def role_of(board: Board, actor: str) -> str | None:
    """Say in a few words what an actor does in the dispute, or None where the reports do not."""
    parts = list(dict.fromkeys(text for text, _ in _parts(board, actor)))
    if any(part.startswith("mediator (") for part in parts):
        parts = [part for part in parts if part != "mediator"]
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
    """Yield what an actor does, with the claim that says so."""
    if actor in board.material.parties():
        yield "party", _first_as_party(board, actor)
    yield from _from_relations(board, actor)
    outsider = actor not in board.material.parties()
    if outsider and (claim := _comments(board, actor)) is not None:
        yield "comments", claim
    for claim in board.material.claims:
        if claim.actor != actor:
            continue
        if claim.kind == "commitment" and claim.act == "keep" and outsider:
            yield "guarantor with forces on the ground", claim
        elif claim.kind == "stance" and claim.act == "propose" and outsider:
            yield "has put forward a proposal", claim
        elif (
            claim.kind == "stance"
            and claim.act == "offer"
            and outsider
            and is_good_offices(board, claim)
        ):
            yield "has offered its good offices", claim
        elif claim.kind == "deadline":
            yield "set a deadline", claim


def _comments(board: Board, actor: str) -> Claim | None:
    """Return a claim of somebody of whom the reports have only what they say of it."""
    own = [claim for claim in board.material.claims if actor in {claim.actor, claim.target}]
    speaks = all(c.kind == "quotation" or c.act in _REMARKS for c in own)
    return own[0] if own and speaks else None


def _from_relations(board: Board, actor: str) -> Iterator[tuple[str, Claim]]:
    material = board.material
    for claim in material.of_kind("relation"):
        if claim.act == "mediate" and actor not in material.parties():
            if claim.actor == actor:
                yield "mediator", claim
            elif actor in material.members(claim.actor or ""):
                yield f"mediator (in the {_name(board, claim.actor)})", claim
        elif claim.actor != actor or not claim.target:
            continue
        elif claim.act == "back" and claim.polarity:
            yield f"backs {with_article(board.material.actor(claim.target))}", claim
        elif claim.act == "administer":
            yield "administrator", claim


def _first_as_party(board: Board, actor: str) -> Claim | None:
    for claim in board.material.of_kind("relation"):
        if claim.act == "mediate" and claim.target == actor:
            return claim
    return next((c for c in board.material.claims if c.actor == actor), None)


def _name(board: Board, actor: str | None) -> str:
    return board.material.actor(actor).name if actor else ""
