"""Reading the status quo of a dispute file, which may be spelled, or list what is taken."""

from __future__ import annotations

from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Grounds
from standoff.dispute.nodes import Mapping, Node, Scalar

__all__ = ["read_status_quo"]


def read_status_quo(reader: Reader, node: Node | None) -> tuple[str | None, Grounds]:
    """Read `status_quo`: a state in letters, the options that are taken, or either in a mapping."""
    what = "status_quo"
    if node is None:
        return None, Grounds()
    if isinstance(node, Scalar):
        return reader.state(node, what), Grounds()
    if not isinstance(node, Mapping):
        return _taken(reader, node), Grounds()
    found = reader.fields(node, what, ("taken", "state", *GROUNDS))
    grounds = reader.grounds(found, what)
    if ("taken" in found) == ("state" in found):
        reader.wrong(f"{what}: either 'taken' or 'state' is expected here", node)
        return None, grounds
    if "taken" in found:
        return _taken(reader, found["taken"]), grounds
    return reader.state(found["state"], what), grounds


def _taken(reader: Reader, node: Node) -> str:
    taken = reader.known_options(node, "status_quo")
    return "".join("Y" if name in taken else "N" for name in reader.options)
