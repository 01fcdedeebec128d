"""Options by whose they are and their words, as somebody chooses one: "Serbia: use force"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from standoff.dispute.model import Dispute
from standoff.errors import InputError
from standoff.report.words import lead

__all__ = ["phrases", "with_ids"]


def phrases(dispute: Dispute) -> Mapping[str, str]:
    """Return what each option is called where one is chosen, with its id.

    Of several that have the same words none has any: these are chosen by their ids.
    """
    said = [
        (" ".join(f"{actor.name}: {lead(option.name)}".split()), f"{actor.id}.{option.id}")
        for actor in dispute.actors
        for option in actor.options
    ]
    number = Counter(words.casefold() for words, _ in said)
    return {words: ident for words, ident in said if number[words.casefold()] == 1}


def with_ids(dispute: Dispute, written: str) -> str:
    """Put ids in an expression in place of the words of options.

    Raises
    ------
    InputError
        An actor is named with an option that it does not have.
    """
    known = {words.casefold(): ident for words, ident in phrases(dispute).items()}
    text = " ".join(written.split())
    if known:
        # The longest first: one may begin as another does.
        each = "|".join(re.escape(words) for words in sorted(known, key=len, reverse=True))
        found = re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)
        text = found.sub(lambda match: known.get(match[0].casefold(), match[0]), text)
    for actor in dispute.actors:
        if f"{actor.name}:".casefold() in text.casefold():
            options = "; ".join(lead(option.name) for option in actor.options)
            raise InputError(f"of {actor.name} this can be said: {options or 'nothing'}")
    return text
