"""Preference statements from claims."""

from __future__ import annotations

from collections.abc import Callable

from standoff.drafting.aims import collect_aims
from standoff.drafting.board import Aim, Board
from standoff.drafting.material import Material
from standoff.drafting.options import collect_options
from standoff.reading.dossier import Dossier

Make = Callable[..., Dossier]


def aims(dossier: Dossier) -> dict[tuple[str, str], Aim]:
    board = Board(Material(dossier))
    collect_options(board)
    collect_aims(board)
    return {(aim.actor, aim.expression): aim for aim in board.aims}


def test_a_threat_without_a_condition_is_what_the_actor_is_after(avaria: Dossier) -> None:
    aim = aims(avaria)["avaria", "avaria.close_canal"]
    assert aim.because
    assert aim.assumed


def test_what_one_side_threatens_is_unwelcome_to_the_other(avaria: Dossier) -> None:
    aim = aims(avaria)["belmark", "not avaria.close_canal"]
    assert aim.because == ()
    assert aim.assumed


def test_it_is_cited_where_the_other_refuses_to_yield(avaria_with: Make) -> None:
    more = avaria_with(
        "Belmark would not concede its rights. ",
        [{"act": "refuse to concede", "actor": "belmark", "words": "its rights"}],
    )
    assert aims(more)["belmark", "not avaria.close_canal"].because


def test_a_threat_with_a_demand_is_carried_out_unless_the_demand_is_met(
    avaria_with: Make,
) -> None:
    more = avaria_with(
        "Avaria will seize ships unless Belmark lifts its tax. ",
        [
            {
                "act": "threaten",
                "actor": "avaria",
                "modality": "threatened",
                "words": "seize ships",
            },
            {"act": "demand", "actor": "avaria", "target": "belmark", "words": "lifts its tax"},
        ],
    )
    found = aims(more)
    assert ("avaria", "avaria.seize_ships iff not belmark.lifts_tax") in found
    assert ("avaria", "belmark.lifts_tax") in found
    assert found["avaria", "belmark.lifts_tax"].assumed is None


def test_a_threat_that_answers_another_act_follows_it(avaria: Dossier) -> None:
    found = aims(avaria)
    assert ("corland", "corland.respond iff avaria.close_canal") in found
    assert ("corland", "not avaria.close_canal") in found


def test_a_demand_met_is_an_aim_and_cited(avaria: Dossier) -> None:
    aim = aims(avaria)["belmark", "avaria.negotiate and belmark.negotiate"]
    assert aim.because
    assert aim.assumed is None


def test_whoever_proposes_wants_both_to_accept(avaria: Dossier) -> None:
    both = "avaria.accept_norland_plan and belmark.accept_norland_plan"
    assert ("norland", both) in aims(avaria)


def test_a_demand_to_withdraw_forces_is_for_their_not_being_kept(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria demanded that they be withdrawn. ",
        [{"act": "demand", "actor": "avaria", "words": "they be withdrawn"}],
    )
    assert ("avaria", "not belmark.keep_troops") in aims(more)


def test_support_that_others_withhold_is_said_in_the_assumption(avaria_with: Make) -> None:
    more = avaria_with(
        "Denland favours closing the canal. Estland does not support closing the canal. ",
        [
            {"act": "support", "actor": "denland", "target": "avaria",
             "words": "favours closing the canal"},
            {"act": "support", "actor": "estland", "target": "avaria", "polarity": False,
             "words": "support closing the canal"},
        ],
        actors={"denland": "government", "estland": "government"},
    )  # fmt: skip
    aim = aims(more)["denland", "avaria.close_canal"]
    assert "Estland" in (aim.assumed or "")
    assert len(aim.because) == 2


def test_nobody_wants_what_no_claim_speaks_of(avaria: Dossier) -> None:
    assert not any(actor == "norland" and "close" in text for actor, text in aims(avaria))
