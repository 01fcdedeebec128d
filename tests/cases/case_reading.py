"""A dispute with all its constructs, read without the engine: from the records, state by state.

Facts and voting bodies, weights, merged states, conditions on irreversibility, dates, strength, and
the game that one actor sees. A state is the tuple of its members, spelled as tuples of booleans.
"""

from __future__ import annotations

import itertools
from collections import Counter

from brute_merged import MergedBrute
from case_games import holds
from toy_games import number, spelled
from toy_strong import Strongly


class CaseReading(Strongly, MergedBrute):
    """The definitions for a dispute on a day, as `viewer` (a place; None: the model) sees it."""

    def __init__(self, dispute, day=None, viewer=None):
        self.dispute, self.day = dispute, day
        self.order = dispute.options
        picture = None if viewer is None else dispute.actors[viewer].perception
        self.unseen = set(picture.unseen) if picture else set()
        told = {each.actor: each for each in picture.ascribed} if picture else {}
        views = [told.get(actor.id, actor) for actor in dispute.actors]
        self.preferences = [view.preference for view in views]
        self.doubts = [view.unknown for view in views]
        self.declared = [
            [each.worse if each.gap is None else each.gap for each in actor.strong]
            for actor in dispute.actors
        ]
        self.options = [(n, o) for n, actor in enumerate(dispute.actors) for o in actor.options]
        self.players = range(len(dispute.actors))
        self.single = sorted(filter(self._feasible, self._everything()), key=number)
        self.feasible = set(self.single)
        self._merge()
        self._reached = {}
        self.single_moves = {(i, s): self._flips(i, s) for i in self.players for s in self.single}
        self._moves = {
            (i, s): sorted(
                {self.node[t] for m in s for t in self.single_moves[i, m]} - {s}, key=self.number
            )
            for i in self.players
            for s in self.states
        }

    @property
    def owners(self):
        return [owner for owner, _ in self.options]

    # States -------------------------------------------------------------------------------------

    def _everything(self):
        names = self.order
        return itertools.product(*([False] if n in self.unseen else [False, True] for n in names))

    def true(self, expression, state):
        return holds(expression.root, dict(zip(self.order, state, strict=True)))

    def _feasible(self, state):
        constraints = self.dispute.constraints
        return all(self.true(c.expression, state) == (c.kind == "always") for c in constraints)

    def _merge(self):
        self.ranked, groups = {}, []
        for merged in self.dispute.merged:
            group = tuple(s for s in self.single if self.true(merged.expression, s))
            if len(group) > 1:
                groups.append(group)
                self.ranked[group] = {
                    self.place(actor): tuple(letter == "Y" for letter in state)
                    for actor, state in merged.ranked_as.items()
                }
        taken = set(itertools.chain.from_iterable(groups))
        alone = [(state,) for state in self.single if state not in taken]
        self.states = sorted([*groups, *alone], key=self.number)
        self.node = {member: s for s in self.states for member in s}
        agreed = Counter(self._agreed(s) for s in self.states)
        self.names = {
            s: self._agreed(s) if agreed[self._agreed(s)] == 1 else spelled(s[0])
            for s in self.states
        }
        self.by_name = {self.names[s]: s for s in self.states}
        self.score = [{s: self._of(i, s) for s in self.states} for i in self.players]

    def state_of(self):
        return self.by_name

    def place(self, actor):
        return next(n for n, each in enumerate(self.dispute.actors) if each.id == actor)

    def seen(self, s):
        """The states of this game as which its viewer sees the members of one of the model's."""
        names = self.order
        return [
            self.node.get(tuple(y and n not in self.unseen for n, y in zip(names, m, strict=True)))
            for m in s
        ]

    # Preferences --------------------------------------------------------------------------------

    def _of(self, i, s):
        scores = {self._common(i, (member,)) for member in s}
        if len(scores) == 1:
            return scores.pop()
        if i in self.ranked[s]:
            return self._common(i, (self.ranked[s][i],))
        return self._common(i, s)

    def _common(self, i, members):
        """The score of what states have in common: what holds in each of them."""
        preference = self.preferences[i]

        def everywhere(*expressions):
            return all(any(self.true(e, member) for e in expressions) for member in members)

        if hasattr(preference, "levels"):
            return tuple(sum(everywhere(each.expression) for each in level)
                         for level in preference.levels)  # fmt: skip
        if hasattr(preference, "items"):
            kept = (each for each in preference.items if everywhere(each.statement.expression))
            return (sum(each.weight for each in kept),)
        tiers = (n for n, tier in enumerate(preference.tiers) if everywhere(*tier))
        return (-next(tiers, preference.rest),)

    def satisfies(self, i, expression, s):
        values = {self.true(expression, member) for member in s}
        if len(values) == 2 and i in self.ranked[s]:
            return self.true(expression, self.ranked[s][i])
        return values == {True}

    def unknown(self, i, s, t):
        if s == t:
            return False
        places = []
        for each in self.doubts[i]:
            places += [self.order.index(name) for name in each.about]
            for u, v in ((s, t), (t, s)):
                if each.between is not None and all(
                    self.true(expression, member)
                    for expression, state in ((each.between, u), (each.other, v))
                    for member in state
                ):
                    return True
        if self.score[i][s] != self.score[i][t]:
            return False
        return any({m[place] for m in s} != {m[place] for m in t} for place in places)

    # Moves --------------------------------------------------------------------------------------

    def _flips(self, i, state):
        own = [
            place
            for place, (owner, option) in enumerate(self.options)
            if owner == i
            and self.order[place] not in self.unseen
            and self._available(option)
            and not self._barred(option, state, taken=state[place])
        ]
        found = []
        for size in range(1, len(own) + 1):
            for chosen in itertools.combinations(own, size):
                after = tuple(y != (place in chosen) for place, y in enumerate(state))
                if after in self.feasible:
                    found.append(after)
        return found

    def _available(self, option):
        early = option.available_from and self.day and self.day < option.available_from
        late = option.available_until and self.day and self.day > option.available_until
        return not (early or late)

    def _barred(self, option, state, *, taken):
        if option.irreversible != ("forward" if taken else "back"):
            return False
        return option.irreversible_if is None or self.true(option.irreversible_if, state)

    def reached(self, i, start, *, credible):
        """What the opponents of i reach: nobody moves twice in a row.

        As in `Brute`, but a mover leaves a state once only: what it can do there by another last
        mover is done already.
        """
        key = i, start, credible
        if key not in self._reached:
            found, done, todo = set(), set(), [(start, None)]
            while todo:
                here, last = todo.pop()
                for j in self.players:
                    if j in (i, last) or (here, j) in done:
                        continue
                    done.add((here, j))
                    for there in self.moves(j, here):
                        if not credible or self.hopeful(j, here, there):
                            found.add(there)
                            todo.append((there, j))
            self._reached[key] = found
        return self._reached[key]
