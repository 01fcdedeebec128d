"""List the mutants that no test noticed and nobody explained, after ``mutmut run``.

``make mutants`` runs both. The explanations are in ``tools/mutation/explained``: each names a
function, the line that was changed, what it became ("*" for whatever it became), and why no test
can or need notice. Ends with 1 where a survivor is not explained, and says which explanations no
mutant needs any more.

    python tools/mutation/survivors.py             all
    python tools/mutation/survivors.py stability   those whose name holds a word
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = ROOT / "mutants" / "src"
EXPLAINED = Path(__file__).parent / "explained"

KILLED, CAUGHT, ENDLESS = {1, 3}, {37}, {-24, 24, 36, 152, 255}
"""How the tests of a mutant ended: they failed, mypy refused it, they took too long."""
_DEFINED = re.compile(r"(\s*)(?:async )?def (\w+__mutmut_(?:\d+|orig))\(")
_NUMBER = re.compile(r"__mutmut_(\d+|orig)")


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that lived: where, the lines that differ, and whether a test reached it at all."""

    name: str
    function: str
    was: tuple[str, ...]
    becomes: tuple[str, ...]
    untested: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a mutant may live."""

    function: str
    was: str
    becomes: str
    file: str

    def covers(self, survivor: Survivor) -> bool:
        """Whether it is about a survivor."""
        return (
            self.function == survivor.function
            and self.was in survivor.was
            and (self.becomes == "*" or self.becomes in survivor.becomes or not survivor.becomes)
        )


def explanations() -> list[Explanation]:
    """Read all of them."""
    found = []
    for path in sorted(EXPLAINED.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", []):
            assert entry["because"].strip(), f"{path.name}: {entry} says no reason"
            found.append(Explanation(entry["function"], entry["was"], entry["becomes"], path.name))
    return found


def spelled(name: str) -> str:
    """Return the dotted name of a mutant's function as the source has it."""
    module, _, mangled = _NUMBER.sub("", name).rpartition(".")
    if "ǁ" in mangled:
        _, owner, method = mangled.split("ǁ")
        return f"{module}.{owner}.{method}"
    return f"{module}.{mangled.removeprefix('x_')}"


def functions(path: Path) -> dict[str, list[str]]:
    """Return the lines of each mutated function of a file, by its mangled name."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found: dict[str, list[str]] = {}
    at = 0
    while at < len(lines):
        head = _DEFINED.match(lines[at])
        if head is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _belongs(lines[end], len(head[1])):
            end += 1
        found.setdefault(head[2], [_NUMBER.sub("", line) for line in lines[at:end]])
        at = end
    return found


def _belongs(line: str, indent: int) -> bool:
    text = line.lstrip()
    return not text or len(line) - len(text) > indent or text.startswith(")")


def outcomes(word: str) -> Iterator[tuple[str, int | None, Path]]:
    """Yield each mutant with how its tests ended, and the file that it is in."""
    for path in sorted(MUTANTS.glob("standoff/**/*.meta")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        for name, ended in kept["exit_code_by_key"].items():
            if word in name:
                yield name, ended, path.with_suffix("")


def survivors(word: str) -> tuple[list[Survivor], Counter[str]]:
    """Return the mutants that lived, and how many there are of each kind."""
    counts: Counter[str] = Counter()
    found: list[Survivor] = []
    read: dict[Path, dict[str, list[str]]] = {}
    for name, ended, path in outcomes(word):
        kind = _kind(ended)
        counts[kind] += 1
        if kind not in {"survived", "no test reaches it"}:
            continue
        if path not in read:
            read[path] = functions(path)
        mangled = name.rpartition(".")[2]
        before = read[path][_NUMBER.sub("__mutmut_orig", mangled)]
        was, becomes = changed(before, read[path][mangled])
        found.append(Survivor(name, spelled(name), was, becomes, kind != "survived"))
    return found, counts


def _kind(ended: int | None) -> str:
    if ended is None:
        return "not run"
    if ended in CAUGHT:
        return "caught by mypy"
    if ended in KILLED:
        return "killed"
    if ended in ENDLESS:
        return "endless"
    if ended < 0:
        return "crashed"
    return "survived" if ended == 0 else "no test reaches it"


def changed(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines that went and those that came, stripped."""
    lines = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]
    went = tuple(line[1:].strip() for line in lines if line.startswith("-"))
    came = tuple(line[1:].strip() for line in lines if line.startswith("+"))
    return went, came


def main(word: str = "") -> int:
    """Print what lived without an explanation."""
    lived, counts = survivors(word)
    told = explanations()
    needed = {e for e in told if any(e.covers(s) for s in lived)}
    unexplained = [s for s in lived if not any(e.covers(s) for e in told)]
    for survivor in unexplained:
        print(survivor.name, "(no test reaches it)" if survivor.untested else "")
        for line in survivor.was:
            print("  was    ", line)
        for line in survivor.becomes:
            print("  becomes", line)
    if not counts["not run"]:
        for entry in told:
            if word in entry.function and entry not in needed:
                print(f"{entry.file}: no survivor needs what it says of {entry.function}")
    print(", ".join(f"{number:,} {kind}" for kind, number in sorted(counts.items())))
    print(f"{len(lived):,} lived, {len(unexplained):,} of them without an explanation")
    return 1 if unexplained or not counts else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
