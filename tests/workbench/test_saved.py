"""Saved variants: listed, opened, renamed, taken out and put back; nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.cases import load_case
from standoff.dispute.file import dumps
from standoff.errors import InputError
from standoff.workbench.saved import Shelf, as_name

TEXT = dumps(load_case("chicken"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    file = tmp_path / "chicken.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return Shelf(file)


def files(shelf: Shelf) -> list[str]:
    return sorted(each.name for each in shelf.path.parent.iterdir())


def test_it_is_saved_under_a_name_of_its_own_and_never_over_another(shelf: Shelf) -> None:
    assert shelf.save("mild", TEXT).name == "chicken.mild.yaml"
    for name in ("mild", "", "../x", "a/b", "x" * 61, "."):
        with pytest.raises(InputError):
            shelf.save(name, TEXT)
    assert files(shelf) == ["chicken.mild.yaml", "chicken.yaml"]
    assert shelf.names() == ("mild",)
    assert shelf.get("mild").text == TEXT


def test_what_is_wrong_with_a_name_is_told_before_anything_is_saved(shelf: Shelf) -> None:
    assert shelf.wrong("mild-2") is None
    for name in ("", "a b", "../x", "x" * 61):
        assert "letters, digits" in str(shelf.wrong(name))
    shelf.save("mild", TEXT)
    assert shelf.wrong("mild") == "chicken.mild.yaml is there already"


def test_what_is_between_words_becomes_a_dash() -> None:
    assert as_name("  mild  talks\tat last ") == "mild-talks-at-last"
    assert as_name(" ") == ""


def test_only_variants_of_this_file_are_listed(shelf: Shelf) -> None:
    for name in ("other.mild.yaml", "chicken.a.b.yaml", "chicken.yml", "chickens.x.yaml"):
        (shelf.path.parent / name).write_text(TEXT, encoding="utf-8")
    shelf.save("b", TEXT)
    shelf.save("a", TEXT)
    assert shelf.names() == ("a", "b")


def test_one_that_has_vanished_or_is_invalid_says_so(shelf: Shelf) -> None:
    assert "is not there" in (shelf.get("gone").problem or "")
    assert "no name of a variant" in (shelf.get("../../x").problem or "")
    path = shelf.save("mild", TEXT)
    assert shelf.get("mild").problem is None
    path.write_text("title: [", encoding="utf-8")
    found = shelf.get("mild")
    assert found.dispute is None
    assert "chicken.mild.yaml cannot be used" in (found.problem or "")
    path.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in (shelf.get("mild").problem or "")
    path.unlink()
    assert "is not there" in (shelf.get("mild").problem or "")


def test_it_is_renamed_taken_out_and_put_back(shelf: Shelf) -> None:
    shelf.save("mild", TEXT)
    shelf.rename("mild", "soft")
    assert shelf.names() == ("soft",)
    shelf.take_out("soft")
    assert (shelf.names(), shelf.taken_out()) == ((), ("soft",))
    shelf.save("soft", TEXT + "\n")
    with pytest.raises(InputError, match="deleted before"):
        shelf.take_out("soft")
    with pytest.raises(InputError, match="is there already"):
        shelf.put_back("soft")
    shelf.rename("soft", "other")
    shelf.put_back("soft")
    assert shelf.names() == ("other", "soft")
    assert shelf.get("soft").text == TEXT
    assert shelf.taken_out() == ()
    for act in (lambda: shelf.rename("no", "way"), lambda: shelf.rename("soft", "other"),
                lambda: shelf.take_out("no"), lambda: shelf.put_back("no")):  # fmt: skip
        with pytest.raises(InputError):
            act()
    assert shelf.names() == ("other", "soft")
