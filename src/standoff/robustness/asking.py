"""What to ask next: which answers would change where a dispute can settle, and how.

What is not known of the actors' preferences is answered in all ways at once, or in many ways drawn
at random, and each question is judged against all those answers to the others: in which share of
them would its own answer change the equilibria? (The share is the total influence of a variable on
a function of independent fair bits, as in the analysis of Boolean functions and in variance-based
sensitivity analysis: Sobol 2001, Saltelli and others 2008.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import sqrt

import numpy as np

from standoff.dispute.calendar import phases
from standoff.dispute.model import Dispute
from standoff.errors import DisputeError, InputError, SizeError
from standoff.graph.game import Game, Player, graph
from standoff.graph.order import order_moves
from standoff.robustness.alternatives import Alternative, alternatives
from standoff.robustness.inquiry import Answered, Effect, Inquiry, Question
from standoff.stability.solve import checked, solve_game

__all__ = ["ask"]

_MOST_WORK = 1_000_000_000
"""States × solutions that are computed at the most; some 300,000 of them take a second."""
_USUAL_WORK = 20_000_000
_USUAL, _FEWEST = 50, 10
"""Ways that are drawn unless more or fewer are asked for."""
_FEW = 10
"""Open questions of which all answers are gone through."""
_EFFECTS = 4
_REMEMBERED = 2000

Answers = tuple[bool, ...]
"""For each open question whether it is answered in the first way."""


def ask(
    dispute: Dispute,
    *,
    concept: str = "SEQ",
    as_of: date | None = None,
    samples: int | None = None,
    seed: int = 0,
    go_on: Callable[[str], bool] | None = None,
) -> Inquiry:
    """Find out which open questions and which assumptions the equilibria turn on.

    Each open comparison is answered in both ways: about an option by a least important statement
    for or against it, between two sets of states by a most important one; several of one actor in
    the order of the file. All answers count as equally likely and independent. An assumption is
    dropped, and a preference statement also turned into its opposite; what is told is whichever
    moves more. Up to ten open questions are gone through in all ways, more of them in `samples`
    ways drawn at random. What actors that cannot move prefer is not asked.

    Parameters
    ----------
    concept
        Nash, GMR, SMR, SEQ or SSEQ.
    as_of
        The day; None: the last phase of the dispute, when all that is dated has begun or ended.
    samples
        How many ways are drawn where there are too many to go through; at least 2. None: 50, or
        fewer for a large model, but 10.
    seed
        Of the draw.
    go_on
        Told what is being done; returns False to stop. What was found by then is told.

    Raises
    ------
    MissingError
        The concept is not known.
    InputError
        Fewer than two samples.
    SizeError
        The model is too large for it.
    DisputeError
        As `standoff.solve` raises it.
    """
    usual = checked([concept])[0]
    if samples is not None and samples < 2:
        raise InputError("a standard error needs at least two samples")
    game = graph(dispute, as_of or phases(dispute)[-1])
    search = _Search(game, usual)
    exact = len(search.open) <= _FEW
    each = 1 + (0 if exact else len(search.open)) + search.variants
    fitting = _USUAL_WORK // (each * game.states.size)
    drawn_ways = samples or max(_FEWEST, min(_USUAL, fitting))
    ways = 2 ** len(search.open) if exact else drawn_ways
    solutions = ways * each
    if game.states.size * solutions > _MOST_WORK:
        raise SizeError(
            f"{solutions:,} solutions of {game.states.size:,} states would take too long; nothing "
            "was tried. Fewer samples, or constraints that leave fewer states, make it possible."
        )
    drawn = list(_all_ways(len(search.open)) if exact else _drawn(len(search.open), ways, seed))
    done = 0
    for number, answers in enumerate(drawn):
        if go_on is not None and not go_on(f"Trying answers ({number + 1} of {len(drawn)})"):
            break
        search.try_(answers)
        done += 1
    return search.told(exact=exact and done == len(drawn), ways=done, asked=len(drawn))


def _all_ways(number: int) -> Iterator[Answers]:
    return product((True, False), repeat=number)


def _drawn(number: int, samples: int, seed: int) -> Iterator[Answers]:
    generator = np.random.default_rng(seed)
    for row in generator.integers(0, 2, size=(samples, number)).tolist():
        yield tuple(bool(bit) for bit in row)


@dataclass(slots=True)
class _Record:
    """What was found of one question: whether it mattered in each way, and which states moved."""

    mattered: list[bool]
    moved: int
    first: dict[str, int]
    second: dict[str, int]


class _Variant:
    """An assumption otherwise: in the same graph with another player, or in another graph."""

    def __init__(self, asked: Alternative, game: Game, player: Player | None) -> None:
        self.asked = asked
        self.game = game
        self.player = player


class _Search:
    """Solves a game under answers to its open questions, and keeps count."""

    def __init__(self, game: Game, concept: str) -> None:
        self.game = game
        self.concept = concept
        self.places = {player.actor.id: at for at, player in enumerate(game.players)}
        movable = {p.actor.id for p in game.players if p.actor.options}
        asked = [each for each in alternatives(game.dispute) if each.actor in {None, *movable}]
        self.open = [each for each in asked if each.kind == "unknown"]
        self.assumed = [each for each in asked if each.kind == "assumption"]
        self.by = {each: list(_variants(each, game)) for each in self.assumed}
        self.variants = sum(map(len, self.by.values()))
        self.records: dict[tuple[Alternative, int], _Record] = {}
        self.shares: dict[str, int] = {}
        self._known: dict[Answers, frozenset[str]] = {}
        self._players: dict[tuple[int, Answers], Player] = {}

    def try_(self, answers: Answers) -> None:
        """Solve under some answers, then with each question answered otherwise."""
        here = self._settled(answers)
        for state in here:
            self.shares[state] = self.shares.get(state, 0) + 1
        for number, asked in enumerate(self.open):
            other = (*answers[:number], not answers[number], *answers[number + 1 :])
            there = self._settled(other)
            first, second = (here, there) if answers[number] else (there, here)
            self._keep(asked, 0, first, second)
        for asked, variants in self.by.items():
            for number, variant in enumerate(variants):
                self._keep(asked, number, here, self._otherwise(variant, answers))

    def _keep(
        self, asked: Alternative, number: int, first: frozenset[str], second: frozenset[str]
    ) -> None:
        record = self.records.setdefault((asked, number), _Record([], 0, {}, {}))
        record.mattered.append(first != second)
        record.moved += len(first ^ second)
        for state in first:
            record.first[state] = record.first.get(state, 0) + 1
        for state in second:
            record.second[state] = record.second.get(state, 0) + 1

    def _settled(self, answers: Answers) -> frozenset[str]:
        if answers not in self._known:
            self._known[answers] = self._solve(self.game, answers)
        return self._known[answers]

    def _otherwise(self, variant: _Variant, answers: Answers) -> frozenset[str]:
        game = variant.game
        if variant.player is not None:
            at = self.places[variant.asked.actor or ""]
            players = (*game.players[:at], variant.player, *game.players[at + 1 :])
            game = replace(game, players=players)
        return self._solve(game, answers)

    def _solve(self, game: Game, answers: Answers) -> frozenset[str]:
        """Return the equilibria of a game whose open questions are answered."""
        players = tuple(self._answered(player, game, answers) for player in game.players)
        solution = solve_game(replace(game, players=players), [self.concept])
        # What others are believed to prefer may stay unknown: then what holds in any case counts.
        key = self.concept if self.concept in solution.equilibria else f"{self.concept}_a"
        return frozenset(solution.settled(key))

    def _answered(self, player: Player, game: Game, answers: Answers) -> Player:
        """Give a player the preference that the answers make; nothing of it is unknown then."""
        if not player.actor.unknown:
            return player
        own = [
            (asked, first)
            for asked, first in zip(self.open, answers, strict=True)
            if asked.actor == player.actor.id
        ]
        key = id(player), tuple(first for _, first in own)
        if key not in self._players:
            ranks = player.ranks
            for asked, first in own:
                ranks = asked.resolutions[0 if first else 1](ranks, game.states)
            while len(self._players) > _REMEMBERED:
                self._players.pop(next(iter(self._players)))
            self._players[key] = replace(
                player,
                actor=replace(player.actor, unknown=()),
                ranks=ranks,
                comparison=None,
                order=order_moves(player.moves, ranks),
            )
        return self._players[key]

    def told(self, *, exact: bool, ways: int, asked: int) -> Inquiry:
        """Tell what was found, what matters most first."""
        questions = []
        for each in (*self.open, *self.assumed):
            records = [record for (key, _), record in self.records.items() if key is each]
            if not records:
                continue
            record = max(records, key=lambda it: (sum(it.mattered), it.moved))
            if any(record.mattered):
                questions.append(_question(each, record, exact=exact))
        questions.sort(key=lambda each: (-each.matters, -each.moved))
        settled = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))[:20]
        total = len(self.open) + sum(1 for each in self.assumed if self.by[each])
        return Inquiry(
            self.game.dispute,
            self.game.day,
            self.concept,
            tuple(questions),
            total - len(questions),
            len(self.open),
            exact,
            ways,
            tuple(Answered(state, count / ways) for state, count in settled),
            interrupted=ways < asked,
        )


def _variants(asked: Alternative, game: Game) -> Iterator[_Variant]:
    for change in asked.changes:
        if not isinstance(change, Dispute):
            yield _Variant(asked, game, change(game))
            continue
        try:
            yield _Variant(asked, graph(change, game.day), None)
        except (DisputeError, SizeError):
            # Nothing can be said about the model without a constraint that leaves too many states,
            # or states that a ranking does not know.
            continue


def _question(asked: Alternative, record: _Record, *, exact: bool) -> Question:
    tried, mattered = len(record.mattered), sum(record.mattered)
    share = mattered / tried
    # Of a share that came out as 0 or 1 the plain formula would say that it is certain.
    guess = (mattered + 1) / (tried + 2)
    error = 0.0 if exact else sqrt(guess * (1 - guess) / tried)
    states = record.first.keys() | record.second.keys()
    effects = [
        Effect(state, record.first.get(state, 0) / tried, record.second.get(state, 0) / tried)
        for state in states
    ]
    effects = [effect for effect in effects if effect.first != effect.second]
    effects.sort(key=lambda each: (-abs(each.first - each.second), each.state))
    words = ("so", "otherwise") if asked.kind == "assumption" else _choices(asked.question)
    return Question(
        asked.kind, asked.element, asked.actor, asked.question, words, share, error,
        record.moved / tried, tuple(effects[:_EFFECTS]),
    )  # fmt: skip


def _choices(text: str) -> tuple[str, str]:
    """Name the two answers to a question about what an actor prefers."""
    return ("rather so", "rather not") if text.startswith("Would ") else ("the first", "the second")
