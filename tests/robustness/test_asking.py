"""What to ask next, against writing every answer down and solving each dispute that results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from math import sqrt

import pytest
from guessed_model import MODEL, with_actor, with_levels

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Dispute, Ranking, Statement
from standoff.errors import InputError, MissingError, SizeError
from standoff.robustness import asking as module
from standoff.robustness.asking import ask
from standoff.robustness.inquiry import Question
from standoff.stability.solve import solve

LAST = date(2024, 2, 1)
OPEN = (
    ("actors.a.unknown[0]", "b.z"), ("actors.a.unknown[0]", "c.w"),
    ("actors.b.unknown[0]", None), ("actors.c.unknown[0]", "c.w"), ("actors.c.unknown[0]", "a.x"),
)  # fmt: skip
SAID = {"b.z": "“Do z”", "c.w": "“Do w”", "a.x": "“Do x”"}


def written(dispute: Dispute, answers: tuple[bool, ...]) -> Dispute:
    """Write the answers to all open questions down."""
    for actor, said in (("a", (("b.z", answers[0]), ("c.w", answers[1]))),
                        ("c", (("c.w", answers[3]), ("a.x", answers[4])))):  # fmt: skip
        least = [(Statement(parse(n if yes else f"not {n}")),) for n, yes in said]
        dispute = with_levels(dispute, actor, lambda levels, more=least: [*levels, *more])
        dispute = with_actor(dispute, actor, unknown=())
    good, bad = ("a.x", "c.w") if answers[2] else ("c.w", "a.x")
    three = [f"{good} and not {bad}", f"{good} iff {bad}", f"{bad} and not {good}"]
    tiers = [(parse(f"({part}) and {text}"),) for part in three for text in ("b.z", "c.w", "true")]
    return with_actor(dispute, "b", unknown=(), preference=Ranking(tuple(tiers)))


def settled(dispute: Dispute, answers: tuple[bool, ...], concept: str) -> frozenset[str]:
    solution = solve(written(dispute, answers), (concept,), as_of=LAST)
    return frozenset(solution.settled(concept))


def variants(dispute: Dispute) -> dict[str, list[Dispute]]:
    """What may hold in the place of each assumption."""
    a = dispute.actor("a")
    found = {}
    for name in ("x", "y"):
        options = tuple(replace(o, irreversible=None) if o.id == name else o for o in a.options)
        found[f"actors.a.options.{name}"] = [with_actor(dispute, "a", options=options)]
    opposite = (Statement(parse("not (a.x if b.z)")),)
    found["actors.a.preferences[0]"] = [
        with_levels(dispute, "a", lambda levels: levels[1:]),
        with_levels(dispute, "a", lambda levels: [opposite, *levels[1:]]),
    ]
    tied = a.preference.levels[2][1]  # type: ignore[union-attr]
    against = (Statement(parse("not b.z")), tied)
    found["actors.a.preferences[2][0]"] = [
        with_levels(dispute, "a", lambda levels: [*levels[:2], (tied,)]),
        with_levels(dispute, "a", lambda levels: [*levels[:2], against]),
    ]
    for number in (0, 1):
        rest = tuple(c for n, c in enumerate(dispute.constraints) if n != number)
        found[f"constraints[{number}]"] = [replace(dispute, constraints=rest)]
    return found


def compared(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> tuple[float, float]:
    """The share of pairs that differ, and by how many states on average."""
    differ = sum(one != other for one, other in pairs)
    return differ / len(pairs), sum(len(one ^ other) for one, other in pairs) / len(pairs)


def key_of(question: Question) -> tuple[str, str | None]:
    if question.kind == "assumption":
        return question.element, None
    name = next((n for n, said in SAID.items() if said in question.text), None)
    return question.element, name if "or not?" in question.text else None


@pytest.mark.parametrize("concept", ["Nash", "GMR", "SMR", "SEQ", "SSEQ"])
def test_questions_matter_as_often_as_writing_all_answers_down_says(concept: str) -> None:
    dispute = loads(MODEL)
    ways = list(product((True, False), repeat=5))
    known = {answers: settled(dispute, answers, concept) for answers in ways}
    wanted = {}
    for number, key in enumerate(OPEN):
        first = [answers for answers in ways if answers[number]]
        pairs = [(known[w], known[(*w[:number], False, *w[number + 1 :])]) for w in first]
        wanted[key] = compared(pairs)
    for element, others in variants(dispute).items():
        each = [
            compared([(known[w], settled(other, w, concept)) for w in ways]) for other in others
        ]
        wanted[element, None] = max(each)
    found = ask(dispute, concept=concept)
    assert (found.exact, found.ways, found.open) == (True, 32, 5)
    got = {key_of(q): (q.matters, q.moved) for q in found.questions}
    assert got == {
        key: pytest.approx(value) for key, value in wanted.items() if value[0] > 0
    }  # fmt: skip
    assert len(found.questions) + found.idle == len(wanted)
    assert all(q.error == 0 for q in found.questions)
    matters = [q.matters for q in found.questions]
    assert matters == sorted(matters, reverse=True)


def test_effects_say_how_often_a_state_settles_with_each_answer() -> None:
    dispute = loads(MODEL)
    found = ask(dispute, concept="SEQ")
    known = {w: settled(dispute, w, "SEQ") for w in product((True, False), repeat=5)}
    checked = 0
    for question in found.questions:
        if question.kind == "assumption":
            continue
        number = OPEN.index(key_of(question))
        for effect in question.effects:
            for share, answer in ((effect.first, True), (effect.second, False)):
                own = [states for answers, states in known.items() if answers[number] is answer]
                assert share == pytest.approx(sum(effect.state in s for s in own) / len(own))
                checked += 1
    assert checked
    for each in found.settled:
        assert each.share == pytest.approx(sum(each.state in s for s in known.values()) / 32)


def many_unknown() -> Dispute:
    options = "\n".join(
        f"      o{n}: {{name: Do {n}, because: []}}".replace(", because: []", "") for n in range(4)
    )
    actors = "\n".join(
        f"  {name}:\n    name: {name}\n    options:\n{options}\n    unknown:\n"
        f"      - about: [{', '.join(f'{who}.o{n}' for who in 'ab' for n in range(4))}]"
        for name in "ab"
    )
    return loads(f"format: standoff.dispute/1\ntitle: T\nactors:\n{actors}\n")


def test_more_than_ten_questions_are_sampled_with_a_standard_error() -> None:
    found = ask(many_unknown(), concept="Nash", samples=30)
    assert (found.exact, found.ways, found.open) == (False, 30, 16)
    for question in found.questions:
        share = (round(question.matters * 30) + 1) / 32
        assert question.error == pytest.approx(sqrt(share * (1 - share) / 30))
    # With every preference drawn lexicographically in file order, the own first option decides.
    own = [q for q in found.questions if "Would a rather choose “Do 0”" in q.text]
    assert own[0].matters == 1
    assert found.to_dict() == ask(many_unknown(), concept="Nash", samples=30).to_dict()
    assert found.to_dict() != ask(many_unknown(), concept="Nash", samples=30, seed=1).to_dict()


def test_a_sample_is_near_the_exact_share(monkeypatch: pytest.MonkeyPatch) -> None:
    dispute = loads(MODEL)
    exact = {q.text: q.matters for q in ask(dispute).questions}
    monkeypatch.setattr(module, "_FEW", 0)
    found = ask(dispute, samples=200)
    assert not found.exact
    for question in found.questions:
        assert abs(question.matters - exact[question.text]) < 4 * question.error


def test_what_actors_that_cannot_move_prefer_is_not_asked() -> None:
    text = MODEL.replace(
        "constraints:", "  d: {name: Delta, unknown: [{about: [a.x, b.z]}]}\nconstraints:", 1
    )
    assert ask(loads(text)).open == 5


def test_stopping_tells_what_was_found_by_then() -> None:
    steps: list[str] = []

    def go_on(doing: str) -> bool:
        steps.append(doing)
        return len(steps) <= 3

    found = ask(loads(MODEL), go_on=go_on)
    assert (found.interrupted, found.exact, found.ways) == (True, False, 3)
    assert steps[0] == "Trying answers (1 of 32)"
    nothing = ask(loads(MODEL), go_on=lambda _: False)
    assert (nothing.questions, nothing.ways) == ((), 0)


PORT = """\
format: standoff.dispute/1
title: A port and its dockers
actors:
  union:
    options: {strike: {name: Strike}}
    preferences: [not port.lockout, union.strike]
    perceives:
      ascribes:
        port: {preferences: [not port.lockout]}
      assumed: It has never been locked out.
  port:
    options: {lockout: {name: Lock the dockers out}}
    preferences: [port.lockout iff union.strike]
"""


def test_an_assumed_picture_is_asked_about() -> None:
    found = ask(loads(PORT))
    (question,) = found.questions
    assert "sees the dispute" in question.text
    assert (question.matters, question.error, found.open) == (1, 0, 0)
    (effect,) = question.effects
    assert (effect.state, effect.first, effect.second) == ("NN", 0, 1)


def test_merged_states_are_named_as_they_are_in_the_answer() -> None:
    dispute = load_case("elmira-merged")
    found = ask(dispute)
    names = set(solve(dispute, ("SEQ",)).states.names())
    assert {each.state for each in found.settled} <= names


def test_what_is_asked_for_must_be_known() -> None:
    with pytest.raises(MissingError, match="there is no concept"):
        ask(loads(MODEL), concept="Nush")
    with pytest.raises(InputError, match="at least two samples"):
        ask(loads(MODEL), samples=1)


def test_too_much_work_is_refused_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_WORK", 1)
    with pytest.raises(SizeError, match="nothing was tried"):
        ask(loads(MODEL))
