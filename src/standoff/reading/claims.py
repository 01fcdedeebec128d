"""All claims of parsed reports, each made once.

What a passage says is read passage by passage; that A backs B follows from its stances, and who
makes up a body from the passages that list its members.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from standoff.evidence import Source, Span
from standoff.reading.actor_book import ActorBook
from standoff.reading.affiliations import Advice
from standoff.reading.commitments import find_commitments
from standoff.reading.context import Context
from standoff.reading.counts import find_counts
from standoff.reading.dates import find_dates
from standoff.reading.deadlines import deadlines_of_threats, find_deadlines
from standoff.reading.events import find_events
from standoff.reading.language import Parsed
from standoff.reading.quotation_claims import claims_from_quotations, name_reports
from standoff.reading.quotations import Quotation, find_quotations, last_speech
from standoff.reading.records import Claim
from standoff.reading.relations import backing_from, find_relations
from standoff.reading.resolve import Background, Resolver
from standoff.reading.stances import find_stances
from standoff.reading.timestamp import day_of

__all__ = ["STATES_FACTS", "Progress", "ReadPassage", "Visitor", "distinct", "find_claims"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

Visitor = Callable[[Context], None]
"""Shown each passage that states facts when its own claims are found, for a second reader."""

Known = tuple[Background, Quotation | None, bool]
"""Who acted, the last speech, and whether a deadline was told of, as far as a report is read."""

STATES_FACTS = frozenset({"lead", "body"})
"""Passages from which claims are made: only these state facts as the publisher's own."""


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """What a passage says, and what that depends on beside its own words.

    Attributes
    ----------
    before, after
        What the passages before tell about its words, and what it tells about those that follow.
    claims
        What it says.
    asks
        Whether it depends on who the two sides are.
    """

    before: Known
    after: Known
    claims: tuple[Claim, ...]
    asks: bool


def find_claims(
    source: Source,
    texts: Sequence[Parsed],
    resolver: Resolver,
    advice: Sequence[Advice],
    visitor: Visitor | None = None,
    known: MutableMapping[str, ReadPassage] | None = None,
    *,
    after_deadline: bool = False,
) -> Iterator[Claim]:
    """Yield the claims of one source, and those that follow from them.

    Parameters
    ----------
    source
        With its text.
    texts
        Its passages.
    resolver
        Tells who is meant, and whom "both sides" means.
    advice
        What somebody is told to do, by passage.
    visitor
        Is shown each passage that is read.
    known
        What passages say by the id of each, added to. Where the two sides have become known since,
        only those are read again in which that can matter.
    after_deadline
        Whether an earlier report tells of a deadline.
    """
    read = {} if known is None else known
    claims = list(_claims(source, texts, resolver, advice, visitor, read, deadline=after_deadline))
    yield from claims
    yield from backing_from(claims)
    yield from _memberships(resolver.book, texts, {source.id: source})


def _claims(
    source: Source,
    texts: Sequence[Parsed],
    resolver: Resolver,
    advice: Sequence[Advice],
    visitor: Visitor | None,
    known: MutableMapping[str, ReadPassage],
    *,
    deadline: bool,
) -> Iterator[Claim]:
    """Yield the claims of one source."""
    resolver.start_source()
    previous: Quotation | None = None
    for parsed in texts:
        if parsed.passage.kind not in STATES_FACTS:
            continue
        before = resolver.background, previous, deadline
        read = known.get(parsed.passage.id)
        if read is not None and not read.asks and read.before == before:
            resolver.background, previous, deadline = read.after
            yield from read.claims
            continue
        asked = resolver.asked_for_parties
        name_reports(resolver, parsed)
        quotations = find_quotations(resolver, parsed, previous)
        previous = last_speech(resolver, parsed, quotations, previous)
        context = _context(source, parsed, resolver, quotations, after_deadline=deadline)
        claims = tuple(_claims_in(context, advice))
        deadline = deadline or any(claim.kind == "deadline" for claim in claims)
        if visitor is not None:
            visitor(context)
        resolver.leave(parsed)
        known[parsed.passage.id] = ReadPassage(
            before=before,
            after=(resolver.background, previous, deadline),
            claims=claims,
            asks=resolver.asked_for_parties > asked,
        )
        yield from claims


def _context(
    source: Source,
    parsed: Parsed,
    resolver: Resolver,
    quotations: Sequence[Quotation],
    *,
    after_deadline: bool,
) -> Context:
    start = parsed.passage.start
    text = (source.text or "")[start : parsed.passage.end]
    return Context(
        source=source,
        parsed=parsed,
        resolver=resolver,
        quotations=quotations,
        dates=find_dates(text, start=start, published=day_of(source.published)),
        counts=find_counts(text, start=start),
        after_deadline=after_deadline,
    )


def _claims_in(context: Context, advice: Sequence[Advice]) -> Iterator[Claim]:
    """Yield what one passage says."""
    yield from claims_from_quotations(context)
    stances = list(find_stances(context))
    yield from stances
    yield from deadlines_of_threats(stances)
    yield from find_commitments(context)
    yield from find_deadlines(context)
    yield from find_events(context)
    yield from find_relations(context)
    yield from _advice(context, advice)


def _advice(context: Context, advice: Sequence[Advice]) -> Iterator[Claim]:
    for item in advice:
        if item.parsed is context.parsed:
            tokens = list(item.parsed.doc[item.start : item.end])
            yield context.claim(
                "relation", "advise", tokens[0], tokens, actor=item.person, target=item.principal
            )


def _memberships(
    book: ActorBook, texts: Sequence[Parsed], sources: Mapping[str, Source]
) -> Iterator[Claim]:
    """Yield which actors make up a composite one, with the sentence that lists them."""
    for actor in book.ids():
        for member in book.members(actor):
            for parsed in texts:
                name = next(
                    (
                        n
                        for n in book.names(parsed.passage.id)
                        if book.at(parsed.passage.id, n.start) == member
                    ),
                    None,
                )
                if name is None or parsed.passage.kind not in STATES_FACTS:
                    continue
                if book.name(actor) not in parsed.doc.text.casefold():
                    continue
                context = Context(
                    sources[parsed.passage.source], parsed, Resolver(book), (), (), ()
                )
                tokens = list(parsed.doc[name.start : name.end])
                yield context.claim(
                    "relation", "member", tokens[0], tokens, actor=member, target=actor
                )
                break


def distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Drop a claim that says the same of the same words as an earlier one.

    What is a commitment of forces is not also a bare promise.
    """
    listed = list(claims)
    committed = [c for c in listed if c.kind == "commitment"]
    seen: set[tuple[str | tuple[Span, ...] | None, ...]] = set()
    for claim in listed:
        if claim.act == "promise" and any(_repeats(claim, other) for other in committed):
            continue
        source = claim.evidence[0].source
        key = (source, claim.kind, claim.act, claim.actor, claim.content, claim.target)
        if key not in seen:
            seen.add(key)
            yield claim


def _repeats(promise: Claim, commitment: Claim) -> bool:
    """Whether a promise says no more than a commitment of forces does."""
    same = promise.evidence[0].source == commitment.evidence[0].source
    return (
        same
        and promise.actor == commitment.actor
        and all(any(span.within(other) for other in commitment.content) for span in promise.content)
    )
