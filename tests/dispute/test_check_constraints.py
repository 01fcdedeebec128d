"""The model check on constraints: minimal sets, and actors that one of them holds."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.check import check
from standoff.dispute.checks import cores
from standoff.dispute.checks.cores import Core, core
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Ranking,
    Statement,
    Statements,
    Weighted,
    Weights,
)

SO = Grounds(assumed="so")
OPTIONS = ["a.x", "a.y", "b.z", "c.w"]

literal = st.tuples(st.sampled_from(OPTIONS), st.booleans()).map(
    lambda it: it[0] if it[1] else f"not {it[0]}"
)
clause = st.lists(literal, min_size=1, max_size=3).map(" or ".join)
constraint = st.builds(
    lambda kind, text: Constraint(kind, parse(text)), st.sampled_from(["always", "never"]), clause
)


def together(constraints):
    """Whether some choice of the options satisfies all: tried one by one."""
    for letters in itertools.product([False, True], repeat=len(OPTIONS)):
        taken = dict(zip(OPTIONS, letters, strict=True))
        names = {name.replace(".", "_"): each for name, each in taken.items()}
        held = [eval(str(c.expression).replace(".", "_"), {}, names) for c in constraints]
        if all(h == (c.kind == "always") for h, c in zip(held, constraints, strict=True)):
            return True
    return False


@given(st.lists(constraint, max_size=7), st.lists(constraint, max_size=1))
@settings(max_examples=150, deadline=None)
def test_a_core_is_minimal(constraints, given_too):
    found = core(constraints, given_too)
    if together([*constraints, *given_too]):
        assert found is None
        return
    assert found is not None
    assert found.minimal
    kept = [constraints[place] for place in found.places]
    assert not together([*kept, *given_too])
    for place in range(len(kept)):
        assert together([*kept[:place], *kept[place + 1 :], *given_too])


def test_what_is_too_large_to_search_is_not_called_minimal(monkeypatch):
    wide = [Constraint("always", parse(" or ".join(f"a.o{k}" for k in range(70))))]
    assert core(wide) is None
    clash = [Constraint("always", parse("b.z")), Constraint("never", parse("b.z")), *wide]
    assert core(clash) == Core((0, 1), minimal=True)
    monkeypatch.setattr(cores, "_MOST", 2)
    tight = [Constraint("always", parse("a.x")), Constraint("never", parse("a.x or a.y or b.z"))]
    assert core(tight) == Core((0, 1), minimal=False)
    (found,) = [each for each in check(of([actor("a", "xy"), actor("b", "z")], tight))
                if each.level == "error"]  # fmt: skip
    assert "(perhaps fewer of them already cannot)" in found.message


def of(actors, constraints=(), status_quo=None, **more):
    return Dispute("T", tuple(actors), constraints=tuple(constraints), status_quo=status_quo,
                   status_quo_grounds=SO, **more)  # fmt: skip


def actor(ident, options, preference=None):
    return Actor(ident, ident, options=tuple(Option(each, each, grounds=SO) for each in options),
                 preference=preference or Statements(), grounds=SO)  # fmt: skip


def wants(*texts):
    return Statements(tuple((Statement(parse(text), grounds=SO),) for text in texts))


def rule(kind, text, line=None):
    return Constraint(kind, parse(text), grounds=SO, place=None if line is None else (line, 3))


def warnings(dispute):
    return [each for each in check(dispute) if each.level == "warning"]


def test_a_forced_option_names_the_constraints_that_force_it():
    rules = [
        rule("always", "a.x or b.z", 9),
        rule("never", "b.z", 10),
        rule("never", "a.y and b.z"),
    ]
    found = warnings(of([actor("a", ["x", "y"]), actor("b", ["z"])], rules, "YNN"))
    assert found[0].message == (
        "the constraints leave no choice: 'a.x' is always taken, by the constraint "
        "'always: a.x or b.z' (line 9) and the constraint 'never: b.z' (line 10)"
    )
    assert found[1].message == (
        "the constraints leave no choice: 'b.z' is never taken, by the constraint 'never: b.z' "
        "(line 10)"
    )
    assert len(found) == 2


LOCK = "would gain by leaving the status quo"


def locks(preference, rules, status_quo="YY", options=("x",), **kinds):
    one = actor("a", options, preference)
    if kinds:
        first = Option(options[0], options[0], grounds=SO, **kinds)
        one = Actor("a", "a", options=(first, *one.options[1:]), preference=preference, grounds=SO)
    found = warnings(of([one, actor("b", ["z"])], rules, status_quo))
    return [each for each in found if LOCK in each.message]


def test_an_actor_that_only_another_s_option_keeps():
    rules = [
        rule("never", "a.x and false"),
        rule("always", "b.z if a.x"),
        rule("always", "a.x iff b.z"),
    ]
    (found,) = locks(wants("not a.x"), rules)
    assert found.element == "constraints[2]"
    assert found.message == (
        "'a' would gain by leaving the status quo for NY, and is held there by the constraint "
        "'always: a.x iff b.z', which others' options are part of"
    )
    weights = Weights((Weighted(Statement(parse("not a.x"), grounds=SO), 2),))
    assert locks(weights, rules)
    ranking = Ranking(((parse("not a.x"),), (parse("a.x"),)), grounds=SO)
    assert locks(ranking, rules)


def test_an_actor_that_stays_of_its_own_will_is_not_locked():
    tie = [rule("always", "a.x iff b.z")]
    assert not locks(wants("a.x"), tie)
    assert not locks(wants(), tie)
    # It cannot leave anyway: it is irreversible.
    assert not locks(wants("not a.x"), tie, irreversible="forward")
    assert locks(wants("not a.x"), tie, irreversible="back")
    assert locks(wants("not a.x"), tie, irreversible="forward", irreversible_if=parse("not b.z"))
    assert not locks(wants("not a.x"), tie, irreversible="forward", irreversible_if=parse("b.z"))
    # It gains by something that it may do.
    assert not locks(wants("not a.x or a.y"), tie, "YNY", ("x", "y"))
    # Its own rule holds it, not another's option.
    assert not locks(wants("not a.x"), [*tie, rule("always", "a.x")])
    # A state that the ranking leaves to the rest is not one that it asks for.
    rest = Ranking(((), (parse("a.x"),)), rest=0, grounds=SO)
    assert not locks(rest, tie)
