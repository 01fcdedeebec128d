"""Reports that wait to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import InputError
from standoff.reading.source import LIMIT
from standoff.workbench.gathered import Gathered, called
from standoff.workbench.holding import Holding
from standoff.workbench.reading import Pasted


@pytest.fixture
def gathered(tmp_path: Path) -> Gathered:
    (tmp_path / "dispute.yaml").write_text("x", encoding="utf-8")
    at = tmp_path / "dossier.jsonl"
    at.write_text("x", encoding="utf-8")
    holding = Holding(None, dossier_at=at, corrections_at=None)
    return Gathered(tmp_path / "dispute.yaml", holding)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../x.txt", "x.txt"),
        ("C:\\reports\\x.txt", "x.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("a\nb\x00\x1b[31m.txt", "a b\ufffd [31m.txt"),
        ("", "report without a name"),
        ("..", ".."),
        ("x" * 999, "x" * 200),
    ],
)
def test_the_name_of_an_upload_is_a_name_and_nothing_else(
    gathered: Gathered, name: str, kept: str
) -> None:
    gathered.upload(name, b"Peru met Chile.")
    assert [item[0] for item in gathered.items if isinstance(item, tuple)] == [kept]


def test_an_upload_has_bounds(gathered: Gathered) -> None:
    with pytest.raises(InputError, match=r"20\.0 MB, more than the 20 MB"):
        gathered.upload("large.txt", b"x" * (LIMIT + 1))
    with pytest.raises(InputError, match="is empty"):
        gathered.upload("empty.txt", b" \n")
    data = b"x" * LIMIT
    for number in range(10):
        gathered.upload(f"{number}.txt", data)
    with pytest.raises(InputError, match="200 MB would be waiting"):
        gathered.upload("one more.txt", b"x")
    assert len(gathered.items) == 10


def test_a_place_is_one_on_this_machine(gathered: Gathered, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    gathered.place(f" {tmp_path / 'reports'} ")
    assert gathered.items == ((tmp_path / "reports").resolve(),)
    for wrong, why in (
        ("", "write the path"),
        (str(tmp_path / "gone"), "no such file or folder"),
        ("\x00", "no such file or folder"),
        ("~nobody-of-that-name/x", "no such file or folder"),
        ("https://example.org/report", "is not fetched here"),
        (str(tmp_path / "dispute.yaml"), "is no report"),
        (str(tmp_path / "dossier.jsonl"), "is no report"),
        (str(tmp_path / "reports" / ".." / "reports"), "among them already"),
    ):
        with pytest.raises(InputError, match=why):
            gathered.place(wrong)


def test_a_text_is_pasted_with_what_is_known_of_it(gathered: Gathered) -> None:
    gathered.paste("Peru met Chile.", title="Talks\n", published="2031-05-03")
    assert gathered.items == (Pasted("Peru met Chile.", "Talks", None, "2031-05-03"),)
    with pytest.raises(InputError, match="is no day"):
        gathered.paste("Peru met Chile.", published="next week")
    with pytest.raises(InputError, match="is empty"):
        gathered.paste("  \n")


def test_one_of_two_that_are_the_same_is_taken_out(gathered: Gathered) -> None:
    gathered.paste("Peru met Chile.")
    gathered.paste("Peru met Chile.")
    before = gathered.edition
    gathered.remove(gathered.items[1])
    assert len(gathered.items) == 1
    assert gathered.edition > before
    gathered.clear()
    assert gathered.items == ()


def test_each_is_called_by_what_it_is(gathered: Gathered, tmp_path: Path) -> None:
    gathered.upload("x.txt", b"x" * 2000)
    gathered.place(str(tmp_path))
    gathered.paste("Peru met Chile. " * 9)
    told = [called(each) for each in gathered.items]
    assert told[0] == "x.txt (2 kB)"
    assert told[1].endswith("(folder)")
    assert told[2].startswith("pasted: Peru met Chile.")
    assert len(told[2]) < 80
