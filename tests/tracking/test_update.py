"""What further reports change in a dispute file, and what they leave alone."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.check import check
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.errors import DisputeError, ReportError
from standoff.evidence import verify
from standoff.reading.dossier import Dossier
from standoff.reading.read import read, read_more, read_text
from standoff.tracking.update import TOO_MANY, Update, propose
from standoff.tracking.versions import Proposal

SLUICES = sorted((Path(__file__).parents[1] / "data" / "sluices").glob("*.txt"))
PLAN = "accept_river_commission_plan"

Parts = dict[int, tuple[Dossier, Dossier, tuple[str, ...]]]
"""By number of reports: the dossier of the first of them, that of all, and what is new."""


@pytest.fixture(scope="module")
def parts() -> Parts:
    """For some numbers of reports: the dossier of the first of them, that of all, what is new."""
    found = {}
    for number in (1, 3, 5, 8):
        first = read(SLUICES[:number])
        found[number] = (first, *read_more(first, SLUICES[number:]))
    return found


def of(parts: Parts, number: int) -> tuple[str, Update]:
    first, together, fresh = parts[number]
    text = dumps(draft(first))
    return text, propose(text, together, fresh)


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [s.expression.text for level in preference.levels for s in level]


def gist(dispute: Dispute) -> dict[str, object]:
    """What a dispute says, whatever the order and the names of its evidence."""

    def cited(because: tuple[str, ...]) -> frozenset[tuple[str | None, int]]:
        items = [dispute.evidence[ident] for ident in because]
        return frozenset((dispute.sources[i.source].sha256, i.start) for i in items)

    assert dispute.status_quo is not None
    letters = dict(zip(dispute.options, dispute.status_quo, strict=True))
    return {
        "options": {
            f"{a.id}.{o.id}": (o.name, o.available_from, o.irreversible, o.grounds.assumed)
            for a in dispute.actors for o in a.options
        },
        "wants": {
            a.id: {s.expression.text: cited(s.grounds.because)
                   for level in a.preference.levels for s in level}  # type: ignore[union-attr]
            for a in dispute.actors
        },
        "unknown": {
            a.id: {name for each in a.unknown for name in each.about} for a in dispute.actors
        },
        "status quo": letters,
        "commitments": {
            (c.actor, c.condition.text, c.action.text, cited(c.grounds.because))
            for c in dispute.commitments
        },
        "strong": {
            (a.id, s.worse.text, cited(s.grounds.because))
            for a in dispute.actors for s in a.strong if s.worse is not None
        },
        "constraints": {(c.kind, c.expression.text) for c in dispute.constraints},
        "bodies": {
            (b.id, b.name, b.quota, *((m.id, m.weight, m.votes.text, m.veto) for m in b.members))
            for b in dispute.bodies
        },
        "day": dispute.as_of,
        "remark": set((dispute.status_quo_grounds.assumed or "").rstrip(".").split("; ")[1:]),
    }  # fmt: skip


@pytest.mark.parametrize("number", [1, 3, 5, 8])
def test_with_all_accepted_the_file_says_what_a_new_draft_would(parts: Parts, number: int) -> None:
    _, found = of(parts, number)
    changed = loads(found.accept(found.open))
    whole = draft(found.dossier, as_of=changed.as_of)
    said, wanted = gist(changed), gist(whole)
    assert said["options"] == wanted["options"]
    assert said["status quo"] == wanted["status quo"]
    assert said["unknown"] == wanted["unknown"]
    for rules in ("constraints", "commitments", "strong"):
        assert said[rules] == wanted[rules]
    assert {a: set(w) for a, w in said["wants"].items()} == {  # type: ignore[attr-defined]
        a: set(w)
        for a, w in wanted["wants"].items()  # type: ignore[attr-defined]
    }
    assert not [f for f in check(changed) if f.level != "note"]


def test_its_evidence_stands_in_the_reports(
    parts: Parts,
) -> None:
    _, found = of(parts, 3)
    changed = loads(found.accept(found.open))
    by_digest = {source.sha256: source for source in found.dossier.sources}
    for item in changed.evidence.values():
        source = by_digest[changed.sources[item.source].sha256]
        verify([replace(item, source=source.id)], {source.id: source})


def test_each_proposal_has_its_old_and_its_new_evidence(
    parts: Parts,
) -> None:
    _, found = of(parts, 5)
    said = {(each.kind, each.what): each for each in found.open}
    plan = "accept the River Commission's proposal"
    gone = said["wants no longer", f"Velden no longer wants: not to {plan}"]
    assert "rejected" in str(gone.old[0].exact)
    assert "has accepted" in str(gone.new[0].exact)
    stands = said["status quo", "Velden: accept the River Commission's proposal now stands"]
    assert "rejected" in str(stands.old[0].exact)
    assert "has accepted" in str(stands.new[0].exact)
    day = said["day", "The model describes 2021-03-19 and not 2021-03-15"]
    assert day.item == date(2021, 3, 19)


def test_what_changes_no_element_is_told(
    parts: Parts,
) -> None:
    _, found = of(parts, 5)
    told = {(each.kind, each.actor, each.option) for each in found.news}
    assert ("deadline passed", "orsa", "orsa.close_brenn_sluices") in told
    assert ("taken back", "orsa", "orsa.close_brenn_sluices") in told
    assert ("changed", "velden", f"velden.{PLAN}") in told
    assert not any(each.kind == "contradicts" for each in found.news)


def test_nothing_accepted_is_the_file_as_it_was(
    parts: Parts,
) -> None:
    text, found = of(parts, 5)
    assert found.accept(()) == text


def test_one_proposal_changes_one_thing(
    parts: Parts,
) -> None:
    text, found = of(parts, 5)
    one = next(each for each in found.open if each.kind == "wants no longer")
    before, after = loads(text), loads(found.accept([one]))
    assert one.actor is not None
    assert len(wants(after, one.actor)) == len(wants(before, one.actor)) - 1
    assert after.options == before.options
    assert after.status_quo == before.status_quo
    assert after.as_of == before.as_of


def test_a_report_that_is_known_changes_nothing() -> None:
    first = read(SLUICES[:3])
    together, fresh = read_more(first, SLUICES[:2])
    found = propose(dumps(draft(first)), together, fresh)
    assert (found.fresh, found.proposals, found.news) == ((), (), ())


def test_a_reprint_changes_nothing() -> None:
    first = read(SLUICES[:2])
    found = propose(dumps(draft(first)), *read_more(first, SLUICES[2:3]))
    assert len(found.fresh) == 1
    # The day moves on only past that of the file, which is the deadline.
    assert found.proposals == ()


def test_a_report_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    first = read(SLUICES[:1])
    with pytest.raises(ReportError):
        read_more(first, [tmp_path / "gone.txt"])


# What the analyst has written --------------------------------------------------------------------


def after(text: str, start: str, marker: str, more: str) -> str:
    """Put something behind the first marker that follows a start."""
    place = text.index(marker, text.index(start)) + len(marker)
    return text[:place] + more + text[place:]


def test_comments_and_hand_made_elements_survive(
    parts: Parts,
) -> None:
    first, together, fresh = parts[5]
    text = dumps(draft(first)).replace("actors:\n", "# Seen by Ilse on Monday.\nactors:\n", 1)
    text = after(text, "  velden:\n", "name: Velden", " (the government)   # not the farmers")
    text = after(
        text, "  velden:\n", "    options:\n", "      wait: {name: Wait, assumed: guess}\n"
    )
    text = after(
        text, "  velden:\n", "    preferences:\n", "      - velden.wait  # she told me so\n"
    )
    found = propose(text, together, fresh)
    changed = found.accept(found.open)
    for line in ("# Seen by Ilse on Monday.", "velden.wait  # she told me so",
                 "# not the farmers", "wait: {name: Wait, assumed: guess}"):  # fmt: skip
        assert line in changed
    dispute = loads(changed)
    assert dispute.actor("velden").name == "Velden (the government)"
    assert wants(dispute, "velden")[0] == "velden.wait"
    assert f"velden.{PLAN}" in wants(dispute, "velden")


def test_lines_that_do_not_change_stay_as_they_are(
    parts: Parts,
) -> None:
    text, found = of(parts, 5)
    one = next(each for each in found.open if each.kind == "wants no longer")
    before, after = text.splitlines(), found.accept([one]).splitlines()
    assert [line for line in after if line not in before] == []
    assert len(before) - len(after) <= 4


def test_a_statement_with_grounds_of_ones_own_is_left_alone_and_told(
    parts: Parts,
) -> None:
    first, together, fresh = parts[5]
    own = "        assumed: She told me that she will never sign.\n"
    text = dumps(draft(first))
    place = text.index(f"      - statement: not velden.{PLAN}\n")
    end = text.index("\n", text.index("because", place)) + 1
    text = text[:end] + own + text[end:]
    found = propose(text, together, fresh)
    gone = next(p for p in found.proposals if p.kind == "wants no longer" and PLAN in str(p.item))
    assert gone.blocked == "you have given it grounds of your own"
    wish = next(p for p in found.proposals if p.kind == "wants" and "to accept the River" in p.what)
    assert wish.blocked is None or "the opposite" in wish.blocked
    assert ("contradicts", "velden", f"velden.{PLAN}") in {
        (each.kind, each.actor, each.option) for each in found.news
    }
    assert f"not velden.{PLAN}" in wants(loads(found.accept(found.open)), "velden")


def test_what_the_analyst_took_out_does_not_come_back(
    parts: Parts,
) -> None:
    first, together, fresh = parts[5]
    dispute = draft(first)
    kept = tuple(o for o in dispute.actor("orsa").options if o.id != "cut_power_supply")
    text = dumps(_without_option(dispute, "orsa", kept))
    found = propose(text, together, fresh)
    changed = loads(found.accept(found.open))
    assert "orsa.cut_power_supply" not in changed.options
    assert all("cut_power_supply" not in each for each in wants(changed, "tarnia"))


def _without_option(dispute: Dispute, actor: str, kept: tuple[object, ...]) -> Dispute:
    gone = {f"{actor}.{o.id}" for o in dispute.actor(actor).options if o not in kept}
    letters = zip(dispute.options, dispute.status_quo or "", strict=True)

    def without(each):  # type: ignore[no-untyped-def]
        levels = [
            tuple(s for s in level if not s.expression.names & gone)
            for level in each.preference.levels
        ]
        return replace(
            each,
            options=kept if each.id == actor else each.options,
            preference=Statements(tuple(level for level in levels if level)),
            unknown=tuple(
                replace(u, about=tuple(n for n in u.about if n not in gone)) for u in each.unknown
            ),
        )

    return replace(
        dispute,
        actors=tuple(map(without, dispute.actors)),
        constraints=tuple(c for c in dispute.constraints if not c.expression.names & gone),
        status_quo="".join(letter for path, letter in letters if path not in gone),
    )


def test_a_status_quo_that_was_set_by_hand_is_left_alone(
    parts: Parts,
) -> None:
    first, together, fresh = parts[5]
    dispute = draft(first)
    place = dispute.options.index(f"velden.{PLAN}")
    quo = dispute.status_quo or ""
    assert quo[place] == "N"
    text = dumps(replace(dispute, status_quo=f"{quo[:place]}Y{quo[place + 1 :]}"))
    found = propose(text, together, fresh)
    assert not any(p.kind == "status quo" and PLAN in p.element for p in found.proposals)


def test_a_status_quo_of_letters_and_bare_statements_are_changed_as_well(
    parts: Parts,
) -> None:
    first, together, fresh = parts[5]
    dispute = draft(first)
    text = dumps(dispute)
    text = text[: text.index("status_quo:")] + f"status_quo: {dispute.status_quo}\n"
    changed = loads((u := propose(text, together, fresh)).accept(u.open))
    whole = draft(together, as_of=changed.as_of)
    assert gist(changed)["status quo"] == gist(whole)["status quo"]


def test_a_day_that_was_set_by_hand_is_left_alone(
    parts: Parts,
) -> None:
    first, together, fresh = parts[3]
    found = propose(dumps(replace(draft(first), as_of=date(2021, 3, 3))), together, fresh)
    day = next(each for each in found.proposals if each.kind == "day")
    assert day.blocked is None or day.blocked == "you have written 2021-03-03"
    later = propose(dumps(replace(draft(first), as_of=date(2022, 1, 1))), together, fresh)
    assert not any(each.kind == "day" for each in later.proposals)


def test_a_ranking_takes_no_statements_and_says_so(
    parts: Parts,
) -> None:
    first, together, fresh = parts[5]
    text = dumps(draft(first))
    start = text.index("    preferences:\n", text.index("  velden:\n"))
    end = text.index("    unknown:\n", start)
    text = (
        text[:start] + "    preferences: {ranking: [velden.pay_transit_debt, rest]}\n" + text[end:]
    )
    found = propose(text, together, fresh)
    blocked = {p.blocked for p in found.proposals if p.kind == "wants" and p.actor == "velden"}
    assert blocked == {
        "its preferences are a ranking or weights, to which no statement can be added"
    }
    loads(found.accept(found.open))


def test_what_would_break_the_file_is_refused(
    parts: Parts,
) -> None:
    """A pattern that spells states without the new options is no pattern any more."""
    first, together, fresh = parts[5]
    text = dumps(draft(first))
    pattern = "N" * len(draft(first).options)
    text = text.replace("constraints:\n", f"constraints:\n  - never: '{pattern}'\n", 1)
    found = propose(text, together, fresh)
    with pytest.raises(DisputeError):
        found.accept(found.open)
    harmless = [each for each in found.open if each.kind == "wants no longer"]
    loads(found.accept(harmless))


SMALL = "format: standoff.dispute/1\ntitle: T\nactors:\n  x: {options: {o: {name: O}}}\n"


def test_without_the_old_dossier_all_looks_new() -> None:
    nothing = Dossier((), (), (), ())
    found = propose(SMALL, *read_more(nothing, SLUICES[:2]))
    changed = loads(found.accept(found.open))
    assert {"orsa", "velden", "river_commission", "x"} == {actor.id for actor in changed.actors}
    assert changed.actors[0].id == "x"


def test_reports_that_say_nothing_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text(
        "Daily\nPublished: 9 March 2021\n\nRain\n\nIt rained in the north of the country.\n"
    )
    nothing = Dossier((), (), (), ())
    text = "format: standoff.dispute/1\ntitle: T\nactors:\n  x: {options: {o: {name: O}}}\n"
    found = propose(text, *read_more(nothing, [tmp_path / "rain.txt"]))
    assert (found.proposals, found.accept(found.open)) == ((), text)


def test_its_json_says_the_same(
    parts: Parts,
) -> None:
    _, found = of(parts, 5)
    data = json.loads(json.dumps(found.to_dict()))
    assert [each["what"] for each in data["proposals"]] == [p.what for p in found.proposals]
    assert sum(each["new"] for each in data["sources"]) == 4


def test_proposals_are_records() -> None:
    made = Proposal("day", "as_of", None, "w", (), (), None)
    with pytest.raises(AttributeError):
        made.kind = "actor"  # type: ignore[misc]


def test_a_file_is_not_made_too_large(parts: Parts) -> None:
    first, together, fresh = parts[5]
    text = dumps(draft(first))
    before = loads(text)
    found = propose(text, together, fresh, max_options=len(before.options) + 1)
    blocked = [each for each in found.proposals if each.kind == "option" and each.blocked]
    assert len(blocked) == 1
    assert blocked[0].blocked == TOO_MANY
    changed = loads(found.accept(found.open))
    assert len(changed.options) == len(before.options) + 1
    kept = propose(text, together, fresh, max_options=len(before.options))
    assert loads(kept.accept(kept.open)).options == before.options


@pytest.mark.parametrize("room", [1, 2, 3, 4])
def test_where_there_is_not_room_for_all_what_stands_comes_first(room: int) -> None:
    reports = sorted((Path(__file__).parents[1] / "data" / "disputes" / "dam").glob("*.txt"))
    first = read(reports[:1])
    together, fresh = read_more(first, reports[1:])
    text = dumps(draft(first))
    before = loads(text).options
    most = len(before) + room
    after = draft(together, max_options=most)
    new = {name: letter for name, letter in zip(after.options, after.status_quo or "", strict=True)
           if name not in before}  # fmt: skip
    found = propose(text, together, fresh, max_options=most)
    entered = set(loads(found.accept(found.open)).options) - set(before)
    standing = {name for name, letter in new.items() if letter == "Y"}
    assert len(entered) == room < len(new)
    assert standing
    assert standing <= entered or entered <= standing


def test_what_was_kept_by_hand_is_not_joined_by_its_opposite(parts: Parts) -> None:
    first, together, fresh = parts[5]
    text = dumps(draft(first))
    place = text.index(f"      - statement: not velden.{PLAN}\n")
    end = text.index("\n", text.index("because", place)) + 1
    text = text[:end] + "        assumed: She told me so.\n" + text[end:]
    found = propose(text, together, fresh)
    (wish,) = (p for p in found.proposals if p.kind == "wants" and "to accept the River" in p.what)
    assert wish.blocked == f"you have written the opposite: not velden.{PLAN}"
    assert f"velden.{PLAN}" not in wants(loads(found.accept(found.open)), "velden")


def test_a_vote_comes_with_who_may_block_it_and_whoever_wants_it(tmp_path: Path) -> None:
    told = (
        "Mediators of Norway met Kosovo and Serbia. Kosovo has threatened to declare independence. "
        "Serbia rejects independence for Kosovo. The United States has backed Kosovo."
    )
    later = tmp_path / "later.txt"
    later.write_text(
        "8 December 2007\n\nRussia backs Serbia\n\nIn the Security Council, Russia backs Serbia in "
        "the dispute with Kosovo, and it has told the mediators so more than once.\n",
        encoding="utf-8",
    )
    old = read_text(told, published="2007-12-07")
    together, fresh = read_more(old, [later])
    found = propose(dumps(draft(old)), together, fresh)
    body = next(each for each in found.proposals if each.kind == "voting body")
    assert (body.element, body.blocked) == ("voting.council_against_serbia", None)
    wish = next(each for each in found.proposals if each.kind == "wants" and each.actor == "kosovo")
    needed = {each.element for each in found.with_needs([wish])}
    block = "actors.russia.options.block_security_council"
    assert {"voting.council_against_serbia", block, "actors.russia"} <= needed
    after = loads(found.accept([wish]))
    assert [each.id for each in after.bodies] == ["council_against_serbia"]
    assert "russia.block_security_council" in after.options
    everything = loads(found.accept(found.open))
    assert gist(everything)["bodies"] == gist(draft(together))["bodies"]


CANAL = """Norland threatens to close the Tamber canal to Ostravia

3 March 2031

Norland has threatened to close the Tamber canal unless Ostravia drops its toll by 10 March.

Ostravia rejected the demand, and its ministers said that the toll would stay in place."""

LATER = """Ostravia is given another week by Norland over the canal

8 March 2031

Norland has extended its ultimatum by a week.

Ostravia said that it would answer in time, and that its ministers would meet again soon."""


@pytest.mark.parametrize("written", [None, "2031-03-11"])
def test_a_deadline_that_was_extended_is_moved_unless_written_by_hand(
    tmp_path: Path, written: str | None
) -> None:
    (tmp_path / "first.txt").write_text(CANAL)
    (tmp_path / "later.txt").write_text(LATER)
    first = read([tmp_path / "first.txt"])
    text = dumps(draft(first))
    if written:
        assert text.count("available_from: 2031-03-10") == 1
        text = text.replace("available_from: 2031-03-10", f"available_from: {written}")
    found = propose(text, *read_more(first, [tmp_path / "later.txt"]))
    (moved,) = (each for each in found.proposals if each.kind == "opens")
    assert moved.item == date(2031, 3, 17)
    assert [item.exact for item in moved.new] == ["Norland has extended its ultimatum by a week."]
    opens = {o.available_from for a in loads(found.accept(found.open)).actors for o in a.options}
    if written:
        assert moved.blocked == "you have written 2031-03-11"
        assert opens - {None} == {date(2031, 3, 11)}
    else:
        assert moved.blocked is None
        assert opens - {None} == {date(2031, 3, 17)}


OFFER = """Velrail and its drivers

4 March 2031

The Rail Union has threatened to strike unless Velrail raises wages by 6 percent.

Velrail rejected the demand and offered a rise of 3 percent, its director said in Velmar.

The Rail Union rejected the offer and said that its members would vote on it soon."""
RAISED = """Velrail raises its offer to the drivers

11 March 2031

Velrail has raised its offer to 4 percent, its director said in Velmar on Sunday.

The Rail Union said that it would study the offer, and that its members would vote on it."""


@pytest.mark.parametrize("written", [None, "Offer as much as the mines pay"])
def test_an_offer_that_was_raised_takes_the_place_of_the_first(
    tmp_path: Path, written: str | None
) -> None:
    (tmp_path / "first.txt").write_text(OFFER)
    (tmp_path / "later.txt").write_text(RAISED)
    first = read([tmp_path / "first.txt"])
    text = dumps(draft(first))
    assert text.count("name: Offer a rise of 3 percent") == 1
    if written:
        text = text.replace("name: Offer a rise of 3 percent", f"name: {written}")
    found = propose(text, *read_more(first, [tmp_path / "later.txt"]))
    (raised,) = (each for each in found.proposals if each.kind == "name")
    assert raised.what == (
        "Velrail: “Offer a rise of 4 percent” takes the place of “Offer a rise of 3 percent”"
    )
    assert [(item.exact or "")[:33] for item in (*raised.old, *raised.new)] == [
        "Velrail rejected the demand and o", "Velrail has raised its offer to 4",
    ]  # fmt: skip
    assert not any(each.kind == "option" and each.actor == "velrail" for each in found.proposals)
    changed = loads(found.accept(found.open))
    (option,) = (o for o in changed.actor("velrail").options if "ffer" in o.name)
    cited = [(changed.evidence[ident].exact or "")[:33] for ident in option.grounds.because]
    if written:
        assert raised.blocked == f"you have written “{written}”"
        assert option.name == written
    else:
        assert option.name == "Offer a rise of 4 percent"
        assert cited == ["Velrail rejected the demand and o", "Velrail has raised its offer to 4"]


@pytest.fixture(scope="module")
def quarrels(parts: Parts) -> list[tuple[str, Dossier, tuple[str, ...]]]:
    """Of some disputes: the file of the first reports, the dossier of all, and what is new."""
    found = [(dumps(draft(first)), more, fresh) for first, more, fresh in parts.values()]
    for name in ("dam", "strike", "ceasefire"):
        reports = sorted((Path(__file__).parents[1] / "data" / "disputes" / name).glob("*.txt"))
        first = read(reports[:1])
        found.append((dumps(draft(first)), *read_more(first, reports[1:])))
    return found


def renamed(text: str, actor: str) -> str:
    """The file with an actor under another id, as if its names had been told apart before."""
    return re.sub(rf"\b{actor}(?=[.:\]}},\s])", f"{actor}_before", text)


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_whatever_there_is_room_for_the_file_with_all_that_is_open_is_valid(
    quarrels: list[tuple[str, Dossier, tuple[str, ...]]], data: st.DataObject
) -> None:
    text, together, fresh = data.draw(st.sampled_from(quarrels))
    owners = [each.id for each in loads(text).actors if each.options]
    elsewhere = data.draw(st.sampled_from([None, *owners]))
    if elsewhere is not None:
        text = renamed(text, elsewhere)
    found = propose(text, together, fresh, max_options=data.draw(st.integers(1, 16)))
    loads(found.accept(found.open))
    for each in found.open[-3:]:
        assert each in found.with_needs([each])
        loads(found.accept([each]))


def test_what_needs_what_is_left_alone_is_left_alone_and_says_so(parts: Parts) -> None:
    first, together, fresh = parts[1]
    text = dumps(draft(first))
    found = propose(text, together, fresh, max_options=len(loads(text).options))
    waiting = [each for each in found.proposals if each.kind == "wants" and each.blocked]
    assert waiting
    alone = {each.what for each in found.proposals if each.blocked == TOO_MANY}
    for each in waiting:
        said, _, needed = (each.blocked or "").partition(": ")
        assert said == "it needs what is left alone"
        assert needed in alone


def test_an_actor_that_the_file_has_under_another_id_was_not_taken_out(parts: Parts) -> None:
    first, together, fresh = parts[1]
    text = renamed(dumps(draft(first)), "orsa").replace("name: Orsa", "name: Orsa as it was")
    found = propose(text, together, fresh)
    blocked = {each.blocked for each in found.proposals if each.kind == "option" and each.blocked}
    told = "the file has no actor Orsa: what the earlier reports say it can do stands there under "
    assert blocked == {f"{told}Orsa as it was"}
