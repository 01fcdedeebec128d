"""A page as a PDF document, made by WeasyPrint, which knows the style of printed pages.

Nothing is fetched: the page holds all that it needs, and whatever it names besides is refused.
"""

from __future__ import annotations

import logging

from standoff.errors import MissingError

__all__ = ["printed"]


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
        raise MissingError(
            "PDF needs WeasyPrint, which is not installed: pip install 'standoff[pdf]'"
        ) from error
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
