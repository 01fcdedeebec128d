"""Short reports to read: each line is a passage of the body, and claims are told in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from standoff.evidence import Source, Span
from standoff.reading.actors import collect_actors
from standoff.reading.affiliations import find_affiliations, find_composites
from standoff.reading.dossier import Dossier
from standoff.reading.language import Parsed, parse_passages
from standoff.reading.read import read_passages
from standoff.reading.records import Claim, Passage, ReportedActor
from standoff.reading.resolve import Resolver
from standoff.reading.source import source_from_text


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was read, with shorthands to ask it."""

    dossier: Dossier
    text: str

    def claims(self, kind: str, act: str | None = None) -> list[Claim]:
        return [c for c in self.dossier.claims if c.kind == kind and act in (None, c.act)]

    def only(self, kind: str, act: str | None = None) -> Claim:
        """Return the one claim of its kind (and act)."""
        found = self.claims(kind, act)
        assert len(found) == 1, [(c.act, c.actor, self.said(c)) for c in self.claims(kind)]
        return found[0]

    def said(self, claim: Claim) -> str:
        """Return the words of a claim's content; an ellipsis where it is interrupted."""
        return " … ".join(self.words(span) or "" for span in claim.content)

    def words(self, span: Span | None) -> str | None:
        return None if span is None else self.text[span.start : span.end]

    def acts(self) -> set[tuple[str | None, str | None, str | None]]:
        """Return actor, act and target of all stances."""
        return {(c.actor, c.act, c.target) for c in self.claims("stance")}

    def actor(self, ident: str) -> ReportedActor:
        return next(a for a in self.dossier.actors if a.id == ident)


def split(text: str, source: str = "s1") -> Iterator[Passage]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Passage(f"{source}p{number}", source, "body", start, start + len(line))
        start += len(line) + 1


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """Read lines of text as the body of a report."""

    def read(text: str, published: str | None = "2031-03-05") -> Report:
        source = source_from_text(text, published=published)
        return Report(read_passages(source, tuple(split(text))), text)

    return read


@dataclass(frozen=True, slots=True)
class Known:
    """Parsed passages and who is who in them."""

    resolver: Resolver
    texts: tuple[Parsed, ...]
    source: Source

    def token(self, word: str, passage: int = 0, nth: int = 0) -> object:
        found = [t for t in self.texts[passage].doc if t.text == word]
        return found[nth]

    def meant(self, word: str, passage: int = 0, nth: int = 0) -> tuple[str, ...]:
        """Return the ids of the actors that a word means."""
        for parsed in self.texts[:passage]:
            self.resolver.leave(parsed)
        token = self.token(word, passage, nth)
        return self.resolver.actors_of(self.texts[passage], token)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def known() -> Callable[[str], Known]:
    """Parse lines of text and find out who is who."""

    def know(text: str) -> Known:
        source = source_from_text(text)
        texts = tuple(parse_passages(tuple(split(text)), text))
        resolver = Resolver(collect_actors(texts))
        find_composites(resolver, texts)
        find_affiliations(resolver, texts)
        resolver.start_source()
        return Known(resolver, texts, source)

    return know
