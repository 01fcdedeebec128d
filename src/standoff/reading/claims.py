"""All claims of parsed reports, each made once.

What a passage says is read passage by passage; that A backs B follows from its stances, and who
makes up a body from the passages that list its members.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
from standoff.reading.resolve import Resolver
from standoff.reading.stances import find_stances
from standoff.reading.timestamp import day_of

__all__ = ["STATES_FACTS", "Progress", "Visitor", "distinct", "find_claims"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

Visitor = Callable[[Context], None]
"""Shown each passage that states facts when its own claims are found, for a second reader."""

STATES_FACTS = frozenset({"lead", "body"})
"""Passages from which claims are made: only these state facts as the publisher's own."""


def find_claims(
    source: Source,
    texts: Sequence[Parsed],
    resolver: Resolver,
    advice: Sequence[Advice],
    parties: tuple[str, ...],
    visitor: Visitor | None = None,
) -> Iterator[Claim]:
    """Yield the claims of one source, and those that follow from them."""
    claims = list(_claims(source, texts, resolver, advice, parties, visitor))
    yield from claims
    yield from backing_from(claims)
    yield from _memberships(resolver.book, texts, {source.id: source})


def _claims(
    source: Source,
    texts: Sequence[Parsed],
    resolver: Resolver,
    advice: Sequence[Advice],
    parties: Sequence[str],
    visitor: Visitor | None,
) -> Iterator[Claim]:
    """Yield the claims of one source."""
    resolver.start_source()
    previous: Quotation | None = None
    published = day_of(source.published)
    for parsed in texts:
        if parsed.passage.kind not in STATES_FACTS:
            continue
        name_reports(resolver, parsed)
        quotations = find_quotations(resolver, parsed, previous)
        previous = last_speech(resolver, parsed, quotations, previous)
        text = (source.text or "")[parsed.passage.start : parsed.passage.end]
        context = Context(
            source=source,
            parsed=parsed,
            resolver=resolver,
            quotations=quotations,
            dates=find_dates(text, start=parsed.passage.start, published=published),
            counts=find_counts(text, start=parsed.passage.start),
        )
        yield from claims_from_quotations(context)
        stances = list(find_stances(context))
        yield from stances
        yield from deadlines_of_threats(stances)
        yield from find_commitments(context)
        yield from find_deadlines(context)
        yield from find_events(context)
        yield from find_relations(context, parties)
        yield from _advice(context, advice)
        if visitor is not None:
            visitor(context)
        resolver.leave(parsed)


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
