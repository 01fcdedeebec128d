"""Draw the examples of the pages in docs/concepts: one SVG file for each image that they show.

``make drawings`` runs it. A drawing shows the dispute that stands before it on its page, the
equilibria that the table says, and what the first command after it prints: the improvement and the
answer to it, or the way. ``tests/test_concept_pages.py`` fails where a drawing is out of date.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.graph.game import graph
from standoff.stability.coalition_verdict import CoalitionVerdict
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.paths import paths
from standoff.stability.verdict import Improvement, Move, Verdict

sys.path.insert(0, str(Path(__file__).parent))

from state_graph import sheet
from state_graph_svg import Story, svg

PAGES = Path(__file__).parent.parent / "docs" / "concepts"
BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
IMAGE = re.compile(r"^!\[[^]]+\]\(([a-z-]+)\.svg\)$", re.MULTILINE)
COMMAND = re.compile(r"^\$ standoff (.+)$", re.MULTILINE)
TABLE = re.compile(r"^\|.+\|\n\|[-|]+\|\n(?:\|.+\|\n?)+", re.MULTILINE)
_CHIP = 27


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a page: its drawing's name, its dispute, and what follows it."""

    name: str
    dispute: Dispute
    after: str


def examples(page: str) -> Iterator[Example]:
    """Find the examples of a page that are drawn."""
    blocks = list(BLOCK.finditer(page))
    for at, block in enumerate(blocks):
        end = blocks[at + 1].start() if at + 1 < len(blocks) else len(page)
        after = page[block.end() : end]
        for image in IMAGE.finditer(after):
            yield Example(image[1], loads(block[1]), after)


def rows(text: str) -> Iterator[dict[str, str]]:
    """Read the rows of all tables in a text, by their column heads."""
    for table in TABLE.findall(text):
        head, _, *lines = (
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        )
        yield from (dict(zip(head, line, strict=True)) for line in lines)


def listed(states: str) -> list[str]:
    """Read a cell that lists states."""
    return [] if states == "none" else states.split(", ")


def drawing(example: Example) -> str:
    """Draw an example."""
    story, start = _story(example)
    chips = {state: list(lines) for state, lines in (story.chips or {}).items()}
    settled = _settled(example.after)
    for state, concepts in settled.items():
        chips.setdefault(state, []).extend(wrap("● " + ", ".join(concepts), _CHIP))
    if start is not None:
        chips.setdefault(start, []).insert(0, "▸ status quo")
    game = graph(example.dispute)
    page = sheet(game, chips=max(map(len, chips.values()), default=0))
    legend = (
        *story.legend,
        "Bold: an improvement; thin: another. At the right: each actor's rank; 1 is the worst.",
        *(["?: it is not known how it compares with some other state."] if page.unsure else []),
        *([f"● under which concepts {_who_stays(example)}.{_frame(story)}"] if settled else []),
    )
    told = {state: tuple(lines) for state, lines in chips.items()}
    return svg(page, Story(story.heading, story.steps, legend, told, story.holding))


def _who_stays(example: Example) -> str:
    asked = re.search(r"--coalition (\S+)", example.after)
    if asked is None:
        return "the dispute can settle there"
    return f"{_named(example.dispute, asked[1].split(','))} together stay there"


def _named(dispute: Dispute, members: list[str]) -> str:
    *names, last = (dispute.actor(member).name for member in members)
    return f"{', '.join(names)} and {last}"


def _frame(story: Story) -> str:
    return f" Thick frame: under {story.heading.rpartition(': ')[2]}." if story.holding else ""


def _settled(after: str) -> dict[str, list[str]]:
    """Say for each state under which concepts the tables have it, for the coalition asked about."""
    asked = COMMAND.search(after)
    together = re.search(r"--coalition (\S+)", asked[1]) if asked else None
    found: dict[str, list[str]] = {}
    for row in rows(after):
        if together and row.get("coalition") == together[1].replace(",", ", "):
            states = row["stable"]
        elif not together and "equilibria" in row:
            states = row["equilibria"]
        else:
            continue
        for state in listed(states):
            found.setdefault(state, []).append(row["concept"])
    return found


def _story(example: Example) -> tuple[Story, str | None]:
    """Say what a drawing points out, and which state is the status quo, if that matters."""
    title = example.dispute.title
    command = COMMAND.search(example.after)
    if command is None:
        return Story(title), None
    verb, _file, *rest = shlex.split(command[1])
    options = dict(zip(rest[::2], rest[1::2], strict=True)) if rest[0].startswith("--") else {}
    if verb == "explain":
        options = dict(zip(rest[1::2], rest[2::2], strict=True))
        return _explained(example, rest[0], options), None
    wanted = options.get("--to", rest[0])
    (route,) = paths(example.dispute, to=wanted).routes
    moves = route.improvements or route.moves or ()
    by = "by improvements" if route.improvements else "by moves that do not all pay"
    way = f"The numbers: the shortest way from {example.dispute.status_quo} to {wanted}, {by}."
    return Story(title, tuple(_steps(moves, 1)), (way,)), example.dispute.status_quo


def _explained(example: Example, state: str, options: dict[str, str]) -> Story:
    dispute, concept = example.dispute, options["--concept"]
    verdict: Verdict | CoalitionVerdict
    if "--coalition" in options:
        members = options["--coalition"].split(",")
        (verdict,) = explain_coalition(dispute, state, members, concept=concept)
        who = _named(dispute, members)
        own, answer = verdict.departures[0].moves, verdict.departures[0].sanction
    else:
        (verdict,) = explain(dispute, state, actor=options["--actor"], concept=concept)
        who = dispute.actor(options["--actor"]).name
        if verdict.anticipated:
            return _ahead(example, verdict, who)
        first = min(verdict.improvements, key=lambda item: item.sanction is not None)
        own, answer = (first.move,), first.sanction
        if first.together:
            return _together(example, verdict, first)
    steps = (*_steps(own, 1), *_steps(answer or (), len(own) + 1))
    return Story(
        f"{dispute.title}: {concept}", steps, (_sentence(who, own, answer, verdict),),
        holding=_holding(example.after, concept),
    )  # fmt: skip


def _sentence(
    who: str,
    own: tuple[Move, ...],
    answer: tuple[Move, ...] | None,
    verdict: Verdict | CoalitionVerdict,
) -> str:
    numbers = _numbers(1, len(own))
    left = f"{numbers}: {who} could leave {verdict.state} for {own[-1].after}."
    if verdict.concept.partition("_")[0] in ("Nash", "CNash"):
        return f"{left} Under {verdict.concept} no answer counts."
    if answer is None:
        return f"{left} Nothing that counts under {verdict.concept} deters that."
    ends = f"{_numbers(len(own) + 1, len(answer))}: the answer, which ends at {answer[-1].after}."
    return f"{left} {ends}"


def _numbers(first: int, count: int) -> str:
    return ", ".join(str(first + each) for each in range(count))


def _ahead(example: Example, verdict: Verdict, who: str) -> Story:
    line = verdict.anticipated[0]
    numbers = _numbers(1, len(line.line))
    told = f"what {who} foresees if it leaves {verdict.state} and looks {line.horizon} moves ahead"
    return Story(
        f"{example.dispute.title}: {verdict.concept}",
        tuple(_steps(line.line, 1)),
        (f"{numbers}: {told}.",),
        holding=_holding(example.after, verdict.concept),
    )


def _together(example: Example, verdict: Verdict, first: Improvement) -> Story:
    steps = (*_steps((first.move,), 1), *(("1", *step[1:]) for step in
             _steps(first.sanction or (), 1)))  # fmt: skip
    told = f"1, 1: moves from {verdict.state} at the same moment. Together they lead to"
    return Story(
        f"{example.dispute.title}: SIM",
        steps,
        (f"{told} {first.together}.",),
        {str(first.together): ("▸ where both moves lead",)},
        _holding(example.after, "SIM"),
    )


def _steps(moves: tuple[Move, ...], first: int) -> Iterator[tuple[str, str, str, str]]:
    for at, move in enumerate(moves):
        yield str(first + at), move.actor, move.before, move.after


def _holding(after: str, concept: str) -> frozenset[str]:
    found = _settled(after)
    return frozenset(state for state, concepts in found.items() if concept in concepts)


def main() -> None:
    """Draw all of them."""
    for path in sorted(PAGES.glob("*.md")):
        for example in examples(path.read_text(encoding="utf-8")):
            (PAGES / f"{example.name}.svg").write_text(drawing(example), encoding="utf-8")
            print(f"{path.name}: {example.name}.svg")


if __name__ == "__main__":
    main()
