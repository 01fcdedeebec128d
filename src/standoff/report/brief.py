"""The brief: one document with the answer, and what it rests on; as a page, as text, or to print.

Whatever comes from a report or a dispute file is hostile until it is escaped: the templates escape
everything, and the page forbids itself scripts and the network.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Literal

from standoff.dispute.model import Dispute
from standoff.errors import MissingError
from standoff.report.brief_record import Brief, compose
from standoff.report.filling import environment
from standoff.report.markdown import escaped
from standoff.report.view import View, look

__all__ = ["FORMS", "brief", "in_markdown", "in_pdf", "render"]

Form = Literal["html", "markdown"]
FORMS = ("html", "markdown", "pdf")


def brief(dispute: Dispute, *, form: Form = "html") -> str:
    """Solve a dispute and write its brief.

    Parameters
    ----------
    form
        ``html``: a page that needs no network, no script and no other file. ``markdown``: text.

    Returns
    -------
    str
        The same dispute always gives the same text.

    Raises
    ------
    DisputeError
        The model cannot be solved.
    SizeError
        It is too large to enumerate.
    MissingError
        There is no such form.
    """
    if form not in FORMS[:2]:
        raise MissingError(f"a brief is written as html or markdown, not as '{form}'")
    view = look(dispute)
    return render(view) if form == "html" else in_markdown(view)


def render(view: View) -> str:
    """Write the brief of a dispute that has been looked at as an HTML page."""
    return _written(compose(view), "brief.html")


def in_markdown(view: View) -> str:
    """Write the brief of a dispute that has been looked at as Markdown (CommonMark with tables)."""
    return _written(compose(view), "brief.md", finalize=escaped)


def in_pdf(view: View) -> bytes:
    """Write the brief of a dispute that has been looked at as a PDF document.

    Raises
    ------
    MissingError
        What makes PDF documents is not installed; the message says how to get it.
    """
    from standoff.report.pdf import printed

    return printed(_written(compose(view), "brief.html", printed=True))


def _written(record: Brief, template: str, *, printed: bool = False, **how: Any) -> str:
    """Fill in a template.

    Parameters
    ----------
    printed
        Whether it is for paper: pictures then bring their own style along.
    """
    found: dict[str, Any] = {field.name: getattr(record, field.name) for field in fields(record)}
    text: str = environment(**how).get_template(template).render(found, printed=printed)
    return text
