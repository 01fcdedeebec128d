"""The published schemas take what standoff writes, name all of it, and refuse what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from standoff.cases import load_case, names
from standoff.cli.failure import guarded
from standoff.cli.main import app
from standoff.dispute.expressions import parse
from standoff.dispute.file import dumps
from standoff.dispute.model import Body, Commitment, Member, Perception, Strong
from standoff.dispute.power import as_data, voting_power
from standoff.drafting.draft import draft
from standoff.evidence import Evidence, Source, Span, digest
from standoff.outlook.comparison import compare, version
from standoff.reading.dossier import Dossier
from standoff.reading.read import read, read_more, read_text
from standoff.reading.records import (
    ActorKind,
    Claim,
    ClaimKind,
    Modality,
    Passage,
    PassageKind,
    Quantity,
    ReportedActor,
)
from standoff.robustness.asking import ask
from standoff.robustness.inverse.ask import why_not
from standoff.robustness.rests import rests
from standoff.stability.blockers import who_blocks
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.commitments import commitments
from standoff.stability.paths import paths
from standoff.stability.single.solving import solve_state
from standoff.stability.solve import solve
from standoff.tracking.replay import replay
from standoff.tracking.timeline import timeline
from standoff.tracking.update import propose

FORMS = (
    "ask",
    "blockers",
    "coalition",
    "commitments",
    "compare",
    "corpus",
    "dispute",
    "dossier",
    "findings",
    "paths",
    "replay",
    "rests",
    "search",
    "single",
    "solution",
    "timeline",
    "update",
    "voting",
    "why-not",
)
CASES = names()
REPORTS = Path(__file__).parent / "data" / "reports"


def schema(form: str) -> dict[str, Any]:
    text = (files("standoff") / "schemas" / f"{form}-1.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def closed(node: Any) -> Any:
    """The schema without its tolerance for members that it does not name."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    shut = {key: closed(value) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        shut.setdefault("additionalProperties", False)
    return shut


def errors(form: str, document: Any) -> list[str]:
    validator = Draft202012Validator(closed(schema(form)))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def plain(node: Any) -> Any:
    """YAML as JSON has it: dates are text."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    return node.isoformat() if isinstance(node, date) else node


def case_file(name: str) -> Any:
    text = (files("standoff") / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
    return plain(YAML(typ="safe").load(text))


def written() -> Dossier:
    """A dossier with one of everything that has a form of its own."""
    text = 'The union said it would "walk out" on 3 May. 200 dockers met.'
    source = Source("s1", "Talks", None, "2019-05-01T08:00+02:00", digest(text), None, text)
    cited = (Evidence.cite(source, 0, 44),)
    quotation = Claim(
        "c1", "quotation", "union", None, None, None, (Span(26, 36),), None, True, "reported",
        cited, "union", Span(0, 9), Span(10, 14), "mixed",
    )  # fmt: skip
    event = Claim(
        "c2", "event", None, "meet", "CONSULT", "union", (), date(2019, 5, 3), False, "done",
        cited, quantity=Quantity(200, "dockers", Span(45, 48)),
    )  # fmt: skip
    return Dossier(
        (source, Source("s2")),
        (Passage("p1", "s1", "lead", 0, len(text)),),
        (ReportedActor("union", "the union", ("The union",), "organisation", None),),
        (quotation, event),
    )


@pytest.mark.parametrize("form", FORMS)
def test_is_a_schema_of_the_draft_it_names(form: str) -> None:
    loaded = schema(form)
    Draft202012Validator.check_schema(loaded)
    assert loaded["$schema"].endswith("2020-12/schema")
    assert loaded["properties"]["format"] == {"const": f"standoff.{form}/1"}


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_a_dispute_file(name: str) -> None:
    assert errors("dispute", case_file(name)) == []


@pytest.mark.parametrize("name", CASES)
def test_every_solution_has_its_form(name: str) -> None:
    form = json.loads(json.dumps(solve(load_case(name)).to_dict()))
    assert errors("solution", form) == []
    assert {"states", "stable"} <= form.keys()


def test_a_solution_by_further_concepts_has_its_form() -> None:
    form = solve(load_case("chicken"), ("SIM", "L_1", "L_12", "NM", "SEQ")).to_dict()
    assert errors("solution", form) == []


def test_strong_preferences_and_pictures_have_their_form() -> None:
    chicken = load_case("chicken")
    picture = Perception(unseen=("column.straight",))
    row = replace(chicken.actors[0], strong=(Strong(gap=2),), perception=picture)
    dispute = replace(chicken, actors=(row, chicken.actors[1]), status_quo="NN")
    form = json.loads(json.dumps(solve(dispute).to_dict()))
    assert errors("solution", form) == []
    assert form["perceiving"] == ["row"]
    assert {"GMR_strong", "SMR_weak"} <= form["stable"].keys()
    assert "perceiving" not in solve(chicken).to_dict()
    ways = json.loads(json.dumps(paths(dispute).to_dict()))
    assert errors("paths", ways) == []
    assert ways["perceiving"] == ["row"]


@pytest.mark.parametrize("name", CASES)
def test_ways_and_those_who_block_them_have_their_forms(name: str) -> None:
    analysis = paths(load_case(name))
    assert errors("paths", json.loads(json.dumps(analysis.to_dict()))) == []
    for route in analysis.routes[:5]:
        found = who_blocks(load_case(name), route.state)
        assert errors("blockers", json.loads(json.dumps(found.to_dict()))) == []


@pytest.mark.parametrize(
    ("case", "state", "concept"),
    [("kosovo-2007", "NYYNNYNNYN", "SSEQ"), ("elmira", "YYNNY", "SMR"), ("chicken", "YY", "SEQ"),
     ("elmira", "NYYNN", "SEQ"), ("elmira", "YNYNY", "SEQ")],
)  # fmt: skip
def test_what_would_have_to_change_has_its_form(case: str, state: str, concept: str) -> None:
    found = why_not(load_case(case), state, concept=concept, as_of=date(2007, 12, 10))
    assert errors("why-not", json.loads(json.dumps(found.to_dict()))) == []


@pytest.mark.parametrize(("one", "other"), [("kosovo-2007", "cuba"), ("elmira", "chicken")])
def test_versions_side_by_side_have_their_form(one: str, other: str) -> None:
    found = compare([version(name, load_case(name)) for name in (one, other)])
    form = json.loads(json.dumps(found.to_dict()))
    assert errors("compare", form) == []
    form["traits"][0]["kind"] = "mood"
    assert errors("compare", form)


def test_refuses_changed_ways() -> None:
    form = json.loads(json.dumps(paths(load_case("elmira"), to="YNYNY").to_dict()))
    validator = Draft202012Validator(schema("paths"))
    assert validator.is_valid(form)
    form["routes"][0]["blocked"]["because"] = "tired"
    assert not validator.is_valid(form)
    assert not Draft202012Validator(schema("blockers")).is_valid({"format": "standoff.blockers/1"})


@pytest.mark.parametrize("asked", ["true", "status quo"])
@pytest.mark.parametrize("name", ["elmira", "kosovo-2007"])
def test_what_the_solver_says_has_its_form(name: str, asked: str) -> None:
    dispute = load_case(name)
    state = dispute.status_quo or "" if asked == "status quo" else asked
    form = json.loads(json.dumps(solve_state(dispute, state).to_dict()))
    assert errors("single", form) == []
    form["concepts"][0]["verdicts"][0]["stable"] = "surely"
    assert errors("single", form)


def test_what_the_solver_says_of_an_actor_with_a_picture_has_its_form() -> None:
    dispute = load_case("elmira")
    blind = replace(dispute.actors[0], perception=Perception(unseen=("uniroyal.abandon",)))
    seen = replace(dispute, actors=(blind, *dispute.actors[1:]))
    form = json.loads(json.dumps(solve_state(seen, "NYNNN").to_dict()))
    assert errors("single", form) == []
    assert form["concepts"][0]["verdicts"][0]["seen"]["unseen"] == ["uniroyal.abandon"]


def test_what_is_said_of_commitments_has_its_form() -> None:
    pledges = (
        Commitment("us", parse("albanians.declare"), parse("us.recognise"), "Recognition"),
        Commitment("serbia", parse("albanians.declare"), parse("serbia.resist")),
        Commitment("eu", parse("true"), parse("eu.recognise")),
    )
    dispute = replace(load_case("kosovo-2007"), commitments=pledges)
    for day, limit in ((None, 1), (date(2007, 12, 11), 65_536)):
        form = json.loads(json.dumps(commitments(dispute, as_of=day).to_dict(list_limit=limit)))
        assert errors("commitments", form) == []
        assert ("where" in form["commitments"][0]) == (limit > 1)
    form["commitments"][0]["at"]["credible"] = "surely"
    assert errors("commitments", form)


def test_power_in_voting_bodies_has_its_form() -> None:
    votes = parse("true")
    bodies = (
        Body("small", "Small", (Member("a", 3, votes, veto=True), Member("b", 2, votes)), 4),
        Body("never", "Never", (Member("a", 1, votes, veto=votes),), 2),
        Body("many", "Many", tuple(Member(f"m{k}", 1, votes) for k in range(30)), 16),
    )
    dispute = replace(load_case("chicken"), bodies=bodies)
    form = json.loads(json.dumps(as_data(dispute, voting_power(dispute))))
    assert errors("voting", form) == []
    assert form["bodies"][2]["minimal_blocking_sets"] is None
    form["bodies"][0]["members"][0]["banzhaf"]["fraction"] = "a half"
    assert errors("voting", form)


BROKEN = {
    "none": "format: standoff.dispute/1\ntitle: T\nactors: {a: {options: {x: {}}}}\n",
    "unreadable": "format: standoff.dispute/1\ntitle: T\nactors: {a: {options: {x: {}}, x: 1}}\n",
    "clash": "format: standoff.dispute/1\ntitle: T\nactors: {a: {options: {x: {}}}}\n"
    "constraints: [{always: a.x}, {never: a.x}]\n",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_findings_have_their_form(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "dispute.yaml"
    path.write_text(BROKEN[kind], encoding="utf-8")
    guarded(app, ["check", str(path), "--json"])
    form = json.loads(capsys.readouterr().out)
    assert errors("findings", form) == []
    assert form["findings"]
    form["findings"][0]["level"] = "rumour"
    assert errors("findings", form)


def test_what_holds_for_coalitions_has_its_form() -> None:
    elmira = load_case("elmira")
    for solution in (
        solve_coalition(elmira, ["local", "ministry"], as_of=date(1991, 8, 1)),
        solve_universal(elmira, ["CSEQ"]),
    ):
        form = json.loads(json.dumps(solution.to_dict()))
        assert errors("coalition", form) == []
        assert errors("coalition", {**form, "coalition": []})


def test_a_large_solution_has_its_form() -> None:
    form = solve(load_case(CASES[0])).to_dict(list_limit=1)
    assert errors("solution", form) == []
    assert not {"states", "stable"} & form.keys()


def test_a_dossier_has_its_form() -> None:
    assert errors("dossier", json.loads(json.dumps(written().to_dict()))) == []


def test_what_is_read_from_reports_has_its_form() -> None:
    reports = [path for path in REPORTS.rglob("*") if path.suffix in (".txt", ".html")]
    form = read(sorted(reports)).to_dict()
    assert len(form["sources"]) == len(reports) >= 6
    assert errors("dossier", json.loads(json.dumps(form))) == []


@pytest.mark.parametrize("name", ["kosovo-2007", "elmira-merged", "cuba"])
def test_what_to_ask_next_has_its_form(name: str) -> None:
    found = ask(load_case(name), concept="Nash")
    assert errors("ask", json.loads(json.dumps(found.to_dict()))) == []


@pytest.mark.parametrize("name", ["kosovo-2007", "elmira-merged", "cuba"])
def test_what_equilibria_rest_on_has_its_form(name: str) -> None:
    found = rests(load_case(name), concept="Nash")
    assert errors("rests", json.loads(json.dumps(found.to_dict()))) == []


def test_what_happened_over_time_has_its_form() -> None:
    dossier = read(Path(__file__).parent / "data" / "sluices")
    assert errors("timeline", json.loads(json.dumps(timeline(dossier).to_dict()))) == []
    assert errors("replay", json.loads(json.dumps(replay(dossier).to_dict()))) == []
    nothing = read_text("It rained.", published="2021-03-01")
    assert errors("timeline", json.loads(json.dumps(timeline(nothing).to_dict()))) == []
    assert errors("replay", json.loads(json.dumps(replay(nothing).to_dict()))) == []


def test_what_further_reports_change_has_its_form() -> None:
    reports = sorted((Path(__file__).parent / "data" / "sluices").glob("*.txt"))
    first = read(reports[:5])
    found = propose(dumps(draft(first)), *read_more(first, reports[5:]))
    assert errors("update", json.loads(json.dumps(found.to_dict()))) == []


def test_dossier_kinds_are_those_of_the_records() -> None:
    defined = schema("dossier")["$defs"]
    listed = {
        "passage": (defined["passage"], PassageKind),
        "actor": (defined["actor"], ActorKind),
        "claim": (defined["claim"], ClaimKind),
    }
    for item, kinds in listed.values():
        assert item["properties"]["kind"]["enum"] == list(get_args(kinds))
    assert defined["claim"]["properties"]["modality"]["enum"] == list(get_args(Modality))


def changed_dossiers() -> Iterator[tuple[str, Any]]:
    for path, value in [
        ("format", "standoff.dossier/2"),
        ("claims.0.kind", "rumour"),
        ("claims.0.speaker", 7),
        ("claims.0.content", []),
        ("claims.0.evidence", []),
        ("claims.1.date", "3 May"),
        ("claims.1.quantity.value", "many"),
        ("passages.0.start", -1),
        ("sources.0.sha256", "not a digest"),
    ]:
        document = written().to_dict()
        *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        place: Any = document
        for part in way:
            place = place[part]
        place[last] = value
        yield path, document


@pytest.mark.parametrize(("path", "document"), list(changed_dossiers()))
def test_refuses_a_changed_dossier(path: str, document: Any) -> None:
    assert list(Draft202012Validator(schema("dossier")).iter_errors(document)), path


def test_refuses_a_quotation_without_speaker() -> None:
    document = written().to_dict()
    del document["claims"][0]["speaker"]
    assert list(Draft202012Validator(schema("dossier")).iter_errors(document))


def test_written_forms_may_grow() -> None:
    document = {**written().to_dict(), "later": 1}
    assert Draft202012Validator(schema("dossier")).is_valid(document)


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"as_of": "10 December"},
        {"status_quo": "YES"},
        {"status_quo": {"assumed": "so"}},
        {"constraints": [{"never": "a.x", "always": "a.x"}]},
        {"constraints": [{"name": "neither"}]},
        {"evidence": {"e1": {"source": "s1", "start": 0, "end": 1}}},
        {"evidence": {"e1": {"source": "s1", "start": 0, "end": 1, "sha256": "b"}}},
        {"actors": {}},
        {"actors": {"two words": {}}},
        {"actors": {"a": {"options": {"x": {"irreversible": "sideways"}}}}},
        {"actors": {"a": {"preferences": {"order": []}}}},
        {"actors": {"a": {"unknown": [{"between": "a.x"}]}}},
        {"actors": {"a": {"unknown": [{"between": "a.x", "and": "a.y", "about": ["a.x"]}]}}},
    ],
    ids=str,
)
def test_refuses_a_broken_dispute(change: dict[str, Any]) -> None:
    sound = {"format": "standoff.dispute/1", "title": "T", "actors": {"a": {"name": "A"}}}
    validator = Draft202012Validator(schema("dispute"))
    assert validator.is_valid(sound)
    assert not validator.is_valid({**sound, **change})
