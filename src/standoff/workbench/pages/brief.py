"""Brief: the document as it will be exported."""

from __future__ import annotations

import asyncio
from html import escape

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from nicegui import ui

from standoff.errors import StandoffError
from standoff.report.brief import in_markdown, in_pdf, render
from standoff.report.view import look
from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import framed

__all__ = ["register"]

_HERE = "/brief"
_FORMS = {
    "html": ("text/html; charset=utf-8", render),
    "md": ("text/markdown; charset=utf-8", in_markdown),
    "pdf": ("application/pdf", in_pdf),
}


def register(bench: Bench, app: FastAPI) -> None:
    """Let the place be found at its address, and the document in each of its forms."""

    @ui.page(_HERE)
    def brief() -> None:
        @ui.refreshable
        def content() -> None:
            name = bench.desk.path.stem
            with ui.element("p").classes("keep"):
                for form, called in (("html", "HTML"), ("pdf", "PDF"), ("md", "Markdown")):
                    ui.link(f"Save as {called}", f"/export/{name}.{form}").props(
                        f'download="{name}.{form}"'
                    )
            ui.label(
                "It is put together anew for each change, which may take some seconds."
            ).classes("note")
            ui.element("iframe").classes("brief").props(
                f'src="/export/{name}.html?revision={bench.desk.revision}" title="The brief"'
            )

        with framed(bench, _HERE, content.refresh):
            ui.html("Brief", tag="h1", sanitize=False)
            content()

    @app.get("/export/{name}.{form}")
    async def export(name: str, form: str) -> Response:
        if form not in _FORMS or name != bench.desk.path.stem:
            return Response("There is no such document.", status_code=404)
        media, write = _FORMS[form]
        dispute = bench.desk.page.dispute
        try:
            made = await asyncio.to_thread(lambda: write(look(dispute)))
        except StandoffError as error:
            return HTMLResponse(f"<pre>{escape(str(error))}</pre>", status_code=422)
        return Response(made, media_type=media)
