"""Options by whose they are and their words, as somebody chooses one: "Serbia: use force"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from standoff.dispute.model import Dispute
from standoff.errors import InputError
from standoff.report.words import lead

__all__ = ["phrases", "with_ids"]

_QUOTED = re.compile(r"[“”\"]([^“”\"]*)[“”\"]")


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


def with_ids(dispute: Dispute, written: str, of: str | None = None) -> str:
    """Put ids in an expression in place of the words of options.

    Parameters
    ----------
    of
        Id of the actor whose wish it is: of its own options the words alone are enough. Of others
        they are where no two options share them.

    Raises
    ------
    InputError
        An actor is named with an option that it does not have.
    """
    known = {words.casefold(): ident for words, ident in _bare(dispute, of).items()}
    known |= {words.casefold(): ident for words, ident in phrases(dispute).items()}
    text = _QUOTED.sub(r"\1", " ".join(written.split()))
    if known:
        # The longest first: one may begin as another does.
        each = "|".join(re.escape(words) for words in sorted(known, key=len, reverse=True))
        found = re.compile(rf"(?<![\w.])(?:{each})(?![\w.])", re.IGNORECASE)
        text = found.sub(lambda match: known.get(match[0].casefold(), match[0]), text)
    for actor in dispute.actors:
        if f"{actor.name}:".casefold() in text.casefold():
            options = "; ".join(lead(option.name) for option in actor.options)
            raise InputError(f"of {actor.name} this can be said: {options or 'nothing'}")
    return text


def _bare(dispute: Dispute, of: str | None) -> dict[str, str]:
    """Return the words of options that tell an option without its actor, with its id.

    A single word is left out: it may stand in an expression for something else.
    """
    said = [
        (" ".join(option.name.casefold().split()), actor.id, f"{actor.id}.{option.id}")
        for actor in dispute.actors
        for option in actor.options
    ]
    everywhere = Counter(words for words, _, _ in said)
    own = Counter(words for words, actor, _ in said if actor == of)
    found = {words: ident for words, _, ident in said if everywhere[words] == 1}
    found |= {words: ident for words, actor, ident in said if actor == of and own[words] == 1}
    return {words: ident for words, ident in found.items() if " " in words}
