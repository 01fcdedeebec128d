"""A search finds what it should, in order, and says what cannot be found."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from standoff.cli.failure import guarded
from standoff.cli.main import app
from standoff.corpus.periods import first_day, last_day
from standoff.corpus.question import Question
from standoff.corpus.search import open_corpus, search
from standoff.errors import InputError, MissingError

SCHEMAS = Path(__file__).parents[2] / "src" / "standoff" / "schemas"


def quotes(corpus: Path, question: Question) -> list[str]:
    return [found.quote for found in search(corpus, replace(question, limit=0)).found]


def test_words_are_sought_in_evidence_and_in_names(corpus: Path) -> None:
    found = search(corpus, Question("Lavrov specific", limit=0)).found
    assert found
    assert all("specific" in item.quote for item in found)
    # "Russia" stands in no such sentence: it is the actor's name.
    assert any("Russia" not in f.quote for f in search(corpus, Question("Russia", limit=0)).found)


def test_words_begin_words_and_capitals_are_whole(corpus: Path) -> None:
    assert quotes(corpus, Question("endors")) == quotes(corpus, Question("Endorse"))
    assert quotes(corpus, Question("ndorse")) == []
    for quote in quotes(corpus, Question("US")):
        assert "discuss" not in quote.split()


def test_each_condition_narrows(corpus: Path) -> None:
    everything = quotes(corpus, Question())
    for question in (
        Question(act="threaten"),
        Question(kind="deadline"),
        Question(plover="REJECT"),
        Question(actor="Russia"),
        Question(target="serbia"),
        Question(since="2007-12"),
        Question(until="2007-12"),
    ):
        assert 0 < len(quotes(corpus, question)) < len(everything), question


def test_an_actor_is_found_by_id_name_alias_and_by_who_speaks_for_it(corpus: Path) -> None:
    by_name = search(corpus, Question(actor="Russia", limit=0)).found
    assert by_name == search(corpus, Question(actor="russia", limit=0)).found
    assert by_name == search(corpus, Question(actor="Moscow", limit=0)).found
    lavrov = search(corpus, Question(actor="Lavrov", limit=0)).found
    assert {item.claim for item in lavrov} <= {item.claim for item in by_name}


def test_newest_come_first_and_the_limit_counts(corpus: Path) -> None:
    answer = search(corpus, Question(limit=5))
    days = [found.day for found in search(corpus, Question(limit=0)).found if found.day]
    assert days == sorted(days, reverse=True)
    assert len(answer.found) == 5
    assert answer.total == len(search(corpus, Question(limit=0)).found)


def test_a_place_is_the_line_of_the_text(corpus: Path) -> None:
    with closing(open_corpus(corpus)) as connection:
        texts = dict(connection.execute("SELECT id, text FROM sources").fetchall())
    places = [p for f in search(corpus, Question(limit=0)).found for p in f.printed]
    assert len(places) > 100
    for place in places:
        assert place.line == texts[place.source][: place.start].count("\n") + 1


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2007", date(2007, 1, 1), date(2007, 12, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2007-11-30", date(2007, 11, 30), date(2007, 11, 30)),
    ],
)
def test_a_year_a_month_and_a_day_have_a_first_and_a_last_day(
    given: str, first: date, last: date
) -> None:
    assert (first_day(given), last_day(given)) == (first, last)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(act="threatn"), "Did you mean 'threaten'"),
        (Question(kind="stances"), "Did you mean 'stance'"),
        (Question(plover="THREAT"), "Did you mean 'THREATEN'"),
        (Question(actor="Rusia"), "Did you mean 'Russia'"),
        (Question(since="2007-13"), "2007, 2007-11 or 2007-11-30"),
        (Question(until="2007-02-30"), "2007, 2007-11 or 2007-11-30"),
        (Question(since="yesterday"), "2007, 2007-11 or 2007-11-30"),
        (Question(limit=-1), "0 shows all"),
    ],
)
def test_says_what_cannot_be_found(corpus: Path, question: Question, said: str) -> None:
    with pytest.raises((InputError, MissingError), match=said):
        search(corpus, question)


def test_signs_in_a_word_are_no_pattern(corpus: Path) -> None:
    for text in (".*", "a|b", "[a-z]", "%", "\\", "^"):
        assert quotes(corpus, Question(text)) == []


@pytest.fixture
def standoff(
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: object) -> tuple[int, str, str]:
        code = guarded(app, [str(each) for each in arguments])
        ended = capsys.readouterr()
        return code, ended.out, ended.err

    return run


def test_the_command_shows_who_what_when_and_where(
    corpus: Path, standoff: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = standoff("search", corpus, "declaration", "--since", "2007-11")
    shown = " ".join(out.split())
    assert code == 0
    assert "“The letter does not endorse a one-sided declaration" in shown
    assert "7 December 2007 (reported)" in shown
    assert "kosovo-talks.txt:23, Harbour News, " in shown
    assert ", and 1 reprint" in shown
    assert standoff("search", corpus, "zebra")[1] == "Nothing found.\n"
    assert "The first 1 of" in standoff("search", corpus, "--limit", "1")[1]


def test_the_json_has_its_published_form(
    corpus: Path, standoff: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = standoff("search", corpus, "Serbia", "--json")
    answer = json.loads(out)
    schema = json.loads((SCHEMAS / "search-1.json").read_text())
    assert code == 0
    assert [e.message for e in Draft202012Validator(schema).iter_errors(answer)] == []
    assert answer["found"][0].keys() == schema["properties"]["found"]["items"]["properties"].keys()
    assert answer["question"] == {"text": "Serbia", "limit": 20}


def test_the_commands_refuse_with_a_reason(
    tmp_path: Path, standoff: Callable[..., tuple[int, str, str]]
) -> None:
    code, _, err = standoff("search", tmp_path / "none.duckdb", "Russia")
    assert (code, "does not exist" in err) == (2, True)
    code, _, err = standoff("search", tmp_path, "Russia")
    assert (code, "without the tables of a corpus" in err) == (2, True)
    (tmp_path / "text.duckdb").write_text("no database" * 1000)
    code, _, err = standoff("search", tmp_path / "text.duckdb", "Russia")
    assert (code, "is not a corpus" in err) == (2, True)
    code, _, err = standoff("read", tmp_path, "-o", tmp_path / "no" / "c.duckdb")
    assert (code, "does not exist" in err) == (2, True)
    code, _, err = standoff("read", tmp_path, "--workers", "2")
    assert (code, "go with a corpus" in err) == (2, True)


def test_reading_says_what_it_did(
    tmp_path: Path,
    told: Callable[[int], str],
    standoff: Callable[..., tuple[int, str, str]],
) -> None:
    (tmp_path / "a.txt").write_text(told(1), encoding="utf-8")
    (tmp_path / "b.txt").write_text(told(1) + "\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    corpus = tmp_path / "c.duckdb"
    code, out, err = standoff("read", tmp_path, "-o", corpus)
    assert code == 0
    assert out.startswith("Read 2 reports with ")
    assert "1 of them is a reprint: their claims are counted once." in out.replace("\n", " ")
    assert "empty.txt: is empty" in err
    code, out, _ = standoff("read", tmp_path, "-o", corpus, "--json")
    told_again = json.loads(out)
    schema = json.loads((SCHEMAS / "corpus-1.json").read_text())
    assert [e.message for e in Draft202012Validator(schema).iter_errors(told_again)] == []
    assert (told_again["reports"], told_again["there"], told_again["problems"]) == (0, 2, 1)
    code, _, err = standoff("read", tmp_path / "empty.txt", "-o", tmp_path / "d.duckdb")
    assert (code, "none of the reports can be read" in err) == (2, True)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("all.jsonl", '{"format":"standoff.dossier/1"}\n', "is a dossier, not a corpus"),
        ("all.csv", "a,b\n1,2\n", "is not a corpus"),
    ],
)
def test_what_is_no_corpus_is_refused_with_how_to_make_one(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"{said}; `standoff read REPORTS -o corpus.duckdb`"):
        search(tmp_path / name, Question())
