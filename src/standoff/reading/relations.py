"""Relations: who backs whom, who mediates between whom, who administers or belongs to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.clauses import is_denied, modality_of
from standoff.reading.context import Context
from standoff.reading.records import Claim
from standoff.reading.roles import MEDIATORS
from standoff.reading.subjects import conjuncts, modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed
    from standoff.reading.resolve import Resolver

__all__ = ["backing_from", "find_parties", "find_relations", "name_mediators", "named_in"]

_TALKS = frozenset(
    """
    accord agreement battle ceasefire clash confrontation conflict crisis deal dialogue discussion
    dispute feud fighting negotiation quarrel relation row standoff stand-off struggle talk tension
    treaty truce war
    """.split()
)
_OPPOSED = frozenset(
    """
    apart argue ceasefire clash contest deadlock disagree feud fight impasse odds quarrel rival
    stalemate truce vie
    """.split()
)
_MEDIATE = frozenset({"mediate", "broker", "facilitate", "arbitrate", "conciliate"})
_CHAIR = frozenset({"chair", "lead", "moderate", "oversee"})
_MEDIATION = frozenset({"arbitration", "auspices", "auspex", "facilitation", "mediation"})
_BROKERING = _CHAIR | _MEDIATE | _MEDIATION
_BETWEEN = _TALKS | _MEDIATE
_MEDIATING = _MEDIATE | {"mediating", "brokering"}
"""Lemmas of what is going on where somebody mediates; the last two are taken for nouns."""
_MEETING = frozenset({"meet", "shuttle", "convene", "invite", "host"})
_ADMINISTER = frozenset({"administer", "govern", "run", "rule", "occupy", "control", "police"})
_BOTH = frozenset("sides parties capitals camps governments".split())
_ALLIES = frozenset("ally backer patron sponsor supporter".split())
_PART = frozenset({"part", "province", "region", "territory", "republic", "member", "state"})
_RELATING = _BROKERING | _MEDIATING | MEDIATORS | _MEETING | _ADMINISTER | _PART | _ALLIES


def find_parties(resolver: Resolver, texts: Sequence[Parsed]) -> tuple[str, ...]:
    """Return the two sides of the dispute where a passage names them together.

    "Talks between A and B" says so most plainly, then "A and B are far apart"; of each the pair
    that is named first counts. Empty where no passage names one.
    """
    for pair_at in (_pair, _opposed):
        for parsed in texts:
            for token in parsed.tokens:
                pair = pair_at(resolver, parsed, token)
                if len(pair) == 2 and not any(resolver.book.members(actor) for actor in pair):
                    return pair
    return ()


def named_in(resolver: Resolver, texts: Sequence[Parsed]) -> frozenset[str]:
    """Return everybody whom some passages name."""
    book = resolver.book
    found = (
        book.at(parsed.passage.id, name.start)
        for parsed in texts
        for name in book.names(parsed.passage.id)
    )
    return frozenset(book.acting(book.principal(actor)) for actor in found if actor is not None)


def _opposed(resolver: Resolver, parsed: Parsed, token: Token) -> tuple[str, ...]:
    """Two actors that are the joint subject of what two sides do: fight, talk, be far apart."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or not any(
        c.dep_ == "conj" for c in token.children
    ):
        return ()
    clause = token.head
    words = {word for t in clause.subtree for word in (t.lemma_, t.lower_)}
    if not words & (_OPPOSED | _TALKS):
        return ()
    found = [
        resolver.book.acting(resolver.book.principal(actor))
        for part in conjuncts(token)
        for actor in resolver.actors_of(parsed, part)
    ]
    return tuple(dict.fromkeys(found))


def _pair(resolver: Resolver, parsed: Parsed, token: Token) -> tuple[str, ...]:
    if token.lower_ != "between" or token.head.lemma_.casefold() not in _BETWEEN:
        return ()
    found = [
        resolver.book.acting(resolver.book.principal(actor))
        for child in token.children
        if child.dep_ == "pobj"
        for part in conjuncts(child)
        for actor in resolver.actors_of(parsed, part)
    ]
    return tuple(dict.fromkeys(found))


def name_mediators(resolver: Resolver, texts: Sequence[Parsed]) -> None:
    """Find out whom "the mediators" means: whoever brokers or mediates in some passage."""
    for parsed in texts:
        for token, lemma in zip(parsed.tokens, parsed.lemmas, strict=True):
            if lemma not in _MEDIATING or not _is_mediating(token):
                continue
            for clause in (token, *token.ancestors):
                actors = [a for s in subject_of(clause) for a in resolver.actors_of(parsed, s)]
                if actors:
                    resolver.set_mediator(actors[0])
                    return


def find_relations(context: Context) -> Iterator[Claim]:
    """Yield the relations of a passage, but for backing, which follows from stances."""
    for token, lemma in zip(context.parsed.tokens, context.parsed.lemmas, strict=True):
        if lemma not in _RELATING:
            continue
        yield from _brokers(context, token, lemma)
        if _is_mediating(token) and token.dep_ != "amod":
            yield from _mediates(context, token)
        elif lemma in MEDIATORS and token.pos_ in {"NOUN", "PROPN"}:
            yield from _is_mediator(context, token)
        elif token.pos_ == "VERB" and lemma in _MEETING:
            yield from _meets_both(context, token)
        elif token.pos_ == "VERB" and lemma in _ADMINISTER:
            yield from _administers(context, token)
        elif token.pos_ == "NOUN" and lemma in _PART:
            yield from _belongs(context, token)
        elif token.pos_ == "NOUN" and lemma in _ALLIES:
            yield from _is_ally(context, token)


def _is_mediating(token: Token) -> bool:
    if token.lower_ in {"mediating", "brokering"} and any(c.dep_ == "aux" for c in token.children):
        # "is mediating", which the tagger takes for a noun
        return True
    return token.pos_ == "VERB" and token.lemma_.casefold() in _MEDIATE


def _brokers(context: Context, token: Token, lemma: str) -> Iterator[Claim]:
    """Yield who mediates in "chairs the talks", "UN-brokered", "under Norwegian mediation"."""
    if lemma not in _BROKERING:
        return
    named: list[Token] = []
    if token.pos_ == "VERB" and lemma in _CHAIR:
        about = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
        about += [token.head] if token.dep_ in {"acl", "relcl"} else []
        if any(word.lemma_.casefold() in _TALKS for word in about):
            named = [g for c in token.children if c.dep_ == "agent" for g in c.children]
            named = named or [s for s in subject_of(token) if s.dep_ == "nsubj"]
    elif token.dep_ == "amod" and lemma in _MEDIATE:
        named = [c for c in token.children if c.dep_ in {"npadvmod", "compound", "nmod"}]
        if token.i > 1 and token.nbor(-1).text == "-":
            named.append(token.nbor(-2))
    elif token.pos_ == "NOUN" and lemma in _MEDIATION:
        named = list(modifiers(token.head if token.dep_ == "compound" else token))
    for actor in dict.fromkeys(a for word in named for a in context.actors(word)):
        if actor not in context.resolver.parties:
            yield from _between(context, token, actor)


def _mediates(context: Context, verb: Token) -> Iterator[Claim]:
    agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children]
    actors: Iterable[str] = [actor for agent in agents for actor in context.actors(agent)]
    for clause in (verb, *verb.ancestors):
        if actors:
            break
        actors = [actor for subject in subject_of(clause) for actor in context.actors(subject)]
        if actors:
            break
    for actor in dict.fromkeys(actors):
        yield from _between(context, verb, actor)


def _meets_both(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield that whoever meets "both sides", and is neither, mediates between them."""
    sides = [
        actor
        for token in verb.subtree
        if token.lower_ in _BOTH and token.i > verb.i
        for actor in context.actors(token)
    ]
    if len(sides) != 2 or set(sides) != set(context.resolver.parties):
        return
    for subject in subject_of(verb):
        for actor in context.actors(subject):
            if actor not in sides:
                yield from _between(context, verb, actor)


def _is_mediator(context: Context, noun: Token) -> Iterator[Claim]:
    actors = context.actors(noun)
    verb = noun.head
    if noun.dep_ == "attr" or (verb.lower_ == "as" and verb.head.lemma_ in {"act", "serve"}):
        # "is the mediator", "acts as go-between"
        verb = verb if noun.dep_ == "attr" else verb.head
        doers = list(subject_of(verb))
        if not doers and verb.dep_ == "acl":
            # "Brazil, acting as mediator, has offered"
            doers = [verb.head]
        elif not doers:
            doers = next((list(subject_of(a)) for a in verb.ancestors if a.pos_ == "VERB"), [])
        actors = tuple(a for s in doers for a in context.actors(s)) or actors
    for actor in dict.fromkeys(actors):
        yield from _between(context, verb if actors and verb.pos_ == "VERB" else noun, actor)


def _between(context: Context, head: Token, actor: str) -> Iterator[Claim]:
    sides = [
        found
        for token in head.subtree
        if token.lower_ == "between"
        for child in token.children
        for part in conjuncts(child)
        for found in context.actors(part)
    ] or list(context.resolver.parties)
    content = [t for t in head.subtree if not t.is_punct]
    if not sides:
        # Between whom is not told, but who mediates is no side.
        yield context.claim("relation", "mediate", head, content, actor=actor, plover="CONSULT")
    for side in dict.fromkeys(sides):
        if side != actor and side not in context.resolver.book.members(actor):
            yield context.claim(
                "relation", "mediate", head, content, actor=actor, target=side, plover="CONSULT"
            )


def _is_ally(context: Context, noun: Token) -> Iterator[Claim]:
    """Yield that A backs B for "A, B's ally" and "A is an ally of B"."""
    if noun.dep_ == "appos":
        allies = context.actors(noun.head)
    elif noun.dep_ == "attr":
        allies = tuple(a for s in subject_of(noun.head) for a in context.actors(s))
    else:
        return
    backed = [a for word in modifiers(noun) for a in context.actors(word)]
    content = [t for t in noun.subtree if not t.is_punct]
    for ally in allies:
        for actor in dict.fromkeys(backed):
            if actor != ally:
                yield context.claim(
                    "relation", "back", noun, content, actor=ally, target=actor, plover="SUPPORT"
                )


def _administers(context: Context, verb: Token) -> Iterator[Claim]:
    agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
    patients = [c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}]
    doers = agents or [s for s in subject_of(verb) if s.dep_ == "nsubj"]
    book = context.resolver.book
    for doer in doers:
        for actor in context.actors(doer):
            for patient in patients:
                # The territory itself is administered, and not the group that acts for it.
                named = book.at(context.parsed.passage.id, patient.i)
                if named is None or book.kind(named) not in {"government", "group"}:
                    continue
                content = [t for t in verb.subtree if not t.is_punct]
                yield context.claim(
                    "relation",
                    "administer",
                    verb,
                    content,
                    actor=actor,
                    target=named,
                    modality=modality_of(verb),
                    polarity=not is_denied(verb),
                )


def _belongs(context: Context, noun: Token) -> Iterator[Claim]:
    """Yield "X is a province of Y", with Y as the actor that X belongs to."""
    owners = [
        a
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ == "of"
        for g in c.children
        for a in context.actors(g)
    ]
    owned = []
    if noun.dep_ == "attr":
        owned = [a for s in subject_of(noun.head) for a in context.actors(s)]
    for owner in owners[:1]:
        for actor in owned:
            if actor != owner:
                content = [t for t in noun.head.subtree if not t.is_punct]
                yield context.claim("relation", "belong", noun, content, actor=actor, target=owner)


def backing_from(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the relation "A backs B" for each stance that supports an actor."""
    for claim in claims:
        if claim.kind == "stance" and claim.act == "support" and claim.actor and claim.target:
            yield Claim(
                id="",
                kind="relation",
                actor=claim.actor,
                act="back",
                plover="SUPPORT",
                target=claim.target,
                content=claim.content,
                date=claim.date,
                polarity=claim.polarity,
                modality=claim.modality,
                evidence=claim.evidence,
            )
