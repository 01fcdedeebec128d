"""What fills in the templates: everything that comes from a file is escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from standoff.report.words import count, day, lead, published

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment"]


@cache
def environment(**how: Any) -> Environment:
    """Return what reads the templates, with the words that they use."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("standoff.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **how,
    )
    found.filters.update(day=day, published=published, count=count, lead=lead)
    return found
