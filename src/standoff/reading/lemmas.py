"""A model's lemmas, worked out once for each kind of token.

spaCy works out the lemma of each token by rules, anew for most, and keeps those of the others for
ever. They follow from the word, its part of speech and its form alone, so they are kept here, as
many as are met again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["look_up_lemmas"]

_LEMMATIZER = "lemmatizer"
_LOOKED_AT: list[int | str] = ["ORTH", "POS", "MORPH", "LEMMA"]
_MOST = 50_000
"""Lemmas that are kept; beyond that all are forgotten."""


def look_up_lemmas(language: Language) -> None:
    """Let the lemmatizer of a pipeline look lemmas up, where it has one that goes by rules."""
    if _LEMMATIZER not in language.pipe_names:
        return
    lemmatizer: Any = language.get_pipe(_LEMMATIZER)
    if getattr(lemmatizer, "mode", None) == "rule":
        lemmatizer.pipe = _Lemmas(lemmatizer).pipe


class _Lemmas:
    """Finds what a lemmatizer says of the tokens of a text.

    Parameters
    ----------
    lemmatizer
        With its tables.
    """

    def __init__(self, lemmatizer: Any) -> None:
        self._lemmatizer = lemmatizer
        self._strings = lemmatizer.vocab.strings
        self._known: dict[tuple[int, int, int], str] = {}

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        """Enter the lemmas of some texts."""
        for doc in docs:
            if len(doc):
                doc.from_array(["LEMMA"], self._of(doc))
            yield doc

    def _of(self, doc: Doc) -> Any:
        found = []
        for at, (*kind, lemma) in enumerate(doc.to_array(_LOOKED_AT).tolist()):
            if lemma and not self._lemmatizer.overwrite:
                found.append(lemma)
                continue
            key = tuple(kind)
            said = self._known.get(key)
            if said is None:
                said = self._lemmatizer.lemmatize(doc[at])[0]
                self._keep(key, said)
            # A word that is met in passing may have been forgotten by the vocabulary since.
            found.append(self._strings.add(said))
        return np.array(found, dtype="uint64").reshape(-1, 1)

    def _keep(self, key: Any, lemma: str) -> None:
        if len(self._known) >= _MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        self._known[key] = lemma
