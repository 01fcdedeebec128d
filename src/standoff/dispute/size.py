"""Whether a dispute can be enumerated: how many states it has, and what memory they would take."""

from __future__ import annotations

from math import log10

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.elements import statements_of
from standoff.dispute.enumeration import Part, TooManyError, combined, count, feasible, parts_of
from standoff.dispute.model import Actor, Dispute, Ranking
from standoff.errors import SizeError
from standoff.memory import available

__all__ = ["bytes_each", "codes_within"]

Codes = NDArray[np.uint64]

_MOST_OPTIONS = 63
_SMALL = 1 << 28
_SHARE = 0.8
_NAMED = 6
_FLOAT_BITS = 1000
_EXACT_GB = 1000


def bytes_each(dispute: Dispute) -> int:
    """Bytes that the graph of a dispute and its five usual concepts take at most, for each state.

    As measured (`bench/large.py`). An irreversible option makes lists of moves that overlap: half
    as long again for each that an actor has.
    """
    return 80 + sum(_bytes_of(actor) for actor in dispute.actors)


def _bytes_of(actor: Actor) -> int:
    lasting = sum(option.irreversible is not None for option in actor.options)
    return 20 + int(14 * 1.5**lasting)


def codes_within(dispute: Dispute, room: int | None) -> Codes:
    """List the codes of the feasible states, rising.

    Parameters
    ----------
    room
        How many bytes the graph may take; None: most of what the machine can give.

    Raises
    ------
    SizeError
        It would take more, or there are more than 63 options.
    """
    options = dispute.options
    each = bytes_each(dispute)
    if room is None:
        # What is small on any machine is not worth the question.
        small = each << len(options) <= _SMALL
        room = _SMALL if small else int(available() * _SHARE)
    parts = parts_of(options, dispute.constraints)
    found: list[Codes] = []
    try:
        found.extend(feasible(part, options, max(room // each, 1)) for part in parts)
    except TooManyError as error:
        raise _too_large(dispute, parts, found, room, error.about) from None
    if count(found) * each > room or len(options) > _MOST_OPTIONS:
        raise _too_large(dispute, parts, found, room)
    return combined(parts, found)


def _too_large(
    dispute: Dispute, parts: list[Part], found: list[Codes], room: int, guess: int | None = None
) -> SizeError:
    """Say how many states there are; where a part could not be counted, about or at most."""
    uncounted = [len(part.places) for part in parts[len(found) :]]
    states = count(found) << sum(uncounted)
    about = "up to " if uncounted else ""
    if guess is not None:
        states, about = count(found) * guess << sum(uncounted[1:]), "about "
    each = bytes_each(dispute)
    if states * each <= room:
        return SizeError(
            f"the dispute has {len(dispute.options)} options; at most {_MOST_OPTIONS} can be "
            f"enumerated. {_remedy(dispute)}"
        )
    return SizeError(
        f"the dispute is too large to enumerate: it has {about}{_told(states)} states, which would "
        f"take {about}{_in_gb(states * each)} GB, and there is room for "
        f"{room / 2**30:.1f} GB. {_remedy(dispute)}"
    )


def _told(number: int) -> str:
    """Write a number so that its size can be seen."""
    if number < 10**15:
        return f"{number:,}"
    if number.bit_length() < _FLOAT_BITS:
        return f"{number:.1e}"
    return f"more than 10^{int((number.bit_length() - 1) * log10(2))}"


def _in_gb(size: int) -> str:
    return _told(size >> 30) if size >> 30 > _EXACT_GB else f"{size / 2**30:,.1f}"


def _remedy(dispute: Dispute) -> str:
    """Say what would make a dispute smaller."""
    told = _mentioned(dispute)
    idle = [name for name in dispute.options if name not in told]
    ideas = (
        "Constraints such as exactly_one(...), or fewer options, make it smaller; one state can be "
        "asked about without listing the states (solve --state)"
    )
    if not idle or any(actor.perception is not None for actor in dispute.actors):
        return f"{ideas}."
    some = ", ".join(f"'{name}'" for name in idle[:_NAMED])
    more = f" and {len(idle) - _NAMED} more" if len(idle) > _NAMED else ""
    return f"{ideas}. Nothing is said of {some}{more}: without them the answer is the same."


def _mentioned(dispute: Dispute) -> frozenset[str]:
    """Collect the options of which something is said that bears on who moves or prefers what."""
    names: set[str] = set()
    said = [each.expression for each in dispute.constraints]
    said += [each.expression for each in dispute.merged]
    said += [part for each in dispute.commitments for part in (each.condition, each.action)]
    for actor in dispute.actors:
        said += [statement.expression for _, statement in statements_of(actor)]
        if isinstance(actor.preference, Ranking):
            said += [each for tier in actor.preference.tiers for each in tier]
        said += [each.worse for each in actor.strong if each.worse is not None]
        said += [each.irreversible_if for each in actor.options if each.irreversible_if is not None]
        for unknown in actor.unknown:
            names.update(unknown.about)
            said += [each for each in (unknown.between, unknown.other) if each is not None]
    return frozenset(names).union(*(each.names for each in said))
