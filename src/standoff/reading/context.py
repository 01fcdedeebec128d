"""One passage with all that is known about it while its claims are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from standoff.evidence import Evidence, Source, Span
from standoff.reading.acts import PLOVER
from standoff.reading.clauses import extent, sentence_extent
from standoff.reading.quotations import Quotation
from standoff.reading.records import Claim, ClaimKind, Modality, Quantity
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.dates import DateMention
    from standoff.reading.language import Parsed
    from standoff.reading.resolve import Resolver

__all__ = ["Context", "base_form"]

_YEAR = re.compile(r"\d{4}|\byear\b")
_MONTH_DAY = re.compile(r"\d")
_BEHIND = ("last ", "past ", "this past ", "yesterday")


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        # 29 February
        return day + timedelta(days=365)


class Details(TypedDict, total=False):
    """What a claim may have beside its actor and content."""

    target: str | None
    modality: Modality
    polarity: bool
    plover: str | None
    day: date | None
    quantity: Quantity | None


def _is_under_denial(quotation: Quotation | None) -> bool:
    """Whether what holds a claim is itself denied ("denied that it had threatened to")."""
    return quotation is not None and quotation.cue_lemma == "deny"


def base_form(content: Sequence[Token]) -> str | None:
    """Return the base form of the first word of some content where that is a verb, or None."""
    if content and content[0].pos_ == "VERB":
        base: str = content[0].lemma_.casefold()
        return base
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """A passage, who is who in it, and the quotations, dates and counts found in it."""

    source: Source
    parsed: Parsed
    resolver: Resolver
    quotations: Sequence[Quotation]
    dates: Sequence[DateMention]
    counts: Sequence[Quantity]
    after_deadline: bool = False
    """Whether a deadline was told of in a passage before, of this report or an earlier one."""

    def attribution(self, token: Token) -> Quotation | None:
        """Return the innermost quotation whose content holds a token, or None."""
        span = self.parsed.of_token(token)
        spoken = (q for q in self.quotations if not q.topic)
        holding = [q for q in spoken if any(span.within(part) for part in q.content)]
        return min(holding, key=lambda q: q.length, default=None)

    def within_quotation(self, verb: Token, tokens: Sequence[Token]) -> list[Token]:
        """Keep of some tokens those that stand in the quotation that a verb stands in."""
        quotation = self.attribution(verb)
        if quotation is None:
            return list(tokens)
        parts = quotation.content
        return [t for t in tokens if any(self.parsed.of_token(t).within(p) for p in parts)]

    def speakers(self, quotation: Quotation) -> tuple[str, ...]:
        """Return all who speak in a quotation: several in "the ministers of A and B said"."""
        span = quotation.speaker_span
        book = self.resolver.book
        for token in () if span is None else self.parsed.tokens_in(span):
            if token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            found = self.resolver.actors_of(self.parsed, token)
            if quotation.speaker in found:
                return tuple(actor for actor in found if not book.members(actor)) or found
        return () if quotation.speaker is None else (quotation.speaker,)

    def actors(self, token: Token) -> tuple[str, ...]:
        """Return the actors that act where this noun phrase does: principals for their officials.

        "I" and "we" inside a quotation are its speaker.
        """
        if token.pos_ == "PRON" and token.lower_ in {"i", "we", "our", "my", "us"}:
            quotation = self.attribution(token)
            speaker = None if quotation is None else quotation.speaker
            found: Iterable[str] = () if speaker is None else (speaker,)
        else:
            found = self.resolver.actors_of(self.parsed, token)
        book = self.resolver.book
        return tuple(dict.fromkeys(book.acting(book.principal(actor)) for actor in found))

    def date_in(self, tokens: Sequence[Token]) -> DateMention | None:
        """Return the first resolved date among some tokens, or None."""
        if not tokens:
            return None
        span = self.parsed.span(*extent(tokens))
        known = (d for d in self.dates if d.first is not None)
        return next((d for d in known if d.span.overlaps(span)), None)

    def day_ahead(self, tokens: Sequence[Token], *, given: bool = False) -> date | None:
        """Return the first day that some tokens name, as one that lies ahead of the report.

        What is demanded, threatened or due is to come: a day without a year that the words around
        it would put before the report is the next one of its name. The end of what is to last
        ("would strike until Friday") is not the day of it, unless it is asked for as that of what
        is ``given``.
        """
        mention = self.date_in(tokens)
        if mention is not None and not given and self._is_of_another(mention):
            return None
        day = None if mention is None else self.ahead(mention)
        published = day_of(self.source.published)
        past = day is not None and published is not None and day < published
        return None if past else day

    def _is_of_another(self, mention: DateMention) -> bool:
        """Whether a day is one until which something lasts, or that of what has been told before.

        "A boycott of the summit that began on Wednesday" has no day.
        """
        inside = self.parsed.tokens_in(mention.span)
        if not inside:
            return False
        before = self.parsed.doc[max(0, inside[0].i - 4) : inside[0].i]
        verb = next((a for a in inside[-1].ancestors if a.pos_ in {"VERB", "AUX"}), None)
        past = verb is not None and verb.dep_ == "relcl" and verb.tag_ == "VBD"
        return past or any(token.lower_ in {"until", "till"} for token in before)

    def ahead(self, mention: DateMention) -> date | None:
        """Return the last day of a date that lies ahead of the report."""
        published = day_of(self.source.published)
        day = mention.last
        if published is None or day is None or day >= published or mention.precision != "day":
            return day
        if _YEAR.search(mention.text) or mention.text.casefold().startswith(_BEHIND):
            return day
        if (published - day) <= timedelta(days=7) and not _MONTH_DAY.search(mention.text):
            return day + timedelta(days=7)
        later = _next_year(day)
        return later if later - published < timedelta(days=330) else day

    def count_in(self, tokens: Sequence[Token]) -> Quantity | None:
        """Return the first count among some tokens, or None."""
        if not tokens:
            return None
        span = self.parsed.span(*extent(tokens))
        return next((c for c in self.counts if c.span.overlaps(span)), None)

    def count_within(self, spans: Sequence[Span]) -> Quantity | None:
        """Return the first count in some spans of the source, or None."""
        return next((c for c in self.counts for s in spans if c.span.overlaps(s)), None)

    def claim(
        self,
        kind: ClaimKind,
        act: str | None,
        head: Token,
        content: Sequence[Token],
        actor: str | None,
        **details: Unpack[Details],
    ) -> Claim:
        """Make a claim whose evidence is the sentence of its head, without an id yet."""
        start, end = extent([head, *content])
        first, last = sentence_extent(self.parsed.doc, start, end)
        span = self.parsed.span(first, last)
        quotation = self.attribution(head)
        modality: Modality = details.get("modality", "done")
        said_by_another = quotation is not None and not self._says_it_itself(quotation, actor)
        if said_by_another and modality != "hypothetical":
            # What another says that somebody will do has not been done for that.
            act_ahead = kind in {"event", "commitment"} and act != "keep"
            is_ahead = act_ahead and modality == "intended"
            modality = "hypothetical" if is_ahead else "reported"
        return Claim(
            id="",
            kind=kind,
            actor=actor,
            act=act,
            plover=details.get("plover") or PLOVER.get(act or ""),
            target=details.get("target"),
            content=(self.parsed.span(*extent(content)),) if content else (),
            date=details.get("day"),
            polarity=details.get("polarity", True) and not _is_under_denial(quotation),
            modality=modality,
            evidence=(Evidence.cite(self.source, span.start, span.end),),
            quantity=details.get("quantity"),
            base=base_form(content),
        )

    def _says_it_itself(self, quotation: Quotation, actor: str | None) -> bool:
        if quotation.speaker is None or actor is None:
            return False
        book = self.resolver.book
        return any(book.acting(book.principal(s)) == actor for s in self.speakers(quotation))
