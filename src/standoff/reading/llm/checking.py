"""From what a model proposes to a claim that the passage bears out, or the reason why not.

Words have to stand in the passage; who is meant by them, which day they name and what they count is
found out by the same code that standoff's own reader uses, never by the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.evidence import Evidence, Span
from standoff.reading.acts import ACTS, act_of_verb, class_of
from standoff.reading.clauses import particles
from standoff.reading.context import Context, base_form
from standoff.reading.llm.align import find_all, find_once
from standoff.reading.llm.answers import Proposal
from standoff.reading.quote_marks import find_quoted
from standoff.reading.records import Claim, Quantity

if TYPE_CHECKING:
    from typing import Literal

    from spacy.tokens import Token

__all__ = ["Refused", "check"]


class Refused(ValueError):  # noqa: N818 - an outcome that is counted, not an error
    """A proposal is not borne out by the passage; the text says why, in words of ours only."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The passage that a proposal is about; all spans count from its beginning."""

    context: Context
    text: str

    def once(self, words: str, what: str, within: Span | None = None) -> Span:
        """Find the one place of some words, in the evidence first, else in the passage."""
        if within is not None:
            inner = find_once(words, self.text[within.start : within.end])
            if isinstance(inner, Span):
                return Span(within.start + inner.start, within.start + inner.end)
            if inner > 1:
                raise Refused(f"{what} stands in the evidence more than once")
        found = find_once(words, self.text)
        if isinstance(found, Span):
            return found
        raise Refused(
            f"{what} stands in the passage more than once"
            if found
            else f"{what} is not in the passage"
        )

    def places(self, words: str | None, what: str, within: Span) -> tuple[Span, ...]:
        """Find some words in the evidence or, where they are not in it, in the passage."""
        if words is None:
            return ()
        found = find_all(words, self.text)
        if not found:
            raise Refused(f"{what} is not in the passage")
        return tuple(span for span in found if span.within(within)) or found

    def tokens(self, span: Span) -> list[Token]:
        """Tokens of a span."""
        return self.context.parsed.tokens_in(self.out(span))

    def head(self, span: Span) -> Token | None:
        """Return the word that governs the others of a span."""
        tokens = self.tokens(span)
        inside = {token.i for token in tokens}
        return next((t for t in tokens if t.head is t or t.head.i not in inside), None)

    def out(self, span: Span) -> Span:
        """Return a span as the source counts."""
        return self.context.parsed.span(span.start, span.end)


def check(context: Context, proposal: Proposal, reader: str) -> tuple[Claim, ...]:
    """Make a claim, or one for each of several joint actors, of what a model proposes.

    Parameters
    ----------
    context
        The passage.
    reader
        Name of the model, for `Claim.found_by`.

    Raises
    ------
    Refused
        The passage does not bear it out.
    """
    span = context.parsed.passage.span
    passage = _Passage(context, (context.source.text or "")[span.start : span.end])
    quote = passage.once(proposal.quote, "the evidence")
    content = _content(passage, proposal, quote)
    cue = _cue(passage, proposal, quote)
    act = _act(passage, proposal, quote, cue)
    day = _day(passage, proposal, quote)
    quantity = _quantity(passage, proposal, quote)
    actors, at = _actors(passage, proposal.actor, "the actor", quote)
    targets, _ = _actors(passage, proposal.target, "the target", quote)
    speaks = proposal.kind == "quotation"
    book = context.resolver.book
    made = []
    for named in actors or (None,):
        acting = None if named is None else book.acting(book.principal(named))
        target = next((book.acting(book.principal(t)) for t in targets if t != named), None)
        claim = Claim(
            id="",
            kind=proposal.kind,
            actor=acting,
            act=act,
            plover=proposal.plover or class_of(act),
            target=None if target == acting else target,
            content=tuple(passage.out(part) for part in content),
            date=day,
            polarity=proposal.polarity,
            modality="reported" if speaks else proposal.modality,
            evidence=tuple(_evidence(passage, quote, content)),
            speaker=named if speaks else None,
            speaker_span=passage.out(at) if speaks and at else None,
            cue=passage.out(cue) if cue else None,
            form=_form(passage, content) if speaks else None,
            quantity=quantity,
            base=None if speaks else base_form(passage.tokens(content[0])),
            found_by=(reader,),
        )
        made.append(claim)
    return tuple(made)


def _content(passage: _Passage, proposal: Proposal, quote: Span) -> tuple[Span, ...]:
    parts = [passage.once(words, "the content", quote) for words in proposal.content]
    if not parts and proposal.kind == "quotation":
        raise Refused("a quotation has no content")
    if proposal.kind == "quotation":
        stretches = find_quoted(passage.text)
        parts = [_with_marks(passage.text, part, stretches) for part in parts]
    ordered = sorted(set(parts or [quote]))
    for one, other in pairwise(ordered):
        if one.overlaps(other):
            raise Refused("the parts of the content overlap")
    return tuple(ordered)


def _with_marks(text: str, part: Span, stretches: Sequence[Span]) -> Span:
    """Return a quoted stretch with its marks where a part of the content is what is inside."""
    for stretch in stretches:
        inside = text[stretch.start : stretch.end].strip("\"'“”„«»‘’‚ ")
        if part.within(stretch) and text[part.start : part.end].strip("\"'“”„«»‘’‚ ") == inside:
            return stretch
    return part


def _form(passage: _Passage, content: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
    stretches = find_quoted(passage.text)
    if all(any(part.within(stretch) for stretch in stretches) for part in content):
        return "direct"
    quoted = any(part.overlaps(stretch) for part in content for stretch in stretches)
    return "mixed" if quoted else "indirect"


def _cue(passage: _Passage, proposal: Proposal, quote: Span) -> Span | None:
    if proposal.kind != "quotation":
        return None
    return next(iter(passage.places(proposal.cue, "the word of saying", quote)), None)


def _act(passage: _Passage, proposal: Proposal, quote: Span, cue: Span | None) -> str | None:
    """Return the act, of the kinds that are known for such a claim."""
    if proposal.kind == "quotation":
        verb = passage.head(cue) if cue else None
        return act_of_verb(verb.lemma_.casefold(), particles(verb)) if verb is not None else None
    if proposal.kind == "deadline":
        return "expire"
    act = (proposal.act or "").strip().casefold()
    if proposal.kind == "event":
        for token in passage.tokens(quote):
            if act in {token.lemma_.casefold(), token.lower_} and token.is_alpha:
                return token.lemma_.casefold()
        raise Refused("the act of an event is no word of its evidence")
    if act not in ACTS[proposal.kind]:
        raise Refused(f"the act is none that a {proposal.kind} can be")
    return act


def _day(passage: _Passage, proposal: Proposal, quote: Span) -> date | None:
    """Resolve the words that say when, as standoff's own reader does."""
    context = passage.context
    for place in passage.places(proposal.date, "the date", quote):
        tokens = passage.tokens(place)
        mention = context.date_in(tokens)
        if mention is None:
            continue
        if proposal.kind == "deadline":
            return context.ahead(mention)
        ahead = proposal.kind == "stance" or (
            proposal.kind == "commitment" and proposal.modality not in {"done", "reported"}
        )
        return context.day_ahead(tokens) if ahead else mention.first
    return None


def _quantity(passage: _Passage, proposal: Proposal, quote: Span) -> Quantity | None:
    """Return the count that some words give, as standoff's own reader counts."""
    for place in passage.places(proposal.quantity, "the count", quote):
        if (found := passage.context.count_in(passage.tokens(place))) is not None:
            return found
    return None


def _actors(
    passage: _Passage, words: str | None, what: str, quote: Span
) -> tuple[tuple[str, ...], Span | None]:
    """Return who is meant by some words, and where they stand; nobody where that is not plain."""
    places = passage.places(words, what, quote)
    readings = [(found, place) for place in places if (found := _meant(passage, place))]
    if len({found for found, _ in readings}) == 1:
        return readings[0]
    return (), (places[0] if places else None)


def _meant(passage: _Passage, place: Span) -> tuple[str, ...]:
    context = passage.context
    head = passage.head(place)
    if head is None:
        return ()
    if head.pos_ == "PRON" and head.lower_ in {"i", "we", "our", "my", "us"}:
        return context.actors(head)
    found = context.resolver.actors_of(context.parsed, head)
    inside = _named_inside(passage, place)
    # The head of "Peru and Chile" is Peru, which alone does not mean both.
    return inside if inside and set(inside) < set(found) else found


def _named_inside(passage: _Passage, place: Span) -> tuple[str, ...]:
    book, parsed = passage.context.resolver.book, passage.context.parsed
    named = [book.at(parsed.passage.id, token.i) for token in passage.tokens(place)]
    return tuple(dict.fromkeys(book.acting(actor) for actor in named if actor is not None))


def _evidence(passage: _Passage, quote: Span, content: Sequence[Span]) -> Iterator[Evidence]:
    """Cite the evidence, and what of the content stands outside of it."""
    for span in (quote, *(part for part in content if not part.within(quote))):
        out = passage.out(span)
        yield Evidence.cite(passage.context.source, out.start, out.end)
