"""A story that was printed before is found, and what it says counts once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from standoff.corpus.question import Question
from standoff.corpus.read import read_corpus
from standoff.corpus.search import open_corpus, search
from standoff.reading.reprints import bands_of, normal, share, shingles_of

WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(60)]), min_size=30, max_size=80)


def ask(corpus: Path, query: str) -> list[Any]:
    with closing(open_corpus(corpus)) as connection:
        return connection.execute(query).fetchall()


@given(WORDS, WORDS)
def test_share_is_that_of_runs_of_five_words(one: list[str], other: list[str]) -> None:
    def runs(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    common, either = runs(one) & runs(other), runs(one) | runs(other)
    assert share(shingles_of(one), shingles_of(other)) == len(common) / len(either)
    assert share(shingles_of(one), shingles_of(one)) == 1


@given(st.text())
def test_normal_text_has_words_only(text: str) -> None:
    once = normal(text)
    assert once == once.strip()
    assert "  " not in once
    assert not set(once) & set('.,;:!?"“”()\n\t')


def test_the_same_words_have_the_same_sketch_everywhere() -> None:
    words = [f"word{n % 17}" for n in range(40)]
    bands = bands_of(shingles_of(words))
    assert len(set(bands)) == 32
    # Another value would tell new reports from all that older corpora hold.
    assert bands[0] == 6543182182052877153
    assert bands_of(shingles_of(words[:29])) == ()


def test_stories_that_agree_in_four_fifths_share_a_band() -> None:
    for seed in range(40):
        words = [f"{seed}x{n}" for n in range(300)]
        cut = words[:250]
        assert 0.8 < share(shingles_of(words), shingles_of(cut)) < 0.85
        assert set(bands_of(shingles_of(words))) & set(bands_of(shingles_of(cut)))


def test_a_reprint_with_its_end_cut_off_is_linked_and_counted_once(corpus: Path) -> None:
    kept_in = corpus
    linked = ask(
        kept_in,
        "SELECT id, same_story_as, share > 0.8, share < 1, publisher FROM sources "
        "WHERE same_story_as IS NOT NULL",
    )
    assert linked == [("s4", "s1", True, True, "Morning Mail")]
    doubled = ask(
        kept_in,
        "SELECT quote FROM claims c JOIN sources s ON s.id = c.source "
        "WHERE coalesce(s.same_story_as, s.id) = 's1' "
        "GROUP BY quote, c.kind, c.act, c.actor, c.target, content HAVING count(*) > 1",
    )
    assert doubled == []
    assert ask(kept_in, "SELECT count(*) FROM repeats")[0][0] > 30
    wrong = ask(
        kept_in,
        "SELECT r.claim FROM repeats r JOIN claims c ON c.id = r.claim JOIN sources s "
        "ON s.id = r.source "
        "WHERE substring(s.text, r.start_char + 1, r.end_char - r.start_char) <> c.quote",
    )
    assert wrong == []


def test_a_search_names_the_reprints_that_say_it_and_no_others(corpus: Path) -> None:
    both = search(corpus, Question("endorse one-sided declaration")).found
    assert both
    assert {tuple(p.source for p in found.printed) for found in both} == {("s1", "s4")}
    cut = search(corpus, Question("2004 rioters")).found
    assert cut
    assert {tuple(p.source for p in found.printed) for found in cut} == {("s1",)}


def test_what_only_a_reprint_says_is_kept(tmp_path: Path, told: Callable[[int], str]) -> None:
    (tmp_path / "a.txt").write_text(told(1), encoding="utf-8")
    added = told(1) + "\nFelmar has accused both of them of a breach of the treaty.\n"
    (tmp_path / "b.txt").write_text(added, encoding="utf-8")
    (tmp_path / "c.txt").write_text(added + "\n", encoding="utf-8")
    (tmp_path / "d.txt").write_text(told(2), encoding="utf-8")
    counts = read_corpus([tmp_path], tmp_path / "corpus.duckdb")
    assert (counts.reports, counts.reprints) == (4, 2)
    found = search(tmp_path / "corpus.duckdb", Question(act="accuse")).found
    assert [[p.source for p in item.printed] for item in found] == [["s2", "s3"]]
