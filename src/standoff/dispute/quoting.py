"""Short quotations of what elements cite, as comments for whoever edits the file."""

from __future__ import annotations

from typing import Any

from standoff.dispute.model import Dispute

__all__ = ["quoted"]

_LONGEST = 60


def quoted(form: Any, dispute: Dispute) -> Any:
    """Return a form whose `because` has the beginning of what is cited first beside it.

    Parameters
    ----------
    form
        Of a dispute, as it is about to be written.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(form, CommentedSeq):
        return form
    if isinstance(form, list):
        return CommentedSeq([quoted(each, dispute) for each in form])
    if not isinstance(form, dict):
        return form
    made = CommentedMap((key, quoted(value, dispute)) for key, value in form.items())
    cited = form.get("because") or ()
    words = next((w for ident in cited if (w := _words(dispute, ident)) is not None), None)
    if words is not None:
        made.yaml_add_eol_comment(f"“{words}”", "because")
    return made


def _words(dispute: Dispute, ident: str) -> str | None:
    item = dispute.evidence.get(ident)
    if item is None or item.exact is None:
        return None
    words = " ".join(item.exact.split())
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.–—-")
    return f"{cut} …"
