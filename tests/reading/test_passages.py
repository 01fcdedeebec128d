"""Passages of several house styles, of the article where it is present, and of odd texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.reading.passages import describe, find_passages
from standoff.reading.source import open_page, source_from_text
from standoff.reading.tongues import looks_english

PAGES = Path(__file__).parents[1] / "data" / "pages"
ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "kosovo-2007-12-07.txt"


ENGLISH = "The envoy said that he would come back in a week with a new paper for both of the sides."
GERMAN = (
    "Der Gesandte sagte, er werde in einer Woche mit einem neuen Papier für beide Seiten wieder "
    "kommen, wenn die Lage am Fluss es zulasse."
)


def kinds(text: str) -> list[tuple[str, str]]:
    source = source_from_text(text)
    return [(item.kind, text[item.start : item.end]) for item in find_passages(source)]


def kinds_of_page(path: Path) -> list[tuple[str, str]]:
    page = open_page(path)
    text = page.source.text or ""
    found = find_passages(page.source, hints=page.blocks)
    return [(item.kind, " ".join(text[item.start : item.end].split())) for item in found]


def of_kind(found: list[tuple[str, str]], kind: str) -> list[str]:
    return [text for other, text in found if other == kind]


def test_a_dateline_gives_the_day_where_nothing_else_does() -> None:
    text = (
        "Farmers shut the canal\n\nPORT VELLIS, 4 March 2024 - Farmers shut the northern canal on "
        "Monday and said that they would not open it before they are paid."
    )
    source = source_from_text(text)
    assert describe(source, find_passages(source)).published == "2024-03-04"


def test_a_row_of_sections_is_no_headline() -> None:
    found = kinds(
        "Home | World | Africa | Sport\n\nFarmers shut the northern canal\n\n"
        "Farmers shut the northern canal on Monday and said that they would not open it.\n\n"
        "The mayor said that she would talk to the farmers about the canal on Friday.\n"
    )
    assert ("navigation", "Home | World | Africa | Sport") in found
    assert of_kind(found, "headline") == ["Farmers shut the northern canal"]


def test_wire_copy_that_is_hard_wrapped() -> None:
    found = kinds_of_page(PAGES / "wire.txt")
    assert [kind for kind, _ in found] == [
        "headline", "byline", "lead", "body", "body", "body", "body", "byline", "byline",
    ]  # fmt: skip
    assert found[2][1].startswith("GENEVA, March 3 (Wire) - Talks")
    assert found[2][1].endswith("its new dam, officials said.")


def test_text_that_was_wrapped_by_hand_is_joined_though_its_lines_are_ragged() -> None:
    text = (
        "Oskaria refuses to pay tolls for the Keld canal\nMarlow Courier, 6 March 2025\n\n"
        "Oskaria refused on Thursday to pay the tolls that Tarvania demands for the canal.\n"
        "Prime minister Pavel Brandt told parliament in Velm that it would not pay under threat\n"
        "and that the tolls were illegal. He said Oskaria would send warships to escort its grain "
        "ships if\nTarvania closed the canal. Tarvania has threatened to close it on 20 March. "
        "The minister, Irena Solheim, said\nthat she was not afraid.\n"
        "\nGrain prices rose in both countries on Thursday.\n"
    )
    found = kinds(text)
    assert [kind for kind, _ in found][:2] == ["headline", "timestamp"]
    assert {kind for kind, _ in found[2:]} == {"lead", "body"}
    assert any("escort its grain ships if\nTarvania closed" in words for _, words in found)


def test_a_daily_paper_with_all_that_surrounds_a_story() -> None:
    found = kinds_of_page(PAGES / "daily.txt")
    assert of_kind(found, "headline") == ["PORT STRIKE: UNIONS WALK OUT OF TALKS"]
    assert of_kind(found, "byline") == ["By Nora Lind, industry correspondent"]
    assert of_kind(found, "timestamp") == ["Published 14:05, 9 May 2019"]
    assert of_kind(found, "subheading") == ["What the unions want"]
    assert of_kind(found, "pull_quote") == [
        '"We will not come back for a worse paper"',
        "Karl Osei, dockers' federation",
    ]
    assert of_kind(found, "comment") == [
        "Just let them strike, the bosses earn enough",
        "Mia, Westport",
        "Good for them. My father worked nights there until he was 63.",
    ]
    story = of_kind(found, "lead") + of_kind(found, "body")
    assert len(story) == 10
    assert story[-1] == "The port handles two thirds of the country's imports."
    assert "Ferry fares to rise in June" in of_kind(found, "link")
    assert "READ MORE: How one strike emptied the shelves in 1998" in of_kind(found, "link")
    assert len(of_kind(found, "disclaimer")) == 2


def test_a_page_by_its_markup() -> None:
    found = kinds_of_page(PAGES / "page.html")
    assert [kind for kind, _ in found] == [
        "masthead", "navigation", "navigation", "headline", "byline", "timestamp", "caption",
        "lead", "body", "subheading", "body", "link", "link", "link", "pull_quote",
        "pull_quote", "body", "navigation", "comment", "disclaimer",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["tabloid.txt", "old-site.txt", "broadcaster.html"])
def test_no_house_style_lets_the_page_into_its_story(name: str) -> None:
    found = kinds_of_page(PAGES / name)
    for kind, text in found:
        marked = text.startswith(("The", "A ", "“", "On ", "Both", "Two", "Neither", "Its"))
        if kind in ("lead", "body"):
            assert marked, text
        assert kind != "lead" or text[-1] in ".”"
    assert len(of_kind(found, "lead")) == 1
    assert len(of_kind(found, "headline")) == 1


@pytest.mark.skipif(not ARTICLE.exists(), reason="../shared is not present")
def test_the_article() -> None:
    found = kinds_of_page(ARTICLE)
    order = [kind for kind, _ in found]
    assert order[:7] == [
        "masthead", "masthead", "timestamp", "headline", "caption", "caption", "lead",
    ]  # fmt: skip
    assert order.count("body") == 20
    assert order.count("subheading") == 2
    assert order.count("comment") == 2
    assert order.count("caption") == 4
    assert order[-6:] == ["link", "disclaimer", "link", "link", "link", "navigation"]
    page = open_page(ARTICLE)
    described = describe(page.source, find_passages(page.source))
    assert described.published == "2007-12-07T23:38:00+00:00"
    assert described.publisher == "BBC News"


def test_one_sentence_is_a_lead() -> None:
    assert kinds("The council refused to sign.") == [("lead", "The council refused to sign.")]
    assert kinds("Council refuses to sign") == [("lead", "Council refuses to sign")]


def test_agency_copy_with_rules_between_its_parts() -> None:
    found = kinds(
        "Rebels hold two bridges as truce expires\nBy MARIA COLE, Associated Press\n"
        "Apr. 4, 2003 9:15 AM ET\n\nPORT SALLA, Meridia (AP) — Rebels held two bridges on Friday "
        'after a truce expired at dawn.\n\nThe army said it would not attack "for now."\n\n___\n\n'
        "Associated Press writer Tom Hill contributed to this report.\n"
    )
    assert [kind for kind, _ in found] == [
        "headline", "byline", "timestamp", "lead", "body", "navigation", "byline",
    ]  # fmt: skip


def test_another_story_named_within_this_one() -> None:
    found = kinds(
        "Truce talks collapse over prisoner lists\nAna Ruiz in Port Salla\n"
        "Tue 4 Mar 2014 17.21 GMT\nA prisoner is led to a bus\n"
        "Prisoners board a bus in February. Photograph: Jo Lim/EPA\n"
        "Talks on a truce collapsed on Tuesday when the rebels refused to name their prisoners.\n"
        "The government has demanded the release of 140 soldiers and offered to free 90 rebels.\n"
        "Mediators urge return to table\nRead more\n"
        "The rebels' spokesman denied that they were holding more than 60.\nTopics\nMeridia\n"
    )
    assert [kind for kind, _ in found] == [
        "headline", "byline", "timestamp", "caption", "caption", "lead", "body", "link",
        "navigation", "body", "navigation", "navigation",
    ]  # fmt: skip


def test_paragraphs_without_blank_lines_and_without_a_headline() -> None:
    text = (
        "The two sides met in the capital on Monday and agreed on nothing at all.\n"
        "The envoy said that he would come back in a week with a new paper.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["lead", "body"]


def test_a_page_with_nothing_to_say_has_no_story() -> None:
    found = kinds("Home\nWorld\nSport\nSign in\n© 2020 The Paper. All rights reserved.\n")
    assert not {"lead", "body"} & {kind for kind, _ in found}


def test_a_description_keeps_what_the_source_already_says() -> None:
    source = source_from_text(
        "The Paper\n3 May 2001\nMinister quits over bridge plan\nThe minister quit over the bridge "
        "plan on Thursday, his office said in a short note.\n",
        published="2001-05-04",
    )
    described = describe(source, find_passages(source))
    assert (described.title, described.publisher) == (
        "Minister quits over bridge plan",
        "The Paper",
    )
    assert described.published == "2001-05-04"


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said his country was not responsible for the attack on the bridge.",
        "Orland hopes to become a member of the union by the end of the year.",
        "Officials told Reuters on Friday that the truce along the river was over.",
        "The rebels would not consent to the plan that the envoy had put forward.",
        "Comments on the draft were mixed, and both sides have signed up to nothing so far.",
        "Images of the attack were shown on state television in the evening.",
        "The terms and conditions of the ceasefire are unclear to both of the armies.",
        "“Tell us what you want and we shall give you an answer,” the commander said.",
    ],
)
def test_what_reports_say_is_not_taken_for_what_pages_say(sentence: str) -> None:
    frame = "The two armies have faced each other across the river since the end of May."
    found = kinds(f"{frame}\n\n{sentence}\n\n{frame}\n")
    assert [kind for kind, _ in found] == ["lead", "body", "body"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        (GERMAN, False),
        ("Посланник сказал, что вернётся.", False),
        ("12 of 15", True),
        ("", True),
    ],
)  # fmt: skip
def test_other_languages_are_noticed(text: str, *, english: bool) -> None:
    assert looks_english(text) is english


def test_the_subject_of_a_mail_is_its_title() -> None:
    text = (
        "From: River News <desk@river.example>\nDate: Mon, 4 March 2019 09:00:00 +0000\n"
        "Subject: Dam talks stall\n\n"
        "The talks on the dam have stalled, the envoy said on Monday after a week in Leska.\n"
    )
    source = source_from_text(text)
    assert describe(source, find_passages(source)).title == "Dam talks stall"


@pytest.mark.parametrize("marks", ["„“", "„”", "»«", "«»", "“”", "››", "‚‘", '""'])
def test_a_paragraph_that_opens_with_a_quotation_is_of_the_story(marks: str) -> None:
    said = f"{marks[0]}We will not sign this,{marks[1]} the minister of Chile said on Tuesday."
    text = (
        "The Daily Post\nTalks fail again\n\n"
        "The talks between Peru and Chile failed on Monday, the mediators said in Geneva.\n\n"
        f"{said}\n\n"
        "The parties meet again on Monday in Geneva, the spokesman for the mediators said.\n\n"
        "» Five things to know about the canal\n"
    )
    kinds = {text[p.start : p.end]: p.kind for p in find_passages(source_from_text(text))}
    assert kinds[said] == "body"
    assert kinds["» Five things to know about the canal"] not in {"lead", "body"}
