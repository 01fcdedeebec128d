"""The dispute file: what it says comes in, what is wrong is said with its place."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_disputes import disputes

from standoff.cases import load_case, names
from standoff.dispute.file import dumps, load, loads, save
from standoff.dispute.model import Grounds
from standoff.errors import DisputeError
from standoff.evidence import Evidence, Source

GOOD = """\
format: standoff.dispute/1
title: A test
question: Who yields?
as_of: 2007-12-07
citation: Nobody (2024)
notes: [One note, "and: another"]
sources:
  s1: {title: T, publisher: P, published: 2007-12-07T23:38+00:00, location: a.txt}
evidence:
  e1: {source: s1, start: 10, end: 15, exact: "hello", prefix: "a ", suffix: " b"}
  e2: {source: s1, start: 0, end: 3, sha256: SHA}
actors:
  a:
    name: Alpha
    role: party
    because: e1
    options:
      x: {name: Do x, irreversible: forward, available_from: 2007-12-10, because: [e1, e2]}
      y: {assumed: guess}
    preferences:
      - not b.z
      - {statement: a.x if b.z, name: N, because: [e2], assumed: partly}
      - [a.y, {statement: Y--}]
    unknown:
      - {between: Y-N, and: a.y}
      - about: [b.z, a.y]
        assumed: nobody asked
  b:
    options:
      z:
        available_until: 2008-01-01
    preferences:
      ranking: [YNN, [Y-Y, b.z and not a.x], rest]
      because: [e1]
constraints:
  - never: a.y and b.z
    name: Not both
  - always: exactly_one(a.x, a.y) or b.z
    because: [e2]
status_quo: {taken: [a.y], assumed: it is so}
""".replace("SHA", "0" * 64)


def problems(text):
    with pytest.raises(DisputeError) as caught:
        loads(text, file="d.yaml")
    return caught.value.problems


def attempted(text):
    """What a file says, or what is wrong with it."""
    try:
        return loads(text, file="d.yaml"), ()
    except DisputeError as error:
        return None, error.problems


def told(text):
    return "\n".join(str(problem) for problem in problems(text))


def test_everything_comes_in():
    d = loads(GOOD, file="d.yaml")
    assert (d.title, d.question, d.as_of) == ("A test", "Who yields?", date(2007, 12, 7))
    assert d.notes == ("One note", "and: another")
    assert d.options == ("a.x", "a.y", "b.z")
    assert d.sources["s1"] == Source(
        "s1", title="T", publisher="P", published="2007-12-07T23:38+00:00", location="a.txt"
    )
    assert d.evidence["e1"] == Evidence("s1", 10, 15, "hello", prefix="a ", suffix=" b")
    assert d.evidence["e2"].sha256 == "0" * 64
    a, b = d.actors
    assert (a.name, a.role, a.grounds) == ("Alpha", "party", Grounds(("e1",)))
    assert a.options[0].irreversible == "forward"
    assert a.options[0].available_from == date(2007, 12, 10)
    assert a.options[0].grounds == Grounds(("e1", "e2"))
    assert a.options[1].name == "y"
    assert a.options[1].grounds.assumed == "guess"
    assert b.name == "b"
    assert b.options[0].available_until == date(2008, 1, 1)
    assert [[s.expression.text for s in level] for level in a.preference.levels] == [
        ["not b.z"], ["a.x if b.z"], ["a.y", "Y--"],
    ]  # fmt: skip
    assert a.preference.levels[1][0].grounds == Grounds(("e2",), "partly")
    assert [u.about for u in a.unknown] == [(), ("b.z", "a.y")]
    assert b.preference.rest == 2
    assert [len(tier) for tier in b.preference.tiers] == [1, 2, 0]
    assert [c.kind for c in d.constraints] == ["never", "always"]
    assert (d.status_quo, d.status_quo_grounds.assumed) == ("NYN", "it is so")
    assert d.file == "d.yaml"


def test_elements_know_their_places():
    d = loads(GOOD)
    assert d.actors[0].place == (13, 3)
    assert d.actors[0].options[1].place == (19, 7)
    assert d.actors[0].preference.levels[1][0].place == (22, 9)
    assert d.constraints[1].place == (38, 5)
    assert d.status_quo_place == (40, 13)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format: standoff.dispute/1", "format: standoff.dispute/2", "1:9: format: this version"),
        ("question:", "qestion:", "3:1: .*no key 'qestion' here. Did you mean 'question'"),
        ("as_of: 2007-12-07", "as_of: tomorrow", "4:8: as_of: a date is expected"),
        ("as_of: 2007-12-07", "as_of: 2007-13-07", "4:8: as_of: '2007-13-07' is no date"),
        ("notes: [One note", "notes: [[One]", "6:9: notes: a text is expected here, not a list"),
        ("published: 2007-12-07T23:38+00:00", "published: soon", "no ISO 8601 date"),
        ("end: 15, ", "end: 16, ", "10:3: .*quoted text has 5 characters, the range 6"),
        ("end: 15, ", "end: 9, ", "10:3: .*the range is empty or negative"),
        ("start: 10", "start: -1", "start: a whole number is expected"),
        ('exact: "hello", ', "", "neither the quoted text nor its digest"),
        ("sha256: 0", "sha256: g", "64 hexadecimal digits"),
        ("{source: s1, start: 10", "{source: s2, start: 10", "no source 's2'. Known: s1"),
        ("because: e1", "because: e9", "16:14: actor 'a': there is no evidence 'e9'"),
        ("because: [e1, e2]", "because: [e1, e1]", "'e1' is cited twice"),
        ("irreversible: forward", "irreversible: yes", "'forward' .* or 'back'"),
        ("2007-12-10, because", "later, because", "available_from: a date is expected"),
        ("- not b.z", "- not b.zz", "21:13: .*no option 'b.zz'. Did you mean 'b.z'"),
        ("statement: a.x if b.z", "statement: a.x if", "22:27: .*breaks off"),
        ("statement: a.x if b.z", "statement: 'a.q'", "22:22: .*no option 'a.q'"),
        ("- [a.y, {statement: Y--}]", "- []", "not an empty list"),
        ("{statement: Y--}", "{statement: Y-}", "2 letters, and there are 3 options"),
        ("{between: Y-N, and: a.y}", "{between: Y-N}", "either 'between' and 'and', or 'about'"),
        ("about: [b.z, a.y]", "about: [b.y]", "no option 'b.y'"),
        ("about: [b.z, a.y]", "about: []", "names no option"),
        ("rest]", "rest, rest]", "'rest' is given twice"),
        ("ranking: [YNN, [Y-Y, b.z and not a.x], rest]", "ranking: []", "ranking: it is empty"),
        ("never: a.y and b.z", "sometimes: a.y", "no key 'sometimes'"),
        ("name: Not both", "always: a.y", "either 'always' or 'never'"),
        ("{taken: [a.y], ", "{taken: [a.w], ", "no option 'a.w'"),
        ("{taken: [a.y], ", "{state: NY, ", "'NY' names no state"),
        ("{taken: [a.y], ", "{", "either 'taken' or 'state'"),
        ("title: A test", "title: ''", "an empty text"),
        ("title: A test\n", "", "'title' is missing"),
        ("      y: {", "      x: {", "19:7: .*the id 'x' is given twice"),
        ("  b:\n", "  a:\n", "the id 'a' is given twice"),
        ("title: A test", "title: A test\ntitle: B", "3:1: the dispute: 'title' is given twice"),
        ("  b:\n", "  b-c:\n", "'b-c' cannot be an id"),
        ("name: Alpha", "name: [Alpha]", "not a list"),
        ("title: A test", "title: !!python/object:os.system x", "2:8: tags"),
        ("title: A test", "title: &a A test", "2:8: anchors"),
        ("notes: [One", "notes: [*a, One", "aliases"),
        ("title: A test", "title: A test\n---\nb: c", "one YAML document"),
        ("title: A test", "? [a]\n: b", "a list cannot be a key"),
        ("title: A test", 'title: "\\q"', "2:.*not YAML"),
        ("title: A test", "title: [", "not YAML"),
        ("title: A test", "title: a\0b", "2:9: not YAML"),
        ("title: A test", "title: " + "[" * 50, "nested more than"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_place(old, new, message):
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert re.search(message, told(text)), told(text)


def test_all_faults_are_told_at_once_in_file_order():
    text = GOOD.replace("question", "qestion").replace("not b.z", "not b.q").replace("a.w", "q")
    text = text.replace("status_quo: {taken: [a.y], assumed: it is so}", "status_quo: NNNN")
    lines = [problem.line for problem in problems(text)]
    assert lines == [3, 21, 40]


def test_columns_inside_quotation_marks_and_blocks():
    quoted = GOOD.replace("- not b.z", '- "not b.q"')
    assert [(p.line, p.column) for p in problems(quoted)] == [(21, 14)]
    block = GOOD.replace("- not b.z", "- |\n        not\n        b.q")
    assert [(p.line, p.column) for p in problems(block)] == [(23, 9)]
    folded = GOOD.replace("- not b.z", "- not\n        b.q")
    assert [(p.line, p.column) for p in problems(folded)] == [(21, 9)]


def test_status_quo_in_its_three_forms():
    forms = ("NYN", "[a.y]", "{state: NYN}")
    old = "{taken: [a.y], assumed: it is so}"
    assert {loads(GOOD.replace(old, form)).status_quo for form in forms} == {"NYN"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (b"\xff\xfea\x00", "not UTF-8 text: byte 0xff"),
        ("titel: Zürich".encode("latin-1"), "1:9: not UTF-8 text: byte 0xfc"),
        (b"just text", "a mapping is expected here, not a text"),
        (b"- a\n- b", "a mapping is expected here, not a list"),
        (b"\x00\x01\x02", "1:1: not YAML"),
        (b"null", "not nothing"),
    ],
)
def test_files_that_are_no_disputes(tmp_path, data, message):
    path = tmp_path / "d.yaml"
    path.write_bytes(data)
    with pytest.raises(DisputeError, match=message):
        load(path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(DisputeError, match="there is no such file"):
        load(tmp_path / "none.yaml")
    with pytest.raises(DisputeError, match="this is a folder, and a dispute is a file"):
        load(tmp_path)
    with pytest.raises(DisputeError):
        load("a\0b")
    large = tmp_path / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(50 << 20)
    with pytest.raises(DisputeError, match="too large for a dispute file: 50 MB"):
        load(large)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert load(str(path)) == loads(GOOD)


def test_saving_leaves_what_stood_there_when_it_fails(tmp_path, monkeypatch):
    path = tmp_path / "d.yaml"
    save(load_case("chicken"), path)
    assert load(path) == load_case("chicken")
    before = path.read_bytes()
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        save(load_case("cuba"), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["d.yaml"]


@pytest.mark.parametrize("case", names())
def test_cases_come_back_as_they_were(case):
    dispute = load_case(case)
    again = loads(dumps(dispute))
    assert again == dispute
    assert dumps(again) == dumps(dispute)


# Round trips ------------------------------------------------------------------------------------


@given(disputes())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_back(dispute):
    assert loads(dumps(dispute)) == dispute


# Hostile files ----------------------------------------------------------------------------------

fragments = st.sampled_from(
    ["", "\n", ":", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "!", "|", ">", "'", '"',
     "\\", "\0", "\x85", "\ufeff", "\ud7ff", "#", "? ", "<<: ", "---\n", "...", "%YAML 9.9\n",
     "~", "null", "1e999", "é", "\t", "@", "`", "Y", "-", "rest", "a.x", "[[[[", "{a: ", ", "]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), fragments), min_size=1, max_size=4
    )
)
@settings(max_examples=250, deadline=None)
def test_no_change_to_a_file_brings_anything_but_a_dispute_or_its_faults(edits):
    text = GOOD
    for start, length, fragment in edits:
        text = text[:start] + fragment + text[start + length :]
    found, faults = attempted(text)
    if found is not None:
        assert loads(dumps(found)) == found
    else:
        assert faults
        assert all(fault.message and fault.file == "d.yaml" for fault in faults)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda t: t.encode("utf-16")))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_bytes_bring_anything_but_a_dispute_error(tmp_path, data):
    path = tmp_path / "d.yaml"
    path.write_bytes(data)
    with pytest.raises(DisputeError):
        load(path)


def test_aliases_are_not_expanded():
    bomb = "a: &a [x]\n" + "".join(f"b{k}: [*a, *a]\n" for k in range(9))
    assert "anchors" in told(bomb)


def test_a_huge_scalar_is_refused_calmly():
    assert "at most 20,000" in told(GOOD.replace("- not b.z", "- " + "a.x and " * 100_000))
