"""Bringing a dispute file up to date with further reports, change by change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute, Option, Statement
from standoff.drafting.draft import MOST_OPTIONS, draft
from standoff.errors import DossierError
from standoff.evidence import Evidence
from standoff.reading.chronology import moment_of
from standoff.reading.dossier import Dossier
from standoff.tracking.editing import Editor
from standoff.tracking.needs import brought_by, needs_of, without_what_lacks
from standoff.tracking.news import News, news
from standoff.tracking.proposals import proposals
from standoff.tracking.versions import Proposal, Versions

__all__ = ["TOO_MANY", "Update", "propose", "propose_correction"]

TOO_MANY = "the file would have too many options"
"""Why an option is blocked where there is no room for it."""
_ALL = 1000
"""Options that the two drafts may have: what was left out of the file is not to look new."""


@dataclass(frozen=True, slots=True)
class Update:
    """What further reports would change in a dispute file.

    Parameters
    ----------
    file
        The dispute as it stands in the file.
    text
        The file.
    dossier
        All reports, the new ones among them.
    fresh
        Ids of the new ones.
    proposals
        In the order in which they can be applied.
    news
        What the new reports tell that changes no element by itself.
    versions
        The drafts that were compared; None where the reports hold nothing that anybody could do.
    """

    file: Dispute
    text: str
    dossier: Dossier
    fresh: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    news: tuple[News, ...]
    versions: Versions | None = None

    @property
    def open(self) -> tuple[Proposal, ...]:
        """The proposals that nothing speaks against."""
        return tuple(each for each in self.proposals if each.blocked is None)

    def with_needs(self, chosen: Collection[Proposal]) -> tuple[Proposal, ...]:
        """Return some of the open proposals with those that they need.

        An option needs its actor; all else needs the options and the voting bodies that it speaks
        of.
        """
        new = brought_by(self.open)
        wanted = {each for each in self.open if each in chosen}
        waiting = list(wanted)
        while waiting:
            for element in needs_of(waiting.pop()):
                needed = new.get(element)
                if needed is not None and needed not in wanted:
                    wanted.add(needed)
                    waiting.append(needed)
        return tuple(each for each in self.open if each in wanted)

    def accept(self, chosen: Collection[Proposal]) -> str:
        """Return the text of the file with some of the proposals.

        What the analyst wrote, and comments, stay. A proposal that is blocked is not applied; what
        a proposal needs is applied with it.

        Raises
        ------
        DisputeError
            The result would be no valid dispute: say, a ranking spells states without the new
            options.
        """
        wanted = self.with_needs(chosen)
        if not wanted or self.versions is None:
            return self.text
        editor = Editor(self.text, self.versions.draft, self.versions.base)
        for each in wanted:
            editor.apply(each)
        text = editor.text()
        loads(text, file=self.file.file)
        return text

    def to_dict(self) -> dict[str, Any]:
        """Return it in the form ``standoff.update/1``, ready for JSON."""
        return {
            "format": "standoff.update/1",
            "sources": [
                {"id": s.id, "title": s.title, "publisher": s.publisher, "published": s.published,
                 "sha256": s.sha256, "new": s.id in self.fresh}
                for s in self.dossier.sources
            ],
            "proposals": [
                {"kind": p.kind, "element": p.element, "actor": p.actor, "what": p.what,
                 "old": [_evidence(e) for e in p.old], "new": [_evidence(e) for e in p.new],
                 "blocked": p.blocked}
                for p in self.proposals
            ],
            "news": [
                {"kind": n.kind, "actor": n.actor, "option": n.option, "what": n.what,
                 "old": [_evidence(e) for e in n.old], "new": [_evidence(e) for e in n.new]}
                for n in self.news
            ],
        }  # fmt: skip


def propose(
    text: str,
    dossier: Dossier,
    fresh: Collection[str],
    *,
    file: str | None = None,
    max_options: int = MOST_OPTIONS,
    without: Collection[str] = (),
) -> Update:
    """Find out what new reports would change in a dispute.

    Parameters
    ----------
    text
        The dispute file.
    dossier
        What was read of all reports: those that the file was drafted from and the new ones.
    fresh
        Ids of the sources of the dossier that are new.
    file
        How errors name the file.
    max_options
        How many options the file may come to have; those that tell least are left alone.
    without
        Ids of general rules of drafting that are not applied.

    Raises
    ------
    DisputeError
        The file is broken.
    """
    here = loads(text, file=file)
    new = tuple(source.id for source in dossier.sources if source.id in fresh)
    old = _without(dossier, frozenset(new))
    with_all = _drafted(dossier, here.as_of, without)
    if with_all is None:
        return Update(here, text, dossier, new, (), ())
    base = _drafted(old, here.as_of, without) or Dispute(title=here.title, actors=())
    versions = Versions(base, with_all, here)
    kept = draft(dossier, max_options=max_options, without=without).options
    few = _few(proposals(versions), versions, set(kept), max_options)
    found = without_what_lacks(few, here)
    told = news(dossier, frozenset(new), here, _last_day(old), _last_day(dossier))
    return Update(here, text, dossier, new, found, _unanswered(told, found), versions)


def propose_correction(
    text: str, before: Dossier, after: Dossier, *, file: str | None = None
) -> Update:
    """Find out what corrected claims would change in a dispute.

    Parameters
    ----------
    text
        The dispute file.
    before, after
        What was read, without the correction and with it.
    file
        How errors name the file.

    Raises
    ------
    DisputeError
        The file is broken.
    """
    here = loads(text, file=file)
    nothing = Dispute(title=here.title, actors=())
    base = _drafted(before, here.as_of, ()) or nothing
    versions = Versions(base, _drafted(after, here.as_of, ()) or nothing, here)
    found = without_what_lacks(proposals(versions), here)
    return Update(here, text, after, (), found, (), versions)


def _few(
    found: tuple[Proposal, ...], versions: Versions, kept: Collection[str], most: int
) -> tuple[Proposal, ...]:
    """Block the options that would make the file too large."""
    new = {f"{p.actor}.{p.item.id}": p for p in found
           if p.kind == "option" and p.blocked is None and isinstance(p.item, Option)}  # fmt: skip
    drafted = versions.draft
    stands = dict(zip(drafted.options, drafted.status_quo or "", strict=False))
    # What is done already tells more than what may be done, and what is told often more than once.
    ranked = sorted(
        (path for path in new if path in kept),
        key=lambda path: (stands.get(path) != "Y", -len(new[path].new)),
    )
    taken = set(ranked[: max(0, most - len(versions.file.options))])
    blocked = {new[path] for path in new.keys() - taken}
    return tuple(replace(each, blocked=TOO_MANY) if each in blocked else each for each in found)


def _unanswered(told: tuple[News, ...], found: tuple[Proposal, ...]) -> tuple[News, ...]:
    """Leave out contradictions to a statement that is proposed to go."""
    going = {
        (each.actor, name)
        for each in found
        if each.kind == "wants no longer" and each.blocked is None
        and isinstance(each.item, Statement)
        for name in each.item.expression.names
    }  # fmt: skip

    def stays(each: News) -> bool:
        return each.kind != "contradicts" or (each.actor, each.option) not in going

    return tuple(filter(stays, told))


def _drafted(dossier: Dossier, as_of: date | None, without: Collection[str]) -> Dispute | None:
    """Draft with all options; the day is that of the file, or that of the last report after it."""
    last = max((day for day in (_last_day(dossier), as_of) if day is not None), default=None)
    try:
        return draft(dossier, as_of=last, max_options=_ALL, without=without)
    except DossierError:
        return None


def _last_day(dossier: Dossier) -> date | None:
    days = (moment.day for s in dossier.sources if (moment := moment_of(s)) is not None)
    return max(days, default=None)


def _without(dossier: Dossier, left_out: frozenset[str]) -> Dossier:
    return replace(
        dossier,
        sources=tuple(source for source in dossier.sources if source.id not in left_out),
        passages=tuple(passage for passage in dossier.passages if passage.source not in left_out),
        claims=tuple(c for c in dossier.claims if c.evidence[0].source not in left_out),
    )


def _evidence(item: Evidence) -> dict[str, Any]:
    return {"source": item.source, "start": item.start, "end": item.end, "exact": item.exact}
