"""A dispute's quotations are held against the sources that are still where they were found."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

import standoff
from standoff.errors import DisputeError

REPORT = "Avaria closed the canal on Monday. Belmark protested."


def dispute_file(folder: Path, quoted: str, *, suffix: str = "", report: str = REPORT) -> Path:
    source = folder / "report.txt"
    source.write_text(report)
    start = REPORT.index("closed")
    file = folder / "dispute.yaml"
    file.write_text(
        f"""format: standoff.dispute/1
title: A canal
sources:
  s1: {{location: {source}, sha256: {sha256(REPORT.encode()).hexdigest()}}}
evidence:
  e1:
    source: s1
    start: {start}
    end: {start + len(quoted)}
    exact: "{quoted}"
    suffix: "{suffix}"
actors:
  avaria:
    name: Avaria
    because: [e1]
    options:
      close: {{name: Close the canal, because: [e1]}}
    preferences:
      - {{statement: avaria.close, because: [e1]}}
status_quo: Y
"""
    )
    return file


def test_what_the_source_says_is_taken(tmp_path: Path) -> None:
    assert standoff.load(dispute_file(tmp_path, "closed the canal")).evidence["e1"].exact


def test_what_it_does_not_say_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DisputeError, match="the source reads 'closed the canal'") as caught:
        standoff.load(dispute_file(tmp_path, "opened the canal"))
    assert caught.value.problems[0].file == str(tmp_path / "dispute.yaml")


def test_false_words_around_a_true_quotation_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DisputeError, match="around the quotation"):
        standoff.load(dispute_file(tmp_path, "closed the canal", suffix=" by mistake"))


def test_a_source_that_has_changed_since_proves_nothing(tmp_path: Path) -> None:
    changed = dispute_file(tmp_path, "opened the canal", report="Something else entirely.")
    assert standoff.load(changed).evidence["e1"].exact == "opened the canal"


def test_a_source_that_is_not_at_hand_proves_nothing(tmp_path: Path) -> None:
    file = dispute_file(tmp_path, "opened the canal")
    (tmp_path / "report.txt").unlink()
    assert standoff.load(file).title == "A canal"
