"""Whether a day lies ahead of the report or behind it, by the words around it."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Tense", "tense_around"]

Tense = Literal["past", "future"]

_WINDOW = 240
_STOP = re.compile(r"\n|[!?;](?=\s|$)|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)\.(?=\s|$)")
_CUE = re.compile(
    r"(?P<future>\b(?:(?:will|would|shall|to|must|should|may|might|could) (?:also |then )?be \w+"
    r"|will|won't|shall|going to|(?:is|are|be|due|set|expected|scheduled|planned"
    r"|plans?|hopes?|aims?|wants?|intends?|ready|likely|threaten(?:s|ed|ing)?|vow(?:s|ed)?"
    r"|agreed|promised|pledged|urged|told|asked|has|have) (?:\w+ )?to (?!have\b)(?:be )?\w+"
    r"|would(?! have\b)"
    r"|must|should(?! have\b)|may(?! have\b)|might(?! have\b)|could(?! have\b)|upcoming|forthcoming"
    r"|ahead of|is (?:due|scheduled|expected|planned)|are (?:due|scheduled|expected|planned)"
    r"|(?:is|are) \w+ing|begins|starts|expires|lapses|ends|takes effect)\b|\b\w+[’']ll\b)"
    r"|(?P<past>\b(?:was|were|had|did|said|told|met|came|went|took|made|gave|got|saw|held|left|won"
    r"|lost|led|ran|sent|spoke|began|became|found|shot|fell|broke|wrote|struck|set off|put"
    r"|has been|have been|would have|could have|should have|\w{2,}ed)\b)",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:beyond|until|till|ahead of|no later than|deadline (?:of|on|for|is)?|due (?:on|by)?"
    r"|starting|beginning|effective) (?:the |this )?$",
    re.IGNORECASE,
)
_GONE = re.compile(r"\b(?:since|last|past|previous|earlier|as of) (?:the |this )?$", re.IGNORECASE)
_DEADLINE_AFTER = re.compile(r"^(?:['’]s)? (?:deadline|vote|election|summit|meeting is|ultimatum)")


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
    if cues:
        return "future" if cues[-1]["future"] else "past"
    if _DEADLINE_AFTER.match(after):
        return "future"
    if cue := _CUE.search(after):
        return "future" if cue["future"] else "past"
    return None
