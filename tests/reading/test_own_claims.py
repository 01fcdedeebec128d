"""Claims of the analyst's own: kept, put among those that were read, and felt in the model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from standoff.dispute.file import dumps
from standoff.dispute.model import Statements
from standoff.drafting.draft import draft
from standoff.errors import DossierError
from standoff.evidence import Span, verify
from standoff.reading.corrections import (
    corrected,
    correction_of,
    load_corrections,
    save_corrections,
)
from standoff.reading.dossier import Dossier
from standoff.reading.own_claims import OwnClaim, is_own, own_id, own_of, source_of, with_own
from standoff.reading.read import read_text
from standoff.workbench.bench import Bench
from standoff.workbench.desk import Desk
from standoff.workbench.making import made
from standoff.workbench.marked import marks_of, resting_on
from standoff.workbench.saying import Saying

TEXT = (
    "Mediators of Norway met Peru and Chile. Chile threatened to close the northern port. 😀 Chile "
    "demanded that Peru pay its debt.\r\n\r\nPeru would see that Chile reopens the old mine. Peru "
    "rejected the demand."
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_text(TEXT, published="2031-05-03")


def make(dossier: Dossier, words: str, **said: object) -> OwnClaim:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return made(dossier, dossier.sources[0], span, Saying(**said))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def demand(dossier: Dossier) -> OwnClaim:
    return make(dossier, "reopens the old mine", actor="peru", target="chile")


def bench_of(folder: Path, dossier: Dossier) -> Bench:
    file = folder / "dispute.yaml"
    file.write_text(dumps(draft(dossier)) + "# mine\n", encoding="utf-8")
    return Bench(Desk(file), dossier, corrections=folder / "dossier.corrections.json")


def wants(bench: Bench, actor: str) -> list[str]:
    preference = bench.desk.page.dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


def test_a_demand_made_by_hand_proposes_an_option_and_a_wish_that_cite_it(
    dossier: Dossier, demand: OwnClaim, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, dossier)
    before = bench.desk.page.dispute
    told = bench.correct((demand,))
    assert any("reopen the old mine" in each for each in told)
    dispute = bench.desk.page.dispute
    assert "chile.reopen_old_mine" in set(dispute.options) - set(before.options)
    assert "chile.reopen_old_mine" in wants(bench, "peru")
    option = next(o for o in dispute.actor("chile").options if o.id == "reopen_old_mine")
    assert [dispute.evidence[e].exact for e in option.grounds.because] == ["reopens the old mine"]
    assert "# mine" in bench.desk.page.text
    own = next(filter(is_own, bench.dossier.claims))  # type: ignore[union-attr]
    paths = {e.path for e in resting_on(dispute, dossier.sources[0], own)}
    assert "actors.chile.options.reopen_old_mine" in paths
    # What follows is what would have been drafted, had a reader found it.
    drafted = draft(corrected(dossier, (demand,)))
    assert set(drafted.options) == set(dispute.options)


def test_it_is_kept_found_again_and_taken_back(
    dossier: Dossier, demand: OwnClaim, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, dossier)
    wrong = correction_of(
        dossier, next(c for c in dossier.claims if c.act == "threaten"), actor=None
    )
    bench.correct((demand, wrong))
    again = Bench(Desk(bench.desk.path), dossier, corrections=tmp_path / "dossier.corrections.json")
    assert set(again.corrections) == {demand, wrong}
    again.correct((wrong,))
    assert "chile.reopen_old_mine" not in wants(again, "peru")
    assert again.dossier == corrected(dossier, (wrong,))
    again.correct(())
    assert again.dossier == dossier


def test_it_stands_at_its_place_among_those_that_were_read(
    dossier: Dossier, demand: OwnClaim
) -> None:
    own = with_own(dossier, (demand,))
    at = next(n for n, claim in enumerate(own.claims) if is_own(claim))
    start = demand.claim.evidence[0].start
    assert all(c.evidence[0].start <= start for c in own.claims[:at])
    assert own.claims[at + 1].evidence[0].start > start
    assert [c for c in own.claims if not is_own(c)] == list(dossier.claims)
    verify((e for c in own.claims for e in c.evidence), {s.id: s for s in own.sources})
    mark = next(m for m in marks_of(own, "s1") if m.claim == own_id(demand))
    assert (TEXT[mark.start : mark.end], mark.own) == ("reopens the old mine", True)
    assert own_of((demand,), own.claims[at]) == demand
    assert own_of((demand,), dossier.claims[0]) is None
    assert with_own(dossier, (demand, demand)) == own


def test_in_a_dossier_of_other_numbers_it_is_found_by_its_source(
    dossier: Dossier, demand: OwnClaim
) -> None:
    first = read_text("Norway threatened to leave the talks.", published="2031-05-01").sources[0]
    moved = tuple(
        replace(c, evidence=tuple(replace(e, source="s2") for e in c.evidence))
        for c in dossier.claims
    )
    both = Dossier((first, replace(dossier.sources[0], id="s2")), (), dossier.actors, moved)
    own = next(filter(is_own, with_own(both, (demand,)).claims))
    assert [e.source for e in own.evidence] == ["s2"]


def test_where_the_words_are_not_there_any_more_it_counts_for_nothing(
    dossier: Dossier, demand: OwnClaim
) -> None:
    source = replace(dossier.sources[0], text=TEXT.replace("old", "new"))
    other = replace(dossier, sources=(source,), claims=())
    assert source_of(other, demand) is None
    assert with_own(other, (demand,)).claims == ()


def test_somebody_new_may_be_who_it_really_is_while_named(dossier: Dossier) -> None:
    own = make(dossier, "the old mine", name="Miners' Guild", sort="group")
    read = next(c for c in dossier.claims if c.kind == "stance" and c.act == "demand")
    right = correction_of(dossier, read, actor="miners_guild")
    both = corrected(dossier, (own, right))
    assert [c.actor for c in both.claims if c.id == read.id] == ["miners_guild"]
    assert read in corrected(dossier, (right,)).claims


def test_the_file_says_whose_it_is_and_is_refused_where_it_does_not_fit(
    dossier: Dossier, demand: OwnClaim, tmp_path: Path
) -> None:
    path = tmp_path / "c.json"
    save_corrections(path, (demand,))
    data = json.loads(path.read_text(encoding="utf-8"))
    record = data["claims"][0]
    assert record["claim"]["found_by"] == ["analyst"]
    assert record["claim"]["evidence"][0]["exact"] == "reopens the old mine"
    for change in (
        {"actors": []},
        {"claim": record["claim"] | {"found_by": ["standoff"]}},
        {"claim": record["claim"] | {"kind": "song"}},
        {"claim": record["claim"] | {"evidence": []}},
    ):
        text = json.dumps(data | {"claims": [record | change]})
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DossierError, match="cannot be read"):
            load_corrections(path)


def test_text_that_no_file_can_hold_as_it_is_survives(tmp_path: Path) -> None:
    dossier = read_text("Peru met Chile. \ud83d The mine 😀\x00 is shut.", published="2031-05-03")
    source = dossier.sources[0]
    own = made(dossier, source, Span(16, len(source.text or "")), Saying(actor="peru"))
    save_corrections(tmp_path / "c.json", (own,))
    assert load_corrections(tmp_path / "c.json") == (own,)
