"""Brief: the document as it will be exported."""

from __future__ import annotations

import asyncio
from html import escape
from typing import get_args

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from nicegui import ui

from standoff.errors import InputError
from standoff.report.pdf import lacking
from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import framed
from standoff.workbench.pages.working import Working
from standoff.workbench.printing import Form, Making

__all__ = ["register"]

_HERE = "/brief"
_MEDIA: dict[str, str] = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}
_BEAT = 0.1
"""Seconds between looks at whether a document has been made."""


def register(bench: Bench, app: FastAPI) -> None:
    """Let the place be found at its address, and the document in each of its forms."""

    @ui.page(_HERE)
    def brief() -> None:
        _Page(bench).draw()

    @app.get("/export/{name}.{form}")
    async def export(name: str, form: str, request: Request) -> Response:
        forms: dict[str, Form] = {each: each for each in get_args(Form)}
        if form not in forms or name != bench.desk.path.stem:
            return Response("There is no such document.", status_code=404)
        return await _export(bench, forms[form], request)


async def _export(bench: Bench, form: Form, request: Request) -> Response:
    text = bench.desk.page.text
    made = bench.maker.known(text, form)
    if made is None:
        making = Making(text, form)
        try:
            while not making.done:
                # Whoever asked may have left.
                if await request.is_disconnected():
                    making.stop()
                    return Response(status_code=499)
                await asyncio.sleep(_BEAT)
            made = await asyncio.to_thread(making.result)
        except InputError as error:
            return HTMLResponse(f"<pre>{escape(str(error))}</pre>", status_code=422)
        bench.maker.keep(text, form, made)
    return Response(made, media_type=_MEDIA[form])


class _Page:
    """One window on the brief."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.making: Making | None = None

    def draw(self) -> None:
        name = self.bench.desk.path.stem
        with framed(self.bench, _HERE, self.again):
            ui.html("Brief", tag="h1", sanitize=False)
            with ui.element("p").classes("keep"):
                for form, called in (("html", "HTML"), ("pdf", "PDF"), ("md", "Markdown")):
                    if form == "pdf" and (lack := lacking()) is not None:
                        ui.label(lack).classes("note")
                        continue
                    ui.link(f"Save as {called}", f"/export/{name}.{form}").props(
                        f'download="{name}.{form}"'
                    )
            self.strip = Working(self.stop, self.again, label="Put it together")
            self.frame = ui.element("div")
        ui.timer(0, self.again, once=True)
        ui.context.client.on_disconnect(self.stop)

    def stop(self) -> None:
        if self.making is not None:
            self.making.stop()

    async def again(self) -> None:
        """Put it together anew, and stop what was being put together of an earlier file."""
        self.stop()
        text = self.bench.desk.page.text
        if self.bench.maker.known(text, "html") is None and not await self._made(text):
            return
        self.strip.hide()
        self.frame.clear()
        with self.frame:
            ui.element("iframe").classes("brief").props(
                f'src="/export/{self.bench.desk.path.stem}.html?revision={self.bench.desk.revision}"'
                ' title="The brief"'
            )

    async def _made(self, text: str) -> bool:
        """Make the document; say whether it is still the one that is wanted."""
        self.making = making = Making(text, "html")
        while not making.done:
            if self.making is making:
                self.strip.show("It is being put together …", making.doing, making.share)
            await asyncio.sleep(_BEAT)
        try:
            document = await asyncio.to_thread(making.result)
        except InputError as error:
            if self.making is making:
                self.strip.stopped(str(error))
            return False
        self.bench.maker.keep(text, "html", document)
        return self.making is making
