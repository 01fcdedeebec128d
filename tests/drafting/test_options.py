"""Options from claims: what is threatened, demanded, proposed, kept up, promised, refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.material import Material
from standoff.drafting.options import collect_options
from standoff.reading.dossier import Dossier

Make = Callable[..., Dossier]


def options(dossier: Dossier) -> dict[str, DraftOption]:
    board = Board(Material(dossier))
    collect_options(board)
    return {option.path: option for option in board.options}


def test_a_threat_is_an_option_open_from_the_deadline_on(avaria: Dossier) -> None:
    close = options(avaria)["avaria.close_canal"]
    assert close.name == "Close the canal"
    assert close.available_from == date(2020, 3, 9)
    assert not close.taken
    assert close.irreversible is None


def test_a_declaration_is_taken_to_be_irreversible_and_says_so(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria threatened to declare independence. ",
        [
            {
                "act": "threaten",
                "actor": "avaria",
                "modality": "threatened",
                "words": "to declare independence",
            }
        ],
    )
    declare = options(more)["avaria.declare_independence"]
    assert declare.irreversible == "forward"
    assert "irreversible" in (declare.assumed or "")


def test_an_outsiders_proposal_can_be_accepted_by_both_sides(avaria: Dossier) -> None:
    found = options(avaria)
    assert found["avaria.accept_norland_plan"].taken
    assert found["avaria.accept_norland_plan"].taken_because
    assert not found["belmark.accept_norland_plan"].taken
    assert not found["belmark.accept_norland_plan"].taken_because


def test_a_demand_for_talks_asks_both_sides_and_talks_that_go_on_are_going_on(
    avaria: Dossier,
) -> None:
    found = options(avaria)
    for side in ("avaria", "belmark"):
        assert found[f"{side}.negotiate"].name == "Go on negotiating"
        assert found[f"{side}.negotiate"].taken


def test_a_continuing_deployment_is_in_the_status_quo_with_its_number(avaria: Dossier) -> None:
    keep = options(avaria)["belmark.keep_troops"]
    assert keep.name == "Keep 2,000 troops at the canal"
    assert keep.taken
    assert keep.taken_because


def test_what_an_aide_says_of_force_is_assumed_to_be_an_option_of_the_government(
    avaria_with: Make,
) -> None:
    more = avaria_with(
        "War could be a tool, said Otto Fink, an aide to Belmark. ",
        [
            {"act": "threaten", "actor": "otto_fink", "modality": "hypothetical",
             "words": "War could be a tool"},
            {"kind": "relation", "act": "advise", "actor": "otto_fink", "target": "belmark",
             "words": "Otto Fink, an aide"},
        ],
        actors={"otto_fink": "person"},
    )  # fmt: skip
    force = options(more)["belmark.use_force"]
    assert "does not speak for Belmark" in (force.assumed or "")
    assert not force.taken


def test_a_demand_that_forces_be_withdrawn_is_about_the_deployment(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria demanded that they be withdrawn. ",
        [{"act": "demand", "actor": "avaria", "words": "they be withdrawn"}],
    )
    board = Board(Material(more))
    collect_options(board)
    claim = more.claims[-1]
    assert [option.path for option in board.by_claim[claim.id]] == ["belmark.keep_troops"]
    assert claim.id in board.against


def test_a_refusal_is_an_option_to_grant_what_is_refused(avaria_with: Make) -> None:
    more = avaria_with(
        "Belmark refused any toll for barges. ",
        [{"act": "reject", "actor": "belmark", "words": "any toll for barges"}],
    )
    grant = options(more)["belmark.grant_toll_barges"]
    assert grant.name == "Grant a toll for barges"
    assert not grant.taken


def test_a_rejected_plan_is_not_accepted_in_the_status_quo_and_cites_it(avaria_with: Make) -> None:
    more = avaria_with(
        "Belmark rejected the plan. ",
        [{"act": "reject", "actor": "belmark", "words": "the plan"}],
    )
    accept = options(more)["belmark.accept_norland_plan"]
    assert not accept.taken
    assert accept.taken_because
    assert accept.taken_because


def test_a_promise_that_another_sentence_explains_is_no_option(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria will obey such an order. ",
        [{"act": "promise", "actor": "avaria", "words": "obey such an order"}],
    )
    assert set(options(more)) == set(options(avaria_with()))


def test_what_is_denied_is_no_option(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria has not threatened to seize ships. ",
        [
            {
                "act": "threaten",
                "actor": "avaria",
                "modality": "threatened",
                "polarity": False,
                "words": "to seize ships",
            }
        ],
    )
    assert set(options(more)) == set(options(avaria_with()))


def test_the_deadline_named_most_is_the_main_one(avaria_with: Make) -> None:
    again = {"kind": "deadline", "act": "expire", "day": "2020-03-20"}
    more = avaria_with(
        "The lease ends on 20 March. A deadline is 20 March. ",
        [again | {"words": "ends on 20 March"}, again | {"words": "A deadline is 20 March"}],
    )
    main = Board(Material(more)).deadlines.main
    assert main is not None
    assert main[0] == date(2020, 3, 20)
    assert Board(Material(avaria_with(but=("expire",)))).deadlines.main is None


def test_a_demand_that_names_its_addressee_is_told_without_the_name(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria wants Belmark to lower its tolls. ",
        [
            {
                "act": "demand",
                "actor": "avaria",
                "target": "belmark",
                "words": "Belmark to lower its tolls",
            }
        ],
    )
    assert options(more)["belmark.lower_tolls"].name == "Lower its tolls"


def test_an_offer_to_do_something_is_told_as_one(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria offered to hold off for 60 days. ",
        [{"act": "offer", "actor": "avaria", "words": "to hold off for 60 days"}],
    )
    offer = next(o for o in options(more).values() if o.origin == "offer")
    assert offer.name == "Offer to hold off for 60 days"
    assert offer.taken


def test_forces_that_are_said_to_stay_are_kept(avaria_with: Make) -> None:
    more = avaria_with(
        "Its patrols will remain in the strait. ",
        [
            {
                "kind": "commitment",
                "act": "keep",
                "actor": "belmark",
                "modality": "intended",
                "words": "Its patrols will remain in the strait",
            }
        ],
    )
    assert options(more)["belmark.keep_forces"].name == "Keep its patrols in the strait"


def test_a_threat_against_somebody_without_an_act_is_no_option(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria threatened Belmark once more. ",
        [
            {
                "act": "threaten",
                "actor": "avaria",
                "modality": "threatened",
                "words": "Belmark once more",
            }
        ],
    )
    assert set(options(more)) == set(options(avaria_with()))


def test_a_demand_to_withdraw_what_may_be_withdrawn_asks_for_just_that(avaria_with: Make) -> None:
    more = avaria_with(
        "Belmark may withdraw its guards. Avaria wants Belmark to withdraw its guards. ",
        [
            {
                "kind": "commitment",
                "act": "withdraw",
                "actor": "belmark",
                "modality": "hypothetical",
                "words": "withdraw its guards",
            },
            {
                "act": "demand",
                "actor": "avaria",
                "target": "belmark",
                "words": "to withdraw its guards",
            },
        ],
    )
    board = Board(Material(more))
    collect_options(board)
    assert more.claims[-1].id not in board.against
    assert [o.id for o in board.by_claim[more.claims[-1].id]] == ["withdraw_guards"]


def test_a_demand_that_was_dropped_is_no_option(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria asked for a toll. Avaria dropped its demand for a toll. ",
        [
            {"act": "demand", "actor": "avaria", "target": "belmark", "words": "a toll"},
            {"act": "retract", "actor": "avaria", "words": "its demand for a toll"},
        ],
    )
    assert set(options(more)) == set(options(avaria_with()))


def test_a_sides_offer_that_the_other_turns_down_is_one_it_can_accept(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria offered free passage. Belmark turned down the offer. ",
        [
            {"act": "offer", "actor": "avaria", "words": "free passage"},
            {"act": "reject", "actor": "belmark", "words": "the offer"},
        ],
        but=("propose", "accept"),
    )
    accept = options(more)["belmark.accept_avaria_plan"]
    assert accept.name == "Accept Avaria's offer"
    assert not accept.taken
    assert accept.taken_because


def test_backing_by_members_of_a_body_is_taken_for_its_own_and_says_so(avaria_with: Make) -> None:
    backs = {"kind": "relation", "act": "back", "actor": "gulf_league", "target": "avaria"}
    actors = {"gulf_league": "organisation"}
    some = avaria_with(
        "Several Gulf League governments back Avaria. ",
        [backs | {"words": "League governments back Avaria"}],
        actors=actors,
    )
    whole = avaria_with(
        "The Gulf League backs Avaria. ", [backs | {"words": "League backs Avaria"}], actors=actors
    )
    assert "some of its members" in (options(some)["gulf_league.back_avaria"].assumed or "")
    assert options(whole)["gulf_league.back_avaria"].assumed is None


def test_an_outsiders_offer_can_be_accepted_but_an_offer_to_mediate_is_no_plan(
    avaria_with: Make,
) -> None:
    offer = {"act": "offer", "actor": "norland"}
    terms = avaria_with(
        "Norland offered to guard the locks. ",
        [offer | {"words": "to guard the locks"}],
        but=("propose", "accept"),
    )
    accept = options(terms)["belmark.accept_norland_plan"]
    assert accept.name == "Accept Norland's offer"
    offices = avaria_with(
        "Norland offered to mediate in May. ",
        [offer | {"words": "to mediate in May"}],
        but=("propose", "accept"),
    )
    assert not any(path.endswith("accept_norland_plan") for path in options(offices))


@pytest.mark.parametrize("who", ["norland", "orenia"])
@pytest.mark.parametrize(
    "words",
    ["both sides should accept the proposal", "both governments must sign the plan"],
)
def test_who_asks_that_a_plan_be_accepted_asks_both_sides_for_just_that(
    avaria_with: Make, who: str, words: str
) -> None:
    more = avaria_with(
        f"Later it said that {words}. ",
        [{"act": "demand", "actor": who, "words": words}],
        actors={"orenia": {"name": "Orenia", "kind": "government"}},
    )
    before = options(avaria_with())
    board = Board(Material(more))
    collect_options(board)
    assert {option.path for option in board.options} == set(before)
    claim = next(c for c in more.claims if more.sources[0].text and c.act == "demand"
                 and words in (c.evidence[0].exact))  # fmt: skip
    assert {o.path for o in board.by_claim[claim.id]} == {
        "avaria.accept_norland_plan", "belmark.accept_norland_plan",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["study the proposal", "consider all of their demands"])
def test_to_promise_to_think_about_an_answer_is_no_option(avaria_with: Make, words: str) -> None:
    more = avaria_with(
        f"Avaria said that it would {words}. ",
        [{"act": "promise", "actor": "avaria", "modality": "intended", "words": words}],
    )
    assert set(options(more)) == set(options(avaria_with()))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("any extension for the ships", "Grant an extension for the ships"),
        ("any payments for the past", "Grant payments for the past"),
        ("any truce on the river", "Accept a truce on the river"),
        ("a peace deal without the islands", "Accept a peace deal without the islands"),
    ],
)
def test_a_thing_that_is_refused_could_be_granted_or_accepted(
    avaria_with: Make, words: str, name: str
) -> None:
    more = avaria_with(
        f"Avaria has ruled out {words}. ", [{"act": "reject", "actor": "avaria", "words": words}]
    )
    assert name in {option.name for option in options(more).values()}


def test_what_is_agreed_to_in_other_words_is_what_was_demanded(avaria_with: Make) -> None:
    words = "pay a higher premium for the cocoa"
    agreed = "to pay the cocoa premium of Avaria in full"
    more = avaria_with(
        f"Avaria demanded that Belmark {words}. Belmark agreed {agreed}. ",
        [
            {"act": "demand", "actor": "avaria", "target": "belmark", "words": words},
            {"act": "accept", "actor": "belmark", "words": agreed},
        ],
    )
    (pay,) = (o for o in options(more).values() if o.name.startswith("Pay"))
    assert pay.actor == "belmark"
    assert pay.taken
