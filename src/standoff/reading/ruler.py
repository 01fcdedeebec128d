"""A model's rules about single tokens, looked up instead of matched.

spaCy tries each of the two hundred rules of a model's attribute ruler at each token, which takes
a sixth of the time of its pipeline. Nearly all of them look at the tag, the word, the dependency
of one token: which of them hold there is worked out once and kept. The other rules are left to
spaCy's matcher, and what follows from all of them to its ruler.
"""

from __future__ import annotations

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

_Match = tuple[int, int, int]
"""A rule, and the tokens from and up to which it holds."""
_Value = tuple[frozenset[int], bool]
"""Values, and whether it is one of them or none of them that a token has to have."""


def look_up_rules(language: Language) -> None:
    """Let the attribute ruler of a pipeline look its rules up, where it has one."""
    if _RULER not in language.pipe_names:
        return
    ruler: Any = language.get_pipe(_RULER)
    ruler.matcher = _Rules(ruler)


class _Rules:
    """Finds what the matcher of an attribute ruler finds.

    Parameters
    ----------
    ruler
        With all its rules.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        strings = ruler.vocab.strings
        self._others: Matcher = Matcher(ruler.vocab, validate=False)
        self._single: list[tuple[int, dict[int, _Value]]] = []
        for number in range(len(ruler.attrs)):
            rule = strings[str(number)]
            _, patterns = ruler.matcher.get(rule)
            single = [pattern for pattern in patterns if _is_single(pattern)]
            others = [pattern for pattern in patterns if not _is_single(pattern)]
            if others:
                self._others.add(rule, others)
            for (token,) in single:
                wanted = {
                    _LOOKED_AT.index(name): _value(value, strings) for name, value in token.items()
                }
                self._single.append((rule, wanted))
        words = _LOOKED_AT.index("LOWER")
        self._words = frozenset(
            word for _, wanted in self._single if words in wanted for word in wanted[words][0]
        )
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(
        self,
        doc: Doc,
        *,
        allow_missing: bool = False,
        as_spans: bool = False,  # noqa: ARG002 - as the matcher is called
    ) -> list[_Match]:
        """Return the rules that hold in a text, and where."""
        found: list[_Match] = list(self._others(doc, allow_missing=allow_missing))
        words = self._words
        for at, (tag, word, dependency, space) in enumerate(
            doc.to_array(list[int | str](_LOOKED_AT)).tolist()
        ):
            # Words that no rule names are all alike, so that few kinds of tokens are kept.
            kind = (tag, word if word in words else 0, dependency, space)
            rules = self._known.get(kind)
            if rules is None:
                rules = self._known[kind] = self._holding(kind)
            found.extend((rule, at, at + 1) for rule in rules)
        return found

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
