"""A page as a PDF document, made by WeasyPrint, which knows the style of printed pages.

Nothing is fetched: the page holds all that it needs, and whatever it names besides is refused.
"""

from __future__ import annotations

import logging
from importlib.util import find_spec

from standoff.errors import MissingError

__all__ = ["lacking", "printed"]

_NOT_INSTALLED = "PDF needs WeasyPrint, which is not installed: pip install 'standoff[pdf]'"


def lacking() -> str | None:
    """Say that WeasyPrint is not installed, without loading it; None where it is."""
    return _NOT_INSTALLED if find_spec("weasyprint") is None else None


def printed(page: str) -> bytes:
    """Return a page as PDF.

    Parameters
    ----------
    page
        HTML that names no other file.

    Raises
    ------
    MissingError
        WeasyPrint, or what it draws letters with, is not installed.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError as error:
        raise MissingError(_NOT_INSTALLED) from error
    except OSError as error:
        raise MissingError(
            "PDF needs Pango, which WeasyPrint draws letters with (Debian: apt-get install "
            f"libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango): "
            f"{error}"
        ) from error
    # It tells of each rule of the style that is for screens only.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    nothing = URLFetcher(allowed_protocols=())
    document: bytes = HTML(string=page, url_fetcher=nothing).write_pdf()
    return document
