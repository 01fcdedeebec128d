"""Whether reports are about one dispute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from standoff.drafting.draft import draft
from standoff.drafting.relatedness import unrelated_sources
from standoff.reading.dossier import Dossier

Make = Callable[..., Dossier]


def joined(one: Dossier, other: Dossier) -> Dossier:
    source = replace(other.sources[0], id="s2")
    claims = tuple(
        replace(c, id=f"d{c.id}", evidence=tuple(replace(e, source="s2") for e in c.evidence))
        for c in other.claims
    )
    passages = tuple(replace(p, id=f"q{p.id}", source="s2") for p in other.passages)
    known = {actor.id for actor in one.actors}
    actors = (*one.actors, *(a for a in other.actors if a.id not in known))
    return Dossier(
        (*one.sources, source), (*one.passages, *passages), actors, (*one.claims, *claims)
    )


def strike(build: Make, union: str) -> Dossier:
    return build(
        "The union threatened to strike. ",
        {union: "organisation"},
        [
            {
                "act": "threaten",
                "actor": union,
                "modality": "threatened",
                "words": "to strike",
            }
        ],
    )


def test_one_report_is_related_to_itself(avaria: Dossier) -> None:
    assert unrelated_sources(avaria) == ()


def test_reports_in_which_the_same_act_are_related(avaria: Dossier, build: Make) -> None:
    assert unrelated_sources(joined(avaria, strike(build, "belmark"))) == ()


def test_reports_in_which_nobody_acts_in_both_are_not_and_the_draft_says_so(
    avaria: Dossier, build: Make
) -> None:
    both = joined(avaria, strike(build, "dockers"))
    assert unrelated_sources(both) == ("s1", "s2")
    assert any("may not be about one dispute" in note for note in draft(both).notes)
