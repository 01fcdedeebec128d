"""`solve` and `explain` by further concepts and for coalitions."""

from __future__ import annotations

import json

import pytest


def test_solve_by_further_concepts(standoff) -> None:
    out = standoff("solve", "chicken", "--concepts", "sim, NM, L_3, seq").out
    assert "Where every actor stays" in out
    assert [line.split() for line in out.splitlines() if "✓" in line] == [
        ["NN", "✓", "✓", "✓", "–"],
        ["YN", "✓", "–", "–", "✓"],
        ["NY", "✓", "–", "–", "✓"],
    ]
    form = json.loads(standoff("solve", "chicken", "--concepts", "NM,L_2", "--json").out)
    assert form["equilibria"] == {"NM": ["NN"], "L_2": []}
    assert "nowhere, under L_2" in standoff("solve", "chicken", "--concepts", "L_2").out


def test_solve_for_a_coalition(standoff) -> None:
    out = standoff("solve", "elmira", "--coalition", "uniroyal,ministry").out
    assert "Where Ministry of the Environment and Uniroyal stay together" in out
    assert "CNash  CGMR  CSMR  CSEQ" in out
    assert "NYNNY" not in out
    ran = standoff("solve", "elmira", "--coalition", "local", "--concepts", "CGMR", "--json")
    form = json.loads(ran.out)
    assert (form["format"], form["coalition"]) == ("standoff.coalition/1", ["local"])
    assert list(form["stable"]) == ["CGMR"]
    assert "Where Local government stays\n" in standoff(
        "solve", "elmira", "--coalition", "local"
    ).out  # fmt: skip


def test_a_coalition_that_the_file_names(standoff, tmp_path) -> None:
    path = tmp_path / "named.yaml"
    path.write_text(
        "format: standoff.dispute/1\ntitle: T\nactors:\n"
        "  a: {name: A, options: {x: }, preferences: [a.x if c.z]}\n"
        "  b: {name: B, options: {y: }, preferences: [b.y]}\n"
        "  c: {name: C, options: {z: }}\n"
        "coalitions:\n  pair: {members: [b, a], name: The Pair}\n",
        encoding="utf-8",
    )
    by_id = standoff("solve", path, "--coalition", "pair", "--json")
    assert json.loads(by_id.out)["coalition"] == ["a", "b"]
    assert by_id.out == standoff("solve", path, "--coalition", "a,b", "--json").out
    assert "Where A and B (The Pair) stay together" in standoff(
        "solve", path, "--coalition", "pair"
    ).out  # fmt: skip
    whole = standoff("solve", path, "--coalition", "pair,c", "--json")
    assert json.loads(whole.out)["coalition"] == ["a", "b", "c"]
    assert "A and B (The Pair)" in standoff("explain", path, "NNN", "--coalition", "pair").out
    ran = standoff("solve", path, "--coalition", "pairs")
    assert (ran.code, "no actor or coalition 'pairs'. Did you mean 'pair'" in ran.err) == (2, True)


def test_solve_for_every_coalition(standoff) -> None:
    ran = standoff("solve", "elmira", "--universal", "--concepts", "CNash")
    assert "Where every coalition stays" in ran.out
    assert "YNYNY" in ran.out
    form = json.loads(standoff("solve", "elmira", "--universal", "--json").out)
    assert form["coalition"] is None
    assert form["stable"]["CNash"] == ["NNNYN", "YNNYN", "YNYNY", "NNNYY", "YNNYY"]


def test_many_states_are_told_in_part(standoff, tmp_path) -> None:
    options = ", ".join(f"o{k}: {{name: O{k}}}" for k in range(5))
    path = tmp_path / "many.yaml"
    path.write_text(
        "format: standoff.dispute/1\ntitle: T\nactors:\n  a: {options: {" + options + "}}\n",
        encoding="utf-8",
    )
    out = standoff("solve", path, "--universal", "--concepts", "CNash").out
    assert "12 more. All of them: --json" in out
    dated = path.read_text(encoding="utf-8").replace(
        "{name: O0}", "{name: O0, available_from: 2021-05-03}"
    )
    path.write_text(dated, encoding="utf-8")
    out = standoff("solve", path, "--concepts", "SIM").out
    assert "Where every actor stays, until 3 May 2021" in out
    assert "Where every actor stays, from 3 May 2021" in out
    assert "until" not in standoff("solve", path, "--concepts", "SIM", "--as-of", "2021-01-01").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--coalition", "usr"), "Did you mean 'ussr'"),
        (("--coalition", ","), "name at least one actor"),
        (("--coalition", "us", "--universal"), "take one of them"),
        (("--universal", "--concepts", "SEQ"), "Did you mean 'CSEQ'"),
        (("--concepts", "L_0"), "from L_1 to L_9999"),
    ],
)
def test_what_cannot_be_solved_is_refused(standoff, arguments, message) -> None:
    ran = standoff("solve", "cuba", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("arguments", [("--concepts", "NM"), ("--universal",)])
def test_unknown_preferences_are_refused_in_words(standoff, arguments) -> None:
    ran = standoff("solve", "kosovo-2007", *arguments)
    assert ran.code == 2
    assert "not defined where preferences are not known" in ran.err


def test_explain_by_further_concepts(standoff) -> None:
    out = standoff("explain", "chicken", "NN", "--concept", "L_2").out
    assert "L_2: not stable" in out
    form = json.loads(standoff("explain", "chicken", "NN", "--concept", "NM", "--json").out)
    row = form["verdicts"][0]
    assert row["anticipated"][0]["period"] == 1
    assert [move["after"] for move in row["anticipated"][0]["line"]] == ["YN", "YY", "NY"]


def test_explain_for_a_coalition(standoff) -> None:
    ask = ("explain", "elmira", "NYNNY", "--coalition", "uniroyal,ministry")
    out = " ".join(standoff(*ask).out.split())
    assert "Ministry of the Environment and Uniroyal CNash: not stable" in out
    assert "then Ministry of the Environment by taking “Modify the control order”." in out
    form = json.loads(standoff(*ask, "--concept", "CNash", "--json").out)
    assert form["format"] == "standoff.coalition-explanation/1"
    (departure,) = form["verdicts"][0]["departures"]
    assert departure["moves"][-1]["after"] == "YNYNY"
    stays = standoff("explain", "elmira", "YNYNY", "--coalition", "uniroyal,ministry").out
    assert "CNash, CGMR, CSMR, CSEQ: stable" in stays
    both = standoff(*ask, "--actor", "local")
    assert both.code == 2
    assert "take one" in both.err
