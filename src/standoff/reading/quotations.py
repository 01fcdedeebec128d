"""Quotations: who is reported to say what, in what words.

Direct quotations come from quotation marks, indirect ones from the clause that a verb of saying
governs; a mixed one is such a clause with quoted words in it. A quotation that runs over several
sentences or is interrupted by its cue is one quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from standoff.evidence import Span
from standoff.reading.cue_clauses import Draft, from_verb
from standoff.reading.cue_nouns import according_to, from_noun
from standoff.reading.cue_words import cue_extent
from standoff.reading.cues import is_speech
from standoff.reading.language import text_of, tokens_between
from standoff.reading.quote_marks import find_quoted
from standoff.reading.quoted_speech import (
    announcing,
    cued_inside,
    from_marks,
    go_on,
    script_line,
    signature,
)
from standoff.reading.resolve import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from standoff.reading.language import Parsed

__all__ = ["Quotation", "find_quotations", "last_speech"]

_COLON = ":"
_BRACKETED = re.compile(r"\W*[(\[][^()\[\]]*[)\]]\W*")

Form = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation; spans are characters of the source.

    Cue and speaker of one that goes on from the passage before stand in that passage. A `topic` is
    what the speaker means to do or speaks about, in the reporter's words and not in the speaker's.
    """

    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    cue_lemma: str | None
    content: tuple[Span, ...]
    form: Form
    topic: bool = False

    @property
    def length(self) -> int:
        """How many characters it quotes."""
        return sum(span.end - span.start for span in self.content)


def find_quotations(
    resolver: Resolver, parsed: Parsed, previous: Quotation | None = None
) -> tuple[Quotation, ...]:
    """Find the quotations of a passage.

    Parameters
    ----------
    resolver
        Who is who, with the antecedents of the passages before.
    parsed
        The passage.
    previous
        What `last_speech` returned for the passage before: a passage that is quoted from end to
        end and names no speaker goes on with its speaker.
    """
    doc = parsed.doc
    if (line := _from_script(resolver, parsed, previous)) is not None:
        return (line,)
    quoted = find_quoted(text_of(doc))
    spoken = from_marks(doc, quoted)
    clauses = [draft for token in parsed.tokens if (draft := from_verb(doc, token, quoted))]
    clauses += [draft for token in parsed.tokens if (draft := from_noun(doc, token, quoted))]
    clauses += according_to(parsed)
    drafts = sorted(_join(spoken, clauses, quoted), key=lambda item: item.position)
    drafts = _without_nested_doubles(drafts)
    left = go_on(doc, drafts, quoted)
    found = [_finish(resolver, parsed, draft, quoted) for draft in drafts if draft.content]
    goes_on = left and not text_of(doc)[: left[0].start].strip() and not signature(doc, left[-1])
    if goes_on and previous is not None:
        found.insert(0, _go_on(parsed, left, previous))
        left = []
    for marks in left:
        if (speaker := _before_colon(doc, marks) or signature(doc, marks)) is not None:
            draft = Draft(None, None, speaker, [marks], marks.start, quoted=True)
            found.append(_finish(resolver, parsed, draft, quoted))
    return tuple(found)


def _from_script(
    resolver: Resolver, parsed: Parsed, previous: Quotation | None
) -> Quotation | None:
    """Return a line of a transcript.

    Its name is that of a person who is known by it, or it belongs to a transcript that a passage
    has announced (their lines have the lemma ":").
    """
    line = script_line(parsed.doc)
    if line is None:
        return None
    name, words = line
    wanted = " ".join(token.text for token in name)
    person = resolver.book.matching(wanted, ("person",))
    begun = previous is not None and (not previous.content or previous.cue_lemma == _COLON)
    if not begun and (person is None or resolver.book.name(person).isupper()):
        # "UPDATE:" may look like a person's name; one who is named elsewhere is one.
        return None
    end = name[-1].idx + len(name[-1])
    colon = text_of(parsed.doc).index(_COLON, end)
    content = (parsed.span(words.start, words.end),)
    return Quotation(
        person,
        parsed.span(name[0].idx, end),
        parsed.span(colon, colon + 1),
        _COLON if begun else None,
        content,
        "direct",
    )


def last_speech(
    resolver: Resolver,
    parsed: Parsed,
    quotations: Sequence[Quotation],
    previous: Quotation | None = None,
) -> Quotation | None:
    """Return the quotation that the next passage goes on with, if it is quoted from end to end.

    A passage that ends with a colon announces one that has no content yet; one that stands in
    brackets, as "(Applause.)" does, leaves the `previous` one to go on.
    """
    if not quotations and _BRACKETED.fullmatch(text_of(parsed.doc)):
        return previous
    announced = announcing(parsed.doc)
    if announced is None:
        return quotations[-1] if quotations else None
    cue, subject = announced
    draft = Draft(cue_extent(cue), cue.lemma_.casefold(), subject, [], cue.idx)
    return _finish(resolver, parsed, draft, ())


def _join(
    spoken: Sequence[Draft], clauses: Sequence[Draft], quoted: Sequence[Span]
) -> Iterator[Draft]:
    """Join what was found by quotation marks with what was found by clauses.

    Where both have the same cue the marks decide; a clause of another cue keeps what they leave.
    """
    yield from spoken
    by_cue = {draft.cue: draft for draft in spoken}
    taken = [marks for draft in spoken for marks in draft.content]
    for draft in clauses:
        if draft.cue in by_cue:
            continue
        home = cued_inside(draft, quoted)
        if home is not None:
            draft.content = [s for span in draft.content if (s := _clip(span, home))]
        else:
            _widen(draft, [marks for marks in quoted if marks not in taken])
            draft.content = _without(draft.content, taken)
        if draft.content and not _is_inner_wish(draft, clauses):
            yield draft


def _is_said(draft: Draft) -> bool:
    return draft.lemma == "accord" or (draft.lemma is not None and is_speech(draft.lemma))


def _is_inner_wish(draft: Draft, clauses: Sequence[Draft]) -> bool:
    """Whether a wish or a thought is only part of what somebody else reports ("said he wants")."""
    if draft.cue is None or (draft.is_clause and _is_said(draft)):
        return False
    at = draft.cue[0]
    return any(
        span.start <= at < span.end
        for other in clauses
        if other is not draft
        for span in other.content
    )


def _clip(span: Span, home: Span) -> Span | None:
    start, end = max(span.start, home.start), min(span.end, home.end)
    return Span(start, end) if start < end else None


def _without(content: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """Cut away from spans what other quotations have taken."""
    kept = list(content)
    for marks in taken:
        cut: list[Span] = []
        for span in kept:
            if not span.overlaps(marks):
                cut.append(span)
                continue
            cut += [
                Span(start, end)
                for start, end in ((span.start, marks.start), (marks.end, span.end))
                if end - start > 3
            ]
        kept = cut
    return kept


def _without_nested_doubles(drafts: list[Draft]) -> list[Draft]:
    """Drop a draft whose content is that of another with the same subject ("insisted and said")."""
    kept: list[Draft] = []
    for draft in drafts:
        same = [
            other for other in kept if other.content == draft.content and other.subject is not None
        ]
        if not same:
            kept.append(draft)
    return kept


def _widen(draft: Draft, quoted: Sequence[Span]) -> None:
    """Let the content take in the whole of a quoted stretch that it touches."""
    widened: list[Span] = []
    for span in draft.content:
        start, end = span.start, span.end
        for marks in quoted:
            inside_cue = draft.cue is not None and marks.start <= draft.cue[0] < marks.end
            if marks.overlaps(span) and not inside_cue:
                if _share(span, marks) < 0.2 and marks.start < start:
                    continue
                start, end = min(start, marks.start), max(end, marks.end)
        widened.append(Span(start, end))
    draft.content = _merge(widened)


def _share(span: Span, marks: Span) -> float:
    shared = min(span.end, marks.end) - max(span.start, marks.start)
    return shared / max(1, marks.end - marks.start)


def _merge(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _before_colon(doc: Doc, marks: Span) -> Token | None:
    before = tokens_between(doc, max(0, marks.start - 4), marks.start)
    while before and before[-1].is_space:
        before.pop()
    if not before or before[-1].text != ":":
        return None
    sentence = [t for t in before[-1].sent if t.idx < before[-1].idx]
    subject = next((t for t in sentence if t.dep_ == "nsubj"), None)
    # "Lady Kittel: ..." has a name and no verb.
    named = sentence and all(t.is_punct or t.text[:1].isupper() for t in sentence)
    return subject or (sentence[-1] if named and sentence[-1].pos_ == "PROPN" else None)


def _go_on(parsed: Parsed, left: Sequence[Span], previous: Quotation) -> Quotation:
    content = tuple(parsed.span(marks.start, marks.end) for marks in left)
    return Quotation(
        previous.speaker,
        previous.speaker_span,
        previous.cue,
        previous.cue_lemma,
        content,
        "direct",
    )


def _finish(resolver: Resolver, parsed: Parsed, draft: Draft, quoted: Sequence[Span]) -> Quotation:
    subject = draft.subject
    speaker = None if subject is None else resolver.actor_of(parsed, subject)
    span = None if subject is None else _speaker_extent(subject)
    return Quotation(
        speaker=speaker,
        speaker_span=None if span is None else parsed.span(*span),
        cue=None if draft.cue is None else parsed.span(*draft.cue),
        cue_lemma=draft.lemma,
        content=tuple(parsed.span(s.start, s.end) for s in draft.content),
        form=_form(text_of(parsed.doc), draft.content, quoted),
        topic=not draft.is_clause,
    )


def _speaker_extent(subject: Token) -> tuple[int, int]:
    """Return the noun phrase without the clauses that hang on it."""
    heavy = {"relcl", "acl", "advcl", "punct", "appos"}
    tokens = [subject, *_light(subject, heavy)]
    if subject.pos_ != "PROPN":
        # "her lawyer, Osman Reza": the name is what the speaker is known by.
        names = [c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
        tokens += [t for name in names[:1] for t in (name, *_light(name, heavy))]
    first = min(t.idx for t in tokens)
    last = max(t.idx + len(t.text) for t in tokens)
    return first, last


def _light(token: Token, heavy: set[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ not in heavy:
            yield child
            yield from _light(child, heavy)


def _form(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Form:
    letters = inside = 0
    opens = False
    for span in content:
        for index in range(span.start, span.end):
            if text[index].isalnum():
                letters += 1
                inside += any(q.start <= index < q.end for q in quoted)
                opens = opens or (letters == 1 and inside == 1)
    if inside == 0:
        return "indirect"
    # What begins in the reporter's words is mixed, however little of it they are.
    return "direct" if opens and inside >= 0.8 * letters else "mixed"
