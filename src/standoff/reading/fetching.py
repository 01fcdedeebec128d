"""A report from the web: the only place that opens a connection, and only to an address given.

Nothing else in standoff reaches out; addresses within a report are never followed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from standoff.errors import Problem, ReportError
from standoff.reading.pages import Page, pages_of

__all__ = ["fetch", "fetch_bytes", "is_address"]

_SECONDS = 20.0
_MOST_REDIRECTS = 5
_AGENT = "standoff (reads one page that its user names)"


def is_address(given: object) -> bool:
    """Whether what was given as a report is a web address."""
    return isinstance(given, str) and given.lower().startswith(("http://", "https://"))


def fetch(address: str, *, limit: int) -> tuple[Page, ...]:
    """Fetch an address and find the reports in it.

    Parameters
    ----------
    address
        Of http or https.
    limit
        Bytes that it may have, unpacked.

    Raises
    ------
    ReportError
        It cannot be reached, answers with an error, is too large, or holds no report.
    """
    data, final, now = fetch_bytes(address, limit=limit)
    return tuple(
        replace(
            page,
            source=replace(
                page.source, address=page.source.address or final, retrieved=now, location=address
            ),
        )
        for page in pages_of(data, final)
    )


def fetch_bytes(address: str, *, limit: int) -> tuple[bytes, str, str]:
    """Fetch an address; return its bytes, the address that answered, and when (ISO 8601, UTC).

    Raises
    ------
    ReportError
        It cannot be reached, answers with an error, or is too large.
    """
    data, final = _get(address, limit)
    return data, final, datetime.now(UTC).replace(microsecond=0).isoformat()


def _get(address: str, limit: int) -> tuple[bytes, str]:
    # Imported at first use: whoever reads files only does not pay for it.
    import httpx

    data = bytearray()
    try:
        with (
            httpx.Client(
                follow_redirects=True,
                max_redirects=_MOST_REDIRECTS,
                timeout=_SECONDS,
                headers={"User-Agent": _AGENT},
            ) as client,
            client.stream("GET", address) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                said = f"{answer.status_code} {answer.reason_phrase}".rstrip()
                raise ReportError(Problem(f"the server answers {said}", address))
            for part in answer.iter_bytes():
                data += part
                if len(data) > limit:
                    said = f"is larger than the {limit / 1e6:g} MB that a report may have"
                    raise ReportError(Problem(said, address))
            return bytes(data), str(answer.url)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict, ValueError, OSError) as error:
        reason = str(error).strip() or type(error).__name__
        raise ReportError(Problem(f"cannot be fetched: {reason[:200]}", address)) from None
