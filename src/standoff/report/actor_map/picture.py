"""The map of the actors as a picture."""

from __future__ import annotations

from standoff.report.actor_map.layout import layout
from standoff.report.actor_map.record import ActorMap

__all__ = ["map_in_svg"]


def map_in_svg(found: ActorMap) -> tuple[str, float]:
    """Draw a map of the actors.

    Returns
    -------
    tuple of str and float
        An ``svg`` element, whose look is up to the page, and its width in pixels. Each actor is an
        element with ``data-actor`` and each line one with ``data-line``, both to be chosen by
        mouse or keyboard. Whatever the reports or the file hold is escaped.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("standoff.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawing = layout(found)
    text = environment.get_template("actors.svg").render(found=found, drawing=drawing)
    return text, drawing.width
