"""Saved variants and the file side by side, at an address that names them."""

from __future__ import annotations

import asyncio
from html import escape

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import ui

from standoff.dispute.model import Dispute
from standoff.outlook.comparison import Version, compare
from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import framed
from standoff.workbench.pages.shelf import ADDRESS, FILE, address_of
from standoff.workbench.pages.side_by_side import side_by_side
from standoff.workbench.pages.solving import Solving

__all__ = ["register"]


def register(bench: Bench) -> None:
    """Let the comparison be found at its address."""

    @ui.page(ADDRESS)
    def side(request: Request) -> Response | None:
        given = request.query_params.getlist("variants")
        named = [name for each in given for name in each.split(",") if name]
        if len(given) > 1:
            # From the form: the same, at the address that is shared.
            return RedirectResponse(address_of(named))
        _draw(bench, list(dict.fromkeys(named)))
        return None


def _draw(bench: Bench, named: list[str]) -> None:
    async def show() -> None:
        text = bench.desk.page.text
        told, versions = await asyncio.to_thread(_named, bench, named)
        solved = []
        for name, written, dispute in versions:
            # Of variants too the work is stopped when the file changes: all of it begins anew then.
            work = bench.answers.find(
                written, dispute, lambda: bench.desk.page.text == text, checked=False
            )
            answer = await solving.wait(work, more=True)
            if answer is None:
                table.set_content('<p class="note">Not compared yet.</p>')
                return
            solved.append(Version(name, dispute, answer.phases, answer.refused))
        content = "<p>Choose two or more of them.</p>"
        if len(solved) > 1:
            found = await solving.wait(bench.works.begin(object(), lambda _: compare(solved)))
            if found is None:
                return
            content = side_by_side(found)
        solving.over()
        choice.set_content(_choice(bench, named))
        problems.set_content("".join(f'<p class="problem">{escape(each)}</p>' for each in told))
        table.set_content(content)

    with framed(bench, "/what-if", show, title="Compare"):
        ui.html("Variants side by side", tag="h1", sanitize=False)
        ui.link("Back to What if", "/what-if")
        choice = ui.html(_choice(bench, named), tag="form", sanitize=False)
        choice.classes("choose").props(f'action="{ADDRESS}" method="get"')
        problems = ui.html("", sanitize=False).props('role="status"')
        solving = Solving(show, label="Compare")
        table = ui.html("", sanitize=False).classes("compared")
    ui.timer(0, show, once=True)


def _choice(bench: Bench, named: list[str]) -> str:
    names = list(dict.fromkeys((FILE, *bench.shelf.names(), *named)))
    boxes = "".join(
        f'<label><input type="checkbox" name="variants" value="{escape(name, quote=True)}"'
        f"{' checked' if name in named else ''}> {escape(_called(bench, name))}</label>"
        for name in names
    )
    return f'{boxes}<button type="submit">Compare</button>'


def _called(bench: Bench, name: str) -> str:
    return f"the file ({bench.desk.path.name})" if name == FILE else name


def _named(bench: Bench, named: list[str]) -> tuple[list[str], list[tuple[str, str, Dispute]]]:
    """Return what is wrong with those that cannot be read, and the others: name, text, dispute."""
    wrong: list[str] = []
    found: list[tuple[str, str, Dispute]] = []
    for name in named:
        if name == FILE:
            page = bench.desk.page
            found.append(("the file", page.text, page.dispute))
            continue
        saved = bench.shelf.get(name)
        if saved.text is None or saved.dispute is None:
            wrong.append(saved.problem or "")
        else:
            found.append((name, saved.text, saved.dispute))
    return wrong, found
