"""An actor of the earlier reports that the file does not have."""

from __future__ import annotations

from standoff.dispute.model import Actor, Dispute, Option
from standoff.tracking.versions import Versions, cited, find, place

__all__ = ["not_there"]


def not_there(versions: Versions, actor: Actor) -> str:
    """Say that the file lacks an actor of the draft before, and as whom it has it, if it has it.

    Reports that are read together with others may tell that two names are one actor's, so that it
    has another id than it had when the file was drafted. The analyst need not have taken it out.
    """
    known = {option.id: _rests_on(versions.base, option) for option in actor.options}
    names = dict.fromkeys(
        other.name
        for other in versions.file.actors
        if find(versions.base, other.id) is None
        for option in other.options
        if known.get(option.id, set()) & _rests_on(versions.file, option)
    )
    said = f"the file has no actor {actor.name}"
    if not names:
        return said
    return f"{said}: what the earlier reports say it can do stands there under {', '.join(names)}"


def _rests_on(dispute: Dispute, option: Option) -> set[tuple[str | None, int, int]]:
    return {place(dispute, item) for item in cited(dispute, option.grounds)}
