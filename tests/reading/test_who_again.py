"""Who the actors of a dossier are among those of all reports."""

from __future__ import annotations

from dataclasses import replace

from standoff.evidence import Evidence, Span
from standoff.reading.actor_book import ActorBook
from standoff.reading.records import Claim, ReportedActor
from standoff.reading.who_again import WhoAgain

CLAIM = Claim(
    id="c1", kind="stance", actor="lund", act="reject", plover=None, target="peru",
    content=(Span(0, 4),), date=None, polarity=True, modality="done",
    evidence=(Evidence("s1", 0, 4, "word"),), found_by=("openai:m",),
)  # fmt: skip


def person(ident: str, name: str, *aliases: str, speaks_for: str | None = None) -> ReportedActor:
    return ReportedActor(ident, name, aliases, "person", speaks_for)


def book() -> ActorBook:
    made = ActorBook()
    made.add("Peru", "government")
    made.add("Ana Lund", "person")
    made.call("ana_lund", "Lund")
    made.let_speak("ana_lund", "peru")
    return made


def test_by_the_id_else_by_the_names() -> None:
    peru = ReportedActor("peru", "Republic of Peru", (), "government")
    who = WhoAgain([peru, person("lund", "Lund"), person("al", "A. L.", "Ana Lund")], book())
    assert [who.find(each) for each in ("peru", "lund", "al")] == ["peru", "ana_lund", "ana_lund"]


def test_another_kind_counts_where_nobody_else_is_called_so() -> None:
    there = book()
    old = ReportedActor("lund", "Lund", (), "organisation")
    assert WhoAgain([old], there).find("lund") == "ana_lund"
    there.add("Lund Works", "organisation")
    there.call("lund_works", "Lund")
    assert WhoAgain([old], there).find("lund") == "lund_works"
    assert WhoAgain([person("lund", "Lund")], there).find("lund") == "ana_lund"


def test_a_name_of_several_is_nobodys_and_the_old_one_is_entered() -> None:
    there = book()
    there.add("Eva Lund", "person")
    there.call("eva_lund", "Lund")
    assert WhoAgain([person("lund", "Lund")], there).find("lund") == "lund"
    assert there.name("lund") == "Lund"


def test_whoever_is_not_there_is_entered_with_whom_it_speaks_for() -> None:
    there = book()
    old = [
        person("oro", "Ugo Oro", "Oro", speaks_for="union"),
        ReportedActor("union", "Union", (), "organisation"),
        person("one", "One", speaks_for="other"),
        person("other", "Other", speaks_for="one"),
    ]
    who = WhoAgain(old, there)
    assert [who.find(each.id) for each in old] == ["oro", "union", "one", "other"]
    assert set(there.records(["oro"])) == {old[0], old[1]}
    assert there.speaks_for("one") == "other"


def test_whoever_speaks_for_somebody_now_acts_for_them() -> None:
    who = WhoAgain(
        [person("lund", "Lund"), ReportedActor("peru", "Peru", (), "government")], book()
    )
    now = who.named_in(CLAIM)
    # Peru does nothing towards itself.
    assert (now.actor, now.target, now.speaker) == ("peru", None, None)


def test_whoever_acted_apart_from_those_whom_it_speaks_for_still_does() -> None:
    old = [person("ana_lund", "Ana Lund", speaks_for="peru"),
           ReportedActor("peru", "Peru", (), "government")]  # fmt: skip
    now = WhoAgain(old, book()).named_in(replace(CLAIM, actor="ana_lund"))
    assert (now.actor, now.target) == ("ana_lund", "peru")


def test_a_quotation_is_of_whomever_the_speaker_speaks_for_now() -> None:
    there = book()
    there.add("Chile", "government")
    old = [person("lund", "Lund", speaks_for="chile"),
           ReportedActor("chile", "Chile", (), "government"),
           ReportedActor("peru", "Peru", (), "government")]  # fmt: skip
    quoted = replace(CLAIM, kind="quotation", speaker="lund", actor="chile", target=None)
    now = WhoAgain(old, there).named_in(quoted)
    assert (now.speaker, now.actor) == ("ana_lund", "peru")
    unclear = WhoAgain(old, there).named_in(replace(quoted, actor=None, speaker=None))
    assert (unclear.speaker, unclear.actor) == (None, None)
