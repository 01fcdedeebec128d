"""In which language a text is: English by its function words, any other by a detector.

The detector (py3langid: a naive Bayes model over byte n-grams, of 139 languages) needs no network
and gives the same answer each time. It is asked only where a text does not look like English.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.reading.shapes import content_words, function_words, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["foreign", "language_name", "looks_english"]

_SAMPLE = 20_000
_ENOUGH = 20
_SHARE = 0.18
_LEAST_TOLD = 12
_SHARE_APART = 0.1
_ENGLISH = frozenset({"en", "pcm", "sco"})
"""With those that take most of their words from it."""


def looks_english(text: str) -> bool:
    """Whether a text of some length is in English, by its share of English function words.

    A text of fewer than twenty words is given the benefit of the doubt.
    """
    sample = text[:_SAMPLE]
    found = words(sample)
    if len(found) < _ENOUGH:
        letters = [char for char in sample if char.isalpha()]
        return not letters or sum(char < "\u0250" for char in letters) > 0.8 * len(letters)
    return function_words(sample) > _SHARE * len(found) and bool(content_words(sample))


def foreign(text: str) -> str | None:
    """Return the code of the language of a passage that is not in English, or None.

    Parameters
    ----------
    text
        A passage. One of few words, or with some English function words in it, is taken for
        English: a sentence may be full of foreign names, or quote a foreign one.
    """
    sample = text[:_SAMPLE]
    found = words(sample)
    if len(found) < _LEAST_TOLD or function_words(sample) > _SHARE_APART * len(found):
        return None
    return detect(sample)


def detect(text: str) -> str | None:
    """Return the code that a detector gives for a text; None where that is English."""
    # A lone surrogate has no bytes that the detector could count.
    clean = text[:_SAMPLE].encode("utf-8", "replace").decode("utf-8")
    code = str(_detector().classify(clean)[0])
    return None if code in _ENGLISH else code


def language_name(code: str) -> str:
    """Return the English name of a language ("French"), or its code where it has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code.replace("-", "_"), code))


@lru_cache(maxsize=1)
def _detector() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
