"""Reading the picture that an actor of a dispute file has of the dispute."""

from __future__ import annotations

from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Ascribed, Perception
from standoff.dispute.nodes import Node
from standoff.dispute.preferring import read_preference, read_unknown
from standoff.errors import nearest

__all__ = ["read_perception"]


def read_perception(reader: Reader, actor: str, node: Node | None) -> Perception | None:
    """Read `perceives`: options of others that the actor does not see, preferences it ascribes.

    Parameters
    ----------
    actor
        Id of the actor whose picture it is.
    """
    if node is None:
        return None
    what = f"actor '{actor}': perceives"
    found = reader.fields(node, what, ("unseen", "ascribes", *GROUNDS))
    return Perception(
        _unseen(reader, actor, what, found.get("unseen")),
        _ascribed(reader, actor, what, found.get("ascribes")),
        reader.grounds(found, what),
        node.place,
    )


def _unseen(reader: Reader, actor: str, what: str, node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    names = reader.known_options(node, f"{what}: unseen")
    for name in names:
        if name.partition(".")[0] == actor:
            reader.wrong(f"{what}: unseen: '{name}' is its own option, which it sees", node)
    return names


def _ascribed(reader: Reader, actor: str, what: str, node: Node | None) -> tuple[Ascribed, ...]:
    if node is None:
        return ()
    what = f"{what}: ascribes"
    views: dict[str, Ascribed] = {}
    for other, (key, value) in reader.named(node, what).items():
        if other not in reader.actors:
            near = nearest(other, [each for each in reader.actors if each != actor])
            reader.wrong(f"{what}: there is no actor '{other}'.{near}", key)
            continue
        if other == actor:
            reader.wrong(f"{what}: '{actor}' is itself: its own preferences are as it has them",
                         key)  # fmt: skip
        label = f"{what}: '{other}'"
        found = reader.fields(value, label, ("preferences", "unknown"), ("preferences",))
        preference = read_preference(reader, label, found.get("preferences"))
        unknown = read_unknown(reader, label, found.get("unknown"))
        views[other] = Ascribed(other, preference, unknown)
    return tuple(views[other] for other in reader.actors if other in views)
