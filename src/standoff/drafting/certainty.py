"""How certain a wish is, and whether it is said to be beyond bargaining."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.dispute.model import Certainty
from standoff.reading.records import Claim

__all__ = ["certainty_of", "is_firm"]

_FIRM = re.compile(
    r"\b(?:at (?:any|all) (?:price|costs?)|under no circumstances|red lines?|non-?negotiable"
    r"|not negotiable|(?:matter|question) of life (?:and|or) death|out of the question"
    r"|categorical(?:ly)?|never(?: ever)? (?:accept|agree|allow|cede|concede|give up|negotiate"
    r"|recogni[sz]e|sign|surrender|yield))\b",
    re.IGNORECASE,
)


def certainty_of(actor: str, claims: Sequence[Claim], assumed: str | None) -> Certainty:
    """Say how certain it is that an actor wants something.

    Parameters
    ----------
    actor
        Whose wish it is.
    claims
        What it rests on.
    assumed
        What had to be assumed, or None.

    Returns
    -------
    Certainty
        ``stated`` where it or somebody who speaks for it has said or done so.
    """
    if assumed is not None or not claims:
        return "inferred"
    own = any(claim.actor == actor and claim.modality != "reported" for claim in claims)
    return "stated" if own else "reported"


def is_firm(claim: Claim) -> bool:
    """Whether a sentence says that something is wanted at any price, or not at any."""
    return _FIRM.search(claim.evidence[0].exact or "") is not None
