"""Score drafts of disputes against known answers: ``python bench/disputes.py [NAME...]``.

Each folder of ``tests/data/disputes`` holds reports in different house styles, written for this,
and ``labels.yaml``, written before they were first drafted. ``held_out`` scores those of
``tests/data/disputes_held_out`` instead, on which no rule is mended. What counts as found:

option
    An option of the draft has the label's actor, and its name has the label's words; one option
    for one label, so that an act that is drafted twice counts as found once and wrong once.
statement
    A preference statement of the draft says the same as a label of the same actor: it is true of
    the same combinations of options. One that speaks of an option that no label has counts as
    wrong.
standing
    Of the options found, those that are in the status quo, and open from the day, as labelled.

``--wrong`` lists what was missed and what was drafted beside the labels.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from standoff import draft, read
from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option, Statements
from standoff.reading.dossier import Dossier

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
KINDS = ("option", "statement", "standing")


def says(expression: str) -> tuple[frozenset[str], frozenset[tuple[bool, ...]]]:
    """Return what an expression says: the names it depends on, and when it holds."""
    parsed = parse(expression)
    names = sorted(parsed.names)
    cases = list(product((False, True), repeat=len(names)))
    columns = {name: np.array([case[i] for case in cases]) for i, name in enumerate(names)}
    holds = parsed.evaluate(columns)
    return frozenset(names), frozenset(c for c, true in zip(cases, holds, strict=True) if true)


def written(actor: Actor) -> list[str]:
    """Return the statements of an actor of a draft; of "a and b" each counts by itself."""
    if not isinstance(actor.preference, Statements):
        return []
    whole = [str(s.expression) for level in actor.preference.levels for s in level]
    joined = re.compile(r"(?:not )?[\w.]+(?: and (?:not )?[\w.]+)+")
    return [p for w in whole for p in (w.split(" and ") if joined.fullmatch(w) else [w])]


class Labelled:
    """A dispute with its reports, its labels, and the draft of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.labels: dict[str, Any] = YAML(typ="safe").load(folder / "labels.yaml")

    @property
    def reports(self) -> list[Path]:
        """The reports, oldest first."""
        return sorted(self.folder.glob("*.txt"))

    @cached_property
    def dossier(self) -> Dossier:
        """What is read in the reports."""
        return read([str(path) for path in self.reports])

    @cached_property
    def draft(self) -> Dispute:
        """What standoff makes of the reports."""
        return draft(self.dossier)

    @cached_property
    def actors(self) -> dict[str, str]:
        """The label of each actor of the draft that has one, by the actor's id."""
        found: dict[str, str] = {}
        called = {a.id: (a.name, *a.aliases) for a in self.dossier.actors}
        named = {**{o["actor"]: o["actor"] for o in self.labels["options"].values()}}
        named |= {actor: actor for actor in self.labels["preferences"]} | self.labels["actors"]
        for label, name in named.items():
            for actor in self.draft.actors:
                names = (set(n.casefold().split()) for n in called[actor.id])
                wanted = set(name.casefold().split())
                if actor.id not in found and any(wanted <= n or n <= wanted for n in names):
                    found[actor.id] = label
                    break
        return found

    @cached_property
    def options(self) -> dict[str, str]:
        """The label of each option of the draft that has one, by its path."""
        found: dict[str, str] = {}
        for label, wanted in self.labels["options"].items():
            for actor, option in self.drafted:
                path = f"{actor.id}.{option.id}"
                own = self.actors.get(actor.id) == wanted["actor"]
                if (
                    own
                    and path not in found
                    and re.search(wanted["says"], option.name, re.IGNORECASE)
                ):
                    found[path] = label
                    break
        return found

    @property
    def drafted(self) -> Iterator[tuple[Actor, Option]]:
        """All options of the draft with their actors."""
        return ((actor, option) for actor in self.draft.actors for option in actor.options)

    def path(self, label: str) -> str:
        """Write a labelled option as expressions name it."""
        return f"{self.labels['options'][label]['actor']}.{label}"

    def meant(self, expression: str) -> tuple[frozenset[str], frozenset[tuple[bool, ...]]]:
        """Return what a statement of the labels says."""
        labels = self.labels["options"]
        return says(
            re.sub(r"\w+", lambda m: self.path(m[0]) if m[0] in labels else m[0], expression)
        )

    def stated(self, actor: Actor) -> list[tuple[frozenset[str], frozenset[tuple[bool, ...]]]]:
        """Return what the statements of an actor of the draft say, most important first."""
        paths = {path: self.path(label) for path, label in self.options.items()}
        return [
            says(re.sub(r"\w+\.\w+", lambda m: paths.get(m[0], m[0]), part))
            for part in written(actor)
        ]

    def of(self, label: str) -> Actor | None:
        """Return the actor of the draft that has a label, or None."""
        return next((a for a in self.draft.actors if self.actors.get(a.id) == label), None)

    def score(self) -> tuple[Counter[tuple[str, str]], list[str]]:
        """Count labels, drafted and found, and list what is wrong."""
        tally: Counter[tuple[str, str]] = Counter()
        wrong: list[str] = []
        self._score_options(tally, wrong)
        self._score_statements(tally, wrong)
        return tally, wrong

    def _score_options(self, tally: Counter[tuple[str, str]], wrong: list[str]) -> None:
        labels = self.labels["options"]
        drafted = {f"{a.id}.{o.id}": (a, o) for a, o in self.drafted}
        tally["option", "labels"] += len(labels)
        tally["option", "drafted"] += len(drafted)
        tally["option", "found"] += len(self.options)
        wrong += [f"option missed: {self.path(x)}" for x in set(labels) - {*self.options.values()}]
        wrong += [
            f"option beside: {actor.name}: {option.name}"
            for path, (actor, option) in drafted.items()
            if path not in self.options
        ]
        taken = dict(zip(drafted, self.draft.status_quo or "", strict=False))
        for path, label in self.options.items():
            tally["standing", "labels"] += 1
            tally["standing", "drafted"] += 1
            option = drafted[path][1]
            right = (taken[path] == "Y") == labels[label]["taken"]
            right = right and option.available_from == labels[label].get("from")
            tally["standing", "found"] += right
            if not right:
                wrong.append(
                    f"standing: {path} {taken[path]} from {option.available_from}, "
                    f"labelled {labels[label]}"
                )

    def _score_statements(self, tally: Counter[tuple[str, str]], wrong: list[str]) -> None:
        for label, statements in self.labels["preferences"].items():
            actor = self.of(label)
            said = [] if actor is None else self.stated(actor)
            meant = [self.meant(statement) for statement in statements]
            tally["statement", "labels"] += len(meant)
            tally["statement", "found"] += len(set(meant) & set(said))
            wrong += [
                f"statement missed: {label}: {statement}"
                for statement, content in zip(statements, meant, strict=True)
                if content not in said
            ]
        for actor in self.draft.actors:
            meant = [self.meant(x) for x in self._labelled(actor)]
            said = self.stated(actor)
            tally["statement", "drafted"] += len(said)
            wrong += [
                f"statement beside: {actor.name}: {statement}"
                for statement, content in zip(written(actor), said, strict=True)
                if content not in meant
            ]

    def _labelled(self, actor: Actor) -> list[str]:
        found: list[str] = self.labels["preferences"].get(self.actors.get(actor.id, ""), [])
        return found

    def order(self, label: str, first: str, second: str) -> bool | None:
        """Whether an actor of the draft puts one statement before another; None without both."""
        actor = self.of(label)
        said = [] if actor is None else self.stated(actor)
        one, other = self.meant(first), self.meant(second)
        if one not in said or other not in said:
            return None
        return said.index(one) < said.index(other)


def corpus(folder: str = "disputes") -> list[Labelled]:
    """Return the labelled disputes of a folder of the test data."""
    return [Labelled(path.parent) for path in sorted((DATA / folder).glob("*/labels.yaml"))]


def figures(tally: Counter[tuple[str, str]], kind: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent."""
    found = tally[kind, "found"]
    precision = 100 * found / max(tally[kind, "drafted"], 1)
    recall = 100 * found / max(tally[kind, "labels"], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(arguments: list[str]) -> None:
    """Print a line for each dispute and kind, and for all disputes together."""
    kept_apart = "held_out" in arguments
    names = [a for a in arguments if not a.startswith("-") and a != "held_out"]
    total: Counter[tuple[str, str]] = Counter()
    print(
        f"{'dispute':<12} {'kind':<10} {'labels':>6} {'drafted':>8} {'found':>6}   P     R     F1"
    )
    for dispute in corpus("disputes_held_out" if kept_apart else "disputes"):
        if names and dispute.folder.name not in names:
            continue
        tally, wrong = dispute.score()
        total += tally
        _print(dispute.folder.name, tally)
        if "--wrong" in arguments:
            print(*(f"  {line}" for line in wrong), sep="\n")
    _print("all", total)


def _print(name: str, tally: Counter[tuple[str, str]]) -> None:
    for kind in KINDS:
        counts = [tally[kind, what] for what in ("labels", "drafted", "found")]
        values = " ".join(f"{value:5.1f}" for value in figures(tally, kind))
        print(f"{name:<12} {kind:<10} {counts[0]:>6} {counts[1]:>8} {counts[2]:>6} {values}")


if __name__ == "__main__":
    main(sys.argv[1:])
