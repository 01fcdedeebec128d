"""The actors of a dossier, found among those of the same reports read anew with further ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from standoff.reading.actor_book import ActorBook
from standoff.reading.records import Claim, ReportedActor

__all__ = ["WhoAgain"]


class WhoAgain:
    """Tells who the actors of a dossier are in the book of all reports.

    Parameters
    ----------
    actors
        Of the dossier.
    book
        Of all reports. Whoever is not in it is entered, with whom it speaks for.
    """

    def __init__(self, actors: Iterable[ReportedActor], book: ActorBook) -> None:
        self._old = {actor.id: actor for actor in actors}
        self._book = book
        self._found: dict[str, str] = {}
        self._by_name: dict[str, list[ReportedActor]] = defaultdict(list)
        for actor in book.records(book.ids()):
            for name in {actor.name, *actor.aliases}:
                self._by_name[name].append(actor)
        self._known = frozenset(book.ids())

    def named_in(self, claim: Claim) -> Claim:
        """Return a claim of the dossier with the actors of the book."""
        speaker = None if claim.speaker is None else self.find(claim.speaker)
        actor = self._actor(claim)
        target = None if claim.target is None else self._acting(claim.target)
        if target == actor and claim.target != claim.actor:
            target = None
        return replace(claim, actor=actor, target=target, speaker=speaker)

    def find(self, actor: str) -> str:
        """Return the id of an actor of the dossier in the book: by its id, else by its names."""
        if actor not in self._found:
            old = self._old[actor]
            same = actor if actor in self._known else self._called(old)
            # Before the others are sought: two may be said to speak for each other.
            self._found[actor] = same or old.id
            if same is None:
                self._enter(old)
        return self._found[actor]

    def _actor(self, claim: Claim) -> str | None:
        """Return whose claim it is; where it was a speaker's word, whomever that one speaks for."""
        if claim.actor is None:
            return None
        if claim.speaker is None or claim.actor not in self._voices(claim.speaker):
            return self._acting(claim.actor)
        return self._book.acting(self._book.principal(self.find(claim.speaker)))

    def _voices(self, speaker: str) -> tuple[str | None, ...]:
        return speaker, self._old[speaker].speaks_for

    def _acting(self, actor: str) -> str:
        """Return who acts; whoever spoke for nobody before may be said to now."""
        now = self.find(actor)
        if self._old[actor].speaks_for is None:
            now = self._book.principal(now)
        return self._book.acting(now)

    def _called(self, old: ReportedActor) -> str | None:
        """Return the only actor that goes by a name of an old one, or the only one of its kind.

        Its kind may have changed: a lone "Vance" may have been taken for an organisation's name
        until another report says "Cyrus Vance".
        """
        for name in (old.name, *old.aliases):
            called = self._by_name[name]
            alike = called if len(called) == 1 else [a for a in called if a.kind == old.kind]
            if len(alike) == 1:
                return alike[0].id
        return None

    def _enter(self, old: ReportedActor) -> None:
        book = self._book
        book.add(old.name, old.kind, ident=old.id)
        for alias in old.aliases:
            book.call(old.id, alias)
        if old.speaks_for is not None:
            book.let_speak(old.id, self.find(old.speaks_for))
