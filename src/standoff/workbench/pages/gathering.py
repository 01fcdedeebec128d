"""What is to be read: files are chosen, places are given, texts are pasted."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import events, ui

from standoff.reading.source import LIMIT
from standoff.workbench.gathered import Gathered, called
from standoff.workbench.pages.frame import said, tried
from standoff.workbench.reading import Given

__all__ = ["Gathering"]

_LARGEST_PASTE = 900_000
"""Bytes of a text that is pasted: what goes through the page's socket may have a million."""
_PATH = """(e) => { e.preventDefault(); emit(e.target.elements.path.value); }"""
_PASTE = f"""(e) => {{
  e.preventDefault();
  const value = (name) => e.target.elements[name].value;
  const text = value('text').toWellFormed?.() ?? value('text');
  const size = new TextEncoder().encode(JSON.stringify(text)).length;
  emit(size > {_LARGEST_PASTE} ? null
    : [text, value('title'), value('publisher'), value('published')]);
}}"""
_PATH_FIELDS = """
<h2>From a place on this machine</h2>
<label>Path of a file or folder<input name="path" autocomplete="off" spellcheck="false"></label>
<button type="submit">Add this place</button>
<p class="note">Of a folder all files are read, and those of the folders in it. Web addresses are
not taken: nothing is fetched here.</p>
"""
_PASTE_FIELDS = """
<h2>Pasted text</h2>
<label>Text of the report<textarea name="text" rows="5"></textarea></label>
<div class="row">
<label>Title<input name="title" autocomplete="off"></label>
<label>Publisher<input name="publisher" autocomplete="off"></label>
<label>Day<input name="published" type="date"></label>
</div>
<button type="submit">Add this text</button>
<p class="note">Title, publisher and day may be left empty, and are looked for in the text. A
report of which no day is known comes last.</p>
"""


class Gathering:
    """What is gathered, in one window.

    Parameters
    ----------
    read
        Called when it is to be read.
    """

    def __init__(self, gathered: Gathered, read: Callable[[], object]) -> None:
        self.gathered = gathered
        self.read = read

    def draw(self) -> None:
        """Draw what waits, and what adds to it."""
        self._waiting()
        with ui.element("div").classes("columns"):
            with ui.element("div"):
                self._files()
                self._place()
            self._paste()

    def again(self) -> None:
        """Draw anew what waits; what is being typed stays."""
        self.listed.refresh()

    def _files(self) -> None:
        def clear() -> None:
            upload.run_method("removeUploadedFiles")

        with ui.element("section").classes("actor adding-reports").props('aria-label="Files"'):
            ui.html("Files", tag="h2", sanitize=False)
            upload = ui.upload(
                multiple=True, auto_upload=True, max_file_size=LIMIT, on_upload=self._uploaded
            )
            # It only carries what the browser's own field chooses.
            upload.classes("hidden-upload").props('inert aria-hidden="true"')
            upload.on(
                "rejected", self._rejected, js_handler="(all) => emit(all.map((e) => e.file.name))"
            )
            upload.on(
                "failed", lambda: said("A file could not be uploaded: try again.", wrong=True)
            )
            upload.on("uploaded", clear)
            with ui.element("label"):
                ui.html("Files of reports, one or several", tag="span", sanitize=False)
                ui.element("input").props("type=file multiple").on(
                    "change",
                    js_handler="(e) => { "
                    f"getElement({upload.id}).$refs.qRef.addFiles(e.target.files); "
                    "e.target.value = ''; }",
                )
            ui.label(
                "Plain text, HTML, PDF, Word, e-mail, feeds, WARC and JSON Lines are read, up to "
                f"{LIMIT / 1e6:g} MB each. They stay on this machine."
            ).classes("note")

    def _place(self) -> None:
        form = ui.html(_PATH_FIELDS, tag="form", sanitize=False).classes("actor adding-reports")
        form.on("submit", self._placed, js_handler=_PATH)
        self.path_form = form

    def _paste(self) -> None:
        form = ui.html(_PASTE_FIELDS, tag="form", sanitize=False).classes("actor adding-reports")
        form.on("submit", self._pasted, js_handler=_PASTE)
        self.paste_form = form

    def _waiting(self) -> None:
        @ui.refreshable
        def listed() -> None:
            items = self.gathered.items
            if not items:
                ui.label("Nothing yet: choose files, give a path, or paste a text.")
                return
            with ui.element("ul").classes("waiting"):
                for each in items:
                    self._one(each)
            words = "Read all of these" if len(items) > 1 else "Read it"
            ui.button(words, on_click=self.read).props("no-caps")

        with ui.element("section").classes("actor").props('tabindex="-1"') as self.section:
            self.section.props["aria-label"] = "To be read"
            ui.html("To be read", tag="h2", sanitize=False)
            listed()
        self.listed = listed

    def _one(self, item: Given) -> None:
        with ui.element("li"):
            ui.label(called(item))
            button = ui.button("Remove", on_click=lambda: self._remove(item))
            button.props("flat dense no-caps").props["aria-label"] = f"Remove {called(item)}"

    def _remove(self, item: Given) -> None:
        self.gathered.remove(item)
        # The button goes; whoever works by keyboard goes on at the list.
        ui.run_javascript(f"getHtmlElement({self.section.id}).focus()")

    async def _uploaded(self, event: events.UploadEventArguments) -> None:
        data = await event.file.read()
        tried(lambda: self.gathered.upload(event.file.name, data))

    def _rejected(self, event: events.GenericEventArguments) -> None:
        names = ", ".join(str(each)[:80] for each in event.args[:5])
        said(
            f"Not taken: {names}. A report may have {LIMIT / 1e6:g} MB: give the report alone.",
            wrong=True,
        )

    def _placed(self, event: events.GenericEventArguments) -> None:
        if tried(lambda: self.gathered.place(str(event.args))):
            ui.run_javascript(f"getHtmlElement({self.path_form.id}).reset()")

    def _pasted(self, event: events.GenericEventArguments) -> None:
        if event.args is None:
            said(
                f"The text has more than {_LARGEST_PASTE / 1e6:g} MB: save it as a file, and "
                "choose that.",
                wrong=True,
            )
            return
        text, title, publisher, published = (str(each) for each in event.args)
        gathered = self.gathered
        if tried(
            lambda: gathered.paste(text, title=title, publisher=publisher, published=published)
        ):
            ui.run_javascript(f"getHtmlElement({self.paste_form.id}).reset()")
