"""Disputes that ship, read without the engine: formulas by their nodes, states by their letters."""

from __future__ import annotations

import itertools

from brute_further import FurtherBrute


def holds(node, taken):
    values = [holds(part, taken) for part in node.parts]
    return {
        "name": lambda: taken[node.name],
        "true": lambda: True,
        "false": lambda: False,
        "not": lambda: not values[0],
        "and": lambda: all(values),
        "or": lambda: any(values),
        "if": lambda: values[0] or not values[1],
        "iff": lambda: values[0] is values[1],
        "exactly_one": lambda: values.count(True) == 1,
        "at_most_one": lambda: values.count(True) <= 1,
        "fact": lambda: values[0],
        "weighs": lambda: (
            sum(w for w, held in zip(node.numbers[1:], values, strict=True) if held)
            >= node.numbers[0]
        ),
    }[node.operator]()


def score(actor, dispute, state):
    """An actor's order of states, as a tuple that compares as its preference does."""
    taken = dict(zip(dispute.options, [letter == "Y" for letter in state], strict=True))
    if hasattr(actor.preference, "levels"):
        return tuple(
            sum(holds(each.expression.root, taken) for each in level)
            for level in actor.preference.levels
        )
    for number, tier in enumerate(actor.preference.tiers):
        if any(holds(expression.root, taken) for expression in tier):
            return (-number,)
    return (-actor.preference.rest,)


def members(dispute, name):
    """The feasible states that a name stands for, in order: itself, or those that count as one."""

    def true(expression, state):
        taken = dict(zip(dispute.options, [letter == "Y" for letter in state], strict=True))
        return holds(expression.root, taken)

    if "-" not in name:
        return [name]
    spelled = ("".join(reversed(each)) for each in itertools.product("NY", repeat=len(name)))
    return [
        state
        for state in spelled
        if all(b in ("-", a) for a, b in zip(state, name, strict=True))
        and all(true(c.expression, state) == (c.kind == "always") for c in dispute.constraints)
        and any(true(merged.expression, state) for merged in dispute.merged)
    ]


class CaseGame(FurtherBrute):
    """The definitions, for a case; actors go by their places, states are tuples of booleans."""

    def __init__(self, dispute):
        self.dispute = dispute
        self._owners = [n for n, actor in enumerate(dispute.actors) for _ in actor.options]
        self.options = [option for actor in dispute.actors for option in actor.options]
        self.players = range(len(dispute.actors))
        self.states = [
            state
            for state in itertools.product([False, True], repeat=len(self.options))
            if all(
                holds(each.expression.root, dict(zip(dispute.options, state, strict=True)))
                == (each.kind == "always")
                for each in dispute.constraints
            )
        ]
        self.feasible = set(self.states)
        self.score = [
            {
                state: score(actor, dispute, ["NY"[taken] for taken in state])
                for state in self.states
            }
            for actor in dispute.actors
        ]
        self._moves = {
            (i, s): [t for t in self.states if self._legal(i, s, t)]
            for i in self.players
            for s in self.states
        }

    @property
    def owners(self):
        return self._owners

    def _legal(self, i, s, t):
        changed = [place for place, was in enumerate(s) if was != t[place]]
        wrong = {"forward": True, "back": False, None: None}
        return bool(changed) and all(
            self._owners[place] == i and s[place] is not wrong[self.options[place].irreversible]
            for place in changed
        )

    def place(self, actor):
        return next(n for n, each in enumerate(self.dispute.actors) if each.id == actor)
