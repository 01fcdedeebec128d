"""Which commitments are credible before a change and after it, as one piece of HTML."""

from __future__ import annotations

from html import escape

from standoff.errors import StandoffError
from standoff.stability.commitment_record import Commitments
from standoff.stability.commitment_sentences import announced
from standoff.stability.commitments import commitments
from standoff.workbench.answers import Answer

__all__ = ["credible"]


def credible(before: Answer, after: Answer) -> str:
    """Say which commitments are credible, before and after."""
    found = []
    for answer in (before, after):
        day = answer.phases[-1].start if answer.phases else None
        try:
            found.append(commitments(answer.dispute, as_of=day) if answer.phases else None)
        except StandoffError:
            found.append(None)
    return _beside(*found)


def _beside(before: Commitments | None, after: Commitments | None) -> str:
    """Tell of each commitment where it is credible, and what it was before where that differs."""
    was, now = _told(before), _told(after)
    if not was and not now:
        return ""
    rows = []
    for what in dict.fromkeys((*now, *was)):
        old, new = was.get(what), now.get(what)
        if old == new:
            told = f"<div>{escape(new or '')}</div>"
        elif new is None:
            told = '<div class="problem">Taken out.</div>'
        else:
            told = f"<div><strong>Now:</strong> {escape(new)}</div>"
            told += f'<div class="note">Before: {escape(old or "not announced.")}</div>'
        rows.append(f"<li><strong>{escape(what)}</strong>{told}</li>")
    return f"<h2>Commitments</h2><ul>{''.join(rows)}</ul>"


def _told(found: Commitments | None) -> dict[str, str]:
    if found is None:
        return {}
    return {announced(found.dispute, each.commitment): each.summary for each in found.items}
