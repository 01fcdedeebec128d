"""What new reports tell that changes no element: deadlines passed, words kept and broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.done import is_deed
from standoff.drafting.phrases import lower_first
from standoff.drafting.sketch import sketch
from standoff.drafting.stands import Stand, Stands
from standoff.evidence import Evidence
from standoff.reading.dossier import Dossier

__all__ = ["News", "news"]

Kind = Literal[
    "deadline passed", "carried out", "kept", "broken", "taken back", "changed", "contradicts"
]


@dataclass(frozen=True, slots=True)
class News:
    """Something that the new reports tell.

    Parameters
    ----------
    kind
        ``deadline passed``: an option has become available. ``carried out``: what was threatened
        or demanded was done. ``kept``, ``broken``: a promise. ``taken back``: a threat, a demand or
        a claim. ``changed``: an actor says the opposite of what it said. ``contradicts``: a claim
        speaks against a preference that stands in the file.
    actor, option
        Whose, and which option (``actor.option``) it is about.
    what
        In words.
    old, new
        What was said before, and what is said now.
    """

    kind: Kind
    actor: str
    option: str
    what: str
    old: tuple[Evidence, ...]
    new: tuple[Evidence, ...]


def news(
    dossier: Dossier, fresh: frozenset[str], file: Dispute, since: date | None, until: date | None
) -> tuple[News, ...]:
    """Tell what sources tell of the options of a dispute.

    Parameters
    ----------
    fresh
        Ids of the new sources of the dossier.
    file
        The dispute as the analyst has it.
    since, until
        The days of the last report before, and of the last one now.
    """
    found = [*_passed(file, since, until)]
    _, stands = sketch(dossier)
    names = {actor.id: actor.name for actor in dossier.actors}
    known = set(file.options)
    for stand in stands:
        claim = stand.claim
        if claim.evidence[0].source not in fresh or stand.option.path not in known:
            continue
        actor = claim.actor or ""
        before = [
            each
            for each in stands.of(actor, stand.option)
            if each.claim.evidence[0].source not in fresh
        ]
        found.extend(_told(stands, stand, before, names, file))
    unique: dict[tuple[str, str, str], News] = {}
    for each in found:
        unique.setdefault((each.kind, each.actor, each.option), each)
    return tuple(unique.values())


def _passed(file: Dispute, since: date | None, until: date | None) -> Iterator[News]:
    if since is None or until is None:
        return
    for actor in file.actors:
        for option in actor.options:
            opens = option.available_from
            if opens is not None and since < opens <= until:
                cited = (file.evidence[i] for i in option.grounds.because if i in file.evidence)
                yield News(
                    "deadline passed", actor.id, f"{actor.id}.{option.id}",
                    f"{actor.name} can {lower_first(option.name)} since {opens}", tuple(cited), (),
                )  # fmt: skip


def _told(
    stands: Stands, stand: Stand, before: list[Stand], names: dict[str, str], file: Dispute
) -> Iterator[News]:
    claim, option = stand.claim, stand.option
    actor = claim.actor or ""
    said = f"{names[actor]}: {lower_first(option.name)}"
    old = tuple(each.claim.evidence[0] for each in before)
    if is_deed(claim):
        promised = [each for each in before if each.claim.act in {"promise", "accept", "offer"}]
        if promised:
            kept = promised[-1].sign == stand.sign
            yield News("kept" if kept else "broken", actor, option.path,
                       f"{said}: {'as promised' if kept else 'against its promise'}",
                       (promised[-1].claim.evidence[0],), claim.evidence)  # fmt: skip
        elif before and stand.sign > 0 and any(each.sign > 0 for each in before):
            yield News("carried out", actor, option.path, f"{said}: was done", old, claim.evidence)
        return
    opposite = [each for each in before if each.sign == -stand.sign]
    if opposite:
        back = claim.act in {"retract", "deny"}
        yield News(
            "taken back" if back else "changed", actor, option.path,
            f"{said}: is {'taken back' if back else 'for it now' if stand.sign > 0 else 'against'}",
            tuple(each.claim.evidence[0] for each in opposite), claim.evidence,
        )  # fmt: skip
    if stands.overtaken(claim, option) is None:
        yield from _against_file(stand, said, file)


def _against_file(stand: Stand, said: str, file: Dispute) -> Iterator[News]:
    """Yield that a claim speaks against the most important statement on the option alone."""
    actor = next((each for each in file.actors if each.id == stand.claim.actor), None)
    if actor is None or not isinstance(actor.preference, Statements):
        return
    path = stand.option.path
    for level in actor.preference.levels:
        for statement in level:
            text = statement.expression.text
            if text not in {path, f"not {path}"}:
                continue
            if (1 if text == path else -1) != stand.sign:
                cited = (file.evidence[i] for i in statement.grounds.because if i in file.evidence)
                yield News("contradicts", actor.id, path, f"{said}: the file says “{text}”",
                           tuple(cited), stand.claim.evidence)  # fmt: skip
            return
