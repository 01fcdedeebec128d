"""Readings of SIM, L_h, NM and the coalition concepts, one state at a time, without the engine."""

from __future__ import annotations

import itertools

from toy_games import Brute, number

__all__ = ["COALITIONAL", "FurtherBrute", "number"]

COALITIONAL = ("CNash", "CGMR", "CSMR", "CSEQ")


class FurtherBrute(Brute):
    """The definitions of the concepts beyond the five, for known preferences."""

    @property
    def owners(self):
        return self.toy.owners

    # SIM ----------------------------------------------------------------------------------------

    def improvements(self, i, s):
        return [t for t in self.moves(i, s) if self.score[i][t] > self.score[i][s]]

    def together(self, s, choices):
        """The state that takes each chooser's options from its own state, the rest from s."""
        return tuple(choices.get(owner, s)[place] for place, owner in enumerate(self.owners))

    def meets(self, i, s, s1):
        """All (movers' choices, state) by which opponents deter i at the same moment."""
        opponents = [j for j in self.players if j != i]
        found = []
        for size in range(1, len(opponents) + 1):
            for team in itertools.combinations(opponents, size):
                for ends in itertools.product(*(self.improvements(j, s) for j in team)):
                    state = self.together(s, {i: s1, **dict(zip(team, ends, strict=True))})
                    if state in self.feasible and self.score[i][state] <= self.score[i][s]:
                        found.append((team, ends, state))
        return found

    def sim(self, i, s):
        return all(self.meets(i, s, s1) for s1 in self.improvements(i, s))

    # L_h and NM, two actors ---------------------------------------------------------------------

    def choice(self, i, s, after):
        """The move that i makes from s, and where play ends, if j goes on as `after` says."""
        options = sorted(self.moves(i, s), key=self.number)
        if not options:
            return None, s
        best = max(options, key=lambda t: (self.score[i][after[t]], -self.number(t)))
        if self.score[i][after[best]] > self.score[i][s]:
            return best, after[best]
        return None, s

    def ends(self, horizon):
        """G_h, as a pair of mappings from state to state."""
        known = self.__dict__.setdefault("known_ends", [])
        while len(known) <= horizon:
            known.append([{s: self._end(i, s) for s in self.states} for i in (0, 1)])
        return known[horizon]

    def _end(self, i, s):
        before = self.known_ends
        return self.choice(i, s, before[-1][1 - i])[1] if before else s

    def limited(self, i, s, horizon):
        return self.ends(horizon)[i][s] == s

    def nonmyopic(self):
        """For each actor the states at which it stays at every horizon far enough."""
        seen = []
        while (found := self.ends(len(seen))) not in seen:
            seen.append(found)
        period = seen[seen.index(found) :]
        return [{s for s in self.states if all(g[i][s] == s for g in period)} for i in (0, 1)]

    # Coalitions ---------------------------------------------------------------------------------

    def led_to(self, movers, start, *, improving=False):
        """What a set of actors reaches, by a search over (state, last mover)."""
        seen, todo = set(), [(start, None)]
        while todo:
            here, last = todo.pop()
            for j in movers:
                if j == last:
                    continue
                for there in self.improvements(j, here) if improving else self.moves(j, here):
                    if (there, j) not in seen:
                        seen.add((there, j))
                        todo.append((there, j))
        return {state for state, _ in seen}

    def all_gain(self, coalition, s, q):
        return all(self.score[i][q] > self.score[i][s] for i in coalition)

    def coalition_leaves(self, coalition, s):
        return {q for q in self.led_to(coalition, s) if self.all_gain(coalition, s, q)}

    def coalition_sanctions(self, coalition, s, q, concept):
        """The states that deter a coalition from leaving s for q."""
        if concept == "CNash":
            return set()
        others = [j for j in self.players if j not in coalition]
        reached = self.led_to(others, q, improving=concept == "CSEQ")
        found = {p for p in reached if not self.all_gain(coalition, s, p)}
        if concept == "CSMR":
            found = {
                p for p in found
                if not any(self.all_gain(coalition, s, r) for r in self.led_to(coalition, p))
            }  # fmt: skip
        return found

    def coalition_stable(self, coalition, s, concept):
        return all(
            self.coalition_sanctions(coalition, s, q, concept)
            for q in self.coalition_leaves(coalition, s)
        )

    def universal(self, s, concept):
        return all(
            self.coalition_stable(coalition, s, concept)
            for size in range(1, len(self.players) + 1)
            for coalition in itertools.combinations(self.players, size)
        )
