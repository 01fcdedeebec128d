"""Changing a dispute file as a person would: what stays keeps its words and its comments."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from standoff.dispute.file import loads
from standoff.dispute.model import (
    Actor,
    Body,
    Commitment,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Statement,
    Strong,
)
from standoff.dispute.syntax import spell
from standoff.evidence import Evidence, Source
from standoff.tracking.versions import Proposal, Rule
from standoff.tracking.yaml_text import (
    block,
    flow,
    form_of,
    fresh_id,
    is_idle,
    names_in,
    round_trip,
    spelled,
    statements_in,
    tied,
    width_of,
    written,
)

__all__ = ["Editor"]


class Editor:
    """A dispute file that is being changed.

    Parameters
    ----------
    text
        Of the file.
    draft
        Whose elements, sources and evidence are put into it.
    base
        The draft without the new reports: what the file has of it word by word may be replaced.
    """

    def __init__(self, text: str, draft: Dispute, base: Dispute) -> None:
        self._draft = draft
        self._base = base
        self._form = form_of(draft)
        self._width = width_of(text)
        self._document: Any = round_trip(self._width).load(text)
        file = loads(text)
        self._options = list(file.options)
        self._spoken = {
            ident: _spoken_of(actor or {})
            for ident, actor in (self._document["actors"] or {}).items()
        }
        self._letters = dict(zip(file.options, file.status_quo or "", strict=False))
        self._sources = {_source_key(source): ident for ident, source in file.sources.items()}
        self._evidence = {_evidence_key(file, item): ident for ident, item in file.evidence.items()}
        self._remark = file.status_quo_grounds.assumed
        self._standing_as_drafted = self._remark == _remark(base, self._names(), self._letters)

    def apply(self, proposal: Proposal) -> None:
        """Carry out one change; one that does not fit the file any more does nothing."""
        owner = proposal.actor or ""
        match proposal.kind, proposal.item:
            case "actor", Actor() as actor:
                self._add_actor(actor)
            case "option", Option() as option:
                self._add_option(owner, option)
            case "voting body", Body() as body:
                self._add_body(body)
            case "wants", Statement() as statement:
                self._add_statement(owner, statement, proposal.after)
            case "wants no longer", Statement() as statement:
                self._drop_statement(owner, statement)
            case _, Constraint() | Commitment() | Strong() as rule:
                self._change_rule(proposal.kind, owner, rule)
            case (("opens" | "name" | "reading"), _):
                self._change_option(proposal)
            case "status quo", bool() as taken:
                path = proposal.element.removeprefix("status_quo.")
                self._letters[path] = "Y" if taken else "N"
                self._cite_status_quo(proposal)
            case "day", date() as day:
                self._put_first("as_of", day)

    def _change_rule(self, kind: str, owner: str, rule: Rule) -> None:
        match kind, rule:
            case "constraint", Constraint():
                self._add_constraint(rule)
            case "constraint gone", Constraint():
                self._drop(self._document, "constraints", _is_constraint(rule))
            case "commitment", Commitment():
                self._add_commitment(rule)
            case "commitment gone", Commitment():
                self._drop(self._document, "commitments", _is_commitment(rule))
            case "strong", Strong():
                self._add_strong(owner, rule)
            case "strong gone", Strong():
                self._drop(self._actor(owner) or {}, "strong", _is_strong(rule))

    def text(self) -> str:
        """Return the file as it is now.

        What the actors think of new options is unknown, unless a statement says it.
        """
        self._finish_status_quo()
        self._finish_unknown()
        return written(self._document, self._width)

    def _actor(self, ident: str) -> Any:
        return (self._document.get("actors") or {}).get(ident)

    def _add_actor(self, actor: Actor) -> None:
        if self._actor(actor.id) is not None:
            return
        form = self._form["actors"][actor.id]
        kept = {key: form[key] for key in ("name", "role", "assumed") if key in form}
        self._document["actors"][actor.id] = self._grounded(kept, actor.grounds)

    def _add_option(self, owner: str, option: Option) -> None:
        actor = self._actor(owner)
        if actor is None:
            return
        form = dict(self._form["actors"][owner]["options"][option.id])
        if actor.get("options") is None:
            self._before(actor, "options", {}, ("preferences", "unknown", "strong", "perceives"))
        if option.id not in actor["options"]:
            actor["options"][option.id] = self._grounded(form, option.grounds)

    def _change_option(self, proposal: Proposal) -> None:
        actor = self._actor(proposal.actor or "")
        ident = proposal.element.rpartition(".")[2]
        options = (actor or {}).get("options") or {}
        if ident not in options:
            return
        option = options[ident]
        form = self._form["actors"][proposal.actor or ""]["options"][ident]
        keys = {"opens": "available_from", "name": "name"}
        key = keys.get(proposal.kind, "assumed")
        if key in form:
            option[key] = form[key]
        else:
            option.pop(key, None)
        self._cite(option, proposal.new)

    def _add_statement(self, owner: str, statement: Statement, after: tuple[str, ...]) -> None:
        actor = self._actor(owner)
        if actor is None:
            return
        form = next(
            (
                each
                for each in self._form["actors"][owner]["preferences"]
                if spelled(each) == spell(statement.expression.root)
            ),
            statement.expression.text,
        )
        made = self._grounded(dict(form), statement.grounds) if isinstance(form, dict) else form
        if actor.get("preferences") is None:
            self._before(actor, "preferences", [], ("unknown", "strong", "perceives"))
        listed = actor["preferences"]
        if not isinstance(listed, list):
            return
        places = {spelled(each): at for at, level in enumerate(listed) for each in tied(level)}
        drafted = [spelled(each) for each in self._form["actors"][owner]["preferences"]]
        own = spell(statement.expression.root)
        below = drafted[drafted.index(own) + 1 :] if own in drafted else []
        # Behind what is more important in the draft; else before what is less so.
        places_of = [*(places[text] + 1 for text in after if text in places),
                     *(places[text] for text in below if text in places), 0]  # fmt: skip
        listed.insert(places_of[0], made)

    def _drop_statement(self, owner: str, statement: Statement) -> None:
        actor = self._actor(owner)
        listed = None if actor is None else actor.get("preferences")
        if not isinstance(listed, list):
            return
        text = spell(statement.expression.root)
        for at, level in enumerate(listed):
            places = [n for n, each in enumerate(tied(level)) if spelled(each) == text]
            if not places:
                continue
            if isinstance(level, list) and len(level) > 1:
                del level[places[0]]
            else:
                del listed[at]
            break
        if not listed:
            del actor["preferences"]

    def _add_body(self, body: Body) -> None:
        if self._document.get("voting") is None:
            behind = ("constraints", "merged", "commitments", "coalitions", "status_quo")
            self._before(self._document, "voting", {}, behind)
        form = dict(self._form["voting"][body.id])
        self._document["voting"][body.id] = self._grounded(form, body.grounds)

    def _add_constraint(self, constraint: Constraint) -> None:
        form = next(filter(_is_constraint(constraint), self._form["constraints"]))
        if self._document.get("constraints") is None:
            behind = ("merged", "commitments", "coalitions", "status_quo")
            self._before(self._document, "constraints", [], behind)
        self._document["constraints"].append(self._grounded(dict(form), constraint.grounds))

    def _add_commitment(self, commitment: Commitment) -> None:
        form = next(filter(_is_commitment(commitment), self._form["commitments"]))
        if self._document.get("commitments") is None:
            self._before(self._document, "commitments", [], ("coalitions", "status_quo"))
        self._document["commitments"].append(self._grounded(dict(form), commitment.grounds))

    def _add_strong(self, owner: str, strong: Strong) -> None:
        actor = self._actor(owner)
        if actor is None:
            return
        form = next(filter(_is_strong(strong), self._form["actors"][owner]["strong"]))
        if actor.get("strong") is None:
            self._before(actor, "strong", [], ("perceives",))
        actor["strong"].append(self._grounded(dict(form), strong.grounds))

    @staticmethod
    def _drop(form: Any, key: str, is_meant: Callable[[Any], bool]) -> None:
        """Take one element out of a list, and the list where nothing is left in it."""
        listed = form.get(key) or []
        found = next((at for at, each in enumerate(listed) if is_meant(each)), None)
        if found is None:
            return
        if len(listed) == 1:
            form.pop(key)
        else:
            del listed[found]

    def _cite_status_quo(self, proposal: Proposal) -> None:
        """Cite what is new, and no longer what only the draft before had cited."""
        quo = self._document.get("status_quo")
        if not isinstance(quo, dict):
            return
        self._cite(quo, proposal.new)
        kept = _places(self._draft)
        gone = _places(self._base) - kept
        if isinstance(quo.get("because"), list):
            idents = {self._evidence[key] for key in gone if key in self._evidence}
            quo["because"][:] = [ident for ident in quo["because"] if ident not in idents]

    def _names(self) -> dict[str, str]:
        """Return what each option is called, with its owner: "Serbia: Use force"."""
        return {
            f"{actor}.{option}": f"{form.get('name', actor)}: {(own or {}).get('name', option)}"
            for actor, form in self._document["actors"].items()
            for option, own in ((form or {}).get("options") or {}).items()
        }

    def _finish_status_quo(self) -> None:
        """Write the status quo anew: new options have changed the order of its letters."""
        quo = self._document.get("status_quo")
        if quo is None:
            return
        options = list(self._names())
        if isinstance(quo, str):
            letters = "".join(self._letters.get(path, "N") for path in options)
            if letters != quo:
                self._document["status_quo"] = letters
            return
        taken = [path for path in options if self._letters.get(path) == "Y"]
        if isinstance(quo.get("taken"), list) and list(quo["taken"]) != taken:
            quo["taken"][:] = taken
        remark = _remark(self._draft, self._names(), self._letters)
        if self._standing_as_drafted and remark != self._remark:
            if remark is None:
                quo.pop("assumed", None)
            else:
                quo["assumed"] = remark

    def _finish_unknown(self) -> None:
        """Say of each drafted actor that its view of new options is not known."""
        known = set(self._options)
        drafted = {actor.id: actor for actor in self._draft.actors}
        for ident, actor in self._document["actors"].items():
            if actor is None or ident not in drafted:
                continue
            spoken = _spoken_of(actor)
            about = {
                name
                for each in actor.get("unknown") or ()
                if isinstance(each, dict)
                for name in each.get("about") or ()
            }
            for each in actor.get("unknown") or ():
                listed = each.get("about") if isinstance(each, dict) else None
                if listed is not None and any(name in spoken for name in listed):
                    listed[:] = [name for name in listed if name not in spoken]
            fresh = [
                name
                for other, form in self._document["actors"].items()
                for option in (form or {}).get("options") or {}
                if (name := f"{other}.{option}") not in known | spoken | about
            ]
            if ident not in {path.partition(".")[0] for path in known} and not about:
                unknown = {n for u in drafted[ident].unknown for n in u.about}
                old = [name for name in self._options if name in unknown - spoken]
                fresh = [*old, *fresh]
            if fresh:
                self._add_unknown(actor, ident, fresh)
            lost = self._spoken.get(ident, frozenset()) - spoken - about
            self._add_lost(actor, drafted[ident], lost)
            if actor.get("unknown") is not None:
                kept = [each for each in actor["unknown"] if not is_idle(each)]
                if not kept:
                    del actor["unknown"]
                elif len(kept) < len(actor["unknown"]):
                    actor["unknown"][:] = kept

    def _add_lost(self, actor: Any, drafted: Actor, lost: Collection[str]) -> None:
        """Say what is not known any more of options that no statement speaks of now."""
        for each in drafted.unknown:
            if names := [name for name in each.about if name in lost]:
                form = {"about": flow(names), "assumed": each.grounds.assumed or ""}
                self._unknown_of(actor).append(self._grounded(form, each.grounds))

    def _unknown_of(self, actor: Any) -> Any:
        if actor.get("unknown") is None:
            self._before(actor, "unknown", [], ("strong", "perceives"))
        return actor["unknown"]

    def _add_unknown(self, actor: Any, ident: str, names: list[str]) -> None:
        said = next(
            (
                each["assumed"]
                for each in self._form["actors"][ident].get("unknown") or ()
                if "The reports do not give the view" in each.get("assumed", "")
            ),
            "The reports do not give its view on these.",
        )
        for each in actor.get("unknown") or ():
            if isinstance(each, dict) and each.get("assumed") == said and "about" in each:
                each["about"].extend(names)
                return
        self._unknown_of(actor).append({"about": flow(names), "assumed": said})

    def _grounded(self, form: dict[str, Any], grounds: Grounds) -> Any:
        """Return a form whose evidence is named as in the file, entering what is new."""
        if grounds.because:
            items = [self._draft.evidence[ident] for ident in grounds.because]
            form["because"] = flow([self._evidence_id(item) for item in items])
        return block(form)

    def _cite(self, form: Any, new: tuple[Evidence, ...]) -> None:
        named = [self._evidence_id(item) for item in new]
        listed = form.get("because")
        if listed is None:
            if named:
                form["because"] = flow(named)
            return
        if isinstance(listed, str):
            form["because"] = listed = flow([listed])
        listed.extend(name for name in named if name not in listed)

    def _evidence_id(self, item: Evidence) -> str:
        key = _evidence_key(self._draft, item)
        if key not in self._evidence:
            ident = fresh_id("e", self._document.get("evidence") or {})
            own = next(i for i, each in self._draft.evidence.items() if each == item)
            form = dict(self._form["evidence"][own])
            form["source"] = self._source_id(self._draft.sources[item.source])
            if self._document.get("evidence") is None:
                self._before(self._document, "evidence", {}, ("actors",))
            self._document["evidence"][ident] = block(form)
            self._evidence[key] = ident
        return self._evidence[key]

    def _source_id(self, source: Source) -> str:
        key = _source_key(source)
        if key not in self._sources:
            ident = fresh_id("s", self._document.get("sources") or {})
            if self._document.get("sources") is None:
                self._before(self._document, "sources", {}, ("evidence", "actors"))
            self._document["sources"][ident] = block(dict(self._form["sources"][source.id]))
            self._sources[key] = ident
        return self._sources[key]

    def _put_first(self, key: str, value: Any) -> None:
        if key in self._document:
            self._document[key] = value
        else:
            self._before(self._document, key, value, ("citation", "notes", "sources", "actors"))

    @staticmethod
    def _before(form: Any, key: str, value: Any, others: tuple[str, ...]) -> None:
        """Put a key into a mapping in front of the first of some others that it has."""
        made = block(value) if isinstance(value, (dict, list)) else value
        place = next((at for at, each in enumerate(form) if each in others), len(form))
        form.insert(place, key, made)


def _spoken_of(actor: Any) -> frozenset[str]:
    """Return the options that an actor's statements mention."""
    return frozenset(name for each in statements_in(actor) for name in names_in(each))


def _is_constraint(constraint: Constraint) -> Callable[[Any], bool]:
    text = spell(constraint.expression.root)
    return lambda form: spelled(form.get(constraint.kind)) == text


def _is_commitment(commitment: Commitment) -> Callable[[Any], bool]:
    said = (spell(commitment.condition.root), spell(commitment.action.root))

    def is_meant(form: Any) -> bool:
        ours = form.get("by") == commitment.actor
        return ours and (spelled(form.get("if")), spelled(form.get("then"))) == said

    return is_meant


def _is_strong(strong: Strong) -> Callable[[Any], bool]:
    text = None if strong.worse is None else spell(strong.worse.root)
    return lambda form: "worse" in form and spelled(form["worse"]) == text


def _source_key(source: Source) -> tuple[str | None, str | None]:
    return source.sha256 or source.title, source.part


def _evidence_key(dispute: Dispute, item: Evidence) -> tuple[Any, int, int]:
    source = dispute.sources.get(item.source)
    return (_source_key(source) if source else item.source), item.start, item.end


def _places(dispute: Dispute) -> frozenset[tuple[Any, int, int]]:
    """Return what the status quo of a dispute cites, whatever its sources are called."""
    cited = dispute.status_quo_grounds.because
    return frozenset(_evidence_key(dispute, dispute.evidence[ident]) for ident in cited)


def _remark(draft: Dispute, names: dict[str, str], letters: dict[str, str]) -> str | None:
    """Return what a draft assumes of the status quo, for some of its options."""
    said = draft.status_quo_grounds.assumed or ""
    told = [
        f"{name} ({'taken' if letters.get(path) == 'Y' else 'not taken'})"
        for path, name in names.items()
        if f"{name} (taken)" in said or f"{name} (not taken)" in said
    ]
    opening = said.partition(". ")[0]
    return f"{opening}. {'; '.join(told)}." if told else None
