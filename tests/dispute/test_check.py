"""The model check: each kind of finding, where it is, and what would mend it."""

from __future__ import annotations

import pytest

from standoff.cases import load_case, names
from standoff.dispute.check import check
from standoff.dispute.file import loads

BASE = """\
format: standoff.dispute/1
title: T
actors:
  a:
    assumed: so
    options:
      x: {assumed: so}
      y: {assumed: so}
    preferences:
      - {statement: a.x, assumed: so}
  b:
    assumed: so
    options:
      z: {assumed: so}
    preferences:
      - {statement: not a.x, assumed: so}
constraints:
  - {never: a.x and a.y, assumed: so}
status_quo: {state: NNN, assumed: so}
"""


def found(old="", new="", text=BASE):
    assert old in text
    return check(loads(text.replace(old, new, 1)))


def only(findings, level):
    (finding,) = [each for each in findings if each.level == level]
    return finding


def test_a_sound_model_gives_nothing():
    assert found() == ()


@pytest.mark.parametrize("case", names())
def test_the_cases_are_sound(case):
    assert [each for each in check(load_case(case)) if each.level != "note"] == []


def test_the_status_quo_must_be_feasible():
    finding = only(found("state: NNN", "state: YYN"), "error")
    assert "the status quo YYN is not feasible" in finding.message
    assert "'never: a.x and a.y'" in finding.message
    assert (finding.place, finding.element) == ((19, 13), "constraints[0]")


def test_a_contradiction_names_the_constraint_that_makes_it():
    text = BASE.replace(
        "  - {never: a.x and a.y, assumed: so}\n",
        "  - {always: a.x, assumed: so}\n  - {never: b.z, assumed: so}\n"
        "  - {always: not a.x or b.z, assumed: so}\n  - {never: a.y, assumed: so}\n",
    )
    finding = only(found(text=text), "error")
    assert finding.element == "constraints[2]"
    assert finding.place == (20, 5)
    assert finding.message == (
        "no state is feasible: the constraint 'always: a.x' (line 18), the constraint 'never: b.z' "
        "(line 19) and the constraint 'always: not a.x or b.z' (line 20) cannot hold together"
    )


def test_one_constraint_can_exclude_everything():
    finding = only(found("never: a.x and a.y", "never: a.x or not a.x"), "error")
    assert "excludes every state" in finding.message


@pytest.mark.parametrize(
    ("constraint", "word"), [("never: a.x", "never"), ("always: a.y and not a.x", "never")]
)
def test_options_without_a_choice(constraint, word):
    findings = found("never: a.x and a.y", constraint)
    forced = [each for each in findings if each.element == "actors.a.options.x"]
    assert [each.level for each in forced] == ["warning"]
    assert f"'a.x' is {word} taken" in forced[0].message
    assert forced[0].place == (7, 7)


def test_options_always_taken():
    findings = found("never: a.x and a.y", "always: a.x")
    assert any("'a.x' is always taken" in each.message for each in findings)


@pytest.mark.parametrize(
    ("statement", "where"),
    [("a.x and a.y", "in no"), ("not (a.x and a.y)", "in every"), ("true", "in every")],
)
def test_statements_that_tell_nothing_apart(statement, where):
    finding = only(found("statement: a.x", f"statement: {statement}"), "warning")
    assert f"holds {where} feasible state" in finding.message
    assert (finding.place, finding.element) == ((10, 9), "actors.a.preferences[0]")


@pytest.mark.parametrize(
    ("old", "new", "label", "element", "place"),
    [
        ("    assumed: so\n", "", "the actor 'a'", "actors.a", (4, 3)),
        ("x: {assumed: so}", "x:", "the option 'a.x'", "actors.a.options.x", (7, 7)),
        ("{statement: a.x, assumed: so}", "a.x", "the statement 'a.x' of 'a'",
         "actors.a.preferences[0]", (10, 9)),
        ("and a.y, assumed: so", "and a.y", "the constraint", "constraints[0]", (18, 5)),
        ("NNN, assumed: so", "NNN", "the status quo", "status_quo", (19, 13)),
    ],
)  # fmt: skip
def test_elements_without_grounds(old, new, label, element, place):
    finding = only(found(old, new), "warning")
    assert finding.message.startswith(label)
    assert "neither evidence nor an assumption" in finding.message
    assert (finding.element, finding.place) == (element, place)


def test_evidence_and_sources_that_nothing_uses():
    cited = "sources: {s1: {}, s2: {}}\nevidence:\n  e1: {source: s1, start: 0, end: 1, exact: x}\n"
    findings = found("actors:\n", cited + "actors:\n")
    assert [(each.level, each.element) for each in findings] == [
        ("note", "evidence.e1"), ("note", "sources.s2"),
    ]  # fmt: skip


def test_actors_that_cannot_move():
    watcher = BASE.replace("constraints:", "  c: {assumed: so}\nconstraints:")
    (moves, prefers) = found(text=watcher)
    assert (moves.level, moves.message) == ("note", "'c' can never move: it has no options")
    assert "ranks all states alike" in prefers.message
    stuck = found("never: a.x and a.y", "always: b.z iff a.x")
    assert any("'b' can never move: the constraints" in each.message for each in stuck)


def test_rankings_must_name_every_state():
    ranked = BASE.replace(
        "      - {statement: a.x, assumed: so}\n",
        "      ranking: [Y--, NN-, Y-N]\n      assumed: so\n",
    )
    error, warning = found(text=ranked)
    assert "leaves out 2 feasible states: NYN, NYY" in error.message
    assert (error.level, error.place) == ("error", (10, 7))
    assert "tier 3 of the ranking of 'a' (Y-N) holds no feasible state" in warning.message
    assert warning.element == "actors.a.preferences.ranking[2]"


def test_unknown_sets_must_hold_somewhere():
    gap = "    unknown: [{between: a.x and a.y, and: b.z, assumed: so}]\n  b:\n"
    finding = only(found("  b:\n", gap), "warning")
    assert "nothing is unknown here" in finding.message


def test_a_model_without_options_or_too_large_is_an_error():
    empty = "format: standoff.dispute/1\ntitle: T\nactors:\n  a: {assumed: so}\n"
    assert only(check(loads(empty)), "error").message == (
        "no actor has an option: there is nothing to solve"
    )
    many = "\n".join(f"      o{k}: {{assumed: so}}" for k in range(40))
    large = f"{empty.replace('a: {assumed: so}', 'a:')}    assumed: so\n    options:\n{many}\n"
    assert "too large to enumerate" in only(check(loads(large)), "error").message


def test_errors_come_first_and_the_status_quo_may_be_missing():
    text = BASE.replace("status_quo: {state: NNN, assumed: so}\n", "")
    finding = only(check(loads(text)), "note")
    assert finding.element == "status_quo"
    mixed = BASE.replace("state: NNN, assumed: so", "state: YYN")
    assert [each.level for each in check(loads(mixed))] == ["error", "warning"]
