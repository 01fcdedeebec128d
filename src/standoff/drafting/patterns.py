"""Shapes of phrases that tell what kind of option a phrase is."""

from __future__ import annotations

import re

from standoff.drafting.phrases import without_lead

__all__ = ["ELSEWHERE", "FOR_GOOD", "IDLE", "ONGOING", "STOP", "WEIGHING", "is_act", "is_ongoing"]

FOR_GOOD = re.compile(
    r"^(?:declare|proclaim|secede|annex|execute|kill|destroy|demolish|sue|ratify|recogni[sz]e|quit"
    r"|dissolve|scrap)\b",
    re.IGNORECASE,
)
"""Acts that cannot be undone."""

STOP = re.compile(
    r"(?:abandon|cancel|cease|drop|end|halt|lift|pull|refrain|reverse|scrap|stop|suspend|withdraw)"
)
"""Acts that end another."""

ONGOING = re.compile(r"\b(?:continue|go on|going on|remain|stay|keep|maintain|carry on)\b")
"""Words that say that something goes on."""

_LEFT = re.compile(
    r"^(?:leave|hold)\s+(?:\S+\s+){1,6}?(?:as it is|alone|closed|in place|intact|open|running|shut"
    r"|untouched)\b"
)

ELSEWHERE = re.compile(
    r"\b(?:one|such|it|them|they|this|that|so|there)\b|\b(?:first|second|third|fourth|fifth)$",
    re.IGNORECASE,
)
"""Words that say what is meant only together with another sentence."""

IDLE = re.compile(r"(?:be|forget|have|hesitate|rest|stand|tolerate|wait)\b", re.IGNORECASE)
"""Verbs of no act: to refuse to wait refuses nothing that somebody could grant."""

WEIGHING = re.compile(
    r"(?:consider|examine|look at|review|study|weigh)\s+(?:\w+\s+){0,3}?"
    r"(?:answer|demand|idea|offer|plan|proposal|request|term)s?\b",
    re.IGNORECASE,
)
"""To think about an answer, which is none yet."""

_NOMINAL = re.compile(
    r"^(?:that\s|an?\s|the\s|its\s|their\s|his\s|her\s|any\s|some\s|no\s|more\s|further\s|all\s"
    r"|both\s|one\s|two\s|three\s|four\s|five\s|six\s|seven\s|eight\s|nine\s|ten\s|they\s|it\s|\d|[A-Z]|\w+s\s(?:to|be)\s)"
)


def is_ongoing(text: str) -> bool:
    """Whether an act is to go on with what is done now ("keep paying", "leave the border open")."""
    said = text.casefold()
    return bool(ONGOING.search(said) or _LEFT.match(without_lead(said)))


def is_act(text: str) -> bool:
    """Whether a phrase says an act ("withdraw its plan") and not a thing ("a binding accord")."""
    return not _NOMINAL.match(without_lead(text))
