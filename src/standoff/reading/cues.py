"""Words that report what somebody says or thinks."""

from __future__ import annotations

__all__ = [
    "ABOUT",
    "ABOUT_PARTICLES",
    "ADJECTIVE_CUES",
    "CALLING",
    "COMMITTING",
    "DOCUMENTS",
    "ENVOYS",
    "GERUNDS",
    "NOUN_CUES",
    "NO_OBJECT",
    "SHOWING",
    "SPEECH",
    "SUPPOSING",
    "TO_DO",
    "WITH_MARKS",
    "is_cue",
    "is_speech",
]

SPEECH = frozenset(
    """
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    boast caution charge claim comment complain concede conclude concur confess confirm contend
    counter criticise criticize cry caution declare decry demand denounce deny describe disclose
    emphasise emphasize estimate explain express forecast foresee hint imply indicate inform insist
    instruct joke lament maintain mention note object observe opine pledge plead point predict
    proclaim promise propose protest question quip quote read reassert reaffirm reassure recall
    reckon recommend recount reiterate remark remind repeat reply report request respond retort
    reveal say shout signal speculate state stress submit suggest swear tell testify think threaten
    tweet underline underscore urge voice vow warn whisper wonder write
    """.split()
)
"""Verbs of saying."""

_THOUGHT = frozenset(
    """
    accept anticipate assume believe conclude consider decide demonstrate determine discover
    document doubt expect fear feel figure find hope imagine know learn mean realise realize regard
    rule see show suspect think understand want view worry
    """.split()
)
"""Verbs of thinking: a report of what is thought needs a clause."""

WITH_MARKS = frozenset(
    """
    begin bellow blast blurt bristle chant chide chuckle continue cry demur deadpan enthuse
    exclaim fume gasp gush holler interject interrupt intone laugh marvel muse mutter murmur prod
    roar rail recite scoff scold scream scrawl shriek sigh sing snap sneer sniff snarl tease thunder
    type yell
    """.split()
)
"""Verbs that report speech where quotation marks stand beside them."""

NOUN_CUES = frozenset(
    """
    accusation allegation announcement answer argument assertion assurance belief call claim
    commitment complaint conclusion confidence contention concern decision declaration demand denial
    desire determination doubt expectation fear hope idea insistence intention letter notion offer
    opinion plan pledge promise proposal refusal reply report request response statement suggestion
    suspicion threat ultimatum view vow warning willingness wish
    """.split()
)
"""Nouns that introduce a clause ("the claim that")."""

ADJECTIVE_CUES = frozenset(
    """
    adamant afraid angry anxious aware certain concerned confident convinced determined
    disappointed doubtful eager fearful frustrated glad grateful hesitant hopeful keen optimistic
    pessimistic pleased prepared proud ready reluctant sceptical skeptical sorry sure surprised
    unsure unwilling upset wary willing worried
    """.split()
)
"""Adjectives that say what somebody thinks of something ("is confident that")."""

CALLING = frozenset(
    """
    brand call characterise characterize compare deem describe label liken portray regard see view
    """.split()
)
"""Verbs that say what somebody calls something."""

TO_DO = frozenset(
    """
    advise agree appeal ask beg beseech call challenge claim decide decline demand encourage
    forbid hope implore instruct intend invite offer order persuade plan plead pledge prefer press
    pretend promise propose recommend refuse remind request seek swear tell threaten undertake
    urge volunteer vote vow want warn wish
    """.split()
)
"""Verbs of what somebody says that he or another is "to" do."""

ABOUT = frozenset(
    """
    accuse address advocate announce applaud attack back blame blast cite commend condemn criticise
    criticize decry defend demand denounce deny deride detail discuss dismiss dispute
    emphasise emphasize endorse express favor favour hail highlight lambast lament mention mock
    note oppose outline pledge praise promise propose protest question quote rebuke recall
    recommend reference reiterate reject report request ridicule slam stress suggest support
    tout underline underscore urge voice want welcome
    """.split()
)
"""Verbs whose object is what somebody talks about, and says something of."""

GERUNDS = frozenset(
    """
    admit advocate consider deny discuss mention oppose propose recommend reject suggest support
    """.split()
)
"""Verbs whose gerund is what somebody talks of ("proposes closing the port")."""

NO_OBJECT = frozenset("argue believe hope insist say think".split())
"""Verbs of saying that take a clause and no object but a pronoun."""

COMMITTING = frozenset(
    """
    condemn demand deny endorse offer pledge praise promise propose refuse reject request threaten
    urge vow welcome
    """.split()
)
"""What only somebody does: their "it" is a body."""

ENVOYS = frozenset("ambassador attaché consul delegation diplomat envoy representative".split())
"""Whom a government recalls."""

DOCUMENTS = frozenset(
    """
    analysis article audit average book data dataset documentary evidence figure film finding
    footage index inquiry investigation log map memo memoir memorandum poll presentation record
    research review slide study survey tape tracker transcript video
    """.split()
)
"""What "shows" and "finds" something as somebody who says it would."""

SHOWING = frozenset("demonstrate document find show".split())
"""Verbs of what documents do."""

SUPPOSING = frozenset(
    "allege believe consider estimate expect report rumor rumour say suppose suspect think".split()
)
"""Verbs whose passive reports what nobody named says ("is said to have left")."""

ABOUT_PARTICLES = frozenset(
    {
        ("call", "for"), ("call", "on"), ("complain", "about"), ("complain", "of"),
        ("argue", "for"), ("argue", "against"), ("plead", "for"), ("press", "for"),
        ("push", "for"), ("point", "to"), ("refer", "to"), ("speak", "of"), ("speak", "about"),
        ("talk", "about"), ("talk", "of"), ("warn", "of"), ("warn", "against"), ("warn", "about"),
        ("object", "to"), ("apologise", "for"), ("apologize", "for"), ("insist", "on"),
        ("hint", "at"), ("ask", "for"), ("ask", "about"), ("worry", "about"), ("agree", "on"),
    }
)  # fmt: skip
"""The same, with the word that their object hangs on."""


def is_cue(lemma: str) -> bool:
    """Whether a verb reports speech or thought."""
    return lemma in SPEECH or lemma in _THOUGHT


def is_speech(lemma: str) -> bool:
    """Whether a verb reports speech."""
    return lemma in SPEECH
