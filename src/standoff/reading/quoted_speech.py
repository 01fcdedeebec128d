"""Who says what stands between quotation marks, by where the marks and the cues stand.

The parser is unsure around quotation marks, and the conventions of the press are not: after a
quotation comes ", X said", before it "X said:", and what is quoted next in the same paragraph goes
on with it. A passage that is quoted from end to end goes on with the speaker of the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.cue_clauses import Draft
from standoff.reading.cue_words import cue_extent, subject_of_cue
from standoff.reading.cues import WITH_MARKS, is_cue, is_speech
from standoff.reading.language import text_of, tokens_between
from standoff.reading.roles import HONORIFICS, OFFICIALS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "announcing",
    "cued_inside",
    "from_marks",
    "go_on",
    "is_speech_like",
    "script_line",
    "signature",
]

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_MARKS = "“”„«»\"‘’‚'"
_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = frozenset(".!?;")
_SCRIPT = re.compile(r"\s*[“\"]?((?:[A-Z][A-Z.'’-]+ ?){1,4}): (?=\S)")
_FAR = 40
_LONGEST_SIGNATURE = 7
_LONGEST_BETWEEN = 400
_NICKNAME = re.compile(r"\s*[“\"‘][A-Z]\w+[”\"’]\s*")
# With these a clause tells when or why something was said, and not who said it.
_WHILE = frozenset({"after", "as", "because", "before", "since", "though", "when", "while"})
# What joins the two halves of a quotation that its cue interrupts: "...", he said, but "...".
_JOINING = re.compile(r"\s*,?\s*(?:and|but|because|so)?\s*")
# What a quotation may follow that goes on with an earlier one: the end of a sentence or its cue.
_BEFORE_SPEECH = frozenset({"", ".", "!", "?", ",", ")", "…", "”", '"'})


def is_speech_like(text: str, marks: Span) -> bool:
    """Whether quoted text reads as something said, and not as a word held at arm's length."""
    inner = text[marks.start : marks.end].strip(_MARKS + " ")
    words = len(_WORD.findall(inner))
    before = text[: marks.start].rstrip()[-1:]
    sentence = inner[:1].isupper() and inner[-1:] in {".", "?", "!"}
    opened = sentence or not before or before in ',:.?!—–”"('
    answered = sentence and before in {",", ":"}
    long = words >= (1 if answered else 2 if opened else 5)
    if _is_title(inner):
        return False
    return long and (inner[-1:] in ",.?!…" or words >= 4)


def _is_title(inner: str) -> bool:
    """Whether quoted text is the name of a programme, a law or a song: all its words are tall."""
    long = [word for word in _WORD.findall(inner) if len(word) > 3 and word.isalpha()]
    tall = len(long) > 1 and all(word[0].isupper() and not word.isupper() for word in long)
    return tall and inner[-1:] not in {".", "?", "!"}


def from_marks(doc: Doc, quoted: Sequence[Span]) -> list[Draft]:
    """Return the quotations whose cue stands right after or right before their marks."""
    if not quoted:
        return []
    drafts: dict[int, Draft] = {}
    outside = _outside(doc, quoted)
    for marks in quoted:
        if not is_speech_like(text_of(doc), marks):
            continue
        after = _after(doc, outside, marks)
        found = (*after, True) if after else None
        if found is None and (before := _before(outside, marks, quoted)):
            found = (*before, False)
        if found is None:
            continue
        cue, subject, follows = found
        span = _with_beginning(doc, marks, quoted) if follows else marks
        draft = drafts.get(cue.i)
        if draft is None:
            extent, lemma = cue_extent(cue), cue.lemma_.casefold()
            drafts[cue.i] = Draft(extent, lemma, subject, [span], cue.idx, quoted=True)
        else:
            draft.content.append(span)
    return list(drafts.values())


def _outside(doc: Doc, quoted: Sequence[Span]) -> list[Token]:
    """Tokens outside of quotation marks, in order."""
    found: list[Token] = []
    ends = iter(sorted(quoted))
    marks = next(ends, None)
    for token in doc:
        while marks is not None and token.idx >= marks.end:
            marks = next(ends, None)
        if marks is None or token.idx < marks.start:
            found.append(token)
    return found


def _with_beginning(doc: Doc, marks: Span, quoted: Sequence[Span]) -> Span:
    """Take in the unquoted beginning of a sentence that ends quoted: When it came, "we left"."""
    inner = text_of(doc)[marks.start : marks.end].strip(_MARKS + " ")
    if not inner[:1].islower():
        return marks
    before = tokens_between(doc, max(0, marks.start - 4), marks.start)
    if not before:
        return marks
    start = before[-1].sent.start_char
    held = max([m.end for m in quoted if m.end <= marks.start], default=0)
    return Span(start, marks.end) if start >= held else marks


def _clause_after(doc: Doc, outside: Sequence[Token], end: int) -> list[Token]:
    """Tokens outside of quotation marks from a place on, up to the end of their sentence."""
    found: list[Token] = []
    first = bisect_left(outside, end, key=lambda token: token.idx)
    for token in outside[first : first + _FAR + 1]:
        gap = text_of(doc)[found[-1].idx + len(found[-1]) : token.idx] if found else ""
        opens = any(c in gap for c in '“"«') and not _NICKNAME.fullmatch(gap)
        if len(found) >= _FAR or token.text in _SENTENCE_ENDS or opens:
            break
        found.append(token)
    return found


def _after(doc: Doc, outside: Sequence[Token], marks: Span) -> tuple[Token, Token | None] | None:
    """Return cue and speaker of "...," X said."""
    inner = text_of(doc)[marks.start : marks.end].rstrip(_MARKS + " ")
    tail = text_of(doc)[marks.end : marks.end + 3].lstrip()
    if inner[-1:] not in ",?!…—–-" and tail[:1] not in {",", "—", "–"}:
        return None
    clause = _clause_after(doc, outside, marks.end)
    while clause and clause[0].is_punct:
        clause = clause[1:]
    cue = next((t for t in clause if _is_finite_cue(t)), None)
    if cue is None or any(_is_finite(t) and t.dep_ != "relcl" for t in clause if t.i < cue.i):
        return None
    if clause[0].lower_ in _WHILE:
        return None
    named = [t for t in clause if t.i < cue.i and t.pos_ in _NOUNS]
    subject = subject_of_cue(cue)
    inside = subject is not None and any(subject.i == t.i for t in clause)
    if subject is not None and inside and (subject.i < cue.i or not named):
        return cue, subject
    if named:
        return cue, _head_of_first(named, clause)
    later = [t for t in clause if t.i > cue.i]
    return cue, _head_of_first([t for t in later if t.pos_ in _NOUNS], later)


def _head_of_first(nouns: Sequence[Token], clause: Sequence[Token]) -> Token | None:
    """Return the head of the noun phrase that the first noun belongs to."""
    if not nouns:
        return None
    inside = {t.i for t in clause}
    head = nouns[0]
    while head.dep_ in {"compound", "nmod", "amod", "poss", "det"} and head.head.i in inside:
        head = head.head
    return head


def _before(
    outside: Sequence[Token], marks: Span, quoted: Sequence[Span]
) -> tuple[Token, Token | None] | None:
    """Return cue and speaker of X said: "..."."""
    start = max([m.end for m in quoted if m.end <= marks.start], default=0)
    clause: list[Token] = []
    last = bisect_left(outside, marks.start, key=lambda token: token.idx)
    for token in reversed(outside[max(0, last - _FAR - 1) : last]):
        if token.idx < start:
            break
        if len(clause) >= _FAR or (token.text in _SENTENCE_ENDS and clause):
            break
        clause.insert(0, token)
    if not clause or clause[-1].text not in {",", ":"}:
        bare = clause and clause[-1] is _last_cue(clause)
        if not bare:
            return None
    cue = _last_cue(clause)
    if cue is None:
        return None
    between = [t for t in clause if t.i > cue.i and not t.is_punct]
    if any(t.lower_ in {"that", "because", "whether", "if"} for t in between):
        return None
    if clause[-1].text != ":" and (len(between) > 8 or any(_is_finite(t) for t in between)):
        return None
    # In "Said Mr Fink:" the speaker comes last.
    named = [t for t in clause if t.i > cue.i and t.pos_ in _NOUNS]
    earlier = [
        t for t in clause if t.i < cue.i and t.dep_ in {"nsubj", "ROOT"} and t.pos_ in _NOUNS
    ]
    speaker = subject_of_cue(cue) or _head_of_first(named, clause)
    return cue, speaker or next(iter(reversed(earlier)), None)


def _last_cue(clause: Sequence[Token]) -> Token | None:
    cues = (t for t in reversed(clause) if t.pos_ == "VERB" and _reports(t) and t.tag_ != "VB")
    return next(cues, None)


def _reports(token: Token) -> bool:
    lemma = token.lemma_.casefold()
    if lemma in {"begin", "continue"} and any(c.dep_ == "xcomp" for c in token.children):
        return False
    return is_speech(lemma) or lemma in WITH_MARKS or lemma == "think"


def _is_finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _is_finite_cue(token: Token) -> bool:
    return (
        token.pos_ in {"VERB", "AUX"}
        and (is_cue(token.lemma_.casefold()) or token.lemma_.casefold() in WITH_MARKS)
        and (_is_finite(token) or token.tag_ == "VBN")
        and token.dep_ != "relcl"
    )


def go_on(doc: Doc, drafts: Sequence[Draft], quoted: Sequence[Span]) -> list[Span]:
    """Give what is quoted without a cue to the quotation that it goes on with.

    Returns
    -------
    list of Span
        What is left: speech that no quotation of the passage goes on to.
    """
    left: list[Span] = []
    for marks in quoted:
        if not is_speech_like(text_of(doc), marks):
            continue
        outer = [d for d in drafts if cued_inside(d, quoted) is None]
        if any(marks.overlaps(span) for d in outer for span in d.content):
            continue
        said = [d for d in outer if d.content and (d.quoted or d.is_clause)]
        near = [d for d in said if _follows(doc, d, marks, quoted)]
        if not near:
            # A sentence may stand between that tells something else of the speaker.
            near = [d for d in said[-1:] if d.quoted and _follows(doc, d, marks, quoted, stops=2)]
        if near:
            near[-1].content.append(marks)
        else:
            left.append(marks)
    return left


def cued_inside(draft: Draft, quoted: Sequence[Span]) -> Span | None:
    """Return the quoted stretch that holds the cue of a quotation, or None."""
    if draft.cue is None:
        return None
    start = draft.cue[0]
    return next((marks for marks in quoted if marks.start <= start < marks.end), None)


def _follows(doc: Doc, draft: Draft, marks: Span, quoted: Sequence[Span], stops: int = 1) -> bool:
    """Whether a quoted stretch comes in the sentence after a quotation, or ends right before it."""
    last = max([s.end for s in draft.content] + ([draft.cue[1]] if draft.cue else []))
    first = min([s.start for s in draft.content] + ([draft.cue[0]] if draft.cue else []))
    if marks.start < last:
        return not text_of(doc)[marks.end : first].strip(" ,") if marks.end <= first else False
    if not any(m.start < last <= m.end + 300 for m in quoted if m.end <= marks.start):
        return False
    between = text_of(doc)[last : marks.start]
    if _JOINING.fullmatch(between):
        return True
    if len(between) > _LONGEST_BETWEEN or between.rstrip()[-1:] not in _BEFORE_SPEECH:
        return False
    return _stops(between) <= stops


def _stops(text: str) -> int:
    """Count the ends of sentences in a text; "Rep." and "U.S." are none."""
    stops = 0
    for end in re.finditer(r"[.!?;](?=\s)", text):
        word = text[: end.start()].rpartition(" ")[2].casefold().strip('(“"')
        stops += not (word in HONORIFICS | OFFICIALS or len(word) < 2 or "." in word)
    return stops


def announcing(doc: Doc) -> tuple[Token, Token | None] | None:
    """Return cue and speaker of a passage that ends with a colon: what follows is said."""
    if not text_of(doc).rstrip().endswith(":"):
        return None
    clause: list[Token] = []
    for token in reversed(doc):
        if token.text in _SENTENCE_ENDS:
            break
        clause.insert(0, token)
    verbs = [t for t in reversed(clause) if t.pos_ == "VERB" and t.tag_ != "VB"]
    cue = _last_cue(clause) or next(iter(verbs), None)
    return None if cue is None else (cue, subject_of_cue(cue))


def script_line(doc: Doc) -> tuple[list[Token], Span] | None:
    """Return the name and the words of a line of a transcript ("FINK: We are ready."), or None."""
    match = _SCRIPT.match(text_of(doc))
    if match is None:
        return None
    name = tokens_between(doc, match.start(1), match.end(1))
    return name, Span(match.end(), len(text_of(doc).rstrip()))


def signature(doc: Doc, marks: Span) -> Token | None:
    """Return the name behind a dash with which a quotation is signed, or None."""
    tail = text_of(doc)[marks.end :].strip()
    if not tail or tail[0] not in "―—–-" or len(tail.split()) > _LONGEST_SIGNATURE:
        return None
    signed = tokens_between(doc, marks.end, len(text_of(doc)))
    return _head_of_first([t for t in signed if t.pos_ == "PROPN"], signed)
