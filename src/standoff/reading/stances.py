"""Stances: who demands, offers, accepts, rejects, threatens, supports what.

A stance is performed by a verb ("has threatened to declare"), named by a noun ("Moscow's demand
for talks"), or announced: a side that says what it will do unless it gets its way threatens it, and
the "unless" is its demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from standoff.reading.acts import PROPOSALS, PROPOSING, act_of_verb
from standoff.reading.announcements import announced_by
from standoff.reading.asked import asked_of
from standoff.reading.clauses import (
    complement,
    condition,
    infinitive,
    is_conditional,
    is_denied,
    is_in_condition,
    is_subjunctive,
    is_wanted,
    modality_of,
    particles,
    reported_aside,
)
from standoff.reading.conditional_demands import demanded, feared
from standoff.reading.context import Context
from standoff.reading.deeds import deed_of
from standoff.reading.dispositions import disposition_of
from standoff.reading.intentions import intended_by
from standoff.reading.named_stances import named_by
from standoff.reading.no_intentions import not_intended_by
from standoff.reading.offers import is_offer, is_told_by_offer, what_is_offered
from standoff.reading.only_if import sole_conditions
from standoff.reading.preferences import is_second_choice, preferred_by
from standoff.reading.provisos import without_proviso
from standoff.reading.raised_offers import raised_by
from standoff.reading.records import Claim, Modality
from standoff.reading.requirements import required_by
from standoff.reading.stance_targets import concedes, targets_of, without_end
from standoff.reading.subjects import subject_of
from standoff.reading.ultimatum_claims import ultimatum_by
from standoff.reading.weighed import rules_out
from standoff.reading.willingness import provisos_of, willing_by

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

__all__ = ["find_stances"]

_SAYING = frozenset("say comment confirm discuss answer reveal name speculate elaborate".split())
_FORCE = frozenset("war force invasion intervention blockade embargo".split())
_RETRACTED = PROPOSALS | {"accusation", "claim", "demand", "remark", "statement", "threat"}
_ABOUT_WHAT = frozenset({"accuse", "warn"})
_TOLD_BY_OBJECT = frozenset({"accept", "appeal", "demand", "offer", "promise"})
"""Acts whose class is told by what they are about: to sign a treaty is SUPPORT."""
_TOGETHER = frozenset({"offer", "promise", "propose", "threaten"})
"""Acts that may be about several deeds at once."""
_TELLING_NOTHING = frozenset("anything as do nothing so to".split())
"""Words of "as it had promised to do" and "promised nothing"."""
_ORDERING = frozenset("instruct order tell".split())
_PETITIONS = frozenset("appeal complaint letter petition protest statement".split())
_WOULD = frozenset("can could may might will would".split())
_GOING_ON = frozenset("continue begin start resume".split())
"""Verbs of what is done again or for the first time: "continues to demand" demands."""


_MAY_BE_CONDITIONAL = frozenset("accept offer promise propose threaten".split())


def find_stances(context: Context) -> Iterator[Claim]:
    """Yield the stances of a passage."""
    for token in context.parsed.tokens:
        pos = token.pos_
        if pos == "VERB" or (pos == "AUX" and token.dep_ not in {"aux", "auxpass"}):
            yield from _told_by(context, token)
            yield from _talk_of_force(context, token)
            yield from willing_by(context, token)
        elif pos == "NOUN":
            yield from named_by(context, token)


def _told_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a verb tells in the first of the ways that apply to it."""
    for way in (
        preferred_by,
        announced_by,
        intended_by,
        not_intended_by,
        required_by,
        ultimatum_by,
        raised_by,
        _performed,
    ):
        if found := list(way(context, verb)):
            yield from found
            return


def _performed(context: Context, verb: Token) -> Iterator[Claim]:
    act = _act(context, verb)
    if act is None or (act == "offer" and is_told_by_offer(verb)):
        return
    actors, content = _who_and_what(context, verb)
    if act == "offer":
        content = what_is_offered(verb) or content
    denied = is_denied(verb)
    inner = infinitive(verb)
    # Who refuses to rule something out says neither yes nor no.
    if act == "reject" and inner is not None and (_keeps_threat(inner) or rules_out(inner)):
        return
    if act == "reject" and inner is not None and concedes(inner):
        act = "refuse to concede"
    if act == "concede" and denied:
        act, denied = "refuse to concede", False
    if act in _ABOUT_WHAT:
        content = _about_what(verb) or content
    if act == "promise" and {t.lower_ for t in content} <= _TELLING_NOTHING:
        return
    if not content and act not in {"accuse", "concede", "refuse to concede"}:
        return
    asks = act in {"demand", "appeal"}
    targets = (
        asked_of(context, verb, actors) if asks else targets_of(context, verb, content, actors)
    )
    ours = asks and _is_the_publishers(context, verb)
    if not actors and not ((act == "accuse" or ours) and targets):
        return
    # What is asked of several is asked of each; other acts have one target.
    towards = targets if asks and targets else targets[:1] or (None,)
    modality = _stance_modality(act, verb)
    conditions = [] if inner is None else [*condition(inner), *condition(verb)]
    content = _act_alone(act, content, conditions)
    for clause, author in product(conditions if act == "threaten" else (), actors):
        yield from demanded(context, clause, author)
        yield from feared(context, clause, author, targets)
    sole = list(sole_conditions(inner or verb)) if act in {"accept", "reject"} else []
    accepts = act == "accept" and not denied
    if sole and accepts:
        modality = "hypothetical"
    for part, actor, target in product(
        _infinitives(inner, content) if act in _TOGETHER else [content],
        actors or (None,),
        towards,
    ):
        yield context.claim(
            "stance",
            act,
            verb,
            part,
            actor=actor,
            target=target if target != actor else None,
            modality=modality,
            polarity=not denied,
            plover=deed_of(verb) if act in _TOLD_BY_OBJECT else None,
            day=_day(context, act, part),
            quantity=context.count_in(part) or context.count_in(_counted_subject(verb)),
        )
    asked = provisos_of(verb) if accepts and _may_come(verb) else ()
    for clause, author in product(dict.fromkeys((*sole, *asked)), actors):
        yield from demanded(context, clause, author, favour=accepts)


def _may_come(verb: Token) -> bool:
    """Whether somebody is disposed to do what a verb says, or would or could do it."""
    would = any(c.dep_ == "aux" and c.lower_ in _WOULD for c in verb.children)
    return would or disposition_of(verb) is not None


def _act(context: Context, verb: Token) -> str | None:
    """Return the act that a verb itself performs, or None."""
    act = act_of_verb(verb.lemma_.casefold(), particles(verb)) or _idiom(verb)
    if act == "accept" and _signs_demand(verb):
        return None
    if act is None or act == "prefer" or _is_embedded(verb) or _is_courtesy(verb, act):
        return None
    if act == "concede" and _tells(context, verb):
        return None
    if act == "promise" and is_in_condition(verb):
        # "unless Peru guarantees the supply" promises nothing.
        return None
    return "offer" if act == "propose" and is_offer(verb) and not is_denied(verb) else act


def _act_alone(act: str, content: Sequence[Token], conditions: Sequence[Token]) -> list[Token]:
    """Cut what is no part of what is offered, accepted or threatened: conditions and asides."""
    apart = {t.i for clause in conditions for t in clause.subtree}
    aside = reported_aside(content)
    alone = without_end([t for t in content if t.i not in apart and t not in aside])
    if alone and alone[-1].lower_ in {"provided", "providing"}:
        alone = without_end(alone[:-1])
    alone = _without_result(alone)
    return without_proviso(alone) if act in _MAY_BE_CONDITIONAL else alone


def _without_result(content: list[Token]) -> list[Token]:
    """Cut what a deed leads to ("to pay in full, leaving Peru alone"), which is none itself."""
    for place in range(1, len(content)):
        token = content[place]
        if token.tag_ == "VBG" and token.pos_ == "VERB" and token.nbor(-1).text == ",":
            return without_end(content[:place])
    return content


def _infinitives(first: Token | None, content: list[Token]) -> list[list[Token]]:
    """Part what is joined by "and to" ("promised to pay and to leave"), each an act of its own."""
    joined = [] if first is None else [
        c for c in first.children
        if c.dep_ == "conj" and any(g.tag_ == "TO" and g.dep_ == "aux" for g in c.children)
    ]  # fmt: skip
    if first is None or not joined or first not in content:
        return [content]
    ands = {c for c in first.children if c.dep_ == "cc"}
    later = [[t for t in content if t in set(verb.subtree)] for verb in joined]
    taken = {t for part in later for t in part} | ands
    parts = [[t for t in content if t not in taken]]
    for verb, part in zip(joined, later, strict=True):
        parts.extend(_infinitives(verb, part))
    return [without_end(part) for part in parts if part]


def _counted_subject(verb: Token) -> list[Token]:
    """Return the subject of an active verb, which says how many do what it says."""
    return [t for c in verb.children if c.dep_ == "nsubj" for t in c.subtree]


def _tells(context: Context, verb: Token) -> bool:
    """Whether a verb brings what somebody says ("It is fair, he conceded")."""
    span = context.parsed.of_token(verb)
    return any(q.cue is not None and q.cue.overlaps(span) for q in context.quotations)


def _is_the_publishers(context: Context, verb: Token) -> bool:
    """Whether a report says "we urge" of itself."""
    own = any(s.lower_ in {"we", "i"} for s in subject_of(verb))
    return own and context.attribution(verb) is None


def _about_what(verb: Token) -> list[Token]:
    """Return what somebody is accused "of" or warned "against"."""
    about = [
        c
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in {"of", "for", "over", "against"}
    ]
    tokens = [t for c in about for g in c.children for t in g.subtree if g.dep_ == "pcomp"]
    return without_end(sorted(tokens, key=lambda token: token.i))


def _day(context: Context, act: str, content: Sequence[Token]) -> date | None:
    """Return the day of what is asked or threatened lies ahead; that of other things need not."""
    if act in {"demand", "appeal", "propose", "offer", "promise", "threaten", "warn"}:
        return context.day_ahead(content)
    mention = context.date_in(content)
    return None if mention is None else mention.first


def _idiom(verb: Token) -> str | None:
    """Return the act of a verb with its object ("presented a proposal", "took X's side")."""
    lemma = verb.lemma_.casefold()
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if lemma in PROPOSING and any(t.lemma_ in PROPOSALS for o in objects for t in o.subtree):
        return "propose"
    if lemma in _ORDERING and (told := infinitive(verb)) is not None and objects:
        # Who orders "its troops" demands nothing of another, nor who leaves it to them ("or stay").
        own = any(c.dep_ == "poss" and c.pos_ == "PRON" for o in objects for c in o.children)
        free = any(c.dep_ == "cc" and c.lower_ == "or" for c in told.children)
        return None if own or free else "demand"
    if lemma in {"withdraw", "drop"} and any(o.lemma_ in _RETRACTED for o in objects):
        return "retract"
    if lemma == "take" and any(o.lower_ == "side" and _is_owned(o) for o in objects):
        return "support"
    return None


def _signs_demand(verb: Token) -> bool:
    """Whether what is signed is what its signers ask for ("signed a petition")."""
    signed = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.dep_ in {"acl", "relcl"}:
        signed.append(verb.head)
    return verb.lemma_ == "sign" and any(o.lemma_.casefold() in _PETITIONS for o in signed)


def _keeps_threat(verb: Token) -> bool:
    """Whether to refuse this is to go on threatening: that is told by the threat itself."""
    taken_back = _idiom(verb) == "retract"
    return taken_back and any(c.dep_ == "dobj" and c.lemma_ == "threat" for c in verb.children)


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ == "of") for c in noun.children)


def _is_embedded(verb: Token) -> bool:
    """Whether a verb is only what somebody is to do ("urged them to accept", "refused to sign")."""
    if verb.dep_ == "conj" and any(c.lower_ == "than" and c.i < verb.i for c in verb.head.children):
        # "would sue rather than give up a field"
        return True
    if is_wanted(verb) or is_second_choice(verb):
        return True
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if _goes_on(verb):
        return _is_embedded(verb.head)
    if infinitive and disposition_of(verb) is not None:
        # "is ready to accept": the sense of the adjective is the act's.
        return False
    embedded = infinitive and verb.dep_ in {"xcomp", "acl", "ccomp", "advcl"}
    governor = act_of_verb(verb.head.lemma_.casefold(), particles(verb.head))
    return embedded and (governor is not None or not concedes(verb))


def _goes_on(verb: Token) -> bool:
    """Whether a verb is done by whoever "continues to" do it."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _GOING_ON


def _is_courtesy(verb: Token, act: str) -> bool:
    """Whether a verb is about what its own subject wants to do or not to say.

    "expects to buy", "asked not to be named", "refused to say whether" are no positions.
    """
    inner = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}), None)
    if inner is None:
        return verb.lemma_ == "expect"
    if verb.lemma_ == "ask" and inner.dep_ == "ccomp" and _is_question(inner):
        # "asked whether it was true" wants to know.
        return True
    if verb.lemma_ == "expect" and is_denied(verb):
        return True
    if verb.lemma_ == "suggest" and inner.dep_ == "ccomp" and inner.tag_ in {"VBD", "VBN", "VBZ"}:
        # "suggested that nobody had asked" proposes nothing
        return True
    wants = is_subjunctive(inner) and inner.tag_ != "VBP"
    if verb.lemma_ == "insist" and inner.dep_ == "ccomp" and not wants:
        # "insisted that it was right" asserts, "insisted that he leave" demands.
        return True
    if verb.lemma_ == "insist" and any(c.dep_ == "aux" for c in inner.children):
        return True
    if act == "reject" and inner.lemma_ in _SAYING:
        return True
    told = any(c.dep_ in {"dobj", "dative"} and c.i < inner.i for c in verb.children)
    own = not told and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.children)
    return own and verb.lemma_ in {"ask", "expect", "want", "seek"}


def _is_question(clause: Token) -> bool:
    return any(
        token.lower_ in {"whether", "if"} or token.tag_ in {"WP", "WDT", "WRB"}
        for child in clause.children
        for token in (child, *child.children)
        if token.i < clause.i
    )


def _stance_modality(act: str, verb: Token) -> Modality:
    modality = modality_of(verb.head if _goes_on(verb) else verb)
    if act == "accept" and is_conditional(verb) and any(c.lower_ == "would" for c in verb.children):
        return "hypothetical"
    if act == "threaten" and modality == "done":
        return "threatened"
    if act == "promise" and modality == "done":
        return "intended"
    return modality


def _who_and_what(context: Context, verb: Token) -> tuple[tuple[str, ...], list[Token]]:
    """Actors and content of a verb, in the active voice and in the passive."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children)
    # "Asked about it, he said": he was asked.
    bare = verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children)
    if not passive and not (bare and verb.dep_ in {"advcl", "acl"}):
        subjects = list(subject_of(verb)) or _participle_subject(verb)
        actors = [actor for subject in subjects for actor in context.actors(subject)]
        return tuple(dict.fromkeys(actors)), complement(verb)
    agents = [
        grandchild
        for child in verb.children
        if child.dep_ == "agent"
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
    ]
    actors = [actor for agent in agents for actor in context.actors(agent)]
    patients = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if not patients and verb.dep_ == "conj":
        # "is supported by A and backed by B"
        patients = list(subject_of(verb))
    own: set[int] = set()
    if verb.dep_ == "acl":
        patients = [verb.head]
        own = {t.i for t in verb.subtree}
    content = [t for p in patients for t in p.subtree if t.i not in own]
    return tuple(dict.fromkeys(actors)), [t for t in content if not t.is_punct]


def _participle_subject(verb: Token) -> list[Token]:
    if verb.dep_ in {"advcl", "pcomp", "xcomp"}:
        for ancestor in verb.ancestors:
            if found := list(subject_of(ancestor)):
                return found
    if verb.dep_ == "acl":
        return [verb.head]
    return []


def _talk_of_force(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a speaker says of force as something that could be used ("war could be a tool").

    It is the speaker's, and hypothetical; whether it is also the position of a government depends
    on whether the speaker speaks for one.
    """
    if not any(s.lemma_.casefold() in _FORCE for s in subject_of(verb)):
        return
    modal = any(
        c.dep_ == "aux" and c.lower_ in {"could", "may", "might", "can"} for c in verb.children
    )
    use = verb.lemma_ == "be" and any(c.dep_ in {"attr", "acomp"} for c in verb.children)
    quotation = context.attribution(verb)
    if not (modal or use) or quotation is None or quotation.speaker is None:
        return
    if is_denied(verb):
        return
    book = context.resolver.book
    content = [t for t in verb.subtree if not t.is_quote]
    while content and content[-1].is_punct:
        content.pop()
    yield context.claim(
        "stance",
        "threaten",
        verb,
        content,
        actor=book.acting(book.principal(quotation.speaker)),
        modality="hypothetical",
    )
