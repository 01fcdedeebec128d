"""Reading a voting body of a dispute file, and what its decision is."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.expressions import Expression
from standoff.dispute.facts import decision
from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Body, Member
from standoff.dispute.nodes import Mapping, Node, Scalar
from standoff.dispute.syntax import Node as Tree

__all__ = ["decision_of", "expressions_in", "read_body"]

_BODY = ("name", "quota", "members", *GROUNDS)
_MEMBER = ("name", "weight", "votes", "veto", *GROUNDS)


def decision_of(body: Body) -> Tree:
    """Return the definition of the derived fact that the body decides for it."""
    return decision(body.quota, [
        (member.weight, member.votes.root,
         member.veto if isinstance(member.veto, bool) else member.veto.root)
        for member in body.members
    ])  # fmt: skip


def expressions_in(node: Node) -> Iterator[str]:
    """List the texts under `votes` and `veto`, whatever else is wrong with the body."""
    if not isinstance(node, Mapping):
        return
    for key, members in node.pairs:
        if key.text != "members" or not isinstance(members, Mapping):
            continue
        for _, member in members.pairs:
            pairs = member.pairs if isinstance(member, Mapping) else ()
            yield from (
                value.text
                for inner, value in pairs
                if inner.text in ("votes", "veto") and isinstance(value, Scalar)
            )


def read_body(reader: Reader, identifier: str, key: Scalar, node: Node) -> Body | None:
    """Read one body; the names in its expressions are to be known."""
    what = f"voting: '{identifier}'"
    found = reader.fields(node, what, _BODY, required=("quota", "members"))
    name = reader.text(found.get("name"), f"{what}: name") or identifier
    grounds = reader.grounds(found, what)
    quota = reader.positive(found.get("quota"), f"{what}: quota")
    members = []
    if "members" in found:
        named = reader.named(found["members"], f"{what}: members")
        if not named and isinstance(found["members"], Mapping):
            reader.wrong(f"{what}: members: there is none", found["members"])
        read = (_member(reader, what, each, *pair) for each, pair in named.items())
        members = [member for member in read if member]
    if quota is None or not members:
        return None
    return Body(identifier, name, tuple(members), quota, grounds, key.place)


def _member(reader: Reader, what: str, identifier: str, key: Scalar, node: Node) -> Member | None:
    what = f"{what}: member '{identifier}'"
    found = reader.fields(node, what, _MEMBER, required=("weight", "votes"))
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    weight = reader.number(found.get("weight"), f"{what}: weight")
    votes = reader.expression(found["votes"], f"{what}: votes") if "votes" in found else None
    veto = _veto(reader, f"{what}: veto", found.get("veto"))
    if weight is None or votes is None or veto is None:
        return None
    return Member(identifier, weight, votes, veto, name, grounds, key.place)


def _veto(reader: Reader, what: str, node: Node | None) -> bool | Expression | None:
    if node is None:
        return False
    if isinstance(node, Scalar) and node.text.strip() in ("true", "false"):
        return node.text.strip() == "true"
    return reader.expression(node, what)
