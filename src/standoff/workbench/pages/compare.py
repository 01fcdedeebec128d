"""Saved variants and the file side by side, at an address that names them."""

from __future__ import annotations

import asyncio
from html import escape

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import ui

from standoff.outlook.comparison import Comparison, Version, compare
from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import framed
from standoff.workbench.pages.shelf import ADDRESS, FILE, address_of
from standoff.workbench.pages.side_by_side import side_by_side

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
        told, found = await asyncio.to_thread(_found, bench, named)
        choice.set_content(_choice(bench, named))
        problems.set_content("".join(f'<p class="problem">{escape(each)}</p>' for each in told))
        if found is not None:
            table.set_content(side_by_side(found))
        else:
            table.set_content("<p>Choose two or more of them.</p>")

    with framed(bench, "/what-if", show, title="Compare"):
        ui.html("Variants side by side", tag="h1", sanitize=False)
        ui.link("Back to What if", "/what-if")
        choice = ui.html(_choice(bench, named), tag="form", sanitize=False)
        choice.classes("choose").props(f'action="{ADDRESS}" method="get"')
        problems = ui.html("", sanitize=False).props('role="status"')
        table = ui.html('<p class="note">Solving …</p>', sanitize=False).classes("compared")
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


def _found(bench: Bench, named: list[str]) -> tuple[list[str], Comparison | None]:
    """Lay side by side what can be; say what is wrong with the rest."""
    wrong: list[str] = []
    versions: list[Version] = []
    for name in named:
        if name == FILE:
            page = bench.desk.page
            text, dispute = page.text, page.dispute
        else:
            saved = bench.shelf.get(name)
            if saved.text is None or saved.dispute is None:
                wrong.append(saved.problem or "")
                continue
            text, dispute = saved.text, saved.dispute
        # Of a key of its own: these are not checked, and the places want checked ones.
        answer = bench.answer(f"beside\0{text}", dispute, checked=False)
        shown = "the file" if name == FILE else name
        versions.append(Version(shown, dispute, answer.phases, answer.refused))
    return wrong, compare(versions) if len(versions) > 1 else None
