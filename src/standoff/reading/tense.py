"""Whether a day lies ahead of the report or behind it, by the words around it."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Tense", "tense_around"]

Tense = Literal["past", "future"]

_WINDOW = 240
_WILLED_REACH = 160
_STOP = re.compile(r"\n|[!?;](?=\s|$)|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)\.(?=\s|$)")
_WILLING = (
    r"(?:is|are|be|due|set|expected|scheduled|planned|plans?|hopes?|aims?|wants?|intends?|ready"
    r"|likely|threaten(?:s|ed|ing)?|vow(?:s|ed)?|agreed?|promised?|pledged?|urged?|told|asked"
    r"|ordered|demand(?:s|ed)?|warned|invited|obliged|deadline|ultimatum|has|have|must)"
)
_CUE = re.compile(
    r"(?P<future>\b(?:(?:will|would|shall|to|must|should|may|might|could) (?:also |then )?be \w+"
    rf"|will|won't|shall|going to|{_WILLING} (?:\w+ )?to (?!have\b)(?:be )?\w+|would(?! have\b)"
    r"|must|should(?! have\b)|may(?! have\b)|might(?! have\b)|could(?! have\b)|upcoming"
    r"|forthcoming|ahead of|(?:scheduled|set|due|planned|slated|expected|called) (?:for|on|by)"
    r"|(?:is|are) (?:\w+ing|due|scheduled|expected|planned)|begins?|starts?|expires?|lapses"
    r"|resumes?|reopens?|convenes?|leaves|votes|meets|opens|arrives|returns|visits|decides"
    r"|takes effect|ends)\b|\b\w+[’']ll\b)"
    r"|(?P<past>\b(?:was|were|had|did|said|told|met|came|went|took|made|gave|got|saw|held|left|won"
    r"|lost|led|ran|sent|spoke|began|became|found|shot|fell|broke|wrote|struck|set off|put"
    r"|has been|have been|would have|could have|should have|\w{2,}ed)\b)",
    re.IGNORECASE,
)
_TIME_OF_DAY = r"(?:(?:midnight|noon|dawn|dusk|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?(?: gmt)?),? )?"
_TO_COME = re.compile(
    r"\b(?:beyond|until|till|ahead of|no later than|deadline (?:of|on|for|is)?|due (?:on|by)?"
    rf"|starting|beginning|effective) {_TIME_OF_DAY}(?:on )?(?:the |this )?$",
    re.IGNORECASE,
)
# "ordered to leave the town by": what has been willed lies ahead of the telling.
_WILLED = re.compile(
    rf"\b{_WILLING} (?:[\w'’-]+ ){{0,8}}to [a-z]+ (?:[\w'’-]+ ){{0,6}}(?:by|before|from) "
    rf"{_TIME_OF_DAY}(?:on )?$",
    re.IGNORECASE,
)
_GONE = re.compile(r"\b(?:since|last|past|previous|earlier|as of) (?:the |this )?$", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\b(?:after|following) (?:the |this )?$", re.IGNORECASE)
_SET_DAY = re.compile(r"^(?:['’]s)? (?:deadline|vote|election|summit|meeting is|ultimatum)")


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """Judge by the clause before a date, then by the one after it.

    Parameters
    ----------
    start, end
        Of the date in the text. At most 240 characters on either side are looked at.

    Returns
    -------
    Tense or None
        None where no word tells.
    """
    before = text[max(0, start - _WINDOW) : start]
    stops = [stop.end() for stop in _STOP.finditer(before)]
    before = before[stops[-1] :] if stops else before
    after = text[end : end + _WINDOW]
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after
    if _GONE.search(before):
        return "past"
    cues = list(_CUE.finditer(before))
    if _TO_COME.search(before):
        # "were closed until Friday" looks back, "to go on until Friday" does not.
        told_back = (
            cues and cues[-1]["past"] and cues[-1][0].lower() in ("was", "were", "had", "did")
        )
        return "past" if told_back else "future"
    if _WILLED.search(before[-_WILLED_REACH:]):
        return "future"
    if cues:
        return "future" if cues[-1]["future"] else "past"
    if _SET_DAY.match(after) and not _AFTERWARDS.search(before):
        return "future"
    if cue := _CUE.search(after):
        return "future" if cue["future"] else "past"
    return None
