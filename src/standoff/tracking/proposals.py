"""What further reports would change in a dispute: the draft with them against that without.

This is a merge of three: the draft without the new reports is the base, the draft with them says
what they change, and the dispute file is what the analyst has made of it. What the analyst wrote,
or took out, is left alone; where the reports now say otherwise, that is told and nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standoff.dispute.expressions import Expression
from standoff.dispute.model import (
    Actor,
    Dispute,
    Option,
    Statement,
    Statements,
)
from standoff.dispute.syntax import spell
from standoff.dispute.wording import wish
from standoff.drafting.phrases import lower_first
from standoff.evidence import Evidence
from standoff.tracking.absent import not_there
from standoff.tracking.rule_proposals import rule_proposals
from standoff.tracking.versions import (
    Proposal,
    Versions,
    cited,
    find,
    place,
    places,
    same_grounds,
)

__all__ = ["proposals"]


def proposals(versions: Versions) -> tuple[Proposal, ...]:
    """Compare a draft with new reports to one without, and to the file.

    Returns
    -------
    tuple of Proposal
        In the order in which they can be applied: actors, options, voting bodies, statements,
        constraints, commitments, strong preferences, the status quo, the day. What the file has
        already is left out.
    """
    return (
        *_actors(versions), *_options(versions), *_bodies(versions), *_wants(versions),
        *rule_proposals(versions), *_status_quo(versions), *_day(versions),
    )  # fmt: skip


def _actors(versions: Versions) -> Iterator[Proposal]:
    known = {actor.id for actor in (*versions.base.actors, *versions.file.actors)}
    for actor in versions.draft.actors:
        if actor.id not in known:
            role = f", {actor.role}" if actor.role else ""
            new = cited(versions.draft, actor.grounds)
            yield Proposal("actor", f"actors.{actor.id}", actor.id,
                           f"{actor.name} is an actor{role}", (), new, actor)  # fmt: skip


def _options(versions: Versions) -> Iterator[Proposal]:
    was, has = _by_path(versions.base), _by_path(versions.draft)
    here = _by_path(versions.file)
    owners = {actor.id for actor in versions.file.actors}
    for path, option in has.items():
        actor = path.partition(".")[0]
        name = versions.draft.actor(actor).name
        element = f"actors.{actor}.options.{option.id}"
        new = cited(versions.draft, option.grounds)
        if path not in was:
            if path in here:
                continue
            blocked = None
            if actor not in owners and (was_there := find(versions.base, actor)) is not None:
                blocked = not_there(versions, was_there)
            what = f"{name} can {lower_first(option.name)}"
            yield Proposal("option", element, actor, what, (), new, option, blocked=blocked)
        elif path in here:
            yield from _option(versions, path, was[path], option, here[path])


def _option(
    versions: Versions, path: str, was: Option, has: Option, here: Option
) -> Iterator[Proposal]:
    actor = path.partition(".")[0]
    name = versions.draft.actor(actor).name
    element = f"actors.{actor}.options.{has.id}"
    old = cited(versions.base, was.grounds)
    new = _less(cited(versions.draft, has.grounds), old, versions)
    if has.available_from not in {was.available_from, here.available_from}:
        when = "at any time" if has.available_from is None else f"from {has.available_from}"
        blocked = None
        if here.available_from != was.available_from:
            blocked = f"you have written {here.available_from or 'no date'}"
        what = f"{name} can {lower_first(has.name)} {when}"
        yield Proposal("opens", element, actor, what, old, new, has.available_from,
                       blocked=blocked)  # fmt: skip
    if has.name not in {was.name, here.name} and new:
        blocked = None if here.name == was.name else f"you have written “{here.name}”"
        what = f"{name}: “{has.name}” takes the place of “{was.name}”"
        yield Proposal("name", element, actor, what, old, new, has, blocked=blocked)
    said, before = has.grounds.assumed, was.grounds.assumed
    if said not in {before, here.grounds.assumed}:
        blocked = None if here.grounds.assumed == before else "you have written another remark"
        what = f"{name}: {lower_first(has.name)}: {said or 'the remark on it no longer holds'}"
        yield Proposal("reading", element, actor, what, old, new, has, blocked=blocked)


def _wants(versions: Versions) -> Iterator[Proposal]:
    # An option that the file does not have, though the draft before had it, was taken out.
    gone = _by_path(versions.base).keys() - _by_path(versions.file).keys()
    for actor in versions.draft.actors:
        was = _statements(find(versions.base, actor.id))
        has = _statements(actor)
        owner = find(versions.file, actor.id)
        here = _statements(owner)
        listed = owner is None or isinstance(owner.preference, Statements)
        texts = list(has)
        for at, (text, statement) in enumerate(has.items()):
            if text not in was and text not in here and not statement.expression.names & gone:
                yield _wanted(versions, actor, statement, tuple(texts[:at][::-1]), here, listed)
        for text, statement in was.items():
            if text not in has and text in here:
                yield _unwanted(versions, actor, statement, here[text])
    for actor in versions.base.actors:
        # Somebody who wants nothing any more is no actor of the draft.
        if find(versions.draft, actor.id) is None and (own := find(versions.file, actor.id)):
            here = _statements(own)
            for text, statement in _statements(actor).items():
                if text in here:
                    yield _unwanted(versions, actor, statement, here[text])


def _wanted(
    versions: Versions,
    actor: Actor,
    statement: Statement,
    after: tuple[str, ...],
    here: Mapping[str, Statement],
    listed: bool,  # noqa: FBT001
) -> Proposal:
    opposite = _key(statement.expression.negated())
    dropped = _statements(find(versions.base, actor.id)).keys() - _statements(actor).keys()
    against = opposite if opposite in here else None
    blocked = None
    if not listed:
        blocked = "its preferences are a ranking or weights, to which no statement can be added"
    elif against is not None and (
        against not in dropped or not _is_drafted(versions, actor.id, here[against], against)
    ):
        blocked = f"you have written the opposite: {against}"
    old: tuple[Evidence, ...] = ()
    if against is not None:
        old = cited(versions.file, here[against].grounds)
    new = cited(versions.draft, statement.grounds)
    return Proposal(
        "wants", f"actors.{actor.id}.preferences", actor.id,
        f"{actor.name} wants: {wish(versions.draft, actor.id, statement.expression)}",
        old, new, statement, after, blocked,
    )  # fmt: skip


def _is_drafted(versions: Versions, actor: str, here: Statement, key: str) -> bool:
    """Whether a statement of the file rests on what the draft before gave it."""
    was = _statements(find(versions.base, actor)).get(key)
    return was is not None and same_grounds(versions, was.grounds, here.grounds)


def _unwanted(versions: Versions, actor: Actor, was: Statement, here: Statement) -> Proposal:
    mine = same_grounds(versions, was.grounds, here.grounds)
    old = cited(versions.file, here.grounds)
    return Proposal(
        "wants no longer", f"actors.{actor.id}.preferences", actor.id,
        f"{actor.name} no longer wants: {wish(versions.base, actor.id, was.expression)}",
        old, _overtaking(versions, actor.id, was), was,
        blocked=None if mine else "you have given it grounds of your own",
    )  # fmt: skip


def _overtaking(versions: Versions, actor: str, was: Statement) -> tuple[Evidence, ...]:
    """Return the new evidence of the draft that is about what a statement was about."""
    named = was.expression.names
    # What an actor says of its own options comes first, then what is said of others'.
    own = frozenset(name for name in named if name.startswith(f"{actor}."))
    known = places(versions.base)
    for about in (own, named):
        found = [
            item
            for statement in _statements(find(versions.draft, actor)).values()
            if statement.expression.names & about
            for item in cited(versions.draft, statement.grounds)
        ]
        options = [o for path, o in _by_path(versions.draft).items() if path in about]
        found += [item for o in options for item in cited(versions.draft, o.grounds)]
        fresh = [item for item in found if place(versions.draft, item) not in known]
        if fresh:
            return tuple(dict.fromkeys(fresh))
    return ()


def _bodies(versions: Versions) -> Iterator[Proposal]:
    known = {each.id for each in (*versions.base.bodies, *versions.file.bodies)}
    taken = {each.id for each in versions.file.facts}
    for body in versions.draft.bodies:
        if body.id not in known:
            new = cited(versions.draft, body.grounds)
            blocked = f"the file has a derived fact '{body.id}'" if body.id in taken else None
            yield Proposal("voting body", f"voting.{body.id}", None, f"{body.name}, by a vote",
                           (), new, body, blocked=blocked)  # fmt: skip


def _status_quo(versions: Versions) -> Iterator[Proposal]:
    was, has, here = (_taken(each) for each in (versions.base, versions.draft, versions.file))
    standing = cited(versions.file, versions.file.status_quo_grounds)
    before = places(versions.base)
    drafted = _by_path(versions.base)
    for path, taken in has.items():
        if path in was and path not in here:
            continue
        if taken == was.get(path, False) or here.get(path, False) == taken:
            continue
        actor = path.partition(".")[0]
        option = _by_path(versions.draft)[path]
        name = versions.draft.actor(actor).name
        blocked = None
        if path in was and here[path] != was[path]:
            blocked = "you have written the opposite"
        new = tuple(
            item
            for item in cited(versions.draft, versions.draft.status_quo_grounds)
            if place(versions.draft, item) not in before
            and item in cited(versions.draft, option.grounds) + _of_deeds(versions, path)
        )
        rests = cited(versions.base, drafted[path].grounds) if path in drafted else ()
        about = {place(versions.base, item) for item in rests}
        old = tuple(item for item in standing if place(versions.file, item) in about)
        verb = "now stands" if taken else "no longer stands"
        yield Proposal(
            "status quo", f"status_quo.{path}", actor, f"{name}: {lower_first(option.name)} {verb}",
            old, new, taken, blocked=blocked,
        )  # fmt: skip


def _of_deeds(versions: Versions, path: str) -> tuple[Evidence, ...]:
    """Return the sentences of the status quo that no option cites: what was done."""
    cited = {
        ident for option in _by_path(versions.draft).values() for ident in option.grounds.because
    }
    own = [i for i in versions.draft.status_quo_grounds.because if i not in cited]
    return tuple(versions.draft.evidence[ident] for ident in own if path)


def _day(versions: Versions) -> Iterator[Proposal]:
    was, has, here = versions.base.as_of, versions.draft.as_of, versions.file.as_of
    if has is None or has == here or (here is not None and has <= here):
        return
    blocked = None
    if here is not None and was is not None and here != was:
        blocked = f"you have written {here}"
    instead = f" and not {here}" if here else ""
    yield Proposal("day", "as_of", None, f"The model describes {has}{instead}", (), (), has,
                   blocked=blocked)  # fmt: skip


def _by_path(dispute: Dispute) -> dict[str, Option]:
    return {f"{a.id}.{o.id}": o for a in dispute.actors for o in a.options}


def _statements(actor: Actor | None) -> dict[str, Statement]:
    if actor is None or not isinstance(actor.preference, Statements):
        return {}
    return {_key(s.expression): s for level in actor.preference.levels for s in level}


def _key(expression: Expression) -> str:
    """Write an expression in one way, however it was typed."""
    return spell(expression.root)


def _taken(dispute: Dispute) -> dict[str, bool]:
    if dispute.status_quo is None:
        return {}
    pairs = zip(dispute.options, dispute.status_quo, strict=True)
    return {path: letter == "Y" for path, letter in pairs}


def _less(
    new: tuple[Evidence, ...], old: tuple[Evidence, ...], versions: Versions
) -> tuple[Evidence, ...]:
    known = {place(versions.base, item) for item in old}
    return tuple(item for item in new if place(versions.draft, item) not in known)
