"""What two readers of the same reports agree and differ on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from standoff.reading.dossier import Dossier
from standoff.reading.llm.joining import Difference, differences
from standoff.reading.records import OWN_READER, Claim

__all__ = ["two_readers"]

_LISTED = 20
_LONGEST = 60


def two_readers(dossier: Dossier) -> Iterator[Text | Padding]:
    """Tell who found what, and each pair of claims that differ; nothing where one reader read."""
    others = {name for claim in dossier.claims for name in claim.found_by} - {OWN_READER}
    if not others:
        return
    yield Text("\nWho found it", "bold cyan")
    both = sum(len(claim.found_by) > 1 for claim in dossier.claims)
    own = sum(claim.found_by == (OWN_READER,) for claim in dossier.claims)
    rest = len(dossier.claims) - both - own
    named = " and ".join(sorted(others))
    yield _indented(Text(f"both {both}, {OWN_READER} alone {own}, {named} alone {rest}"))
    found = list(differences(dossier.claims))
    if not found:
        return
    yield Text("\nWhere they differ", "bold cyan")
    by_id = {claim.id: claim for claim in dossier.claims}
    for difference in found[:_LISTED]:
        yield _indented(Text(_words(dossier, by_id[difference.claims[0]]), "dim"))
        yield from (_indented(Text(line)) for line in _sides(by_id, difference))
    if len(found) > _LISTED:
        yield _indented(Text(f"and {len(found) - _LISTED} more", "dim"))


def _sides(by_id: dict[str, Claim], difference: Difference) -> Iterator[str]:
    for ident in difference.claims:
        claim = by_id[ident]
        said = ", ".join(f"{name} {_value(claim, name)}" for name in difference.fields)
        yield f"  {ident} {' and '.join(claim.found_by)}: {said}"


def _value(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    if name == "polarity":
        return "affirmed" if value else "denied"
    return "–" if value is None else str(value)


def _words(dossier: Dossier, claim: Claim) -> str:
    text = dossier.source(claim.evidence[0].source).text or ""
    spans = claim.content or (claim.evidence[0].span,)
    parts = (" ".join(text[span.start : span.end].split()) for span in spans)
    # What a report holds must not steer the terminal.
    words = "".join(char if char.isprintable() else "�" for char in " … ".join(parts))
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{claim.kind}: {cut}"


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))
