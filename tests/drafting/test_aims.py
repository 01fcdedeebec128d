"""Preference statements from claims."""

from __future__ import annotations

from collections.abc import Callable

from standoff.dispute.model import Statements
from standoff.drafting.aims import collect_aims
from standoff.drafting.board import Aim, Board
from standoff.drafting.draft import draft
from standoff.drafting.material import Material
from standoff.drafting.options import collect_options
from standoff.drafting.stands import Stands
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text

Make = Callable[..., Dossier]


def aims(dossier: Dossier) -> dict[tuple[str, str], Aim]:
    board = Board(Material(dossier))
    collect_options(board)
    collect_aims(board, Stands(board))
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


def support(avaria_with: Make, *, withheld: bool) -> Dossier:
    claims = [
        {"act": "support", "actor": "denland", "target": "avaria",
         "words": "favours closing the canal"},
        {"act": "support", "actor": "estland", "target": "avaria", "polarity": False,
         "words": "support closing the canal"},
    ]  # fmt: skip
    return avaria_with(
        "Denland favours closing the canal. Estland does not support closing the canal. ",
        claims if withheld else claims[:1],
        actors={"denland": "government", "estland": "government"},
    )


def test_support_is_read_as_support_for_the_option_and_that_is_assumed(avaria_with: Make) -> None:
    aim = aims(support(avaria_with, withheld=False))["denland", "avaria.close_canal"]
    assert aim.because
    assert aim.assumed


def test_support_that_others_withhold_leaves_the_wish_unknown_and_says_why(
    avaria_with: Make,
) -> None:
    dossier = support(avaria_with, withheld=True)
    assert ("denland", "avaria.close_canal") not in aims(dossier)
    denland = draft(dossier).actor("denland")
    doubt = next(u for u in denland.unknown if u.about == ("avaria.close_canal",))
    assert "Estland" in (doubt.grounds.assumed or "")
    assert len(doubt.grounds.because) == 2


def threat(**more: object) -> list[dict[str, object]]:
    base = {"act": "threaten", "actor": "avaria", "modality": "threatened", "words": "seize ships"}
    return [base | more]


def test_a_threat_that_only_others_report_is_no_aim(avaria_with: Make) -> None:
    more = avaria_with("Belmark says Avaria will seize ships. ", threat(modality="reported"))
    assert ("avaria", "avaria.seize_ships") not in aims(more)
    option = next(o for o in draft(more).actor("avaria").options if o.id == "seize_ships")
    assert "Somebody else says" in (option.grounds.assumed or "")


def test_a_threat_that_was_withdrawn_is_no_aim(avaria_with: Make) -> None:
    retracted = {"act": "retract", "actor": "avaria", "words": "its threat to seize ships"}
    more = avaria_with(
        "Avaria will seize ships. Avaria withdrew its threat to seize ships. ",
        [*threat(), retracted],
    )
    assert ("avaria", "avaria.seize_ships") not in aims(more)
    option = next(o for o in draft(more).actor("avaria").options if o.id == "seize_ships")
    assert "withdrawn" in (option.grounds.assumed or "")


def test_whoever_will_not_yield_does_not_accept_an_outsiders_plan(avaria_with: Make) -> None:
    more = avaria_with(
        "Belmark would not concede its rights. ",
        [{"act": "refuse to concede", "actor": "belmark", "words": "its rights"}],
    )
    aim = aims(more)["belmark", "not belmark.accept_norland_plan"]
    assert aim.because
    assert aim.assumed


def test_a_refused_demand_is_an_aim_of_whoever_refuses(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria demands that Belmark scrap its toll plan. Belmark refused to scrap the toll plan. ",
        [
            {
                "act": "demand",
                "actor": "avaria",
                "target": "belmark",
                "words": "scrap its toll plan",
            },
            {"act": "reject", "actor": "belmark", "words": "to scrap the toll plan"},
        ],
    )
    found = aims(more)
    assert ("avaria", "belmark.scrap_toll_plan") in found
    assert found["belmark", "not belmark.scrap_toll_plan"].assumed is None
    assert ("belmark", "not belmark.accept_norland_plan") not in found


def test_the_demand_that_is_rejected_is_the_last_one_made(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria demands that Belmark scrap its toll. Belmark rejected the demand. ",
        [
            {"act": "demand", "actor": "avaria", "target": "belmark", "words": "scrap its toll"},
            {"act": "reject", "actor": "belmark", "words": "the demand"},
        ],
    )
    assert ("belmark", "not belmark.scrap_toll") in aims(more)


def test_what_a_threat_would_answer_is_an_option_of_whom_it_warns(avaria_with: Make) -> None:
    more = avaria_with(
        "Avaria will seize ships if Belmark lowers the gates. ",
        [
            *threat(),
            {"act": "oppose", "actor": "avaria", "target": "belmark", "modality": "hypothetical",
             "words": "lowers the gates"},
        ],
    )  # fmt: skip
    found = aims(more)
    assert ("avaria", "avaria.seize_ships iff belmark.lowers_gates") in found
    assert ("avaria", "not belmark.lowers_gates") in found


def test_nobody_wants_what_no_claim_speaks_of(avaria: Dossier) -> None:
    assert not any(actor == "norland" and "close" in text for actor, text in aims(avaria))


def test_a_condition_that_is_not_understood_leaves_the_threat_unknown(avaria_with: Make) -> None:
    more = avaria_with("Avaria will seize ships if the tide allows. ", threat())
    assert ("avaria", "avaria.seize_ships") not in aims(more)
    doubt = next(u for u in draft(more).actor("avaria").unknown if u.grounds.because)
    assert doubt.about == ("avaria.seize_ships",)
    assert "if the tide allows" in (doubt.grounds.assumed or "")


PREFERRING = (
    "Mediators of Norway met Serbia and Kosovo. Serbia threatened to close the border. "
    "Kosovo demanded that Serbia open the bridge. {} Kosovo then demanded that Serbia pay its debt."
)


def statements(sentence: str, actor: str) -> list[str]:
    drafted = draft(read_text(PREFERRING.format(sentence), published="2007-12-07"))
    preference = drafted.actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


def test_what_is_merely_preferred_comes_after_all_else_that_is_wanted() -> None:
    found = statements("Kosovo would prefer that Serbia withdraw its police.", "kosovo")
    assert found[-1] == "serbia.withdraw_police"
    assert set(found[:-1]) == {"serbia.open_bridge", "serbia.pay_debt", "not serbia.close_border"}


def test_who_would_prefer_not_to_carry_out_a_threat_wants_it_last() -> None:
    found = statements("Serbia would prefer not to close the border.", "serbia")
    assert found == ["serbia.close_border", "not serbia.close_border"]


def test_a_thing_that_is_preferred_is_wanted_as_the_act_that_brings_it() -> None:
    found = statements("Serbia would prefer talks to a vote.", "serbia")
    assert "serbia.close_border" in found
    assert all("vote" not in statement for statement in found)
