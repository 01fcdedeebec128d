"""What equilibria rest on: taken away, and solved anew by hand."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest

from standoff import load, solve
from standoff.dispute.elements import elements
from standoff.dispute.file import loads
from standoff.dispute.model import Dispute, Statements
from standoff.errors import MissingError, SizeError
from standoff.robustness.rests import rests
from standoff.robustness.without import elements_on, without

QUARREL = textwrap.dedent(
    """
    format: standoff.dispute/1
    title: Who yields
    sources:
      s1: {title: Post}
      s2: {title: Herald}
    evidence:
      e1: {source: s1, start: 0, end: 10, exact: A wants x.}
      e2: {source: s2, start: 0, end: 18, exact: B does not want y.}
      e3: {source: s2, start: 20, end: 34, exact: B wants x too.}
      e4: {source: s1, start: 20, end: 33, exact: B could do z.}
    actors:
      a:
        because: [e1]
        options:
          x: {name: Do x, because: [e1]}
        preferences:
          - {statement: a.x, because: [e1]}
      b:
        because: [e2]
        options:
          y: {name: Do y, because: [e2]}
          z: {name: Do z, because: [e4]}
        preferences:
          - {statement: not b.y, because: [e2]}
          - {statement: a.x, because: [e3]}
    status_quo: {state: NNN, assumed: As it is.}
    """
)


def quarrel() -> Dispute:
    return loads(QUARREL)


def certain_and_possible(dispute: Dispute) -> tuple[set[str], set[str]]:
    found = solve(dispute, concepts=["SEQ"])
    one, other = (f"SEQ_{i}" if f"SEQ_{i}" in found.concepts else "SEQ" for i in "ad")
    return set(found.settled(one)), set(found.settled(other))


def test_only_what_rests_on_it_alone_goes() -> None:
    assert elements_on(quarrel(), ["e3"]) == ("actors.b.preferences[1]",)
    assert set(elements_on(quarrel(), ["e2", "e3"])) == {
        "actors.b", "actors.b.options.y", "actors.b.preferences[0]", "actors.b.preferences[1]",
    }  # fmt: skip
    twice = QUARREL.replace("statement: a.x, because: [e3]", "statement: a.x, because: [e3, e1]")
    assert elements_on(loads(twice), ["e3"]) == ()


def test_what_nobody_tells_any_more_is_unknown() -> None:
    left = without(quarrel(), ["e1"])
    assert left.actor("a").preference == Statements()
    assert [unknown.about for unknown in left.actor("a").unknown] == [("a.x",)]
    assert left.actor("b").unknown == ()


def test_an_option_of_which_nobody_else_speaks_stays_as_it_is() -> None:
    left = without(quarrel(), ["e4"])
    assert [(c.kind, str(c.expression)) for c in left.constraints] == [("never", "b.z")]
    # B, of whom e3 tells, speaks of x: it stays an option.
    assert without(quarrel(), ["e1"]).constraints == ()


def test_an_option_that_stands_is_held_in_place() -> None:
    left = without(loads(QUARREL.replace("NNN", "NNY")), ["e4"])
    assert [(c.kind, str(c.expression)) for c in left.constraints] == [("always", "b.z")]


def test_each_equilibrium_names_what_it_would_not_stand_without() -> None:
    found = rests(quarrel())
    assert [each.state for each in found.equilibria] == ["YNN", "YNY"]
    assert [(p.evidence, p.left) for p in found.equilibria[0].pillars] == [(("e1",), "in doubt")]
    assert (("e4",), "falls") in [(p.evidence, p.left) for p in found.equilibria[1].pillars]
    assert found.equilibria[0].without == {"s1": "in doubt", "s2": "stands"}
    first, second = found.sources
    assert (first.source, first.stand, first.doubtful, first.fall) == ("s1", 0, 1, 1)
    assert first.new == ("NNN",)
    assert (second.source, second.stand, second.new) == ("s2", 2, ())
    assert len(second.elements) == 4


@pytest.mark.parametrize("name", ["kosovo-2007", "elmira", "cuba"])
def test_what_is_left_is_what_solving_the_rest_gives(name: str) -> None:
    dispute = load(name)
    found = rests(dispute)
    certain, possible = certain_and_possible(replace(dispute, as_of=found.as_of))
    assert {each.state for each in found.equilibria} == possible
    assert {each.state for each in found.equilibria if each.certain} == certain
    for each in found.equilibria:
        for pillar in each.pillars:
            rest = replace(without(dispute, pillar.evidence), as_of=found.as_of)
            now_certain, now_possible = certain_and_possible(rest)
            assert pillar.left == ("in doubt" if each.state in now_possible else "falls")
            assert each.state not in now_certain


def test_what_two_reports_say_is_told_of_once() -> None:
    found = rests(load("kosovo-2007"))
    pillars = [set(pillar.evidence) for each in found.equilibria for pillar in each.pillars]
    assert {"will_back_1", "will_back_2"} in pillars
    assert not [p for p in pillars if len(p) == 1]
    assert {left for each in found.equilibria for left in each.without.values()} == {"stands"}


def test_every_pillar_bears_something() -> None:
    dispute = load("kosovo-2007")
    paths = {element.path for element in elements(dispute)}
    for each in rests(dispute).equilibria:
        assert each.pillars
        assert all(set(pillar.elements) <= paths and pillar.elements for pillar in each.pillars)


def test_it_stops_where_it_is_told_to_and_says_so() -> None:
    said: list[str] = []

    def once(doing: str) -> bool:
        said.append(doing)
        return len(said) < 3

    found = rests(quarrel(), go_on=once)
    assert found.interrupted
    assert [each.source for each in found.sources] == ["s1", "s2"]
    assert all(not each.pillars for each in found.equilibria)


def test_a_concept_that_is_none_is_refused() -> None:
    with pytest.raises(MissingError):
        rests(quarrel(), concept="SEC")


def test_a_model_that_would_take_too_long_is_refused() -> None:
    more = "".join(f"\n      o{n}: {{name: Do {n}, because: [e1]}}" for n in range(20))
    large = QUARREL.replace(
        "\n      x: {name: Do x, because: [e1]}", "\n      x: {name: Do x, because: [e1]}" + more
    )
    with pytest.raises(SizeError, match="one by one"):
        rests(loads(large.replace("NNN", "N" * 23)))
