"""The acts of a stance, the words that perform them, and their PLOVER root classes.

PLOVER is the event ontology that succeeds CAMEO (Halterman and others, 2023); its root classes are
named in capitals. An offer is AGREE and a proposal CONSULT, by what they commit to.
"""

from __future__ import annotations

from standoff.reading.records import ClaimKind

__all__ = [
    "ACTS",
    "COERCIVE",
    "FAVOURS",
    "NOUN_ACTS",
    "PLOVER",
    "PROPOSALS",
    "PROPOSING",
    "TALKING",
    "TELLING",
    "VERB_ACTS",
    "WANTING",
    "act_of_verb",
    "class_of",
]

PLOVER: dict[str, str] = {
    "demand": "REQUEST",
    "appeal": "REQUEST",
    "propose": "CONSULT",
    "offer": "AGREE",
    "accept": "AGREE",
    "promise": "AGREE",
    "reject": "REJECT",
    "threaten": "THREATEN",
    "warn": "THREATEN",
    "support": "SUPPORT",
    "prefer": "SUPPORT",
    "oppose": "REJECT",
    "accuse": "ACCUSE",
    "deny": "REJECT",
    "retract": "YIELD",
    "concede": "YIELD",
    "refuse to concede": "REJECT",
}
"""Act to root class."""

ACTS: dict[ClaimKind, frozenset[str]] = {
    "stance": frozenset(PLOVER),
    "commitment": frozenset({"keep", "deploy", "withdraw"}),
    "relation": frozenset({"back", "mediate", "administer", "member", "belong", "advise"}),
    "deadline": frozenset({"expire", "extend"}),
}
"""Acts by the kind of claim. The act of an event is any verb, a quotation need not have one."""

_OTHER_CLASSES = {"back": "SUPPORT", "mediate": "CONSULT", "withdraw": "YIELD", "keep": "MOBILIZE",
                  "deploy": "MOBILIZE"}  # fmt: skip

_VERBS: dict[str, str] = {
    "demand": "demand insist require expect want seek",
    "appeal": "appeal urge ask request plead beg beseech implore",
    "propose": "propose suggest table recommend",
    "offer": "offer",
    "accept": "accept approve welcome sign ratify consent embrace agree",
    "promise": "promise pledge vow commit undertake guarantee swear",
    "reject": "reject refuse dismiss veto spurn rebuff decline scorn shun",
    "threaten": "threaten",
    "warn": "warn caution",
    "support": "support back favour favor endorse champion",
    "prefer": "prefer",
    "oppose": "oppose resist object disagree",
    "accuse": "accuse blame criticise criticize condemn denounce deplore censure fault slam decry "
    "lambast chide rebuke blast",
    "deny": "deny disavow repudiate",
    "retract": "retract rescind",
    "concede": "concede yield relent compromise",
}

VERB_ACTS: dict[str, str] = {
    lemma: act for act, lemmas in reversed(_VERBS.items()) for lemma in lemmas.split()
}
"""Lemma to act."""

WANTING = frozenset({"demand", "appeal", "propose", "prefer"})
"""Acts by which somebody wants something that is not done yet."""

_PARTICLES: dict[tuple[str, str], str] = {
    ("put", "forward"): "propose",
    ("rule", "out"): "reject",
    ("turn", "down"): "reject",
    ("back", "down"): "concede",
    ("give", "in"): "concede",
    ("give", "way"): "concede",
    ("give", "up"): "concede",
    ("call", "for"): "demand",
    ("call", "off"): "retract",
    ("press", "for"): "demand",
    ("push", "for"): "demand",
    ("call", "on"): "appeal",
    ("stand", "with"): "support",
    ("stand", "by"): "support",
    ("side", "with"): "support",
    ("take", "back"): "retract",
    ("agree", "to"): "accept",
    ("object", "to"): "oppose",
    ("vote", "against"): "oppose",
    ("vote", "for"): "support",
}

NOUN_ACTS: dict[str, str] = {
    "demand": "demand",
    "insistence": "demand",
    "appeal": "appeal",
    "request": "appeal",
    "call": "appeal",
    "proposal": "propose",
    "offer": "offer",
    "acceptance": "accept",
    "approval": "accept",
    "rejection": "reject",
    "refusal": "reject",
    "threat": "threaten",
    "warning": "warn",
    "support": "support",
    "backing": "support",
    "endorsement": "support",
    "opposition": "oppose",
    "objection": "oppose",
    "criticism": "accuse",
    "condemnation": "accuse",
    "denial": "deny",
    "promise": "promise",
    "pledge": "promise",
}
"""Nouns that name an act; whose it is stands beside them ("Moscow's demand for talks")."""

PROPOSING = frozenset("advance float make outline present submit table unveil".split())
"""Verbs that propose where their object is a proposal ("presented a series of proposals")."""

PROPOSALS = frozenset("compromise concession draft offer plan proposal roadmap suggestion".split())

COERCIVE = frozenset(
    """
    abandon annex attack ban block blockade board bomb boycott break burn cancel close collapse cut
    declare defy deny destroy disrupt end escalate expel fight fire force freeze halt impose
    intervene invade isolate leave lock mobilise mobilize occupy overthrow prevent proclaim punish
    quit resist respond retaliate reimpose revoke sanction scrap seal secede seize sever shell
    shoot shut split stop strike sue suspend terminate veto walk withdraw withhold
    """.split()
)
"""Verbs of what one does against another: a conditional "will" with one of them is a threat."""

FAVOURS = frozenset(
    "compensate finance fund guarantee lend lift pay reopen resume restore subsidise".split()
)
"""Verbs of what one does for another: on a condition it is promised, and not threatened."""


TALKING = frozenset(
    """
    attend consider discuss examine explore listen meet negotiate participate review share study
    talk
    """.split()
)
"""Verbs of talks, which nobody threatens to have."""

TELLING = frozenset("ask beg command implore instruct order petition request tell urge".split())
"""Verbs of telling somebody what to do."""


def act_of_verb(lemma: str, particles: frozenset[str]) -> str | None:
    """Return the act that a verb performs, or None.

    Parameters
    ----------
    lemma
        Of the verb.
    particles
        Its particles, prepositions and adverbs ("out" of "rule out").
    """
    if lemma == "sign" and particles & {"away", "off", "up"}:
        return None
    for particle in sorted(particles):
        if (lemma, particle) in _PARTICLES:
            return _PARTICLES[lemma, particle]
    return VERB_ACTS.get(lemma)


def class_of(act: str | None) -> str | None:
    """Return the root class of an act, or None where it has none of its own."""
    return PLOVER.get(act or "") or _OTHER_CLASSES.get(act or "")
