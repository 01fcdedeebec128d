"""Disputes with everything that a dispute file can say, for tests that write and read them."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from hypothesis import strategies as st

from standoff.dispute.bodies import decision_of
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Ascribed,
    Body,
    Coalition,
    Commitment,
    Constraint,
    Dispute,
    Fact,
    Grounds,
    Member,
    Merged,
    Option,
    Perception,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
    Weighted,
    Weights,
)
from standoff.evidence import Evidence, Source

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"],
                  exclude_characters="\ufeff"),
    min_size=1, max_size=30,
).filter(lambda text: text.strip())  # fmt: skip
lines = st.builds("\n".join, st.lists(words, min_size=1, max_size=3))
identifiers = st.sampled_from(["a", "b_1", "ö", "not", "true", "null", "rest", "Y", "no"])
derived = st.sampled_from(["f", "g_1", "null", "no", "Yes", "ø", "a"])
large = 10**15 - 1
days = st.none() | st.dates()


def grounds(labels):
    because = st.lists(st.sampled_from(labels), unique=True).map(tuple) if labels else st.just(())
    return st.builds(Grounds, because, st.none() | words)


def few(items, most=2):
    return st.lists(items, max_size=most).map(tuple)


def expressions(options, facts):
    """Expressions over options and derived facts, and patterns."""

    def read(text):
        return parse(text, options=options, facts=facts)

    parts = st.sampled_from([*options, *facts])
    letters = st.lists(st.sampled_from("YN-"), min_size=len(options), max_size=len(options))
    return st.one_of(
        parts.map(read),
        st.tuples(parts, parts).map(lambda two: read(f"{two[0]} if not {two[1]}")),
        letters.map("".join).map(read),
    )


def states(options):
    letters = st.lists(st.sampled_from("YN"), min_size=len(options), max_size=len(options))
    return letters.map("".join)


@st.composite
def evidence(draw, sources):
    text = draw(lines)
    start = draw(st.integers(0, 999))
    exact = draw(st.booleans())
    return Evidence(
        draw(st.sampled_from(sources)), start, start + len(text),
        text if exact else None, None if exact else "0a" * 32,
        draw(st.just("") | st.text("a \n\t:#'\"", max_size=8)), draw(st.just("") | lines),
    )  # fmt: skip


@st.composite
def preferences(draw, expression, ground):
    statement = st.builds(Statement, expression, st.none() | words, ground)
    form = draw(st.sampled_from([Statements, Ranking, Weights]))
    if form is Statements:
        levels = st.lists(st.lists(statement, min_size=1, max_size=3).map(tuple), max_size=3)
        return Statements(tuple(draw(levels)))
    if form is Weights:
        return Weights(draw(few(st.builds(Weighted, statement, st.integers(-large, large)))))
    tiers = draw(st.lists(st.lists(expression, min_size=1, max_size=2), min_size=1, max_size=3))
    rest = draw(st.none() | st.integers(0, len(tiers) - 1))
    if rest is not None and draw(st.booleans()):
        tiers[rest] = []
    return Ranking(tuple(tuple(tier) for tier in tiers), rest, draw(ground))


@st.composite
def facts_and_bodies(draw, options, ground):
    """Derived facts and bodies that rest on each other, listed in any order."""
    known = {}
    facts, bodies = [], []
    for identifier in draw(st.lists(derived, max_size=3, unique=True)):
        expression = expressions(options, dict(known))
        if draw(st.booleans()):
            name = draw(words | st.just(identifier))
            facts.append(Fact(identifier, name, draw(expression), draw(ground)))
            known[identifier] = facts[-1].expression.root
            continue
        member = st.builds(
            Member, identifiers, st.integers(0, large), expression,
            st.booleans() | expression, st.none() | words, ground,
        )  # fmt: skip
        members = draw(st.lists(member, min_size=1, max_size=3, unique_by=lambda each: each.id))
        quota = draw(st.integers(1, large))
        bodies.append(Body(identifier, draw(words), tuple(members), quota, draw(ground)))
        known[identifier] = decision_of(bodies[-1])
    return tuple(draw(st.permutations(facts))), tuple(draw(st.permutations(bodies))), known


@st.composite
def perceptions(draw, actor, owned, expression, ground):
    """A picture that an actor has of options and preferences of others."""
    others = [each for each in owned if each != actor]
    hidden = [f"{other}.{option}" for other in others for option in owned[other]]
    unseen = draw(st.lists(st.sampled_from(hidden), unique=True, max_size=2)) if hidden else []
    pairs = few(st.builds(Unknown, expression, expression, grounds=ground), 1)
    views = tuple(
        Ascribed(other, draw(preferences(expression, ground)), draw(pairs))
        for other in others
        if draw(st.booleans())
    )
    return Perception(tuple(unseen), views, draw(ground))


@st.composite
def options_of(draw, names, expression, ground):
    made = []
    for name in names:
        direction = draw(st.sampled_from([None, "forward", "back"]))
        first = min(draw(days), draw(days), key=lambda day: day or date.max)
        condition = draw(st.none() | expression) if direction else None
        made.append(Option(name, draw(words), direction, first, None, draw(ground),
                           irreversible_if=condition))  # fmt: skip
    return tuple(made)


@st.composite
def actors_of(draw, owned, expression, ground):
    options = [f"{actor}.{option}" for actor in owned for option in owned[actor]]
    about = st.lists(st.sampled_from(options), min_size=1, unique=True).map(tuple)
    unknown = st.builds(Unknown, expression, expression, grounds=ground) | st.builds(
        Unknown, about=about, grounds=ground
    )
    strong = st.builds(Strong, gap=st.integers(1, large), grounds=ground) | st.builds(
        Strong, worse=expression, grounds=ground
    )
    return tuple(
        Actor(
            actor, draw(words), draw(st.none() | words),
            draw(options_of(owned[actor], expression, ground)),
            draw(preferences(expression, ground)), draw(few(unknown)), draw(ground),
            strong=draw(few(strong)),
            perception=draw(st.none() | perceptions(actor, owned, expression, ground)),
        )
        for actor in owned
    )  # fmt: skip


@st.composite
def merged_states(draw, options, actors, expression, ground):
    """A merged state, ranked by some actors as a member of it where it is a pattern."""
    if draw(st.booleans()):
        return Merged(draw(expression), draw(st.none() | words), grounds=draw(ground))
    letters = "".join(draw(st.lists(st.sampled_from("YN-"), min_size=len(options),
                                    max_size=len(options))))  # fmt: skip
    member = st.tuples(*(st.sampled_from("YN" if at == "-" else at) for at in letters))
    ranked_as = {actor: "".join(draw(member)) for actor in actors if draw(st.booleans())}
    return Merged(parse(letters, options=options), draw(st.none() | words),
                  MappingProxyType(ranked_as), draw(ground))  # fmt: skip


@st.composite
def commitments_of(draw, owned, expression, ground):
    actor = draw(st.sampled_from(list(owned)))
    own = [f"{actor}.{option}" for option in owned[actor]]
    action = parse(draw(st.sampled_from([*own, f"not {own[0]}", " or ".join(own)])))
    return Commitment(actor, draw(expression), action, draw(st.none() | words), draw(ground))


@st.composite
def coalitions_of(draw, actors, ground):
    labels = [each for each in ("west", "no", "Y") if each not in actors]
    made = []
    for label in draw(st.lists(st.sampled_from(labels), max_size=2, unique=True)):
        chosen = draw(st.sets(st.sampled_from(actors), min_size=1))
        members = tuple(actor for actor in actors if actor in chosen)
        made.append(Coalition(label, members, draw(st.none() | words), draw(ground)))
    return tuple(made)


@st.composite
def disputes(draw):
    labels = draw(st.lists(st.sampled_from(["s1", "s-2", "r:3"]), unique=True))
    sources = {
        label: Source(label, draw(st.none() | words), None, draw(st.sampled_from(
            [None, "2007-12-07", "2007-12-07T23:38:00+00:00"])), location=draw(st.none() | words),
            part=draw(st.none() | words), address=draw(st.none() | words),
            retrieved=draw(st.sampled_from([None, "2007-12-08T07:00:00+00:00"])))
        for label in labels
    }  # fmt: skip
    cited = draw(st.lists(st.sampled_from(["e1", "e2"]), unique=True)) if labels else []
    known = {label: draw(evidence(labels)) for label in cited}
    ground = grounds(list(known))
    ids = draw(st.lists(identifiers, min_size=1, max_size=3, unique=True))
    owned = {i: draw(st.lists(identifiers, min_size=1, max_size=2, unique=True)) for i in ids}
    options = [f"{i}.{o}" for i in ids for o in owned[i]]
    facts, bodies, definitions = draw(facts_and_bodies(options, ground))
    expression = expressions(options, definitions)
    constraint = st.builds(
        Constraint, st.sampled_from(["always", "never"]), expression, st.none() | words, ground
    )
    status = draw(st.none() | states(options))
    return Dispute(
        draw(lines), draw(actors_of(owned, expression, ground)), draw(st.none() | lines),
        draw(days), MappingProxyType(sources), MappingProxyType(known), draw(few(constraint)),
        status, draw(ground) if status else Grounds(), draw(st.none() | words), draw(few(lines)),
        facts=facts, bodies=bodies,
        merged=draw(few(merged_states(options, ids, expression, ground))),
        commitments=draw(few(commitments_of(owned, expression, ground))),
        coalitions=draw(coalitions_of(ids, ground)),
    )  # fmt: skip
