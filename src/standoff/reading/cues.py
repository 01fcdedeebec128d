"""Words that report what somebody says or thinks."""

from __future__ import annotations

__all__ = ["NOUN_CUES", "SPEECH", "is_cue", "is_speech"]

SPEECH = frozenset(
    """
    accuse acknowledge add admit advise affirm agree allege announce answer argue assert assure
    boast caution charge claim comment complain concede conclude concur confess confirm contend
    counter criticise criticize cry caution declare decry demand denounce deny describe disclose
    emphasise emphasize estimate explain express forecast foresee hint imply indicate inform insist
    instruct joke lament maintain mention note object observe opine pledge plead point predict
    proclaim promise propose protest quip quote read reassert reaffirm reassure recall reckon
    recommend recount reiterate remark remind repeat reply report request respond retort reveal say
    shout signal speculate state stress submit suggest swear tell testify think threaten tweet
    underline underscore urge voice vow warn whisper wonder write
    """.split()
)
"""Verbs of saying."""

_THOUGHT = frozenset(
    """
    accept anticipate assume believe conclude consider decide doubt expect fear feel figure find
    hope imagine know learn mean realise realize regard rule see show suspect think understand want
    view worry
    """.split()
)
"""Verbs of thinking: a report of what is thought needs a clause."""

NOUN_CUES = frozenset(
    """
    allegation announcement argument assertion assurance belief claim complaint conclusion demand
    fear hope insistence notion pledge promise report statement suggestion suspicion threat vow
    warning view
    """.split()
)
"""Nouns that introduce a clause ("the claim that")."""


def is_cue(lemma: str) -> bool:
    """Whether a verb reports speech or thought."""
    return lemma in SPEECH or lemma in _THOUGHT


def is_speech(lemma: str) -> bool:
    """Whether a verb reports speech."""
    return lemma in SPEECH
