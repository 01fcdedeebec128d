"""Writing a dispute as a YAML file that a person would have written."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from standoff.dispute.forms import Fields, add, flow, ground
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Perception,
    Preference,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
    Weighted,
    Weights,
)
from standoff.dispute.quoting import quoted
from standoff.dispute.rule_forms import (
    body_form,
    coalition_form,
    commitment_form,
    fact_form,
    merged_form,
)
from standoff.evidence import Evidence, Source
from standoff.files import write_beside

__all__ = ["dumps", "save"]


def dumps(dispute: Dispute, *, quotes: bool = False) -> str:
    """Write a dispute as YAML.

    The texts of its sources are not written: what the model cites of them stands in its evidence.

    Parameters
    ----------
    quotes
        Whether the beginning of what an element cites stands beside it as a comment.
    """
    form: Fields = {"format": "standoff.dispute/1", "title": dispute.title}
    add(form, question=dispute.question, as_of=dispute.as_of, citation=dispute.citation)
    add(form, notes=list(dispute.notes))
    add(form, sources={label: _source(source) for label, source in dispute.sources.items()})
    add(form, evidence={label: _evidence(item) for label, item in dispute.evidence.items()})
    form["actors"] = {actor.id: _actor(actor) for actor in dispute.actors}
    add(
        form,
        facts={fact.id: fact_form(fact) for fact in dispute.facts},
        voting={body.id: body_form(body) for body in dispute.bodies},
        constraints=[_constraint(each) for each in dispute.constraints],
        merged=[merged_form(each, dispute) for each in dispute.merged],
        commitments=[commitment_form(each) for each in dispute.commitments],
        coalitions={each.id: coalition_form(each) for each in dispute.coalitions},
    )
    add(form, status_quo=_status_quo(dispute))
    return _yaml(quoted(form, dispute) if quotes else form)


def save(dispute: Dispute, path: str | Path) -> None:
    """Write a dispute file, whole or not at all.

    Raises
    ------
    OSError
        The place cannot be written; what stood there is untouched.
    """
    write_beside(Path(path), dumps(dispute))


def _yaml(form: Fields) -> str:
    # Imported at first use: a command that writes no file does not pay for it.
    from ruamel.yaml import YAML

    yaml = YAML(pure=True)
    # A day that stands in two places is written out twice: anchors are refused on the way in.
    yaml.representer.ignore_aliases = lambda *_: True
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    stream = StringIO()
    yaml.dump(form, stream)
    return stream.getvalue()


def _source(source: Source) -> Fields:
    return add(
        {}, title=source.title, publisher=source.publisher, published=source.published,
        sha256=source.sha256, location=source.location, part=source.part, address=source.address,
        retrieved=source.retrieved,
    )  # fmt: skip


def _evidence(item: Evidence) -> Fields:
    form: Fields = {"source": item.source, "start": item.start, "end": item.end}
    if item.exact is not None:
        form["exact"] = item.exact
    return add(form, sha256=item.sha256, prefix=item.prefix, suffix=item.suffix)


def _actor(actor: Actor) -> Fields:
    form = ground(add({"name": actor.name}, role=actor.role), actor.grounds)
    add(form, options={option.id: _option(option) for option in actor.options})
    if actor.preference != Statements():
        form["preferences"] = _preference(actor.preference)
    add(
        form,
        unknown=[_unknown(each) for each in actor.unknown],
        strong=[_strong(each) for each in actor.strong],
    )
    if actor.perception is not None:
        form["perceives"] = _perception(actor.perception)
    return form


def _preference(preference: Preference) -> Any:
    if isinstance(preference, Ranking):
        return _ranking(preference)
    if isinstance(preference, Weights):
        return {"weights": [_weighted(each) for each in preference.items]}
    levels = [[_statement(each) for each in level] for level in preference.levels]
    return [level[0] if len(level) == 1 else level for level in levels]


def _option(option: Option) -> Fields:
    form = add(
        {"name": option.name},
        irreversible=_irreversible(option),
        available_from=option.available_from,
        available_until=option.available_until,
    )
    return ground(form, option.grounds)


def _irreversible(option: Option) -> Any:
    if option.irreversible is None or option.irreversible_if is None:
        return option.irreversible
    return {"direction": option.irreversible, "if": option.irreversible_if.text}


def _statement(statement: Statement) -> Any:
    form = add({"statement": statement.expression.text}, name=statement.name)
    ground(form, statement.grounds)
    return statement.expression.text if len(form) == 1 else form


def _weighted(item: Weighted) -> Fields:
    statement = item.statement
    form = add({"statement": statement.expression.text, "weight": item.weight},
                name=statement.name)  # fmt: skip
    return ground(form, statement.grounds)


def _ranking(ranking: Ranking) -> Fields:
    tiers: list[Any] = []
    for number, tier in enumerate(ranking.tiers):
        texts = [expression.text for expression in tier] + ["rest"] * (number == ranking.rest)
        tiers.append(texts[0] if len(texts) == 1 else flow(texts))
    return ground({"ranking": tiers}, ranking.grounds)


def _unknown(unknown: Unknown) -> Fields:
    form: Fields = {}
    if unknown.about:
        form["about"] = flow(list(unknown.about))
    elif unknown.between is not None and unknown.other is not None:
        form = {"between": unknown.between.text, "and": unknown.other.text}
    return ground(form, unknown.grounds)


def _strong(strong: Strong) -> Fields:
    form: Fields = {} if strong.gap is None else {"gap": strong.gap}
    if strong.worse is not None:
        form["worse"] = strong.worse.text
    return ground(form, strong.grounds)


def _perception(perception: Perception) -> Fields:
    form: Fields = {}
    if perception.unseen:
        form["unseen"] = flow(list(perception.unseen))
    for view in perception.ascribed:
        seen: Fields = {"preferences": _preference(view.preference)}
        add(seen, unknown=[_unknown(each) for each in view.unknown])
        form.setdefault("ascribes", {})[view.actor] = seen
    return ground(form, perception.grounds)


def _constraint(constraint: Constraint) -> Fields:
    form = add({constraint.kind: constraint.expression.text}, name=constraint.name)
    return ground(form, constraint.grounds)


def _status_quo(dispute: Dispute) -> Any:
    if dispute.status_quo is None:
        return None
    if dispute.status_quo and dispute.status_quo_grounds == Grounds():
        return dispute.status_quo
    letters = zip(dispute.options, dispute.status_quo, strict=True)
    taken = [name for name, letter in letters if letter == "Y"]
    return ground({"taken": flow(taken)}, dispute.status_quo_grounds)
