"""What reports tell of actors, whatever the dispute that is drafted from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from standoff.drafting.material import Material
from standoff.reading.dossier import Dossier
from standoff.report.actor_map.from_claims import lines_from_claims
from standoff.report.actor_map.record import Line
from standoff.tracking.courses import Course
from standoff.tracking.timeline import timeline

__all__ = ["Reports", "reports_of"]


@dataclass(frozen=True, slots=True)
class Reports:
    """A dossier as the map needs it: found once, and used for each change of the dispute.

    Parameters
    ----------
    lines
        Between the actors of the dossier.
    courses
        How the positions of each actor moved, by its id.
    parties
        The sides of the dispute, as the reports weigh.
    """

    dossier: Dossier
    lines: tuple[Line, ...]
    courses: Mapping[str, tuple[Course, ...]]
    parties: tuple[str, ...]


def reports_of(dossier: Dossier) -> Reports:
    """Find what the reports of a dossier tell of the actors."""
    material = Material(dossier)
    courses: dict[str, list[Course]] = defaultdict(list)
    for course in timeline(dossier).courses:
        courses[material.principal(course.actor)].append(course)
    return Reports(
        dossier,
        lines_from_claims(material),
        {actor: tuple(own) for actor, own in courses.items()},
        material.parties(),
    )
