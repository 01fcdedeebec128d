"""What the answer hangs on: each hinge against solving the changed dispute anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from guessed_model import MODEL, with_actor, with_levels

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Ranking, Statement
from standoff.dispute.states import enumerate_states
from standoff.dispute.wording import in_words
from standoff.errors import MissingError, SizeError
from standoff.robustness import hinges as module
from standoff.robustness.alternatives import alternatives
from standoff.robustness.hinges import hinges
from standoff.stability.solve import solve

MERGED = MODEL + "merged: [{states: a.x and c.w, name: Over}]\n"
LAST = date(2024, 2, 1)


def standing(dispute, concept="SEQ", model=None):
    """2 where a state is an equilibrium under a, 1 where under d only, and 0 elsewhere.

    Names are those of the model: merged states may have more members in a changed dispute.
    """
    solution = solve(dispute, (concept,), as_of=LAST)
    keys = solution.concepts
    certain, possible = (set(solution.settled(keys[k])) for k in (0, -1))
    known = solution.states if model is None else enumerate_states(model)
    return {
        named(state, solution.states, known): (state in possible) + (state in possible & certain)
        for state in solution.states.names()
    }


def named(state, states, known):
    members = states.members(states.index(state))
    there = (known.find(member) for member in members)
    return next((known.name(each) for each in there if each is not None), state)


def changes(before, after):
    states = before.keys() | after.keys()
    step = {state: after.get(state, 0) - before.get(state, 0) for state in states}
    up = {state for state, change in step.items() if change > 0}
    down = {state for state, change in step.items() if change < 0}
    return up, down, sum(map(abs, step.values()))


def expected(dispute, concept="SEQ"):
    """What should come out, made by writing each changed dispute down and solving it."""

    def solved(other):
        return standing(other, concept, dispute)

    base = solved(dispute)
    a = dispute.actor("a")
    found = {}

    def assumption(element, *others):
        for other in others:
            found[element, None] = changes(base, solved(other))
            if found[element, None][2]:
                break

    for name in ("x", "y"):
        options = tuple(replace(o, irreversible=None) if o.id == name else o for o in a.options)
        assumption(f"actors.a.options.{name}", with_actor(dispute, "a", options=options))
    opposite = (Statement(parse("not (a.x if b.z)")),)
    assumption(
        "actors.a.preferences[0]",
        with_levels(dispute, "a", lambda ls: ls[1:]),
        with_levels(dispute, "a", lambda ls: [opposite, *ls[1:]]),
    )
    tied = a.preference.levels[2][1]
    assumption(
        "actors.a.preferences[2][0]",
        with_levels(dispute, "a", lambda ls: [*ls[:2], (tied,)]),
        with_levels(dispute, "a", lambda ls: [*ls[:2], (Statement(parse("not b.z")), tied)]),
    )
    for number in (0, 1):
        rest = tuple(c for n, c in enumerate(dispute.constraints) if n != number)
        assumption(f"constraints[{number}]", replace(dispute, constraints=rest))

    def about(actor_id, names):
        actor = dispute.actor(actor_id)
        for name in names:
            left = tuple(each for each in names if each != name)
            gap = (replace(actor.unknown[0], about=left),) if left else ()
            answers = []
            for text in (name, f"not {name}"):
                least = (Statement(parse(text)),)
                other = with_actor(dispute, actor_id, unknown=gap)
                answers.append(solved(with_levels(other, actor_id, lambda ls, s=least: [*ls, s])))
            yes, no = answers
            found[f"actors.{actor_id}.unknown[0]", name] = changes(no, yes)

    about("a", ["b.z", "c.w"])
    about("c", ["c.w", "a.x"])
    tiers = dispute.actor("b").preference.tiers
    answers = []
    for good, bad in (("a.x", "c.w"), ("c.w", "a.x")):
        # First the states on the good side alone, then those on both or neither, then the rest.
        three = [f"{good} and not {bad}", f"{good} iff {bad}", f"{bad} and not {good}"]
        texts = ["b.z", "c.w", "true"]
        ranking = Ranking(
            tuple((parse(f"({part}) and {text}"),) for part in three for text in texts)
        )
        answers.append(solved(with_actor(dispute, "b", unknown=(), preference=ranking)))
    assert len(tiers) == 3
    found["actors.b.unknown[0]", None] = changes(answers[1], answers[0])
    return found


@pytest.mark.parametrize("model", [MODEL, MERGED])
@pytest.mark.parametrize("concept", ["Nash", "GMR", "SMR", "SEQ", "SSEQ"])
def test_hinges_are_what_solving_the_changed_disputes_gives(concept, model):
    dispute = loads(model)
    wanted = {key: value for key, value in expected(dispute, concept).items() if value[2]}
    found = {}
    weights = []
    for hinge in hinges(dispute, concept=concept):
        option = next(
            (
                name for name, said in (("b.z", "“Do z”"), ("c.w", "“Do w”"), ("a.x", "“Do x”"))
                if hinge.kind == "unknown" and "or not?" in hinge.question
                and said in hinge.question
            ),
            None,
        )  # fmt: skip
        key = (hinge.element, option)
        found[key] = (set(hinge.appears), set(hinge.disappears))
        weights.append(wanted[key][2])
    assert found == {key: value[:2] for key, value in wanted.items()}
    assert weights == sorted(weights, reverse=True)
    assert found


def test_questions_are_in_words():
    told = {alternative.question for alternative in alternatives(loads(MODEL))}
    assert told == {
        "Having taken “Do x”, could Alpha take it back?",
        "Having given up “Do y”, could Alpha take it up again?",
        "Is this certainly the wish of Alpha: to do x if “Do z” (Beta)?",
        "Is this certainly the wish of Alpha: “Alpha hopes”?",
        "Would Alpha rather see “Do z” (Beta), or not?",
        "Would Alpha rather see “Do w” (Gamma), or not?",
        "Which would Beta rather see: “Do x” (Alpha), or “Do w” (Gamma)?",
        "Would Gamma rather choose “Do w”, or not?",
        "Would Gamma rather see “Do x” (Alpha), or not?",
        "Can this never be: “Do y” (Alpha) and “Do z” (Beta)?",
        "Is it certain that this holds: “One at a time”?",
    }


def test_questions_about_rules_of_one_name_are_told_apart():
    text = MODEL.replace(
        "name: One at a time",
        "name: One at a time}\n  - {never: a.x and c.w, assumed: so it is, name: One at a time",
    )
    assert text.count("One at a time") == 2
    told = {a.question for a in alternatives(loads(text)) if "this holds" in a.question}
    assert len(told) == 2
    assert any("One at a time (never: “Do x” (Alpha) and “Do w” (Gamma))”" in each for each in told)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not (a.x and not b.z)", "not (“Do x” (Alpha) and not “Do z” (Beta))"),
        ("a.x iff b.z", "“Do x” (Alpha) exactly when “Do z” (Beta)"),
        ("exactly_one(a.x, b.z)", "exactly one of “Do x” (Alpha), “Do z” (Beta)"),
        ("at_most_one(a.x, b.z)", "at most one of “Do x” (Alpha), “Do z” (Beta)"),
        ("a.x or false", "“Do x” (Alpha) or nothing"),
        ("true", "anything"),
    ],
)
def test_expressions_are_read_out(text, words):
    assert in_words(loads(MODEL), parse(text)) == words


def test_an_index_looks_at_that_index_alone():
    dispute = loads(MODEL)
    strict = hinges(dispute, concept="SEQ_a")
    certain = set(solve(dispute, ("SEQ",), as_of=LAST).settled("SEQ_a"))
    for hinge in strict:
        if hinge.kind == "assumption":
            assert set(hinge.disappears) <= certain
            assert not set(hinge.appears) & certain


WEIGHED = """\
format: standoff.dispute/1
title: T
actors:
  a:
    name: Alpha
    options: {x: {name: Do x}, y: {name: Do y}}
    preferences:
      weights:
        - {statement: a.x, weight: 3, assumed: guess}
        - {statement: a.y, weight: 2, assumed: guess}
        - {statement: a.x and a.y, weight: -4}
"""


def test_a_statement_with_a_weight_is_dropped_alone():
    found = {hinge.element: hinge for hinge in hinges(loads(WEIGHED), concept="Nash")}
    path = "actors.a.preferences.weights[{}]".format
    assert solve(loads(WEIGHED), ("Nash",)).settled("Nash") == ("YN",)
    # Without the first, y alone is the best that Alpha can do.
    first = found[path(0)]
    assert (first.appears, first.disappears) == (("NY",), ("YN",))
    # Dropping the second changes nothing, and neither does its opposite.
    assert list(found) == [path(0)]


def test_cases_hang_on_what_they_assume():
    elements = [hinge.element for hinge in hinges(load_case("elmira"))]
    assert elements == ["actors.uniroyal.options.abandon", "actors.ministry.options.modify"]
    (strike,) = hinges(load_case("cuba"))
    assert strike.disappears == ("YNYN",)
    assert strike.question == (
        "Having taken “Destroy the missiles by an air strike”, could United States take it back?"
    )


def test_what_is_asked_for_must_be_known():
    with pytest.raises(MissingError, match="no concept 'SIQ'"):
        hinges(load_case("cuba"), concept="SIQ")
    with pytest.raises(MissingError, match="no index 'x'"):
        hinges(load_case("cuba"), concept="SEQ_x")


def test_too_much_work_is_refused_before_it_starts(monkeypatch):
    monkeypatch.setattr(module, "_MOST_WORK", 10)
    with pytest.raises(SizeError, match="nothing was tried"):
        hinges(load_case("cuba"))
