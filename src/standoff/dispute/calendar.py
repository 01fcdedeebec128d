"""The phases of a dispute: the days on which what the actors can do changes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from standoff.dispute.model import Dispute

__all__ = ["phases"]

_DAY = timedelta(days=1)


def phases(dispute: Dispute) -> tuple[date | None, ...]:
    """Return the first day of each phase, in order.

    Within a phase the same options are available. The first phase begins on the day that the model
    describes (`as_of`) or on that of the latest source, whichever is earlier: a model of the day
    after a deadline still shows what came before it. Where neither is known it begins on the day
    before the first change. A dispute in which nothing changes has one phase, which begins on
    `as_of` (None where there is none).
    """
    turns: set[date] = set()
    for actor in dispute.actors:
        for option in actor.options:
            if option.available_from is not None:
                turns.add(option.available_from)
            if option.available_until is not None and option.available_until < date.max:
                turns.add(option.available_until + _DAY)
    if not turns:
        return (dispute.as_of,)
    known = [day for day in (dispute.as_of, _published(dispute)) if day is not None]
    start = min(known) if known else max(date.min + _DAY, min(turns)) - _DAY
    return (start, *sorted(turn for turn in turns if turn > start))


def _published(dispute: Dispute) -> date | None:
    days = []
    for source in dispute.sources.values():
        try:
            days.append(datetime.fromisoformat(source.published or "").date())
        except ValueError:
            continue
    return max(days, default=None)
