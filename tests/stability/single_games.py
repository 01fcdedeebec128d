"""What the solver says of random games, held against the readings of the definitions."""

from __future__ import annotations

from functools import cache

from toy_games import spelled

CONCEPTS = ("Nash", "GMR", "SMR")


def check_answers(solution, brute, settled=None):
    """Check every answer of a solution; return how many verdicts or answers are undecided."""
    state_of = {spelled(s): s for s in brute.states}
    undecided = 0
    for answer in solution.answers:
        concept, _, index = answer.concept.partition("_")
        for verdict in answer.verdicts:
            check_verdict(verdict, brute, state_of)
            undecided += verdict.stable is None
        if answer.state is None:
            undecided += answer.stable is None
            assert answer.stable is not True
            if answer.stable is False:
                assert not settled(concept, index or "d")
        else:
            stable = [verdict.stable for verdict in answer.verdicts]
            expected = None if None in stable and False not in stable else all(stable)
            assert answer.stable is expected
            if solution.state is None:
                assert answer.stable is True
                assert state_of[answer.state] in settled(concept, index or "d")
    return undecided


def check_verdict(verdict, brute, state_of):
    """Replay what a verdict tells, and hold it against the definition."""
    i = int(verdict.actor[1:])
    concept, _, index = verdict.concept.partition("_")
    index = index or "d"
    s = state_of[verdict.state]
    assert verdict.sentences
    answers = []
    for item in verdict.improvements:
        s1 = state_of[item.move.after]
        assert item.move.before == verdict.state
        assert s1 in brute.leaves(i, s, index)
        if item.sanction is None:
            assert verdict.stable is False
            assert not brute.deterred(i, s, s1, concept, index)
            continue
        ends = [state_of[move.after] for move in item.sanction]
        movers = [int(move.actor[1:]) for move in item.sanction]
        assert [move.before for move in item.sanction] == [
            item.move.after,
            *(move.after for move in item.sanction[:-1]),
        ]
        assert answered(brute, (i, s, s1), movers, ends, concept, index)
        answers.append((movers, ends))
    if verdict.stable is None:
        assert verdict.undecided
        return
    assert verdict.undecided is None
    assert verdict.stable == brute.stable(i, s, concept, index)
    assert verdict.stable == all(item.sanction for item in verdict.improvements)
    if verdict.stable:  # also what is not listed is met by the same moves as one that is
        for s1 in brute.leaves(i, s, index):
            assert any(
                answered(brute, (i, s, s1), movers, [with_own(brute, i, s1, t) for t in ends],
                         concept, index)
                for movers, ends in answers
            )  # fmt: skip


def answered(brute, improvement, movers, ends, concept, index):
    """Whether moves are a legal sequence that answers an improvement."""
    i, s, here = improvement
    last = None
    for j, there in zip(movers, ends, strict=True):
        if j in (i, last) or there not in brute.feasible or there not in brute.moves(j, here):
            return False
        here, last = there, j
    if not brute.sanctions(i, s, here, index):
        return False
    return concept != "SMR" or not brute.escapes(i, s, here, index)


def with_own(brute, i, own, others):
    """The state that takes i's options from one state, the rest from another."""
    letters = zip(brute.toy.owners, own, others, strict=True)
    return tuple(mine if owner == i else theirs for owner, mine, theirs in letters)


def settling(brute, fitting):
    """Where every actor stays, of some states, by concept and index."""

    @cache
    def settled(concept, index):
        return {
            s for s in fitting if all(brute.stable(i, s, concept, index) for i in brute.players)
        }

    return settled
