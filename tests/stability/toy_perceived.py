"""Random games in which actors see different games, each read off as a game of its own.

The brute force takes the unseen options out: an actor's own game has fewer letters, formulas are
read with those options false, and a state of the model is looked up in it by the letters left.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import strategies as st
from toy_games import Brute, Toy, ToyActor, dispute_of, formulas, text, toys

from standoff.dispute.expressions import parse
from standoff.dispute.model import Ascribed, Perception, Ranking, Statement, Statements, Unknown


@dataclass
class Picture:
    """What an actor does not see, and for others what it takes them to prefer."""

    unseen: list
    ascribed: dict


@dataclass
class PerceivedToy:
    """A game, and for each actor its picture or None."""

    toy: Toy
    pictures: list


@st.composite
def perceived_toys(draw, *, unknown=False, **limits):
    toy = draw(toys(unknown=unknown, **limits))
    names, formula = toy.names, formulas(toy.names)
    levels = st.lists(st.lists(formula, min_size=1, max_size=2), max_size=2)
    pictures = []
    for number in range(len(toy.actors)):
        foreign = [name for name, owner in zip(names, toy.owners, strict=True) if owner != number]
        if draw(st.integers(0, 3)) == 0:
            pictures.append(None)
            continue
        unseen = (
            draw(st.lists(st.sampled_from(foreign), unique=True, max_size=2)) if foreign else []
        )
        others = [other for other in range(len(toy.actors)) if other != number]
        ascribed = {}
        for other in draw(st.lists(st.sampled_from(others), unique=True, max_size=2)):
            view = ToyActor(ranking=draw(st.integers(0, 4)) == 0, levels=draw(levels))
            if unknown and draw(st.booleans()):
                view.about = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
            ascribed[other] = view
        pictures.append(Picture(unseen, ascribed))
    return PerceivedToy(toy, pictures)


def perceived_dispute_of(game):
    dispute = dispute_of(game.toy)
    actors = tuple(
        actor if picture is None else replace(actor, perception=_perception(picture))
        for actor, picture in zip(dispute.actors, game.pictures, strict=True)
    )
    return replace(dispute, actors=actors)


def _perception(picture):
    def preference(view):
        levels = tuple(tuple(parse(text(f)) for f in level) for level in view.levels)
        if view.ranking:
            return Ranking((*levels, ()), rest=len(levels))
        return Statements(tuple(tuple(Statement(each) for each in level) for level in levels))

    return Perception(
        tuple(picture.unseen),
        tuple(
            Ascribed(f"a{other}", preference(view),
                     (Unknown(about=tuple(view.about)),) if view.about else ())
            for other, view in picture.ascribed.items()
        ),
    )  # fmt: skip


class PerceivedBrute:
    """The model's game and each actor's own."""

    def __init__(self, game, kind=Brute):
        self.model = kind(game.toy)
        self.states, self.players = self.model.states, self.model.players
        self.own, self.kept = [], []
        for picture in game.pictures:
            unseen = [] if picture is None else picture.unseen
            self.kept.append([p for p, name in enumerate(game.toy.names) if name not in unseen])
            self.own.append(self.model if picture is None else kind(_own_toy(game.toy, picture)))

    def seen(self, i, s):
        """The state of i's own game that i sees s as; None where it is not possible."""
        state = tuple(s[place] for place in self.kept[i])
        return state if state in self.own[i].feasible else None

    def lost(self):
        """Actors that hold no state possible."""
        return [i for i in self.players if not self.own[i].states]

    def anything_unknown(self):
        return any(own.anything_unknown() for own in self.own)

    def stable(self, i, s, concept, index="d"):
        state = self.seen(i, s)
        return state is not None and self.own[i].stable(i, state, concept, index)


def _own_toy(toy, picture):
    kept = [place for place, name in enumerate(toy.names) if name not in picture.unseen]
    actors = [picture.ascribed.get(number, actor) for number, actor in enumerate(toy.actors)]
    return Part(
        [toy.owners[place] for place in kept],
        [toy.irreversible[place] for place in kept],
        [toy.available[place] for place in kept],
        [(kind, _without(formula, picture.unseen)) for kind, formula in toy.constraints],
        [
            replace(
                actor,
                levels=[[_without(f, picture.unseen) for f in level] for level in actor.levels],
                between=[
                    tuple(_without(f, picture.unseen) for f in pair) for pair in actor.between
                ],
                about=[name for name in actor.about if name not in picture.unseen],
            )
            for actor in actors
        ],
        conditions=[
            None
            if toy.conditions[place] is None
            else _without(toy.conditions[place], picture.unseen)
            for place in kept
            if toy.conditions
        ],
        merged=[(_without(formula, picture.unseen), ranked) for formula, ranked in toy.merged],
        kept=[toy.names[place] for place in kept],
    )


@dataclass
class Part(Toy):
    """A game that keeps the names of the options it has."""

    kept: list = field(default_factory=list)

    @property
    def names(self):
        return self.kept


def _without(formula, unseen):
    kind, *parts = formula
    if kind == "var":
        return ("false",) if parts[0] in unseen else formula
    return (kind, *(_without(part, unseen) for part in parts))
