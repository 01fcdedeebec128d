"""Random games in which preferences may be strong, and the definitions read off one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from toy_games import Brute, dispute_of, formulas, holds, text, toys

from standoff.dispute.expressions import parse
from standoff.dispute.model import Strong

FORMS = tuple(f"{concept}_{form}" for concept in ("GMR", "SMR", "SEQ") for form in
              ("strong", "weak"))  # fmt: skip


@dataclass
class StrongToy:
    """A game, and for each actor its declarations: gaps, or formulas of what is much worse."""

    toy: object
    strong: list


@st.composite
def strong_toys(draw, **limits):
    toy = draw(toys(**limits))
    declaration = st.one_of(st.integers(1, 4), formulas(toy.names))
    lists = st.lists(declaration, max_size=3)
    return StrongToy(toy, [draw(lists) for _ in toy.actors])


def strong_dispute_of(game):
    dispute = dispute_of(game.toy)
    actors = tuple(
        replace(
            actor,
            strong=tuple(
                Strong(gap=each) if isinstance(each, int) else Strong(worse=parse(text(each)))
                for each in declared
            ),
        )
        for actor, declared in zip(dispute.actors, game.strong, strict=True)
    )
    return replace(dispute, actors=actors)


class Strongly:
    """The definitions with ≫, for a reading of those without."""

    def __init__(self, game):
        super().__init__(game.toy)
        self.declared = game.strong

    def satisfies(self, i, formula, s):
        return holds(formula, self.toy.names, s)

    def much_better(self, i, s, t):
        """s ≫ t."""
        if self.score[i][s] <= self.score[i][t]:
            return False
        steps = len({v for v in self.score[i].values() if self.score[i][t] < v <= self.score[i][s]})
        for each in self.declared[i]:
            if isinstance(each, int):
                if steps >= each:
                    return True
            elif self.satisfies(i, each, t) and not self.satisfies(i, each, s):
                return True
        return False

    def strongly_deterred(self, i, s, s1, concept):
        for s2 in self.reached(i, s1, credible=concept == "SEQ"):
            if not self.much_better(i, s, s2):
                continue
            if concept == "SMR" and not all(self.much_better(i, s, s3) for s3 in self.moves(i, s2)):
                continue
            return True
        return False

    def strongly_stable(self, i, s, concept):
        return all(self.strongly_deterred(i, s, s1, concept) for s1 in self.leaves(i, s, "d"))

    def holds_as(self, i, s, key):
        concept, _, form = key.partition("_")
        if not form:
            return self.stable(i, s, concept)
        strongly = self.strongly_stable(i, s, concept)
        return strongly if form == "strong" else self.stable(i, s, concept) and not strongly


class StrongBrute(Strongly, Brute):
    """The definitions with ≫ over states that each stand for themselves."""
