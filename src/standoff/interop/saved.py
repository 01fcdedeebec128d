"""Reading a GMCR+ save file from JSON that is trusted in nothing.

The file is one JSON object with `options`, `decisionMakers`, `infeasibles`,
`useManualPreferenceRanking` and `coalitions` (see `standoff.interop.gmcr`). Everything that is
wrong with it is said at once, each with its path in the file.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from standoff.errors import DisputeError, Problem
from standoff.interop.save_file import Condition, Formula, SavedActor, SavedOption, SaveFile

__all__ = ["read_save_file"]

_MOST_PROBLEMS = 100
_LONGEST_NAME = 2000
_MOST_ITEMS = 1000
_DIRECTIONS: dict[str, Literal["forward", "back"] | None] = {
    "both": None, "fwd": "forward", "back": "back",
}  # fmt: skip
_OPTION = ("name", "permittedDirection")
_ACTOR = (
    "name", "options", "preferences", "preferenceRanking", "useManualPreferenceRanking",
)  # fmt: skip
_FILE = ("options", "decisionMakers", "infeasibles", "useManualPreferenceRanking", "coalitions")

_UNNUMBERED = re.compile(r"\[\d+\]")

_Item = TypeVar("_Item")


def read_save_file(text: str, file: str | None) -> SaveFile:
    """Read a save file.

    Raises
    ------
    DisputeError
        It is broken; lists what is wrong.
    """
    reader = _Reader(file)
    found = reader.save_file(_json(text, file))
    if reader.problems:
        problems = reader.problems
        if len(problems) > _MOST_PROBLEMS:
            more = Problem(f"… and {len(problems) - _MOST_PROBLEMS} more", file)
            problems = [*problems[:_MOST_PROBLEMS], more]
        raise DisputeError(problems)
    return found


def _json(text: str, file: str | None) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise DisputeError(Problem(message, file, error.lineno, error.colno)) from None
    except RecursionError:
        raise DisputeError(Problem("not a save file: lists are nested too deep", file)) from None
    except ValueError:
        raise DisputeError(Problem("not a save file: a number has too many digits", file)) from None


class _Pairs(list[tuple[str, Any]]):
    """A JSON object, which may name a member twice."""


@dataclass(slots=True)
class _Reader:
    """Reads typed values, and notes what is wrong on the way."""

    file: str | None
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    options: int = 0

    def save_file(self, data: Any) -> SaveFile:
        found = self._members(data, "", _FILE)
        for name in ("options", "decisionMakers"):
            if name not in found and isinstance(data, _Pairs):
                self._wrong("", f"'{name}' is missing")
        options = tuple(self._each(found, "options", "", self._option))
        self.options = len(options)
        manual = self._flag(found, "")
        actors = tuple(
            self._each(found, "decisionMakers", "", lambda it, at: self._actor(it, at, file=manual))
        )
        if "decisionMakers" in found and not actors and not self.problems:
            self._wrong("decisionMakers", "there is none")
        self._owners(actors, options)
        return SaveFile(
            options,
            actors,
            tuple(self._each(found, "infeasibles", "", self._formula)),
            tuple(
                _coalition(each, len(actors))
                for each in self._list(found.get("coalitions", []), "coalitions")
            ),
            tuple(dict.fromkeys(self.unread)),
        )

    def _option(self, data: Any, path: str) -> SavedOption:
        found = self._members(data, path, _OPTION)
        direction = found.get("permittedDirection", "both")
        if not isinstance(direction, str) or direction not in _DIRECTIONS:
            self._wrong(f"{path}.permittedDirection", "'both', 'fwd' or 'back' is expected here")
            direction = "both"
        return SavedOption(self._name(found, path), _DIRECTIONS[direction])

    def _actor(self, data: Any, path: str, *, file: bool | None) -> SavedActor:
        found = self._members(data, path, _ACTOR)
        own = self._flag(found, path)
        indices = self._each(found, "options", path, self._index)
        return SavedActor(
            self._name(found, path),
            tuple(index for index in indices if index is not None),
            tuple(self._each(found, "preferences", path, self._formula)),
            self._ranking(found.get("preferenceRanking", []), f"{path}.preferenceRanking"),
            file if own is None else own,
        )

    def _formula(self, data: Any, path: str) -> Formula:
        if not isinstance(data, _Pairs):
            return (self._conditions(data, path),)
        found = self._members(data, path, ("compound", "members"))
        if found.get("compound") is not True:
            self._wrong(f"{path}.compound", "true is expected here")
        members = tuple(self._each(found, "members", path, self._conditions))
        if not members:
            self._wrong(f"{path}.members", "at least one list of conditions is expected here")
        return members

    def _conditions(self, data: Any, path: str) -> tuple[Condition, ...]:
        items = self._list(data, path)
        if isinstance(data, list) and not items:
            self._wrong(path, 'at least one condition is expected here, such as [0, "Y"]')
        found = [self._condition(item, f"{path}[{place}]") for place, item in enumerate(items)]
        return tuple(dict.fromkeys(item for item in found if item is not None))

    def _condition(self, data: Any, path: str) -> Condition | None:
        match data:
            case [index, "Y" | "N" as letter] if not isinstance(data, _Pairs):
                place = self._index(index, f"{path}[0]")
                return None if place is None else (place, letter == "Y")
        self._wrong(path, 'a condition is expected here: an option and "Y" or "N", as in [0, "Y"]')
        return None

    def _index(self, data: Any, path: str) -> int | None:
        if _is_whole(data) and 0 <= data < self.options:
            return int(data)
        known = f"0 to {self.options - 1}" if self.options else "there is no option"
        self._wrong(path, f"the index of an option is expected here ({known})")
        return None

    def _ranking(self, data: Any, path: str) -> tuple[tuple[int, ...], ...]:
        tiers = []
        seen: set[int] = set()
        for place, item in enumerate(self._list(data, path)):
            at = f"{path}[{place}]"
            tied = item if isinstance(item, list) and not isinstance(item, _Pairs) else [item]
            tier = []
            for number in tied:
                if not _is_whole(number) or number < 1:
                    self._wrong(at, "a state number is expected here; states count from 1")
                elif number in seen:
                    self._wrong(at, f"state {number} is ranked twice")
                else:
                    seen.add(number)
                    tier.append(int(number))
            if tier:
                tiers.append(tuple(tier))
        return tuple(tiers)

    def _owners(self, actors: Sequence[SavedActor], options: Sequence[SavedOption]) -> None:
        owner: dict[int, int] = {}
        for number, actor in enumerate(actors):
            for index in actor.options:
                if index in owner:
                    name = options[index].name
                    self._wrong(
                        f"decisionMakers[{number}].options",
                        f"option {index} ('{name[:60]}') belongs to decisionMakers[{owner[index]}] "
                        "already; an option has one owner",
                    )
                owner[index] = number
        if self.problems:
            return
        for index, option in enumerate(options):
            if index not in owner:
                self._wrong(
                    f"options[{index}]",
                    f"'{option.name[:60]}' belongs to no decision maker; list it in one's options",
                )

    def _name(self, found: dict[str, Any], path: str) -> str:
        name = found.get("name", "")
        if not isinstance(name, str):
            self._wrong(f"{path}.name", "a text is expected here")
            return ""
        if len(name) > _LONGEST_NAME:
            self._wrong(f"{path}.name", f"has more than {_LONGEST_NAME:,} characters")
        name = " ".join(name.split())
        if any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
            self._wrong(f"{path}.name", "has a character that cannot be shown")
        return name

    def _flag(self, found: dict[str, Any], path: str) -> bool | None:
        key = "useManualPreferenceRanking"
        flag = found.get(key)
        if flag is None or isinstance(flag, bool):
            return flag
        self._wrong(f"{path}.{key}" if path else key, "true or false is expected here")
        return None

    def _each(
        self, found: dict[str, Any], key: str, path: str, read: Callable[[Any, str], _Item]
    ) -> Iterator[_Item]:
        at = f"{path}.{key}" if path else key
        items = self._list(found.get(key, []), at)
        if key in ("options", "decisionMakers") and len(items) > _MOST_ITEMS:
            self._wrong(at, f"{len(items):,} are listed; {_MOST_ITEMS:,} is the most")
            return
        for place, item in enumerate(items):
            yield read(item, f"{at}[{place}]")

    def _list(self, data: Any, path: str) -> list[Any]:
        if isinstance(data, list) and not isinstance(data, _Pairs):
            return data
        self._wrong(path, "a list is expected here")
        return []

    def _members(self, data: Any, path: str, known: Sequence[str]) -> dict[str, Any]:
        if not isinstance(data, _Pairs):
            self._wrong(path, "a JSON object is expected here")
            return {}
        found: dict[str, Any] = {}
        for key, value in data:
            at = f"{path}.{key[:80]}" if path else key[:80]
            if key in found:
                self._wrong(at, "is given twice")
            elif key in known:
                found[key] = value
            else:
                self.unread.append(_UNNUMBERED.sub("[]", at))
        return found

    def _wrong(self, path: str, message: str) -> None:
        self.problems.append(Problem(f"{path}: {message}" if path else message, self.file))


def _coalition(data: Any, actors: int) -> tuple[int, ...] | None:
    """Read the indices of decision makers, or None where something else stands there.

    One decision maker may stand without a list: how files have it is not described.
    """
    items = [data] if _is_whole(data) else data
    if not isinstance(items, list) or isinstance(items, _Pairs):
        return None
    if not all(_is_whole(item) and 0 <= item < actors for item in items):
        return None
    return tuple(items) if len(set(items)) == len(items) else None


def _is_whole(data: Any) -> bool:
    return isinstance(data, int) and not isinstance(data, bool)
