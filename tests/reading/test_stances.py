"""Who demands, offers, accepts, rejects, threatens, supports what, in several phrasings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standoff.reading.read import read_text

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brazil demanded that Peru release the crew.", ("brazil", "demand", "peru")),
        ("Brazil wants Peru to sign the treaty.", ("brazil", "demand", "peru")),
        ("Brazil insists on a written apology.", ("brazil", "demand", None)),
        ("Brazil called for a truce.", ("brazil", "demand", None)),
        ("Peru must leave the island, Brazil said.", ("brazil", "demand", "peru")),
        ("Peru rejected Brazil's demand for a truce.", ("brazil", "demand", None)),
        ("Brazil urged Peru to sign.", ("brazil", "appeal", "peru")),
        ("Brazil called on Peru to release the crew.", ("brazil", "appeal", "peru")),
        ("Norway proposed a joint commission.", ("norway", "propose", None)),
        ("Norway put forward a plan for the bay.", ("norway", "propose", None)),
        ("Norway presented a new proposal.", ("norway", "propose", None)),
        ("Norway submitted a plan for the bay.", ("norway", "propose", None)),
        ("Brazil has offered to pay for the damage.", ("brazil", "offer", None)),
        ("Brazil agreed to a truce.", ("brazil", "accept", None)),
        ("The plan was accepted by Brazil.", ("brazil", "accept", None)),
        ("The plan - accepted by Brazil - is long.", ("brazil", "accept", None)),
        ("Brazil is ready to accept a smaller share.", ("brazil", "accept", None)),
        ("Peru turned down a Brazilian proposal.", ("peru", "reject", "brazil")),
        ("Peru ruled out talks with the rebels.", ("peru", "reject", None)),
        ("The demand of Brazil was rejected by Peru.", ("peru", "reject", "brazil")),
        ("Brazil has threatened to close the border.", ("brazil", "threaten", None)),
        ("Brazil is prepared to pay half of the toll.", ("brazil", "offer", None)),
        (
            "Brazil said it was prepared to pay if Peru dropped its threat.",
            ("brazil", "demand", "peru"),
        ),
        (
            "Brazil said it would lift the embargo if Peru freed the crew.",
            ("brazil", "demand", "peru"),
        ),
        ("Brazil warned Peru against closing the strait.", ("brazil", "warn", "peru")),
        ("Chile backs Peru.", ("chile", "support", "peru")),
        ("Chile sided with Peru.", ("chile", "support", "peru")),
        ("Chile took Peru's side.", ("chile", "support", "peru")),
        ("Chile voiced support for Peru.", ("chile", "support", "peru")),
        ("Peru has the backing of Chile.", ("chile", "support", "peru")),
        ("Peru is backed by Norway and supported by Chile.", ("chile", "support", "peru")),
        ("Brazil opposes the plan.", ("brazil", "oppose", None)),
        ("Peru accused Brazil of breaking the truce.", ("peru", "accuse", "brazil")),
        ("Brazil denied that its ships had left.", ("brazil", "deny", None)),
        ("Peru refused to give up the islands.", ("peru", "refuse to concede", None)),
        ("Peru would not give in on the islands.", ("peru", "refuse to concede", None)),
        ("Peru backed down on the islands.", ("peru", "concede", None)),
        ("The Peruvian government rejected the offer.", ("peru", "reject", None)),
        ("Lima rejected the offer.", ("peru", "reject", None)),
        ("The rebels rejected the offer.", ("rebels", "reject", None)),
        ("Peru says it is willing to talk.", ("peru", "offer", None)),
        ("Peru is unwilling to talk.", ("peru", "reject", None)),
        ("Peru withdrew its offer on Monday.", ("peru", "retract", None)),
        ("Brazil continues to demand that Peru pay.", ("brazil", "demand", "peru")),
    ],
)
def test_acts_in_several_phrasings(
    report: Reader, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in report(text).acts()


@pytest.mark.parametrize(
    "text",
    [
        "Brazil expects to buy gas from Peru.",
        "A man in Peru asked not to be named.",
        "Peru refused to say whether it had ships.",
        "Peru signed away nothing.",
        "Peru met Brazil on Friday.",
        "Peru insisted that it was right.",
        "Asked about the boats, Otto Fink of Peru smiled.",
        "Both sides rejected it.",
    ],
)
def test_what_is_no_stance(report: Reader, text: str) -> None:
    assert report(text).acts() == set()


def test_the_content_and_the_evidence_are_exact(report: Reader) -> None:
    read = report("It rained. Brazil demanded that Peru release the crew. It rained on.")
    claim = read.only("stance")
    assert read.said(claim) == "that Peru release the crew"
    assert [item.exact for item in claim.evidence] == [
        "Brazil demanded that Peru release the crew."
    ]
    assert (claim.plover, claim.polarity, claim.modality) == ("REQUEST", True, "done")


def test_a_threat_with_a_condition_is_a_threat_and_a_demand(report: Reader) -> None:
    read = report(
        "Brazil has threatened to close the border unless Peru frees the crew by 20 March."
    )
    threat, demand = read.only("stance", "threaten"), read.only("stance", "demand")
    assert (read.said(threat), threat.modality, threat.date) == (
        "to close the border",
        "threatened",
        None,
    )
    assert (read.said(demand), demand.actor, demand.target) == (
        "frees the crew by 20 March",
        "brazil",
        "peru",
    )
    assert demand.date == date(2031, 3, 20)


def test_a_side_that_says_what_it_will_do_if_not_threatens_it(report: Reader) -> None:
    read = report(
        "Peru's foreign minister, Ada Storm, said her country would leave the talks "
        "if Brazil did not stop the patrols."
    )
    assert ("peru", "threaten", None) in read.acts()
    assert read.said(read.only("stance", "threaten")) == "leave the talks"
    assert read.only("stance", "demand").target == "brazil"


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Peru said it would stay in the talks.", "promise", "stay in the talks"),
        ("Peru said it would attack the port.", "threaten", "attack the port"),
        ("Peru said it would not leave the bay.", "reject", "leave the bay"),
        ("Peru said it would never give up the bay.", "refuse to concede", "give up the bay"),
        ("Peru would leave, it said, if the boats came.", "threaten", "leave"),
    ],
)
def test_what_a_side_says_it_will_do(report: Reader, text: str, act: str, content: str) -> None:
    read = report(text)
    claim = read.only("stance", act)
    assert claim.actor == "peru"
    assert read.said(claim).startswith(content)


def test_a_refusal_until_something_is_done_demands_it(report: Reader) -> None:
    read = report("Peru will not talk until Brazil frees the crew, its president said.")
    assert ("peru", "reject", "brazil") in read.acts()
    assert ("peru", "demand", "brazil") in read.acts()


def test_what_others_say_that_a_side_will_do_is_no_stance_of_it(report: Reader) -> None:
    assert report("Brazil said that Peru would leave the talks.").acts() == set()


def test_a_denied_act_is_denied(report: Reader) -> None:
    claim = report("Peru has not accepted the plan.").only("stance", "accept")
    assert claim.polarity is False
    neither = report("Neither Peru nor Brazil will accept the map.").claims("stance", "accept")
    assert {(c.actor, c.polarity) for c in neither} == {("peru", False), ("brazil", False)}


def test_what_somebody_else_reports_of_a_side_is_reported(report: Reader) -> None:
    claim = report("Brazil said that Peru had rejected the plan.").only("stance", "reject")
    assert (claim.actor, claim.modality) == ("peru", "reported")


def test_an_accusation_is_of_something(report: Reader) -> None:
    read = report("Peru accused Brazil of breaking the truce.")
    assert read.said(read.only("stance")) == "breaking the truce"
    anonymous = report("Brazil was accused of piracy.").only("stance")
    assert (anonymous.actor, anonymous.target) == (None, "brazil")


def test_what_is_asked_of_several_is_asked_of_each(report: Reader) -> None:
    read = report("Norway urged Peru and Brazil to sign.")
    assert read.acts() == {("norway", "appeal", "peru"), ("norway", "appeal", "brazil")}


def test_joint_speakers_demand_together(report: Reader) -> None:
    read = report("Peru and Chile said that Brazil must leave.")
    assert read.acts() == {("peru", "demand", "brazil"), ("chile", "demand", "brazil")}


def test_who_is_not_named_is_bound_to_nothing(report: Reader) -> None:
    assert report("Peru and Chile said there were duties that they should fulfil.").acts() == set()
    assert report("Peru said that Peru and Chile should leave.").acts() == {
        ("peru", "demand", "chile")
    }


def test_talk_of_force_is_the_speakers_own_and_hypothetical(report: Reader) -> None:
    claim = report("Otto Fink said war could be a tool.").only("stance", "threaten")
    assert (claim.actor, claim.modality) == ("otto_fink", "hypothetical")
    assert report("Otto Fink said war was never a tool.").claims("stance", "threaten") == []


def test_an_object_pronoun_is_no_target(report: Reader) -> None:
    read = report("Brazil opposes the plan, but Peru supports it.")
    assert ("peru", "support", None) in read.acts()
    assert read.claims("relation", "back") == []


def test_what_is_given_up_or_denied_is_not_threatened_or_demanded() -> None:
    for text in (
        "Egypt has withdrawn its threat to close the canal.",
        "Egypt dropped its demand for a toll.",
        "Egypt denied that it had threatened to close the canal.",
    ):
        claims = read_text(text).claims
        standing = [c for c in claims if c.act in {"threaten", "demand"} and c.polarity]
        assert standing == [], text


def test_a_day_between_a_threat_and_its_infinitive_does_not_part_them() -> None:
    text = "Ethiopia threatened on Monday to close the gates unless Sudan withdraws its troops."
    claims = {c.act: c for c in read_text(text).claims if c.kind == "stance"}
    assert (claims["threaten"].actor, claims["threaten"].modality) == ("ethiopia", "threatened")
    words = [text[s.start : s.end] for s in claims["threaten"].content]
    assert words == ["to close the gates"]
    assert (claims["demand"].actor, claims["demand"].target) == ("ethiopia", "sudan")
    assert claims["demand"].base == "withdraw"


def test_what_a_threat_would_answer_is_opposed_in_advance() -> None:
    text = "Turkey threatened to recall its envoy if Greece closed the border."
    claims = {c.act: c for c in read_text(text).claims if c.kind == "stance"}
    feared = claims["oppose"]
    assert (feared.actor, feared.target, feared.modality) == ("turkey", "greece", "hypothetical")
    assert [text[s.start : s.end] for s in feared.content] == ["closed the border"]
    assert claims["threaten"].content[0].end <= text.index(" if ")


def test_whose_it_is_in_a_condition_follows_from_the_target_of_the_threat() -> None:
    text = "Kenya said that Kenya would impose sanctions on Sudan if it attacked the dam."
    feared = next(c for c in read_text(text).claims if c.act == "oppose")
    assert feared.target == "sudan"


def test_what_has_to_be_done_to_something_is_demanded_as_an_act() -> None:
    text = "Sudan said it would close the dam unless a binding accord was signed."
    demand = next(c for c in read_text(text).claims if c.act == "demand")
    assert [text[s.start : s.end] for s in demand.content] == ["a binding accord", "signed"]
    assert (demand.base, demand.target) == ("sign", None)


def test_an_it_that_opens_a_paragraph_is_whom_the_last_was_about(report: Reader) -> None:
    read = report("Peru met Brazil. Brazil was angry.\nIt rejected the plan of Peru.")
    assert ("brazil", "reject", "peru") in read.acts()
    assert report("The rebels attacked.\nIt rejected the plan.").acts() == set()


@pytest.mark.parametrize(
    "text",
    [
        '"It is fair," Ada Storm of Peru conceded.',
        "Ada Storm of Peru suggested that nobody had asked.",
        "Ada Storm asked Peru whether the dam was safe.",
        "Peru does not expect Brazil to sign.",
        "The council would go to court rather than give up a single field.",
        "Peru said it would not comment.",
        "Both would submit the dispute to a court.",
    ],
)
def test_what_is_only_told_or_asked_is_no_stance(report: Reader, text: str) -> None:
    assert report(text).claims("stance") == []


def test_what_is_asked_for(report: Reader) -> None:
    read = report("Peru had asked for the troops to be withdrawn.")
    assert read.only("stance", "appeal").actor == "peru"
    assert read.claims("commitment") == []


def test_a_report_that_urges_speaks_for_itself(report: Reader) -> None:
    claim = report("We urge Peru to halt the work.").only("stance", "appeal")
    assert (claim.actor, claim.target) == (None, "peru")


def test_whose_comments_are_criticised(report: Reader) -> None:
    claim = report("Peru criticised comments by Ada Storm of Brazil.").only("stance", "accuse")
    assert claim.target in {"ada_storm", "brazil"}


def test_joint_speakers_all_speak_for_themselves(report: Reader) -> None:
    read = report("The ministers of Peru and Chile said that Brazil must honour the treaty.")
    assert {(c.actor, c.modality) for c in read.claims("stance", "demand")} == {
        ("peru", "done"),
        ("chile", "done"),
    }


def test_what_is_demanded_was_not_done() -> None:
    claims = read_text("Brazil demanded that Peru withdraw its threat.").claims
    assert [(c.actor, c.act) for c in claims if c.kind == "stance"] == [("brazil", "demand")]


def test_they_in_quoted_words_are_others_than_the_speaker() -> None:
    text = 'Brazil\'s minister, Ana Souza, said: "They will not pay. We will close the border."'
    stances = [c for c in read_text(text).claims if c.kind == "stance"]
    assert [(c.actor, c.act) for c in stances] == [("brazil", "threaten")]


def test_what_somebody_is_to_do_is_nothing_that_he_does_whatever_his_name_looks_like() -> None:
    found = read_text("Norway demanded that Meridian Terminals accept the proposal.")
    assert [c.act for c in found.claims if c.kind == "stance"] == ["demand"]


def test_a_favour_on_a_condition_is_promised_and_not_threatened() -> None:
    found = read_text("Peru's president said Peru would pay for the works if Chile signed.")
    assert [
        (c.act, c.target) for c in found.claims if c.kind == "stance" and c.actor == "peru"
    ] == [("promise", None), ("demand", "chile")]


def test_what_a_thing_does_is_demanded_of_nobody() -> None:
    dossier = read_text(
        "Peru and Chile have met. Peru said that it would close the canal if the money had not "
        "arrived. Chile said it would send ships to escort its tankers if Peru closed the canal."
    )
    assert [(c.act, c.actor) for c in dossier.claims if c.kind == "stance"] == [
        ("threaten", "peru"),
        ("threaten", "chile"),
        ("oppose", "chile"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Brazil promised to back Peru and to impose the same duty on 1 January.",
         ["to back Peru", "to impose the same duty on 1 January"]),
        ("Brazil threatened to close the border, to expel diplomats and to recall its envoy.",
         ["to close the border", "to expel diplomats", "to recall its envoy"]),
        ("Brazil threatened to close the border and expel diplomats.",
         ["to close the border and expel diplomats"]),
        ("Brazil agreed to pay in full, leaving Peru alone.", ["to pay in full"]),
    ],
)  # fmt: skip
def test_deeds_that_are_joined_by_to_are_each_their_own(
    report: Reader, text: str, parts: list[str]
) -> None:
    read = report(text)
    assert [read.said(claim) for claim in read.claims("stance")] == parts


def test_who_is_asked_on_some_day_to_do_something_is_asked_just_that(report: Reader) -> None:
    read = report("Brazil asked a court in Lima on Friday to stop the works.")
    claim = read.only("stance")
    assert (claim.act, claim.actor, claim.target) == ("appeal", "brazil", None)
    assert read.said(claim) == "to stop the works"


def test_a_favour_on_a_condition_of_nobody_demands_nothing(report: Reader) -> None:
    acts = report("Brazil is prepared to pay if the weather improves.").acts()
    assert {act for _, act, _ in acts} == {"offer"}


@pytest.mark.parametrize(
    ("text", "upheld"),
    [
        ("Brazil has so far refused to withdraw its threat to shut the port.", True),
        ("Peru would sign only if Brazil withdrew its threat to shut the port.", True),
        ("Peru would talk if Brazil dropped its threat to shut the port.", True),
        ("Brazil might drop its threat to shut the port.", True),
        ("Brazil has not dropped its threat to shut the port.", True),
        ("Brazil has dropped its threat to shut the port.", False),
    ],
)
def test_a_threat_that_is_not_withdrawn_stays(report: Reader, text: str, upheld: bool) -> None:
    read = report(text)
    threat = read.only("stance", "threaten")
    assert (threat.polarity, read.said(threat)) == (upheld, "to shut the port")
    assert not [claim for claim in read.claims("stance") if claim.act == "reject"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels said they would resume their offensive if the army did not leave.",
            {("rebels", "threaten"), ("rebels", "demand")},
        ),
        ("Peru said it would launch an offensive.", {("peru", "threaten")}),
        ("Peru said it would resume the talks if Chile left.", {("peru", "promise"),
                                                               ("peru", "demand")}),
        (
            "Peru's defence minister said the army would observe the truce.",
            {("peru", "promise")},
        ),
        ("The Dock Workers' Union said the army would observe the truce.", set()),
        (
            "Peru backed a plan to arm Chile; Brazil has indicated that it may leave.",
            {("peru", "support")},
        ),
    ],
)  # fmt: skip
def test_who_announces_what(text: str, expected: set[tuple[str, str]]) -> None:
    stances = [c for c in read_text(text).claims if c.kind == "stance"]
    assert {(c.actor, c.act) for c in stances} == expected
    assert all(c.modality != "reported" for c in stances if c.act == "support")


@pytest.mark.parametrize(
    "deed", ["go to court", "go to court over the tax", "take Brazil to court"]
)
def test_who_would_go_to_court_threatens(report: Reader, deed: str) -> None:
    assert ("peru", "threaten") in {a[:2] for a in report(f"Peru said it would {deed}.").acts()}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil withdrew two howitzers, as it had promised to do.",
        "Peru promised nothing.",
        "Peru could not promise anything.",
    ],
)
def test_to_promise_nothing_is_no_promise(report: Reader, text: str) -> None:
    assert report(text).claims("stance", "promise") == []


def test_residents_of_a_place_act_for_themselves(report: Reader) -> None:
    read = report("Peru and Brazil met. Residents of Peru have threatened to block the road.")
    assert ("residents", "threaten", None) in read.acts()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru said it would end its blockade if Chile left.", "promise"),
        ("Peru said it would call off the strike if Chile left.", "promise"),
        ("“We will call it off tomorrow if they pay,” Peru said.", "promise"),
        ("Peru said it would end the talks if Chile left.", "threaten"),
        ("Peru said it would suspend the treaty.", "threaten"),
        ("Peru said its ships would board any foreign trawler.", "threaten"),
        ("Peru said it would arrest the crew.", "threaten"),
    ],
)
def test_to_end_harm_is_promised_and_not_threatened(text: str, act: str) -> None:
    stances = {c.act for c in read_text(text).claims if c.actor == "peru" and c.kind == "stance"}
    assert stances & {"promise", "threaten"} == {act}


def test_before_a_semicolon_stands_another_sentence() -> None:
    text = "Peru wants an increase of nine per cent; Chile has offered four per cent."
    found = {(c.actor, c.act): c for c in read_text(text).claims if c.kind == "stance"}
    assert set(found) == {("peru", "demand"), ("chile", "offer")}
    (content,) = found["chile", "offer"].content
    assert text[content.start : content.end] == "four per cent"
