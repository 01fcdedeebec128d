"""Further reports that are opened beside a dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import Problem, ReportError
from standoff.reading.further import open_further
from standoff.reading.read import read_pages, read_text

FIRST = read_text("Peru demanded that Chile pay its debt.", published="2031-05-03")
EARLIER = b"LIMA, 1 May 2031 - Peru threatened to close the northern port."
FRENCH = (
    "Le gouvernement a refusé la demande de la ville, et le maire a annoncé que les habitants "
    "feront grève dès lundi. Les deux parties se rencontreront demain."
)
LATER = b"LIMA, 9 May 2031 - Chile accepted the demand of Peru."


def test_they_stand_among_the_old_ones_by_their_day() -> None:
    opened = open_further(FIRST, [("later.txt", LATER), ("earlier.txt", EARLIER)])
    assert [source.location for source, _ in opened.pages] == ["earlier.txt", None, "later.txt"]
    assert opened.fresh == ("s1", "s3")
    assert opened.moved == {"s1": "s2"}
    together = read_pages(opened.pages)
    assert [source.location for source in together.sources] == ["earlier.txt", None, "later.txt"]
    assert [source.id for source in together.sources] == ["s1", "s2", "s3"]


def test_one_that_is_known_or_given_twice_is_passed_over() -> None:
    text = (FIRST.sources[0].text or "").encode()
    opened = open_further(FIRST, [("old.txt", text), ("a.txt", LATER), ("b.txt", LATER)])
    assert [source.location for source in opened.known] == ["old.txt", "b.txt"]
    assert opened.fresh == ("s2",)


def test_what_cannot_be_read_is_told_and_stops_no_other(tmp_path: Path) -> None:
    given = [("bad.pdf", b"%PDF-1.4 nothing"), ("good.txt", LATER), tmp_path / "gone.txt",
             ("french.txt", FRENCH.encode())]  # fmt: skip
    told: list[Problem] = []
    opened = open_further(FIRST, given, on_problem=told.append)
    assert opened.fresh == ("s2",)
    assert sorted(str(each.file) for each in told) == sorted(
        ["bad.pdf", "french.txt", str(tmp_path / "gone.txt")]
    )
    with pytest.raises(ReportError) as refused:
        open_further(FIRST, given)
    assert len(refused.value.problems) == 3


def test_progress_names_each(tmp_path: Path) -> None:
    path = tmp_path / "earlier.txt"
    path.write_bytes(EARLIER)
    told: list[tuple[str, int, int]] = []
    open_further(FIRST, [("later.txt", LATER), path], progress=lambda *each: told.append(each))
    assert told == [("later.txt", 0, 2), (str(path), 1, 2)]


def test_bytes_may_not_be_more_than_a_report_may_have() -> None:
    told: list[Problem] = []
    open_further(FIRST, [("large.txt", b"x" * 20_000_001)], on_problem=told.append)
    assert "20 MB that a report may have" in told[0].message
