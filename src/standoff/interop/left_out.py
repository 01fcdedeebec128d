"""What a dispute says and a GMCR+ save file cannot."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.elements import elements, statements_of
from standoff.dispute.model import Actor, Dispute, Grounds, Option, Ranking, Weights
from standoff.graph.moves import available
from standoff.interop.loss import Loss

__all__ = ["losses_of"]


def losses_of(dispute: Dispute) -> Iterator[Loss]:
    """Say what a save file does not hold."""
    for actor in dispute.actors:
        yield from _of_actor(dispute, actor)
    yield from _of_rules(dispute)
    yield Loss("title", "a save file has none; the name of the file can say it.")
    for name, value in (
        ("question", dispute.question), ("as_of", dispute.as_of), ("citation", dispute.citation),
        ("status_quo", dispute.status_quo),
    ):  # fmt: skip
        if value is not None:
            yield Loss(name, "a save file has no place for it.")
    for name, many in (
        ("commitments", len(dispute.commitments)), ("notes", len(dispute.notes)),
        ("sources", len(dispute.sources)), ("evidence", len(dispute.evidence)),
    ):  # fmt: skip
        if many:
            yield Loss(name, f"a save file has no place for them ({many:,}).")
    grounded = sum(element.grounds != Grounds() for element in elements(dispute))
    if grounded:
        which = "1 element rests" if grounded == 1 else f"{grounded:,} elements rest"
        yield Loss("because, assumed", f"what {which} on is left out.")


def _of_rules(dispute: Dispute) -> Iterator[Loss]:
    for name, items in (("facts", dispute.facts), ("voting", dispute.bodies)):
        if items:
            yield Loss(
                name, f"they are written out as conditions where they are named ({len(items):,})."
            )
    for place, constraint in enumerate(dispute.constraints):
        if constraint.name:
            yield Loss(f"constraints[{place}].name", "constraints have no names in a save file.")
    for place in range(len(dispute.merged)):
        yield Loss(f"merged[{place}]", "its states are kept apart in a save file.", matters=True)
    for coalition in dispute.coalitions:
        if coalition.name:
            yield Loss(
                f"coalitions.{coalition.id}.name", "coalitions have no names in a save file."
            )


def _of_actor(dispute: Dispute, actor: Actor) -> Iterator[Loss]:
    path = f"actors.{actor.id}"
    for number in range(len(actor.unknown)):
        yield Loss(
            f"{path}.unknown[{number}]",
            "what is not known is written as the statements or the ranking have it.",
            matters=True,
        )
    for number in range(len(actor.strong)):
        yield Loss(
            f"{path}.strong[{number}]",
            "a save file has no strength of preference: it cannot tell strong from weak.",
        )
    if actor.perception is not None:
        yield Loss(
            f"{path}.perceives", "in a save file everybody sees the same dispute.", matters=True
        )
    for option in actor.options:
        yield from _of_option(dispute, f"{path}.options.{option.id}", option)
    if actor.role:
        yield Loss(f"{path}.role", "a save file has no place for it.")
    if isinstance(actor.preference, Weights):
        yield Loss(f"{path}.preferences.weights", "the ranking that they give stands for them.")
    if not isinstance(actor.preference, Ranking):
        named = sum(bool(each.name) for _, each in statements_of(actor))
        if named:
            what = (
                "the name of 1 statement is" if named == 1 else f"{named:,} names of statements are"
            )
            yield Loss(f"{path}.preferences", f"{what} left out.")


def _of_option(dispute: Dispute, path: str, option: Option) -> Iterator[Loss]:
    if option.irreversible_if is not None:
        yield Loss(
            f"{path}.irreversible", "in a save file it is irreversible whatever holds.",
            matters=True,
        )  # fmt: skip
    if option.available_from is not None or option.available_until is not None:
        yield Loss(
            path,
            "in a save file it is available on every day.",
            matters=not available(option, dispute.as_of),
        )
