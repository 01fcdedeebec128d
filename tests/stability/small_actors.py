"""Actors of small games that are made by hand."""

from __future__ import annotations

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Option, Statement, Statements


def actor(ident, options, *statements, unknown=(), **kinds):
    """An actor with a name like its id, who prefers what the statements say, in their order."""
    return Actor(
        ident,
        ident.title(),
        options=tuple(Option(each, each.title(), **kinds) for each in options),
        preference=Statements(tuple((Statement(parse(each)),) for each in statements)),
        unknown=tuple(unknown),
    )
