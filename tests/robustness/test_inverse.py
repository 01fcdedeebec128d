"""The inverse question, against trying everything by a reader of the definitions."""

from __future__ import annotations

import copy
import functools
import itertools
import random
from dataclasses import replace
from itertools import product
from math import prod

import numpy as np
import pytest
from brute_merged import MergedBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from toy_games import CONCEPTS, Brute, Toy, ToyActor, dispute_of, spelled, toys
from toy_perceived import PerceivedBrute, perceived_dispute_of, perceived_toys

from standoff.robustness.inverse import together
from standoff.robustness.inverse.ask import why_not
from standoff.robustness.inverse.comparisons import told
from standoff.robustness.inverse.records import Edit

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


# Statements -------------------------------------------------------------------------------------


def numbered(actor):
    count = itertools.count()
    return [[next(count) for _ in level] for level in actor.levels]


def one_edit(levels):
    """All arrangements by one edit: of lists of lists, as tuples of sets."""
    flat = [(row, n) for row, level in enumerate(levels) for n in level]
    for row, n in flat:
        yield tuple(
            frozenset(level) - {n} if at == row else frozenset(level)
            for at, level in enumerate(levels)
        )
    for (row, one), (other_row, other) in itertools.combinations(flat, 2):
        if row != other_row:
            there = {one: other, other: one}
            yield tuple(frozenset(there.get(n, n) for n in level) for level in levels)


def after(origin, edits):
    """All arrangements by exactly so many edits and no fewer; empty levels do not count."""
    layer, seen = {tidy(origin)}, {tidy(origin)}
    for _ in range(edits):
        layer = {tidy(new) for levels in layer for new in one_edit(levels)} - seen
        seen |= layer
    return layer


def tidy(levels):
    return tuple(frozenset(level) for level in levels if level)


def made(levels, edits, prefix):
    """Make the edits that the answer names by their paths."""
    rows = [list(level) for level in levels]
    paths = {}
    for row, level in enumerate(levels):
        for place, n in enumerate(level):
            path = f"{prefix}.preferences[{row}]"
            paths[path if len(level) == 1 else f"{path}[{place}]"] = n
    for edit in edits:
        assert isinstance(edit, Edit)
        numbers = [paths[path] for path in edit.statements]
        if edit.kind == "drop":
            rows = [[n for n in row if n != numbers[0]] for row in rows]
        else:
            one, other = numbers
            there = {one: other, other: one}
            rows = [[there.get(n, n) for n in row] for row in rows]
    return tidy(rows)


def changed(brute, changes):
    """The same reader, of a toy with the statements of some actors arranged otherwise."""
    other = copy.copy(brute)
    actors = list(brute.toy.actors)
    for number, levels in changes.items():
        flat = [f for level in actors[number].levels for f in level]
        said = [[flat[n] for n in sorted(level)] for level in levels]
        actors[number] = replace(actors[number], levels=said)
    other.toy = replace(brute.toy, actors=actors)
    other._reached = {}
    merged = isinstance(brute, MergedBrute)
    scores = list(brute.single_score if merged else brute.score)
    for number in changes:
        scores[number] = {s: other._score(actors[number], s) for s in scores[number]}
    other.score = scores
    if merged:
        other.single_score = scores
        other.score = [{s: other._of(i, s) for s in other.states} for i in other.players]
    return other


def stable_with(brute, changes, state, concept, index, who):
    other = changed(brute, changes)
    return all(other.stable(i, state, concept, index) for i in who)


@given(toys(unknown=True, most_options=4, most_actors=3), st.randoms(use_true_random=False))
@QUICK
def test_the_fewest_edits_of_one_actor(toy, chance):
    brute = Brute(toy)
    assume(brute.states)
    one_actor(toy, brute, chance.choice(brute.states), chance.choice(CONCEPTS))


@given(
    toys(unknown=True, merged=True, most_options=4, most_actors=3),
    st.randoms(use_true_random=False),
)
@QUICK
def test_the_fewest_edits_where_states_are_merged_and_flips_barred(toy, chance):
    brute = MergedBrute(toy)
    assume(brute.states)
    one_actor(toy, brute, chance.choice(brute.states), chance.choice(CONCEPTS))


@pytest.mark.parametrize("seed", range(5))
def test_the_fewest_edits_of_one_actor_in_games_with_much_to_say(seed):
    chance = random.Random(seed)
    toy = stated_toy(chance)
    brute = Brute(toy)
    for concept in CONCEPTS:
        one_actor(toy, brute, chance.choice(brute.states), concept)


@pytest.mark.parametrize("seed", range(10))
def test_the_fewest_edits_where_much_is_unknown(seed):
    chance = random.Random(seed)
    toy = stated_toy(chance, levels=2)
    for actor in toy.actors:
        names = chance.sample(toy.names, 3)
        actor.about = names[:1]
        actor.between = [tuple(literal(n, taken=chance.random() < 0.5) for n in names[1:])]
    brute = Brute(toy)
    for concept in ("GMR", "SMR", "SEQ"):
        one_actor(toy, brute, chance.choice(brute.states), concept)


def one_actor(toy, brute, state, concept):
    asked = [f"{concept}_{index}" for index in "bc"] if brute.anything_unknown() else []
    answers = [
        answer
        for each in (concept, *asked)
        for answer in why_not(dispute_of(toy), brute.name(state), concept=each, most=1000).answers
    ]
    assert [answer.concept[-1] for answer in answers] == list("adbc" if asked else concept[-1])
    for answer in answers:
        index = answer.concept.partition("_")[2] or "a"
        for number, need in enumerate(answer.needs):
            assert need.stable == brute.stable(number, state, concept, index)
            if need.stable:
                continue
            assert_least(brute, number, state, concept, index, need.comparisons)
            actor = toy.actors[number]
            if actor.ranking:
                assert need.edits is None
                continue
            assert_fewest(brute, state, concept, index, number, need.edits)


def assert_fewest(brute, state, concept, index, number, edits):
    origin = numbered(brute.toy.actors[number])
    most = sum(map(len, origin))
    for count in range(1, most + 1):
        doing = {
            levels
            for levels in after(origin, count)
            if stable_with(brute, {number: levels}, state, concept, index, [number])
        }
        if doing:
            assert edits.count == count
            assert edits.least
            assert {made(origin, each, f"actors.a{number}") for each in edits.solutions} == doing
            assert edits.total == len(doing) == len(edits.solutions)
            return
        if count >= 2:
            break
    if edits.count is None:
        assert edits.exhausted
        assert not stable_with(brute, {number: ()}, state, concept, index, [number])
    else:
        assert edits.count > 2


@given(perceived_toys(most_options=4, most_actors=3), st.randoms(use_true_random=False))
@QUICK
def test_the_fewest_edits_of_an_actor_in_the_dispute_as_it_sees_it(game, chance):
    brute = PerceivedBrute(game)
    assume(brute.states and not brute.lost())
    state, concept = chance.choice(brute.states), chance.choice(CONCEPTS)
    (answer,) = why_not(perceived_dispute_of(game), spelled(state), concept=concept).answers
    for number, need in enumerate(answer.needs):
        assert need.stable == brute.stable(number, state, concept)
        if need.stable or need.edits is None:
            assert (
                need.stable or game.toy.actors[number].ranking or brute.seen(number, state) is None
            )
            continue
        own, seen = brute.own[number], brute.seen(number, state)
        origin = numbered(own.toy.actors[number])
        for solution in need.edits.solutions:
            levels = made(origin, solution, f"actors.a{number}")
            assert stable_with(own, {number: levels}, seen, concept, "a", [number])
        if need.edits.count != 1:
            for levels in after(origin, 1):
                assert not stable_with(own, {number: levels}, seen, concept, "a", [number])


# Comparisons ------------------------------------------------------------------------------------


def reads(brute, number, state, left, dreaded, concept):
    """The definition, for an actor of whom only what it likes better than the state matters."""

    def harmless(s2):
        if s2 in dreaded:
            return False
        return concept not in ("SMR", "SSEQ") or not dreaded & set(brute.moves(number, s2))

    credible = concept in ("SEQ", "SSEQ")
    return all(
        concept != "Nash"
        and any(harmless(s2) for s2 in brute.reached(number, s1, credible=credible))
        for s1 in brute.moves(number, state)
        if s1 in left
    )


def assert_least(brute, number, state, concept, index, comparisons):
    better = {t for t in brute.states if brute.better(number, state, t)}
    hoped = {t for t in brute.states if brute.hopeful(number, state, t)}
    left = hoped if index in "ac" else better
    dreaded = hoped if index in "ab" else better
    assert not reads(brute, number, state, left, dreaded, concept)
    for size in range(1, len(hoped) + 1):
        least = [
            group
            for group in itertools.combinations(sorted(hoped), size)
            if reads(brute, number, state, left - set(group), dreaded - set(group), concept)
        ]
        if least:
            break
    assert comparisons.count == comparisons.at_least == size
    assert comparisons.least
    assert comparisons.total == len(least)
    assert {frozenset(group) for group in comparisons.sets} <= {
        frozenset(map(brute.name, group)) for group in least
    }
    assert len(set(comparisons.sets)) == min(len(least), 1000)
    state_of = {brute.name(t): t for t in brute.states}
    order = sorted(set(brute.score[number].values()))

    def above(t):
        return max(order.index(brute.score[number][t]) - order.index(brute.score[number][state]), 0)

    stretched = [sum(above(state_of[t]) for t in group) for group in comparisons.sets]
    assert stretched == sorted(stretched)


@pytest.mark.parametrize("seed", range(6))
def test_the_fewest_comparisons_of_one_actor(seed):
    chance = random.Random(seed)
    toy = ranked_toy(chance, [0, 0, 1, 2] if seed % 2 else [0, 1, 1, 2])
    brute = Brute(toy)
    dispute = dispute_of(toy)
    for state in chance.sample(brute.states, 3):
        for concept in CONCEPTS:
            (answer,) = why_not(dispute, spelled(state), concept=concept, most=1000).answers
            for number, need in enumerate(answer.needs):
                assert need.stable == brute.stable(number, state, concept)
                if need.stable:
                    continue
                assert_least(brute, number, state, concept, "d", need.comparisons)


def weak_orders(states):
    """All ways to rank some states, ties allowed."""
    for ranks in itertools.product(range(len(states)), repeat=len(states)):
        if set(ranks) == set(range(max(ranks) + 1)):
            yield dict(zip(states, ranks, strict=True))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("concept", CONCEPTS)
def test_no_order_of_the_states_changes_fewer_comparisons(seed, concept):
    """All 75 weak orders of four states, judged by the definitions."""
    chance = random.Random(seed)
    toy = ranked_toy(chance, [0, 1])
    brute = Brute(toy)
    dispute = dispute_of(toy)
    for state in brute.states:
        (answer,) = why_not(dispute, spelled(state), concept=concept).answers
        for number, need in enumerate(answer.needs):
            if need.stable:
                continue
            likes = {t: brute.score[number][t] > brute.score[number][state] for t in brute.states}
            doing = []
            for order in weak_orders(brute.states):
                other = Brute(toy)
                other.score[number] = {t: (rank,) for t, rank in order.items()}
                if other.stable(number, state, concept):
                    now = {t: order[t] > order[state] for t in brute.states}
                    doing.append(sum(now[t] != likes[t] for t in brute.states))
            assert need.comparisons.count == min(doing)


@pytest.mark.parametrize("seed", [1, 8])
def test_no_two_orders_change_fewer_comparisons_than_is_claimed_of_all(seed):
    """All pairs of weak orders of four states: what is called the least is."""
    toy = ranked_toy(random.Random(seed), [0, 1])
    brute = Brute(toy)
    dispute = dispute_of(toy)
    orders = list(weak_orders(brute.states))
    for state in brute.states:
        (answer,) = why_not(dispute, spelled(state), concept="SEQ").answers
        if answer.equilibrium:
            continue
        fewest = 8
        for pair in itertools.product(orders, repeat=2):
            changed_ones = sum(
                (order[t] > order[state]) != (score[t] > score[state])
                for order, score in zip(pair, brute.score, strict=True)
                for t in brute.states
            )
            if changed_ones >= fewest:
                continue
            other = copy.copy(brute)
            other.score = [{t: (rank,) for t, rank in order.items()} for order in pair]
            other._reached = {}
            if all(other.stable(i, state, "SEQ") for i in (0, 1)):
                fewest = changed_ones
        assert answer.comparisons.count >= fewest
        assert answer.comparisons.count == fewest or not answer.comparisons.least


def ranked_toy(chance, owners):
    """Actors with a strict ranking of all states each."""
    names = [f"a{owner}.o{place}" for place, owner in enumerate(owners)]

    def only(state):
        literals = [literal(name, taken=taken) for name, taken in zip(names, state, strict=True)]
        return functools.reduce(lambda one, other: ("and", one, other), literals)

    every = list(itertools.product([False, True], repeat=len(owners)))
    actors = [
        ToyActor(ranking=True, levels=[[only(s)] for s in chance.sample(every, len(every))])
        for _ in range(max(owners) + 1)
    ]
    return Toy(owners, [None] * len(owners), [True] * len(owners), [], actors)


def literal(name, *, taken):
    return ("var", name) if taken else ("not", ("var", name))


def stated_toy(chance, *, levels=4):
    """Three actors with four statements each, about anybody's options."""
    owners = [0, 0, 1, 2]
    names = [f"a{owner}.o{place}" for place, owner in enumerate(owners)]

    def statement():
        one, other = (literal(n, taken=chance.random() < 0.5) for n in chance.sample(names, 2))
        return chance.choice([one, ("if", one, other), ("or", one, other), ("iff", one, other)])

    def actor():
        said = [[statement()] for _ in range(levels)]
        said[chance.randrange(levels)].append(statement())
        return ToyActor(levels=said)

    lasting = [chance.choice([None, None, "forward"]) for _ in owners]
    return Toy(owners, lasting, [True] * 4, [], [actor() for _ in range(3)])


# All together -----------------------------------------------------------------------------------


@given(toys(most_options=4, most_actors=3, most_levels=2), st.randoms(use_true_random=False))
@QUICK
def test_what_does_for_all_does(toy, chance):
    for actor in toy.actors:
        actor.ranking = False
    brute = Brute(toy)
    assume(brute.states)
    all_actors(toy, brute, chance.choice(brute.states), chance.choice(CONCEPTS))


@given(
    toys(merged=True, most_options=4, most_actors=3, most_levels=2),
    st.randoms(use_true_random=False),
)
@QUICK
def test_what_does_for_all_does_where_states_are_merged(toy, chance):
    for actor in toy.actors:
        actor.ranking = False
    brute = MergedBrute(toy)
    assume(brute.states)
    all_actors(toy, brute, chance.choice(brute.states), chance.choice(CONCEPTS))


@pytest.mark.parametrize("seed", range(6))
def test_what_does_for_all_does_in_games_with_much_to_say(seed):
    chance = random.Random(seed)
    toy = stated_toy(chance, levels=2)
    brute = Brute(toy)
    for concept in ("GMR", "SEQ", "SSEQ"):
        all_actors(toy, brute, chance.choice(brute.states), concept)


def all_actors(toy, brute, state, concept):
    (answer,) = why_not(dispute_of(toy), brute.name(state), concept=concept).answers
    assert answer.equilibrium == all(need.stable for need in answer.needs)
    if answer.equilibrium:
        assert (answer.comparisons, answer.edits) == (None, None)
        return
    origin = {n: numbered(actor) for n, actor in enumerate(toy.actors)}
    for solution in answer.edits.solutions:
        changes = {
            int(actor[1:]): made(origin[int(actor[1:])], edits, f"actors.{actor}")
            for actor, edits in solution.items()
        }
        assert sum(map(len, solution.values())) == answer.edits.count
        assert stable_with(brute, changes, state, concept, "a", brute.players)
    fewest_in_all(brute, origin, state, concept, answer.edits)
    lowered = copy.deepcopy(brute)
    lowered._reached.clear()
    for actor, states in answer.comparisons.changes.items():
        lower(lowered, int(actor[1:]), state, set(states))
    assert all(lowered.stable(i, state, concept) for i in lowered.players)


def lower(brute, number, state, names):
    order = sorted(set(brute.score[number].values()))
    here = order.index(brute.score[number][state])
    for t in brute.states:
        place = order.index(brute.score[number][t])
        inside = (place + 1) / (len(order) + 1)
        brute.score[number][t] = (here - 1 + inside if brute.name(t) in names else place,)


def fewest_in_all(brute, origin, state, concept, edits):
    for total in range(1, 3):
        for split in itertools.product(range(total + 1), repeat=len(origin)):
            if sum(split) != total:
                continue
            each = [after(origin[n], count) for n, count in enumerate(split)]
            for mix in itertools.product(*each):
                changes = dict(enumerate(mix))
                if stable_with(brute, changes, state, concept, "a", origin):
                    assert edits.count == total
                    assert edits.least
                    return
    assert edits.count is None or edits.count > 2


def test_a_search_of_all_that_is_stopped_claims_less(monkeypatch):
    """In this game two edits do in one state; in others what does for each does not for all."""
    toy = stated_toy(random.Random(0), levels=2)
    dispute = dispute_of(toy)
    (full,) = why_not(dispute, "YYNN").answers
    own = sum(need.edits.count for need in full.needs if not need.stable)
    assert (full.edits.count, full.edits.least) == (3, True)
    assert own == 2
    monkeypatch.setattr(together, "_MOST_TRIED", 0)
    (stopped,) = why_not(dispute, "YYNN").answers
    assert (stopped.edits.count, stopped.edits.least, stopped.edits.exhausted) == (
        None,
        False,
        False,
    )
    assert stopped.edits.at_least == 2
    assert "no single edit does; it was not searched on" in stopped.sentences[-1]
    (stopped,) = why_not(dispute, "YYYY").answers
    assert (stopped.edits.count, stopped.edits.least, stopped.edits.at_least) == (2, False, 1)
    assert stopped.sentences[-1].startswith("Whether fewer than these 2 edits do was not")


def test_many_that_have_to_be_liked_less_end_in_time() -> None:
    # Sixteen moves, each dealt with by any of three states: 3 ** 16 ways, of which three are told.
    members = [[3 * at, 3 * at + 1, 3 * at + 2] for at in range(16)]
    stretch = np.arange(48, dtype=np.int64) % 3
    found, total = told({frozenset(range(16))}, members, stretch, 3)
    assert total == 3**16
    best = tuple(range(0, 48, 3))
    assert found[0] == best
    assert [int(stretch[list(states)].sum()) for states in found] == [0, 1, 1]


@given(st.data())
def test_the_nearest_sets_are_those_of_all_that_there_are(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    numbers = iter(range(sum(sizes)))
    members = [[next(numbers) for _ in range(size)] for size in sizes]
    stretch = np.array(data.draw(st.lists(st.integers(0, 3), min_size=sum(sizes),
                                          max_size=sum(sizes))), dtype=np.int64)  # fmt: skip
    atoms = st.frozensets(st.integers(0, len(sizes) - 1), min_size=1)
    groups = data.draw(st.sets(atoms, min_size=1, max_size=3))
    every = {tuple(sorted(c)) for g in groups for c in product(*(members[a] for a in g))}
    order = sorted(every, key=lambda states: (int(stretch[list(states)].sum()), states))
    found, total = told(groups, members, stretch, 3)
    assert found == tuple(order[:3])
    assert total == sum(prod(len(members[a]) for a in g) for g in groups)
