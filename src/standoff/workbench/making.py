"""Making a claim of what is selected in a report: what may be said of it, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from standoff.errors import InputError
from standoff.evidence import Evidence, Source, Span
from standoff.reading.actor_book import slug
from standoff.reading.acts import ACTS, class_of
from standoff.reading.by_hand import base_of, deed_in, parsed_around
from standoff.reading.dossier import Dossier
from standoff.reading.llm.align import find_all
from standoff.reading.own_claims import ANALYST, OwnClaim
from standoff.reading.quote_marks import find_quoted
from standoff.reading.records import Claim, Passage, ReportedActor
from standoff.workbench.saying import Saying
from standoff.workbench.selection import shown

__all__ = ["made"]

_STORY = frozenset({"lead", "body"})
_NEEDS_NOBODY = frozenset({"deadline"})
_NEEDS_TARGET = frozenset({"relation"})
_VERB = re.compile(r"[^\W\d_]+(?:[- ][^\W\d_]+)?")


def made(dossier: Dossier, source: Source, span: Span, said: Saying) -> OwnClaim:
    """Make a claim of what is selected.

    Parameters
    ----------
    dossier
        With the corrections and the claims that were made before.
    source, span
        The report, and the characters of it that are selected.
    said
        What the analyst says of them.

    Raises
    ------
    InputError
        Something is missing, or the selection does not bear it.
    MissingError
        The language model is not installed.
    """
    text = source.text or ""
    passage = _passage(dossier, source, span, said)
    content = _content(text, span, said.what)
    new = _named(dossier, said)
    actor = new.id if new else said.actor
    if actor is None and said.kind not in _NEEDS_NOBODY:
        raise InputError("say who it is that says, does or wants this")
    known = {each.id: each for each in (*dossier.actors, *([new] if new else []))}
    acting = _principal(known, actor)
    target = _target(known, said, acting)
    act, plover, base = _words(text, passage, span, content, said)
    speaks = said.kind == "quotation"
    claim = Claim(
        id="",
        kind=said.kind,
        actor=acting,
        act=act,
        plover=plover,
        target=target,
        content=(content,),
        date=_day(said),
        polarity=said.polarity,
        modality=said.modality,
        evidence=(Evidence.cite(source, span.start, span.end),),
        speaker=actor if speaks else None,
        form=_form(text, passage, content) if speaks else None,
        base=base,
        found_by=(ANALYST,),
    )
    if any(replace(each, id="") == claim for each in dossier.claims):
        raise InputError("you have made this claim already")
    named = {each for ident in (claim.actor, claim.target, claim.speaker) if ident
             for each in _with_principal(known, ident)}  # fmt: skip
    return OwnClaim(
        source.sha256, source.part, claim, tuple(each for i, each in known.items() if i in named)
    )


def _passage(dossier: Dossier, source: Source, span: Span, said: Saying) -> Passage | None:
    """Return the passage that a selection begins in; one that makes no sense is refused."""
    over = [
        each for each in dossier.passages if each.source == source.id and each.span.overlaps(span)
    ]
    runs_on = said.kind == "quotation" and all(each.kind in _STORY for each in over)
    if len(over) > 1 and not runs_on:
        raise InputError(
            f"{len(over)} passages are selected: keep within one of them. Only a quotation may run "
            "on from paragraph to paragraph"
        )
    return over[0] if over else None


def _content(text: str, span: Span, what: str) -> Span:
    whole = text[span.start : span.end]
    words = " ".join(what.split())
    # A field of a page has line ends of its own.
    if not words or words == " ".join(shown(whole).split()):
        return span
    found = find_all(what, whole)
    if not found:
        raise InputError(
            f"“{words}” is not in the selection: what is said has to be in the report's own words"
        )
    if len(found) > 1:
        raise InputError(
            f"“{words}” stands in the selection {len(found)} times: give more words, so that it is "
            "plain which are meant"
        )
    return Span(span.start + found[0].start, span.start + found[0].end)


def _named(dossier: Dossier, said: Saying) -> ReportedActor | None:
    """Return who is newly named; who is known by that name already is meant by it."""
    name = " ".join(said.name.split())
    if not name:
        return None
    for actor in dossier.actors:
        if name.casefold() in {each.casefold() for each in (actor.name, *actor.aliases)}:
            return actor
    taken = {actor.id for actor in dossier.actors}
    ident, number = slug(name), 2
    while ident in taken:
        ident, number = f"{slug(name)}_{number}", number + 1
    return ReportedActor(ident, name, (), said.sort)


def _principal(known: dict[str, ReportedActor], ident: str | None) -> str | None:
    """Return whose position it is where this one speaks."""
    if ident is None:
        return None
    if ident not in known:
        raise InputError(f"there is no actor '{ident}' in these reports")
    return known[ident].speaks_for or ident


def _with_principal(known: dict[str, ReportedActor], ident: str) -> Iterator[str]:
    yield ident
    if principal := known[ident].speaks_for:
        yield principal


def _target(known: dict[str, ReportedActor], said: Saying, acting: str | None) -> str | None:
    target = _principal(known, said.target)
    if target is not None and target == acting:
        raise InputError("nobody does this towards themselves: choose whom it is towards, or leave "
                         "that out")  # fmt: skip
    if target is None and said.kind in _NEEDS_TARGET:
        raise InputError("a relation is to somebody: choose whom it is towards")
    return target


def _day(said: Saying) -> date | None:
    if not said.day:
        if said.kind == "deadline":
            raise InputError("a deadline needs its day")
        return None
    try:
        return date.fromisoformat(said.day)
    except ValueError:
        raise InputError(f"'{said.day}' is no day: write it as 2031-05-26") from None


def _words(
    text: str, passage: Passage | None, span: Span, content: Span, said: Saying
) -> tuple[str | None, str | None, str | None]:
    """Return the act, its class, and the base form of the verb that the content begins with."""
    parsed = None if passage is None else parsed_around(text, passage, content)
    base = None if parsed is None or said.kind == "quotation" else base_of(parsed, content)
    act = " ".join((said.act or "").split()).casefold() or None
    if said.kind == "quotation":
        return None, None, None
    if said.kind != "event":
        if said.kind == "deadline" and act not in ACTS["deadline"]:
            act = "expire"
        if act not in ACTS[said.kind]:
            raise InputError(
                f"choose an act of a {said.kind}: {', '.join(sorted(ACTS[said.kind]))}"
            )
        return act, class_of(act), base
    if act is None or not _VERB.fullmatch(act):
        raise InputError("say in a verb what was done: attack, sign, vote")
    found = None if parsed is None else deed_in(parsed, span, act)
    return (*(found or (act, class_of(act))), base)


def _form(
    text: str, passage: Passage | None, content: Span
) -> Literal["direct", "indirect", "mixed"]:
    around = passage.span if passage else content
    end = max(content.end, around.end)
    found = find_quoted(text[around.start : end])
    quoted = [Span(around.start + at.start, around.start + at.end) for at in found]
    if any(content.within(each) for each in quoted):
        return "direct"
    return "mixed" if any(content.overlaps(each) for each in quoted) else "indirect"
