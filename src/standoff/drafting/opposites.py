"""Acts that undo one another: to keep the sluices open is not to close them."""

from __future__ import annotations

import re

from standoff.drafting.phrases import key_words, same_subject, without_lead

__all__ = ["are_opposite"]

# Each line has two kinds of act on the same thing, of which one ends or forbids the other.
_PAIRS = (
    ("close shut block blockade seal dam", "open reopen unblock unseal"),
    ("cut halt suspend stop interrupt cease freeze end break", "continue resume restore maintain"),
    ("impose introduce tighten", "lift remove ease drop"),
    ("withdraw pull recall remove", "keep station deploy send leave maintain"),
    ("arrest detain hold jail", "release free"),
    ("leave quit", "join enter stay remain"),
    ("strike walk", "work"),
    ("ban outlaw forbid", "allow permit"),
    ("raise increase", "cut lower reduce"),
    ("attack bomb shell", "spare"),
    ("reject refuse", "accept"),
    ("dissolve", "keep"),
)
_STOPS = frozenset("abandon cancel cease delay end halt postpone stop suspend".split())
_STATES = {"open": "open", "closed": "close", "shut": "close", "running": "continue"}
_KEEP = re.compile(
    r"^(?:(?:keep|leave|hold)\s+(?P<kept>.+?)|(?P<staying>.+?)\s+(?:stay|remain|is|are)s?(?:\s+kept)?)"
    r"\s+(?P<how>open|closed|shut|running)\b"
)


def _table() -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for row, sides in enumerate(_PAIRS):
        for side, verbs in enumerate(sides):
            for verb in verbs.split():
                found.setdefault(verb, set()).add((row, side))
    return found


_ACTS = _table()


def are_opposite(one: str, other: str) -> bool:
    """Whether two acts ("close the sluices", "keep the sluices open") undo one another.

    Their verbs have to be opposites, and what they are done to has to be the same; or one stops
    what the other does ("fill the reservoir", "delay the filling").
    """
    (verb, what), (counter, thing) = _parted(one), _parted(other)
    if (verb in _STOPS) is not (counter in _STOPS):
        stopped, done = (what, other) if verb in _STOPS else (thing, one)
        of = key_words(stopped)
        if of & key_words(without_lead(done).split()[0]) and of <= key_words(done):
            return True
    sides = {(row, 1 - side) for row, side in _ACTS.get(verb, ())}
    if not sides & _ACTS.get(counter, set()):
        return False
    return same_subject(key_words(what), key_words(thing)) >= 0.6


def _parted(act: str) -> tuple[str, str]:
    """Return the verb of an act, and what it is done to."""
    text = without_lead(act).casefold()
    if kept := _KEEP.match(text):
        return _STATES[kept["how"]], kept["kept"] or kept["staying"]
    verb, _, what = text.partition(" ")
    return verb, what
