"""Reports are opened as they came, and refused with a reason where they cannot be read."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import ReportError
from standoff.reading.source import (
    LIMIT,
    expand,
    open_page,
    open_report,
    read_paths,
    source_from_text,
)

SENTENCE = "The council met on Friday and sent a letter to both sides."


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_report_keeps_its_bytes_hash_and_line_ends(tmp_path: Path) -> None:
    data = f"One.\r\n\r\n{SENTENCE}\n".encode()
    source = open_report(write(tmp_path / "a.txt", data), source_id="s7")
    assert source.id == "s7"
    assert source.text == f"One.\r\n\r\n{SENTENCE}\n"
    assert source.sha256 == sha256(data).hexdigest()
    assert source.encoding == "utf-8"
    assert source.location == str(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("\ufeffCafé.".encode(), "utf-8-sig", "Café."),
        ("Café.".encode("utf-16"), "utf-16", "Café."),
        ("A long line about a cafe.".encode("utf-16-le"), "utf-16-le (guessed)", None),
        ("He said “no” in the café.".encode("cp1252"), "cp1252 (guessed)", None),
    ],
)
def test_encodings_are_told_apart(
    tmp_path: Path, data: bytes, encoding: str, text: str | None
) -> None:
    source = open_report(write(tmp_path / "a.txt", data))
    assert source.encoding == encoding
    assert source.text == (text or data.decode(encoding.removesuffix(" (guessed)")))


def test_a_page_is_read_in_the_character_set_that_it_declares(tmp_path: Path) -> None:
    markup = "<html><head><meta charset='windows-1250'></head><body><p>Dvořák ří</p></body></html>"
    source = open_report(write(tmp_path / "a.dat", markup.encode("cp1250")))
    assert (source.encoding, source.text) == ("cp1250", "Dvořák ří\n")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("a.pdf", b"%PDF-1.4\n...", "PDF"),
        ("a.docx", b"PK\x03\x04abc", "Word"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.gz", b"\x1f\x8b\x08\x00", "gzip"),
        ("zeros.txt", b"abc\x00\x00\x00\x00def\x00", "zero bytes"),
        ("controls.txt", bytes(range(1, 9)) * 40, "control characters"),
        ("tags.html", b"<html><body><script>1</script></body></html>", "no text"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = write(tmp_path / name, data)
    with pytest.raises(ReportError, match=message) as caught:
        open_report(path)
    assert [problem.file for problem in caught.value.problems] == [str(path)]


def test_damaged_utf8_is_refused_with_its_place(tmp_path: Path) -> None:
    data = "Ärger über Öl.\nÜber—all".encode() + b"\xff und \xc3\xa4."
    with pytest.raises(ReportError, match="0xff") as caught:
        open_report(write(tmp_path / "a.txt", data))
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (2, 9)


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    began = time.process_time()
    with pytest.raises(ReportError, match=r"50\.0 MB, more than the 20 MB"):
        open_report(path)
    assert time.process_time() - began < 0.5
    assert LIMIT == 20_000_000


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReportError, match="no regular file"):
        open_report(tmp_path / "pipe")
    with pytest.raises(ReportError, match="is a folder"):
        open_report(tmp_path)
    with pytest.raises(ReportError, match="does not exist"):
        open_report(tmp_path / "nowhere.txt")
    with pytest.raises(ReportError, match="no name that a file can have"):
        open_report("a\x00b")


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", b"text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReportError, match="permission denied"):
        open_report(path)


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden", ".git/x", "page.html", "page_files/ad.js"):
        write(tmp_path / name, b"text")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    names = [str(path.relative_to(tmp_path)) for path in expand([tmp_path, tmp_path / "b.txt"])]
    assert names == ["a/z.txt", "b.txt", "page.html"]


def test_all_that_is_wrong_with_paths_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(ReportError) as caught:
        expand([tmp_path / "none", tmp_path / "gone"])
    assert len(caught.value.problems) == 2


def test_good_reports_are_read_beside_bad_ones(tmp_path: Path) -> None:
    for name, data in (
        ("1.txt", b""),
        ("2.txt", b"Good."),
        ("3.txt", b"%PDF"),
        ("4.txt", b"Fine."),
    ):
        write(tmp_path / name, data)
    reports = read_paths([tmp_path, tmp_path / "gone.txt"])
    assert [(source.id, source.text) for source in reports.sources] == [
        ("s1", "Good."),
        ("s2", "Fine."),
    ]
    assert len(reports.problems) == 3


def test_a_string_becomes_a_source() -> None:
    source = source_from_text("He said \ud800 no.", published="2001-02-03", source_id="s2")
    assert source.sha256
    assert (source.id, source.published, source.text) == ("s2", "2001-02-03", "He said \ufffd no.")
    with pytest.raises(ReportError, match="empty"):
        source_from_text(" \n")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path / "any", data)
    try:
        text = open_page(path).source.text
    except ReportError as error:
        text = str(error).removeprefix(f"{path}:")
    assert text
    assert text.strip()
