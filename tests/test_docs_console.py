"""The commands that a page shows print what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standoff.cli.failure import guarded
from standoff.cli.main import app

DOCS = Path(__file__).parents[1] / "docs"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sessions() -> list[tuple[str, str, str, str]]:
    """Each command with its page, the dispute that stands last before it, and what it prints."""
    found = []
    for path in sorted(DOCS.rglob("*.md")):
        page = path.read_text(encoding="utf-8")
        for session in CONSOLE.finditer(page):
            command, _, printed = session[1].partition("\n")
            before = YAML.findall(page[: session.start()])
            found.append((path.name, before[-1] if before else "", command, printed))
    return found


def test_there_are_commands_to_run() -> None:
    assert len(sessions()) >= 2


@pytest.mark.parametrize(
    ("page", "dispute", "command", "printed"), sessions(), ids=lambda it: it[:40]
)
def test_it_prints_what_the_page_says(
    page: str,
    dispute: str,
    command: str,
    printed: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    prompt, program, *arguments = command.split()
    for file in arguments:
        if file.endswith(".yaml"):
            (tmp_path / file).write_text(dispute, encoding="utf-8")
    assert (prompt, program) == ("$", "standoff")
    assert guarded(app, arguments) == 0
    assert capsys.readouterr().out == printed
