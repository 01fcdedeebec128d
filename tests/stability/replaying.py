"""What the engine tells, move by move, held against a reading of the definitions."""

from __future__ import annotations


def replay_verdict(verdict, brute, state_of):
    """Check every move of a verdict against the game, and the verdict against its moves."""
    i = int(verdict.actor[1:])
    concept, _, index = verdict.concept.partition("_")
    index = index or "d"
    s = state_of[verdict.state]
    left = {state_of[item.move.after] for item in verdict.improvements}
    assert left == set(brute.leaves(i, s, index))
    for item in verdict.improvements:
        s1 = state_of[item.move.after]
        assert brute.made(item.move, i, s, s1)
        if item.sanction is None:
            assert not brute.deterred(i, s, s1, concept, index)
            continue
        here, last = s1, None
        for move in item.sanction:
            j, there = int(move.actor[1:]), state_of[move.after]
            assert j not in (i, last)
            assert brute.made(move, j, here, there)
            if concept in ("SEQ", "SSEQ"):
                assert brute.hopeful(j, here, there)
            here, last = there, j
        assert brute.sanctions(i, s, here, index)
        if concept in ("SMR", "SSEQ"):
            assert not brute.escapes(i, s, here, index)
    assert verdict.stable == all(item.sanction for item in verdict.improvements)
    assert verdict.sentences


def replay_sim(verdict, brute, i, s, state_of):
    """Check a verdict under SIM: all that move, move from one state, and nobody else need to."""
    assert verdict.stable == brute.sim(i, s)
    left = {state_of[item.move.after] for item in verdict.improvements}
    assert left == set(brute.improvements(i, s))
    assert verdict.sentences
    for item in verdict.improvements:
        s1 = state_of[item.move.after]
        assert brute.made(item.move, i, s, s1)
        met = brute.meets(i, s, s1)
        if item.sanction is None:
            assert item.together is None
            assert not met
            continue
        team = tuple(int(move.actor[1:]) for move in item.sanction)
        ends = tuple(state_of[move.after] for move in item.sanction)
        assert all(map(brute.made, item.sanction, team, [s] * len(team), ends))
        assert (team, ends, state_of[item.together]) in met
        assert len(team) == min(len(found[0]) for found in met)
        # What each does alone is done from the same feasible state, and leads there at once.
        starts = {move.ends[0] for move in (item.move, *item.sanction) if len(s) > 1}
        assert len(starts) <= 1


def replay_line(brute, i, s, anticipation):
    """Play an anticipated line from its end backwards through the definitions."""
    mover, here, ahead = i, s, anticipation.horizon
    for place, move in enumerate(anticipation.line):
        after = brute.ends(ahead - 1)[1 - mover]
        options = sorted(brute.moves(mover, here), key=brute.number)
        favourite = max(options, key=lambda t: (brute.score[mover][after[t]], -brute.number(t)))
        assert brute.made(move, mover, here, favourite)
        if place:
            assert brute.choice(mover, here, after)[0] == favourite
        mover, here, ahead = 1 - mover, favourite, ahead - 1
    if anticipation.line and ahead:
        assert brute.ends(ahead)[mover][here] == here
    if not anticipation.line:
        assert not brute.moves(i, s)
    return here


def replay_departures(verdict, brute, members, s, state_of):
    """Check every move of a verdict for a coalition, and the verdict against its moves."""
    concept = verdict.concept
    others = set(brute.players) - members
    assert verdict.stable == brute.coalition_stable(members, s, concept)
    assert verdict.sentences
    reached = set()
    for item in verdict.departures:
        q = replay_sequence(item.moves, s, brute, state_of, movers=members)
        reached.add(q)
        expected = brute.coalition_sanctions(members, s, q, concept)
        if item.sanction is None:
            assert not item.harmed
            assert not expected
            continue
        step = brute.better if concept == "CSEQ" else any_move
        p = replay_sequence(item.sanction, q, brute, state_of, movers=others, step=step)
        assert p in expected
        harmed = {i for i in members if brute.score[i][p] <= brute.score[i][s]}
        assert item.harmed == tuple(f"a{i}" for i in sorted(harmed))
    assert reached == brute.coalition_leaves(members, s)
    assert len(reached) == len(verdict.departures)


def any_move(j, here, there):
    return True


def replay_sequence(moves, start, brute, state_of, *, movers=None, step=any_move):
    """Play a legal sequence of moves and return where it ends."""
    here, last = start, None
    for move in moves:
        j, there = int(move.actor[1:]), state_of[move.after]
        assert j != last
        assert movers is None or j in movers
        assert brute.made(move, j, here, there)
        assert step(j, here, there)
        here, last = there, j
    return here


def distances(brute, start, players, step):
    """How many moves each state is away by legal sequences: a search over (state, last mover)."""
    found, layer, seen = {start: 0}, {(start, None)}, {(start, None)}
    count = 0
    while layer:
        count += 1
        layer = {
            (there, j)
            for here, last in layer
            for j in players
            if j != last
            for there in brute.moves(j, here)
            if step(j, here, there)
        } - seen
        seen |= layer
        for state, _ in layer:
            found.setdefault(state, count)
    return found


def check_route(route, start, state, brute, state_of):
    """Check that the ways of a route are legal and shortest, and what blocks it."""
    by_moves = distances(brute, start, brute.players, any_move)
    by_improvements = distances(brute, start, brute.players, brute.better)
    assert route.state == brute.name(state)
    assert (route.moves is None) == (state not in by_moves)
    assert (route.improvements is None) == (state not in by_improvements)
    if route.moves is not None:
        assert len(route.moves) == by_moves[state]
        assert replay_sequence(route.moves, start, brute, state_of) == state
    if route.improvements is not None:
        assert len(route.improvements) == by_improvements[state]
        end = replay_sequence(route.improvements, start, brute, state_of, step=brute.better)
        assert end == state
    assert (route.blocked is None) == (route.moves is None or route.improvements is not None)
    if route.blocked:
        check_block(route, brute, state_of)


def check_block(route, brute, state_of):
    """The first move of the sequence that does not improve things, and why it does not."""
    for number, move in enumerate(route.moves, 1):
        i, before, after = int(move.actor[1:]), state_of[move.before], state_of[move.after]
        if brute.better(i, before, after):
            continue
        assert (route.blocked.step, route.blocked.move) == (number, move)
        if brute.unknown(i, before, after):
            assert route.blocked.because == "unknown"
        elif brute.score[i][before] == brute.score[i][after]:
            assert route.blocked.because == "alike"
        else:
            assert route.blocked.because == "worse"
        return
    raise AssertionError("no move of the sequence is blocked")
