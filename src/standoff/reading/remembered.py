"""What a language model found in reports, kept where they are read anew with further ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from standoff.evidence import Source
from standoff.reading.actor_book import ActorBook
from standoff.reading.context import Context
from standoff.reading.dossier import Dossier
from standoff.reading.further import Opened
from standoff.reading.language import Parsed
from standoff.reading.llm.joining import join_claims
from standoff.reading.own_claims import ANALYST
from standoff.reading.records import OWN_READER, Claim
from standoff.reading.second import SecondReader
from standoff.reading.who_again import WhoAgain

__all__ = ["Remembering"]


class Remembering:
    """A second reader that remembers what others than standoff's own found in a dossier.

    These claims were checked against their passages when they were made; nobody is asked again.

    Parameters
    ----------
    dossier
        As it was read before.
    opened
        Its reports and further ones, as they are read now.
    second
        Reads the further ones, and only these.
    """

    def __init__(
        self, dossier: Dossier, opened: Opened, second: SecondReader | None = None
    ) -> None:
        self._dossier = dossier
        self._opened = opened
        self._second = second

    def prepare(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> None:
        """Let the other reader take notice of the further reports."""
        if self._second is not None:
            fresh = [text for text in texts if text.passage.source in self._opened.fresh]
            self._second.prepare(sources, fresh)

    def visit(self, context: Context) -> None:
        """Let the other reader find claims in a passage of a further report."""
        if self._second is not None and context.source.id in self._opened.fresh:
            self._second.visit(context)

    def join(self, claims: Sequence[Claim], book: ActorBook) -> Sequence[Claim]:
        """Return standoff's own claims with what is remembered and what the other reader found."""
        joined = list(claims if self._second is None else self._second.join(claims, book))
        who = WhoAgain(self._dossier.actors, book)
        at = _places(joined)
        lost: list[Claim] = []
        for claim, readers in self._remembered():
            now = _moved(who.named_in(claim), self._opened.moved)
            here = _found_again(now, at, joined) if OWN_READER in claim.found_by else None
            if here is None:
                lost.append(replace(now, found_by=readers))
            else:
                both = dict.fromkeys((*joined[here].found_by, *readers))
                joined[here] = replace(joined[here], found_by=tuple(both))
        return join_claims(joined, lost)

    def _remembered(self) -> Iterator[tuple[Claim, tuple[str, ...]]]:
        """Yield the claims that a model found, alone or too, with the names of the models."""
        for claim in self._dossier.claims:
            readers = tuple(r for r in claim.found_by if r not in {OWN_READER, ANALYST})
            if readers:
                yield claim, readers


def _moved(claim: Claim, moved: Mapping[str, str]) -> Claim:
    evidence = tuple(replace(item, source=moved[item.source]) for item in claim.evidence)
    return replace(claim, id="", evidence=evidence)


def _place(claim: Claim) -> tuple[object, ...]:
    """Return what the words of a report alone decide of a claim, whoever is who."""
    return claim.evidence[0].source, claim.kind, claim.act, claim.content


def _places(claims: Iterable[Claim]) -> dict[tuple[object, ...], list[int]]:
    found: dict[tuple[object, ...], list[int]] = {}
    for number, claim in enumerate(claims):
        found.setdefault(_place(claim), []).append(number)
    return found


def _found_again(
    claim: Claim, at: Mapping[tuple[object, ...], Sequence[int]], joined: Sequence[Claim]
) -> int | None:
    """Return where standoff's own reader has found a claim again, or None.

    Of the claims of several joint actors it is that of the same one. Who it is may be told
    otherwise by the further reports, and so may the day.
    """
    here = at.get(_place(claim), ())
    same = (n for n in here if (joined[n].actor, joined[n].target) == (claim.actor, claim.target))
    return next(same, next(iter(here), None))
