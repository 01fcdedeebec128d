"""Writing a dispute as a YAML file that a person would have written."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Ranking,
    Statement,
    Unknown,
    Weighted,
    Weights,
)
from standoff.evidence import Evidence, Source
from standoff.files import write_beside

__all__ = ["dumps", "save"]

Fields = dict[str, Any]


def dumps(dispute: Dispute) -> str:
    """Write a dispute as YAML.

    The texts of its sources are not written: what the model cites of them stands in its evidence.
    """
    form: Fields = {"format": "standoff.dispute/1", "title": dispute.title}
    _add(form, question=dispute.question, as_of=dispute.as_of, citation=dispute.citation)
    _add(form, notes=list(dispute.notes))
    _add(form, sources={label: _source(source) for label, source in dispute.sources.items()})
    _add(form, evidence={label: _evidence(item) for label, item in dispute.evidence.items()})
    form["actors"] = {actor.id: _actor(actor) for actor in dispute.actors}
    _add(form, constraints=[_constraint(each) for each in dispute.constraints])
    _add(form, status_quo=_status_quo(dispute))
    return _yaml(form)


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


def _flow(items: list[str]) -> Any:
    """Set a short list in one line."""
    from ruamel.yaml.comments import CommentedSeq

    line = CommentedSeq(items)
    line.fa.set_flow_style()
    return line


def _add(form: Fields, **values: Any) -> Fields:
    """Add what is there: neither None nor empty."""
    form.update({key: value for key, value in values.items() if value not in (None, "", [], {})})
    return form


def _ground(form: Fields, grounds: Grounds) -> Fields:
    if grounds.because:
        form["because"] = _flow(list(grounds.because))
    return _add(form, assumed=grounds.assumed)


def _source(source: Source) -> Fields:
    return _add(
        {}, title=source.title, publisher=source.publisher, published=source.published,
        sha256=source.sha256, location=source.location,
    )  # fmt: skip


def _evidence(item: Evidence) -> Fields:
    form: Fields = {"source": item.source, "start": item.start, "end": item.end}
    if item.exact is not None:
        form["exact"] = item.exact
    return _add(form, sha256=item.sha256, prefix=item.prefix, suffix=item.suffix)


def _actor(actor: Actor) -> Fields:
    form = _ground(_add({"name": actor.name}, role=actor.role), actor.grounds)
    _add(form, options={option.id: _option(option) for option in actor.options})
    if isinstance(actor.preference, Ranking):
        form["preferences"] = _ranking(actor.preference)
    elif isinstance(actor.preference, Weights):
        form["preferences"] = {"weights": [_weighted(each) for each in actor.preference.items]}
    else:
        levels = [[_statement(each) for each in level] for level in actor.preference.levels]
        _add(form, preferences=[level[0] if len(level) == 1 else level for level in levels])
    return _add(form, unknown=[_unknown(each) for each in actor.unknown])


def _option(option: Option) -> Fields:
    form = _add(
        {"name": option.name},
        irreversible=option.irreversible,
        available_from=option.available_from,
        available_until=option.available_until,
    )
    return _ground(form, option.grounds)


def _statement(statement: Statement) -> Any:
    form = _add({"statement": statement.expression.text}, name=statement.name)
    _ground(form, statement.grounds)
    return statement.expression.text if len(form) == 1 else form


def _weighted(item: Weighted) -> Fields:
    statement = item.statement
    form = _add({"statement": statement.expression.text, "weight": item.weight},
                name=statement.name)  # fmt: skip
    return _ground(form, statement.grounds)


def _ranking(ranking: Ranking) -> Fields:
    tiers: list[Any] = []
    for number, tier in enumerate(ranking.tiers):
        texts = [expression.text for expression in tier] + ["rest"] * (number == ranking.rest)
        tiers.append(texts[0] if len(texts) == 1 else _flow(texts))
    return _ground({"ranking": tiers}, ranking.grounds)


def _unknown(unknown: Unknown) -> Fields:
    form: Fields = {}
    if unknown.about:
        form["about"] = _flow(list(unknown.about))
    elif unknown.between is not None and unknown.other is not None:
        form = {"between": unknown.between.text, "and": unknown.other.text}
    return _ground(form, unknown.grounds)


def _constraint(constraint: Constraint) -> Fields:
    form = _add({constraint.kind: constraint.expression.text}, name=constraint.name)
    return _ground(form, constraint.grounds)


def _status_quo(dispute: Dispute) -> Any:
    if dispute.status_quo is None:
        return None
    if dispute.status_quo and dispute.status_quo_grounds == Grounds():
        return dispute.status_quo
    letters = zip(dispute.options, dispute.status_quo, strict=True)
    taken = [name for name, letter in letters if letter == "Y"]
    return _ground({"taken": _flow(taken)}, dispute.status_quo_grounds)
