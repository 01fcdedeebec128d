"""The workbench as a web application on this machine."""

from __future__ import annotations

import secrets
import socket
from importlib.resources import files

import uvicorn
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from nicegui import app as nicegui_app
from nicegui import ui

from standoff.workbench.bench import Bench
from standoff.workbench.guard import Guard
from standoff.workbench.pages import adding, brief, compare, model, outcomes, sources, what_if
from standoff.workbench.taking_in import Intake

__all__ = ["Place", "application", "serve"]

_WATCH = 0.7
"""Seconds between looks at the file on the disk."""


class Place:
    """Where the workbench is: its address with the secret.

    Parameters
    ----------
    port
        0: any that is free.
    """

    def __init__(self, port: int = 0) -> None:
        self.secret = secrets.token_urlsafe(24)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", port))
        # Who comes before the application is up waits for it, and is not refused.
        self.socket.listen(128)
        self.port: int = self.socket.getsockname()[1]

    @property
    def address(self) -> str:
        """What is opened in the browser."""
        return f"http://127.0.0.1:{self.port}/?key={self.secret}"


def application(bench: Bench, place: Place) -> FastAPI:
    """Return the application, with its guard in front."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    style = (files("standoff.workbench") / "style.css").read_text(encoding="utf-8")
    ui.add_head_html(f"<style>{style}</style>", shared=True)
    script = (files("standoff.workbench") / "chart.js").read_text(encoding="utf-8")
    ui.add_head_html(f"<script>{script}</script>", shared=True)
    ui.add_head_html("<script>document.documentElement.lang = 'en'</script>", shared=True)
    for each in (model, outcomes, what_if, compare):
        each.register(bench)
    intake = Intake(bench)
    sources.register(intake)
    adding.register(intake)
    brief.register(bench, app)

    @app.get("/")
    async def home() -> RedirectResponse:
        return RedirectResponse("/sources" if bench.dossier is not None else "/model")

    # The bar that Quasar lays on top while a file is uploaded has no name for who cannot see it.
    nicegui_app.config.quasar_config["loadingBar"]["skipHijack"] = True
    ui.run_with(app, title="standoff", dark=None, show_welcome_message=False, reconnect_timeout=20,
                tailwind=False)  # fmt: skip
    nicegui_app.timer(_WATCH, bench.desk.look)
    hosts = (f"127.0.0.1:{place.port}", f"localhost:{place.port}")
    app.add_middleware(Guard, secret=place.secret, hosts=hosts, cookie=f"standoff_{place.port}")
    return app


def serve(bench: Bench, place: Place) -> None:
    """Serve the workbench until it is interrupted."""
    config = uvicorn.Config(application(bench, place), log_level="error", ws_max_size=64 * 2**20)
    uvicorn.Server(config).run(sockets=[place.socket])
