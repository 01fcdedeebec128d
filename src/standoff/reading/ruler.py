"""A model's rules about single tokens, looked up instead of matched.

spaCy tries each of the two hundred rules of a model's attribute ruler at each token, which takes
a sixth of the time of its pipeline. Nearly all of them look at the tag, the word, the dependency
of one token: which of them hold there, and what they say together, is worked out once and kept. The
other rules are left to spaCy's matcher, where a text has some word of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

__all__ = ["look_up_rules"]

_RULER = "attribute_ruler"
_LOOKED_AT: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_SETS = ({"IN"}, {"NOT_IN"})

_Value = tuple[frozenset[int], bool]
"""Values, and whether it is one of them or none of them that a token has to have."""
_Attributes = dict[int, Any]
_Given = tuple[int, _Attributes]
"""A token, and what the rules say of it."""


def look_up_rules(language: Language) -> None:
    """Let the attribute ruler of a pipeline look its rules up, where it has one."""
    if _RULER not in language.pipe_names:
        return
    ruler: Any = language.get_pipe(_RULER)
    rules = _Rules(ruler)
    ruler.match, ruler.set_annotations = rules.match, rules.annotate


class _Rules:
    """Finds what an attribute ruler says of the tokens of a text.

    Parameters
    ----------
    ruler
        With all its rules.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        strings = ruler.vocab.strings
        self._strings = strings
        self._says: list[_Attributes] = list(ruler.attrs)
        self._about: list[int] = list(ruler.indices)
        self._others: Matcher = Matcher(ruler.vocab, validate=False)
        self._needed: list[list[tuple[int, frozenset[int]]]] = []
        self._single: list[tuple[int, dict[int, _Value]]] = []
        for number in range(len(self._says)):
            _, patterns = ruler.matcher.get(strings[str(number)])
            single = [pattern for pattern in patterns if _is_single(pattern)]
            others = [pattern for pattern in patterns if not _is_single(pattern)]
            if others:
                self._others.add(str(number), others)
            self._needed.extend(_needed(pattern, strings) for pattern in others)
            for (token,) in single:
                wanted = {
                    _LOOKED_AT.index(name): _value(value, strings) for name, value in token.items()
                }
                self._single.append((number, wanted))
        lower = _LOOKED_AT.index("LOWER")
        self._words = frozenset(
            word for _, wanted in self._single if lower in wanted for word in wanted[lower][0]
        )
        self._known: dict[tuple[int, ...], tuple[tuple[int, ...], _Attributes]] = {}

    def match(self, doc: Doc) -> list[_Given]:
        """Return what the rules say of the tokens of a text, the later over the earlier."""
        tokens = doc.to_array(list[int | str](_LOOKED_AT)).tolist()
        others: dict[int, list[int]] = {}
        for rule, start, end in self._others(doc, allow_missing=True) if self._may(tokens) else ():
            number = int(self._strings[rule])
            about = self._about[number]
            others.setdefault(start + about if about >= 0 else end + about, []).append(number)
        found: list[_Given] = []
        words = self._words
        for at, (tag, word, dependency, space) in enumerate(tokens):
            # Words that no rule names are all alike, so that few kinds of tokens are kept.
            kind = (tag, word if word in words else 0, dependency, space)
            known = self._known.get(kind)
            if known is None:
                rules = self._holding(kind)
                known = self._known[kind] = (rules, self._said_by(rules))
            if at in others:
                found.append((at, self._said_by(sorted((*known[0], *others[at])))))
            elif known[1]:
                found.append((at, known[1]))
        return found

    def _may(self, tokens: list[list[int]]) -> bool:
        """Whether a text has what some rule about several tokens looks for."""
        there = [frozenset(column) for column in zip(*tokens, strict=True)]
        return bool(there) and any(
            all(not values.isdisjoint(there[at]) for at, values in needed)
            for needed in self._needed
        )

    def annotate(self, doc: Doc, found: list[_Given]) -> None:
        """Enter what was found."""
        from spacy.tokens._retokenize import set_token_attrs

        for at, attributes in found:
            set_token_attrs(doc[at], attributes)

    def _said_by(self, rules: Iterable[int]) -> _Attributes:
        said: _Attributes = {}
        for rule in rules:
            said.update(self._says[rule])
        return said

    def _holding(self, kind: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(
            rule
            for rule, wanted in self._single
            if all((kind[at] in values) is among for at, (values, among) in wanted.items())
        )


def _is_single(pattern: list[dict[str, Any]]) -> bool:
    """Whether a rule is about one token, and asks for nothing but what is looked at here."""
    return len(pattern) == 1 and all(
        name in _LOOKED_AT
        and (isinstance(value, str | bool) or (isinstance(value, dict) and set(value) in _SETS))
        for name, value in pattern[0].items()
    )


def _value(value: Any, strings: Any) -> _Value:
    if isinstance(value, dict):
        ((how, values),) = value.items()
        return frozenset(_number(each, strings) for each in values), how == "IN"
    return frozenset({_number(value, strings)}), True


def _number(value: str | bool, strings: Any) -> int:  # noqa: FBT001
    number: int = strings.add(value) if isinstance(value, str) else int(value)
    return number


_PLAIN = re.compile(r"\^((?:\w|'|\[\w+\]|'\?)+)\$")
"""Expressions that stand for a few words: letters, choices of them, an apostrophe that may be."""


def _needed(pattern: list[dict[str, Any]], strings: Any) -> list[tuple[int, frozenset[int]]]:
    """Return what a text has to have, somewhere, for a rule to hold in it."""
    needed = []
    for token in pattern:
        # A token that may be missing, or stand there several times, is not needed.
        for name, value in () if "OP" in token else token.items():
            match value:
                case str():
                    values: Iterable[str] = [value]
                case {"IN": list(several)}:
                    values = several
                case {"REGEX": str(form)} if plain := _PLAIN.fullmatch(form):
                    values = _words_of(plain[1])
                case _:
                    continue
            if name in _LOOKED_AT:
                ids = frozenset(_number(each, strings) for each in values)
                needed.append((_LOOKED_AT.index(name), ids))
    return needed


def _words_of(form: str) -> list[str]:
    """Return the words that an expression stands for."""
    choices = [
        ["", "'"] if part == "'?" else list(part.strip("[]"))
        for part in re.findall(r"\[\w+\]|'\?|.", form)
    ]
    return ["".join(letters) for letters in product(*choices)]
