"""Tokens and money: an estimate before, the count after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Estimate", "Usage", "estimate", "price_of"]

_CHARACTERS = 4
"""Characters of English to a token, about; only a tokenizer of the model's own would know."""

_ANSWER = 350
"""Tokens of an answer, about: three or four claims."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that were read and written by a model."""

    read: int = 0
    written: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.read + other.read, self.written + other.written)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What asking will take.

    Parameters
    ----------
    passages
        How many there are to ask about.
    kept
        How many of them have an answer that was kept.
    usage
        Tokens, about.
    price
        In US dollars, about; None where the price of the model is not known.
    """

    passages: int
    kept: int
    usage: Usage
    price: Decimal | None

    @property
    def to_ask(self) -> int:
        """How many passages will be sent."""
        return self.passages - self.kept


def estimate(questions: Iterable[int | None], provider: str | None, model: str) -> Estimate:
    """Estimate what asking will take.

    Parameters
    ----------
    questions
        Characters of each question that will be sent, with its instructions; None for one whose
        answer was kept.
    provider
        Whose price list counts, or None where there is none.
    """
    kept = sent = read = 0
    for size in questions:
        if size is None:
            kept += 1
        else:
            sent += 1
            read += size // _CHARACTERS + 1
    usage = Usage(read, _ANSWER * sent)
    return Estimate(sent + kept, kept, usage, price_of(usage, provider, model))


def price_of(usage: Usage, provider: str | None, model: str) -> Decimal | None:
    """Return what tokens cost in US dollars, by the price list of the installed genai-prices.

    Returns
    -------
    Decimal or None
        None where there is no list for the provider, or the model is not in it.
    """
    if provider is None:
        return None
    from genai_prices import Usage as Tokens
    from genai_prices import calc_price

    tokens = Tokens(input_tokens=usage.read, output_tokens=usage.written)
    try:
        return calc_price(tokens, model, provider_id=provider).total_price
    except LookupError:
        return None
