"""Facts, bodies, pictures, merged states and the rest of a dispute file, right and wrong."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Coalition, Grounds, Strong, Weights
from standoff.errors import DisputeError

RULES = """\
format: standoff.dispute/1
title: Rules
sources: {s1: {title: T}}
evidence: {e1: {source: s1, start: 10, end: 15, exact: "hello"}}
facts:
  both: "adopted and recognised"
  recognised: {name: Recognised, expression: "eu.see or us.see", because: [e1]}
voting:
  adopted:
    name: The council adopts
    quota: 9
    because: e1
    members:
      russia: {name: Russia, weight: 1, votes: "not russia.block", veto: "russia.block"}
      us: {weight: 1, votes: us.see, veto: true, assumed: so}
      others: {weight: 8, votes: "true", veto: false}
actors:
  serbia:
    options:
      strike: {irreversible: {direction: forward, if: not both}}
    preferences:
      weights:
        - {statement: both, weight: -3, name: Not both, because: e1}
        - {statement: serbia.strike, weight: 2}
    strong:
      - {gap: 2, assumed: so}
      - {worse: serbia.strike, because: e1}
    perceives:
      unseen: us.see
      ascribes:
        eu: {preferences: [recognised], unknown: [{about: us.see}]}
      assumed: guessed
  eu: {options: {see: }, preferences: [not both]}
  us: {options: {see: }}
  russia: {options: {block: }}
constraints:
  - never: both and serbia.strike
merged:
  - {states: serbia.strike, name: War, ranked_as: {eu: YNNY, serbia: YNNN}, because: e1}
  - {states: NYY-, ranked_as: NYYN}
commitments:
  - {by: us, if: adopted, then: us.see, name: Pledge, because: e1}
coalitions:
  west: {members: [us, eu], name: The West, assumed: so}
"""


def told(text):
    with pytest.raises(DisputeError) as caught:
        loads(text, file="d.yaml")
    return "\n".join(str(problem) for problem in caught.value.problems)


def attempted(text):
    """What a file says, or what is wrong with it."""
    try:
        return loads(text, file="d.yaml"), ()
    except DisputeError as error:
        return None, error.problems


def test_everything_comes_in():
    d = loads(RULES)
    assert [(f.id, f.name, f.expression.text) for f in d.facts] == [
        ("both", "both", "adopted and recognised"),
        ("recognised", "Recognised", "eu.see or us.see"),
    ]
    assert d.facts[0].expression.names == {"russia.block", "us.see", "eu.see"}
    (body,) = d.bodies
    assert (body.id, body.quota, body.grounds) == ("adopted", 9, Grounds(("e1",)))
    assert [(m.id, m.weight, m.votes.text) for m in body.members] == [
        ("russia", 1, "not russia.block"), ("us", 1, "us.see"), ("others", 8, "true"),
    ]  # fmt: skip
    assert [m if isinstance(m, bool) else m.text for m in (m.veto for m in body.members)] == [
        "russia.block", True, False,
    ]  # fmt: skip
    serbia, eu = d.actors[:2]
    assert serbia.options[0].irreversible == "forward"
    assert serbia.options[0].irreversible_if.text == "not both"
    assert isinstance(serbia.preference, Weights)
    assert [(w.statement.name, w.weight) for w in serbia.preference.items] == [
        ("Not both", -3), (None, 2),
    ]  # fmt: skip
    gap, worse = serbia.strong
    assert gap == Strong(gap=2, grounds=Grounds(assumed="so"))
    assert (worse.gap, worse.worse.text) == (None, "serbia.strike")
    assert serbia.perception.unseen == ("us.see",)
    (view,) = serbia.perception.ascribed
    assert view.preference.levels[0][0].expression.text == "recognised"
    assert (view.actor, view.unknown[0].about) == ("eu", ("us.see",))
    assert (eu.perception, eu.strong) == (None, ())
    war, both = d.merged
    assert (war.name, war.ranked_as) == ("War", {"serbia": "YNNN", "eu": "YNNY"})
    assert both.ranked_as == dict.fromkeys(("serbia", "eu", "us", "russia"), "NYYN")
    (pledge,) = d.commitments
    assert (pledge.actor, pledge.condition.text, pledge.action.text) == ("us", "adopted", "us.see")
    assert d.coalitions == (Coalition("west", ("eu", "us"), "The West", Grounds(assumed="so")),)
    assert loads(dumps(d)) == d


def test_what_stands_where():
    d = loads(RULES)
    serbia = d.actors[0]
    assert [fact.place for fact in d.facts] == [(6, 3), (7, 3)]
    assert (d.bodies[0].place, d.bodies[0].members[1].place) == ((9, 3), (15, 7))
    assert [each.place for each in serbia.strong] == [(26, 9), (27, 9)]
    assert serbia.perception.place == (29, 7)
    assert [each.place for each in d.merged] == [(39, 5), (40, 5)]
    assert (d.commitments[0].place, d.coalitions[0].place) == ((42, 5), (44, 3))


def test_facts_and_bodies_hold_where_their_definitions_do():
    d = loads(RULES)
    names = d.options
    rows = np.array([[bool(code >> k & 1) for k in range(4)] for code in range(16)])
    held = d.facts[0].expression.evaluate(dict(zip(names, rows.T, strict=True)))
    for (_, eu, us, block), said in zip(rows, held, strict=True):
        adopted = (not block) + us + 8 >= 9 and not block and us
        assert said == (adopted and (eu or us))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # Derived facts
        ('"adopted and recognised"', '"adopted and recognized"',
         "6:22: fact 'both': there is no derived fact 'recognized'. Did you mean 'recognised'"),
        ("eu.see or us.see", "eu.sea or us.see", "7:47: fact 'recognised': there is no option"),
        ("eu.see or us.see", "both or us.see",
         "6:3: derived facts rest on each other in a circle: both → recognised → both"),
        ("eu.see or us.see", "recognised",
         "7:3: the derived fact 'recognised' rests on itself"),
        ("votes: us.see", "votes: both", "in a circle: both → adopted → both"),
        ("  both:", "  not:", "6:3: facts: 'not' cannot be an id: it is a word of the grammar"),
        ("  both:", "  YN:", "6:3: facts: 'YN' cannot be an id: it would read as a state"),
        ("  both:", "  a.b:", "6:3: facts: 'a.b' cannot be an id"),
        ("  both:", "  adopted:", "9:3: voting: 'adopted' is a derived fact already"),
        ("Recognised, expression: ", "Recognised, expresion: ", "'expression' is missing"),
        ('"adopted and recognised"', "[a]", "6:9: fact 'both': a mapping is expected here"),
        ("- never: both and", "- never: bath and", "37:12: .*'bath'. Did you mean 'both'"),
        # Voting bodies
        ("    quota: 9\n", "", "voting: 'adopted': 'quota' is missing"),
        ("quota: 9", "quota: 0", "11:12: voting: 'adopted': quota: it is at least 1"),
        ("quota: 9", "quota: most", "11:12: .*quota: a whole number is expected"),
        ("weight: 8, ", "weight: -8, ", "16:24: .*member 'others': weight: a whole number"),
        ("weight: 8, ", "", "16:15: .*member 'others': 'weight' is missing"),
        ("votes: us.see, ", "", "15:11: .*member 'us': 'votes' is missing"),
        ("votes: us.see", "votes: us.seen", "15:30: .*member 'us': votes: there is no option"),
        ('veto: "russia.block"', 'veto: "russia.blok"', "14:75: .*veto: there is no option"),
        ("veto: true", "veto: [true]", "veto: an expression is expected here, not a list"),
        ("name: The council", "title: The council", "there is no key 'title' here"),
        # Options and preferences
        ("direction: forward", "direction: onward", "20:42: .*irreversible is 'forward'"),
        ("direction: forward, ", "", "irreversible: 'direction' is missing"),
        ("if: not both", "if: not bath", "20:59: option 'serbia.strike': irreversible: if: "),
        ("if: not both", "unless: both", "no key 'unless' here"),
        ("weight: -3", "weight: 1.5", "23:37: .*weight 1: weight: a whole number"),
        ("{statement: serbia.strike, weight: 2}", "serbia.strike", "weight 2: a mapping is"),
        ("statement: both, weight", "weight", "'statement' is missing"),
        ("      weights:", "      because: e1\n      weights:", "stands with each"),
        ("      weights:", "      ranking: [rest]\n      weights:", "either 'ranking' or"),
        ("gap: 2", "gap: 0", "26:15: .*strong: gap: it is at least 1"),
        ("gap: 2", "gap: 2, worse: eu.see", "26:9: .*either 'gap' or 'worse' is expected"),
        ("{worse: serbia.strike, ", "{", "27:9: .*either 'gap' or 'worse' is expected"),
        ("worse: serbia.strike", "worse: serbia.stroke", "27:17: .*worse: there is no option"),
        # Perception
        ("unseen: us.see", "unseen: us.sea", "29:15: .*unseen: there is no option 'us.sea'"),
        ("unseen: us.see", "unseen: serbia.strike", "29:15: .*is its own option, which it sees"),
        ("        eu: {pref", "        eue: {pref", "31:9: .*no actor 'eue'. Did you mean 'eu'"),
        ("        eu: {pref", "        serbia: {pref", "31:9: .*'serbia' is itself"),
        ("preferences: [recognised], ", "", "31:13: .*'eu': 'preferences' is missing"),
        ("preferences: [recognised]", "preferences: [recognized]", "ascribes: 'eu': preference 1"),
        # Merged states
        ("{states: NYY-, ", "{", "40:5: merged state 2: 'states' is missing"),
        ("states: NYY-", "states: NYY", "merged state 2: the pattern 'NYY' has 3 letters"),
        ("ranked_as: NYYN", "ranked_as: NYYYN", "40:31: .*'NYYYN' names no state"),
        ("ranked_as: NYYN", "ranked_as: NYNN", "40:31: .*NYNN is no member: it does not satisfy"),
        ("eu: YNNY", "eu: YNN-", "39:56: .*'eu': 'YNN-' names no state"),
        ("eu: YNNY", "serba: YNNY", "39:52: .*no actor 'serba'. Did you mean 'serbia'"),
        # Commitments and coalitions
        ("{by: us, ", "{", "42:5: commitment 1: 'by' is missing"),
        ("by: us", "by: su", "42:10: commitment 1: by: there is no actor 'su'"),
        ("if: adopted", "if: adapted", "42:18: .*no derived fact 'adapted'"),
        ("then: us.see", "then: us.see or eu.see", "it says what 'us' does, and eu.see is"),
        ("then: us.see", "then: recognised and adopted", "eu.see, russia.block are not"),
        ("members: [us, eu]", "members: [us, uss]", "44:24: .*no actor 'uss'. Did you mean 'us'"),
        ("members: [us, eu]", "members: [us, us]", "44:24: .*'us' is named twice"),
        ("members: [us, eu]", "members: []", "it has no known member"),
        ("members: [us, eu], ", "", "coalition 'west': 'members' is missing"),
        ("  west:", "  eu:", "44:3: coalition 'eu': an actor has this id"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_place(old, new, message):
    assert old in RULES
    text = RULES.replace(old, new, 1)
    assert re.search(message, told(text)), told(text)


def test_who_names_a_circle_is_not_blamed():
    text = RULES.replace("eu.see or us.see", "both or us.see")
    assert told(text).count("\n") == 0


def test_two_circles_are_both_named():
    text = RULES.replace("facts:\n", "facts:\n  a: not a\n  b: c\n  c: d\n  d: b and both\n")
    assert "the derived fact 'a' rests on itself" in told(text)
    assert re.search("in a circle: b → c → d → b|c → d → b → c|d → b → c → d", told(text))


def test_what_else_is_wrong_in_a_circle_is_told_too():
    text = RULES.replace("eu.see or us.see", "both or us.sea")
    assert "in a circle: both → recognised → both" in told(text)
    assert "there is no option 'us.sea'" in told(text)


def test_many_and_long_circles_are_told_in_part():
    pairs = "".join(f"  a{k}: b{k}\n  b{k}: a{k}\n" for k in range(300))
    found = told(RULES.replace("facts:\n", f"facts:\n{pairs}"))
    assert found.count("in a circle") == 20
    ring = "".join(f"  r{k}: r{(k + 1) % 50}\n" for k in range(50))
    found = told(RULES.replace("facts:\n", f"facts:\n{ring}"))
    assert re.search(r"in a circle: (r\d+ → ){11}… → r\d+$", found)


def test_facts_that_grow_without_bound_are_refused():
    chain = "".join(f"  f{k}: f{k - 1}\n" for k in range(1, 300))
    text = RULES.replace("facts:\n", f"facts:\n  f0: eu.see\n{chain}")
    assert "nested more than 100 deep" in told(text)
    double = "".join(f"  f{k}: f{k - 1} and f{k - 1}\n" for k in range(1, 60))
    text = RULES.replace("facts:\n", f"facts:\n  f0: eu.see\n{double}")
    assert "parts; at most" in told(text)


def test_a_body_of_large_votes_is_refused():
    double = "".join(f"  f{k}: f{k - 1} and f{k - 1}\n" for k in range(1, 14))
    members = "".join(f"      m{k}: {{weight: 1, votes: f13}}\n" for k in range(9))
    text = RULES.replace("facts:\n", f"facts:\n  f0: eu.see\n{double}").replace(
        "    members:\n", f"    members:\n{members}"
    )
    assert re.search("voting: 'adopted': .* parts; at most", told(text))


def test_one_of_a_kind_needs_no_list():
    listed = RULES.replace(
        "strong:\n      - {gap: 2, assumed: so}\n      - {w", "strong:\n      - {w"
    )
    single = listed.replace("strong:\n      - {w", "strong:\n        {w")
    assert loads(listed) == loads(single)


fragments = st.sampled_from(
    ["", "\n", ":", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!", "|", "'", '"', "\0", "~",
     "null", "-1", "1e9", "true", "both", "not", "rest", "YN", "serbia", "{if: x}", ", "]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(150, len(RULES)), st.integers(0, 40), fragments),
        min_size=1, max_size=4,
    )
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_change_to_the_rules_brings_anything_but_a_dispute_or_its_faults(edits):
    text = RULES
    for start, length, fragment in edits:
        text = text[:start] + fragment + text[start + length :]
    found, faults = attempted(text)
    if found is not None:
        assert loads(dumps(found)) == found
    else:
        assert faults
        assert all(fault.message and fault.file == "d.yaml" for fault in faults)
