"""Random disputes, twice: as the record that standoff solves, and as plain Python.

Nothing here uses the engine: formulas are nested tuples with their own evaluation, states are
tuples of booleans, and every definition is read off `semantics.md` one state at a time.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Merged,
    Option,
    Ranking,
    Statement,
    Statements,
    Unknown,
)  # fmt: skip

DAY = date(2007, 12, 10)
CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")


# Formulas ---------------------------------------------------------------------------------------


def formulas(names):
    return st.recursive(
        st.sampled_from([("var", name) for name in names] + [("true",), ("false",)]),
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["and", "or", "if", "iff", "one", "most"]), inner, inner),
            st.tuples(st.sampled_from(["one", "most"]), inner, inner, inner),
        ),
        max_leaves=4,
    )


def text(formula):
    kind, *parts = formula
    if kind == "var":
        return parts[0]
    if kind in ("true", "false"):
        return kind
    inner = [text(part) for part in parts]
    if kind == "not":
        return f"(not {inner[0]})"
    if kind in ("one", "most"):
        return f"{'exactly' if kind == 'one' else 'at_most'}_one({', '.join(inner)})"
    return f"({inner[0]} {kind} {inner[1]})"


def holds(formula, names, state):
    kind, *parts = formula
    if kind == "var":
        return state[names.index(parts[0])]
    if kind in ("true", "false"):
        return kind == "true"
    values = [holds(part, names, state) for part in parts]
    return {
        "not": lambda: not values[0],
        "and": lambda: all(values),
        "or": lambda: any(values),
        "if": lambda: values[0] or not values[1],
        "iff": lambda: values[0] is values[1],
        "one": lambda: values.count(True) == 1,
        "most": lambda: values.count(True) <= 1,
    }[kind]()


# Games ------------------------------------------------------------------------------------------


@dataclass
class ToyActor:
    ranking: bool = False
    levels: list = field(default_factory=list)
    between: list = field(default_factory=list)
    about: list = field(default_factory=list)


@dataclass
class Toy:
    """A game. `owners`, `irreversible` and `available` have one entry for each option.

    So has `conditions`, where there are any: formulas on which irreversibility depends, or None.
    `merged` holds formulas, each with the actors that rank what it merges as a certain member (by
    number).
    """

    owners: list
    irreversible: list
    available: list
    constraints: list
    actors: list
    conditions: list = field(default_factory=list)
    merged: list = field(default_factory=list)

    @property
    def names(self):
        return [f"a{owner}.o{place}" for place, owner in enumerate(self.owners)]

    def feasible(self):
        return [
            state
            for state in itertools.product([False, True], repeat=len(self.owners))
            if all(
                holds(formula, self.names, state) == (kind == "always")
                for kind, formula in self.constraints
            )
        ]

    def members(self, formula):
        """The feasible states that count as one, by their numbers."""
        found = [state for state in self.feasible() if holds(formula, self.names, state)]
        return sorted(found, key=number)


def number(state):
    """A state's number: the first option is the lowest bit."""
    return sum(2**place for place, taken in enumerate(state) if taken)


@st.composite
def toys(draw, *, unknown=False, merged=False, most_options=5, most_actors=5, most_levels=3):
    """Draw a game; `merged` ones may also have conditions on irreversibility."""
    count = draw(st.integers(2, most_actors))
    owners = sorted(draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=most_options)))
    names = [f"a{owner}.o{place}" for place, owner in enumerate(owners)]
    formula = formulas(names)
    actors = []
    for _ in range(count):
        actor = ToyActor(
            ranking=draw(st.integers(0, 4)) == 0,
            levels=draw(st.lists(st.lists(formula, min_size=1, max_size=2), max_size=most_levels)),
        )
        if unknown and draw(st.sampled_from([True, True, False])):
            if draw(st.booleans()):
                actor.about = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
            if draw(st.booleans()):
                actor.between = draw(st.lists(st.tuples(formula, formula), max_size=2))
        actors.append(actor)
    each = len(owners)
    conditions, states = [], []
    if merged:
        conditions = draw(st.lists(st.one_of(st.none(), formula), min_size=each, max_size=each))
        one, other = draw(formula), draw(formula)
        ranked = st.dictionaries(st.integers(0, count - 1), st.integers(0, 31), max_size=2)
        alone = ("and", other, ("not", one))
        states = draw(st.sampled_from([[one], [one, alone], [one, alone], []]))
        states = [(each, draw(ranked)) for each in states]
    return Toy(
        owners,
        draw(st.lists(st.sampled_from([None, None, "forward", "back"]), min_size=each,
                      max_size=each)),
        draw(st.lists(st.sampled_from([True, True, True, False]), min_size=each, max_size=each)),
        draw(st.lists(st.tuples(st.sampled_from(["always", "never"]), formula), max_size=2)),
        actors,
        conditions,
        states,
    )  # fmt: skip


def strict_toy(draw):
    """A game with a strict random ranking of all states for each actor.

    Hypothesis likes simple values, and simple preferences need no long sequences of moves; these
    are drawn evenly by a `random.Random`.
    """
    count = draw.randint(5, 6)
    owners = sorted([0, 1, 2, *(draw.randrange(3) for _ in range(count - 3))])
    names = [f"a{owner}.o{place}" for place, owner in enumerate(owners)]

    def literal(name, *, taken):
        return ("var", name) if taken else ("not", ("var", name))

    def everything(letters):
        formula = literal(names[0], taken=letters[0])
        for name, taken in zip(names[1:], letters[1:], strict=True):
            formula = ("and", formula, literal(name, taken=taken))
        return formula

    def clause():
        one, other = draw.sample(names, 2)
        return ("and", literal(one, taken=draw.random() < 0.5),
                literal(other, taken=draw.random() < 0.5))  # fmt: skip

    states = list(itertools.product([False, True], repeat=count))
    return Toy(
        owners,
        [draw.choice([None, None, None, "forward", "back"]) for _ in names],
        [True] * count,
        [("never", clause()) for _ in range(draw.randint(0, 3))],
        [
            ToyActor(ranking=True, levels=[[everything(s)] for s in draw.sample(states, 2**count)])
            for _ in range(3)
        ],
    )


def dispute_of(toy):
    """The record that standoff solves; it is analysed as of `DAY`."""

    def window(place):
        if toy.available[place]:
            return {"available_from": DAY} if place % 2 else {"available_until": DAY}
        tomorrow, yesterday = DAY + timedelta(1), DAY - timedelta(1)
        return {"available_from": tomorrow} if place % 2 else {"available_until": yesterday}

    def preference(actor):
        if actor.ranking:
            tiers = tuple(tuple(parse(text(f)) for f in level) for level in actor.levels)
            return Ranking((*tiers, ()), rest=len(tiers))
        return Statements(
            tuple(tuple(Statement(parse(text(f))) for f in level) for level in actor.levels)
        )

    def unknown(actor):
        pairs = [Unknown(parse(text(one)), parse(text(other))) for one, other in actor.between]
        return (*pairs, *([Unknown(about=tuple(actor.about))] if actor.about else []))

    def condition(place):
        formula = toy.conditions[place] if toy.conditions else None
        return None if formula is None else parse(text(formula))

    def merged(formula, ranked):
        members = toy.members(formula)
        ranked_as = {
            f"a{i}": spelled(members[k % len(members)]) for i, k in ranked.items() if members
        }
        return Merged(parse(text(formula)), name="merged", ranked_as=ranked_as)

    actors = tuple(
        Actor(
            f"a{i}",
            f"Actor {i}",
            options=tuple(
                Option(
                    f"o{place}",
                    f"Option {place}",
                    toy.irreversible[place],
                    irreversible_if=condition(place),
                    **window(place),
                )
                for place, owner in enumerate(toy.owners)
                if owner == i
            ),
            preference=preference(actor),
            unknown=unknown(actor),
        )
        for i, actor in enumerate(toy.actors)
    )
    constraints = tuple(Constraint(kind, parse(text(f))) for kind, f in toy.constraints)
    return Dispute(
        "toy", actors, constraints=constraints, as_of=DAY,
        merged=tuple(merged(formula, ranked) for formula, ranked in toy.merged),
    )  # fmt: skip


def spelled(state):
    return "".join("Y" if taken else "N" for taken in state)


class Brute:
    """The definitions, read one state at a time."""

    def __init__(self, toy):
        self.toy = toy
        self.states = toy.feasible()
        self.feasible = set(self.states)
        self.players = range(len(toy.actors))
        self.score = [
            {state: self._score(actor, state) for state in self.states} for actor in toy.actors
        ]
        self._moves = {
            (i, s): [t for t in self.states if self._legal(i, s, t)]
            for i in self.players
            for s in self.states
        }
        self._reached = {}

    def _score(self, actor, state):
        counts = [sum(holds(f, self.toy.names, state) for f in level) for level in actor.levels]
        if not actor.ranking:
            return tuple(counts)
        first = next((n for n, count in enumerate(counts) if count), len(counts))
        return (-first,)

    def _legal(self, i, s, t):
        if s == t:
            return False
        for place, (before, after) in enumerate(zip(s, t, strict=True)):
            if before == after:
                continue
            if self.toy.owners[place] != i or not self.toy.available[place]:
                return False
            wrong = {"forward": before, "back": after, None: False}
            bound = self.toy.conditions[place] if self.toy.conditions else None
            binds = bound is None or holds(bound, self.toy.names, s)
            if wrong[self.toy.irreversible[place]] and binds:
                return False
        return True

    def moves(self, i, s):
        return self._moves[i, s]

    def name(self, s):
        return spelled(s)

    def number(self, s):
        return number(s)

    def state_of(self):
        """The states by their names."""
        return {self.name(s): s for s in self.states}

    def made(self, move, i, before, after):
        """Whether a move, as it is told, is one that i can make between two states."""
        told = (move.actor, move.before, move.after) == (
            f"a{i}", self.name(before), self.name(after),
        )  # fmt: skip
        return told and move.via is None and after in self.moves(i, before)

    def unknown(self, i, s, t):
        if s == t:
            return False
        actor, names = self.toy.actors[i], self.toy.names
        for one, other in actor.between:
            for u, v in ((s, t), (t, s)):
                if holds(one, names, u) and holds(other, names, v):
                    return True
        if self.score[i][s] != self.score[i][t]:
            return False
        return any(s[names.index(name)] != t[names.index(name)] for name in actor.about)

    def anything_unknown(self):
        return any(
            self.unknown(i, s, t) for i in self.players for s in self.states for t in self.states
        )

    def better(self, i, s, t):
        """t ≻ s."""
        return self.score[i][t] > self.score[i][s] and not self.unknown(i, s, t)

    def hopeful(self, i, s, t):
        return self.better(i, s, t) or self.unknown(i, s, t)

    def reached(self, i, start, *, credible):
        """What the opponents of i reach from a state: a search over (state, last mover)."""
        if (i, start, credible) in self._reached:
            return self._reached[i, start, credible]
        seen, todo = set(), [(start, None)]
        while todo:
            here, last = todo.pop()
            for j in self.players:
                if j in (i, last):
                    continue
                for there in self.moves(j, here):
                    if credible and not self.hopeful(j, here, there):
                        continue
                    if (there, j) not in seen:
                        seen.add((there, j))
                        todo.append((there, j))
        self._reached[i, start, credible] = {state for state, _ in seen}
        return self._reached[i, start, credible]

    def leaves(self, i, s, index):
        test = self.hopeful if index in "ac" else self.better
        return [t for t in self.moves(i, s) if test(i, s, t)]

    def sanctions(self, i, s, s2, index):
        at_most = not self.better(i, s, s2) and not self.unknown(i, s, s2)
        return at_most or (index in "cd" and self.unknown(i, s, s2))

    def escapes(self, i, s, s2, index):
        test = self.hopeful if index in "ab" else self.better
        return any(test(i, s, s3) for s3 in self.moves(i, s2))

    def deterred(self, i, s, s1, concept, index):
        if concept == "Nash":
            return False
        return any(
            self.sanctions(i, s, s2, index)
            and not (concept in ("SMR", "SSEQ") and self.escapes(i, s, s2, index))
            for s2 in self.reached(i, s1, credible=concept in ("SEQ", "SSEQ"))
        )

    def stable(self, i, s, concept, index="d"):
        return all(self.deterred(i, s, s1, concept, index) for s1 in self.leaves(i, s, index))
