"""The map put together: from a dispute, and from the reports that it was drafted from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from standoff.dispute.model import Dispute
from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.reading.timestamp import day_of
from standoff.report.actor_map.from_claims import in_time
from standoff.report.actor_map.from_roles import is_party, lines_from_roles
from standoff.report.actor_map.record import ActorMap, Line, MapActor, Proof
from standoff.report.actor_map.reports import Reports
from standoff.report.actor_map.wants import stands_of, wants_of
from standoff.tracking.courses import Course

__all__ = ["MOST_ACTORS", "actor_map"]

MOST_ACTORS = 25
"""Actors on a map, as long as the dispute itself has no more."""


def actor_map(dispute: Dispute, reports: Reports | None = None) -> ActorMap:
    """Map the actors of a dispute.

    Lines come from the claims of the reports and from the roles in the file; nothing is a line
    that neither of them says. A role adds a line where the reports do not tell the same of the
    actor, or of a body that it is a member of.

    Parameters
    ----------
    reports
        What the dispute was drafted from; without them the roles in the file are all there is.
    """
    proofs = _proofs(dispute, reports)
    written = tuple(lines_from_roles(dispute, proofs))
    if reports is None:
        actors = tuple(
            MapActor(a.id, a.name, a.role, is_party(a), modelled=True,
                     wants=wants_of(dispute, a, proofs, (), {}))
            for a in dispute.actors
        )  # fmt: skip
        return ActorMap(_parties_first(actors), written)
    same = _same(dispute, reports.dossier)
    read = _renamed(reports.lines, same)
    lines = (*read, *_not_told(written, read))
    shown = _shown(_actors(dispute, reports, proofs, same), lines)
    kept = {actor.id for actor in shown}
    between = (line for line in lines if line.start in kept and line.end in kept)
    missed = {end for line in lines for end in (line.start, line.end)} - kept
    return ActorMap(_parties_first(shown), _in_order(between, shown), len(missed))


def _actors(
    dispute: Dispute, reports: Reports, proofs: Mapping[str, Proof], same: Mapping[str, str]
) -> tuple[MapActor, ...]:
    """Return the actors of the file, then all whom the reports name besides."""
    courses: dict[str, list[Course]] = defaultdict(list)
    for who, own in reports.courses.items():
        courses[same.get(who, who)] += own
    sources = {source.id: source for source in reports.dossier.sources}
    said_parties = any(is_party(actor) for actor in dispute.actors)
    parties = {same.get(party, party) for party in reports.parties}
    modelled = [
        MapActor(
            a.id, a.name, a.role, is_party(a) if said_parties else a.id in parties, modelled=True,
            wants=wants_of(dispute, a, proofs, courses[a.id], sources),
        )
        for a in dispute.actors
    ]  # fmt: skip
    named = {actor.id for actor in dispute.actors}
    others = [
        MapActor(a.id, a.name, None, party=False, modelled=False,
                 wants=stands_of(dispute, courses[a.id], sources))
        for a in reports.dossier.actors
        if a.id not in named and a.id not in same
    ]  # fmt: skip
    return (*modelled, *others)


def _same(dispute: Dispute, dossier: Dossier) -> dict[str, str]:
    """Return the actors of a dossier that the dispute has under another id, by their names."""
    own = {actor.id for actor in dispute.actors}
    by_name = {actor.name.casefold(): actor.id for actor in dispute.actors}
    return {
        actor.id: by_name[actor.name.casefold()]
        for actor in dossier.actors
        if actor.id not in own and actor.name.casefold() in by_name
    }


def _renamed(lines: Iterable[Line], same: Mapping[str, str]) -> tuple[Line, ...]:
    """Return lines between the actors of the dispute; what has become one line is one."""
    found: dict[str, Line] = {}
    for line in lines:
        start, end = same.get(line.start, line.start), same.get(line.end, line.end)
        if start == end:
            continue
        named = replace(line, start=start, end=end)
        if named.id in found:
            both = {proof.claim: proof for proof in (*found[named.id].proofs, *named.proofs)}
            named = replace(named, proofs=in_time(both.values()))
        found[named.id] = named
    return tuple(found.values())


def _not_told(written: Iterable[Line], read: Sequence[Line]) -> list[Line]:
    """Return the lines of the roles that the reports do not tell in the same words already."""
    bodies: dict[str, set[str]] = {}
    for line in read:
        if line.kind == "member":
            bodies.setdefault(line.start, set()).add(line.end)
    told = {(line.start, line.kind, line.end) for line in read}
    between = {line.start for line in read if line.tone == "between"}

    def is_told(line: Line) -> bool:
        if line.tone == "between":
            return bool(between & {line.start, *bodies.get(line.start, ())})
        return (line.start, line.kind, line.end) in told

    return [line for line in written if not is_told(line)]


def _shown(actors: tuple[MapActor, ...], lines: Sequence[Line]) -> tuple[MapActor, ...]:
    """Return the actors of the file, and of the others those that most lines lead to."""
    lead = Counter(end for line in lines for end in {line.start, line.end})
    modelled = [actor for actor in actors if actor.modelled]
    others = [actor for actor in actors if not actor.modelled and lead[actor.id]]
    room = max(0, MOST_ACTORS - len(modelled))
    chosen = sorted(others, key=lambda actor: -lead[actor.id])[:room]
    return (*modelled, *(actor for actor in others if actor in chosen))


def _parties_first(actors: tuple[MapActor, ...]) -> tuple[MapActor, ...]:
    return tuple(sorted(actors, key=lambda actor: not actor.party))


def _in_order(lines: Iterable[Line], actors: Sequence[MapActor]) -> tuple[Line, ...]:
    place = {actor.id: at for at, actor in enumerate(_parties_first(tuple(actors)))}
    return tuple(sorted(lines, key=lambda line: (place[line.start], place[line.end])))


def _proofs(dispute: Dispute, reports: Reports | None) -> dict[str, Proof]:
    """Return the evidence of the file, with the claim of the dossier that rests on the same."""
    claims: dict[tuple[str | None, str | None, int, int], str] = {}
    if reports is not None:
        sources = {source.id: source for source in reports.dossier.sources}
        for claim in reports.dossier.claims:
            for item in claim.evidence:
                source = sources[item.source]
                claims.setdefault((source.sha256, source.part, item.start, item.end), claim.id)
    found = {}
    for ident, item in dispute.evidence.items():
        source = dispute.sources.get(item.source, Source(item.source))
        claim_id = claims.get((source.sha256, source.part, item.start, item.end))
        found[ident] = Proof(item, source, day_of(source.published), claim_id)
    return found
