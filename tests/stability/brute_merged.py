"""Readings of all concepts where states count as one, without the engine.

A state is the tuple of its members (most have one); everything else is read off the definitions.
"""

from __future__ import annotations

import itertools
from collections import Counter

from brute_further import FurtherBrute
from toy_games import holds, number, spelled


class MergedBrute(FurtherBrute):
    """The definitions over states that may have several members."""

    def __init__(self, toy):
        super().__init__(toy)
        self.single, self.single_score, self.single_moves = self.states, self.score, self._moves
        groups = [tuple(toy.members(formula)) for formula, _ in toy.merged]
        self.ranked = {group: ranked for group, (_, ranked) in zip(groups, toy.merged, strict=True)}
        groups = [group for group in groups if len(group) > 1]
        taken = {state for group in groups for state in group}
        self.states = sorted(
            [*groups, *((state,) for state in self.single if state not in taken)], key=self.number
        )
        self.node = {member: s for s in self.states for member in s}
        self.score = [{s: self._of(i, s) for s in self.states} for i in self.players]
        self._moves = {
            (i, s): sorted(
                {self.node[t] for m in s for t in self.single_moves[i, m]} - {s}, key=self.number
            )
            for i in self.players
            for s in self.states
        }
        agreed = Counter(self._agreed(s) for s in self.states)
        self.names = {
            s: self._agreed(s) if agreed[self._agreed(s)] == 1 else spelled(s[0])
            for s in self.states
        }

    @staticmethod
    def _agreed(s):
        letters = zip(*map(spelled, s), strict=True)
        return "".join(each[0] if len(set(each)) == 1 else "-" for each in letters)

    def _of(self, i, s):
        scores = {self.single_score[i][member] for member in s}
        if len(scores) == 1:
            return scores.pop()
        if i in self.ranked[s]:
            return self.single_score[i][s[self.ranked[s][i] % len(s)]]
        actor = self.toy.actors[i]
        names = self.toy.names
        if actor.ranking:
            first = next(
                (
                    n for n, tier in enumerate(actor.levels)
                    if all(any(holds(f, names, member) for f in tier) for member in s)
                ),
                len(actor.levels),
            )  # fmt: skip
            return (-first,)
        return tuple(
            sum(all(holds(f, names, member) for member in s) for f in level)
            for level in actor.levels
        )

    def name(self, s):
        return self.names[s]

    def number(self, s):
        return number(s[0])

    def made(self, move, i, before, after):
        told = (move.actor, move.before, move.after) == (
            f"a{i}", self.name(before), self.name(after),
        )  # fmt: skip
        if len(before) == len(after) == 1:
            return told and move.via is None and after in self.moves(i, before)
        left, entered = (tuple(letter == "Y" for letter in state) for state in move.via)
        real = left in before and entered in after and entered in self.single_moves[i, left]
        return told and real

    def unknown(self, i, s, t):
        if s == t:
            return False
        actor, names = self.toy.actors[i], self.toy.names

        def everywhere(formula, state):
            return all(holds(formula, names, member) for member in state)

        for one, other in actor.between:
            for u, v in ((s, t), (t, s)):
                if everywhere(one, u) and everywhere(other, v):
                    return True
        if self.score[i][s] != self.score[i][t]:
            return False
        places = [names.index(name) for name in actor.about]
        return any({m[place] for m in s} != {m[place] for m in t} for place in places)

    # SIM ----------------------------------------------------------------------------------------

    def gains(self, i, s, member):
        """Where i can move from a member to a member of a better state."""
        return [
            t for t in self.single_moves[i, member]
            if self.score[i][self.node[t]] > self.score[i][s]
        ]  # fmt: skip

    def meets(self, i, s, s1):
        """All (movers, their states, state) by which opponents deter i at the same moment."""
        opponents = [j for j in self.players if j != i]
        teams = [
            team
            for size in range(1, len(opponents) + 1)
            for team in itertools.combinations(opponents, size)
        ]
        found = []
        for member in s:
            for alone in self.single_moves[i, member]:
                if self.node[alone] != s1:
                    continue
                for team in teams:
                    for ends in itertools.product(*(self.gains(j, s, member) for j in team)):
                        choices = {i: alone, **dict(zip(team, ends, strict=True))}
                        state = self.together(member, choices)
                        if state in self.feasible:
                            node = self.node[state]
                            if self.score[i][node] <= self.score[i][s]:
                                ended = tuple(self.node[end] for end in ends)
                                found.append((team, ended, node))
        return found
