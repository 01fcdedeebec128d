"""Score the story taken out of HTML pages of our own: 4-gram shingle F1, averaged over pages.

Each page of ``tests/data/html`` is read from its bytes as ``standoff read`` reads a file; the story
is its passages of kinds lead, body and subheading. Beside it stands what trafilatura gives for the
same bytes, where it is installed: ``trafilatura.extract`` with its defaults, but without comments
(``include_comments=False``; ``favor_recall`` off and ``include_tables`` on are its defaults).
``--worst N`` lists the N worst development pages with the lines that are lost or added.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from pages import STORY, score

from standoff.reading.pages import pages_of
from standoff.reading.passages import find_passages

PAGES = Path(__file__).resolve().parents[1] / "tests" / "data" / "html"
SETS = {
    "development": PAGES,
    "held out": PAGES / "held_out",
    "held out, 2": PAGES / "held_out_2",
}

Passages = list[tuple[str, str]]
"""Kind and text of each, in the order of the page."""


def passages(path: Path) -> Passages:
    """Read a page; two stories on it follow each other."""
    found: Passages = []
    for page in pages_of(path.read_bytes(), str(path)):
        text = page.source.text or ""
        kept = find_passages(page.source, hints=page.blocks)
        found.extend((item.kind, text[item.start : item.end]) for item in kept)
    return found


def body(path: Path) -> str:
    """Return the label of a page."""
    return path.with_suffix(".body.txt").read_text(encoding="utf-8")


def ours(path: Path) -> str:
    """Return the story that standoff takes out of a page."""
    return "\n".join(text for kind, text in passages(path) if kind in STORY)


def theirs(path: Path) -> str:
    """Return the story that trafilatura takes out of a page."""
    import trafilatura

    return trafilatura.extract(path.read_bytes(), include_comments=False) or ""


def figures(of: str, *, reader: str = "ours") -> tuple[float, float, float]:
    """Return mean precision, recall and F1 over the pages of a set."""
    read = {"ours": ours, "theirs": theirs}[reader]
    scores = [score(read(path), body(path)) for path in sorted(SETS[of].glob("*.html"))]
    precision, recall, both = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return precision, recall, both


def _explain(path: Path) -> None:
    label = " ".join(body(path).split())
    print("=" * 20, path.stem, "P {:.2f} R {:.2f} F {:.2f}".format(*score(ours(path), label)))
    for kind, text in passages(path):
        line = " ".join(text.split())
        if kind in STORY and line not in label:
            print("  + ", kind, line[:150])
        elif kind not in STORY and line in label and len(line) > 12:
            print("  - ", kind, line[:150])


def main() -> int:
    """Print the mean precision, recall and F1 of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    rivals = {"standoff": "ours"}
    if importlib.util.find_spec("trafilatura"):
        rivals["trafilatura"] = "theirs"
    for name, folder in SETS.items():
        count = len(list(folder.glob("*.html")))
        for rival, reader in rivals.items():
            print(
                f"{name:12} pages {count:2}  {rival:12}"
                "precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*figures(name, reader=reader))
            )
    worst = sorted(PAGES.glob("*.html"), key=lambda path: score(ours(path), body(path))[2])
    for path in worst[: options.worst]:
        _explain(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
