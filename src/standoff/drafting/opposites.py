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
_GOING_ON = "flowing|going|moving|operating|pumping|running|working"
_KEEP = re.compile(
    r"^(?:(?:keep|leave|hold)\s+(?P<kept>.+?)|(?P<staying>.+?)\s+(?:stay|remain|is|are)s?(?:\s+kept)?)"
    rf"\s+(?P<how>open|closed|shut|{_GOING_ON})\b"
)
_DOING = r"(?:keep|continue|go on)\s+(?:to\s+(?=[a-z]+\s)|(?=[a-z]+ing\s))"
_KEEP_DOING = re.compile(rf"^{_DOING}(?P<doing>.+)")
_KEEP_UP = re.compile(rf"^(?:{_DOING}[a-z]+|continue|keep up|maintain)\s+(?P<what>.+)")
_END = re.compile(
    r"^(?:(?P<end>cut|shut|turn|switch)\s+(?P<what>.+?)\s+(?:off|down)\b"
    r"|(?P<ends>cut|shut|turn|switch)\s+(?:off|down)\s+(?P<whats>.+)"
    r"|(?P<stop>cut|shut|halt|stop|suspend|interrupt|end|cease)\s+(?P<stopped>.+))$"
)
_PHRASE_END = re.compile(
    r"\s+(?:after|at|by|during|for|from|if|in|into|of|on|over|through|to|unless|until|when|with)\s"
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
    if _goes_on(one, other) or _goes_on(other, one):
        return True
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


def _goes_on(one: str, other: str) -> bool:
    """Whether one keeps up what the other ends ("keep the gas flowing", "shut off the gas").

    It has to be the same thing by the head of its noun phrase: who shuts a gas plant may keep the
    gas flowing.
    """
    kept, ended = _kept(without_lead(one).casefold()), _END.match(without_lead(other).casefold())
    if kept is None or ended is None:
        return False
    head = _head(kept)
    return head is not None and head == _head(ended["what"] or ended["whats"] or ended["stopped"])


def _kept(act: str) -> str | None:
    """Return what an act keeps up, or None where it keeps up nothing."""
    if found := _KEEP.match(act):
        going = found["how"] in _GOING_ON.split("|")
        return (found["kept"] or found["staying"]) if going else None
    found = _KEEP_UP.match(act)
    return None if found is None else found["what"]


def _head(what: str) -> frozenset[str] | None:
    """Return the stem of the noun that a phrase is about, or None where it is an act ("paying")."""
    words = _PHRASE_END.split(f"{what} ")[0].split()
    while words and not key_words(words[-1]):
        words.pop()
    doing = not words or words[0].endswith("ing")
    return None if doing else key_words(words[-1])


def _parted(act: str) -> tuple[str, str]:
    """Return the verb of an act, and what it is done to."""
    text = without_lead(act).casefold()
    if kept := _KEEP.match(text):
        return _STATES.get(kept["how"], "keep on"), kept["kept"] or kept["staying"]
    if doing := _KEEP_DOING.match(text):
        return "continue", text[doing.start("doing") :]
    verb, _, what = text.partition(" ")
    return verb, what
