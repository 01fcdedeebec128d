"""Quotations: who is reported to say what, in what words.

Direct quotations come from quotation marks, indirect ones from the clause that a verb of saying
governs; a mixed one is such a clause with quoted words in it. A quotation that runs over several
sentences or is interrupted by its cue is one quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from standoff.evidence import Span
from standoff.reading.cues import is_cue, is_speech
from standoff.reading.quote_marks import find_quoted
from standoff.reading.resolve import Resolver, subject_of
from standoff.reading.roles import is_person_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from standoff.reading.language import Parsed

__all__ = ["Quotation", "find_quotations"]

Form = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation; spans are characters of the source.

    `head` is the token of the passage that governs what is said (for modality and acts), or None.
    """

    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    cue_lemma: str | None
    content: tuple[Span, ...]
    form: Form

    @property
    def extent(self) -> Span:
        """From its first to its last character, cue and speaker included."""
        spans = [*self.content, *(s for s in (self.cue, self.speaker_span) if s)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(slots=True)
class _Draft:
    """A quotation being put together, in offsets of the passage."""

    cue: tuple[int, int] | None
    lemma: str | None
    subject: Token | None
    content: list[Span]
    position: int
    quoted_only: bool = False


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
        The last quotation of the passage before: a passage that is quoted from end to end and
        names no speaker goes on with its speaker.
    """
    doc = parsed.doc
    quoted = find_quoted(doc.text)
    drafts = [draft for token in doc if (draft := _from_verb(doc, token, quoted))]
    drafts += _according_to(doc)
    drafts = _without_nested_doubles(sorted(drafts, key=lambda item: item.position))
    for draft in drafts:
        _widen(draft, quoted)
    _attach_rest(doc, drafts, quoted)
    found = [_finish(resolver, parsed, draft, quoted) for draft in drafts if draft.content]
    if not found and (whole := _continuation(doc, quoted)) and previous is not None:
        found.append(_go_on(parsed, whole, previous))
    return tuple(found)


def _from_verb(doc: Doc, verb: Token, quoted: Sequence[Span]) -> _Draft | None:
    if verb.pos_ not in {"VERB", "AUX"} or not is_cue(verb.lemma_.casefold()):
        return None
    content = _clause_content(doc, verb)
    subject = _subject(verb)
    in_quotes = any(span.start <= verb.idx < span.end for span in quoted)
    if not content:
        if not is_speech(verb.lemma_.casefold()) or subject is None or in_quotes:
            return None
        content = _beside(doc, verb, quoted)
    if not content:
        return None
    if in_quotes and (subject is None or subject.pos_ == "PRON"):
        return None
    if not is_speech(verb.lemma_.casefold()) and not _can_think(subject):
        return None
    if subject is None and verb.dep_ not in {"ROOT", "advcl", "conj", "relcl", "acl"}:
        return None
    start, end = _cue_extent(verb)
    return _Draft((start, end), verb.lemma_.casefold(), subject, content, verb.idx)


def _can_think(subject: Token | None) -> bool:
    """Whether a subject is somebody: things "mean" and "show" without saying so."""
    if subject is None:
        return False
    if subject.pos_ in {"PROPN", "PRON"}:
        return subject.lower_ not in {"it", "that", "this", "which", "what", "there"}
    return subject.text[-1:] == "s" or is_person_role(subject.text)


def _cue_extent(verb: Token) -> tuple[int, int]:
    particle = [c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1]
    last = particle[0] if particle else verb
    return verb.idx, last.idx + len(last.text)


def _subject(verb: Token) -> Token | None:
    subjects = [
        subject
        for subject in subject_of(verb)
        if subject.dep_ != "nsubjpass" or verb.lemma_ in {"quote", "tell"}
    ]
    if subjects:
        # "An independent state, Moscow argues, would": of two subjects the nearer one speaks.
        return min(subjects, key=lambda subject: abs(verb.i - subject.i))
    # "..., adding that": a participle has the subject of the verb that it goes with.
    if verb.dep_ in {"advcl", "xcomp", "pcomp"} and verb.tag_ == "VBG":
        for ancestor in verb.ancestors:
            for subject in subject_of(ancestor):
                return subject
    if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN"}:
        return verb.head
    return None


def _clause_content(doc: Doc, verb: Token) -> list[Span]:
    """Characters of the clause that a verb of saying governs, cut where the cue interrupts it."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    if not clauses:
        return _host_clause(doc, verb)
    taken = {t.i for clause in clauses for t in clause.subtree}
    for child in verb.children:
        # A clause in front of the reported one ("Though it is late, he said, ...") belongs to it
        # where the cue comes last.
        if child.dep_ in {"advcl", "prep"} and clauses[0].i < verb.i and child.i < clauses[0].i:
            taken |= {t.i for t in child.subtree}
    taken -= {verb.i}
    return _spans(doc, taken)


def _host_clause(doc: Doc, verb: Token) -> list[Span]:
    """Content of "The talks, he said, were close", where the cue hangs on the clause it reports."""
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or not is_speech(verb.lemma_.casefold()):
        return []
    host = verb.head
    if host.pos_ not in {"VERB", "AUX"} or any(c.dep_ in {"mark", "dobj"} for c in verb.children):
        return []
    before = doc[verb.left_edge.i - 1].text if verb.left_edge.i > 0 else ""
    if verb.dep_ != "parataxis" and before not in {",", "”", '"', "-", "–", "—"}:
        return []
    cue = {verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "neg", "prt"})}
    subject = _subject(verb)
    if subject is not None and subject.i in {t.i for t in verb.subtree}:
        cue |= {t.i for t in subject.subtree}
    # What else hangs on the cue before it is the subject of what is said.
    cue |= {t.i for c in verb.children if c.i > verb.i for t in c.subtree}
    return _spans(doc, {t.i for t in host.sent} - cue)


def _spans(doc: Doc, tokens: set[int]) -> list[Span]:
    """Return runs of tokens as character spans; punctuation alone does not part a run."""
    spans: list[list[int]] = []
    for index in sorted(tokens):
        token = doc[index]
        if not spans and (token.is_punct or token.is_space):
            continue
        if spans and all(doc[i].is_punct for i in range(spans[-1][1] + 1, index)):
            spans[-1][1] = index
        elif token.is_punct or token.is_space:
            continue
        else:
            spans.append([index, index])
    for span in spans:
        while span[1] > span[0] and doc[span[1]].is_punct:
            span[1] -= 1
    return [Span(doc[a].idx, doc[b].idx + len(doc[b].text)) for a, b in spans]


def _beside(doc: Doc, verb: Token, quoted: Sequence[Span]) -> list[Span]:
    """Return the quoted stretch that stands right before or after a cue and its subject."""
    tokens = [verb, *(t for s in subject_of(verb) for t in s.subtree)]
    left = min(t.idx for t in tokens)
    right = max(t.idx + len(t.text) for t in tokens)
    sentence = verb.sent
    for span in quoted:
        between = doc.text[span.end : left] if span.end <= left else doc.text[right : span.start]
        near = len(between.split()) <= 6 and "." not in between
        same = span.start < sentence.end_char and span.end > sentence.start_char
        if near and (same or (span.end <= left and not between.strip(" ,"))):
            return [span]
    return []


def _according_to(doc: Doc) -> list[_Draft]:
    drafts = []
    for token in doc:
        if token.lower_ != "according" or token.i + 1 >= len(doc):
            continue
        to = doc[token.i + 1]
        source = next((c for c in to.children if c.dep_ == "pobj"), None)
        if to.lower_ != "to" or source is None:
            continue
        phrase = set(range(token.i, source.right_edge.i + 1))
        rest = {t.i for t in token.sent} - phrase
        drafts.append(
            _Draft(
                (token.idx, to.idx + len(to.text)),
                "accord",
                source,
                _spans(doc, rest),
                token.idx,
            )
        )
    return drafts


def _without_nested_doubles(drafts: list[_Draft]) -> list[_Draft]:
    """Drop a draft whose content is that of another with the same subject ("insisted and said")."""
    kept: list[_Draft] = []
    for draft in drafts:
        same = [
            other for other in kept if other.content == draft.content and other.subject is not None
        ]
        if not same:
            kept.append(draft)
    return kept


def _widen(draft: _Draft, quoted: Sequence[Span]) -> None:
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


def _attach_rest(doc: Doc, drafts: list[_Draft], quoted: Sequence[Span]) -> None:
    """Give quoted stretches without a cue of their own to the quotation that they go on with."""
    for marks in quoted:
        if any(marks.overlaps(span) for draft in drafts for span in draft.content):
            continue
        words = len(doc.text[marks.start : marks.end].split())
        colon = _before_colon(doc, marks)
        if colon is not None and words >= 3:
            drafts.append(_Draft(None, None, colon, [marks], marks.start, quoted_only=True))
            continue
        near = [
            draft
            for draft in drafts
            if draft.content and _follows(doc, draft, marks) and words >= 4
        ]
        if near:
            near[-1].content = _merge([*near[-1].content, marks])


def _before_colon(doc: Doc, marks: Span) -> Token | None:
    before = [t for t in doc if t.idx < marks.start]
    if not before or before[-1].text != ":":
        return None
    sentence = before[-1].sent
    return next((t for t in sentence if t.dep_ == "nsubj" and t.idx < marks.start), None)


def _follows(doc: Doc, draft: _Draft, marks: Span) -> bool:
    """Whether a quoted stretch follows right after a quotation, or ends right before it."""
    last = max([s.end for s in draft.content] + ([draft.cue[1]] if draft.cue else []))
    first = min([s.start for s in draft.content] + ([draft.cue[0]] if draft.cue else []))
    if marks.start >= last:
        between = doc.text[last : marks.start]
        return len(between) < 120 and between.count(".") <= 2
    between = doc.text[marks.end : first]
    return not between.strip(" ,")


def _continuation(doc: Doc, quoted: Sequence[Span]) -> Span | None:
    if not quoted:
        return None
    inside = sum(span.end - span.start for span in quoted)
    return Span(quoted[0].start, quoted[-1].end) if inside > 0.8 * len(doc.text.strip()) else None


def _go_on(parsed: Parsed, whole: Span, previous: Quotation) -> Quotation:
    content = (parsed.span(whole.start, whole.end),)
    return Quotation(previous.speaker, None, None, None, content, "direct")


def _finish(resolver: Resolver, parsed: Parsed, draft: _Draft, quoted: Sequence[Span]) -> Quotation:
    subject = draft.subject
    speaker = None if subject is None else resolver.actor_of(parsed, subject)
    span = None if subject is None else _speaker_extent(subject)
    return Quotation(
        speaker=speaker,
        speaker_span=None if span is None else parsed.span(*span),
        cue=None if draft.cue is None else parsed.span(*draft.cue),
        cue_lemma=draft.lemma,
        content=tuple(parsed.span(s.start, s.end) for s in draft.content),
        form=_form(parsed.doc.text, draft.content, quoted),
    )


def _speaker_extent(subject: Token) -> tuple[int, int]:
    """Return the noun phrase without the clauses that hang on it."""
    heavy = {"relcl", "acl", "advcl", "punct", "appos"}
    tokens = [subject, *_light(subject, heavy)]
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
    for span in content:
        for index in range(span.start, span.end):
            if text[index].isalnum():
                letters += 1
                inside += any(q.start <= index < q.end for q in quoted)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.8 * letters else "mixed"
